//! A table as the lasso sees it.

use super::coefficients::Coefficients;
use super::matrix::{Matrix, add_scaled, dot};
use super::standardize::{Centred, check, in_range, largest};
use super::units::Units;
use crate::problem::numeral::shortest;
use thiserror::Error;

/// X and y standardized: columns centred and of unit variance (1/n), y centred.
///
/// A column whose entries are all equal stays, as zeros: its coefficient is 0 ([`Self::constant_columns`]).
///
/// ```
/// use lasso_path::regression::{Design, Matrix};
/// let x = Matrix::from_columns(2, 2, vec![10.0, 14.0, 5.0, 5.0])?;
/// let design = Design::new(&x, &[1.0, 3.0])?;
/// assert_eq!((design.means(), design.scales()), (&[12.0, 5.0][..], &[2.0, 0.0][..]));
/// assert_eq!(design.constant_columns(), [1]);
/// // θ₁ = 1 is half a unit of y for each unit of x₁
/// assert_eq!(design.in_own_units(&[1.0, 0.0]), (vec![0.5, 0.0], -4.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    columns: Matrix,
    response: Vec<f64>,
    units: Units,
    /// How much rounding of the numbers as they were given moves an entry of each column, in standardized units.
    noise: Vec<f64>,
}

/// Why there is no [`Design`].
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum DesignError {
    /// X and y have not the same rows.
    #[error("X has {rows} rows and y has {responses} values; give one y for each row")]
    Length {
        /// The rows of X.
        rows: usize,
        /// The values of y.
        responses: usize,
    },
    /// Fewer than two rows.
    #[error("{0} rows are too few; give at least 2")]
    TooFewRows(usize),
    /// A value of y is infinite or not a number.
    #[error("y[{row}] is {value}; every y must be a finite number")]
    ResponseNotFinite {
        /// The row, from 0.
        row: usize,
        /// What stands there.
        value: f64,
    },
    /// The square of a column's spread, or the sum of its numbers, leaves the range of f64.
    #[error(
        "the size {spread} of column {column} (counted from 0) is outside 1e-140 … 1e140; choose another unit",
        spread = shortest(*spread)
    )]
    Spread {
        /// The column, from 0; p for y.
        column: usize,
        /// max |xᵢ − mean|, or max |xᵢ| where that is the trouble.
        spread: f64,
    },
}

impl Design {
    /// Standardizes X (n × p) and y (n).
    ///
    /// Means and variances are sums in double-double arithmetic. A column is constant if its entries are all equal.
    ///
    /// # Errors
    /// [`DesignError`]: unequal lengths, n < 2, a y that is not finite, spreads outside 10^±140.
    pub fn new(x: &Matrix, y: &[f64]) -> Result<Self, DesignError> {
        check(x, y, 2)?;
        let (n, p) = (x.rows(), x.columns());
        let (mut means, mut scales) = (Vec::with_capacity(p), Vec::with_capacity(p));
        let mut values = Vec::with_capacity(n * p);
        let mut noise = Vec::with_capacity(p);
        for j in 0..p {
            let column = Centred::new(x.column(j), j)?;
            let (scale, constant) = (column.variance.square_root().value(), column.is_constant());
            let per = |value: f64| if constant { 0.0 } else { value / scale };
            values.extend(column.deviations.iter().map(|v| per(v.value())));
            noise.push(per(f64::EPSILON * largest(x.column(j)) / column.unit));
            means.push(column.mean);
            scales.push(column.deviation());
        }
        let response = Centred::new(y, p)?;
        let unit = response.unit;
        // finite: |x − mean| / scale ≤ √n
        let columns = Matrix::of(n, p, values);
        Ok(Self {
            columns,
            response: (response.deviations.iter().map(|v| v.value() * unit)).collect(),
            units: Units {
                means,
                scales,
                response_mean: response.mean,
            },
            noise,
        })
    }

    /// X and y as they are, already centred and scaled (or on purpose not): means 0, scales 1 (0 for a column of zeros).
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn from_standardized(x: Matrix, y: Vec<f64>) -> Result<Self, DesignError> {
        check(&x, &y, 1)?;
        let noise = vec![0.0; x.columns()];
        let columns = (0..x.columns()).map(|j| x.column(j));
        for (j, values) in columns.chain([&y[..]]).enumerate() {
            if largest(values) != 0.0 {
                in_range(largest(values), j)?;
            }
        }
        let scale = |j| f64::from(u8::from(x.column(j).iter().any(|&value| value != 0.0)));
        Ok(Self {
            units: Units {
                means: vec![0.0; x.columns()],
                scales: (0..x.columns()).map(scale).collect(),
                response_mean: 0.0,
            },
            columns: x,
            response: y,
            noise,
        })
    }

    /// n.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.rows()
    }

    /// p.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns.columns()
    }

    /// The standardized X.
    #[must_use]
    pub fn x(&self) -> &Matrix {
        &self.columns
    }

    /// The centred y.
    #[must_use]
    pub fn y(&self) -> &[f64] {
        &self.response
    }

    /// The units that standardizing took away.
    #[must_use]
    pub fn units(&self) -> &Units {
        &self.units
    }

    /// The mean of each column, in its own unit.
    #[must_use]
    pub fn means(&self) -> &[f64] {
        self.units.means()
    }

    /// The standard deviation (1/n) of each column, in its own unit; 0 for a constant one.
    #[must_use]
    pub fn scales(&self) -> &[f64] {
        self.units.scales()
    }

    /// ε·max|x|/scale for each column: what rounding of the given numbers leaves of an exact relation between columns.
    pub(super) fn noise(&self) -> &[f64] {
        &self.noise
    }

    /// The mean of y.
    #[must_use]
    pub fn response_mean(&self) -> f64 {
        self.units.response_mean()
    }

    /// The columns whose entries are all equal; their coefficients are 0.
    #[must_use]
    pub fn constant_columns(&self) -> Vec<usize> {
        self.units.constant_columns()
    }

    /// c = Xᵀ(y − Xθ)/n = −∇Loss(θ), p numbers.
    #[must_use]
    pub fn correlations(&self, theta: &Coefficients) -> Vec<f64> {
        let n = self.rows() as f64;
        let residual = self.residual(theta);
        (0..self.columns())
            .map(|j| dot(self.columns.column(j), &residual) / n)
            .collect()
    }

    /// Loss(θ) = 1/(2n)·‖y − Xθ‖².
    #[must_use]
    pub fn loss(&self, theta: &Coefficients) -> f64 {
        let residual = self.residual(theta);
        dot(&residual, &residual) / (2.0 * self.rows() as f64)
    }

    fn residual(&self, theta: &Coefficients) -> Vec<f64> {
        let mut residual = self.response.clone();
        for &(j, t) in theta.nonzero() {
            add_scaled(&mut residual, -t, self.columns.column(j));
        }
        residual
    }

    /// [`Units::in_own_units`].
    #[must_use]
    pub fn in_own_units(&self, theta: &[f64]) -> (Vec<f64>, f64) {
        self.units.in_own_units(theta)
    }
}
