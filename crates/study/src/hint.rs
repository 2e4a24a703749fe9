//! Hints in the picture: what can be tried, one at a time, each until it was done once.

use crate::derived::Derived;
use crate::objective::{Strength, takes_radius};
use crate::state::State;
use figure::Show;
use figure::plane::Hinted;
use lasso_path::solve::penalty::Penalty;

/// The hints in the order in which they are given, and what each says.
const HINTS: [(Hinted, &str); 4] = [
    (Hinted::LeastSquares, "drag it"),
    (Hinted::Ball, "drag its edge"),
    (Hinted::Path, "path as λ grows"),
    (Hinted::Contours, "contour: equal loss"),
];

/// What of a picture the person is to see, or points at: it is in no link, and changes nothing that is derived.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Attention {
    /// What of the plane to try next.
    pub hint: Option<(Hinted, &'static str)>,
    /// The feature of a table that is pointed at, by its place among the names.
    pub raised: Option<usize>,
    /// Whether few names are to be read from afar: at most θ*, θ̂ and c.
    pub few_names: bool,
}

impl Attention {
    /// Nothing.
    pub const NONE: Attention = Attention {
        hint: None,
        raised: None,
        few_names: false,
    };
}

/// What was done since the page was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Hints {
    first: State,
    done: [bool; HINTS.len()],
}

impl Hints {
    /// Nothing was done yet.
    pub fn new(first: State) -> Self {
        Hints {
            first,
            done: [false; HINTS.len()],
        }
    }

    /// Takes note of what led to a state. Nothing is forgotten when it is undone.
    pub fn see(&mut self, now: &State) {
        let first = &self.first;
        let problem = first.problem != now.problem;
        let done = [
            problem,
            matches!(now.objective.strength, Strength::Radius(_)),
            first.objective.strength != now.objective.strength,
            problem || first.view.plane.window != now.view.plane.window,
        ];
        for (known, done) in self.done.iter_mut().zip(done) {
            *known |= done;
        }
    }

    /// The hint that is of use now. The opening asks for λ alone; and a picture that shows more than contours, ball
    /// and path has no room for hints.
    pub fn next(&self, state: &State, derived: &Derived) -> Option<(Hinted, &'static str)> {
        let calm = derived.show == Show::default()
            && derived.descent.is_none()
            && derived.beside.is_none();
        if !calm || derived.opening(state).is_some() {
            return None;
        }
        let penalty = derived.solved.penalty;
        let of_use = |hinted| match hinted {
            Hinted::Ball => takes_radius(penalty),
            Hinted::Path => penalty != Penalty::None,
            Hinted::LeastSquares | Hinted::Contours => true,
        };
        let open = HINTS.iter().zip(self.done);
        let mut open = open.filter(|((hinted, _), done)| !done && of_use(*hinted));
        open.next().map(|(hint, _)| *hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, History, Intent, PRESETS, Topic, derive};
    use lasso_path::problem::Lambda;
    use lasso_path::solve::Radius;

    fn hinted(history: &History) -> Option<Hinted> {
        let derived = derive(history.present());
        history.hint(&derived).map(|(hinted, _)| hinted)
    }

    #[test]
    fn a_hint_stands_until_its_first_use_and_stays_away() {
        let mut history = History::new(State::default());
        let does = |history: &mut History, intent: Intent| {
            let after = history.present().after(intent);
            history.apply(Action::Load(Box::new(after)), 0.0);
        };
        assert_eq!(hinted(&history), Some(Hinted::LeastSquares));
        // nothing of the problem is touched by this
        does(&mut history, Action::ShowTopic(Topic::Forms).into());
        assert_eq!(hinted(&history), Some(Hinted::LeastSquares));
        does(&mut history, Intent::MoveCenter([2.0, 1.0]));
        assert_eq!(hinted(&history), Some(Hinted::Ball));
        // λ changes too; the contours were seen to move with θ̂
        does(
            &mut history,
            Action::SetRadius(Radius::new(0.7).expect("not negative")).into(),
        );
        assert_eq!(hinted(&history), None);
        while history.undo() {}
        assert_eq!(hinted(&history), None);
    }

    #[test]
    fn a_hint_is_given_only_where_it_can_be_followed_and_has_room() {
        let hint = |state: &State| {
            let history = History::new(state.clone());
            hinted(&history)
        };
        let mut calm = 0;
        for preset in PRESETS {
            let state = State::of(preset);
            let derived = derive(&state);
            let more = derived.show != Show::default()
                || derived.descent.is_some()
                || derived.beside.is_some();
            assert_eq!(hint(&state).is_none(), more, "{}", preset.title);
            calm += usize::from(!more);
        }
        assert!(calm > 4);
        assert_eq!(hint(&State::opening(true)), None);
        // without a penalty there is no ball to take
        let mut history = History::new(State::default());
        history.apply(Action::SetPenalty(Penalty::None, Lambda::ZERO), 0.0);
        let moved = history.present().after(Intent::MoveCenter([1.0, 1.0]));
        history.apply(Action::Load(Box::new(moved)), 0.0);
        assert_eq!(hinted(&history), None);
    }
}
