//! Why there is no answer.

use lasso_path::regression::{
    CrossValidationError, DesignError, HeldOutError, MadeError, RandomLossError,
};
use lasso_path::table::{ChoiceError, ReadError};
use thiserror::Error;

/// Why there is no answer; its text is for a person.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum SolveError {
    /// A name that no feature has.
    #[error("there is no feature “{name}”; choose from {known}")]
    UnknownFeature {
        /// The name.
        name: String,
        /// The names that there are, or the first of them.
        known: String,
    },
    /// A name that stands twice.
    #[error("the feature “{0}” is named twice; name it once")]
    NamedTwice(String),
    /// No feature is left.
    #[error("no feature is left; keep at least one")]
    NoFeature,
    /// A name that no target has.
    #[error("there is no target “{name}”; choose from {known}")]
    UnknownTarget {
        /// The name.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// A share of test rows that is not between 0 and 1.
    #[error(
        "a share of {0} of the rows cannot be kept for a test; choose a number between 0 and 1"
    )]
    Share(f64),
    /// Fewer than two rows are left to train on.
    #[error("{rows} rows less {test} for a test leave too few to train on; keep at least 2")]
    TooFewRows {
        /// All of them.
        rows: usize,
        /// Those for the test.
        test: usize,
    },
    /// All y are equal.
    #[error(
        "“{0}” is the same in all rows, so that there is nothing to explain; choose another target"
    )]
    ConstantTarget(String),
    /// K is not from 2 to n.
    #[error("{rows} rows cannot be cut into {folds} folds; choose from 2 to {rows}")]
    Folds {
        /// K.
        folds: usize,
        /// n.
        rows: usize,
    },
    /// A row that XᵀX has not.
    #[error("XᵀX has {columns} rows, and row {row} (counted from 0) is none of them")]
    GramRow {
        /// The row.
        row: usize,
        /// p.
        columns: usize,
    },
    /// Ridge would take minutes.
    #[error(
        "ridge beside {rows} rows × {columns} columns would take minutes; choose fewer of them"
    )]
    RidgeTooLarge {
        /// n.
        rows: usize,
        /// p.
        columns: usize,
    },
    /// The data cannot be made.
    #[error(transparent)]
    Made(#[from] MadeError),
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file's columns cannot be chosen so.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// The numbers are no table for the lasso.
    #[error(transparent)]
    Design(#[from] DesignError),
    /// There are no such folds.
    #[error(transparent)]
    CrossValidation(#[from] CrossValidationError),
    /// There is no error on test rows.
    #[error(transparent)]
    HeldOut(#[from] HeldOutError),
    /// There are no such random losses.
    #[error(transparent)]
    RandomLoss(#[from] RandomLossError),
}
