//! What page and solver say to each other, and what the solver does.
//!
//! A [`Job`] names a [`Table`] and what is wanted of it; [`solve`] gives the [`Answer`]. The binary `solver` does that in a Web
//! Worker: it is told a [`Request`] and says [`Reply`]s, both as bytes.
//!
//! | subject | file |
//! |---|---|
//! | which rows and columns of which data | `table`, `numbers` |
//! | what is wanted and what comes back | `job` |
//! | how it is computed | `session` |
//! | how it is said | `message` |
#![forbid(unsafe_code)]

mod error;
mod job;
mod message;
mod numbers;
mod session;
mod table;

pub use error::SolveError;
pub use job::{Answer, Fit, Job};
pub use message::{Outcome, Reply, Request, decode, encode};
pub use session::{Session, solve};
pub use table::{Features, Selection, Source, Split, Table};

/// What the solver says first, as a number, so that the page knows that it is of the same build.
pub const VERSION: u32 = include!(concat!(env!("OUT_DIR"), "/version.rs"));
/// The most features for which a [`Fit`] has XᵀX/n and the refits.
pub const MOST_WITH_GRAM: usize = 200;
