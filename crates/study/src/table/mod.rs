//! A table of many features: its path, its cross-validation, and which features survive.
//!
//! What takes long is a [`Job`](solver_worker::Job) for the solver's own program: [`jobs`] says which ones a state wants,
//! and the [`Shelf`] keeps the answers. All of it that belongs to one λ is [`Fitted`].

mod bounds;
pub mod descent;
mod drawn;
mod errors;
mod fitted;
pub(crate) mod keys;
mod section;
mod shelf;
mod survivors;
pub mod text;
mod title;
mod words;

pub(crate) use drawn::{of_path, of_ridge};
pub use fitted::Fitted;
pub(crate) use fitted::{chosen, derive, knots};
pub use section::{Lacking, Section};
pub use shelf::{Part, Shelf, jobs};
pub use survivors::{Active, Row};
pub use title::title;
pub(crate) use words::claims;

use lasso_path::regression::{Made, MadeKind};

/// The made data that a link means which does not say which.
pub const MADE: Made = Made {
    kind: MadeKind::Plain,
    rows: 100,
    features: 20,
    nonzero: 5,
    size: 1.0,
    correlation: 0.3,
    noise: 1.0,
    seed: 1,
};
