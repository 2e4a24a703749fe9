//! The paths: every coefficient against λ or c, and the error on rows that were held out.

pub(crate) mod keys;
mod settings;

pub use settings::{Against, Folds, Scale, Settings};
