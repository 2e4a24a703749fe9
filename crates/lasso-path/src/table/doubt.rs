//! What a person should look at before a reading is used.

use std::fmt;

use super::{Decimal, Delimiter};

/// A cell and its line, as an example of a doubt.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The cell's text, at most 40 characters of it.
    pub value: String,
    /// The line on which its row begins, from 1.
    pub line: usize,
}

impl Example {
    pub(super) fn new(value: &str, line: usize) -> Self {
        let value = value.chars().take(40).collect();
        Self { value, line }
    }
}

impl fmt::Display for Example {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?} in line {}", self.value, self.line)
    }
}

/// What a person should look at before a reading is used. Its text says what was assumed.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// The bytes are no UTF-8 and were read as Latin-1. The example is a cell with such a letter.
    Encoding(Example),
    /// Another delimiter fits nearly as well.
    Delimiter {
        /// The one taken.
        taken: Delimiter,
        /// The other.
        other: Delimiter,
    },
    /// A comma was read as the decimal mark.
    DecimalComma(Example),
    /// Every number with a decimal mark has three digits after it: it may separate thousands.
    Thousands {
        /// The first such number.
        example: Example,
        /// The mark that was read as decimal.
        decimal: Decimal,
    },
    /// Cells that are numbers only with the other decimal mark; they count as unreadable.
    OtherDecimal {
        /// The first of them.
        example: Example,
        /// How many.
        count: usize,
    },
    /// Whether the first row names the columns is not certain.
    Header {
        /// Its first cell.
        example: Example,
        /// What was assumed.
        header: bool,
    },
    /// The header has one cell fewer than the rows, as R writes it: the first column has row names.
    ShiftedHeader {
        /// The header's line.
        line: usize,
    },
    /// Several columns of one name; the later ones got a number.
    DuplicateName {
        /// The name in the file.
        name: String,
        /// The header's line.
        line: usize,
    },
    /// All rows end with delimiters and nothing behind them; these columns are left out.
    TrailingDelimiter {
        /// How many columns.
        columns: usize,
    },
    /// Rows with more or fewer cells than the others; they are left out.
    RaggedRows {
        /// Cells of the other rows.
        expected: usize,
        /// Line and number of cells of the first [`MAX_EXAMPLES`](super::MAX_EXAMPLES) of them.
        rows: Vec<(usize, usize)>,
        /// How many there are.
        count: usize,
    },
    /// A cell with a line break: perhaps a quote that is not closed.
    LineBreak(Example),
    /// Cells of a column of numbers that are none; their rows count as incomplete.
    Unreadable {
        /// The column's name.
        column: String,
        /// The first of them.
        example: Example,
        /// How many.
        count: usize,
    },
    /// Numbers that overflow, or underflow to 0; their rows count as incomplete.
    BeyondF64 {
        /// The column's name.
        column: String,
        /// The first of them.
        example: Example,
        /// How many.
        count: usize,
    },
    /// A column that seems to number or name the rows; it is left out.
    Identifier {
        /// The column's name.
        column: String,
        /// Its first value.
        example: Example,
    },
    /// A column of dates or times, which are no numbers; it is left out.
    Date {
        /// The column's name.
        column: String,
        /// Its first value.
        example: Example,
    },
    /// A text column with more than [`MANY_LEVELS`](super::MANY_LEVELS) levels; it is left out.
    ManyLevels {
        /// The column's name.
        column: String,
        /// Its first value.
        example: Example,
        /// Different values.
        levels: usize,
    },
    /// Rows with missing or unreadable values in a chosen column; they are left out.
    IncompleteRows {
        /// How many.
        count: usize,
        /// Rows of the table.
        of: usize,
    },
    /// No column of numbers that could be the target, or none besides it.
    TooFewNumbers {
        /// Columns of numbers.
        found: usize,
    },
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Encoding(cell) => write!(
                f,
                "The file is not UTF-8; it is read as Latin-1. Is {cell} spelled right?"
            ),
            Self::Delimiter { taken, other } => write!(
                f,
                "The delimiter is read as {taken}; {other} is nearly as likely."
            ),
            Self::DecimalComma(cell) => write!(f, "The comma is read as decimal mark: {cell}."),
            Self::Thousands { example, decimal } => write!(
                f,
                "The {decimal} in {example} is read as decimal mark; it may separate thousands."
            ),
            Self::OtherDecimal { example, count } => write!(
                f,
                "{count} cells are numbers only with the other decimal mark, such as {example}; they count as unreadable."
            ),
            Self::Header { example, header } => write!(
                f,
                "The first row ({example}, …) is read as {}; is it?",
                if *header {
                    "the names of the columns"
                } else {
                    "values, not names"
                }
            ),
            Self::ShiftedHeader { line } => write!(
                f,
                "Line {line} has one name fewer than there are columns; the first column is read as names of rows."
            ),
            Self::DuplicateName { name, line } => write!(
                f,
                "Line {line} names several columns {name:?}; the later ones got a number."
            ),
            Self::TrailingDelimiter { columns } => write!(
                f,
                "All rows end with {columns} empty cells without a name; they are left out."
            ),
            Self::RaggedRows {
                expected,
                rows,
                count,
            } => {
                write!(
                    f,
                    "{count} rows do not have {expected} cells and are left out:"
                )?;
                for (index, (line, found)) in rows.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(f, "{comma} line {line} has {found}")?;
                }
                f.write_str(if rows.len() < *count { ", …" } else { "." })
            }
            Self::LineBreak(cell) => write!(
                f,
                "A cell holds a line break: {cell}. Is every quote closed?"
            ),
            Self::Unreadable {
                column,
                example,
                count,
            } => write!(
                f,
                "{count} cells of {column:?} cannot be read, such as {example}; they count as missing."
            ),
            Self::BeyondF64 {
                column,
                example,
                count,
            } => write!(
                f,
                "{count} cells of {column:?} are beyond the range of numbers (5e-324 to 1.8e308), such as {example}; they count as missing."
            ),
            Self::Identifier { column, example } => write!(
                f,
                "{column:?} seems to number or name the rows ({example}, …); it is left out."
            ),
            Self::Date { column, example } => write!(
                f,
                "{column:?} holds dates or times ({example}, …), which are no numbers; it is left out."
            ),
            Self::ManyLevels {
                column,
                example,
                levels,
            } => write!(
                f,
                "{column:?} is text with {levels} different values ({example}, …); it is left out."
            ),
            Self::IncompleteRows { count, of } => write!(
                f,
                "{count} of {of} rows have a missing or unreadable value in a chosen column; they are left out."
            ),
            Self::TooFewNumbers { found } => write!(
                f,
                "{found} columns hold numbers that vary, but a target and a feature are needed."
            ),
        }
    }
}
