//! The changes of the descent methods.

use super::Settings;
use crate::derive::{derive, view};
use crate::state::{Panel, State};
use lasso_path::problem::Vector2;

/// A change of the descent methods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// Methods are chosen, and how they run; what is out of range is clamped.
    Set(Settings),
    /// Another iteration is looked at, at most the last one.
    SetIteration(u32),
    /// The methods start here.
    SetStart(Vector2),
    /// Their start moves by these shares of the view's radius.
    NudgeStart(Vector2),
}

pub(crate) fn reduce(state: &State, next: &mut State, action: Action) {
    match action {
        Action::Set(settings) => next.descent = settings.clamped(),
        Action::SetIteration(k) => next.descent.iteration = k.min(state.descent.steps),
        Action::SetStart(start) => next.set_start(start),
        Action::NudgeStart(by) => {
            let shown = State {
                panel: Panel::Descent,
                ..state.clone()
            };
            if let Some(descent) = derive(&shown).descent {
                let (start, radius) = (descent.runs.start, view(state).radius);
                next.set_start([0, 1].map(|k| start[k] + by[k] * radius));
            }
        }
    }
}

impl State {
    fn set_start(&mut self, start: Vector2) {
        if start.iter().all(|x| x.is_finite()) {
            self.descent.start = Some(start);
            self.descent = self.descent.clamped();
        }
    }
}
