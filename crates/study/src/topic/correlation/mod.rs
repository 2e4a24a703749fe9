//! Correlated features: ρ, and what stays while it moves.

pub(crate) mod keys;
mod move_rho;
mod settings;
mod words;

use crate::claim::Claim;
use crate::derived::Derived;
use crate::state::State;

pub(crate) use move_rho::with;
pub use settings::{Held, Settings};
pub use words::{axis, border, correlation};

/// What the topic states.
pub(crate) fn claims(state: &State, derived: &Derived) -> Vec<Claim> {
    let loss = &derived.solved.loss;
    let [steep, flat] = loss.hessian().eigenvalues();
    let mut claims = derived.correlation_notes(state);
    claims.extend(border(loss));
    claims.extend([axis(steep, flat), axis(flat, steep)]);
    claims
}
