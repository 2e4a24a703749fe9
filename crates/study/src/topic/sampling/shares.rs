//! How often a coordinate is exactly 0.

use crate::claim::Claim;
use crate::derived::Derived;
use figure::number::percent;

impl Derived {
    /// The share of samples in which each coordinate is exactly 0; `None` while none is shown.
    pub fn zero_shares(&self) -> Option<[f64; 2]> {
        let samples = &self.samples;
        let count = samples.len() as f64;
        let share = |j: usize| {
            let zeros = samples.iter().filter(|theta| theta[j] == 0.0);
            zeros.count() as f64 / count
        };
        (count > 0.0).then(|| [share(0), share(1)])
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
