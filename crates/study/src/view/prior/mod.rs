//! The same problem as probability: Gaussian noise, a prior on θ, and the posterior whose mode is θ\*.

mod belief;
pub(crate) mod keys;
mod noise;
mod settings;
pub mod text;
mod words;

use crate::claim::Claim;
use crate::derived::Derived;
use crate::state::State;

pub(crate) use belief::believe;
pub use belief::{Belief, Lacking};
pub(crate) use noise::keeping_scale;
pub use settings::{Equal, Settings};

/// What the view states of a plane.
pub(crate) fn claims(state: &State, derived: &Derived) -> Vec<Claim> {
    let mut claims: Vec<Claim> = derived.derivation(state).into_iter().collect();
    claims.extend(derived.rows_note(state));
    claims.extend(derived.belief_note());
    claims.extend(derived.summaries());
    claims.extend(derived.joint_mean());
    claims.extend(derived.equal_note(state));
    claims
}
