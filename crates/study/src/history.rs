//! Undo and redo: the states that a person went through.

use crate::action::Action;
use crate::derived::Derived;
use crate::hint::Hints;
use crate::state::State;
use figure::plane::Hinted;
use std::collections::VecDeque;
use std::mem::{Discriminant, discriminant};

/// A present state, and those before and after it.
///
/// Every change of the state goes through [`History::apply`], and so through the one reducer. What
/// a person does in one go (dragging λ, holding an arrow key) is one step: actions of one kind that
/// follow each other within [`History::PAUSE`] are joined.
#[derive(Clone, Debug)]
pub struct History {
    past: VecDeque<State>,
    present: State,
    future: Vec<State>,
    /// The kind of the last action, and when it was done.
    last: Option<(Discriminant<Action>, f64)>,
    hints: Hints,
}

impl History {
    /// The longest time between two actions of one step, in milliseconds.
    pub const PAUSE: f64 = 700.0;
    /// How many steps can be undone; older ones are forgotten.
    pub const STEPS: usize = 200;

    /// A history that begins with `state`.
    pub fn new(state: State) -> Self {
        History {
            past: VecDeque::new(),
            hints: Hints::new(state.clone()),
            present: state,
            future: Vec::new(),
            last: None,
        }
    }

    /// The present state.
    pub fn present(&self) -> &State {
        &self.present
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether something undone can be done again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What of the picture to try next, now that the present state is solved.
    pub fn hint(&self, derived: &Derived) -> Option<(Hinted, &'static str)> {
        self.hints.next(&self.present, derived)
    }

    /// Does an action at a time in milliseconds (of any clock that does not go back), and forgets
    /// what could be redone. Returns whether the state changed.
    pub fn apply(&mut self, action: Action, now: f64) -> bool {
        let kind = discriminant(&action);
        let joins = self
            .last
            .as_ref()
            .is_some_and(|(last, at)| *last == kind && now - at < Self::PAUSE);
        let next = self.present.reduce(action);
        if next == self.present {
            return false;
        }
        self.last = Some((kind, now));
        self.hints.see(&next);
        self.future.clear();
        let before = std::mem::replace(&mut self.present, next);
        if !joins || self.past.is_empty() {
            self.past.push_back(before);
            if self.past.len() > Self::STEPS {
                self.past.pop_front();
            }
        }
        true
    }

    /// Puts the λ that was solved for in the place of a share of λ_max: no step of its own.
    pub fn settle(&mut self, derived: &Derived) {
        self.present = self.present.clone().settled(derived);
    }

    /// Goes back one step. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.last = None;
        let before = self.past.pop_back();
        if let Some(before) = before {
            self.future
                .push(std::mem::replace(&mut self.present, before));
            return true;
        }
        false
    }

    /// Does again what was undone last. Returns whether there was something.
    pub fn redo(&mut self) -> bool {
        self.last = None;
        let after = self.future.pop();
        if let Some(after) = after {
            self.past
                .push_back(std::mem::replace(&mut self.present, after));
            return true;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Topic;
    use lasso_path::problem::Lambda;

    fn lambda(state: &State) -> f64 {
        crate::derive(state).lambda().value()
    }

    fn set(lambda: f64) -> Action {
        Action::SetLambda(Lambda::new(lambda).expect("not negative"))
    }

    #[test]
    fn a_drag_is_one_step_and_a_pause_begins_another() {
        let first = State::default();
        let mut history = History::new(first.clone());
        for k in 0..100 {
            assert!(history.apply(set(f64::from(k) / 50.0), 16.0 * f64::from(k)));
        }
        let dragged = history.present().clone();
        assert!(history.apply(set(3.0), 1600.0 + History::PAUSE));
        assert!(history.undo());
        assert_eq!(history.present(), &dragged);
        assert!(history.undo());
        assert_eq!(history.present(), &first);
        assert!(!history.can_undo());
        assert!(!history.undo());
        assert!(history.redo());
        assert!(history.redo());
        assert!(!history.redo());
        assert_eq!(lambda(history.present()), 3.0);
    }

    #[test]
    fn another_kind_of_action_begins_a_step_and_a_change_forgets_the_future() {
        let mut history = History::new(State::default());
        history.apply(set(0.5), 0.0);
        history.apply(Action::ShowTopic(Topic::Forms), 1.0);
        history.apply(set(0.7), 2.0);
        assert!(history.undo());
        assert!(history.undo());
        assert_eq!(lambda(history.present()), 0.5);
        assert!(history.can_redo());
        // what changes nothing forgets nothing
        assert!(!history.apply(set(0.5), 4.0));
        assert!(history.can_redo());
        assert!(history.apply(set(0.6), 5.0));
        assert!(!history.can_redo());
        // after an undo, the same kind of action is a new step
        assert!(history.undo());
        assert_eq!(lambda(history.present()), 0.5);
    }

    #[test]
    fn the_past_is_bounded() {
        let mut history = History::new(State::default());
        for k in 0..3 * History::STEPS {
            history.apply(set(k as f64), 1e4 * k as f64);
        }
        let undone = (0..).take_while(|_| history.undo()).count();
        assert_eq!(undone, History::STEPS);
    }
}
