//! The problem of the second plane.

use crate::objective::{Link, Objective, Strength, takes_radius};
use crate::state::State;
use figure::Solved;
use lasso_path::solve::Radius;

/// The state of the second plane, if there is one: that of the first with another penalty.
pub(crate) fn second(state: &State, first: &Solved) -> Option<State> {
    let Objective {
        penalty: of_first,
        beside,
        link,
        ..
    } = state.objective;
    let penalty = beside?;
    let linked = link == Link::Radius && takes_radius(penalty) && takes_radius(of_first);
    let strength = match Radius::new(first.radius()) {
        Ok(radius) if linked => Strength::Radius(radius),
        _ => Strength::Lambda(first.lambda),
    };
    Some(State {
        objective: Objective {
            penalty,
            strength,
            ..state.objective
        },
        ..state.clone()
    })
}
