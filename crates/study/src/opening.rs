//! What the page opens with when its link holds nothing: λ before the snap, and what to do.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::objective::{Objective, Strength};
use crate::state::State;
use crate::topic::{Topic, Topics, descent};
use lasso_path::problem::Lambda;
use lasso_path::solve::descent::Method;

/// The λ that it opens with: at λ = 0.4 no parameter of the first example is 0 yet.
const LAMBDA: Lambda = match Lambda::new(0.4) {
    Ok(lambda) => lambda,
    Err(_) => panic!("λ is finite and not negative"),
};

/// What a parameter is, and what zero means.
pub const PARAMETERS: &str =
    "Each parameter is the weight of one feature. At exactly 0 the model ignores that feature.";

/// What the sentence asks for, at its end.
pub const OPENING_TASK: &str = "Drag λ until one does.";

impl State {
    /// What a page that is started without a link shows: the first example before the snap. With a column beside the
    /// picture, its first question is open; below a picture there is no room for an answer, and none is.
    ///
    /// An empty text still means [`State::default`], as does a key that a link leaves out.
    #[must_use]
    pub fn opening(column: bool) -> Self {
        let default = State::default();
        State {
            objective: Objective {
                strength: Strength::Lambda(LAMBDA),
                ..default.objective
            },
            topic: Topics {
                open: column.then_some(Topic::Parameter),
                descent: descent::Settings {
                    methods: descent::Methods::of(&[Method::Proximal]),
                    anatomy: Method::Proximal,
                    ..default.topic.descent
                },
                ..default.topic
            },
            ..default
        }
    }
}

impl Derived {
    /// What the page is about and what to do first, in [`State::opening`] until a parameter is exactly 0.
    #[must_use]
    pub fn opening(&self, state: &State) -> Option<Claim> {
        let opening = State::opening(true);
        let same = state.problem == opening.problem
            && state.objective.penalty == opening.objective.penalty
            && state.objective.beside.is_none()
            && state.view == opening.view
            && matches!(state.topic.open, None | Some(Topic::Parameter));
        let before = self.outline.theta.iter().all(|&x| x != 0.0);
        (same && before).then(|| Claim::new("opening", format!("{PARAMETERS} {OPENING_TASK}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, derive, permalink};

    #[test]
    fn the_opening_is_before_the_snap_and_no_link_means_it() {
        for column in [false, true] {
            let state = State::opening(column);
            let derived = derive(&state);
            assert!(derived.solved.solution.theta.iter().all(|&x| x != 0.0));
            assert!(derived.opening(&state).is_some());
            let link = permalink::write(&state);
            assert_eq!(permalink::read(&link), (state.clone(), vec![]), "{link}");
            assert_ne!(permalink::read("").0, state);
        }
        assert_eq!(permalink::read("").0, State::default());
        assert_eq!(permalink::read("#v=1").0, State::default());
    }

    #[test]
    fn what_to_do_goes_when_it_is_done_or_something_else_is_looked_at() {
        let opening = State::opening(true);
        let stands = |action| {
            let state = opening.reduce(action);
            derive(&state).opening(&state).is_some()
        };
        let lambda = |x| Action::SetLambda(Lambda::new(x).expect("not negative"));
        assert!(stands(lambda(0.0)) && stands(lambda(1.04)) && stands(Action::CloseTopic));
        assert!(!stands(lambda(1.05)) && !stands(Action::ShowTopic(Topic::Path)));
        assert!(!stands(Action::SetWindow(Some(figure::Window {
            center: [0.0; 2],
            radius: 2.0
        }))));
    }
}
