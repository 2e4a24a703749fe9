//! Penalties: which one, and a second plane with another beside the first.

pub(crate) mod keys;
pub(crate) mod sentence;
pub mod words;

use crate::derive::{Derived, derive_one};
use crate::state::{Form, State};
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;
use std::rc::Rc;

/// The second plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settings {
    /// The penalty of a second plane beside the first one, if there is one.
    pub beside: Option<Penalty>,
    /// The number that the two planes have in common besides the loss.
    pub link: Link,
}

/// The number that two planes have in common besides the loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// λ.
    #[default]
    Lambda,
    /// The radius of the ball.
    Radius,
}

/// A change of the penalties.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// The penalty becomes this; the radius of a penalty that is not convex follows λ.
    Set(Penalty),
    /// A second plane with this penalty stands beside the first, or none.
    SetBeside(Option<Penalty>),
    /// The planes have this in common.
    SetLink(Link),
}

pub(crate) fn reduce(state: &State, next: &mut State, action: Action) {
    match action {
        Action::Set(penalty) => {
            // The number that was chosen, λ or c, stays.
            if !takes_radius(penalty) {
                next.form = Form::Penalized(state.lambda());
            }
            next.penalty = penalty;
        }
        Action::SetBeside(penalty) => next.penalties.beside = penalty,
        Action::SetLink(link) => next.penalties.link = link,
    }
}

/// Whether a radius can be chosen for a penalty, and λ follow: for a ball without jumps.
pub fn takes_radius(penalty: Penalty) -> bool {
    penalty.convex() && penalty != Penalty::None
}

/// The second plane, if there is one.
pub(crate) fn second(
    state: &State,
    first: &Derived,
    previous: Option<&Derived>,
) -> Option<Rc<Derived>> {
    let penalty = state.penalties.beside?;
    let linked = state.penalties.link == Link::Radius
        && takes_radius(penalty)
        && takes_radius(state.penalty);
    let form = match Radius::new(first.solved.radius()) {
        Ok(radius) if linked => Form::Constrained(radius),
        _ => Form::Penalized(first.solved.lambda),
    };
    let second = State {
        penalty,
        form,
        ..state.clone()
    };
    let previous = previous.and_then(|previous| previous.beside.as_deref());
    Some(Rc::new(derive_one(&second, previous)))
}
