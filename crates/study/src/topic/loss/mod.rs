//! The loss: H and θ̂, which can be typed, turned and dragged; and the correlation of its two features.

pub(crate) mod keys;
mod reduce;
mod settings;
mod words;

pub use reduce::Action;
pub(crate) use reduce::reduce;
pub use settings::{Held, Settings};
pub use words::correlation;
