//! Data in standardized Gram form, and the planar losses of pairs of features.

use thiserror::Error;

use super::arithmetic::{DoubleDouble, dot2};
use super::numeral::shortest;
use super::{Hessian, HessianError, LARGEST_MAGNITUDE, Lambda, LossError, QuadraticLoss};

/// Why columns cannot be standardized. Columns count from 0; the target has the number after the last feature's.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum StandardizedError {
    /// Fewer than two rows.
    #[error("there are {found} rows of numbers, but at least 2 are needed")]
    TooFewRows {
        /// Number of rows found.
        found: usize,
    },
    /// A column with more or fewer numbers than the target.
    #[error("column {column} has {found} numbers, but the target has {rows}")]
    Length {
        /// The column.
        column: usize,
        /// Its numbers.
        found: usize,
        /// The target's.
        rows: usize,
    },
    /// A number that is not finite, or of a magnitude whose square might overflow.
    #[error(
        "column {column} has {value} in row {row}, counted from 0; give finite numbers up to 1e100",
        value = shortest(*value)
    )]
    OutOfRange {
        /// The column.
        column: usize,
        /// The row.
        row: usize,
        /// The number.
        value: f64,
    },
    /// A column, or the target, that has one value only and cannot be standardized or explained.
    #[error(
        "column {column} is {value} in every row; remove it, or use rows in which it varies",
        value = shortest(*value)
    )]
    ConstantColumn {
        /// The column.
        column: usize,
        /// Its one value.
        value: f64,
    },
    /// A column that varies by so little that its variance is lost to underflow.
    #[error("column {column} varies by less than 1e-100; choose other units")]
    TooSmallVariation {
        /// The column.
        column: usize,
    },
}

/// Why two features do not make a planar loss.
#[derive(Clone, Debug, Error, PartialEq)]
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
    /// The Gram matrix is not a Hessian.
    #[error(transparent)]
    Hessian(#[from] HessianError),
    /// Least squares out of range.
    #[error(transparent)]
    Loss(#[from] LossError),
}

/// Standardized data in Gram form: all that squared loss needs to know.
///
/// The columns x_j of X are centred and scaled to unit variance (1/n, not 1/(n − 1)), y is centred
/// and not scaled, so that Loss(θ) = 1/(2n)·‖y − Xθ‖² = ½θᵀGθ − qᵀθ + ½·var(y) with G = XᵀX/n and
/// q = Xᵀy/n. λ is then scikit-learn's `alpha` and glmnet's `lambda` on standardized columns.
///
/// All sums are double-double: G and q are within about one unit in the last place, and a feature
/// that is an affine function of another has a correlation of exactly ±1.
#[derive(Clone, Debug, PartialEq)]
pub struct Standardized {
    row_count: usize,
    gram: Vec<Vec<f64>>,
    correlation_with_target: Vec<f64>,
    target_variance: f64,
    means: Vec<f64>,
    deviations: Vec<f64>,
}

impl Standardized {
    /// From p features and a target, n numbers each. A table with constant columns or p > n is a
    /// [`Design`](crate::regression::Design); here every column must vary.
    ///
    /// # Errors
    /// [`StandardizedError`].
    pub fn new(features: &[Vec<f64>], target: &[f64]) -> Result<Self, StandardizedError> {
        let row_count = target.len();
        if row_count < 2 {
            return Err(StandardizedError::TooFewRows { found: row_count });
        }
        let columns = || features.iter().map(Vec::as_slice).chain([target]);
        let count = DoubleDouble::from(row_count as f64);
        let mut means = Vec::new();
        let mut centred = Vec::new();
        let mut variances = Vec::new();
        for (index, column) in columns().enumerate() {
            check(index, column, row_count)?;
            let sum = column
                .iter()
                .fold(DoubleDouble::ZERO, |sum, &x| sum + x.into());
            let mean = sum.quotient(count);
            let deviations: Vec<_> = column
                .iter()
                .map(|&x| DoubleDouble::from(x) - mean)
                .collect();
            let variance = inner_product(&deviations, &deviations).quotient(count);
            // 10⁻²⁰⁰ is a deviation of 10⁻¹⁰⁰; below it the products' error terms underflow.
            if variance.value().is_nan() || variance.value() < 1e-200 {
                return Err(StandardizedError::TooSmallVariation { column: index });
            }
            means.push(mean.value());
            centred.push(deviations);
            variances.push(variance);
        }
        let feature_count = features.len();
        let deviation: Vec<_> = variances
            .iter()
            .map(|variance| variance.square_root())
            .collect();
        let target = &centred[feature_count];
        let mut gram = vec![vec![1.0; feature_count]; feature_count];
        let mut correlation_with_target = Vec::new();
        for i in 0..feature_count {
            for j in 0..i {
                let covariance = inner_product(&centred[i], &centred[j]).quotient(count);
                let correlation = covariance.quotient(deviation[i]).quotient(deviation[j]);
                gram[i][j] = correlation.value().clamp(-1.0, 1.0);
                gram[j][i] = gram[i][j];
            }
            let covariance = inner_product(&centred[i], target).quotient(count);
            correlation_with_target.push(covariance.quotient(deviation[i]).value() + 0.0);
        }
        Ok(Self {
            row_count,
            gram,
            correlation_with_target,
            target_variance: variances[feature_count].value(),
            means,
            deviations: deviation
                .iter()
                .map(|deviation| deviation.value())
                .collect(),
        })
    }

    /// Number of rows n.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.row_count
    }

    /// Number of features p.
    #[must_use]
    pub fn feature_count(&self) -> usize {
        self.correlation_with_target.len()
    }

    /// G = XᵀX/n by rows, p×p: the features' correlations; exactly symmetric, 1 on the diagonal.
    #[must_use]
    pub fn gram(&self) -> &[Vec<f64>] {
        &self.gram
    }

    /// q = Xᵀy/n, p numbers in the unit of the target: the features' correlations with the target
    /// times the target's standard deviation; −∇Loss(0).
    #[must_use]
    pub fn negative_gradient_at_zero(&self) -> &[f64] {
        &self.correlation_with_target
    }

    /// ‖y‖²/n of the centred target, twice Loss(0).
    #[must_use]
    pub fn target_variance(&self) -> f64 {
        self.target_variance
    }

    /// The means that centring took away: p features, then the target.
    #[must_use]
    pub fn means(&self) -> &[f64] {
        &self.means
    }

    /// The standard deviations (1/n): p features, which scaling divided by, then the target, which
    /// was not scaled.
    #[must_use]
    pub fn standard_deviations(&self) -> &[f64] {
        &self.deviations
    }

    /// λ_max = ‖q‖∞ of the problem with all features.
    #[must_use]
    pub fn lambda_max(&self) -> Lambda {
        let sizes = self.correlation_with_target.iter().map(|q| q.abs());
        Lambda::computed(sizes.fold(0.0, f64::max))
    }

    /// The loss 1/(2n)·‖y − Xθ‖² of features `i` (θ₁) and `j` (θ₂) alone: H = ((1, ρ), (ρ, 1)) with
    /// their correlation ρ, θ̂ = least squares, Loss_min = ½(var(y) − qᵀθ̂).
    ///
    /// If ρ = ±1 (one feature is an affine function of the other) θ̂ is the least-squares solution
    /// of smallest Euclidean norm, q/2.
    ///
    /// # Errors
    /// [`PairError`]: an index out of range, the same feature twice, or numbers outside the ranges
    /// of [`Hessian`] and [`QuadraticLoss`].
    pub fn pair_loss(&self, i: usize, j: usize) -> Result<QuadraticLoss, PairError> {
        let count = self.feature_count();
        for index in [i, j] {
            if index >= count {
                return Err(PairError::NoSuchFeature { index, count });
            }
        }
        if i == j {
            return Err(PairError::SameFeature { index: i });
        }
        let q = [
            self.correlation_with_target[i],
            self.correlation_with_target[j],
        ];
        standardized_pair_loss(self.gram[i][j], q, self.target_variance)
    }
}

/// The loss 1/(2n)·‖y − Xθ‖² of two standardized features with correlation ρ = `rho`, q = Xᵀy/n and
/// ‖y‖²/n = `target_variance`; see [`Standardized::pair_loss`].
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

fn check(index: usize, column: &[f64], rows: usize) -> Result<(), StandardizedError> {
    if column.len() != rows {
        return Err(StandardizedError::Length {
            column: index,
            found: column.len(),
            rows,
        });
    }
    let wrong = |value: &f64| !value.is_finite() || value.abs() > LARGEST_MAGNITUDE;
    if let Some(row) = column.iter().position(wrong) {
        return Err(StandardizedError::OutOfRange {
            column: index,
            row,
            value: column[row],
        });
    }
    if column.iter().all(|&value| value == column[0]) {
        return Err(StandardizedError::ConstantColumn {
            column: index,
            value: column[0],
        });
    }
    Ok(())
}

fn inner_product(a: &[DoubleDouble], b: &[DoubleDouble]) -> DoubleDouble {
    a.iter()
        .zip(b)
        .fold(DoubleDouble::ZERO, |sum, (&a, &b)| sum + a * b)
}

#[cfg(all(test, feature = "diabetes"))]
#[path = "standardized_tests.rs"]
mod tests;
