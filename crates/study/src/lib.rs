//! The state of the page and all that follows from it, without a browser.
//!
//! | subject | item |
//! |---|---|
//! | everything that a link holds, and each change of it | [`State`], [`Action`], [`State::reduce`], [`History`] |
//! | the solved problem, the pictures and the words | [`derive()`], [`Derived`] |
//! | one folder a topic: its settings, actions, keys, results and words | [`topic`] |
//! | what the page states, each sentence with its name | [`Claim`], [`claims()`] |
//! | links | [`permalink`] |
//! | the keys | [`keyboard`] |
//! | examples and the diabetes data | [`PRESETS`], [`diabetes`] |
//! | numbers that a person types | [`number()`], [`penalty_weight`], [`with_parameter`] |
#![forbid(unsafe_code)]

mod action;
mod claim;
mod derive;
mod derived;
pub mod diabetes;
mod entry;
mod history;
pub mod keyboard;
pub mod permalink;
mod picture_text;
mod pictures;
mod preset;
mod problem;
mod reduce;
mod state;
mod text;
pub mod topic;
mod words;

pub use action::Action;
pub use claim::{Claim, claims};
pub use derive::{derive, derive_after};
pub use derived::Derived;
pub use entry::{EntryError, number, penalty_weight, with_parameter};
pub use history::History;
pub use preset::{PRESETS, Preset};
pub use problem::Problem;
pub use state::{Appearance, Form, Panel, Question, Stage, State};
