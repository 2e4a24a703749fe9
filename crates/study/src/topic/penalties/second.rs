//! The problem of the second plane.

use super::{Link, takes_radius};
use crate::state::{Form, State};
use figure::Solved;
use lasso_path::solve::Radius;

/// The state of the second plane, if there is one: that of the first with another penalty.
pub(crate) fn second(state: &State, first: &Solved) -> Option<State> {
    let penalty = state.penalties.beside?;
    let linked = state.penalties.link == Link::Radius
        && takes_radius(penalty)
        && takes_radius(state.penalty);
    let form = match Radius::new(first.radius()) {
        Ok(radius) if linked => Form::Constrained(radius),
        _ => Form::Penalized(first.lambda),
    };
    Some(State {
        penalty,
        form,
        ..state.clone()
    })
}
