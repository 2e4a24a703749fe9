//! The changes of the penalties.

use super::{Link, takes_radius};
use crate::state::{Form, State};
use lasso_path::solve::penalty::Penalty;

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
