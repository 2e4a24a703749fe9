//! One parameter of the plane with the other held fixed: which it is, and how its z is moved.

mod input;
pub(crate) mod keys;
mod move_center;
mod settings;
mod words;

use crate::claim::Claim;
use crate::derived::Derived;
use crate::state::State;
use figure::Figure;

pub(crate) use input::input;
pub(crate) use move_center::{center_for, stepped_center};
pub use settings::{Coordinate, Point, Settings};

/// What the topic states.
pub(crate) fn claims(state: &State, derived: &Derived) -> Vec<Claim> {
    let titles = [Figure::Slice, Figure::Derivative, Figure::Shrinkage];
    let mut claims: Vec<Claim> = titles
        .into_iter()
        .filter_map(|figure| derived.slice_title(figure))
        .collect();
    claims.extend(derived.slice_verdict());
    claims.extend(derived.slice_handles());
    claims.extend(derived.slice_through(state.topic.parameter));
    claims
}
