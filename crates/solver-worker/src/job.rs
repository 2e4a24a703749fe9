//! What is wanted, of a table or of random losses, and what comes back.

use crate::Table;
use lasso_path::problem::Lambda;
use lasso_path::regression::path::{Certificate, Points};
use lasso_path::regression::{
    CrossValidation, HeldOut, LassoPath, Matrix, Refit, Ridge, Units, ZeroCounts,
};
use serde::{Deserialize, Serialize};

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// The lasso's path, and what stands beside it.
    Fit(Table),
    /// How exact that path is.
    Certify(Table),
    /// Cross-validation.
    Validate {
        /// Of this.
        table: Table,
        /// K, from 2 to n.
        folds: usize,
        /// Row i is in fold i mod K, or in that of `shuffled_folds` with this seed.
        seed: Option<u64>,
    },
    /// Cross-validation with other folds each time.
    Seeds {
        /// Of this.
        table: Table,
        /// K, from 2 to n.
        folds: usize,
        /// One for each.
        seeds: Vec<u64>,
    },
    /// Ridge for every λ.
    Ridge(Table),
    /// Rows of XᵀX/n.
    Gram {
        /// Of this.
        table: Table,
        /// Which ones, each < p.
        rows: Vec<usize>,
    },
    /// How many coefficients are 0 in random losses of 2 dimensions, 3, … up to most: [`RandomLoss`]. It has no table.
    ///
    /// [`RandomLoss`]: lasso_path::regression::RandomLoss
    Zeros {
        /// The largest number of dimensions.
        most: usize,
        /// ρ, in [0, 1).
        correlation: f64,
        /// λ as a share of each draw's λ_max.
        share: f64,
        /// Of the draws.
        seed: u64,
        /// How many for each number of dimensions.
        draws: usize,
    },
}

impl Job {
    /// The table; `None` where it is of random losses.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        match self {
            Self::Fit(table) | Self::Certify(table) | Self::Ridge(table) => Some(table),
            Self::Validate { table, .. } | Self::Seeds { table, .. } | Self::Gram { table, .. } => {
                Some(table)
            }
            Self::Zeros { .. } => None,
        }
    }
}

/// What comes back, of the kind of the [`Job`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Of [`Job::Fit`].
    Fit(Box<Fit>),
    /// Of [`Job::Certify`].
    Certified(Certificate),
    /// Of [`Job::Validate`].
    Validated(Box<CrossValidation>),
    /// Of [`Job::Seeds`], one for each seed.
    Seeds(Vec<CrossValidation>),
    /// Of [`Job::Ridge`].
    Ridge(Box<Ridge>),
    /// Of [`Job::Gram`], p numbers each.
    Gram(Vec<Vec<f64>>),
    /// Of [`Job::Zeros`], one for each number of dimensions from 2 on.
    Zeros(Vec<ZeroCounts>),
}

/// The lasso on a table. With a [`Split`](crate::Split) all of it but [`Self::test_error`] is of the training rows alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// The names of the p columns of X.
    pub names: Vec<String>,
    /// The name of y.
    pub target: String,
    /// n.
    pub rows: usize,
    /// How many rows are kept for the test.
    pub test_rows: usize,
    /// The rank of X: some solution has no more coefficients that are not 0.
    pub rank: usize,
    /// What leads back to the numbers' own units.
    pub units: Units,
    /// The path, its losses and its correlations.
    pub points: Points,
    /// XᵀX/n, for p ≤ [`MOST_WITH_GRAM`](crate::MOST_WITH_GRAM).
    pub gram: Option<Matrix>,
    /// The true coefficients of made data, in own units.
    pub truth: Option<Vec<f64>>,
    /// 2·Loss on the rows of the path.
    pub training_error: HeldOut,
    /// The mean squared error on the test rows.
    pub test_error: Option<HeldOut>,
    /// Least squares on each support of the path, for p ≤ [`MOST_WITH_GRAM`](crate::MOST_WITH_GRAM).
    pub refits: Vec<Refit>,
}

impl Fit {
    /// The path.
    #[must_use]
    pub fn path(&self) -> &LassoPath {
        self.points.path()
    }

    /// q = Xᵀy/n, p numbers.
    #[must_use]
    pub fn pull(&self) -> &[f64] {
        // θ is 0 at λ_max, the first knot
        self.points.correlations(0)
    }

    /// Least squares on the support at a λ; `None` where there are no refits or the path is not exact.
    #[must_use]
    pub fn refit(&self, lambda: Lambda) -> Option<&Refit> {
        let support = self.path().support(lambda)?;
        self.refits.iter().find(|refit| refit.support == support)
    }
}
