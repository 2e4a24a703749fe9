//! Data sets: named columns of numbers, and their standardized Gram form.

use std::sync::OnceLock;

use thiserror::Error;

use super::arithmetic::DoubleDouble;
use super::quadratic::LARGEST_MAGNITUDE;
use super::{Hessian, HessianError, LossError, QuadraticLoss};

/// A table of numbers: p ≥ 2 named features and one target, n ≥ 2 rows.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSet {
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
    standardized: Standardized,
}

/// Why a text is not a data set. Lines count from 1, the header included.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum DataSetError {
    /// The text is not well-formed CSV.
    #[error("the text cannot be read as comma-separated values: {reason}")]
    Unreadable {
        /// What the reader of the CSV says.
        reason: String,
    },
    /// Fewer than two features and a target.
    #[error(
        "the header has {found} columns, but at least 3 are needed: two features and the target, separated by commas"
    )]
    TooFewColumns {
        /// Number of columns found.
        found: usize,
    },
    /// A column without a name.
    #[error("column {column} has no name; give every column a name in the first line")]
    UnnamedColumn {
        /// Number of the column, from 1.
        column: usize,
    },
    /// Two columns of one name.
    #[error("the name {name:?} is given to more than one column; rename one of them")]
    DuplicateName {
        /// The name.
        name: String,
    },
    /// A row with more or fewer cells than the header.
    #[error("line {line} has {found} cells, but the header has {expected}")]
    RaggedRow {
        /// The line.
        line: u64,
        /// Cells in the header.
        expected: u64,
        /// Cells in this line.
        found: u64,
    },
    /// A cell that is not a number.
    #[error(
        "line {line}, column {column:?}: {value:?} is not a number; write one such as 1.5 or -2e3"
    )]
    NotANumber {
        /// The line.
        line: u64,
        /// Name of the column.
        column: String,
        /// What the cell holds.
        value: String,
    },
    /// A cell that is NaN or infinite.
    #[error(
        "line {line}, column {column:?}: {value:?} is not finite; remove the row or fill in a number"
    )]
    NotFinite {
        /// The line.
        line: u64,
        /// Name of the column.
        column: String,
        /// What the cell holds.
        value: String,
    },
    /// A cell of a magnitude whose square might overflow.
    #[error("line {line}, column {column:?}: {value:?} is larger than 1e100; choose other units")]
    TooLarge {
        /// The line.
        line: u64,
        /// Name of the column.
        column: String,
        /// What the cell holds.
        value: String,
    },
    /// Fewer than two rows.
    #[error("there are {found} rows of numbers, but at least 2 are needed")]
    TooFewRows {
        /// Number of rows found.
        found: usize,
    },
    /// A column, or the target, that has one value only and cannot be standardized or explained.
    #[error(
        "column {column:?} is {value:?} in every row; remove it, or use rows in which it varies"
    )]
    ConstantColumn {
        /// Name of the column.
        column: String,
        /// Its one value.
        value: f64,
    },
    /// A column that varies by so little that its variance is lost to underflow.
    #[error("column {column:?} varies by less than 1e-100; choose other units")]
    TooSmallVariation {
        /// Name of the column.
        column: String,
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

impl DataSet {
    /// Reads comma-separated values: a header with the columns' names, then one row per line; the
    /// last column is the target. Blanks around cells and a byte order mark are ignored.
    ///
    /// # Errors
    /// A [`DataSetError`] with the line, the column and the value of the first bad cell.
    pub fn from_csv(text: &str) -> Result<Self, DataSetError> {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let names: Vec<String> = reader
            .headers()
            .map_err(unreadable)?
            .iter()
            .map(str::to_owned)
            .collect();
        check_names(&names)?;
        let mut columns = vec![Vec::new(); names.len()];
        for record in reader.records() {
            let record = record.map_err(unreadable)?;
            let line = record.position().map_or(0, csv::Position::line);
            for ((column, name), cell) in columns.iter_mut().zip(&names).zip(&record) {
                column.push(number(line, name, cell)?);
            }
        }
        let standardized = Standardized::new(&names, &columns)?;
        Ok(Self {
            names,
            columns,
            standardized,
        })
    }

    /// The diabetes data: 442 patients, 10 features (age, sex, bmi, bp, s1 … s6), and a measure of
    /// the disease's progression after one year.
    ///
    /// B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, *Least angle regression*, Annals of
    /// Statistics 32 (2004). Read once; later calls only hand out the reference.
    ///
    /// # Errors
    /// None in practice: the text is a part of the program, and a test reads it.
    pub fn diabetes() -> Result<&'static Self, &'static DataSetError> {
        static DIABETES: OnceLock<Result<DataSet, DataSetError>> = OnceLock::new();
        DIABETES
            .get_or_init(|| Self::from_csv(include_str!("diabetes.csv")))
            .as_ref()
    }

    /// The features' names, in the order of the columns.
    #[must_use]
    pub fn feature_names(&self) -> &[String] {
        &self.names[..self.names.len() - 1]
    }

    /// The target's name.
    #[must_use]
    pub fn target_name(&self) -> &str {
        &self.names[self.names.len() - 1]
    }

    /// The index of the feature of this name, if there is one (the target is none).
    #[must_use]
    pub fn feature_index(&self, name: &str) -> Option<usize> {
        self.feature_names()
            .iter()
            .position(|feature| feature == name)
    }

    /// The raw values of feature `index`, as they were read; nothing if there is no such feature.
    #[must_use]
    pub fn feature(&self, index: usize) -> Option<&[f64]> {
        self.columns[..self.columns.len() - 1]
            .get(index)
            .map(Vec::as_slice)
    }

    /// The raw values of the target.
    #[must_use]
    pub fn target(&self) -> &[f64] {
        &self.columns[self.columns.len() - 1]
    }

    /// Number of rows n.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.target().len()
    }

    /// The Gram form of the standardized data.
    #[must_use]
    pub fn standardized(&self) -> &Standardized {
        &self.standardized
    }
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
    /// `columns`: the features, then the target, all of one length, finite, at most 10¹⁰⁰.
    fn new(names: &[String], columns: &[Vec<f64>]) -> Result<Self, DataSetError> {
        let row_count = columns[0].len();
        if row_count < 2 {
            return Err(DataSetError::TooFewRows { found: row_count });
        }
        let count = DoubleDouble::from(row_count as f64);
        let mut means = Vec::new();
        let mut centred = Vec::new();
        let mut variances = Vec::new();
        for (name, column) in names.iter().zip(columns) {
            if column.iter().all(|&value| value == column[0]) {
                let (column, value) = (name.clone(), column[0]);
                return Err(DataSetError::ConstantColumn { column, value });
            }
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
                return Err(DataSetError::TooSmallVariation {
                    column: name.clone(),
                });
            }
            means.push(mean.value());
            centred.push(deviations);
            variances.push(variance);
        }
        let feature_count = columns.len() - 1;
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
    pub fn lambda_max(&self) -> f64 {
        self.correlation_with_target
            .iter()
            .fold(0.0, |largest, q| q.abs().max(largest))
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
        let rho = self.gram[i][j];
        let q = [
            self.correlation_with_target[i],
            self.correlation_with_target[j],
        ];
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
        let explained = super::arithmetic::dot2(q, center);
        let minimum = 0.5 * (DoubleDouble::from(self.target_variance) - explained).value();
        Ok(QuadraticLoss::new(hessian, center, minimum.max(0.0))?)
    }
}

fn inner_product(a: &[DoubleDouble], b: &[DoubleDouble]) -> DoubleDouble {
    a.iter()
        .zip(b)
        .fold(DoubleDouble::ZERO, |sum, (&a, &b)| sum + a * b)
}

fn check_names(names: &[String]) -> Result<(), DataSetError> {
    if names.len() < 3 {
        return Err(DataSetError::TooFewColumns { found: names.len() });
    }
    for (index, name) in names.iter().enumerate() {
        if name.is_empty() {
            return Err(DataSetError::UnnamedColumn { column: index + 1 });
        }
        if names[..index].contains(name) {
            return Err(DataSetError::DuplicateName { name: name.clone() });
        }
    }
    Ok(())
}

fn number(line: u64, column: &str, cell: &str) -> Result<f64, DataSetError> {
    let (column, value) = (column.to_owned(), cell.to_owned());
    match cell.parse::<f64>() {
        Err(_) => Err(DataSetError::NotANumber {
            line,
            column,
            value,
        }),
        Ok(number) if !number.is_finite() => Err(DataSetError::NotFinite {
            line,
            column,
            value,
        }),
        Ok(number) if number.abs() > LARGEST_MAGNITUDE => Err(DataSetError::TooLarge {
            line,
            column,
            value,
        }),
        Ok(number) => Ok(number),
    }
}

fn unreadable(error: csv::Error) -> DataSetError {
    match error.kind() {
        csv::ErrorKind::UnequalLengths {
            pos,
            expected_len,
            len,
        } => DataSetError::RaggedRow {
            line: pos.as_ref().map_or(0, csv::Position::line),
            expected: *expected_len,
            found: *len,
        },
        _ => DataSetError::Unreadable {
            reason: error.to_string(),
        },
    }
}

#[cfg(test)]
#[path = "data_set_tests.rs"]
mod tests;
