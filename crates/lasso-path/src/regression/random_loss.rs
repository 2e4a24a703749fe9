//! How many coefficients are 0 in losses that are drawn at random, in any number of dimensions.

use super::design::Design;
use super::gram::GramError;
use super::matrix::Matrix;
use super::path::LassoPath;
use super::ridge::Ridge;
use crate::problem::Lambda;
use crate::problem::numeral::shortest;
use crate::solve::Random;
use thiserror::Error;

/// Losses ½θᵀHθ − qᵀθ of n dimensions, where H has 1 on its diagonal and the same correlation ρ everywhere else, and q is
/// normal with mean 0 and covariance H. That is what Xᵀy/√n is, for standardized columns with these correlations and a y
/// of noise alone: no coefficient is meant to be different from 0. With ρ = 0, H is the identity.
///
/// ```
/// use lasso_path::regression::RandomLoss;
/// let random = RandomLoss { dimensions: 5, correlation: 0.5 };
/// let zeros = random.zeros(0.5, 1, 20)?;
/// // of 20 draws: how many have 0, 1, … 5 zeros
/// assert_eq!((zeros.lasso.len(), zeros.lasso.iter().sum::<usize>()), (6, 20));
/// assert_eq!(zeros.ridge, [20, 0, 0, 0, 0, 0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RandomLoss {
    /// n ≥ 1.
    pub dimensions: usize,
    /// ρ, in [0, 1).
    pub correlation: f64,
}

/// Of so many draws, how many have no zero, one, … n of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ZeroCounts {
    /// In the lasso's solutions, n + 1 numbers.
    pub lasso: Vec<usize>,
    /// In those of ridge, at the same λ.
    pub ridge: Vec<usize>,
}

/// Why there are no draws.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum RandomLossError {
    /// A correlation outside [0, 1).
    #[error("a correlation of {} is outside 0 … 1 (and 1 is too much)", shortest(*.0))]
    Correlation(f64),
    /// No dimension.
    #[error("a loss of 0 dimensions has no coefficient; give at least 1")]
    Dimensions,
    /// What was drawn is no loss.
    #[error(transparent)]
    Gram(#[from] GramError),
    /// The path of a draw is not exact down to the λ that is asked for.
    #[error(
        "draw {draw} (counted from 0) is exact only down to λ = {exact_from}; ask for a larger λ"
    )]
    NotExact {
        /// The draw, from 0.
        draw: usize,
        /// The least λ to which it is exact.
        exact_from: Lambda,
    },
}

impl RandomLoss {
    /// H by columns.
    ///
    /// # Errors
    /// [`RandomLossError::Correlation`], [`RandomLossError::Dimensions`].
    pub fn hessian(&self) -> Result<Matrix, RandomLossError> {
        let (n, rho) = (self.dimensions, self.correlation);
        if !(0.0..1.0).contains(&rho) {
            return Err(RandomLossError::Correlation(rho));
        }
        if n == 0 {
            return Err(RandomLossError::Dimensions);
        }
        let entry = |at: usize| if at / n == at % n { 1.0 } else { rho };
        Ok(Matrix::of(n, n, (0..n * n).map(entry).collect()))
    }

    /// The q of a seed, the same for ever (but for the last bit of a logarithm): qⱼ = √ρ·z₀ + √(1 − ρ)·zⱼ with independent
    /// standard normal z.
    #[must_use]
    pub fn draw(&self, seed: u64) -> Vec<f64> {
        let mut random = Random::new(seed);
        let (own, common) = ((1.0 - self.correlation).sqrt(), self.correlation.sqrt());
        let shared = common * random.normal_pair()[0];
        (0..self.dimensions)
            .map(|_| shared + own * random.normal_pair()[0])
            .collect()
    }

    /// How many coefficients of θ\*(share·λ_max) are exactly 0, for each of `count` draws, and how many of ridge's at the
    /// same λ. Each draw has its own λ_max. The first draws are the same for every count.
    ///
    /// # Errors
    /// [`RandomLossError`].
    pub fn zeros(
        &self,
        share: f64,
        seed: u64,
        count: usize,
    ) -> Result<ZeroCounts, RandomLossError> {
        let hessian = self.hessian()?;
        let n = self.dimensions;
        let mut zeros = ZeroCounts {
            lasso: vec![0; n + 1],
            ridge: vec![0; n + 1],
        };
        let mut seeds = Random::new(seed);
        for draw in 0..count {
            let design = Design::from_gram(&hessian, &self.draw(seeds.bits()))?;
            let path = LassoPath::without_grid(&design, LassoPath::MOST_KNOTS);
            let lambda = path.lambda_max().scaled(share);
            let exact_from = path.exact_from();
            let support = path.support(lambda);
            let support = support.ok_or(RandomLossError::NotExact { draw, exact_from })?;
            zeros.lasso[n - support.len()] += 1;
            let ridge = Ridge::new(&design).theta(lambda);
            zeros.ridge[ridge.iter().filter(|t| **t == 0.0).count()] += 1;
        }
        Ok(zeros)
    }
}
