//! First-order methods step by step, for any number of parameters n: the seed's subgradient rule and what
//! practice uses instead.
//!
//! A [`Lasso`] is F(θ) = Loss(θ) + λ‖θ‖₁ with Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂); [`Iterates`] is a plain
//! iterator over the points θ₀, θ₁, θ₂, … of one [`Method`] on it. The methods are what they are: nothing
//! here knows the exact solution, and a method that does not reach it does not seem to.
//!
//! ```
//! use lasso_path::problem::Lambda;
//! use lasso_path::solve::descent::{Iterates, Lasso, Method, StepSize};
//!
//! let lasso = Lasso::new([[1.0, 0.0], [0.0, 1.0]], [2.0, 0.5], Lambda::new(1.0)?)?;
//! let step_size = StepSize::new(1.0 / lasso.largest_eigenvalue())?;
//! let mut iterates = Iterates::new(&lasso, Method::Proximal, step_size, [3.0, 3.0]);
//! assert_eq!(iterates.next(), Some([3.0, 3.0]));
//! assert_eq!(iterates.next(), Some([1.0, 0.0]));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Sources: A. Beck, M. Teboulle, *A fast iterative shrinkage-thresholding algorithm for linear inverse
//! problems*, SIAM J. Imaging Sci. 2 (2009); T. Hastie, R. Tibshirani, M. Wainwright, *Statistical Learning
//! with Sparsity* (2015), sections 5.3 and 5.4.

mod iterates;
mod lasso;
mod step_size;

pub use iterates::{Diverged, Iterates, Method, Run, Step};
pub use lasso::{Lasso, LassoError};
pub use step_size::{StepSize, StepSizeError};
