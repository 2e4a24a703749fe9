//! Losses, λ, the L1 norm, and the arithmetic that [`solve`](crate::solve) stands on.
//!
//! One convention: F(θ) = Loss(θ) + λ‖θ‖₁ with λ ≥ 0. From data, Loss(θ) = 1/(2n)·‖y − Xθ‖² with
//! the columns of X centred and of unit variance (1/n) and y centred; in the plane
//! Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂) + Loss_min.

pub mod arithmetic;
pub mod l1;
mod lambda;
pub mod numeral;
mod objective;
mod pair;
mod quadratic;

pub use lambda::{Lambda, LambdaError};
pub use objective::Objective;
pub use pair::{PairError, standardized_pair_loss};
pub use quadratic::{
    Hessian, HessianError, LARGEST_MAGNITUDE, LossError, QuadraticLoss, SMALLEST_MAGNITUDE,
};

/// A vector (θ₁, θ₂) of the plane.
pub type Vector2 = [f64; 2];
