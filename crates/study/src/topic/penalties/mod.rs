//! Penalties: which one, and a second plane with another beside the first.

pub(crate) mod keys;
mod second;
pub(crate) mod sentence;
pub mod words;

use crate::claim::Claim;
use crate::derived::Derived;
use crate::state::State;

pub(crate) use second::second;

/// What the topic states.
pub(crate) fn claims(state: &State, derived: &Derived) -> Vec<Claim> {
    let mut claims: Vec<Claim> = derived.l1_note().into_iter().collect();
    claims.extend(derived.convexity_note());
    claims.extend(words::link_note(state));
    claims
}
