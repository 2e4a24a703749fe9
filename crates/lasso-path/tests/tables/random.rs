//! Random tables in every dialect come back bit for bit; arbitrary bytes never panic.
//! `TABLE_CASES` says how many inputs are drawn per test.

use std::cell::Cell;

use lasso_path::table::{Choice, Decimal, Delimiter, Doubt, Format, Missing, Role, read, read_as};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use strategies::config;

fn cases() -> u32 {
    let said = std::env::var("TABLE_CASES").ok();
    said.and_then(|count| count.parse().ok()).unwrap_or(2_000)
}

/// How a table is written down.
#[derive(Clone, Debug)]
struct Dialect {
    format: Format,
    end: &'static str,
    mark: bool,
    quoted: bool,
    exponent: bool,
    blank: bool,
}

fn dialect() -> impl Strategy<Value = Dialect> {
    let delimiter = proptest::sample::select(Delimiter::ALL.to_vec());
    let decimal = proptest::sample::select(vec![Decimal::Point, Decimal::Comma]);
    let end = proptest::sample::select(vec!["\n", "\r\n", "\r"]);
    (delimiter, decimal, end, any::<[bool; 5]>()).prop_map(
        |(delimiter, decimal, end, [header, mark, quoted, exponent, blank])| Dialect {
            format: Format {
                delimiter,
                decimal,
                header,
            },
            end,
            mark,
            // a decimal comma between commas has to be quoted
            quoted: quoted || (delimiter == Delimiter::Comma && decimal == Decimal::Comma),
            exponent,
            blank,
        },
    )
}

/// Any finite number; and short ones, as people write them.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>()
            .prop_map(f64::from_bits)
            .prop_filter("finite", |x| x.is_finite()),
        (-99_999_i32..99_999, 0_i32..4).prop_map(|(x, e)| f64::from(x) / 10_f64.powi(e)),
    ]
}

/// Rows of 2 to 5 cells; one in eight of the features is missing.
fn rows() -> impl Strategy<Value = Vec<Vec<Option<f64>>>> {
    (2_usize..6).prop_flat_map(|width| {
        let feature = proptest::option::weighted(0.875, number());
        let row = (proptest::collection::vec(feature, width - 1), number());
        let row = row.prop_map(|(mut row, target)| {
            row.push(Some(target));
            row
        });
        proptest::collection::vec(row, 1..12)
    })
}

fn write(rows: &[Vec<Option<f64>>], dialect: &Dialect) -> String {
    let delimiter = match dialect.format.delimiter {
        Delimiter::Comma => ",",
        Delimiter::Tab => "\t",
        Delimiter::Semicolon => ";",
    };
    let quote = |cell: String| {
        if dialect.quoted {
            format!("\"{cell}\"")
        } else {
            cell
        }
    };
    let cell = |number: &Option<f64>| {
        quote(match number {
            None => "NA".to_owned(),
            Some(number) => {
                let text = if dialect.exponent {
                    format!("{number:e}")
                } else {
                    format!("{number}")
                };
                match dialect.format.decimal {
                    Decimal::Point => text,
                    Decimal::Comma => text.replace('.', ","),
                }
            }
        })
    };
    let mut lines = Vec::new();
    if dialect.format.header {
        let names = (0..rows[0].len()).map(|index| quote(format!("name {index}")));
        lines.push(names.collect::<Vec<_>>().join(delimiter));
    }
    for row in rows {
        lines.push(row.iter().map(cell).collect::<Vec<_>>().join(delimiter));
        if dialect.blank {
            lines.push(String::new());
        }
    }
    let mark = if dialect.mark { "\u{feff}" } else { "" };
    format!("{mark}{}{}", lines.join(dialect.end), dialect.end)
}

/// The bits of the rows that are complete, and their numbers from 0.
fn complete(rows: &[Vec<Option<f64>>]) -> Vec<Vec<u64>> {
    let row = |row: &Vec<Option<f64>>| row.iter().map(|cell| cell.map(f64::to_bits)).collect();
    rows.iter().filter_map(row).collect()
}

/// Whether a doubt says only what the data hold, not that they could be read in another way.
fn leaves_one_reading(doubt: &Doubt) -> bool {
    !matches!(
        doubt,
        Doubt::Delimiter { .. }
            | Doubt::Header { .. }
            | Doubt::Thousands { .. }
            | Doubt::OtherDecimal { .. }
            | Doubt::TrailingDelimiter { .. }
            | Doubt::Unreadable { .. }
    )
}

/// Most tables that are drawn are read without such a doubt, so the property below says something.
#[test]
fn most_random_tables_have_one_reading() {
    let mut runner = TestRunner::new(config(500));
    let sure = Cell::new(0);
    let run = runner.run(&(rows(), dialect()), |(rows, dialect)| {
        let found = read(write(&rows, &dialect).as_bytes()).expect("a table");
        sure.set(sure.get() + u32::from(found.doubts.iter().all(leaves_one_reading)));
        Ok(())
    });
    assert!(run.is_ok() && sure.get() > 250, "{} of 500", sure.get());
}

proptest! {
    #![proptest_config(config(cases()))]

    #[test]
    fn a_table_comes_back_bit_for_bit(rows in rows(), dialect in dialect()) {
        let text = write(&rows, &dialect);
        let proposal = read_as(text.as_bytes(), dialect.format).expect("a table");
        prop_assert_eq!(proposal.table.row_count(), rows.len());
        let expected = complete(&rows);
        let mut roles = vec![Role::Feature; rows[0].len()];
        roles[rows[0].len() - 1] = Role::Target;
        let choice = Choice { roles, missing: Missing::LeaveOutRows };
        match proposal.table.numbers(&choice) {
            Err(_) => prop_assert!(expected.is_empty()),
            Ok(numbers) => {
                let found: Vec<Vec<u64>> = (0..numbers.target.len())
                    .map(|row| {
                        let columns = numbers.columns.iter().chain([&numbers.target]);
                        columns.map(|column| column[row].to_bits()).collect()
                    })
                    .collect();
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn what_is_found_without_being_told_is_right_or_in_doubt(rows in rows(), dialect in dialect()) {
        let text = write(&rows, &dialect);
        let Ok(found) = read(text.as_bytes()) else {
            return Err(TestCaseError::fail("not read"));
        };
        let told = read_as(text.as_bytes(), dialect.format).expect("a table");
        let is_sure = found.doubts.iter().all(leaves_one_reading);
        if is_sure {
            prop_assert_eq!(found.format.delimiter, dialect.format.delimiter);
            prop_assert_eq!(found.format.header, dialect.format.header);
            let choice = &told.choice;
            prop_assert_eq!(found.table.numbers(choice), told.table.numbers(choice));
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(proposal) = read(&bytes) {
            let _ = proposal.numbers();
        }
    }

    #[test]
    fn arbitrary_cells_never_panic_nor_become_infinite(
        text in "([0-9.,;\t\"\r\n+eE/: aN?-]|\u{e9}|1,5|;|,|\n){0,80}"
    ) {
        if let Ok(proposal) = read(text.as_bytes()) {
            for doubt in &proposal.doubts {
                prop_assert!(!doubt.to_string().is_empty());
            }
            if let Ok(numbers) = proposal.numbers() {
                let all = numbers.columns.iter().flatten().chain(&numbers.target);
                prop_assert!(all.copied().all(f64::is_finite));
                prop_assert!(numbers.columns.iter().all(|c| c.len() == numbers.lines.len()));
            }
        }
    }
}
