//! The standard deviation of the noise.

use crate::state::State;

impl State {
    /// n: how many rows the data have, or what stands in the place of it where there is no data.
    pub fn rows(&self) -> usize {
        const USUAL: u32 = 100;
        let own = self.problem.sample_size();
        own.unwrap_or_else(|| self.topic.sampling.n.unwrap_or(USUAL) as usize)
    }

    /// σ: the chosen one, or else the problem's own.
    pub fn sigma(&self) -> f64 {
        self.topic
            .sampling
            .sigma
            .unwrap_or_else(|| self.usual_sigma())
    }

    /// The problem's own σ: the estimate √(2n·Loss_min/(n − 2)) from the residuals of data, and
    /// where there is none, √n·λ_max/12, with which samples spread over a part of the picture.
    pub fn usual_sigma(&self) -> f64 {
        let (loss, n) = (self.problem.loss(), self.rows() as f64);
        if loss.minimum() > 0.0 {
            (2.0 * n * loss.minimum() / (n - 2.0)).sqrt()
        } else {
            n.sqrt() * loss.lambda_max().value() / 12.0
        }
    }
}
