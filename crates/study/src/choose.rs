//! From the chosen form, λ or c, to a solution; and the range of λ.

use super::state::Form;
use figure::Bound;
use lasso_path::problem::{Lambda, QuadraticLoss};
use lasso_path::solve::penalty::{Penalty, Solution};

/// How far the slider goes beyond λ_max.
const BEYOND: f64 = 1.1;

/// How far the slider of λ goes where no λ makes θ* zero, in units of the λ that matters.
const FAR: f64 = 5.0;

/// The least λ from which θ* = 0, if there is one, and the end of λ's slider.
pub(super) fn range(loss: &QuadraticLoss, penalty: Penalty) -> (Option<Lambda>, Lambda) {
    let beyond = |lambda: Lambda| {
        if lambda > Lambda::ZERO {
            lambda.scaled(BEYOND)
        } else {
            Lambda::ONE
        }
    };
    let (lambda_max, typical) = (penalty.lambda_max(loss), penalty.typical_lambda(loss));
    let end = match lambda_max {
        _ if penalty == Penalty::None => beyond(loss.lambda_max()),
        Some(lambda_max) if lambda_max <= typical.scaled(4.0 * FAR) => beyond(lambda_max),
        _ => typical.scaled(FAR),
    };
    (lambda_max, end)
}

/// What the chosen form comes down to.
pub(super) struct Chosen {
    pub(super) lambda: Lambda,
    pub(super) solution: Solution,
    pub(super) bound: Option<Bound>,
}

/// Solves the form that leads. A radius that is not one-to-one with λ leads to λ = 0.
pub(super) fn choose(loss: &QuadraticLoss, penalty: Penalty, form: Form) -> Chosen {
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
