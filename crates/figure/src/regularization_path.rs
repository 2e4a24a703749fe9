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
    /// All solutions with L1; none for two coordinates of a problem of more.
    pub l1: Option<PlanarPath>,
    /// All solutions with the penalty, where it is not L1, or two coordinates of those of a problem of more.
    pub curve: Option<Shared<SolutionPath>>,
}

impl RegularizationPath {
    /// (λ, θ*) along the path, λ ascending; linear in between. It ends at λ_max with L1, and at the end of the λ-axis
    /// with other penalties. Empty where θ* = 0 for every λ > 0 with L1.
    pub fn nodes(&self) -> Vec<(f64, Vector2)> {
        if let Some(curve) = &self.curve {
            return curve.nodes.clone();
        }
        let ends = self.l1.iter().flat_map(PlanarPath::segments);
        let mut nodes: Vec<(f64, Vector2)> = ends
            .flat_map(|segment| [0, 1].map(|i| (segment.lambda[i].value(), segment.theta[i])))
            .collect();
        nodes.dedup();
        nodes
    }

    /// The λ at which the support or the signs change, ascending.
    pub fn knots(&self) -> &[Knot] {
        let l1 = || self.l1.as_ref().map_or(&[][..], PlanarPath::knots);
        self.curve.as_ref().map_or_else(l1, |curve| &curve.knots)
    }

    /// The limit of θ*(λ) as λ → 0 from above.
    pub fn limit_at_zero(&self) -> Vector2 {
        let l1 = || (self.l1.as_ref()).map_or([0.0; 2], PlanarPath::limit_at_zero);
        self.curve.as_ref().map_or_else(l1, |curve| {
            curve.nodes.first().map_or([0.0; 2], |node| node.1)
        })
    }

    /// Every θ* there is, up to convex combinations: the nodes of the path, and the solution at
    /// λ = 0, which is another one than the path's end if H is singular.
    pub fn solutions(&self) -> Vec<Vector2> {
        let mut solutions: Vec<Vector2> = self.nodes().iter().map(|node| node.1).collect();
        let at_zero = self.l1.iter().map(|l1| l1.solution(Lambda::ZERO).theta);
        solutions.extend(at_zero);
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
