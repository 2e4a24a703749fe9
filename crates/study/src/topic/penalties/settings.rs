//! The second plane, and which penalties can be constrained.

use lasso_path::solve::penalty::Penalty;

/// The second plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settings {
    /// The penalty of a second plane beside the first one, if there is one.
    pub beside: Option<Penalty>,
    /// The number that the two planes have in common besides the loss.
    pub link: Link,
}

/// The number that two planes have in common besides the loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// λ.
    #[default]
    Lambda,
    /// The radius of the ball.
    Radius,
}

/// Whether a radius can be chosen for a penalty, and λ follow: for a ball without jumps.
pub fn takes_radius(penalty: Penalty) -> bool {
    penalty.convex() && penalty != Penalty::None
}
