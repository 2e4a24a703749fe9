//! A solved problem: what most figures draw from.

use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::penalty::{Penalty, SolutionPath};
use lasso_path::solve::{
    Knot, PlanarPath, PlanarSolution, Radius, SolutionSet, TieBreak, TieBreakingRule, tie_breaks,
};
use std::rc::Rc;

/// A problem at one λ, solved, and its whole path. No window, no pixels, no colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// The loss.
    pub loss: QuadraticLoss,
    /// The penalty P of Loss + λP.
    pub penalty: Penalty,
    /// All solutions with L1, θ*(λ) for λ ≥ 0.
    pub path: PlanarPath,
    /// All solutions with the penalty up to `lambda_end`, where it is not L1.
    pub curve: Option<Rc<SolutionPath>>,
    /// The λ looked at; see [`Solved::has_no_multiplier`].
    pub lambda: Lambda,
    /// The solution at that λ.
    pub solution: PlanarSolution,
    /// Other local minima of Loss + λP, where P is not convex.
    pub others: Vec<Vector2>,
    /// The chosen constraint on the penalty's ball (‖θ‖₁ ≤ c), where c leads and not λ.
    pub bound: Option<Bound>,
    /// The least λ from which θ* = 0, if there is one.
    pub lambda_max: Option<Lambda>,
    /// The end of λ sliders and axes, a little beyond λ_max.
    pub lambda_end: Lambda,
    /// The names of the two coordinates.
    pub names: [String; 2],
    /// Whether the names are names of features (true), or θ₁ and θ₂ (false).
    pub named: bool,
}

/// A constraint ‖θ‖₁ ≤ c.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// c.
    pub radius: Radius,
    /// Whether it holds θ*; if not, it is slack and λ = 0.
    pub active: bool,
    /// The multipliers [least, largest]: one number, but for c = 0.
    pub multipliers: [f64; 2],
}

impl Solved {
    /// The size of the penalty's ball through θ*: ‖θ*‖₁ for L1.
    pub fn norm(&self) -> f64 {
        self.penalty.radius(self.solution.theta)
    }

    /// The radius of the ball: c = ‖θ*(λ)‖₁, so that the level set touches it, or the chosen c,
    /// which is larger where it is slack.
    pub fn radius(&self) -> f64 {
        self.bound
            .map_or_else(|| self.norm(), |bound| bound.radius.value())
    }

    /// Whether c = 0 was chosen though no λ leads to it, as with ridge. `lambda` is then the end of the sliders.
    pub fn has_no_multiplier(&self) -> bool {
        self.bound
            .is_some_and(|bound| bound.multipliers[0] == f64::INFINITY)
    }

    /// Whether θ* lies inside the ball: the chosen c is more than θ* needs.
    pub fn is_slack(&self) -> bool {
        self.bound
            .is_some_and(|bound| !bound.active && bound.radius.value() > 0.0)
    }

    /// (λ, θ*) along the path, λ ascending; linear in between. It ends at λ_max with L1, and at
    /// `lambda_end` with other penalties. Empty where θ* = 0 for every λ > 0 with L1.
    pub fn nodes(&self) -> Vec<(f64, Vector2)> {
        if let Some(curve) = &self.curve {
            return curve.nodes.clone();
        }
        let ends = self.path.segments().iter();
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
            .map_or_else(|| self.path.knots(), |curve| &curve.knots)
    }

    /// The limit of θ*(λ) as λ → 0 from above.
    pub fn limit_at_zero(&self) -> Vector2 {
        self.curve.as_ref().map_or_else(
            || self.path.limit_at_zero(),
            |curve| curve.nodes.first().map_or([0.0; 2], |node| node.1),
        )
    }

    /// Where there are several minimisers with L1: those that a rule or a start reaches, each with all its rules.
    pub fn tie_breaks(&self) -> Vec<(Vector2, Vec<TieBreakingRule>)> {
        let mut points: Vec<(Vector2, Vec<TieBreakingRule>)> = Vec::new();
        if matches!(self.solution.set, SolutionSet::Point(_)) || self.penalty != Penalty::L1 {
            return points;
        }
        for TieBreak { rule, theta } in tie_breaks(&self.loss, self.lambda) {
            // A slack constraint still keeps out what is beyond it.
            if self.is_slack() && theta[0].abs() + theta[1].abs() > self.radius() {
                continue;
            }
            match points.iter_mut().find(|(point, _)| *point == theta) {
                Some((_, rules)) => rules.push(rule),
                None => points.push((theta, vec![rule])),
            }
        }
        points
    }

    /// Every θ* there is, up to convex combinations: the nodes of the path, and the solution at
    /// λ = 0, which is another one than the path's end if H is singular.
    pub fn solutions(&self) -> Vec<Vector2> {
        let mut solutions = self.path_pieces().concat();
        solutions.push(self.path.solution(Lambda::ZERO).theta);
        solutions
    }

    /// The path in the plane from λ = 0⁺ on, in one piece, or in several where θ* jumps.
    pub fn path_pieces(&self) -> Vec<Vec<Vector2>> {
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
