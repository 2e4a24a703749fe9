//! A problem of the plane, solved.

use figure::RegularizationPath;
use figure::Shared;
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

    /// All solutions, as figures draw them.
    pub fn regularization_path(&self) -> RegularizationPath {
        RegularizationPath {
            penalty: self.penalty,
            l1: Some(self.path),
            curve: self.curve.as_ref().map(Shared::from),
        }
    }

    /// See [`RegularizationPath::nodes`].
    pub fn nodes(&self) -> Vec<(f64, Vector2)> {
        self.regularization_path().nodes()
    }

    /// The λ at which the support or the signs change, ascending.
    pub fn knots(&self) -> &[Knot] {
        self.curve
            .as_ref()
            .map_or_else(|| self.path.knots(), |curve| &curve.knots)
    }

    /// See [`RegularizationPath::limit_at_zero`].
    pub fn limit_at_zero(&self) -> Vector2 {
        self.regularization_path().limit_at_zero()
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
}
