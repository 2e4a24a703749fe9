//! The settings of the view.

/// What a Laplace and a Gaussian prior side by side have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Equal {
    /// λ.
    #[default]
    Lambda,
    /// The variance of a coordinate: 2b² = τ².
    Variance,
}

/// The settings of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What two priors have in common.
    pub equal: Equal,
    /// Of which the plane shows contours: likelihood, prior and posterior.
    pub shown: [bool; 3],
}

impl Default for Settings {
    /// All three together.
    fn default() -> Self {
        Settings {
            equal: Equal::default(),
            shown: [true; 3],
        }
    }
}
