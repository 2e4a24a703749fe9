//! The regularization path: λ, its slider, the knots on it, and the path in words.

pub(crate) mod keys;
mod knots;
mod range;
mod words;

use crate::claim::Claim;
use crate::derived::Derived;

pub(crate) use knots::{ZeroEnd, ZeroInterval, knots, zero_interval};
pub(crate) use range::range;

/// What the topic states.
pub(crate) fn claims(derived: &Derived) -> Vec<Claim> {
    vec![derived.path_title()]
}
