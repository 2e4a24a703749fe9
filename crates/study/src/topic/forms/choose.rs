//! The solution of the form that is chosen.

use crate::entry::LARGEST;
use crate::objective::Strength;
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
    strength: Strength,
    lambda_end: Lambda,
) -> Chosen {
    let penalized = |lambda| Chosen {
        lambda,
        solution: penalty.solve(loss, lambda),
        bound: None,
    };
    match strength {
        Strength::Lambda(lambda) => penalized(lambda),
        Strength::Share(share) => penalized(share_of(loss, share)),
        Strength::Radius(radius) => match penalty.constrained(loss, radius) {
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

/// The λ that is a share of ‖q‖∞, L1's λ_max.
fn share_of(loss: &QuadraticLoss, share: f64) -> Lambda {
    let lambda = loss.lambda_max().scaled(share);
    Lambda::new(lambda.value().min(LARGEST)).unwrap_or(lambda)
}
