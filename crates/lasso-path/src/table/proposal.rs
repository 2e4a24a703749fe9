//! From text to a proposal.

use std::collections::{HashMap, HashSet};

use super::cell::{Cell, may_be_thousands, read_cell};
use super::column::find_column;
use super::encoding::{Decoded, decode};
use super::format::{common_width, find_decimal, find_delimiter, find_header};
use super::records::{Record, records};
use super::{
    Choice, ChoiceError, Column, Decimal, Doubt, Encoding, Example, Format, Kind, MAX_EXAMPLES,
    Missing, Numbers, ReadError, Role, Table,
};

/// A reading of a file: what was found, what is in doubt, and what to use.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// How the characters are written.
    pub encoding: Encoding,
    /// Whether the file begins with a byte order mark.
    pub byte_order_mark: bool,
    /// How the table is written; with another one, read again.
    pub format: Format,
    /// The rows and columns.
    pub table: Table,
    /// What to use; see [`Table::numbers`].
    pub choice: Choice,
    /// What a person should look at: of the file, then of each column, then of the choice.
    pub doubts: Vec<Doubt>,
}

impl Proposal {
    /// The numbers of the choice that is proposed.
    ///
    /// # Errors
    /// As [`Table::numbers`].
    pub fn numbers(&self) -> Result<Numbers, ChoiceError> {
        self.table.numbers(&self.choice)
    }
}

/// Reads a file, and finds how it is written.
///
/// # Errors
/// A [`ReadError`] if the bytes are no table of two columns and a row at least.
pub fn read(bytes: &[u8]) -> Result<Proposal, ReadError> {
    Reading::new(decode(bytes)?).finish(None)
}

/// Reads a file that is written as a person says.
///
/// # Errors
/// As [`read`].
pub fn read_as(bytes: &[u8], format: Format) -> Result<Proposal, ReadError> {
    Reading::new(decode(bytes)?).finish(Some(format))
}

struct Reading {
    decoded: Decoded,
    doubts: Vec<Doubt>,
}

impl Reading {
    fn new(decoded: Decoded) -> Self {
        let doubts = Vec::new();
        Self { decoded, doubts }
    }

    fn finish(mut self, format: Option<Format>) -> Result<Proposal, ReadError> {
        let text = &self.decoded.text;
        let delimiter = format.map_or_else(
            || {
                let (taken, other) = find_delimiter(text);
                self.doubts
                    .extend(other.map(|other| Doubt::Delimiter { taken, other }));
                taken
            },
            |format| format.delimiter,
        );
        let mut rows = records(text, delimiter, usize::MAX)?;
        let width = self.width(&rows)?;
        // before rows are left out: a quote that is not closed makes one ragged row of many
        let broken = find(&rows, |letter| letter == '\n' || letter == '\r');
        self.doubts.extend(broken.map(Doubt::LineBreak));
        let (names_row, shifted) = self.whole_rows(&mut rows, width, format);
        let decimal = format.map_or_else(|| find_decimal(&rows), |format| format.decimal);
        self.decimal_doubts(&rows, decimal);
        self.cell_doubts(&rows);

        let header = if shifted {
            true
        } else if let Some(format) = format {
            format.header
        } else {
            let first: Vec<&Record> = rows.iter().collect();
            let (header, in_doubt) = find_header(&first, decimal);
            if in_doubt {
                let example = Example::new(rows[0].cell(0), rows[0].line);
                self.doubts.push(Doubt::Header { example, header });
            }
            header
        };
        let names_row = names_row.or_else(|| header.then(|| rows.remove(0)));
        if let (Some(row), true) = (&names_row, rows.is_empty()) {
            return Err(ReadError::OnlyHeader { line: row.line });
        }
        let names = self.names(names_row.as_ref(), width, shifted);
        let columns: Vec<Column> = names
            .into_iter()
            .enumerate()
            .map(|(index, name)| find_column(name, index, &rows, decimal, &mut self.doubts))
            .collect();
        let table = Table {
            columns,
            rows,
            decimal,
            delimiter,
        };
        let choice = propose(&table, shifted);
        self.choice_doubts(&table, &choice);
        Ok(Proposal {
            encoding: self.decoded.encoding,
            byte_order_mark: self.decoded.byte_order_mark,
            format: Format {
                delimiter,
                decimal,
                header,
            },
            table,
            choice,
            doubts: self.doubts,
        })
    }

    /// Number of columns, without those that are empty at the end of every row.
    fn width(&mut self, rows: &[Record]) -> Result<usize, ReadError> {
        let first = rows.first().ok_or(ReadError::Empty)?;
        let common = common_width(rows);
        let used = |row: &Record| {
            row.cells()
                .enumerate()
                .filter(|cell| !cell.1.is_empty())
                .map(|cell| cell.0 + 1)
                .last()
        };
        let width = rows
            .iter()
            .filter(|row| row.cells.len() == common)
            .filter_map(used)
            .max()
            .unwrap_or(0);
        if width < 2 {
            if first.cell(0).contains('\n') {
                return Err(ReadError::OpenQuote { line: first.line });
            }
            let Example { value, line } = Example::new(first.cell(0), first.line);
            return Err(ReadError::OneColumn { line, value });
        }
        if width < common {
            let columns = common - width;
            self.doubts.push(Doubt::TrailingDelimiter { columns });
        }
        Ok(width)
    }

    /// Keeps the rows that have `width` cells, and perhaps empty ones behind them. The row of names
    /// is handed out if it is one cell shorter than all others.
    fn whole_rows(
        &mut self,
        rows: &mut Vec<Record>,
        width: usize,
        format: Option<Format>,
    ) -> (Option<Record>, bool) {
        let fits =
            |row: &Record| row.cells.len() >= width && row.cells().skip(width).all(str::is_empty);
        let may_have_header = format.is_none_or(|format| format.header);
        let shifted = may_have_header
            && rows.len() > 1
            && width > 2
            && rows[0].cells.len() + 1 == width
            && rows[0].cells().all(|cell| {
                read_cell(cell, Decimal::Point) == Cell::Text
                    && read_cell(cell, Decimal::Comma) == Cell::Text
            })
            && rows[1..].iter().all(fits);
        if shifted {
            let row = rows.remove(0);
            self.doubts.push(Doubt::ShiftedHeader { line: row.line });
            return (Some(row), true);
        }
        let ragged: Vec<(usize, usize)> = rows
            .iter()
            .filter(|row| !fits(row))
            .map(|row| (row.line, row.cells.len()))
            .collect();
        if !ragged.is_empty() {
            self.doubts.push(Doubt::RaggedRows {
                expected: width,
                count: ragged.len(),
                rows: ragged.into_iter().take(MAX_EXAMPLES).collect(),
            });
            rows.retain(fits);
        }
        (None, false)
    }

    fn decimal_doubts(&mut self, rows: &[Record], decimal: Decimal) {
        let cells = || {
            rows.iter()
                .flat_map(|row| row.cells().map(|cell| (cell, row.line)))
        };
        let is_number = |cell: &str, decimal: Decimal| {
            cell.contains(decimal.mark()) && matches!(read_cell(cell, decimal), Cell::Number(_))
        };
        let mut marked = cells()
            .filter(|(cell, _)| is_number(cell, decimal))
            .peekable();
        if let Some(&(value, line)) = marked.peek() {
            let example = Example::new(value, line);
            if marked.all(|(cell, _)| may_be_thousands(cell, decimal.mark())) {
                self.doubts.push(Doubt::Thousands { example, decimal });
            } else if decimal == Decimal::Comma {
                self.doubts.push(Doubt::DecimalComma(example));
            }
        }
        let mut others = cells().filter(|(cell, _)| is_number(cell, decimal.other()));
        if let Some((value, line)) = others.next() {
            let example = Example::new(value, line);
            let count = 1 + others.count();
            self.doubts.push(Doubt::OtherDecimal { example, count });
        }
    }

    fn cell_doubts(&mut self, rows: &[Record]) {
        if self.decoded.encoding == Encoding::Latin1 {
            let example = find(rows, |letter| !letter.is_ascii());
            self.doubts.extend(example.map(Doubt::Encoding));
        }
    }

    /// Unique names; `column 3` without a name, `name (2)` for the second of one name.
    fn names(&mut self, row: Option<&Record>, width: usize, shifted: bool) -> Vec<String> {
        let given: Vec<&str> = (0..width)
            .map(|index| match row {
                Some(_) if shifted && index == 0 => "row name",
                Some(row) => row.cell(index - usize::from(shifted)),
                None => "",
            })
            .collect();
        let mut taken: HashSet<String> = given.iter().map(|&name| name.to_owned()).collect();
        let mut seen = HashSet::new();
        let mut doubted = HashSet::new();
        let mut next: HashMap<String, usize> = HashMap::new();
        let mut names = Vec::with_capacity(width);
        for (index, &name) in given.iter().enumerate() {
            let base = if name.is_empty() {
                format!("column {}", index + 1)
            } else if seen.insert(name) {
                names.push(name.to_owned());
                continue;
            } else {
                let line = row.map_or(0, |row| row.line);
                if doubted.insert(name) {
                    let name = name.to_owned();
                    self.doubts.push(Doubt::DuplicateName { name, line });
                }
                name.to_owned()
            };
            let mut unique = base.clone();
            let count = next.entry(base.clone()).or_insert(2);
            while !taken.insert(unique.clone()) {
                unique = format!("{base} ({count})");
                *count += 1;
            }
            names.push(unique);
        }
        names
    }

    fn choice_doubts(&mut self, table: &Table, choice: &Choice) {
        let used = choice
            .roles
            .iter()
            .filter(|role| **role != Role::Out)
            .count();
        if used < 2 {
            self.doubts.push(Doubt::TooFewNumbers { found: used });
            return;
        }
        let of = table.row_count();
        let complete = table.complete_rows(&choice.roles);
        if complete < of {
            let count = of - complete;
            self.doubts.push(Doubt::IncompleteRows { count, of });
        }
    }
}

/// The first cell with a letter of a kind.
fn find(rows: &[Record], wanted: fn(char) -> bool) -> Option<Example> {
    rows.iter().find_map(|row| {
        let cell = row.cells().find(|cell| cell.contains(wanted))?;
        Some(Example::new(cell, row.line))
    })
}

/// Every column of numbers, the last one as target; not the names of rows.
fn propose(table: &Table, shifted: bool) -> Choice {
    let mut roles: Vec<Role> = table
        .columns()
        .iter()
        .enumerate()
        .map(|(index, column)| match column.kind {
            Kind::Number if !(shifted && index == 0) => Role::Feature,
            _ => Role::Out,
        })
        .collect();
    if let Some(last) = roles.iter_mut().rev().find(|role| **role == Role::Feature) {
        *last = Role::Target;
    }
    Choice {
        roles,
        missing: Missing::LeaveOutRows,
    }
}
