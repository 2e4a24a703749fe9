//! How many coefficients are 0 in problems that are drawn at random.

use super::design::{Design, DesignError};
use super::matrix::Matrix;
use super::path::LassoPath;
use crate::problem::Lambda;
use crate::solve::Random;
use thiserror::Error;

/// Problems y = Xθ + σε with normal columns of which each two have the same correlation, to be drawn from a seed.
///
/// ```
/// use lasso_path::regression::RandomDesign;
/// let random = RandomDesign { rows: 40, columns: 6, nonzero: 2, correlation: 0.5, noise: 1.0 };
/// let zeros = random.zeros(0.3, 1, 20)?;
/// assert_eq!(zeros.len(), 20);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RandomDesign {
    /// n ≥ 2.
    pub rows: usize,
    /// p.
    pub columns: usize,
    /// How many of the true coefficients are not 0, the first ones: they are 1, −1, 1, ….
    pub nonzero: usize,
    /// The correlation of each two columns, in [0, 1).
    pub correlation: f64,
    /// σ ≥ 0.
    pub noise: f64,
}

/// Why there is no draw.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum RandomDesignError {
    /// A correlation outside [0, 1).
    #[error("a correlation of {0} is outside 0 … 1 (and 1 is too much)")]
    Correlation(f64),
    /// What was drawn is no design.
    #[error(transparent)]
    Design(#[from] DesignError),
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

impl RandomDesign {
    /// The design of a seed, the same for ever (but for the last bit of a logarithm).
    ///
    /// # Errors
    /// [`RandomDesignError`].
    pub fn draw(&self, seed: u64) -> Result<Design, RandomDesignError> {
        let rho = self.correlation;
        if !(0.0..1.0).contains(&rho) {
            return Err(RandomDesignError::Correlation(rho));
        }
        let (n, p) = (self.rows, self.columns);
        let sign = |j: usize| if j.is_multiple_of(2) { 1.0 } else { -1.0 };
        let coefficients: Vec<f64> = (0..self.nonzero.min(p)).map(sign).collect();
        let mut random = Random::new(seed);
        let (x, y) = normal_table(&mut random, [n, p], &coefficients, rho, self.noise);
        Ok(Design::new(&Matrix::of(n, p, x), &y)?)
    }

    /// For each of `count` draws how many of the p coefficients of θ*(share·λ_max) are 0. The first draws are the same for
    /// every count.
    ///
    /// # Errors
    /// [`RandomDesignError`].
    pub fn zeros(
        &self,
        share: f64,
        seed: u64,
        count: usize,
    ) -> Result<Vec<usize>, RandomDesignError> {
        let mut seeds = Random::new(seed);
        (0..count)
            .map(|draw| {
                let path =
                    LassoPath::without_grid(&self.draw(seeds.bits())?, LassoPath::MOST_KNOTS);
                let support = path.support(path.lambda_max().scaled(share));
                let exact_from = path.exact_from();
                let support = support.ok_or(RandomDesignError::NotExact { draw, exact_from })?;
                Ok(self.columns - support.len())
            })
            .collect()
    }
}

/// X (n × p, column-major) of standard normal numbers, each two columns with correlation ρ in [0, 1), and y = Xβ + σε for a β whose
/// first numbers are given and whose others are 0.
pub(super) fn normal_table(
    random: &mut Random,
    [n, p]: [usize; 2],
    coefficients: &[f64],
    rho: f64,
    noise: f64,
) -> (Vec<f64>, Vec<f64>) {
    let (own, common) = ((1.0 - rho).sqrt(), rho.sqrt());
    let (mut x, mut y) = (vec![0.0; n * p], vec![0.0; n]);
    for i in 0..n {
        let [shared, error] = random.normal_pair();
        y[i] = noise * error;
        for j in 0..p {
            let value = common * shared + own * random.normal_pair()[0];
            x[j * n + i] = value;
            if let Some(coefficient) = coefficients.get(j) {
                y[i] += coefficient * value;
            }
        }
    }
    (x, y)
}
