//! What a person wants, and the action that it is at the moment that is seen.

use crate::action::Action;
use crate::derived::Derived;
use crate::diabetes::Pair;
use crate::entry::LARGEST;
use crate::objective::Strength;
use crate::preset::{PRESETS, Preset};
use crate::problem::Problem;
use crate::state::State;
use crate::topic::{correlation, parameter, sampling};
use crate::view::{View, prior};
use figure::Window;
use geometry::space::SpaceLoss;
use lasso_path::problem::{Hessian, Lambda, Vector2};
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;
use solver_worker::Table;
use std::rc::Rc;

/// What a person does. Much of it is relative to what is seen: [`Moment::resolve`] says what it is in numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// An action as it is.
    Do(Action),
    /// The next example is chosen, or the one before; the first one where the problem is none of them.
    StepExample(Direction),
    /// λ moves by this share of its slider, within the slider.
    StepLambda(f64),
    /// λ jumps exactly onto the next knot; past the last one to the slider's end.
    JumpToKnot(Direction),
    /// λ goes to 0 or to the end of the slider, beyond λ_max.
    LambdaToEnd(Direction),
    /// c moves by this share of its slider, within the slider.
    StepRadius(f64),
    /// The penalty becomes this; the number that was chosen, λ or c, stays if it can.
    ChoosePenalty(Penalty),
    /// Two features of the diabetes data are chosen, by their positions; λ keeps its share of λ_max.
    ChooseFeatures([usize; 2]),
    /// A table is chosen; λ keeps its share of λ_max.
    ChooseTable(Table),
    /// The next pair of features comes onto the axes of a table's plane.
    NextPair,
    /// A feature comes onto an axis of a table's plane (0 or 1); where it stands on the other, both change places.
    ChooseAxis(usize, usize),
    /// θ̂ becomes this.
    MoveCenter(Vector2),
    /// A coordinate of θ̂ of three parameters becomes this.
    MoveSpaceCenter(usize, f64),
    /// One turns by these degrees around θ₃, and up.
    Turn(Vector2),
    /// θ̂ moves by these shares of the window's radius.
    NudgeCenter(Vector2),
    /// H becomes this.
    Reshape(Hessian),
    /// H becomes ((1, ρ), (ρ, 1)), and what is held stays; ρ is clamped to what that allows.
    Correlate(f64),
    /// θ̂ moves along the slice's parameter so that z becomes this, and λ leads.
    MoveSliceCenter(f64),
    /// z moves by this share of the t-axis shown, and stays on it.
    StepSliceCenter(f64),
    /// σ or n becomes this. Among priors the prior stays, and λ follows.
    SetNoise(sampling::Settings),
    /// θ̂ is drawn anew.
    DrawAgain,
    /// The start of the methods moves by these shares of the window's radius.
    NudgeStart(Vector2),
    /// The window is enlarged by a factor around a θ; `None` is its centre.
    Zoom(f64, Option<Vector2>),
    /// The window moves by these shares of its radius.
    Pan(Vector2),
    /// The window becomes this, no smaller or larger than [`ZOOM`] allows.
    MoveWindow(Window),
}

impl From<Action> for Intent {
    fn from(action: Action) -> Self {
        Intent::Do(action)
    }
}

/// Which way λ goes, or the examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To smaller λ, or to the example before.
    Down,
    /// To larger λ, or to the next example.
    Up,
}

/// A window is never smaller or larger than the fitting one by more than these factors.
pub const ZOOM: [f64; 2] = [1e-4, 1e3];

/// What a person sees and acts on: the state after the last action, and what was derived for the last frame.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The state.
    pub state: State,
    /// What is seen. It may be one frame older than the state.
    pub derived: Rc<Derived>,
}

impl Moment {
    /// The action that an intent is; `None` where it leads nowhere.
    #[must_use]
    pub fn resolve(&self, intent: Intent) -> Option<Action> {
        let Moment { state, derived } = self;
        let end = derived.lambda_end().value();
        match intent {
            Intent::Do(action) => Some(action),
            Intent::StepExample(direction) => {
                let here = Preset::of(&state.problem);
                let here = PRESETS.iter().position(|preset| Some(preset) == here);
                let count = PRESETS.len();
                let next = here.map_or(0, |here| match direction {
                    Direction::Up => (here + 1) % count,
                    Direction::Down => (here + count - 1) % count,
                });
                Some(Action::ChoosePreset(PRESETS.get(next)?))
            }
            Intent::StepLambda(share) => set_lambda(derived.slider().moved(self.lambda(), share)),
            Intent::JumpToKnot(direction) => set_lambda(self.next_knot(direction)),
            Intent::LambdaToEnd(Direction::Down) => set_lambda(0.0),
            Intent::LambdaToEnd(Direction::Up) => set_lambda(end),
            Intent::StepRadius(share) => {
                let end = derived.radius_end();
                let radius = match state.objective.strength {
                    Strength::Radius(radius) => radius.value(),
                    _ => derived.bound(),
                };
                let radius = Radius::new((radius.min(end) + share * end).clamp(0.0, end));
                Some(Action::SetRadius(radius.ok()?))
            }
            Intent::ChoosePenalty(penalty) => {
                let lambda = Lambda::new(self.lambda()).ok()?;
                Some(Action::SetPenalty(penalty, lambda))
            }
            Intent::ChooseFeatures(features) => {
                let pair = Pair::new(features).ok()?;
                Some(Action::SetFeatures(pair, self.share()))
            }
            Intent::ChooseTable(table) => Some(Action::SetTable(table, self.share())),
            Intent::NextPair => {
                let fitted = derived.fitted()?;
                Some(Action::SetAxes(fitted.names_of(fitted.next_pair()?)))
            }
            Intent::ChooseAxis(axis, feature) => {
                let fitted = derived.fitted().filter(|f| feature < f.count())?;
                let mut axes = fitted.section()?.axes;
                let other = *axes.get(1_usize.checked_sub(axis)?)?;
                if other == feature {
                    axes.swap(0, 1);
                } else {
                    axes[axis] = feature;
                }
                Some(Action::SetAxes(fitted.names_of(axes)))
            }
            Intent::MoveCenter(center) => Some(Action::SetCenter(center, self.window())),
            Intent::MoveSpaceCenter(k, value) => {
                let Problem::Space(loss) = state.problem else {
                    return None;
                };
                let mut center = loss.center();
                *center.get_mut(k)? = value.clamp(-LARGEST, LARGEST);
                Some(Action::SetSpace(
                    SpaceLoss::new(loss.hessian(), center).ok()?,
                ))
            }
            Intent::Turn([around, up]) => {
                let first = derived.space.as_ref()?.first_turn();
                let turn = state.view.space.turn.unwrap_or(first);
                Some(Action::SetTurn(Some(turn.turned(around, up))))
            }
            Intent::NudgeCenter(by) => {
                let (center, window) = (state.problem.loss().center(), self.window());
                let center = [0, 1].map(|k| center[k] + by[k] * window.radius);
                Some(Action::SetCenter(center, window))
            }
            Intent::Reshape(hessian) => Some(Action::SetHessian(hessian, self.window())),
            Intent::Correlate(rho) => {
                let held = state.topic.correlation.held;
                let (hessian, center) = correlation::with(rho, held, &state.problem.loss())?;
                Some(Action::SetCorrelation(hessian, center, self.window()))
            }
            Intent::MoveSliceCenter(z) => self.move_slice_center(z),
            Intent::StepSliceCenter(share) => {
                self.move_slice_center(parameter::stepped_center(derived, share)?)
            }
            Intent::SetNoise(settings) => {
                let has_prior = matches!(state.objective.penalty, Penalty::L1 | Penalty::Ridge);
                if state.view.open != View::Prior || !has_prior {
                    return Some(Action::SetSampling(settings));
                }
                let lambda = Lambda::new(self.lambda()).ok()?;
                Some(prior::keeping_scale(state, lambda, settings))
            }
            Intent::DrawAgain => Some(Action::SetSampling(state.topic.sampling.again())),
            Intent::NudgeStart(by) => {
                let shown = derived.descent.as_ref().map(|descent| descent.runs.start);
                let (start, radius) = (state.topic.descent.start.or(shown)?, self.window().radius);
                Some(Action::SetStart([0, 1].map(|k| start[k] + by[k] * radius)))
            }
            Intent::Zoom(factor, fixed) => {
                let window = self.window();
                let within = window.radius / derived.clamped_radius(window.radius / factor);
                self.move_window(window.zoomed(within, fixed.unwrap_or(window.center)))
            }
            Intent::Pan(by) => {
                let window = self.window();
                self.move_window(window.moved(by.map(|share| share * window.radius)))
            }
            Intent::MoveWindow(window) => self.move_window(window),
        }
    }

    /// λ: the chosen one, or the one that is seen.
    fn lambda(&self) -> f64 {
        match self.state.objective.strength {
            Strength::Lambda(lambda) => lambda.value(),
            _ => self.derived.lambda().value(),
        }
    }

    /// λ as a share of L1's λ_max; where that is 0 every λ is as good.
    fn share(&self) -> f64 {
        if let Strength::Share(share) = self.state.objective.strength {
            return share;
        }
        let largest = match (self.derived.fitted(), self.derived.space.as_deref()) {
            (Some(fitted), _) => fitted.fit.path().lambda_max().value(),
            (None, Some(space)) => space.all.path().lambda_max().value(),
            (None, None) => self.state.problem.loss().lambda_max().value(),
        };
        if largest > 0.0 {
            self.lambda().min(self.derived.lambda_end().value()) / largest
        } else {
            1.0
        }
    }

    /// The window: the chosen one, or the one that fits.
    fn window(&self) -> Window {
        self.state.view.plane.window.unwrap_or(self.derived.fitting)
    }

    fn move_window(&self, window: Window) -> Option<Action> {
        let radius = self.derived.clamped_radius(window.radius);
        Some(Action::SetWindow(Some(Window { radius, ..window })))
    }

    /// The λ of the next knot; the slider's end where there is none.
    fn next_knot(&self, direction: Direction) -> f64 {
        let (here, knots) = (self.lambda(), self.derived.outline.knot_lambdas());
        match direction {
            Direction::Up => {
                let above = knots.into_iter().find(|&knot| knot > here);
                above.unwrap_or(here.max(self.derived.lambda_end().value()))
            }
            Direction::Down => {
                let below = knots.into_iter().rev().find(|&knot| knot < here);
                below.unwrap_or(0.0)
            }
        }
    }

    fn move_slice_center(&self, z: f64) -> Option<Action> {
        let lambda = Lambda::new(self.lambda()).ok()?;
        let center = parameter::center_for(&self.state, lambda, z)?;
        Some(Action::SetSliceCenter(center, self.window(), lambda))
    }
}

fn set_lambda(lambda: f64) -> Option<Action> {
    Some(Action::SetLambda(Lambda::new(lambda).ok()?))
}

impl State {
    /// The state after an intent of somebody who sees this state, solved.
    #[must_use]
    pub fn after(&self, intent: Intent) -> State {
        let derived = Rc::new(crate::derive(self));
        let state = self.clone().settled(&derived);
        let action = Moment { state, derived }.resolve(intent);
        action.map_or_else(|| self.clone(), |action| self.reduce(action))
    }
}
