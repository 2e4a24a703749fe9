//! What is smaller than 64-bit numbers hold, and so 0.0 though it is not 0.

use crate::view::plane::Solved;
use lasso_path::problem::{QuadraticLoss, Vector2};
use lasso_path::solve::penalty::{Basis, Penalty};

/// Whether a penalty is smooth at 0, so that a parameter is 0 only where the loss does not pull on it at all.
pub(crate) fn is_smooth(penalty: Penalty) -> bool {
    penalty != Penalty::None && !penalty.snaps() && penalty.basis() == Basis::Axes
}

/// Which coordinates of θ* are not 0, but smaller than 64-bit numbers hold.
pub(crate) fn vanishing(solved: &Solved) -> [bool; 2] {
    // c = 0 holds whatever the loss pulls.
    if solved.has_no_multiplier() {
        return [false; 2];
    }
    let lambda = solved.lambda.value();
    of(&solved.loss, solved.penalty, lambda, solved.solution.theta)
}

/// The same of any loss with its minimiser θ.
///
/// A coordinate of the minimiser is 0 exactly where the loss does not pull on it there. The pull is known up to the rounding
/// of the other coordinate: a smaller one tells, where the θⱼ > 0 that would answer it, λP′(θⱼ) = |∂Loss/∂θⱼ|, is no number.
pub(crate) fn of(loss: &QuadraticLoss, penalty: Penalty, lambda: f64, theta: Vector2) -> [bool; 2] {
    if lambda == 0.0 || !is_smooth(penalty) || !theta.contains(&0.0) {
        return [false; 2];
    }
    let pull = loss.negative_gradient(theta);
    let (q, h12) = (loss.negative_gradient_at_zero(), loss.hessian().h12());
    let alone = [0, 1].map(|j| {
        let rounding = 1e-14 * (q[j].abs() + (h12 * theta[1 - j]).abs());
        let answer = match penalty {
            Penalty::Bridge(exponent) => {
                let p = exponent.value();
                (pull[j].abs() / (lambda * p)).powf(1.0 / (p - 1.0))
            }
            _ => pull[j].abs() / lambda,
        };
        theta[j] == 0.0 && pull[j] != 0.0 && (pull[j].abs() > rounding || answer == 0.0)
    });
    // What is no number pulls on the other one all the same.
    let coupled = h12 != 0.0 && theta == [0.0; 2] && alone.contains(&true);
    alone.map(|vanishes| vanishes || coupled)
}
