//! The state of the page and all that follows from it: the [`State`], the [`Action`]s on it and the one reducer, the
//! permalink that is its text, the presets, and [`derive()`]: the one way from a state to solved
//! results and the words about them.
#![forbid(unsafe_code)]

mod action;
mod derive;
pub mod diabetes;
mod entry;
mod history;
pub mod permalink;
mod preset;
mod reduce;
mod state;
pub mod topic;
mod words;

pub use action::{Action, Direction};
pub use derive::{Derived, derive, derive_after};
pub use entry::{EntryError, number, penalty_weight, with_parameter};
pub use history::History;
pub use preset::{PRESETS, Preset};
pub use state::{Appearance, Form, Panel, Problem, State};
pub use topic::path::{KnotKind, KnotLabel};
