//! λ∂P(θ) as a box.

use super::Basis;
use crate::problem::Vector2;

/// λ∂P(θ): all g with `lower` ≤ g ≤ `upper` in the coordinates of `basis`; bounds may be ±∞.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subdifferential {
    /// The coordinates of the bounds: [`Basis::of_gradient`].
    pub basis: Basis,
    /// The lower bounds.
    pub lower: Vector2,
    /// The upper bounds.
    pub upper: Vector2,
}

impl Subdifferential {
    /// The distance of g from the set in the largest coordinate of its basis; 0 exactly inside.
    #[must_use]
    pub fn distance(&self, gradient: Vector2) -> f64 {
        let gradient = self.basis.of_gradient(gradient);
        let beyond = |j: usize| {
            let (below, above) = (self.lower[j] - gradient[j], gradient[j] - self.upper[j]);
            below.max(above).max(0.0)
        };
        beyond(0).max(beyond(1))
    }

    /// The corners, each once, counter-clockwise: one of a point, two of a segment, four of an area.
    #[must_use]
    pub fn corners(&self) -> Vec<Vector2> {
        let ([a, b], [c, d]) = (self.lower, self.upper);
        let mut corners = [[a, b], [c, b], [c, d], [a, d]];
        if self.basis == Basis::Diagonals {
            // (g₁ + g₂, g₁ − g₂) is a reflection: it turns the order round.
            corners.reverse();
        }
        let mut corners = corners
            .map(|corner| self.basis.to_gradient(corner))
            .to_vec();
        corners.dedup();
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        corners
    }
}
