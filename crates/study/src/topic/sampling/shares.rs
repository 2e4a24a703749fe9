//! How often a coordinate is exactly 0.

use crate::derived::Derived;

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
}
