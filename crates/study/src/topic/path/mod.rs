//! The regularization path: λ, its slider, the knots on it, and the path in words.

pub(crate) mod keys;
mod knots;
mod range;
mod reduce;
mod words;

pub use knots::{KnotKind, KnotLabel};
pub(crate) use knots::{ZeroEnd, ZeroInterval, neighbours, zero_interval};
pub(crate) use range::range;
pub(crate) use reduce::reduce;
pub use reduce::{Action, Direction};
