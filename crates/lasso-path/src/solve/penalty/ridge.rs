//! Ridge, P = ½‖θ‖₂²: no zeros but by coincidence.

use super::super::SolutionSet;
use super::super::homotopy::ScaledLoss;
use super::super::planar::unregularized;
use super::outline::quarter_turns;
use super::{
    Certificate, LambdaForRadius, Regularizer, SolutionPath, ZeroMap, lambda_by_bisection,
};
use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::Radius;

/// P = ½‖θ‖₂². The radius is ‖θ‖₂, the ball a disc.
///
/// With adj(H)q = Δθ̂ the solution of (H + λI)θ = q is θ_j = (Δθ̂_j + λq_j)/(Δ + λ tr H + λ²): only
/// the numerator can cancel, and it is a double-double. So each coordinate is within a few units in
/// the last place of the exact one for any condition of H; it is zero only where the exact one is
/// (or is below 2⁻¹⁰⁰ of the others).
///
/// Coordinate j is zero at λ = −Δθ̂_j/q_j, if that is positive, and nowhere else: one λ at most.
/// θ* = 0 only in the limit λ → ∞ (or if q = 0).
#[derive(Clone, Copy, Debug)]
pub(super) struct Ridge;

impl Ridge {
    /// θ* for λ > 0, and H and θ̂ as in `scaled`.
    #[inline]
    fn theta(scaled: &ScaledLoss, lambda: f64) -> Vector2 {
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
}

impl Regularizer for Ridge {
    fn name(&self) -> &'static str {
        "ridge"
    }

    fn title(&self) -> &'static str {
        "L2 (ridge)"
    }

    fn formula(&self) -> &'static str {
        "½‖θ‖₂²"
    }

    fn shape(&self) -> &'static str {
        "disc"
    }

    fn ball_text(&self) -> &'static str {
        "‖θ‖₂ ≤ c"
    }

    fn zero_map(&self, lambda: Lambda) -> ZeroMap {
        ZeroMap::Straight {
            threshold: 0.0,
            ridge_weight: lambda.value(),
        }
    }

    fn value(&self, theta: Vector2) -> f64 {
        0.5 * (theta[0] * theta[0] + theta[1] * theta[1])
    }

    fn proximal(&self, z: Vector2, t: f64) -> Vector2 {
        z.map(|z| z / (1.0 + t))
    }

    fn slope(&self, lambda: f64, magnitude: f64) -> (f64, f64) {
        (lambda * magnitude, lambda * magnitude)
    }

    fn conjugate(&self, lambda: f64, y: f64) -> (f64, f64) {
        (0.5 * y * (y / lambda), y / lambda)
    }

    fn certificate(&self, loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> Certificate {
        Certificate::convex(self, loss, lambda, theta)
    }

    fn radius(&self, theta: Vector2) -> f64 {
        theta[0].hypot(theta[1])
    }

    /// A regular polygon with its corners on the circle.
    fn ball(&self, radius: f64, tolerance: f64) -> Vec<Vector2> {
        // A chord of angle 2a is r(1 − cos a) ≤ ra²/2 away from its arc.
        // f64::max takes the number if the other is NaN.
        let relative = (tolerance / radius).max(1e-6);
        let relative = relative.min(1.0);
        let pieces = (std::f64::consts::FRAC_PI_4 / (2.0 * relative).sqrt()).ceil();
        let step = std::f64::consts::FRAC_PI_2 / pieces;
        let quarter = (0..pieces as u32).map(|k| {
            let (sin, cos) = (step * f64::from(k)).sin_cos();
            [radius * cos, radius * sin]
        });
        quarter_turns(quarter.collect())
    }

    fn minimise(&self, loss: &QuadraticLoss, lambda: Lambda) -> SolutionSet {
        if lambda == Lambda::ZERO {
            return unregularized(loss);
        }
        SolutionSet::Point(Self::theta(&ScaledLoss::new(loss), lambda.value()))
    }

    fn minimise_many(
        &self,
        loss: &QuadraticLoss,
        centers: &[Vector2],
        lambda: Lambda,
        out: &mut [Vector2],
    ) {
        let hessian = loss.hessian();
        let origin = ScaledLoss::at_origin(hessian);
        for (theta, center) in out.iter_mut().zip(centers) {
            *theta = if lambda == Lambda::ZERO {
                QuadraticLoss::new(*hessian, *center, 0.0)
                    .map_or([0.0; 2], |loss| unregularized(&loss).least_norm_point())
            } else {
                Self::theta(&origin.moved(hessian, *center), lambda.value())
            };
        }
    }

    fn path(&self, loss: &QuadraticLoss, lambda_end: Lambda, tolerance: f64) -> SolutionPath {
        SolutionPath::trace(self, loss, lambda_end, tolerance)
    }

    fn lambda_max(&self, loss: &QuadraticLoss) -> Option<f64> {
        (loss.lambda_max() == 0.0).then_some(0.0)
    }

    fn lambda_for_radius(&self, loss: &QuadraticLoss, radius: Radius) -> LambdaForRadius {
        lambda_by_bisection(self, loss, radius)
    }
}
