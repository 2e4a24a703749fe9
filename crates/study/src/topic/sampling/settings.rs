//! How θ̂ is drawn.

use crate::entry::LARGEST;

/// The sampling distribution N(θ̂, σ²/n·H⁻¹) of least squares, and the draws from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// σ ≥ 0, the standard deviation of the noise, in the unit of the target; `None` is the
    /// problem's own, see [`State::sigma`](crate::State::sigma).
    pub sigma: Option<f64>,
    /// n, how many rows a problem without data is taken to have; `None` is 100.
    pub n: Option<u32>,
    /// Which draws: equal seeds give equal draws.
    pub seed: u32,
    /// How many, at least 1 and at most [`Settings::MOST`].
    pub draws: u32,
}

impl Settings {
    /// The most draws that are solved at once.
    pub const MOST: u32 = 10_000;
    /// The most rows that a problem without data can be taken to have.
    pub const MOST_ROWS: u32 = 1_000_000_000;

    /// The same with everything within its bounds.
    #[must_use]
    pub(crate) fn clamped(self) -> Self {
        Settings {
            sigma: self.sigma.map(|sigma| sigma.clamp(0.0, LARGEST)),
            n: self.n.map(|n| n.clamp(1, Self::MOST_ROWS)),
            draws: self.draws.clamp(1, Self::MOST),
            ..self
        }
    }

    /// The same with other draws.
    #[must_use]
    pub(crate) fn again(self) -> Self {
        Settings {
            seed: self.seed.wrapping_add(1),
            ..self
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            sigma: None,
            n: None,
            seed: 1,
            draws: 2000,
        }
    }
}
