//! Cross-validation without a grid.

use super::design::{Design, DesignError};
use super::matrix::{Matrix, dot};
use super::path::LassoPath;
use thiserror::Error;

/// The lasso's cross-validation error over all λ ≥ 0.
///
/// Each fold has its own standardization and its own exact path, at the same λ per sample. Between the knots of all folds the
/// mean of the fold errors is a quadratic in λ, so its minimum and its levels are found exactly.
#[derive(Clone, Debug)]
pub struct CrossValidation {
    folds: Vec<FoldCurve>,
    breaks: Vec<f64>,
    lambda_min: f64,
    lambda_1se: f64,
}

/// Why there is no [`CrossValidation`].
#[derive(Clone, Copy, Debug, PartialEq, Error)]
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
    /// A fold's training rows are no design.
    #[error("the training rows of fold {fold} (counted from 0): {error}")]
    Training {
        /// The fold, from 0.
        fold: usize,
        /// What is wrong with them.
        error: DesignError,
    },
    /// A fold's path is not exact to λ = 0: see [`LassoPath::exact_from`].
    #[error(
        "the path of fold {fold} (counted from 0) is exact only down to λ = {exact_from}: too many knots, or columns that are \
         all but sums of others; leave some columns out"
    )]
    NotExact {
        /// The fold, from 0.
        fold: usize,
        /// The least λ to which it is exact.
        exact_from: f64,
    },
}

/// A fold's error: knots λ falling, and ‖e‖²/m, and e·e′/m with the next one's, for the held-out residuals e.
#[derive(Clone, Debug)]
struct FoldCurve {
    lambdas: Vec<f64>,
    squares: Vec<f64>,
    products: Vec<f64>,
}

impl FoldCurve {
    fn error(&self, lambda: f64) -> f64 {
        let below = self.lambdas.partition_point(|&knot| knot > lambda);
        if below == 0 || self.lambdas[below] == lambda {
            return self.squares[below];
        }
        let upper = below - 1;
        let share = (self.lambdas[upper] - lambda) / (self.lambdas[upper] - self.lambdas[below]);
        let rest = 1.0 - share;
        rest * rest * self.squares[upper]
            + 2.0 * rest * share * self.products[upper]
            + share * share * self.squares[below]
    }
}

/// The fold of each of n rows: row i is in fold i mod K. K = 0 gives an empty list.
#[must_use]
pub fn interleaved_folds(rows: usize, folds: usize) -> Vec<usize> {
    if folds == 0 {
        Vec::new()
    } else {
        (0..rows).map(|i| i % folds).collect()
    }
}

impl CrossValidation {
    /// X (n × p) and y in their own units, and the fold of each row, from 0 to K − 1.
    ///
    /// # Errors
    /// [`CrossValidationError`]: K < 2, an empty fold, a wrong number of folds' entries, training rows that are no design.
    pub fn new(x: &Matrix, y: &[f64], fold_of_row: &[usize]) -> Result<Self, CrossValidationError> {
        let count = fold_of_row
            .iter()
            .max()
            .map_or(0, |most| most.saturating_add(1));
        let rows = x.rows();
        let wrong = CrossValidationError::Folds { rows, folds: count };
        if count < 2 || count > rows || fold_of_row.len() != rows || y.len() != rows {
            return Err(wrong);
        }
        let mut folds = Vec::with_capacity(count);
        for fold in 0..count {
            let (held, training): (Vec<usize>, Vec<usize>) =
                (0..rows).partition(|&i| fold_of_row[i] == fold);
            if held.is_empty() {
                return Err(wrong);
            }
            folds.push(curve(x, y, &training, &held, fold)?);
        }
        let mut breaks: Vec<f64> = folds
            .iter()
            .flat_map(|fold| fold.lambdas.iter().copied())
            .collect();
        breaks.sort_by(|a, b| b.total_cmp(a));
        breaks.dedup();
        let mut this = Self {
            folds,
            breaks,
            lambda_min: 0.0,
            lambda_1se: 0.0,
        };
        this.lambda_min = this.find_minimum();
        this.lambda_1se =
            this.find_level(this.mean(this.lambda_min) + this.standard_error(this.lambda_min));
        Ok(this)
    }

    /// The largest minimiser of the mean error, at most the largest λ_max of the folds.
    #[must_use]
    pub fn lambda_min(&self) -> f64 {
        self.lambda_min
    }

    /// The largest λ, at most the largest λ_max of the folds, whose mean error is ≤ mean + SE at [`Self::lambda_min`].
    #[must_use]
    pub fn lambda_1se(&self) -> f64 {
        self.lambda_1se
    }

    /// Each fold's mean squared error on its held-out rows.
    #[must_use]
    pub fn fold_errors(&self, lambda: f64) -> Vec<f64> {
        self.folds
            .iter()
            .map(|fold| fold.error(lambda.max(0.0)))
            .collect()
    }

    /// The plain mean of [`Self::fold_errors`].
    #[must_use]
    pub fn mean(&self, lambda: f64) -> f64 {
        self.fold_errors(lambda).iter().sum::<f64>() / self.folds.len() as f64
    }

    /// sd over the folds (K − 1) / √K.
    #[must_use]
    pub fn standard_error(&self, lambda: f64) -> f64 {
        let (mean, count) = (self.mean(lambda), self.folds.len() as f64);
        let squares: f64 = self
            .fold_errors(lambda)
            .iter()
            .map(|e| (e - mean) * (e - mean))
            .sum();
        (squares / (count - 1.0) / count).sqrt()
    }

    /// (a, b, c) with mean = a + bw + cw² for λ = upper + w(lower − upper), w in [0, 1].
    fn quadratic(&self, upper: f64, lower: f64) -> (f64, f64, f64) {
        let (start, middle, end) = (
            self.mean(upper),
            self.mean(f64::midpoint(upper, lower)),
            self.mean(lower),
        );
        (
            start,
            4.0 * middle - 3.0 * start - end,
            2.0 * (start + end) - 4.0 * middle,
        )
    }

    fn find_minimum(&self) -> f64 {
        let mut best = self.breaks[0];
        let mut least = self.mean(best);
        for pair in self.breaks.windows(2) {
            let (_, b, c) = self.quadratic(pair[0], pair[1]);
            let w = -b / (2.0 * c);
            let inside = (c > 0.0 && w > 0.0 && w < 1.0).then(|| pair[0] + w * (pair[1] - pair[0]));
            for lambda in inside.into_iter().chain([pair[1]]) {
                let mean = self.mean(lambda);
                // less by more than rounding: the largest of equal minimisers stays
                if mean < least - 4.0 * f64::EPSILON * least.abs() {
                    (best, least) = (lambda, mean);
                }
            }
        }
        best
    }

    fn find_level(&self, level: f64) -> f64 {
        if self.mean(self.breaks[0]) <= level {
            return self.breaks[0];
        }
        for pair in self.breaks.windows(2) {
            if pair[0] <= self.lambda_min {
                break;
            }
            let (a, b, c) = self.quadratic(pair[0], pair[1]);
            let (excess, root) = (a - level, b * b - 4.0 * c * (a - level));
            // the first crossing from above: the smaller root of excess + bw + cw², without cancellation
            let w = 2.0 * excess / (-b + root.sqrt());
            if root >= 0.0 && b < 0.0 && w <= 1.0 {
                return pair[0] + w * (pair[1] - pair[0]);
            }
        }
        self.lambda_min
    }
}

fn curve(
    x: &Matrix,
    y: &[f64],
    training: &[usize],
    held: &[usize],
    fold: usize,
) -> Result<FoldCurve, CrossValidationError> {
    let response: Vec<f64> = training.iter().map(|&i| y[i]).collect();
    let design = Design::new(&x.select_rows(training), &response)
        .map_err(|error| CrossValidationError::Training { fold, error })?;
    let path = LassoPath::new(&design);
    if path.exact_from() > 0.0 {
        return Err(CrossValidationError::NotExact {
            fold,
            exact_from: path.exact_from(),
        });
    }
    let m = held.len() as f64;
    let residuals: Vec<Vec<f64>> = path
        .knots()
        .iter()
        .map(|knot| {
            let mut residual: Vec<f64> = held
                .iter()
                .map(|&i| y[i] - design.response_mean())
                .collect();
            for (j, &t) in knot.theta.iter().enumerate().filter(|(_, t)| **t != 0.0) {
                let beta = t / design.scales()[j];
                for (r, &i) in residual.iter_mut().zip(held) {
                    *r -= beta * (x.column(j)[i] - design.means()[j]);
                }
            }
            residual
        })
        .collect();
    Ok(FoldCurve {
        lambdas: path.knots().iter().map(|knot| knot.lambda).collect(),
        squares: residuals.iter().map(|e| dot(e, e) / m).collect(),
        products: residuals
            .windows(2)
            .map(|pair| dot(&pair[0], &pair[1]) / m)
            .collect(),
    })
}
