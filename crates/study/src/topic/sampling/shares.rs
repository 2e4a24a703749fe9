//! How often a coordinate is exactly 0.

use crate::claim::Claim;
use crate::derived::Derived;
use figure::number::percent;

impl Derived {
    /// The share of samples in which each coordinate is exactly 0; `None` while none is shown.
    pub fn zero_shares(&self) -> Option<[f64; 2]> {
        let samples = &self.samples;
        let count = samples.len() as f64;
        let none = self
            .draws
            .vanishing(self.solved.penalty, self.solved.lambda, samples);
        let share = |j: usize| {
            let zeros = samples
                .iter()
                .zip(&none)
                .filter(|(theta, none)| theta[j] == 0.0 && !none[j]);
            zeros.count() as f64 / count
        };
        (count > 0.0).then(|| [share(0), share(1)])
    }

    /// The same beside the plane's axes, each the longest text first; none while no samples are shown.
    pub fn sample_captions(&self) -> Option<[[String; 2]; 2]> {
        let shares = self.zero_shares()?;
        let total = thousands(self.samples.len());
        let text = |j: usize| {
            let short = format!("{} = 0 in {}", self.solved.names[j], percent(shares[j]));
            [format!("{short} of {total} samples"), short]
        };
        Some([text(0), text(1)])
    }

    /// How often each coordinate is exactly 0, in a sentence; `None` while no samples are shown.
    pub fn zero_shares_note(&self) -> Option<Claim> {
        let [first, second] = self.zero_shares()?;
        let [a, b] = &self.solved.names;
        Some(Claim::new(
            "zero-shares",
            format!(
                "In {} of {} samples θ* has {a} = 0 exactly, in {} {b} = 0.",
                percent(first),
                self.samples.len(),
                percent(second)
            ),
        ))
    }
}

/// 2000 as "2,000".
fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(thousands(7), "7");
        assert_eq!(thousands(2000), "2,000");
        assert_eq!(thousands(1234567), "1,234,567");
    }
}
