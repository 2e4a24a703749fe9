//! The cells of a table as they were read: one by one, as a digest, and as a file again.

use super::cell::{Cell, is_missing, read_cell};
use super::{Decimal, Table};

/// What a cell was read as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// It has no value.
    Missing,
    /// A number.
    Number(f64),
    /// Anything else: text, dates, digits that overflow; without the blanks around it.
    Text(&'a str),
}

impl Table {
    /// What a cell was read as; nothing outside the table.
    #[must_use]
    pub fn value(&self, row: usize, column: usize) -> Option<Value<'_>> {
        let cell = self.cell(row, column)?;
        Some(match read_cell(cell, self.decimal) {
            Cell::Number(number) => Value::Number(number),
            _ if is_missing(cell) => Value::Missing,
            _ => Value::Text(cell),
        })
    }

    /// All cells, row by row.
    fn values(&self) -> impl Iterator<Item = Value<'_>> {
        let columns = self.columns.len();
        let places = (0..self.rows.len()).flat_map(move |i| (0..columns).map(move |j| (i, j)));
        places.filter_map(|(i, j)| self.value(i, j))
    }

    /// A digest of the names and of all cells as they were read: equal for files that mean the same table however they
    /// are written. It guards against mistakes, not against malice.
    ///
    /// FNV-1a with 64 bits over: each column's name in UTF-8 and a byte 0xff; a byte 0xfe; then row by row for each cell
    /// a byte 0 if it is missing, 1 and the eight bytes of the binary64 (the low one first) for a number, or 2, the text
    /// in UTF-8 and a byte 0xff. The bytes 0xfe and 0xff are in no UTF-8.
    ///
    /// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, *The FNV Non-Cryptographic Hash Algorithm*, RFC 9923.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut digest = Fnv(0xcbf2_9ce4_8422_2325);
        for column in &self.columns {
            digest.add(column.name.as_bytes());
            digest.add(&[0xff]);
        }
        digest.add(&[0xfe]);
        for value in self.values() {
            match value {
                Value::Missing => digest.add(&[0]),
                Value::Number(number) => {
                    digest.add(&[1]);
                    digest.add(&number.to_le_bytes());
                }
                Value::Text(text) => {
                    digest.add(&[2]);
                    digest.add(text.as_bytes());
                    digest.add(&[0xff]);
                }
            }
        }
        digest.0
    }

    /// The table as a file: a row of names, then all cells as they were read, with the delimiter and the decimal mark of
    /// the file it came from. Numbers have as many digits as lead back to the same binary64 (17 at most), missing cells
    /// are empty. Read with the same delimiter and mark, and a header, it has the same [`digest`](Self::digest).
    #[must_use]
    pub fn to_csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.delimiter.byte())
            .from_writer(Vec::new());
        let cell = |value| match (value, self.decimal) {
            (Value::Missing, _) => String::new(),
            (Value::Text(text), _) => text.to_owned(),
            (Value::Number(number), Decimal::Point) => format!("{number:?}"),
            (Value::Number(number), Decimal::Comma) => format!("{number:?}").replace('.', ","),
        };
        let names = self.columns.iter().map(|column| column.name.clone());
        // a Vec takes all that is written
        let _ = writer.write_record(names);
        for row in 0..self.rows.len() {
            let cells = (0..self.columns.len()).filter_map(|j| self.value(row, j));
            let _ = writer.write_record(cells.map(cell));
        }
        writer.into_inner().unwrap_or_default()
    }
}

struct Fnv(u64);

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, read, read_as};
    use super::*;

    #[test]
    fn the_digest_is_the_documented_one() {
        // the published value for the text "foobar"
        let mut digest = Fnv(0xcbf2_9ce4_8422_2325);
        digest.add(b"foobar");
        assert_eq!(digest.0, 0x8594_4171_f739_67e8);
    }

    #[test]
    fn files_of_one_table_have_one_digest_and_others_have_others() {
        let digest = |text: &str| read(text.as_bytes()).map(|proposal| proposal.table.digest());
        let one = digest("a,b,c\n1.5,2,x\n-3,,y\n");
        assert_eq!(one, digest("a;b;c\r\n1,50;2;\"x\"\r\n-3,0;NA;y"));
        for other in [
            "a,b,d\n1.5,2,x\n-3,,y\n",
            "a,b,c\n1.5,2,x\n-3,0,y\n",
            "a,b,c\n1.5,2,x\n3,,y\n",
            "a,b,c\n-3,,y\n1.5,2,x\n",
        ] {
            assert_ne!(one, digest(other), "{other}");
        }
    }

    #[test]
    fn a_saved_table_is_read_back_to_the_last_bit() -> Result<(), super::super::ReadError> {
        for text in [
            "a;b;c\n0,1;2;\"x;y\"\n1e-300;NA;\"say \"\"hi\"\"\"\n3;1.234;z\n",
            "a,b\n0.1,12345678901234567890\n5e-324,-0\n",
            "1,2,3\n4,5,6\n7,8,9.5\n",
            "a,a,\n1,2,3\n4,6,5\n",
        ] {
            let first = read(text.as_bytes())?;
            let format = Format {
                header: true,
                ..first.format
            };
            let again = read_as(&first.table.to_csv(), format)?;
            assert_eq!(again.table.digest(), first.table.digest(), "{text}");
        }
        Ok(())
    }
}
