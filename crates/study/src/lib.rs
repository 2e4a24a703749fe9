//! The state of the page and all that follows from it, without a browser.
//!
//! | subject | item |
//! |---|---|
//! | everything that a link holds, and each change of it | [`State`], [`Action`], [`State::reduce`], [`History`] |
//! | what a person wants, relative to what is seen | [`Intent`], [`Moment::resolve`] |
//! | the solved problem, the pictures and the words | [`derive()`], [`Derived`] |
//! | what does not depend on how many parameters there are | [`Outline`] |
//! | one folder a topic: its settings, actions, keys, results and words | [`topic`] |
//! | what the page states, each sentence with its name | [`Claim`], [`claims()`] |
//! | the numbers that have a name | [`QUANTITIES`] |
//! | what the page opens with | [`State::opening`] |
//! | links | [`permalink`] |
//! | the keys, and what plays by itself | [`keyboard`], [`playback`] |
//! | examples and the diabetes data | [`PRESETS`], [`diabetes`] |
//! | presenting, and pictures that are taken away | [`present`] |
//! | numbers that a person types | [`Typed`], [`Moment::typed`] |
#![forbid(unsafe_code)]

mod action;
mod claim;
mod derive;
mod derived;
pub mod diabetes;
mod entry;
mod example;
mod hint;
mod history;
mod intent;
pub mod keyboard;
mod objective;
mod opening;
mod outline;
pub mod permalink;
mod phrase;
mod picture_text;
mod pictures;
pub mod playback;
pub mod present;
mod preset;
mod problem;
mod quantity;
mod reduce;
mod sentence;
mod state;
pub mod table;
pub mod term;
pub mod text;
pub mod topic;
mod typed;
mod vanishing;
pub mod view;
mod words;

pub use action::Action;
pub use claim::{Claim, claims};
pub use derive::{derive, derive_after};
pub use derived::Derived;
pub use entry::EntryError;
pub use example::{EXAMPLES, Example};
pub use hint::{Attention, Hints};
pub use history::History;
pub use intent::{Direction, Intent, Moment, ZOOM};
pub use objective::{Link, Objective, Strength, takes_radius};
pub use opening::{OPENING_TASK, PARAMETERS};
pub use outline::{Chip, Knot, KnotKind, KnotLabel, Outline, Status};
pub use preset::{PRESETS, Preset};
pub use problem::Problem;
pub use quantity::{QUANTITIES, Quantity, Value, quantity};
pub use state::{Appearance, State};
pub use topic::{Question, Topic};
pub use typed::Typed;
pub use view::View;
