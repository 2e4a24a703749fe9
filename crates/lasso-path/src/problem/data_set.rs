//! Data sets: named columns of numbers, read from comma-separated values.

use std::sync::OnceLock;

use super::{DataSetError, LARGEST_MAGNITUDE, Standardized};

/// A table of numbers: p ≥ 2 named features and one target, n ≥ 2 rows.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSet {
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
    standardized: Standardized,
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
