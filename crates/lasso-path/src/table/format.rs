//! How a table is written: the delimiter, the decimal mark, the header; and how they are found.

use std::fmt;

use crate::order;

use super::cell::{Cell, is_missing, read_cell};
use super::records::{Record, records};

/// What stands between two cells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Delimiter {
    /// `,`
    Comma,
    /// A tab.
    Tab,
    /// `;`
    Semicolon,
}

impl Delimiter {
    /// All of them; of equally fitting ones the first is proposed.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Tab, Self::Semicolon];

    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
        }
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Comma => "comma",
            Self::Tab => "tab",
            Self::Semicolon => "semicolon",
        })
    }
}

/// The mark between the whole part of a number and its fraction.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Decimal {
    /// `0.435`
    Point,
    /// `0,435`
    Comma,
}

impl Decimal {
    pub(super) fn mark(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    pub(super) fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Point => "point",
            Self::Comma => "comma",
        })
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Format {
    /// What stands between two cells.
    pub delimiter: Delimiter,
    /// The decimal mark.
    pub decimal: Decimal,
    /// Whether the first whole row holds the names of the columns.
    pub header: bool,
}

/// Rows from which a delimiter is found.
const SAMPLE: usize = 200;

/// The delimiter that makes most rows equally wide (two cells at least) and most cells readable;
/// and the next best, if it does nearly as well.
pub(super) fn find_delimiter(text: &str) -> (Delimiter, Option<Delimiter>) {
    let mut scores = Vec::new();
    for delimiter in Delimiter::ALL {
        let score = records(text, delimiter, SAMPLE).map_or(0.0, |rows| score(&rows));
        scores.push((score, delimiter));
    }
    let best = order::places(scores.len(), &|a, b| scores[b].0.total_cmp(&scores[a].0));
    let [first, second] = [0, 1].map(|place: usize| scores[best[place]]);
    let rival = (first.0 > 0.0 && second.0 > 0.8 * first.0).then_some(second.1);
    (first.1, rival)
}

fn score(rows: &[Record]) -> f64 {
    let width = common_width(rows);
    if width < 2 {
        return 0.0;
    }
    let decimal = find_decimal(rows);
    let whole = rows.iter().filter(|row| row.cells.len() == width);
    let (mut count, mut readable, mut cells) = (0, 0, 0);
    for row in whole {
        count += 1;
        cells += width;
        readable += row
            .cells()
            .filter(|cell| read_cell(cell, decimal) != Cell::Text)
            .count();
    }
    f64::from(count) / rows.len() as f64 * (0.1 + readable as f64 / cells as f64)
}

/// The number of cells that most rows have; of equally frequent ones the largest.
pub(super) fn common_width(rows: &[Record]) -> usize {
    let widths = || rows.iter().map(|row| row.cells.len());
    let mut counts = vec![0_usize; widths().max().unwrap_or(0) + 1];
    for width in widths() {
        counts[width] += 1;
    }
    // the last of equal ones
    let most = counts.iter().enumerate().max_by_key(|(_, count)| **count);
    most.map_or(0, |(width, _)| width)
}

/// The decimal mark with which more cells are numbers; the point, if there is no difference.
pub(super) fn find_decimal(rows: &[Record]) -> Decimal {
    let [point, comma] = [Decimal::Point, Decimal::Comma].map(|decimal| {
        rows.iter()
            .flat_map(Record::cells)
            .filter(|cell| cell.contains(decimal.mark()))
            .filter(|cell| matches!(read_cell(cell, decimal), Cell::Number(_)))
            .count()
    });
    if comma > point {
        Decimal::Comma
    } else {
        Decimal::Point
    }
}

/// Where a row's integers, two at least, begin if they go up by 1 from cell to cell and no other cell begins with a digit:
/// `country,2001,2002,2003`, or pandas' `,0,1,2`.
fn counts_from(row: &Record) -> Option<u32> {
    let cells = row
        .cells()
        .filter(|cell| cell.starts_with(|c: char| c.is_ascii_digit()));
    let integers: Option<Vec<u32>> = cells.map(|cell| cell.parse().ok()).collect();
    let integers = integers.filter(|integers| integers.len() >= 2)?;
    let up = integers
        .windows(2)
        .all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    up.then(|| integers[0])
}

/// Whether the first of `rows`, all equally wide, names the columns; and whether that is in doubt.
/// Each column of which most cells below are numbers has a vote: a text or a date is a name, a
/// number is none, a missing cell has no vote. Integers that count, from 0, 1 or a year, above rows that do not, are names, in
/// doubt. Without votes, a row of different texts that do not
/// appear again is a header, in doubt.
pub(super) fn find_header(rows: &[&Record], decimal: Decimal) -> (bool, bool) {
    let Some((first, below)) = rows.split_first() else {
        return (false, false);
    };
    let usual = |from| from <= 1 || (1800..=2100).contains(&from);
    if counts_from(first).is_some_and(usual)
        && !below.is_empty()
        && below.iter().all(|row| counts_from(row).is_none())
    {
        return (true, true);
    }
    let (mut names, mut numbers) = (0, 0);
    for (column, cell) in first.cells().enumerate() {
        let (mut count, mut of) = (0, 0);
        for row in below {
            let value = row.cell(column);
            if !is_missing(value) {
                of += 1;
                count += usize::from(matches!(read_cell(value, decimal), Cell::Number(_)));
            }
        }
        match read_cell(cell, decimal) {
            Cell::Text | Cell::Date if 2 * count > of => names += 1,
            // Of a single row, too.
            Cell::Number(_) | Cell::BeyondF64 if 2 * count >= of => numbers += 1,
            _ => {}
        }
    }
    if names > 0 || numbers > 0 {
        // Years and other numbers above columns of numbers cannot be told from a first row.
        let integers = first.cells().all(|cell| cell.parse::<u32>().is_ok());
        let fractions = below
            .iter()
            .flat_map(|row| row.cells())
            .any(|cell| cell.contains(decimal.mark()) && !is_missing(cell));
        let in_doubt = (names > 0 && numbers > 0) || (integers && fractions);
        return (names > numbers, in_doubt);
    }
    let mut seen = std::collections::HashSet::new();
    let distinct = first
        .cells()
        .all(|cell| !cell.is_empty() && seen.insert(cell));
    let again = first
        .cells()
        .enumerate()
        .any(|(column, cell)| below.iter().any(|row| row.cell(column) == cell));
    (distinct && !again, true)
}
