//! What is said of correlated features whatever the numbers are.

use super::Held;

/// What ρ is.
pub const RHO: &str =
    "ρ says how strongly the two features go together, from −1 to 1. While it moves, keep:";

/// What stays while ρ moves, in a few words.
#[must_use]
pub fn held(held: Held) -> &'static str {
    match held {
        Held::Covariances => "each feature’s tie to the target (q)",
        Held::Center => "the least-squares point (θ̂)",
        Held::Truth => "the true weights, with new samples",
    }
}

/// What can be dragged in the plane.
pub const HANDLES: &str = "The handles on the contour turn and stretch it.";
