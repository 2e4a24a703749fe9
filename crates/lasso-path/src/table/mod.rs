//! Tables as people have them, CSV and its kin: from the bytes of a file to X and y.
//!
//! A reading is a [`Proposal`]: how the file is written, what each column holds, which columns to
//! use, and a list of [`Doubt`]s that show the value and the line. Rows are left out only with a doubt;
//! columns that are left out are seen in the [`Choice`]. A person changes the [`Format`] and reads again ([`read_as`]), or changes the
//! [`Choice`], and takes the numbers ([`Table::numbers`]).
//!
//! ```
//! use lasso_path::table::{Decimal, Role, read};
//!
//! let proposal = read("city;size;price\nParis;0,5;1,25\nRome;;2\nParis;3;2,5\n".as_bytes())?;
//! assert_eq!(proposal.format.decimal, Decimal::Comma);
//! for doubt in &proposal.doubts {
//!     println!("{doubt}"); // The comma is read as decimal mark: "0,5" in line 2. …
//! }
//! let mut choice = proposal.choice.clone();
//! choice.roles[0] = Role::OneHot { reference: Some("Paris".to_owned()) };
//! choice.roles[1] = Role::Out;
//! let numbers = proposal.table.numbers(&choice)?;
//! assert_eq!(numbers.names, ["city=Rome"]);
//! assert_eq!(numbers.columns, [[0.0, 1.0, 0.0]]);
//! assert_eq!(numbers.target, [1.25, 2.0, 2.5]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## What is read
//!
//! - UTF-8 with or without a byte order mark, UTF-16 with one, else Latin-1 (in doubt).
//! - Commas, tabs or semicolons between cells; `"` quotes, `""` is one inside; any end of line, also
//!   in quotes. Blank lines are no rows; there are no comments. Blanks around cells do not count.
//! - Numbers `-12.5e3` with a decimal point or comma, one for the whole file, rounded correctly.
//!   No groups of thousands: a cell with them counts as unreadable.
//! - Missing values: an empty cell and [`MISSING`], in any case of letters.
//!
//! ## What is proposed
//!
//! The last column of numbers is the target, all others are features. Text (which can be one-hot),
//! dates, identifiers, constant and empty columns are left out, and so are rows with a missing or
//! unreadable value in a chosen column. The rules of each finding stand at [`Kind`].
//!
//! Without quotes, a decimal comma between commas cannot be told from two cells: `1,5,2,5` is four.
//!
//! ## Limits
//!
//! [`MAX_BYTES`], [`MAX_COLUMNS`], [`MAX_LEVELS`], [`MAX_VALUES`]. The text of the file is held in
//! memory, with its cells about twice.

mod cell;
mod choice;
mod column;
mod doubt;
mod encoding;
mod error;
mod format;
mod proposal;
mod records;
mod value;

pub use cell::MISSING;
pub use choice::{Choice, Missing, Numbers, Role, Table};
pub use column::{Column, Kind};
pub use doubt::{Doubt, Example};
pub use encoding::Encoding;
pub use error::{ChoiceError, ReadError};
pub use format::{Decimal, Delimiter, Format};
pub use proposal::{Proposal, read, read_as};
pub use value::Value;

/// The diabetes data: 442 patients, 10 features (age, sex, bmi, bp, s1 … s6), and a measure of the disease's progression
/// after one year. B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, *Least angle regression*, Ann. Statist. 32 (2004).
#[cfg(feature = "diabetes")]
pub const DIABETES: &str = include_str!("diabetes.csv");
/// Bytes of a file at most: 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;
/// Columns of a file at most.
pub const MAX_COLUMNS: usize = 10_000;
/// Levels of a one-hot column at most.
pub const MAX_LEVELS: usize = 1_000;
/// Numbers n·p of X at most: 400 MB of them.
pub const MAX_VALUES: usize = 50_000_000;
/// A text column with more levels than this is in doubt.
pub const MANY_LEVELS: usize = 20;
/// Ragged rows that a doubt shows at most.
pub const MAX_EXAMPLES: usize = 20;
