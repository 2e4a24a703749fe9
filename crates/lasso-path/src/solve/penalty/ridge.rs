//! Ridge, P = ½‖θ‖₂²: no zeros but by coincidence. The radius is ‖θ‖₂, the ball a disc.
//!
//! With adj(H)q = Δθ̂ the solution of (H + λI)θ = q is θ_j = (Δθ̂_j + λq_j)/(Δ + λ tr H + λ²): only
//! the numerator can cancel, and it is a double-double. So each coordinate is within a few units in
//! the last place of the exact one for any condition of H; it is zero only where the exact one is
//! (or is below 2⁻¹⁰⁰ of the others).
//!
//! Coordinate j is zero at λ = −Δθ̂_j/q_j, if that is positive, and nowhere else: one λ at most.
//! θ* = 0 only in the limit λ → ∞ (or if q = 0).

use super::super::SolutionSet;
use super::super::homotopy::ScaledLoss;
use super::super::planar::{for_each_center, unregularized};
use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{Lambda, QuadraticLoss, Vector2};

/// θ* for λ > 0, and H and θ̂ as in `scaled`.
#[inline]
fn theta_at(scaled: &ScaledLoss, lambda: f64) -> Vector2 {
    let hessian_unit = scaled.lambda_unit / scaled.theta_unit;
    let lambda = lambda / hessian_unit;
    let [h11, h22] = scaled.diagonal;
    if scaled.rank < 2 {
        // q is an eigenvector of H, of the eigenvalue tr H.
        let divisor = h11 + h22 + lambda;
        return scaled
            .gradient
            .map(|q| q.value() / divisor * scaled.theta_unit + 0.0);
    }
    let delta = scaled.determinant;
    if lambda > 1e120 {
        // Beside λ² the rest is below rounding, and λ² might overflow.
        return scaled
            .gradient
            .map(|q| q.value() / lambda * scaled.theta_unit + 0.0);
    }
    let divisor =
        delta + DoubleDouble::sum(h11, h22) * lambda + DoubleDouble::product(lambda, lambda);
    [0, 1].map(|j: usize| {
        let numerator = delta * scaled.center[j] + scaled.gradient[j] * lambda;
        numerator.value() / divisor.value() * scaled.theta_unit + 0.0
    })
}

pub(super) fn value(theta: Vector2) -> f64 {
    0.5 * (theta[0] * theta[0] + theta[1] * theta[1])
}

pub(super) fn proximal(z: Vector2, t: f64) -> Vector2 {
    z.map(|z| z / (1.0 + t))
}

pub(super) fn slope(lambda: f64, magnitude: f64) -> (f64, f64) {
    (lambda * magnitude, lambda * magnitude)
}

pub(super) fn conjugate(lambda: f64, y: f64) -> (f64, f64) {
    (0.5 * y * (y / lambda), y / lambda)
}

pub(super) fn radius(theta: Vector2) -> f64 {
    theta[0].hypot(theta[1])
}

pub(super) fn minimise(loss: &QuadraticLoss, lambda: Lambda) -> SolutionSet {
    if lambda == Lambda::ZERO {
        return unregularized(loss);
    }
    SolutionSet::Point(theta_at(&ScaledLoss::new(loss), lambda.value()))
}

pub(super) fn minimise_many(
    loss: &QuadraticLoss,
    centers: &[Vector2],
    lambda: Lambda,
    out: &mut [Vector2],
) {
    for_each_center(loss, centers, lambda, out, |scaled| {
        theta_at(scaled, lambda.value())
    });
}

pub(super) fn lambda_max(loss: &QuadraticLoss) -> Option<Lambda> {
    (loss.lambda_max() == Lambda::ZERO).then_some(Lambda::ZERO)
}
