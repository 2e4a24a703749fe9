//! Which part of the octahedron holds a point.

use super::Vector3;

/// The part of the ball ‖θ‖₁ ≤ c that holds θ* in its relative interior.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The interior: the constraint is slack.
    Inside,
    /// c = 0: the ball is a point.
    Origin,
    /// One coordinate is not 0.
    Corner,
    /// Two coordinates are not 0.
    Edge,
    /// No coordinate is 0.
    Face,
}

impl Part {
    /// Of θ with ‖θ‖₁ = c, or with ‖θ‖₁ < c where the constraint is slack.
    #[must_use]
    pub fn of(theta: Vector3, slack: bool) -> Self {
        if slack {
            return Part::Inside;
        }
        match theta.iter().filter(|t| **t != 0.0).count() {
            0 => Part::Origin,
            1 => Part::Corner,
            2 => Part::Edge,
            _ => Part::Face,
        }
    }

    /// Its name, as programs read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Part::Inside => "inside",
            Part::Origin => "origin",
            Part::Corner => "corner",
            Part::Edge => "edge",
            Part::Face => "face",
        }
    }
}
