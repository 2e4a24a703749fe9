//! The one way in which a column is centred and scaled, and what a table must be for that.

use super::design::DesignError;
use super::matrix::Matrix;
use crate::problem::arithmetic::DoubleDouble;

/// A column less its mean.
pub(super) struct Centred {
    pub mean: f64,
    /// A power of two near the largest deviation, so that squares lose nothing; 1 for a constant column.
    pub unit: f64,
    /// xᵢ − mean, in that unit.
    pub deviations: Vec<DoubleDouble>,
    /// Their variance (1/n); 0 for a constant column.
    pub variance: DoubleDouble,
}

impl Centred {
    /// Of finite numbers; a column is constant if they are all equal. `column` is what an error calls it.
    pub(super) fn new(values: &[f64], column: usize) -> Result<Self, DesignError> {
        let n = DoubleDouble::from(values.len() as f64);
        if values.iter().all(|value| *value == values[0]) {
            return Ok(Self {
                mean: values[0],
                unit: 1.0,
                deviations: vec![DoubleDouble::ZERO; values.len()],
                variance: DoubleDouble::ZERO,
            });
        }
        let size = largest(values);
        if size > 1e300 {
            let spread = size;
            return Err(DesignError::Spread { column, spread });
        }
        // halved first: the sum of large numbers must not overflow
        let halves = values.iter().map(|value| DoubleDouble::from(*value / 2.0));
        let mean = halves.fold(DoubleDouble::ZERO, |sum, half| sum + half);
        let mean = mean.quotient(n).scaled(2.0);
        let mut deviations: Vec<DoubleDouble> = values
            .iter()
            .map(|value| DoubleDouble::from(*value) - mean)
            .collect();
        let sizes = deviations.iter().map(|deviation| deviation.value().abs());
        let spread = sizes.fold(0.0, f64::max);
        in_range(spread, column)?;
        let unit = 2.0_f64.powi(spread.log2().round() as i32);
        for deviation in &mut deviations {
            *deviation = deviation.scaled(1.0 / unit);
        }
        let squares = deviations.iter().map(|&deviation| deviation * deviation);
        let sum = squares.fold(DoubleDouble::ZERO, |sum, square| sum + square);
        Ok(Self {
            mean: mean.value(),
            unit,
            deviations,
            variance: sum.quotient(n),
        })
    }

    /// The standard deviation (1/n).
    pub(super) fn deviation(&self) -> f64 {
        self.variance.square_root().value() * self.unit
    }

    pub(super) fn is_constant(&self) -> bool {
        self.variance.value() == 0.0
    }
}

/// One y for each row, all finite, and so many rows at least.
pub(super) fn check(x: &Matrix, y: &[f64], least: usize) -> Result<(), DesignError> {
    let rows = x.rows();
    if y.len() != rows {
        let responses = y.len();
        return Err(DesignError::Length { rows, responses });
    }
    if rows < least {
        return Err(DesignError::TooFewRows(rows));
    }
    match y.iter().position(|value| !value.is_finite()) {
        Some(row) => Err(DesignError::ResponseNotFinite { row, value: y[row] }),
        None => Ok(()),
    }
}

/// Whether the square of a column's spread is well within the range of f64.
pub(super) fn in_range(spread: f64, column: usize) -> Result<(), DesignError> {
    if (1e-140..=1e140).contains(&spread) {
        Ok(())
    } else {
        Err(DesignError::Spread { column, spread })
    }
}

/// max |xᵢ|.
pub(super) fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}
