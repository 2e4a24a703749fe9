//! The coordinates in which a penalty is a sum of functions of one coordinate each.

use crate::problem::Vector2;

/// Coordinates of the plane in which a penalty is a sum of functions of one coordinate each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// θ₁ and θ₂.
    Axes,
    /// u = (θ₁ + θ₂)/2 and v = (θ₁ − θ₂)/2, for ‖θ‖_∞ = |u| + |v|. Gradients have the coordinates
    /// g₁ + g₂ and g₁ − g₂, so that g·θ is the same in both bases.
    Diagonals,
}

impl Basis {
    /// A point in this basis's coordinates.
    #[must_use]
    pub fn of_point(self, [first, second]: Vector2) -> Vector2 {
        match self {
            Self::Axes => [first, second],
            Self::Diagonals => [0.5 * (first + second), 0.5 * (first - second)],
        }
    }

    /// A point from its coordinates in this basis.
    #[must_use]
    pub fn to_point(self, [first, second]: Vector2) -> Vector2 {
        match self {
            Self::Axes => [first, second],
            Self::Diagonals => [first + second, first - second],
        }
    }

    /// A gradient in this basis's coordinates.
    #[must_use]
    pub fn of_gradient(self, [first, second]: Vector2) -> Vector2 {
        match self {
            Self::Axes => [first, second],
            Self::Diagonals => [first + second, first - second],
        }
    }

    /// A gradient from its coordinates in this basis.
    #[must_use]
    pub fn to_gradient(self, [first, second]: Vector2) -> Vector2 {
        match self {
            Self::Axes => [first, second],
            Self::Diagonals => [0.5 * (first + second), 0.5 * (first - second)],
        }
    }
}
