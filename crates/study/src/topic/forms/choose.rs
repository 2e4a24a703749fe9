//! The solution of the form that is chosen.

use crate::state::Form;
use figure::Bound;
use lasso_path::problem::{Lambda, QuadraticLoss};
use lasso_path::solve::penalty::{Penalty, Solution};

/// The solution of the chosen form.
pub(crate) struct Chosen {
    pub(crate) lambda: Lambda,
    pub(crate) solution: Solution,
    pub(crate) bound: Option<Bound>,
}

/// Solves the form that leads. A radius that is not one-to-one with λ leads to λ = 0, and c = 0 that belongs to no λ to
/// the end of λ's slider.
pub(crate) fn choose(
    loss: &QuadraticLoss,
    penalty: Penalty,
    form: Form,
    lambda_end: Lambda,
) -> Chosen {
    let penalized = |lambda| Chosen {
        lambda,
        solution: penalty.solve(loss, lambda),
        bound: None,
    };
    match form {
        Form::Penalized(lambda) => penalized(lambda),
        Form::Constrained(radius) => match penalty.constrained(loss, radius) {
            Some(constrained) => Chosen {
                lambda: if constrained.multipliers[0].is_finite() {
                    constrained.lambda
                } else {
                    lambda_end
                },
                solution: constrained.solution,
                bound: Some(Bound {
                    radius,
                    active: constrained.active,
                    multipliers: constrained.multipliers,
                }),
            },
            None => penalized(Lambda::ZERO),
        },
    }
}
