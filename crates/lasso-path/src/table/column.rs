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
    /// More than half of the cells are dates or times; or all are days such as 20240105.
    Date,
    /// The integers 0, 1, … or 1, 2, … in order (5 rows or more); different integers or texts
    /// below the name `id`, `index`, `…_id` or `…ID`; integers of which one begins with a 0, as codes do; or 10 or more texts, all different.
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
        let whole = numbers.len() == count;
        if (all && counts_rows(&values)) || named || (whole && is_code(&levels)) {
            Kind::Identifier
        } else if whole && levels.iter().all(|level| is_compact_day(level)) {
            Kind::Date
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
    } else if kind == Kind::Date && is_date {
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

/// Whether all are digits, and one begins with a 0 that a number would not have.
fn is_code(levels: &HashSet<&str>) -> bool {
    let digits = |level: &&str| level.bytes().all(|byte| byte.is_ascii_digit());
    levels.iter().all(digits)
        && levels
            .iter()
            .any(|level| level.len() > 1 && level.starts_with('0'))
}

/// Whether it is a year from 1900 to 2099, a month and a day, such as 20240105.
fn is_compact_day(cell: &str) -> bool {
    let part = |from, to| cell.get(from..to).and_then(|part| part.parse::<u32>().ok());
    cell.len() == 8
        && part(0, 4).is_some_and(|year| (1900..2100).contains(&year))
        && part(4, 6).is_some_and(|month| (1..=12).contains(&month))
        && part(6, 8).is_some_and(|day| (1..=31).contains(&day))
}

fn is_identifier_name(name: &str) -> bool {
    // SampleID, and not GRID
    let stem = name.strip_suffix("ID").or_else(|| name.strip_suffix("Id"));
    if stem.is_some_and(|stem| stem.ends_with(|c: char| c.is_ascii_lowercase())) {
        return true;
    }
    let name = name.to_ascii_lowercase();
    name == "id" || name == "index" || name.ends_with("_id") || name.ends_with(" id")
}
