//! Penalties: which one, and a second plane with another beside the first.

pub(crate) mod keys;
mod reduce;
mod second;
pub(crate) mod sentence;
mod settings;
pub mod words;

pub use reduce::Action;
pub(crate) use reduce::reduce;
pub(crate) use second::second;
pub use settings::{Link, Settings, takes_radius};
