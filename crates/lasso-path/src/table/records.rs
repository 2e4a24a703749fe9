//! Rows of cells with their lines: the csv crate's records.

use super::{Delimiter, MAX_COLUMNS, ReadError};

/// A row that is not blank.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record {
    /// The line on which it begins, from 1.
    pub line: usize,
    pub cells: csv::StringRecord,
}

impl Record {
    /// The cells without the blanks around them.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(str::trim)
    }

    /// The cell of a column without the blanks around it; empty beyond the last.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }
}

/// The first `limit` rows. Rows of blanks only are no rows; `"` quotes, `""` is one inside.
pub(super) fn records(
    text: &str,
    delimiter: Delimiter,
    limit: usize,
) -> Result<Vec<Record>, ReadError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Lines::new(text);
    let mut rows = Vec::new();
    let mut cells = csv::StringRecord::new();
    while rows.len() < limit {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let more = reader
            .read_record(&mut cells)
            .map_err(|error| ReadError::Unreadable {
                reason: error.to_string(),
            })?;
        if !more {
            break;
        }
        let line = lines.after_ends_of_lines(start);
        if cells.len() > MAX_COLUMNS {
            let found = cells.len();
            return Err(ReadError::TooManyColumns { line, found });
        }
        if cells.len() > 1 || cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Record {
                line,
                cells: cells.clone(),
            });
        }
    }
    Ok(rows)
}

/// Counts lines; the csv crate's own position is before the blank lines that it skips.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line of the first byte at or after `start` that ends no line. `start` never decreases.
    fn after_ends_of_lines(&mut self, start: usize) -> usize {
        while let Some(&byte) = self.bytes.get(self.at) {
            let ends = byte == b'\n' || byte == b'\r';
            if self.at >= start && !ends {
                break;
            }
            let half = byte == b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n');
            self.line += usize::from(ends && !half);
            self.at += 1;
        }
        self.line
    }
}
