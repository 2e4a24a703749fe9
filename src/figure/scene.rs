//! What every figure draws from.

use super::View;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::{PlanarPath, PlanarSolution};

/// A solved problem and the window on it. No pixels, no colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The loss.
    pub loss: QuadraticLoss,
    /// All its solutions, θ*(λ) for λ ≥ 0.
    pub path: PlanarPath,
    /// The λ looked at.
    pub lambda: f64,
    /// The solution at that λ.
    pub solution: PlanarSolution,
    /// The end of λ sliders and axes, a little beyond λ_max.
    pub lambda_end: f64,
    /// What the two coordinates are called.
    pub names: [String; 2],
    /// Whether the names are names of features (true), or θ₁ and θ₂ (false).
    pub named: bool,
    /// The window on the plane.
    pub view: View,
}

impl Scene {
    /// The radius c = ‖θ*(λ)‖₁ of the diamond that the level set touches.
    pub fn radius(&self) -> f64 {
        let [a, b] = self.solution.theta;
        a.abs() + b.abs()
    }

    /// Every θ* there is, up to convex combinations: the corners of the path, and the solution at
    /// λ = 0, which is another one than the path's end if H is singular.
    pub fn solutions(&self) -> Vec<Vector2> {
        let mut solutions = self.path_corners();
        solutions.push(self.path.solution(Lambda::ZERO).theta);
        solutions
    }

    /// The corners of the exact piecewise linear path in the plane, from λ = 0⁺ to λ_max.
    pub fn path_corners(&self) -> Vec<Vector2> {
        let segments = self.path.segments();
        let mut corners: Vec<Vector2> = segments.iter().map(|segment| segment.theta[0]).collect();
        corners.extend(segments.last().map(|segment| segment.theta[1]));
        corners
    }

    /// Whether the other scene differs in λ and what follows from it at most, so that no backdrop
    /// needs to be drawn again.
    pub fn rests_with(&self, other: &Scene) -> bool {
        self.loss == other.loss && self.view == other.view && self.names == other.names
    }
}
