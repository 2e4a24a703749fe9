//! What the person is looking at: the [`State`], the [`Action`]s on it and the one reducer, the
//! permalink that is its text, the presets, and [`derive()`]: the one way from a state to solved
//! results and the words about them.
#![forbid(unsafe_code)]

mod choose;
mod correlation;
mod derive;
pub mod diabetes;
mod entry;
mod history;
pub mod penalty_words;
pub mod permalink;
mod preset;
mod reduce;
mod slice;
mod state;
mod verdict;
mod walk;
mod walk_words;
mod words;

pub use correlation::{correlation, correlation_note};
pub use derive::{Derived, Mark, MarkKind, derive, derive_after};
pub use entry::{EntryError, number, penalty_weight, with_parameter};
pub use history::History;
pub use preset::{PRESETS, Preset};
pub use state::{Action, Appearance, Chance, Form, Link, Panel, Problem, State, takes_radius};
pub use verdict::Verdict;
pub use walk::{FAR, Walk};
pub use walk_words::{Pace, method_title};
