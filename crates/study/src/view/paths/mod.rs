//! The paths: every coefficient against λ or c, and the error on rows that were held out.

pub(crate) mod keys;
mod settings;
mod slider;

pub use settings::{Folds, Settings};
pub use slider::Slider;
