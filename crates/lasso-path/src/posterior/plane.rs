//! The posterior of θ in the plane.

use thiserror::Error;

use super::joint::lasso_mean;
use super::{Conditional, Model};
use crate::problem::{Lambda, QuadraticLoss, Vector2};

/// Which prior the coordinates of θ have, each independently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prior {
    /// The density is constant, so the posterior is the likelihood; λ does not matter.
    Flat,
    /// Laplace(0, b): λ‖θ‖₁ with λ = σ²/(n b).
    Laplace,
    /// N(0, τ²): (λ/2)‖θ‖₂² with λ = σ²/(n τ²).
    Gaussian,
}

/// Why there is no posterior density.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
pub enum NoPosterior {
    /// σ = 0. As σ → 0 with λ fixed, the posterior contracts to the mode, where that is unique.
    #[error(
        "σ = 0: without noise all the posterior is at the minimisers of Loss + λP, and has no density; give a positive σ"
    )]
    Noiseless,
    /// λ = 0 and the loss does not depend on θ_j: the posterior of θ_j is constant.
    #[error("the posterior is improper: neither the data nor a prior say anything about coordinate {}; choose λ > 0", coordinate + 1)]
    ImproperCoordinate {
        /// 0 for θ₁, 1 for θ₂.
        coordinate: usize,
    },
    /// λ = 0 and H is singular: the posterior is constant along lines, or everywhere.
    #[error(
        "the posterior is improper: H has rank {rank}, so there is a direction in which neither the data nor a prior say anything; choose λ > 0"
    )]
    Improper {
        /// The rank of H, 0 or 1.
        rank: usize,
    },
    /// Its spread or its density is not between the least and the largest binary64 number.
    #[error("the posterior is too wide or too narrow for the range of numbers; choose other units")]
    OutOfRange,
}

/// The posterior of θ, of density ∝ exp(−(n/σ²)(Loss(θ) + λP(θ))).
///
/// For λ > 0 it is proper, also if H is singular, as the prior then decides alone in the flat
/// direction; and it is proper if H has rank 2. It is log-concave, and has one mode, or a segment of
/// them where Loss + λP has several minimisers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posterior {
    pub(super) loss: QuadraticLoss,
    pub(super) model: Model,
    pub(super) prior: Prior,
    /// 0 for a flat prior.
    pub(super) lambda: Lambda,
    pub(super) mode: Vector2,
}

impl Posterior {
    /// The posterior, with its mode: a minimiser θ\* of Loss + λP, as the solver gives it. A zero of
    /// it is taken as a zero.
    #[must_use]
    pub fn new(
        loss: &QuadraticLoss,
        model: Model,
        prior: Prior,
        lambda: Lambda,
        mode: Vector2,
    ) -> Self {
        let lambda = match prior {
            Prior::Flat => Lambda::ZERO,
            Prior::Laplace | Prior::Gaussian => lambda,
        };
        Self {
            loss: *loss,
            model,
            prior,
            lambda,
            mode,
        }
    }

    /// θ\*, bit for bit as it was given.
    #[must_use]
    pub fn mode(&self) -> Vector2 {
        self.mode
    }

    /// E\[θ\].
    ///
    /// A Gaussian's mean is its mode. With a Laplace prior one integral is in closed form and the
    /// other by quadrature, accurate to 10⁻⁸ of the coordinate's posterior standard deviation, or to a
    /// few units in the last place where those are more; where h₁₂ = 0 the coordinates are
    /// independent, and both are in closed form.
    ///
    /// # Errors
    /// σ = 0; λ = 0 and H singular; numbers out of range.
    pub fn mean(&self) -> Result<Vector2, NoPosterior> {
        if self.model.sigma() == 0.0 {
            return Err(NoPosterior::Noiseless);
        }
        let hessian = self.loss.hessian();
        if self.lambda == Lambda::ZERO {
            return match hessian.rank() {
                2 => Ok(self.mode),
                rank => Err(NoPosterior::Improper { rank }),
            };
        }
        if self.prior == Prior::Gaussian {
            return Ok(self.mode);
        }
        if hessian.h12() == 0.0 {
            return Ok([self.conditional(0)?.mean(), self.conditional(1)?.mean()]);
        }
        lasso_mean(
            &self.loss,
            self.model.root_weight(),
            self.lambda.value(),
            self.mode,
        )
        .ok_or(NoPosterior::OutOfRange)
    }

    /// The posterior of θ_j given the other coordinate at its mode.
    ///
    /// # Errors
    /// σ = 0; λ = 0 and h_jj = 0; numbers out of range.
    ///
    /// # Panics
    /// If the coordinate is neither 0 nor 1.
    pub fn conditional(&self, coordinate: usize) -> Result<Conditional, NoPosterior> {
        Conditional::new(self, coordinate)
    }
}
