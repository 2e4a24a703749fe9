//! Why bytes are not a table, and why a choice does not give numbers.

use thiserror::Error;

/// Why bytes are not a table. Lines count from 1.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ReadError {
    /// More bytes than [`MAX_BYTES`](super::MAX_BYTES).
    #[error("the file has {found} bytes, but at most {limit} are read; leave out rows or columns", limit = super::MAX_BYTES)]
    TooLong {
        /// Bytes found.
        found: usize,
    },
    /// A zero byte: a spreadsheet's own format, an archive, a picture, or UTF-16 without its mark.
    #[error("byte {byte} is 0, so this is not plain text; save the table as CSV in UTF-8")]
    NotText {
        /// The offset of the byte, from 0.
        byte: usize,
    },
    /// UTF-16 that is cut in the middle of a character.
    #[error("the UTF-16 text is broken after {characters} characters; save the table in UTF-8")]
    BrokenUtf16 {
        /// Characters before the broken one.
        characters: usize,
    },
    /// The CSV reader refuses.
    #[error("the text cannot be read as a table: {reason}")]
    Unreadable {
        /// The CSV reader's message.
        reason: String,
    },
    /// No row that is not blank.
    #[error("there is no row; give a header and a row of numbers at least")]
    Empty,
    /// A header and no row below it.
    #[error(
        "line {line} is read as the names of the columns, and there is no row below it; add rows, or say that there is no header"
    )]
    OnlyHeader {
        /// The header's line.
        line: usize,
    },
    /// One column only: most often another delimiter than the three that are known.
    #[error(
        "line {line} is one cell, {value:?}; separate the columns by commas, semicolons or tabs, and have two at least"
    )]
    OneColumn {
        /// The line of the first row.
        line: usize,
        /// Its only cell, shortened.
        value: String,
    },
    /// The first cell goes on over the end of a line.
    #[error(
        "the quote that opens in line {line} is not closed in that line; close it, or take it away"
    )]
    OpenQuote {
        /// The line of the first row.
        line: usize,
    },
    /// More columns than [`MAX_COLUMNS`](super::MAX_COLUMNS).
    #[error("line {line} has {found} columns, but at most {limit} are read; leave some out", limit = super::MAX_COLUMNS)]
    TooManyColumns {
        /// The line.
        line: usize,
        /// Columns found.
        found: usize,
    },
}

/// Why a choice does not give numbers.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum ChoiceError {
    /// Not one role per column.
    #[error("there are {found} roles for {expected} columns; give each column one")]
    RoleCount {
        /// Columns of the table.
        expected: usize,
        /// Roles given.
        found: usize,
    },
    /// No target, or several.
    #[error("{found} columns are the target; choose exactly one")]
    TargetCount {
        /// Targets given.
        found: usize,
    },
    /// No feature is left.
    #[error(
        "no column of X is left; choose a feature without missing values, or a text column with two levels at least"
    )]
    NoFeature,
    /// No row is complete.
    #[error(
        "none of {rows} rows has a value in every chosen column; leave out the columns with the most missing values, such as {column:?} ({missing} missing)"
    )]
    NoCompleteRow {
        /// Rows of the table.
        rows: usize,
        /// The chosen column with the most missing values.
        column: String,
        /// How many it has.
        missing: usize,
    },
    /// A reference level that the column has not.
    #[error(
        "{level:?} is no level of column {column:?} in the rows used; it has {first:?}, for one"
    )]
    UnknownLevel {
        /// The column.
        column: String,
        /// The level asked for.
        level: String,
        /// The first level there is.
        first: String,
    },
    /// A text column with more levels than [`MAX_LEVELS`](super::MAX_LEVELS).
    #[error("column {column:?} has {found} levels, but at most {limit} become columns; leave it out", limit = super::MAX_LEVELS)]
    TooManyLevels {
        /// The column.
        column: String,
        /// Its levels in the rows used.
        found: usize,
    },
    /// More numbers than [`MAX_VALUES`](super::MAX_VALUES).
    #[error("{rows} rows of {columns} columns are more than {limit} numbers; leave out columns", limit = super::MAX_VALUES)]
    TooManyValues {
        /// Rows used.
        rows: usize,
        /// Columns, the one-hot ones counted.
        columns: usize,
    },
}
