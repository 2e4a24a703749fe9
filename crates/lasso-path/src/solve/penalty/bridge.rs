//! The bridge penalty P = Σ|θ_j|^p, 0.05 ≤ p ≤ ∞: from the star over the diamond and the disc to the
//! square.

mod concave;
mod convex;
mod maximum;

use thiserror::Error;

use super::super::SolutionSet;
use super::super::homotopy::ScaledLoss;
use super::super::planar::unregularized;
use super::certificate::scale;
use super::{Basis, LambdaForRadius, Penalty, SolutionPath, l1, lambda_by_bisection, ridge};
use crate::problem::l1::norm;
use crate::problem::numeral::shortest;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::{Certificate, Radius};
use concave::Concave;
use convex::Convex;

/// p ∈ [0.05, ∞], the exponent of the bridge penalty.
///
/// As a penalty: P = Σ|θ_j|^p (I. E. Frank, J. H. Friedman, *A statistical view of some chemometrics
/// regression tools*, Technometrics 35 (1993)). The radius is ‖θ‖_p = (Σ|θ_j|^p)^{1/p}, no norm for
/// p < 1.
///
/// - p < 1: not convex; see `bridge/concave.rs`. Zeros by a wide margin, and jumps.
/// - p = 1: L1, bit for bit.
/// - 1 < p < ∞: strictly convex and smooth; no zeros but by coincidence (for p near 1 a coordinate
///   may be smaller than the smallest binary64 number, and is 0.0 then). See `bridge/convex.rs`.
/// - p = 2: λ‖θ‖₂², which is ridge at 2λ, bit for bit.
/// - p = ∞: P = ‖θ‖_∞ (not a sum of powers: the limit of ‖θ‖_p). In the plane ‖θ‖_∞ = |u| + |v| with
///   u = (θ₁ + θ₂)/2, v = (θ₁ − θ₂)/2: a lasso in these coordinates, exact as L1 is. It makes
///   coordinates equal in size instead of zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exponent(f64);

/// Why a number is not an exponent.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ExponentError {
    /// Below 0.05, or NaN.
    #[error(
        "the exponent p = {value} is not between 0.05 and ∞; choose a p below 1 for a star, 1 for L1, 2 for ridge, ∞ for the largest coordinate", value = shortest(*value))]
    OutOfRange {
        /// The number that was given.
        value: f64,
    },
}

/// The five cases of an exponent p.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExponentKind {
    /// p < 1: a star.
    Concave,
    /// p = 1: the diamond.
    L1,
    /// p = 2: the disc.
    Ridge,
    /// 1 < p < ∞, p ≠ 2: a ball between diamond and square.
    Convex,
    /// p = ∞: the square.
    Maximum,
}

impl Exponent {
    /// The least exponent: |θ|^0.05 is all but the number of nonzero coordinates.
    pub const LEAST: f64 = 0.05;
    /// p = ½.
    pub const HALF: Self = Self(0.5);

    /// Checks that `value` is in [0.05, ∞].
    ///
    /// # Errors
    /// [`ExponentError::OutOfRange`].
    pub fn new(value: f64) -> Result<Self, ExponentError> {
        if value >= Self::LEAST {
            Ok(Self(value))
        } else {
            Err(ExponentError::OutOfRange { value })
        }
    }

    /// p.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }

    /// Which of the five cases it is.
    #[must_use]
    pub fn kind(self) -> ExponentKind {
        if self.0 < 1.0 {
            ExponentKind::Concave
        } else if self.0 == 1.0 {
            ExponentKind::L1
        } else if self.0 == 2.0 {
            ExponentKind::Ridge
        } else if self.0 < f64::INFINITY {
            ExponentKind::Convex
        } else {
            ExponentKind::Maximum
        }
    }

    /// (y/(λp))^{1/(p−1)}, where the penalty pulls with y; p > 1.
    fn pulled(self, lambda: f64, y: f64) -> f64 {
        (y / lambda / self.0).powf(1.0 / (self.0 - 1.0))
    }

    pub(super) fn basis(self) -> Basis {
        match self.kind() {
            ExponentKind::Maximum => Basis::Diagonals,
            _ => Basis::Axes,
        }
    }

    /// P(θ).
    pub(super) fn penalty(self, theta: Vector2) -> f64 {
        let [first, second] = theta.map(f64::abs);
        match self.kind() {
            ExponentKind::L1 => norm(&theta),
            ExponentKind::Ridge => 2.0 * ridge::value(theta),
            ExponentKind::Maximum => first.max(second),
            _ => first.powf(self.0) + second.powf(self.0),
        }
    }

    pub(super) fn proximal(self, z: Vector2, t: f64) -> Vector2 {
        match self.kind() {
            ExponentKind::L1 => l1::proximal(z, t),
            ExponentKind::Ridge => ridge::proximal(z, 2.0 * t),
            ExponentKind::Concave => z.map(|z| Concave::proximal(self.0, z, t)),
            ExponentKind::Convex => z.map(|z| Convex::proximal(self.0, z, t)),
            // ‖θ‖₂² = 2u² + 2v².
            ExponentKind::Maximum => {
                let point = Basis::Diagonals.of_point(z);
                Basis::Diagonals.to_point(l1::proximal(point, 0.5 * t))
            }
        }
    }

    pub(super) fn slope(self, lambda: f64, magnitude: f64) -> (f64, f64) {
        match self.kind() {
            ExponentKind::L1 | ExponentKind::Maximum => l1::slope(lambda, magnitude),
            ExponentKind::Concave if magnitude == 0.0 => (f64::NEG_INFINITY, f64::INFINITY),
            // 0.0 stands for all that is smaller than normal binary64 numbers are; for p near 1
            // that makes a difference.
            ExponentKind::Convex if magnitude == 0.0 => {
                let slope = lambda * self.0 * f64::MIN_POSITIVE.powf(self.0 - 1.0);
                (-slope, slope)
            }
            _ => {
                let slope = lambda * self.0 * magnitude.powf(self.0 - 1.0);
                // λ small and the power large, or the other way round.
                let slope = if slope.is_finite() && (slope > 0.0 || magnitude == 0.0) {
                    slope
                } else {
                    self.0 * (lambda.powf(1.0 / (self.0 - 1.0)) * magnitude).powf(self.0 - 1.0)
                };
                (slope, slope)
            }
        }
    }

    pub(super) fn conjugate(self, lambda: f64, y: f64) -> (f64, f64) {
        match self.kind() {
            ExponentKind::L1 | ExponentKind::Maximum => l1::conjugate(lambda, y),
            _ => {
                let argument = self.pulled(lambda, y);
                (y * argument * (1.0 - 1.0 / self.0), argument)
            }
        }
    }

    pub(super) fn certificate(
        self,
        loss: &QuadraticLoss,
        lambda: Lambda,
        theta: Vector2,
    ) -> Certificate {
        let penalty = Penalty::Bridge(self);
        match self.kind() {
            ExponentKind::L1 => l1::certificate(loss, lambda, theta),
            ExponentKind::Concave if lambda > Lambda::ZERO => Certificate {
                kkt_residual: penalty
                    .subdifferential(lambda, theta)
                    .distance(loss.negative_gradient(theta)),
                gap: Concave::new(self.0, &ScaledLoss::new(loss), lambda).gap(theta),
                scale: scale(loss, theta, penalty, lambda),
            },
            _ => Certificate::convex(penalty, loss, lambda, theta),
        }
    }

    pub(super) fn radius(self, theta: Vector2) -> f64 {
        let [first, second] = theta.map(f64::abs);
        let (large, small) = (first.max(second), first.min(second));
        match self.kind() {
            ExponentKind::L1 => norm(&theta),
            ExponentKind::Ridge => ridge::radius(theta),
            ExponentKind::Maximum => large,
            _ if large == 0.0 => 0.0,
            _ => large * (1.0 + (small / large).powf(self.0)).powf(1.0 / self.0),
        }
    }

    pub(super) fn minimise(self, loss: &QuadraticLoss, lambda: Lambda) -> SolutionSet {
        if lambda == Lambda::ZERO {
            return unregularized(loss);
        }
        match self.kind() {
            ExponentKind::L1 => l1::minimise(loss, lambda),
            ExponentKind::Ridge => ridge::minimise(loss, Lambda::computed(2.0 * lambda.value())),
            ExponentKind::Maximum => maximum::minimise(loss, lambda.value()),
            ExponentKind::Concave => {
                let scaled = ScaledLoss::new(loss);
                SolutionSet::Point(Concave::new(self.0, &scaled, lambda).minima().best())
            }
            ExponentKind::Convex => {
                let scaled = ScaledLoss::new(loss);
                SolutionSet::Point(Convex::new(self.0, &scaled, lambda).minimiser(&scaled))
            }
        }
    }

    /// The global minimisers, and the other local minima.
    pub(super) fn minima(
        self,
        loss: &QuadraticLoss,
        lambda: Lambda,
    ) -> (SolutionSet, Vec<Vector2>) {
        if self.kind() != ExponentKind::Concave || lambda == Lambda::ZERO {
            return (self.minimise(loss, lambda), Vec::new());
        }
        let minima = Concave::new(self.0, &ScaledLoss::new(loss), lambda).minima();
        (SolutionSet::Point(minima.best()), minima.others())
    }

    pub(super) fn path(
        self,
        loss: &QuadraticLoss,
        lambda_end: Lambda,
        tolerance: f64,
    ) -> SolutionPath {
        match self.kind() {
            ExponentKind::L1 => l1::path(loss, lambda_end),
            _ => SolutionPath::trace(Penalty::Bridge(self), loss, lambda_end, tolerance),
        }
    }

    /// ‖q‖₁ for p = ∞. For p < 1 the λ above which the origin is the global minimiser (a local one
    /// it always is). For 1 < p < ∞ none unless q = 0.
    pub(super) fn lambda_max(self, loss: &QuadraticLoss) -> Option<Lambda> {
        match self.kind() {
            ExponentKind::L1 => Some(l1::lambda_max(loss)),
            ExponentKind::Ridge | ExponentKind::Convex => ridge::lambda_max(loss),
            ExponentKind::Maximum => Some(Lambda::computed(maximum::lambda_max(loss))),
            ExponentKind::Concave => {
                let lambda = Concave::lambda_max(self.0, &ScaledLoss::new(loss));
                Some(Lambda::computed(lambda))
            }
        }
    }

    pub(super) fn lambda_for_radius(self, loss: &QuadraticLoss, radius: Radius) -> LambdaForRadius {
        match self.kind() {
            ExponentKind::L1 => l1::lambda_for_radius(loss, radius),
            _ => lambda_by_bisection(Penalty::Bridge(self), loss, radius),
        }
    }
}
