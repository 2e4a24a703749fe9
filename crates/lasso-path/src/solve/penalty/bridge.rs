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
use super::l1::L1;
use super::outline::octants;
use super::ridge::Ridge;
use super::{
    Certificate, Frame, LambdaForRadius, Parameter, Regularizer, Solution, SolutionPath, ZeroMap,
    lambda_by_bisection, signs,
};
use crate::problem::numeral::shortest;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::Radius;
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
pub enum ExponentError {
    /// Below 0.05, or NaN.
    #[error(
        "the exponent p = {value} is not between 0.05 and ∞; choose a p below 1 for a star, 1 for L1, 2 for ridge, ∞ for the largest coordinate", value = shortest(*value))]
    OutOfRange {
        /// The number that was given.
        value: f64,
    },
}

/// What an exponent comes down to.
enum Kind {
    Concave,
    L1,
    Ridge,
    Convex,
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

    fn kind(self) -> Kind {
        if self.0 < 1.0 {
            Kind::Concave
        } else if self.0 == 1.0 {
            Kind::L1
        } else if self.0 == 2.0 {
            Kind::Ridge
        } else if self.0 < f64::INFINITY {
            Kind::Convex
        } else {
            Kind::Maximum
        }
    }

    /// (y/(λp))^{1/(p−1)}, where the penalty pulls with y; p > 1.
    fn pulled(self, lambda: f64, y: f64) -> f64 {
        (y / lambda / self.0).powf(1.0 / (self.0 - 1.0))
    }
}

impl Regularizer for Exponent {
    fn name(&self) -> &'static str {
        "bridge"
    }

    fn title(&self) -> &'static str {
        "Bridge |θ|ᵖ"
    }

    fn formula(&self) -> &'static str {
        match self.kind() {
            Kind::Maximum => "‖θ‖∞",
            _ => "Σ|θⱼ|ᵖ",
        }
    }

    fn shape(&self) -> &'static str {
        match self.kind() {
            Kind::Concave => "star",
            Kind::L1 => "diamond",
            Kind::Ridge => "disc",
            Kind::Convex => "ball",
            Kind::Maximum => "square",
        }
    }

    fn ball_text(&self) -> &'static str {
        match self.kind() {
            Kind::Maximum => "‖θ‖∞ ≤ c",
            _ => "‖θ‖ₚ ≤ c",
        }
    }

    /// The scale is even in p up to 1, in its middle, and from there on in 1/p, so that ½, 1, 2 and ∞
    /// are a quarter of it or so apart.
    fn parameter(&self) -> Option<Parameter> {
        let least = Self::LEAST;
        Some(Parameter {
            symbol: "p",
            ends: ["star", "square"],
            value: self.0,
            position: if self.0 < 1.0 {
                0.5 * (self.0 - least) / (1.0 - least)
            } else {
                1.0 - 0.5 / self.0
            },
            at: |position| {
                if position < 0.5 {
                    Self::LEAST + 2.0 * position * (1.0 - Self::LEAST)
                } else {
                    0.5 / (1.0 - position)
                }
            },
        })
    }

    /// Mathematically: for p just above 1 what is smaller than binary64 numbers is 0.0 all the same.
    fn snaps(&self) -> bool {
        self.0 <= 1.0
    }

    fn convex(&self) -> bool {
        self.0 >= 1.0
    }

    fn quick(&self) -> bool {
        !matches!(self.kind(), Kind::Concave | Kind::Convex)
    }

    fn zero_map(&self, lambda: Lambda) -> ZeroMap {
        match self.kind() {
            Kind::L1 => L1.zero_map(lambda),
            Kind::Ridge => Ridge.zero_map(Lambda::computed(2.0 * lambda.value())),
            Kind::Convex => ZeroMap::Curved,
            Kind::Concave | Kind::Maximum => ZeroMap::Unknown,
        }
    }

    fn value(&self, theta: Vector2) -> f64 {
        let [first, second] = theta.map(f64::abs);
        match self.kind() {
            Kind::L1 => L1.value(theta),
            Kind::Ridge => 2.0 * Ridge.value(theta),
            Kind::Maximum => first.max(second),
            _ => first.powf(self.0) + second.powf(self.0),
        }
    }

    fn proximal(&self, z: Vector2, t: f64) -> Vector2 {
        match self.kind() {
            Kind::L1 => L1.proximal(z, t),
            Kind::Ridge => Ridge.proximal(z, 2.0 * t),
            Kind::Concave => z.map(|z| Concave::proximal(self.0, z, t)),
            Kind::Convex => z.map(|z| Convex::proximal(self.0, z, t)),
            // ‖θ‖₂² = 2u² + 2v².
            Kind::Maximum => {
                let point = Frame::Diagonals.of_point(z);
                Frame::Diagonals.to_point(L1.proximal(point, 0.5 * t))
            }
        }
    }

    fn frame(&self) -> Frame {
        match self.kind() {
            Kind::Maximum => Frame::Diagonals,
            _ => Frame::Axes,
        }
    }

    fn slope(&self, lambda: f64, magnitude: f64) -> (f64, f64) {
        match self.kind() {
            Kind::L1 | Kind::Maximum => L1.slope(lambda, magnitude),
            Kind::Concave if magnitude == 0.0 => (f64::NEG_INFINITY, f64::INFINITY),
            // 0.0 stands for all that is smaller than normal binary64 numbers are; for p near 1
            // that makes a difference.
            Kind::Convex if magnitude == 0.0 => {
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

    fn conjugate(&self, lambda: f64, y: f64) -> (f64, f64) {
        match self.kind() {
            Kind::L1 | Kind::Maximum => L1.conjugate(lambda, y),
            _ => {
                let argument = self.pulled(lambda, y);
                (y * argument * (1.0 - 1.0 / self.0), argument)
            }
        }
    }

    fn certificate(&self, loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> Certificate {
        match self.kind() {
            Kind::L1 => L1.certificate(loss, lambda, theta),
            Kind::Concave if lambda > Lambda::ZERO => Certificate {
                kkt_residual: self
                    .subdifferential(lambda, theta)
                    .distance(loss.negative_gradient(theta)),
                gap: Concave::new(self.0, &ScaledLoss::new(loss), lambda).gap(theta),
                scale: scale(loss, theta, self, lambda),
            },
            _ => Certificate::convex(self, loss, lambda, theta),
        }
    }

    fn radius(&self, theta: Vector2) -> f64 {
        let [first, second] = theta.map(f64::abs);
        let (large, small) = (first.max(second), first.min(second));
        match self.kind() {
            Kind::L1 => L1.radius(theta),
            Kind::Ridge => Ridge.radius(theta),
            Kind::Maximum => large,
            _ if large == 0.0 => 0.0,
            _ => large * (1.0 + (small / large).powf(self.0)).powf(1.0 / self.0),
        }
    }

    fn ball(&self, radius: f64, tolerance: f64) -> Vec<Vector2> {
        let p = self.0;
        let diagonal = 0.5_f64.powf(1.0 / p);
        let other = |x: f64| (1.0 - x.powf(p)).max(0.0).powf(1.0 / p);
        match self.kind() {
            Kind::L1 => L1.ball(radius, tolerance),
            Kind::Ridge => Ridge.ball(radius, tolerance),
            Kind::Maximum => [[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]]
                .map(|corner| corner.map(|x: f64| x * radius))
                .to_vec(),
            // Along the axis towards the cusp the outline gets flat.
            Kind::Concave => octants(radius, tolerance, [1.0, diagonal], |x| [x, other(x)]),
            Kind::Convex => octants(radius, tolerance, [0.0, diagonal], |y| [other(y), y]),
        }
    }

    fn minimise(&self, loss: &QuadraticLoss, lambda: Lambda) -> SolutionSet {
        if lambda == Lambda::ZERO {
            return unregularized(loss);
        }
        match self.kind() {
            Kind::L1 => L1.minimise(loss, lambda),
            Kind::Ridge => Ridge.minimise(loss, Lambda::computed(2.0 * lambda.value())),
            Kind::Maximum => maximum::minimise(loss, lambda.value()),
            Kind::Concave => {
                let scaled = ScaledLoss::new(loss);
                SolutionSet::Point(Concave::new(self.0, &scaled, lambda).minima().best())
            }
            Kind::Convex => {
                let scaled = ScaledLoss::new(loss);
                SolutionSet::Point(Convex::new(self.0, &scaled, lambda).minimiser(&scaled))
            }
        }
    }

    fn solve(&self, loss: &QuadraticLoss, lambda: Lambda) -> Solution {
        let scaled = ScaledLoss::new(loss);
        let (set, others) = if self.convex() || lambda == Lambda::ZERO {
            (self.minimise(loss, lambda), Vec::new())
        } else {
            let minima = Concave::new(self.0, &scaled, lambda).minima();
            (SolutionSet::Point(minima.best()), minima.others())
        };
        let theta = set.least_norm_point();
        Solution {
            theta,
            set,
            signs: signs(theta),
            others,
            certificate: self.certificate(loss, lambda, theta),
        }
    }

    fn path(&self, loss: &QuadraticLoss, lambda_end: Lambda, tolerance: f64) -> SolutionPath {
        match self.kind() {
            Kind::L1 => L1.path(loss, lambda_end, tolerance),
            _ => SolutionPath::trace(self, loss, lambda_end, tolerance),
        }
    }

    /// ‖q‖₁ for p = ∞. For p < 1 the λ above which the origin is the global minimiser (a local one
    /// it always is). For 1 < p < ∞ none unless q = 0.
    fn lambda_max(&self, loss: &QuadraticLoss) -> Option<f64> {
        match self.kind() {
            Kind::L1 => L1.lambda_max(loss),
            Kind::Ridge | Kind::Convex => Ridge.lambda_max(loss),
            Kind::Maximum => Some(maximum::lambda_max(loss)),
            Kind::Concave => Some(Concave::lambda_max(self.0, &ScaledLoss::new(loss))),
        }
    }

    fn lambda_for_radius(&self, loss: &QuadraticLoss, radius: Radius) -> LambdaForRadius {
        match self.kind() {
            Kind::L1 => L1.lambda_for_radius(loss, radius),
            _ => lambda_by_bisection(self, loss, radius),
        }
    }
}
