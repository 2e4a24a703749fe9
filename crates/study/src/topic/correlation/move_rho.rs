//! Moving ρ: the loss that has it, with what is held.

use super::Held;
use lasso_path::problem::{Hessian, QuadraticLoss, Vector2};

/// H = ((1, ρ), (ρ, 1)) and θ̂, so that what is held stays as it is in `loss`. ρ is clamped to what that allows;
/// `None` where it is not a number.
pub(crate) fn with(rho: f64, held: Held, loss: &QuadraticLoss) -> Option<(Hessian, Vector2)> {
    let rho = rho.clamp(-held.most(), held.most());
    let hessian = Hessian::correlation(rho).ok()?;
    let center = match held {
        Held::Covariances => least_squares(rho, loss.negative_gradient_at_zero()),
        Held::Center | Held::Truth => loss.center(),
    };
    Some((hessian, center))
}

/// H⁻¹q for H = ((1, ρ), (ρ, 1)), |ρ| < 1. A coordinate that is 0 but for rounding is 0.
fn least_squares(rho: f64, [first, second]: Vector2) -> Vector2 {
    let determinant = (1.0 - rho) * (1.0 + rho);
    let solved = |own: f64, other: f64| {
        let rest = own - rho * other;
        if rest.abs() <= 4.0 * f64::EPSILON * own.abs() {
            0.0
        } else {
            rest / determinant
        }
    };
    [solved(first, second), solved(second, first)]
}
