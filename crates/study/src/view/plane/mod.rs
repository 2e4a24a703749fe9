//! The plane of two parameters: contours, ball and θ*.

pub(crate) mod keys;
mod settings;
mod solved;

pub use settings::Settings;
pub use solved::{Bound, Solved};
