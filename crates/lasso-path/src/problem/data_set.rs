//! Data sets: named columns of numbers, read from comma-separated values.

use std::sync::OnceLock;

use thiserror::Error;

use super::numeral::shortest;
use super::{LARGEST_MAGNITUDE, Standardized};

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
