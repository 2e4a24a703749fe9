//! What standardizing takes away.

use crate::problem::arithmetic::DoubleDouble;

/// The units of a table's columns: what leads from standardized coefficients back to those of the numbers as they were given.
///
/// ```
/// use lasso_path::regression::{Design, Matrix};
/// let x = Matrix::from_columns(2, 1, vec![10.0, 14.0])?;
/// let units = Design::new(&x, &[1.0, 3.0])?.units().clone();
/// // θ = 1 is half a unit of y for each unit of x
/// assert_eq!(units.in_own_units(&[1.0]), (vec![0.5], -4.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Units {
    pub(super) means: Vec<f64>,
    pub(super) scales: Vec<f64>,
    pub(super) response_mean: f64,
}

impl Units {
    /// The mean of each column, in its own unit.
    #[must_use]
    pub fn means(&self) -> &[f64] {
        &self.means
    }

    /// The standard deviation (1/n) of each column, in its own unit; 0 for a constant one.
    #[must_use]
    pub fn scales(&self) -> &[f64] {
        &self.scales
    }

    /// The mean of y.
    #[must_use]
    pub fn response_mean(&self) -> f64 {
        self.response_mean
    }

    /// The columns whose entries are all equal, ascending; their coefficients are 0.
    #[must_use]
    pub fn constant_columns(&self) -> Vec<usize> {
        (0..self.scales.len())
            .filter(|&j| self.scales[j] == 0.0)
            .collect()
    }

    /// The coefficients in the columns' own units, βⱼ = θⱼ/scaleⱼ (0 for a constant column), and the intercept
    /// mean(y) − Σ βⱼ·meanⱼ: the prediction of a row x is intercept + Σ βⱼxⱼ. θ has p numbers.
    #[must_use]
    pub fn in_own_units(&self, theta: &[f64]) -> (Vec<f64>, f64) {
        let beta: Vec<f64> = theta
            .iter()
            .zip(&self.scales)
            .map(|(t, scale)| if *scale > 0.0 { t / scale } else { 0.0 })
            .collect();
        let shift = beta
            .iter()
            .zip(&self.means)
            .fold(DoubleDouble::ZERO, |sum, (b, mean)| {
                sum + DoubleDouble::product(*b, *mean)
            });
        let intercept = (DoubleDouble::from(self.response_mean) - shift).value();
        (beta, intercept)
    }
}
