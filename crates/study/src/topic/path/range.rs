//! The slider of λ.

use lasso_path::problem::{Lambda, QuadraticLoss};
use lasso_path::solve::penalty::Penalty;

/// How far the slider goes beyond λ_max.
const BEYOND: f64 = 1.1;

/// How far the slider of λ goes where no λ makes θ* zero, in units of the λ that matters.
const FAR: f64 = 5.0;

/// The least λ from which θ* = 0, if there is one, and the end of λ's slider.
pub(crate) fn range(loss: &QuadraticLoss, penalty: Penalty) -> (Option<Lambda>, Lambda) {
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
