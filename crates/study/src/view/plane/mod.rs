//! The plane of two parameters: contours, ball and θ*.

pub(crate) mod keys;
mod settings;

pub use settings::Settings;
