//! Both forms of the problem: λ chosen and the radius c following, or the other way round.

mod choose;
pub(crate) mod keys;
mod radius;
mod words;

use crate::claim::Claim;
use crate::derived::Derived;

pub(crate) use choose::{Chosen, choose};

/// What the topic states.
pub(crate) fn claims(derived: &Derived) -> Vec<Claim> {
    vec![derived.radius_title(), derived.forms()]
}
