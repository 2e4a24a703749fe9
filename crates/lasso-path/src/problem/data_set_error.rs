//! Why a text is not a data set.

use super::numeral::shortest;
use thiserror::Error;

/// Why a text is not a data set. Lines count from 1, the header included.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum DataSetError {
    /// The text is not well-formed CSV.
    #[error("the text cannot be read as comma-separated values: {reason}")]
    Unreadable {
        /// The CSV reader's message.
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
        /// The content of the cell.
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
        /// The content of the cell.
        value: String,
    },
    /// A cell of a magnitude whose square might overflow.
    #[error("line {line}, column {column:?}: {value:?} is larger than 1e100; choose other units")]
    TooLarge {
        /// The line.
        line: u64,
        /// Name of the column.
        column: String,
        /// The content of the cell.
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
        "column {column:?} is {value} in every row; remove it, or use rows in which it varies",
        value = shortest(*value)
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
