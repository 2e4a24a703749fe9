//! θ*(λ) for all λ, as figures draw it.

use super::shared::Shared;
use lasso_path::problem::{Lambda, Vector2};
use lasso_path::solve::penalty::{Penalty, SolutionPath};
use lasso_path::solve::{Knot, PlanarPath};

/// All solutions with a penalty, θ*(λ) for λ ≥ 0.
#[derive(Clone, Debug, PartialEq)]
pub struct RegularizationPath {
    /// The penalty.
    pub penalty: Penalty,
    /// All solutions with L1.
    pub l1: PlanarPath,
    /// All solutions with the penalty, where it is not L1.
    pub curve: Option<Shared<SolutionPath>>,
}

impl RegularizationPath {
    /// (λ, θ*) along the path, λ ascending; linear in between. It ends at λ_max with L1, and at the end of the λ-axis
    /// with other penalties. Empty where θ* = 0 for every λ > 0 with L1.
    pub fn nodes(&self) -> Vec<(f64, Vector2)> {
        if let Some(curve) = &self.curve {
            return curve.nodes.clone();
        }
        let ends = self.l1.segments().iter();
        let mut nodes: Vec<(f64, Vector2)> = ends
            .flat_map(|segment| [0, 1].map(|i| (segment.lambda[i].value(), segment.theta[i])))
            .collect();
        nodes.dedup();
        nodes
    }

    /// The λ at which the support or the signs change, ascending.
    pub fn knots(&self) -> &[Knot] {
        self.curve
            .as_ref()
            .map_or_else(|| self.l1.knots(), |curve| &curve.knots)
    }

    /// The limit of θ*(λ) as λ → 0 from above.
    pub fn limit_at_zero(&self) -> Vector2 {
        self.curve.as_ref().map_or_else(
            || self.l1.limit_at_zero(),
            |curve| curve.nodes.first().map_or([0.0; 2], |node| node.1),
        )
    }

    /// Every θ* there is, up to convex combinations: the nodes of the path, and the solution at
    /// λ = 0, which is another one than the path's end if H is singular.
    pub fn solutions(&self) -> Vec<Vector2> {
        let mut solutions: Vec<Vector2> = self.nodes().iter().map(|node| node.1).collect();
        solutions.push(self.l1.solution(Lambda::ZERO).theta);
        solutions
    }

    /// The path in the plane from λ = 0⁺ on, in one piece, or in several where θ* jumps.
    pub fn pieces(&self) -> Vec<Vec<Vector2>> {
        let mut pieces = vec![Vec::new()];
        let mut before = f64::NAN;
        for (lambda, theta) in self.nodes() {
            if lambda == before && !self.penalty.convex() {
                pieces.push(Vec::new());
            }
            before = lambda;
            if let Some(piece) = pieces.last_mut()
                && piece.last() != Some(&theta)
            {
                piece.push(theta);
            }
        }
        pieces
    }
}
