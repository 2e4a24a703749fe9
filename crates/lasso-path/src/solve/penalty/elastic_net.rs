//! The elastic net, P = r‖θ‖₁ + (1 − r)/2·‖θ‖₂²: zeros as with L1, sharing as with ridge.

use thiserror::Error;

use super::super::SolutionSet;
use super::super::homotopy::ScaledLoss;
use super::super::planar::unregularized;
use super::patterns::Patterns;
use super::{LambdaForRadius, Penalty, SolutionPath, l1, lambda_by_bisection, ridge};
use crate::problem::arithmetic::DoubleDouble;
use crate::problem::l1::{norm, soft_threshold};
use crate::problem::numeral::shortest;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::{Certificate, Radius};

/// r ∈ [0, 1], the share of L1 in the elastic net: scikit-learn's `l1_ratio`, glmnet's `alpha`.
///
/// As a penalty: P = r‖θ‖₁ + (1 − r)/2·‖θ‖₂² (H. Zou, T. Hastie, *Regularization and variable selection
/// via the elastic net*, J. R. Stat. Soc. B 67 (2005), with scikit-learn's split). r = 1 is L1 and
/// r = 0 is ridge, bit for bit.
///
/// The problem is the lasso with H + λ(1 − r)I for H and λr for λ; with q unchanged, adj(A)q =
/// Δθ̂ + λ(1 − r)q and det A = Δ + k tr H + k², k = λ(1 − r), so that nothing cancels but what
/// double-double arithmetic can bear: zeros are decided, and coordinates accurate, for any
/// condition of H.
///
/// If H is singular (Δ = 0), adj(A)q, det A and λr·D_j all have the factor λ, whose power of two is left
/// out: λr and λ(1 − r) keep their digits down to the smallest numbers. So for λ → 0 θ* comes to its
/// limit, the minimiser of the loss with the least P.
///
/// The radius of the ball through θ is the ρ ≥ 0 with rρ + (1 − r)/2·ρ² = P(θ): where the ball meets
/// the axes. It is ‖θ‖₁ for r = 1 and ‖θ‖₂ for r = 0. (The ball of radius 2ρ is not twice that of ρ:
/// the larger, the rounder.)
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mix(f64);

/// Why a number is not a mix.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum MixError {
    /// Outside [0, 1], or NaN.
    #[error(
        "the mix r = {value} is not between 0 and 1; choose 0 for ridge, 1 for L1, or a number between", value = shortest(*value))]
    OutOfRange {
        /// The number that was given.
        value: f64,
    },
}

impl Mix {
    /// Half and half.
    pub const HALF: Self = Self(0.5);

    /// Checks that `value` is in [0, 1].
    ///
    /// # Errors
    /// [`MixError::OutOfRange`].
    pub fn new(value: f64) -> Result<Self, MixError> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(value + 0.0))
        } else {
            Err(MixError::OutOfRange { value })
        }
    }

    /// r.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }

    /// λr and λ(1 − r), to 106 bits.
    fn split(self, lambda: f64) -> [DoubleDouble; 2] {
        if lambda > 1e290 {
            return [lambda * self.0, lambda * (1.0 - self.0)].map(DoubleDouble::from);
        }
        let l1 = DoubleDouble::product(lambda, self.0);
        [l1, DoubleDouble::from(lambda) - l1]
    }

    /// λr and λ(1 − r), each rounded once: λP = λr‖θ‖₁ + λ(1 − r)/2·‖θ‖₂².
    #[must_use]
    pub fn weights(self, lambda: Lambda) -> [f64; 2] {
        self.split(lambda.value()).map(DoubleDouble::value)
    }

    /// P along one axis for lengths in units of `unit`, up to a factor that makes the larger weight 1.
    #[must_use]
    pub fn axis_profile(self, unit: f64) -> AxisProfile {
        let (r, k) = (self.0, (1.0 - self.0) * unit);
        let largest = r.max(k);
        let [linear, quadratic] = if largest > 0.0 {
            [r / largest, k / largest]
        } else {
            [1.0, 0.0]
        };
        AxisProfile { linear, quadratic }
    }

    /// P(θ).
    pub(super) fn penalty(self, theta: Vector2) -> f64 {
        self.0 * norm(&theta) + (1.0 - self.0) * ridge::value(theta)
    }

    pub(super) fn proximal(self, z: Vector2, t: f64) -> Vector2 {
        z.map(|z| soft_threshold(z, t * self.0) / (1.0 + t * (1.0 - self.0)))
    }

    pub(super) fn slope(self, lambda: f64, magnitude: f64) -> (f64, f64) {
        let (lower, upper) = l1::slope(lambda * self.0, magnitude);
        let ridge = lambda * (1.0 - self.0) * magnitude;
        (lower + ridge, upper + ridge)
    }

    pub(super) fn conjugate(self, lambda: f64, y: f64) -> (f64, f64) {
        let [l1, ridge] = self.split(lambda).map(DoubleDouble::value);
        if y <= l1 {
            (0.0, 0.0)
        } else {
            ridge::conjugate(ridge, y - l1)
        }
    }

    pub(super) fn certificate(
        self,
        loss: &QuadraticLoss,
        lambda: Lambda,
        theta: Vector2,
    ) -> Certificate {
        if self.0 == 1.0 {
            l1::certificate(loss, lambda, theta)
        } else {
            Certificate::convex(Penalty::ElasticNet(self), loss, lambda, theta)
        }
    }

    pub(super) fn radius(self, theta: Vector2) -> f64 {
        let unit = theta[0].abs().max(theta[1].abs());
        if self.0 == 0.0 {
            return ridge::radius(theta);
        }
        if self.0 == 1.0 || unit == 0.0 {
            return norm(&theta);
        }
        let profile = self.axis_profile(unit);
        let [first, second] = theta.map(|x| profile.at(x.abs() / unit));
        profile.inverse(first + second) * unit
    }

    pub(super) fn minimise(self, loss: &QuadraticLoss, lambda: Lambda) -> SolutionSet {
        if self.0 == 1.0 {
            return l1::minimise(loss, lambda);
        }
        if self.0 == 0.0 {
            return ridge::minimise(loss, lambda);
        }
        if lambda == Lambda::ZERO {
            return unregularized(loss);
        }
        let scaled = ScaledLoss::new(loss);
        let hessian_unit = scaled.lambda_unit / scaled.theta_unit;
        let [l1, ridge] = self.split(lambda.value());
        let threshold = l1.scaled(scaled.inverse_lambda_unit);
        let added = ridge.scaled(1.0 / hessian_unit);
        let point = if threshold.value() > 1e200 {
            [0.0; 2]
        } else if added.value() > 1e120 {
            // H is nothing beside λ(1 − r), and the squares might overflow.
            scaled
                .gradient
                .map(|q| soft_threshold(q.value(), threshold.value()) / added.value())
        } else {
            let [h11, h22] = scaled.diagonal;
            let trace = DoubleDouble::sum(h11, h22);
            let diagonal = [h11, h22].map(|h| (added + h.into()).value());
            if scaled.rank == 2 {
                let delta = scaled.determinant;
                Patterns {
                    diagonal,
                    gradient: scaled.gradient,
                    adjoint: [0, 1]
                        .map(|j: usize| delta * scaled.center[j] + added * scaled.gradient[j]),
                    determinant: (delta + added * trace + added * added).value(),
                    shrinkage: |j, signs: [f64; 2]| {
                        threshold * (scaled.slope(j, signs) + added.scaled(signs[j]))
                    },
                }
                .minimiser(threshold)
            } else {
                // Without the power of two that λ and H have.
                let [l1, ridge] = self.split(mantissa(lambda.value()));
                let l1 = l1.scaled(1.0 / scaled.theta_unit);
                Patterns {
                    diagonal,
                    gradient: scaled.gradient,
                    adjoint: scaled.gradient.map(|q| ridge * q),
                    determinant: (ridge * trace + ridge * added).value(),
                    shrinkage: |j, signs: [f64; 2]| {
                        l1 * (scaled.slope(j, signs) + added.scaled(signs[j]))
                    },
                }
                .minimiser(threshold)
            }
        };
        SolutionSet::Point(point.map(|x| x * scaled.theta_unit + 0.0))
    }

    pub(super) fn path(
        self,
        loss: &QuadraticLoss,
        lambda_end: Lambda,
        tolerance: f64,
    ) -> SolutionPath {
        if self.0 == 1.0 {
            l1::path(loss, lambda_end)
        } else {
            SolutionPath::trace(Penalty::ElasticNet(self), loss, lambda_end, tolerance)
        }
    }

    /// ‖q‖∞/r, rounded up to where the conditions give θ = 0; None for r = 0 unless q = 0.
    pub(super) fn lambda_max(self, loss: &QuadraticLoss) -> Option<Lambda> {
        let l1 = l1::lambda_max(loss);
        let lambda = l1.value() / self.0;
        if l1 == Lambda::ZERO || self.0 == 1.0 {
            Some(l1)
        } else if lambda.is_finite() {
            let rounded = Lambda::computed(lambda);
            let reaches = self.minimise(loss, rounded).least_norm_point() == [0.0; 2];
            Some(if reaches {
                rounded
            } else {
                Lambda::computed(lambda.next_up())
            })
        } else {
            None
        }
    }

    pub(super) fn lambda_for_radius(self, loss: &QuadraticLoss, radius: Radius) -> LambdaForRadius {
        if self.0 == 1.0 {
            l1::lambda_for_radius(loss, radius)
        } else {
            lambda_by_bisection(Penalty::ElasticNet(self), loss, radius)
        }
    }
}

/// P along one axis, rx + (1 − r)/2·x², for lengths in some unit and up to a factor.
///
/// For any r, P(θ) = P(x, 0) + P(y, 0): so it is all there is to know of the ball.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisProfile {
    /// The weight of x.
    linear: f64,
    /// Twice the weight of x².
    quadratic: f64,
}

impl AxisProfile {
    /// The value at x ≥ 0.
    #[must_use]
    pub fn at(self, x: f64) -> f64 {
        (self.linear + 0.5 * self.quadratic * x) * x
    }

    /// The x ≥ 0 with this value; 0 for a value that is not positive.
    #[must_use]
    pub fn inverse(self, value: f64) -> f64 {
        let (r, k) = (self.linear, self.quadratic);
        if value > 0.0 {
            2.0 * value / (r + (r * r + 2.0 * k * value).sqrt())
        } else {
            0.0
        }
    }
}

/// λ > 0 without its power of two: in [1, 2).
fn mantissa(lambda: f64) -> f64 {
    const DIGITS: u64 = (1 << 52) - 1;
    // 2⁵⁴ makes a subnormal number a normal one.
    let normal = if lambda < f64::MIN_POSITIVE {
        lambda * 2f64.powi(54)
    } else {
        lambda
    };
    f64::from_bits((normal.to_bits() & DIGITS) | 1f64.to_bits())
}
