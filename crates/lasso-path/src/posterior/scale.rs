//! n, σ and the scales of priors: which prior belongs to which λ.

use thiserror::Error;

use crate::problem::numeral::shortest;
use crate::problem::{LARGEST_MAGNITUDE, Lambda, SMALLEST_MAGNITUDE};

/// The sampling model of n observations, y = Xθ + ε with ε ~ N(0, σ²I).
///
/// With Loss(θ) = 1/(2n)·‖y − Xθ‖² the likelihood is ∝ exp(−(n/σ²)·Loss(θ)), so that
///
/// −log posterior = (n/σ²)(Loss(θ) + λP(θ)) + const
///
/// - for independent priors Laplace(0, b), of density exp(−|θ_j|/b)/(2b), with P = ‖θ‖₁ and
///   λ = σ²/(n b);
/// - for independent priors N(0, τ²), with P = ½‖θ‖₂² and λ = σ²/(n τ²);
/// - without a prior (a flat one) with λ = 0: b = τ = ∞.
///
/// **σ = 0** is allowed, and has no posterior density: as σ → 0 with λ fixed, the posterior
/// contracts to the minimisers of Loss + λP; with b fixed, λ → 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    n: usize,
    sigma: f64,
}

/// Why two numbers are not a sampling model.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ModelError {
    /// n = 0.
    #[error("n = 0 observations say nothing; give at least one")]
    NoObservations,
    /// σ is NaN, infinite or negative.
    #[error("σ = {value} is not a standard deviation; give a finite number that is zero or positive", value = shortest(*value))]
    Sigma {
        /// The number that was given.
        value: f64,
    },
    /// σ is larger than 10¹⁰⁰, or not zero and smaller than 10⁻¹⁰⁰.
    #[error("σ = {value} is out of range: it is zero or between 1e-100 and 1e100; choose other units", value = shortest(*value))]
    SigmaOutOfRange {
        /// The number that was given.
        value: f64,
    },
}

/// Why no λ belongs to the scale of a prior, or no scale to a λ.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ScaleError {
    /// The scale is NaN or negative.
    #[error("{value} is not the scale of a prior; give a positive number", value = shortest(*value))]
    NotAScale {
        /// The number that was given.
        value: f64,
    },
    /// The scale is 0: the prior is a point at 0, whatever the data say; no finite λ does that.
    #[error(
        "a prior of scale 0 is a point at 0, and no finite λ does that; give a positive number"
    )]
    Point,
    /// σ = 0: every λ > 0 goes with the scale 0, as data without noise outweigh any prior.
    #[error("σ = 0: without noise no prior has any weight, so no scale belongs to λ = {lambda}; give a positive σ", lambda = shortest(*lambda))]
    Noiseless {
        /// λ.
        lambda: f64,
    },
    /// The result is positive, but not between the least and the largest binary64 number.
    #[error("{value} leads beyond the range of numbers; choose other units", value = shortest(*value))]
    OutOfRange {
        /// The scale or λ that was given.
        value: f64,
    },
}

impl Model {
    /// n observations with noise of standard deviation σ.
    ///
    /// # Errors
    /// n = 0; σ not finite, negative, or not zero and outside of 10⁻¹⁰⁰ … 10¹⁰⁰.
    pub fn new(n: usize, sigma: f64) -> Result<Self, ModelError> {
        if n == 0 {
            return Err(ModelError::NoObservations);
        }
        if !(0.0..f64::INFINITY).contains(&sigma) {
            return Err(ModelError::Sigma { value: sigma });
        }
        if sigma != 0.0 && !(SMALLEST_MAGNITUDE..=LARGEST_MAGNITUDE).contains(&sigma) {
            return Err(ModelError::SigmaOutOfRange { value: sigma });
        }
        let sigma = sigma + 0.0;
        Ok(Self { n, sigma })
    }

    /// n ≥ 1.
    #[must_use]
    pub fn n(&self) -> usize {
        self.n
    }

    /// σ ≥ 0.
    #[must_use]
    pub fn sigma(&self) -> f64 {
        self.sigma
    }

    /// n/σ², by which Loss + λP becomes −log posterior; ∞ if σ = 0.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.n as f64 / (self.sigma * self.sigma)
    }

    /// √n/σ, the root of the weight.
    pub(super) fn root_weight(&self) -> f64 {
        (self.n as f64).sqrt() / self.sigma
    }

    /// b = σ²/(nλ), the scale of the Laplace prior that is λ‖θ‖₁; ∞ (a flat prior) if λ = 0. Its
    /// standard deviation is √2·b.
    ///
    /// # Errors
    /// [`ScaleError::Noiseless`] if σ = 0; [`ScaleError::OutOfRange`].
    pub fn laplace_scale(&self, lambda: Lambda) -> Result<f64, ScaleError> {
        let value = lambda.value();
        if self.sigma == 0.0 {
            return Err(ScaleError::Noiseless { lambda: value });
        }
        if value == 0.0 {
            return Ok(f64::INFINITY);
        }
        in_range(self.sigma / value * (self.sigma / self.n as f64), value)
    }

    /// τ = σ/√(nλ), the standard deviation of the Gaussian prior that is (λ/2)‖θ‖₂²; ∞ (a flat
    /// prior) if λ = 0.
    ///
    /// # Errors
    /// [`ScaleError::Noiseless`] if σ = 0; [`ScaleError::OutOfRange`].
    pub fn gaussian_scale(&self, lambda: Lambda) -> Result<f64, ScaleError> {
        let value = lambda.value();
        if self.sigma == 0.0 {
            return Err(ScaleError::Noiseless { lambda: value });
        }
        if value == 0.0 {
            return Ok(f64::INFINITY);
        }
        in_range(1.0 / (self.root_weight() * value.sqrt()), value)
    }

    /// λ = σ²/(n b) of the prior Laplace(0, b); 0 if b = ∞ or σ = 0.
    ///
    /// # Errors
    /// b is NaN, negative or 0; [`ScaleError::OutOfRange`].
    pub fn lambda_of_laplace(&self, b: f64) -> Result<Lambda, ScaleError> {
        if self.is_flat(b)? {
            return Ok(Lambda::ZERO);
        }
        in_range(self.sigma / b * (self.sigma / self.n as f64), b).map(Lambda::computed)
    }

    /// λ = σ²/(n τ²) of the prior N(0, τ²); 0 if τ = ∞ or σ = 0.
    ///
    /// # Errors
    /// τ is NaN, negative or 0; [`ScaleError::OutOfRange`].
    pub fn lambda_of_gaussian(&self, tau: f64) -> Result<Lambda, ScaleError> {
        if self.is_flat(tau)? {
            return Ok(Lambda::ZERO);
        }
        let root = self.sigma / tau / (self.n as f64).sqrt();
        in_range(root * root, tau).map(Lambda::computed)
    }

    /// nλ²/(2σ²), the λ of the Gaussian prior that has the variance τ² = 2b² of the Laplace prior of
    /// this λ.
    ///
    /// # Errors
    /// [`ScaleError::Noiseless`] if σ = 0; [`ScaleError::OutOfRange`].
    pub fn lambda_of_equal_variance(&self, laplace: Lambda) -> Result<Lambda, ScaleError> {
        let value = laplace.value();
        if self.sigma == 0.0 {
            return Err(ScaleError::Noiseless { lambda: value });
        }
        if value == 0.0 {
            return Ok(Lambda::ZERO);
        }
        let root = self.root_weight() * value;
        in_range(0.5 * root * root, value).map(Lambda::computed)
    }

    /// Whether a prior of this scale has no weight: it is flat, or there is no noise.
    fn is_flat(&self, scale: f64) -> Result<bool, ScaleError> {
        if scale == 0.0 {
            Err(ScaleError::Point)
        } else if scale > 0.0 {
            Ok(scale == f64::INFINITY || self.sigma == 0.0)
        } else {
            Err(ScaleError::NotAScale { value: scale })
        }
    }
}

fn in_range(result: f64, value: f64) -> Result<f64, ScaleError> {
    if result > 0.0 && result < f64::INFINITY {
        Ok(result)
    } else {
        Err(ScaleError::OutOfRange { value })
    }
}
