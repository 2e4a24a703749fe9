//! Which methods run, and how.

use super::Methods;
use crate::entry::LARGEST;
use lasso_path::problem::Vector2;
use lasso_path::solve::descent::{Method, StepSize};

/// The descent methods that are shown, how they run, and the place in the runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The methods shown.
    pub methods: Methods,
    /// θ₀; `None` is a start that suits the problem.
    pub start: Option<Vector2>,
    /// η; `None` is 1/L.
    pub step_size: Option<StepSize>,
    /// How many steps, at least 1 and at most [`Settings::MOST`].
    pub steps: u32,
    /// k, the iteration looked at, at most `steps`.
    pub iteration: u32,
    /// Whether the contours are those of F; of the loss, if not.
    pub objective_contours: bool,
    /// The method whose step is taken apart and whose numbers are shown; one of those shown, if any is.
    pub anatomy: Method,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            methods: Methods::of(&[Method::Subgradient, Method::Proximal]),
            start: None,
            step_size: None,
            steps: 60,
            iteration: 0,
            objective_contours: false,
            anatomy: Method::Subgradient,
        }
    }
}

impl Settings {
    /// The most steps.
    pub const MOST: u32 = 10_000;

    /// The same with everything within its bounds.
    #[must_use]
    pub(crate) fn clamped(mut self) -> Self {
        self.steps = self.steps.clamp(1, Self::MOST);
        self.iteration = self.iteration.min(self.steps);
        self.start = self
            .start
            .filter(|start| start.iter().all(|x| x.is_finite()));
        self.start = self
            .start
            .map(|start| start.map(|x| x.clamp(-LARGEST, LARGEST) + 0.0));
        if !self.methods.contains(self.anatomy) {
            self.anatomy = self.methods.iter().next().unwrap_or(self.anatomy);
        }
        self
    }

    /// The settings for another problem: where it starts and how far it steps were meant for this one.
    #[must_use]
    pub(crate) fn afresh(self) -> Self {
        Settings {
            start: None,
            step_size: None,
            iteration: 0,
            ..self
        }
    }
}
