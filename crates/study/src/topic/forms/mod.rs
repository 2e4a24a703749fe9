//! Both forms of the problem: λ chosen and the radius c following, or the other way round.

mod both;
mod choose;
pub(crate) mod keys;
mod radius;
pub mod text;
mod words;

pub use words::leads;

use crate::claim::Claim;
use crate::derived::Derived;

pub use both::budget;
pub(crate) use choose::{Chosen, choose};

/// What the topic states.
pub(crate) fn claims(derived: &Derived) -> Vec<Claim> {
    vec![
        derived.ball_is_budget(),
        derived.which_leads(),
        derived.radius_title(),
        derived.forms(),
    ]
}
