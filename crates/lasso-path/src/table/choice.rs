//! What a person chooses, and the numbers that follow.

use crate::regression::{Matrix, MatrixError};
use std::collections::BTreeMap;

use super::cell::{Cell, is_missing, read_cell};
use super::records::Record;
use super::{ChoiceError, Column, Decimal, Delimiter, MAX_LEVELS, MAX_VALUES};

/// What a column is used for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Role {
    /// y.
    Target,
    /// A column of X.
    Feature,
    /// A column of 0 and 1 in X for each level but the reference, named `column=level`, in the
    /// order of the levels' text. Without a reference the first level in that order is it.
    OneHot {
        /// The level without a column.
        reference: Option<String>,
    },
    /// Nothing.
    Out,
}

/// What happens to missing values, which are those that cannot be read, too. A row without the
/// target is left out in any case. Nothing is filled in: a filled value would leak between folds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Missing {
    /// Rows with a missing value in a chosen column are left out.
    LeaveOutRows,
    /// Features with a missing value, in the rows that have a target, are left out.
    LeaveOutColumns,
}

/// What is used, and how.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Choice {
    /// One per column of the table.
    pub roles: Vec<Role>,
    /// What happens to missing values.
    pub missing: Missing,
}

/// The numbers of a regression: X (n × p, p ≥ 1) and y (n ≥ 1), as they were written.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// The p names of the columns of X.
    pub names: Vec<String>,
    /// The p columns of X, n numbers each.
    pub columns: Vec<Vec<f64>>,
    /// The target's name.
    pub target_name: String,
    /// y.
    pub target: Vec<f64>,
    /// The line of each of the n rows.
    pub lines: Vec<usize>,
}

impl Numbers {
    /// X as a matrix.
    ///
    /// # Errors
    /// None for numbers that [`Table::numbers`] made; else as [`Matrix::from_columns`].
    pub fn matrix(&self) -> Result<Matrix, MatrixError> {
        Matrix::from_columns(self.target.len(), self.columns.len(), self.columns.concat())
    }
}

/// The rows and columns of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Record>,
    pub(super) decimal: Decimal,
    pub(super) delimiter: Delimiter,
}

impl Table {
    /// The columns as they were found.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Rows, without header, blank and ragged ones.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The text of a cell without the blanks around it; nothing outside the table.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&str> {
        let row = self.rows.get(row)?;
        (column < self.columns.len()).then(|| row.cell(column))
    }

    /// The different values of a column in the order of their text, each with how often it is there.
    #[must_use]
    pub fn levels(&self, column: usize) -> BTreeMap<&str, usize> {
        self.levels_in(column, self.rows.iter())
    }

    fn levels_in<'a>(
        &self,
        column: usize,
        rows: impl Iterator<Item = &'a Record>,
    ) -> BTreeMap<&'a str, usize> {
        let mut levels = BTreeMap::new();
        for cell in rows
            .map(|row| row.cell(column))
            .filter(|cell| !is_missing(cell))
        {
            *levels.entry(cell).or_insert(0) += 1;
        }
        levels
    }

    /// X and y of a choice.
    ///
    /// # Errors
    /// A [`ChoiceError`] that says what to choose instead.
    pub fn numbers(&self, choice: &Choice) -> Result<Numbers, ChoiceError> {
        let (target, mut features) = self.chosen(choice)?;
        let mut rows: Vec<&Record> = self.rows.iter().collect();
        rows.retain(|row| self.number(row, target).is_some());
        match choice.missing {
            Missing::LeaveOutColumns => features.retain(|&column| {
                rows.iter()
                    .all(|row| self.has(row, column, &choice.roles[column]))
            }),
            Missing::LeaveOutRows => rows.retain(|row| {
                features
                    .iter()
                    .all(|&column| self.has(row, column, &choice.roles[column]))
            }),
        }
        if rows.is_empty() {
            return Err(self.no_complete_row(target, &features, choice));
        }
        let mut names = Vec::new();
        let mut columns = Vec::new();
        for column in features {
            let name = &self.columns[column].name;
            let Role::OneHot { reference } = &choice.roles[column] else {
                check_size(rows.len(), columns.len() + 1)?;
                names.push(name.clone());
                columns.push(
                    rows.iter()
                        .filter_map(|row| self.number(row, column))
                        .collect(),
                );
                continue;
            };
            for level in self.one_hot_levels(column, &rows, reference.as_deref())? {
                check_size(rows.len(), columns.len() + 1)?;
                names.push(format!("{name}={level}"));
                let is_level = |row: &&Record| f64::from(u8::from(row.cell(column) == level));
                columns.push(rows.iter().map(is_level).collect());
            }
        }
        if columns.is_empty() {
            return Err(ChoiceError::NoFeature);
        }
        Ok(Numbers {
            names,
            columns,
            target_name: self.columns[target].name.clone(),
            target: rows
                .iter()
                .filter_map(|row| self.number(row, target))
                .collect(),
            lines: rows.iter().map(|row| row.line).collect(),
        })
    }

    /// The index of the target and those of the features.
    fn chosen(&self, choice: &Choice) -> Result<(usize, Vec<usize>), ChoiceError> {
        let (expected, found) = (self.columns.len(), choice.roles.len());
        if expected != found {
            return Err(ChoiceError::RoleCount { expected, found });
        }
        let of = |wanted: fn(&Role) -> bool| -> Vec<usize> {
            (0..expected)
                .filter(|&column| wanted(&choice.roles[column]))
                .collect()
        };
        let targets = of(|role| *role == Role::Target);
        let &[target] = targets.as_slice() else {
            let found = targets.len();
            return Err(ChoiceError::TargetCount { found });
        };
        let features = of(|role| !matches!(role, Role::Target | Role::Out));
        if features.is_empty() {
            return Err(ChoiceError::NoFeature);
        }
        Ok((target, features))
    }

    fn one_hot_levels<'a>(
        &self,
        column: usize,
        rows: &[&'a Record],
        reference: Option<&str>,
    ) -> Result<Vec<&'a str>, ChoiceError> {
        let levels = self.levels_in(column, rows.iter().copied());
        let name = || self.columns[column].name.clone();
        if levels.len() > MAX_LEVELS {
            let found = levels.len();
            return Err(ChoiceError::TooManyLevels {
                column: name(),
                found,
            });
        }
        let first = levels.keys().next().copied().unwrap_or_default();
        let reference = reference.unwrap_or(first);
        if !levels.contains_key(reference) {
            return Err(ChoiceError::UnknownLevel {
                column: name(),
                level: reference.to_owned(),
                first: first.to_owned(),
            });
        }
        Ok(levels
            .into_keys()
            .filter(|level| *level != reference)
            .collect())
    }

    fn number(&self, row: &Record, column: usize) -> Option<f64> {
        match read_cell(row.cell(column), self.decimal) {
            Cell::Number(number) => Some(number),
            _ => None,
        }
    }

    fn has(&self, row: &Record, column: usize, role: &Role) -> bool {
        match role {
            Role::OneHot { .. } => !is_missing(row.cell(column)),
            _ => self.number(row, column).is_some(),
        }
    }

    /// Rows with a value in every chosen column.
    pub(super) fn complete_rows(&self, roles: &[Role]) -> usize {
        let is_complete = |row: &&Record| {
            roles
                .iter()
                .enumerate()
                .all(|(column, role)| *role == Role::Out || self.has(row, column, role))
        };
        self.rows.iter().filter(is_complete).count()
    }

    fn no_complete_row(&self, target: usize, features: &[usize], choice: &Choice) -> ChoiceError {
        let missing = |column: usize| {
            let role = &choice.roles[column];
            self.rows
                .iter()
                .filter(|row| !self.has(row, column, role))
                .count()
        };
        let (column, missing) = features
            .iter()
            .map(|&column| (column, missing(column)))
            .fold((target, missing(target)), |most, next| {
                if next.1 > most.1 { next } else { most }
            });
        ChoiceError::NoCompleteRow {
            rows: self.rows.len(),
            column: self.columns[column].name.clone(),
            missing,
        }
    }
}

fn check_size(rows: usize, columns: usize) -> Result<(), ChoiceError> {
    if rows.saturating_mul(columns) > MAX_VALUES {
        return Err(ChoiceError::TooManyValues { rows, columns });
    }
    Ok(())
}
