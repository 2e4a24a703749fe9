//! The settings of the view, for tables of many features.

use figure::{Against, Scale};

/// The folds of a cross-validation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folds {
    /// K, from 2 on.
    pub count: u32,
    /// Of the order in which rows are dealt; without one, row i is in fold i mod K.
    pub seed: Option<u32>,
}

impl Folds {
    /// The most folds that a link can ask for.
    pub const MOST: u32 = 1000;
}

/// The settings of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Of λ's axis and slider.
    pub scale: Scale,
    /// What the coefficients are drawn against.
    pub against: Against,
    /// The cross-validation under the paths, if there is one.
    pub folds: Option<Folds>,
    /// Whether twenty other orders of the rows are validated too.
    pub other_seeds: bool,
}

impl Default for Settings {
    /// A logarithmic axis of λ, and nothing validated.
    fn default() -> Self {
        Settings {
            scale: Scale::Logarithmic,
            against: Against::Lambda,
            folds: None,
            other_seeds: false,
        }
    }
}
