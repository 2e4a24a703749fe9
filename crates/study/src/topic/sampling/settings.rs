//! How θ̂ is drawn.

/// The sampling distribution N(θ̂, σ²/n·H⁻¹) of least squares, and the draws from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// σ ≥ 0, the standard deviation of the noise, in the unit of the target; `None` is the
    /// problem's own, see [`State::sigma`](crate::State::sigma).
    pub sigma: Option<f64>,
    /// Which draws: equal seeds give equal draws.
    pub seed: u32,
    /// How many, at least 1 and at most [`Settings::MOST`].
    pub draws: u32,
}

impl Settings {
    /// The most draws that are solved at once.
    pub const MOST: u32 = 10_000;
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            sigma: None,
            seed: 1,
            draws: 2000,
        }
    }
}
