//! The lasso and ridge as probability: y = Xθ + ε with Gaussian noise, and a prior on θ.
//!
//! −log posterior = (n/σ²)(Loss(θ) + λP(θ)) + const, with P = ‖θ‖₁ for independent Laplace priors and
//! P = ½‖θ‖₂² for independent Gaussian ones; [`Model`] has the scales. So the posterior's mode is
//! the θ\* of the solvers, zeros included. No other summary of it here is exactly zero, but by
//! symmetry: the posterior has a density, and P(θ_j = 0) = 0.
//!
//! - [`Model`]: n and σ, and which scale of a prior belongs to which λ;
//! - [`Posterior`]: of θ in the plane, with its mean;
//! - [`Conditional`]: of one coordinate, with the other held at the mode.

mod conditional;
mod joint;
mod lasso_distribution;
mod plane;
mod quadrature;
mod scale;
mod tail;

pub use conditional::Conditional;
pub use plane::{NoPosterior, Posterior, Prior};
pub use scale::{Model, ModelError, ScaleError};
