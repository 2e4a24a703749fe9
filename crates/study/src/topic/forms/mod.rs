//! Both forms of the problem: λ chosen and the radius c following, or the other way round.

mod choose;
pub(crate) mod keys;
mod radius;
mod reduce;
mod words;

pub(crate) use choose::{Chosen, choose};
pub use reduce::Action;
pub(crate) use reduce::reduce;
