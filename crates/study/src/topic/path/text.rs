//! What is said of the path whatever the numbers are.

/// The title of the large picture.
pub const PATHS: &str = "Both parameters at every λ";
