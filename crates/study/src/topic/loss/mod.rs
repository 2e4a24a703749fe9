//! The loss: H and θ̂, which can be typed, turned and dragged.

mod reduce;
mod words;

pub use reduce::Action;
pub(crate) use reduce::reduce;
pub use words::{correlation, correlation_note};
