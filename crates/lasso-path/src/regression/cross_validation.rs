//! Cross-validation without a grid.

use super::design::DesignError;
use super::folds::split_rows;
use super::held_out::{HeldOut, HeldOutError, between, largest_minimiser, quadratic};
use super::matrix::Matrix;
use super::path::Progress;
use super::standardize::check;
use crate::order;
use crate::problem::Lambda;
use std::ops::ControlFlow;
use thiserror::Error;

/// The lasso's cross-validation error over all λ ≥ 0.
///
/// Each fold has its own standardization and its own exact path, at the same λ per sample. Between the knots of all folds the
/// mean of the fold errors is a quadratic in λ, so its minimum and its levels are found exactly.
///
/// Where the path of a fold's training rows was cut ([`LassoPath::exact_from`](super::LassoPath::exact_from)), all that is said is of the λ above the cut of
/// every fold ([`Self::exact_from`]); errors below are NaN.
///
/// ```
/// use lasso_path::regression::{CrossValidation, Matrix, interleaved_folds};
/// let x = Matrix::from_columns(6, 1, vec![1.0, 2.0, 3.0, 5.0, 4.0, 0.0])?;
/// let y = [1.0, 2.0, 2.0, 5.0, 4.5, -1.0];
/// let validation = CrossValidation::new(&x, &y, &interleaved_folds(6, 3))?;
/// assert!(validation.lambda_min() <= validation.lambda_1se());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CrossValidation {
    folds: Vec<HeldOut>,
    breaks: Vec<Lambda>,
    lambda_min: Lambda,
    lambda_1se: Lambda,
}

/// Why there is no [`CrossValidation`].
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum CrossValidationError {
    /// Too few folds, or a fold without rows, or a row without a fold.
    #[error(
        "{rows} rows in {folds} folds; give each row a fold, and at least 2 folds with a row each"
    )]
    Folds {
        /// n.
        rows: usize,
        /// K.
        folds: usize,
    },
    /// X and y are no table: they have not the same rows, or a y is no finite number.
    #[error(transparent)]
    Table(#[from] DesignError),
    /// A fold has no error curve.
    #[error("fold {fold} (counted from 0): {error}")]
    Fold {
        /// The fold, from 0.
        fold: usize,
        /// Why.
        error: HeldOutError,
    },
}

impl CrossValidation {
    /// X (n × p) and y in their own units, and the fold of each row, from 0 to K − 1.
    ///
    /// # Errors
    /// [`CrossValidationError`]: K < 2, an empty fold, a wrong number of folds' entries, training rows that are no design.
    pub fn new(x: &Matrix, y: &[f64], fold_of_row: &[usize]) -> Result<Self, CrossValidationError> {
        Ok(Self::watched(x, y, fold_of_row, &mut |_, _| ControlFlow::Continue(()))?.0)
    }

    /// [`Self::new`] that tells how far it is (the fold, from 0, and its path's progress), and ends with `None` where it is told
    /// to break.
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub fn with_progress(
        x: &Matrix,
        y: &[f64],
        fold_of_row: &[usize],
        mut watch: impl FnMut(usize, Progress) -> ControlFlow<()>,
    ) -> Result<Option<Self>, CrossValidationError> {
        let (this, flow) = Self::watched(x, y, fold_of_row, &mut watch)?;
        Ok(flow.is_continue().then_some(this))
    }

    fn watched(
        x: &Matrix,
        y: &[f64],
        fold_of_row: &[usize],
        watch: &mut dyn FnMut(usize, Progress) -> ControlFlow<()>,
    ) -> Result<(Self, ControlFlow<()>), CrossValidationError> {
        let count = fold_of_row
            .iter()
            .max()
            .map_or(0, |most| most.saturating_add(1));
        let rows = x.rows();
        check(x, y, 0)?;
        let wrong = CrossValidationError::Folds { rows, folds: count };
        if count < 2 || count > rows || fold_of_row.len() != rows {
            return Err(wrong);
        }
        let mut folds = Vec::with_capacity(count);
        for fold in 0..count {
            let (training, held) = split_rows(fold_of_row, fold);
            if held.is_empty() {
                return Err(wrong);
            }
            let (curve, flow) = HeldOut::watched(x, y, &training, &held, &mut |progress| {
                watch(fold, progress)
            })
            .map_err(|error| CrossValidationError::Fold { fold, error })?;
            folds.push(curve);
            if flow.is_break() {
                return Ok((Self::of(folds), flow));
            }
        }
        Ok((Self::of(folds), ControlFlow::Continue(())))
    }

    fn of(folds: Vec<HeldOut>) -> Self {
        let all: Vec<Lambda> = folds
            .iter()
            .flat_map(|fold| fold.breaks().iter().copied())
            .collect();
        let exact_from = folds
            .iter()
            .map(|fold| fold.exact_from().value())
            .fold(0.0, f64::max);
        let falling = |a: usize, b: usize| all[b].value().total_cmp(&all[a].value());
        let falling = order::places(all.len(), &falling).into_iter();
        let mut breaks: Vec<Lambda> = falling.map(|place| all[place]).collect();
        breaks.retain(|lambda| lambda.value() >= exact_from);
        breaks.dedup();
        let mut this = Self {
            folds,
            breaks,
            lambda_min: Lambda::ZERO,
            lambda_1se: Lambda::ZERO,
        };
        this.lambda_min = largest_minimiser(&this.breaks, |lambda| this.mean(lambda));
        this.lambda_1se =
            this.find_level(this.mean(this.lambda_min) + this.standard_error(this.lambda_min));
        // where the errors are rounding alone
        if this.lambda_1se < this.lambda_min {
            this.lambda_1se = this.lambda_min;
        }
        this
    }

    /// The least λ at which every fold's error is known: 0, unless the path of some fold's training rows was cut.
    #[must_use]
    pub fn exact_from(&self) -> Lambda {
        self.breaks[self.breaks.len() - 1]
    }

    /// The largest minimiser of the mean error among the λ ≥ [`Self::exact_from`], at most the largest λ_max of the folds.
    /// Where it is [`Self::exact_from`] itself and that is not 0, the error may be less below.
    #[must_use]
    pub fn lambda_min(&self) -> Lambda {
        self.lambda_min
    }

    /// The largest λ, at most the largest λ_max of the folds, whose mean error is ≤ mean + SE at [`Self::lambda_min`].
    #[must_use]
    pub fn lambda_1se(&self) -> Lambda {
        self.lambda_1se
    }

    /// Each fold's mean squared error on its held-out rows.
    #[must_use]
    pub fn fold_errors(&self, lambda: Lambda) -> Vec<f64> {
        self.folds.iter().map(|fold| fold.error(lambda)).collect()
    }

    /// The plain mean of [`Self::fold_errors`].
    #[must_use]
    pub fn mean(&self, lambda: Lambda) -> f64 {
        self.fold_errors(lambda).iter().sum::<f64>() / self.folds.len() as f64
    }

    /// sd over the folds (K − 1) / √K.
    #[must_use]
    pub fn standard_error(&self, lambda: Lambda) -> f64 {
        let (mean, count) = (self.mean(lambda), self.folds.len() as f64);
        let squares: f64 = self
            .fold_errors(lambda)
            .iter()
            .map(|e| (e - mean) * (e - mean))
            .sum();
        (squares / (count - 1.0) / count).sqrt()
    }

    fn find_level(&self, level: f64) -> Lambda {
        if self.mean(self.breaks[0]) <= level {
            return self.breaks[0];
        }
        for pair in self.breaks.windows(2) {
            if pair[0] <= self.lambda_min {
                break;
            }
            let (a, b, c) = quadratic(|lambda| self.mean(lambda), pair[0], pair[1]);
            let (excess, root) = (a - level, b * b - 4.0 * c * (a - level));
            // the first crossing from above: the smaller root of excess + bw + cw², without cancellation
            let w = 2.0 * excess / (-b + root.sqrt());
            if root >= 0.0 && b < 0.0 && w <= 1.0 {
                return between(pair[0], pair[1], w);
            }
        }
        self.lambda_min
    }
}
