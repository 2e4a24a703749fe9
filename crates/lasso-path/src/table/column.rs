//! What kind of column it is.

use std::collections::HashSet;

use super::cell::{Cell, is_missing, read_cell};
use super::records::Record;
use super::{Decimal, Doubt, Example, MANY_LEVELS};

/// What a column holds. Missing cells do not count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// More than half of the cells are numbers, and they vary.
    Number,
    /// Text.
    Text {
        /// Different values.
        levels: usize,
    },
    /// More than half of the cells are dates or times.
    Date,
    /// The integers 0, 1, … or 1, 2, … in order (5 rows or more); different integers or texts
    /// below the name `id`, `index` or `…_id`; or 10 or more texts, all different.
    Identifier,
    /// One value only.
    Constant,
    /// No value.
    Empty,
}

/// A column as it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name; unique in the table.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Missing cells.
    pub missing: usize,
    /// Cells that are no numbers in a column of numbers (also beyond f64), or no dates in one of dates.
    pub unreadable: usize,
}

pub(super) fn find_column(
    name: String,
    index: usize,
    rows: &[Record],
    decimal: Decimal,
    doubts: &mut Vec<Doubt>,
) -> Column {
    let mut missing = 0;
    let mut numbers = Vec::new();
    let mut beyond = Vec::new();
    let mut dates = Vec::new();
    let mut texts = Vec::new();
    for row in rows {
        let value = row.cell(index);
        match read_cell(value, decimal) {
            Cell::Missing => missing += 1,
            Cell::Number(number) => numbers.push((number, value, row.line)),
            Cell::BeyondF64 => beyond.push((value, row.line)),
            Cell::Date => dates.push((value, row.line)),
            Cell::Text => texts.push((value, row.line)),
        }
    }
    let count = rows.len() - missing;
    let levels: HashSet<&str> = rows
        .iter()
        .map(|row| row.cell(index))
        .filter(|cell| !is_missing(cell))
        .collect();
    let first = rows
        .iter()
        .find(|row| !is_missing(row.cell(index)))
        .map(|row| Example::new(row.cell(index), row.line));
    let is_number = 2 * (numbers.len() + beyond.len()) > count;
    let is_date = 2 * dates.len() > count;
    let kind = if count == 0 {
        Kind::Empty
    } else if levels.len() == 1
        || (numbers.len() == count && numbers.iter().all(|n| n.0 == numbers[0].0))
    {
        Kind::Constant
    } else if is_number {
        let values: Vec<f64> = numbers.iter().map(|number| number.0).collect();
        let all = values.len() == rows.len();
        let integers = values.iter().all(|value| value.fract() == 0.0);
        let named = is_identifier_name(&name) && levels.len() == count && integers;
        if (all && counts_rows(&values)) || named {
            Kind::Identifier
        } else {
            Kind::Number
        }
    } else if is_date {
        Kind::Date
    } else if levels.len() == count && (count >= 10 || is_identifier_name(&name)) {
        Kind::Identifier
    } else {
        let levels = levels.len();
        Kind::Text { levels }
    };
    let mut unreadable = 0;
    if kind == Kind::Number {
        unreadable = count - numbers.len();
        let others = [dates, texts].concat();
        if let Some(&(value, line)) = others.iter().min_by_key(|other| other.1) {
            doubts.push(Doubt::Unreadable {
                column: name.clone(),
                example: Example::new(value, line),
                count: others.len(),
            });
        }
        if let Some(&(value, line)) = beyond.first() {
            doubts.push(Doubt::BeyondF64 {
                column: name.clone(),
                example: Example::new(value, line),
                count: beyond.len(),
            });
        }
    } else if kind == Kind::Date {
        unreadable = count - dates.len();
    }
    if let Some(example) = first {
        let column = name.clone();
        match kind {
            Kind::Identifier => doubts.push(Doubt::Identifier { column, example }),
            Kind::Date => doubts.push(Doubt::Date { column, example }),
            Kind::Text { levels } if levels > MANY_LEVELS => doubts.push(Doubt::ManyLevels {
                column,
                example,
                levels,
            }),
            _ => {}
        }
    }
    Column {
        name,
        kind,
        missing,
        unreadable,
    }
}

fn counts_rows(values: &[f64]) -> bool {
    values.len() >= 5
        && (values[0] == 0.0 || values[0] == 1.0)
        && values.windows(2).all(|pair| pair[1] - pair[0] == 1.0)
}

fn is_identifier_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "id" || name == "index" || name.ends_with("_id") || name.ends_with(" id")
}
