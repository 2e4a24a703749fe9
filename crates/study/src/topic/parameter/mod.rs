//! One parameter of the plane with the other held fixed: which it is, and how its z is moved.

mod input;
pub(crate) mod keys;
mod reduce;
mod settings;
mod words;

pub(crate) use input::input;
pub use reduce::Action;
pub(crate) use reduce::reduce;
pub use settings::{Coordinate, Point, Settings};
