//! The planar losses of pairs of features.

use super::arithmetic::{DoubleDouble, dot2};
use super::{Hessian, HessianError, LossError, QuadraticLoss};
use thiserror::Error;

/// Why two features do not make a planar loss.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum PairError {
    /// No such feature.
    #[error("there is no feature number {index}; the data set has {count}, counted from 0")]
    NoSuchFeature {
        /// The index that was given.
        index: usize,
        /// Number of features.
        count: usize,
    },
    /// The same feature twice.
    #[error("feature number {index} was chosen for both axes; choose two different features")]
    SameFeature {
        /// The index that was given.
        index: usize,
    },
    /// A feature that has one value only.
    #[error("feature number {index} is constant; choose one that varies")]
    Constant {
        /// The index that was given.
        index: usize,
    },
    /// The Gram matrix is not a Hessian.
    #[error(transparent)]
    Hessian(#[from] HessianError),
    /// Least squares out of range.
    #[error(transparent)]
    Loss(#[from] LossError),
}

/// The loss 1/(2n)·‖y − Xθ‖² of two standardized features with correlation ρ = `rho`, q = Xᵀy/n and
/// ‖y‖²/n = `target_variance`; see
/// [`Standardized::pair_loss`](crate::regression::Standardized::pair_loss).
///
/// # Errors
/// Numbers outside the ranges of [`Hessian`] and [`QuadraticLoss`].
pub fn standardized_pair_loss(
    rho: f64,
    q: [f64; 2],
    target_variance: f64,
) -> Result<QuadraticLoss, PairError> {
    let hessian = Hessian::correlation(rho)?;
    let center = if hessian.rank() == 2 {
        let solve = |own: f64, other: f64| {
            (DoubleDouble::from(own) - DoubleDouble::product(rho, other))
                .quotient(hessian.exact_determinant())
                .value()
        };
        [solve(q[0], q[1]), solve(q[1], q[0])]
    } else {
        [0.5 * q[0], 0.5 * q[1]]
    };
    let explained = dot2(q, center);
    let minimum = 0.5 * (DoubleDouble::from(target_variance) - explained).value();
    Ok(QuadraticLoss::new(hessian, center, minimum.max(0.0))?)
}
