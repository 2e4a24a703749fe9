//! Descent methods: which are shown on the problem, how they run, and the iteration looked at.

pub(crate) mod keys;
mod methods;
mod verdict;
mod words;

pub use methods::Methods;
pub use verdict::Verdict;
pub use words::{Pace, method_title};

use crate::derive::{derive, view};
use crate::entry::LARGEST;
use crate::state::{Panel, State};
use figure::{Anatomy, Descent, Runs};
use lasso_path::problem::{Lambda, Objective, QuadraticLoss, Vector2};
use lasso_path::solve::PlanarPath;
use lasso_path::solve::descent::{Iterates, Lasso, Method, StepSize};
use std::rc::Rc;

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

/// The names of the methods in links.
pub(crate) const METHOD_NAMES: [(&str, Method); 6] = [
    ("subgradient", Method::Subgradient),
    ("diminishing", Method::Diminishing),
    ("proximal", Method::Proximal),
    ("fista", Method::Fista),
    ("coordinate", Method::Coordinate),
    ("ridge", Method::Ridge),
];

/// A run ends when it is this many times farther from 0 than θ₀, θ̂ and θ\* are.
pub const FAR: f64 = 1e6;

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

/// The start that suits a loss: on the other side of an axis than θ̂, so that θ₁ has to cross 0.
fn usual_start(loss: &QuadraticLoss) -> Vector2 {
    let [a, b] = loss.center();
    let size = a.abs().max(b.abs());
    let size = if size > 0.0 { size } else { 1.0 };
    [(-0.4 * size).copysign(-a), 0.9 * size]
}

/// The runs of the methods shown; taken over from before while nothing that they depend on has changed.
pub(crate) fn descend(
    state: &State,
    loss: &QuadraticLoss,
    lambda: Lambda,
    previous: Option<&Rc<Descent>>,
) -> Rc<Descent> {
    let settings = state.descent;
    let problem = Lasso::planar(loss, lambda);
    let largest = problem.largest_eigenvalue();
    let usual = StepSize::new(if largest > 0.0 { 1.0 / largest } else { 1.0 });
    let step_size = settings.step_size.or(usual.ok());
    let start = settings.start.unwrap_or_else(|| usual_start(loss));
    let eta = step_size.map_or(0.0, StepSize::value);
    let shown = settings.methods.iter();
    let same = |runs: &&Rc<Runs>| {
        let objective = &runs.objective;
        *objective.loss() == *loss
            && objective.lambda() == lambda.value()
            && runs.start == start
            && runs.step_size == eta
            && runs.steps == settings.steps as usize
            && runs.all.iter().map(|run| run.method).eq(shown.clone())
    };
    let runs = previous.map(|descent| &descent.runs).filter(same).cloned();
    let runs = runs.unwrap_or_else(|| {
        let theta = PlanarPath::new(loss).solution(lambda).theta;
        let mut runs = Runs {
            objective: Objective::new(loss, lambda, theta),
            ridge_minimiser: problem.ridge_minimiser(),
            start,
            step_size: eta,
            steps: settings.steps as usize,
            all: Vec::new(),
            gaps: Vec::new(),
            ranges: Default::default(),
            decade: 0.0,
        };
        let limit = FAR * runs.scale();
        let all = shown
            .filter_map(|method| Some(Iterates::new(&problem, method, step_size?, start)))
            .map(|iterates| iterates.within(limit).run(settings.steps as usize))
            .collect();
        runs.take(all);
        Rc::new(runs)
    });
    let iteration = settings.iteration as usize;
    let run = runs.all.iter().find(|run| run.method == settings.anatomy);
    let anatomy = run.zip(step_size).and_then(|(run, step_size)| {
        let mut iterates = Iterates::new(&problem, run.method, step_size, start);
        let from = iterates.nth(iteration)?;
        let ended = run.diverged.is_some() && iteration + 1 >= run.iterates.len();
        let ridge = from.map(|x| -eta * lambda.value() * x);
        (!ended).then(|| Anatomy {
            method: run.method,
            from,
            step: iterates.step(),
            ridge,
        })
    });
    Rc::new(Descent {
        runs,
        iteration,
        objective_contours: settings.objective_contours,
        chosen: settings.anatomy,
        anatomy,
    })
}
