//! Both forms of the problem: λ chosen and the radius c following, or the other way round.

use crate::derive::Derived;
use crate::state::Form;
use crate::words::{short, unbroken};
use figure::Bound;
use figure::number::significant;
use lasso_path::problem::{Lambda, QuadraticLoss};
use lasso_path::solve::penalty::{Penalty, Solution};

/// How far the slider of c goes beyond the least ‖θ‖₁ of an unregularized minimiser.
const BEYOND_RADIUS: f64 = 1.15;

/// The solution of the chosen form.
pub(crate) struct Chosen {
    pub(crate) lambda: Lambda,
    pub(crate) solution: Solution,
    pub(crate) bound: Option<Bound>,
}

/// Solves the form that leads. A radius that is not one-to-one with λ leads to λ = 0.
pub(crate) fn choose(loss: &QuadraticLoss, penalty: Penalty, form: Form) -> Chosen {
    let penalized = |lambda| Chosen {
        lambda,
        solution: penalty.solve(loss, lambda),
        bound: None,
    };
    match form {
        Form::Penalized(lambda) => penalized(lambda),
        Form::Constrained(radius) => match penalty.constrained(loss, radius) {
            Some(constrained) => Chosen {
                lambda: constrained.lambda,
                solution: constrained.solution,
                bound: Some(Bound {
                    radius: radius.value(),
                    active: constrained.active,
                    multipliers: constrained.multipliers,
                }),
            },
            None => penalized(Lambda::ZERO),
        },
    }
}

impl Derived {
    /// The radius of the ball: the chosen c, or that of θ*.
    pub fn bound(&self) -> f64 {
        self.solved.radius()
    }

    /// The end of the slider of c, a little beyond the least radius of an unregularized minimiser.
    pub fn radius_end(&self) -> f64 {
        let solved = &self.solved;
        let largest = BEYOND_RADIUS * solved.penalty.radius(solved.limit_at_zero());
        if largest > 0.0 { largest } else { 1.0 }
    }

    /// The multipliers [least, largest] of the constraint ‖θ‖₁ ≤ c: one λ, but for c = 0.
    pub fn multipliers(&self) -> [f64; 2] {
        let solved = &self.solved;
        match solved.bound {
            Some(bound) => bound.multipliers,
            None if solved.norm() == 0.0 => [
                solved.lambda_max.unwrap_or(solved.lambda).value(),
                f64::INFINITY,
            ],
            None => [solved.lambda.value(); 2],
        }
    }

    /// How λ and c belong to each other here, in one sentence.
    pub fn forms(&self) -> String {
        let solved = &self.solved;
        let c = solved.radius();
        let text = match solved.bound {
            _ if solved.penalty == Penalty::None => {
                "Without a penalty there is no ball, and nothing to choose.".to_owned()
            }
            _ if !solved.penalty.convex() => {
                "This penalty is not convex: as λ grows, θ* jumps, and some radii \
                 belong to no λ. So here λ is chosen, and c follows."
                    .to_owned()
            }
            Some(_) if solved.is_slack() => format!(
                "The constraint is slack: θ* needs only c = {}, so λ = 0 for every larger c.",
                short(solved.norm())
            ),
            _ if c == 0.0 => solved.lambda_max.map_or_else(
                || {
                    "c = 0 belongs to no λ: with this penalty θ* only tends to 0 as λ grows."
                        .to_owned()
                },
                |lambda_max| {
                    format!(
                        "c = 0 belongs to every λ ≥ {}: here the two forms are not one-to-one.",
                        short(lambda_max.value())
                    )
                },
            ),
            _ if solved.lambda.value() == 0.0 => format!(
                "λ = 0 belongs to every c ≥ {}: here the two forms are not one-to-one.",
                short(c)
            ),
            _ => format!(
                "λ = {} and c = {} belong to each other: both forms have this one θ*.",
                short(solved.lambda.value()),
                short(c)
            ),
        };
        unbroken(text)
    }

    /// c and the support, for a slider's spoken value.
    pub fn spoken_radius(&self) -> String {
        format!("c = {}; {}", significant(self.bound(), 4), self.support())
    }
}
