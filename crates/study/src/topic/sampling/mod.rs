//! Samples: θ̂ drawn again and again, and the θ* of each.

mod draws;
pub(crate) mod keys;
mod settings;
mod shares;
mod sigma;
pub mod words;

use crate::claim::Claim;
use crate::derived::Derived;
use crate::state::State;

pub(crate) use draws::Draws;
pub use settings::Settings;

/// What the topic states.
pub(crate) fn claims(state: &State, derived: &Derived) -> Vec<Claim> {
    let mut claims = vec![words::source(state)];
    claims.extend(derived.zero_shares_note());
    claims
}
