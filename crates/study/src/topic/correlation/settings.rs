//! What is held while the correlation of two features moves.

/// The settings of the loss.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settings {
    /// What stays while ρ moves.
    pub held: Held,
}

/// What stays while ρ moves: each answers another question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// q = Xᵀy/n, the covariances of the features with the target; θ̂ = H⁻¹q follows.
    #[default]
    Covariances,
    /// θ̂; q = Hθ̂ follows.
    Center,
    /// The true θ, which is where θ̂ is drawn around in each sample.
    Truth,
}

impl Held {
    /// All, in their order on the page.
    pub const ALL: [Held; 3] = [Held::Covariances, Held::Center, Held::Truth];

    /// How far |ρ| goes. With q held no minimum need exist at ±1, and samples need H⁻¹.
    #[must_use]
    pub fn most(self) -> f64 {
        match self {
            Held::Covariances | Held::Truth => 0.99,
            Held::Center => 1.0,
        }
    }
}
