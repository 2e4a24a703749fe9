//! What is said of samples whatever the numbers are.

/// Draws samples, beside ridge.
pub const COUNT_ZEROS: &str = "How often is one exactly 0, beside ridge?";

/// Shows the samples.
pub const SHOW: &str = "Show samples";

/// Draws them anew.
pub const AGAIN: &str = "Draw again";

/// The name of σ.
pub const SIGMA: &str = "noise σ";

/// The name of its field.
pub const SET_SIGMA: &str = "Set σ";
