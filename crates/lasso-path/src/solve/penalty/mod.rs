//! The penalties P of F(θ) = Loss(θ) + λ·P(θ), λ ≥ 0: [`Penalty`], and what its methods return.
//!
//! A penalty's mathematics is one file beside this one; each method of [`Penalty`] says in one `match` which
//! function of which file answers. A new penalty is a file, a variant, and an arm where the compiler asks for one.

mod basis;
mod bridge;
mod certificate;
mod constrained;
mod elastic_net;
mod l1;
mod none;
mod path;
mod patterns;
mod ridge;
mod subdifferential;

use thiserror::Error;

pub use basis::Basis;
pub use bridge::{Exponent, ExponentError, ExponentKind};
pub use constrained::{Constrained, LambdaForRadius};
pub use elastic_net::{AxisProfile, Mix, MixError};
pub use path::SolutionPath;
pub use subdifferential::Subdifferential;

use super::planar::{sign, solve_many, unregularized};
use super::{Certificate, Radius, SolutionSet};
use crate::problem::l1::norm;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use constrained::{by_multiplier, lambda_by_bisection};

/// A penalty P; F(θ) = Loss(θ) + λP(θ).
///
/// Everything is in closed form or computed to rounding; zeros are the number +0.0, decided by the
/// optimality conditions. λ = 0 is always the unregularized problem: of several minimisers of the
/// loss the one of least Euclidean norm.
///
/// ```
/// use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
/// use lasso_path::solve::penalty::Penalty;
/// let loss = QuadraticLoss::new(Hessian::new(1.0, 0.0, 1.0)?, [3.0, 0.5], 0.0)?;
/// assert_eq!(Penalty::L1.solve(&loss, Lambda::ONE).theta, [2.0, 0.0]);
/// assert_eq!(Penalty::Ridge.solve(&loss, Lambda::ONE).theta, [1.5, 0.25]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Penalty {
    /// P = 0.
    None,
    /// P = ‖θ‖₁.
    L1,
    /// P = ½‖θ‖₂².
    Ridge,
    /// P = r‖θ‖₁ + (1 − r)/2·‖θ‖₂².
    ElasticNet(Mix),
    /// P = Σ|θ_j|^p, and ‖θ‖_∞ for p = ∞.
    Bridge(Exponent),
}

/// Why a penalty cannot have a parameter.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ParameterError {
    /// Not a mix.
    #[error(transparent)]
    Mix(#[from] MixError),
    /// Not an exponent.
    #[error(transparent)]
    Exponent(#[from] ExponentError),
    /// There is none to choose.
    #[error("this penalty has no parameter; leave it out")]
    Without,
}

/// The minimisers of F at one λ.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// The global minimiser; of several, the one of least Euclidean norm (for p < 1, where there is
    /// a tie between separate points, the one with fewer nonzero coordinates).
    pub theta: Vector2,
    /// All global minimisers, but for ties between separate points.
    pub set: SolutionSet,
    /// The signs −1, 0, 1 of `theta`.
    pub signs: [i8; 2],
    /// The other local minima, best first; none unless the penalty is not convex.
    pub others: Vec<Vector2>,
    /// How far `theta` is from optimal.
    pub certificate: Certificate,
}

impl Penalty {
    /// All penalties, with an example of their parameter where they have one.
    pub const ALL: [Penalty; 5] = [
        Penalty::None,
        Penalty::L1,
        Penalty::Ridge,
        Penalty::ElasticNet(Mix::HALF),
        Penalty::Bridge(Exponent::HALF),
    ];

    /// The number that belongs to it, if there is one: r of the elastic net, p of the bridge penalty.
    #[must_use]
    pub fn parameter(self) -> Option<f64> {
        match self {
            Self::None | Self::L1 | Self::Ridge => None,
            Self::ElasticNet(mix) => Some(mix.value()),
            Self::Bridge(exponent) => Some(exponent.value()),
        }
    }

    /// The same penalty with another parameter.
    ///
    /// # Errors
    /// The error of the parameter's type; [`ParameterError::Without`] where the penalty has none.
    pub fn with_parameter(self, value: f64) -> Result<Self, ParameterError> {
        match self {
            Self::None | Self::L1 | Self::Ridge => Err(ParameterError::Without),
            Self::ElasticNet(_) => Ok(Self::ElasticNet(Mix::new(value)?)),
            Self::Bridge(_) => Ok(Self::Bridge(Exponent::new(value)?)),
        }
    }

    /// Whether P has a kink at 0, and so makes coordinates exactly zero over whole intervals of λ.
    ///
    /// For the bridge penalty this is meant mathematically: for p just above 1 what is smaller than binary64
    /// numbers is 0.0 all the same.
    #[must_use]
    pub fn snaps(self) -> bool {
        match self {
            Self::None | Self::Ridge => false,
            Self::L1 => true,
            Self::ElasticNet(mix) => mix.value() > 0.0,
            Self::Bridge(exponent) => exponent.value() <= 1.0,
        }
    }

    /// Whether P is convex.
    #[must_use]
    pub fn convex(self) -> bool {
        match self {
            Self::None | Self::L1 | Self::Ridge | Self::ElasticNet(_) => true,
            Self::Bridge(exponent) => exponent.value() >= 1.0,
        }
    }

    /// The coordinates in which P is a sum of functions of one coordinate each.
    #[must_use]
    pub fn basis(self) -> Basis {
        match self {
            Self::None | Self::L1 | Self::Ridge | Self::ElasticNet(_) => Basis::Axes,
            Self::Bridge(exponent) => exponent.basis(),
        }
    }

    /// P(θ); ∞ where that overflows.
    #[must_use]
    pub fn value(self, theta: Vector2) -> f64 {
        match self {
            Self::None => 0.0,
            Self::L1 => norm(&theta),
            Self::Ridge => ridge::value(theta),
            Self::ElasticNet(mix) => mix.penalty(theta),
            Self::Bridge(exponent) => exponent.penalty(theta),
        }
    }

    /// A minimiser of ½‖θ − z‖² + tP(θ) for t ≥ 0: the only one if P is convex. For p < 1 the
    /// global one, which jumps from 0 to a finite size; at the jump, 0.
    #[must_use]
    pub fn proximal(self, z: Vector2, t: f64) -> Vector2 {
        match self {
            Self::None => z,
            Self::L1 => l1::proximal(z, t),
            Self::Ridge => ridge::proximal(z, t),
            Self::ElasticNet(mix) => mix.proximal(z, t),
            Self::Bridge(exponent) => exponent.proximal(z, t),
        }
    }

    /// λ∂φ(m) for m ≥ 0, as (lower, upper), where P = Σφ(|x_j|) in the coordinates of the basis.
    #[must_use]
    pub fn slope(self, lambda: f64, magnitude: f64) -> (f64, f64) {
        match self {
            Self::None => (0.0, 0.0),
            Self::L1 => l1::slope(lambda, magnitude),
            Self::Ridge => ridge::slope(lambda, magnitude),
            Self::ElasticNet(mix) => mix.slope(lambda, magnitude),
            Self::Bridge(exponent) => exponent.slope(lambda, magnitude),
        }
    }

    /// (λφ)*(y) for y ≥ 0, ∞ outside its domain, and an x ≥ 0 with y ∈ λ∂φ(x). λ > 0; used only if
    /// P is convex.
    #[must_use]
    pub fn conjugate(self, lambda: f64, y: f64) -> (f64, f64) {
        match self {
            Self::None => none::conjugate(y),
            Self::L1 => l1::conjugate(lambda, y),
            Self::Ridge => ridge::conjugate(lambda, y),
            Self::ElasticNet(mix) => mix.conjugate(lambda, y),
            Self::Bridge(exponent) => exponent.conjugate(lambda, y),
        }
    }

    /// λ∂P(θ). For p < 1 each coordinate at 0 has all of ℝ (the Fréchet subdifferential); λ = 0
    /// gives {0}.
    #[must_use]
    pub fn subdifferential(self, lambda: Lambda, theta: Vector2) -> Subdifferential {
        let basis = self.basis();
        let bounds = basis.of_point(theta).map(|x| {
            let (lower, upper) = if lambda == Lambda::ZERO {
                (0.0, 0.0)
            } else {
                self.slope(lambda.value(), x.abs())
            };
            if x < 0.0 {
                (-upper, -lower)
            } else {
                (lower, upper)
            }
        });
        Subdifferential {
            basis,
            lower: bounds.map(|bound| bound.0),
            upper: bounds.map(|bound| bound.1),
        }
    }

    /// How far θ is from minimising F, from the loss, λ and θ alone.
    #[must_use]
    pub fn certificate(self, loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> Certificate {
        match self {
            Self::None | Self::Ridge => Certificate::convex(self, loss, lambda, theta),
            Self::L1 => l1::certificate(loss, lambda, theta),
            Self::ElasticNet(mix) => mix.certificate(loss, lambda, theta),
            Self::Bridge(exponent) => exponent.certificate(loss, lambda, theta),
        }
    }

    /// The size of the penalty's ball through θ: {P ≤ P(θ)} reaches to (radius, 0).
    #[must_use]
    pub fn radius(self, theta: Vector2) -> f64 {
        match self {
            Self::None => 0.0,
            Self::L1 => norm(&theta),
            Self::Ridge => ridge::radius(theta),
            Self::ElasticNet(mix) => mix.radius(theta),
            Self::Bridge(exponent) => exponent.radius(theta),
        }
    }

    /// The global minimisers of F. The quick part of [`solve`](Self::solve).
    #[must_use]
    pub fn minimise(self, loss: &QuadraticLoss, lambda: Lambda) -> SolutionSet {
        match self {
            Self::None => unregularized(loss),
            Self::L1 => l1::minimise(loss, lambda),
            Self::Ridge => ridge::minimise(loss, lambda),
            Self::ElasticNet(mix) => mix.minimise(loss, lambda),
            Self::Bridge(exponent) => exponent.minimise(loss, lambda),
        }
    }

    /// The minimisers of F for many losses with one Hessian, that of `loss`, and the given θ̂; the
    /// same as [`minimise`](Self::minimise) for each, bit for bit. Into `out`, as many as both have. (A θ̂ out of
    /// the range of a [`QuadraticLoss`] gives 0; [`draws`](crate::solve::draws) are all within it.)
    pub fn minimise_many(
        self,
        loss: &QuadraticLoss,
        centers: &[Vector2],
        lambda: Lambda,
        out: &mut [Vector2],
    ) {
        match self {
            Self::L1 => solve_many(loss, centers, lambda, out),
            Self::Ridge => ridge::minimise_many(loss, centers, lambda, out),
            Self::None | Self::ElasticNet(_) | Self::Bridge(_) => {
                for (theta, center) in out.iter_mut().zip(centers) {
                    let loss = QuadraticLoss::new(*loss.hessian(), *center, 0.0);
                    *theta = loss.map_or([0.0; 2], |loss| {
                        self.minimise(&loss, lambda).least_norm_point()
                    });
                }
            }
        }
    }

    /// The global minimisers of F, other local minima, and the certificate.
    #[must_use]
    pub fn solve(self, loss: &QuadraticLoss, lambda: Lambda) -> Solution {
        let (set, others) = match self {
            Self::Bridge(exponent) => exponent.minima(loss, lambda),
            Self::None | Self::L1 | Self::Ridge | Self::ElasticNet(_) => {
                (self.minimise(loss, lambda), Vec::new())
            }
        };
        let theta = set.least_norm_point();
        Solution {
            theta,
            set,
            signs: theta.map(sign),
            others,
            certificate: self.certificate(loss, lambda, theta),
        }
    }

    /// θ*(λ) for λ from 0 to `lambda_end`.
    #[must_use]
    pub fn path(self, loss: &QuadraticLoss, lambda_end: Lambda, tolerance: f64) -> SolutionPath {
        match self {
            Self::None => none::path(loss, lambda_end),
            Self::L1 => l1::path(loss, lambda_end),
            Self::Ridge => SolutionPath::trace(self, loss, lambda_end, tolerance),
            Self::ElasticNet(mix) => mix.path(loss, lambda_end, tolerance),
            Self::Bridge(exponent) => exponent.path(loss, lambda_end, tolerance),
        }
    }

    /// The least λ from which θ* = 0; None if there is none.
    #[must_use]
    pub fn lambda_max(self, loss: &QuadraticLoss) -> Option<Lambda> {
        match self {
            Self::None => none::lambda_max(loss),
            Self::L1 => Some(l1::lambda_max(loss)),
            Self::Ridge => ridge::lambda_max(loss),
            Self::ElasticNet(mix) => mix.lambda_max(loss),
            Self::Bridge(exponent) => exponent.lambda_max(loss),
        }
    }

    /// A λ that matters: about where the pulls of penalty and loss on θ̂ are equal; 1 if the loss or the
    /// penalty does not tell.
    #[must_use]
    pub fn typical_lambda(self, loss: &QuadraticLoss) -> Lambda {
        let [first, second] = loss.center();
        let unit = self.slope(1.0, first.abs().max(second.abs())).1;
        let typical = loss.lambda_max().value() / unit;
        if typical > 0.0 && typical < f64::MAX {
            Lambda::computed(typical)
        } else {
            Lambda::ONE
        }
    }

    /// The λ whose solution has this radius, to the last bit that the computed radius tells.
    #[must_use]
    pub fn lambda_for_radius(self, loss: &QuadraticLoss, radius: Radius) -> LambdaForRadius {
        match self {
            Self::None => LambdaForRadius::NotOneToOne,
            Self::L1 => l1::lambda_for_radius(loss, radius),
            Self::Ridge => lambda_by_bisection(self, loss, radius),
            Self::ElasticNet(mix) => mix.lambda_for_radius(loss, radius),
            Self::Bridge(exponent) => exponent.lambda_for_radius(loss, radius),
        }
    }

    /// The minimiser of Loss(θ) in the ball of this radius; None where the radius is not one-to-one
    /// with λ ([`LambdaForRadius::NotOneToOne`]).
    #[must_use]
    pub fn constrained(self, loss: &QuadraticLoss, radius: Radius) -> Option<Constrained> {
        match self {
            Self::L1 => Some(l1::constrained(loss, radius)),
            Self::None | Self::Ridge | Self::ElasticNet(_) | Self::Bridge(_) => {
                by_multiplier(self, loss, radius)
            }
        }
    }
}
