//! The state of the page, what can happen to it, and the one reducer.

use super::derive::{derive, mark_lambdas};
use super::diabetes;
use super::preset::{PRESETS, Preset};
use crate::figure::View;
use crate::problem::{Hessian, Lambda, QuadraticLoss, SMALLEST_MAGNITUDE, Vector2};

/// Everything that a link holds, and nothing that can be derived from it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Which loss.
    pub problem: Problem,
    /// The regularization strength λ ≥ 0.
    pub lambda: Lambda,
    /// The window on the plane; `None` is the view that fits the problem.
    pub view: Option<View>,
    /// Light or dark.
    pub appearance: Appearance,
}

/// Where the loss comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Problem {
    /// Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂).
    Plane(QuadraticLoss),
    /// Two (different) features of the diabetes data set, by their position.
    Diabetes {
        /// Positions in [`diabetes::feature_names`].
        features: [usize; 2],
    },
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What can happen to the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// λ becomes this.
    SetLambda(Lambda),
    /// λ moves by this share of the slider, within the slider.
    StepLambda(f64),
    /// λ jumps exactly onto the next mark up (true) or down; past the last one to the slider's end.
    JumpToMark(bool),
    /// λ goes to 0 (false) or to the end of the slider, beyond λ_max (true).
    LambdaToEnd(bool),
    /// θ̂ becomes this.
    SetCenter(Vector2),
    /// θ̂ moves by these shares of the view's radius.
    NudgeCenter(Vector2),
    /// An example is chosen.
    ChoosePreset(&'static Preset),
    /// Two features of the diabetes data are chosen.
    ChooseFeatures([usize; 2]),
    /// The view is enlarged by a factor around a θ; `None` is the view's centre.
    Zoom(f64, Option<Vector2>),
    /// The view moves by these shares of its radius.
    Pan(Vector2),
    /// The view becomes this.
    SetView(View),
    /// Back to the view that fits.
    ResetView,
    /// Light or dark is chosen.
    SetAppearance(Appearance),
    /// Another state altogether, as from a link.
    Load(Box<State>),
}

/// θ̂ stays within ± this, so that every number derived from it is finite.
const FARTHEST: f64 = 1e100;
/// A view is never smaller or larger than the fitting one by more than these factors.
const ZOOM: [f64; 2] = [1e-4, 1e3];

impl Problem {
    /// The loss ½(θ − θ̂)ᵀH(θ − θ̂); a centre beyond ±10¹⁰⁰ or not finite is replaced by the origin.
    pub fn plane(hessian: Hessian, center: Vector2) -> Self {
        // What is too small for the solver's arithmetic is nothing a person could have meant.
        let center = center.map(|x| if x.abs() < SMALLEST_MAGNITUDE { 0.0 } else { x });
        let loss = QuadraticLoss::new(hessian, center, 0.0);
        Problem::Plane(loss.unwrap_or_else(|_| QuadraticLoss::centered(hessian)))
    }

    /// The loss itself.
    pub fn loss(&self) -> QuadraticLoss {
        match self {
            Problem::Plane(loss) => *loss,
            Problem::Diabetes { features } => diabetes::pair_loss(*features)
                .unwrap_or_else(|_| QuadraticLoss::centered(Hessian::IDENTITY)),
        }
    }

    /// What the coordinates are called, and whether these are names of features.
    pub fn names(&self) -> ([String; 2], bool) {
        match self {
            Problem::Plane(_) => (["θ₁".to_owned(), "θ₂".to_owned()], false),
            Problem::Diabetes { features } => {
                let names = diabetes::feature_names();
                (features.map(|k| names[k % names.len()].to_owned()), true)
            }
        }
    }
}

impl Default for State {
    /// The first preset.
    fn default() -> Self {
        State::of(&PRESETS[0])
    }
}

impl State {
    /// A preset as it is first shown.
    pub fn of(preset: &Preset) -> Self {
        State {
            problem: preset.problem(),
            lambda: Lambda::new(preset.lambda()).unwrap_or_default(),
            view: None,
            appearance: Appearance::System,
        }
    }

    /// The state after an action. The only place where the state changes.
    ///
    /// Numbers that are not finite leave the state as it is.
    #[must_use]
    pub fn reduce(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::SetLambda(lambda) => next.lambda = lambda,
            Action::StepLambda(share) => {
                let end = derive(self).scene.lambda_end;
                next.set_lambda((self.lambda.value().min(end) + share * end).clamp(0.0, end));
            }
            Action::JumpToMark(up) => {
                let scene = derive(self).scene;
                let marks = mark_lambdas(&scene.path);
                let here = self.lambda.value();
                next.set_lambda(if up {
                    let next_up = marks.into_iter().find(|&mark| mark > here);
                    next_up.unwrap_or(here.max(scene.lambda_end))
                } else {
                    marks
                        .into_iter()
                        .rev()
                        .find(|&mark| mark < here)
                        .unwrap_or(0.0)
                });
            }
            Action::LambdaToEnd(up) => {
                next.set_lambda(if up {
                    derive(self).scene.lambda_end
                } else {
                    0.0
                });
            }
            Action::SetCenter(center) => next.set_center(center),
            Action::NudgeCenter(by) => {
                let radius = derive(self).scene.view.radius;
                let center = self.problem.loss().center();
                next.set_center([0, 1].map(|k| center[k] + by[k] * radius));
            }
            Action::ChoosePreset(preset) => {
                next = State {
                    appearance: self.appearance,
                    ..State::of(preset)
                };
            }
            Action::ChooseFeatures([i, j]) => {
                let count = diabetes::feature_names().len();
                if i != j && i.max(j) < count {
                    next.problem = Problem::Diabetes { features: [i, j] };
                    next.view = None;
                    // The same share of the slider, as the scale of λ may be quite another.
                    let share = self.lambda.value() / derive(self).scene.lambda_end;
                    next.set_lambda(share.clamp(0.0, 1.0) * derive(&next).scene.lambda_end);
                }
            }
            Action::Zoom(factor, fixed) => {
                let view = derive(self).scene.view;
                let within = view.radius / self.clamped_radius(view.radius / factor);
                next.set_view(view.zoomed(within, fixed.unwrap_or(view.center)));
            }
            Action::Pan(by) => {
                let view = derive(self).scene.view;
                next.set_view(view.moved(by.map(|share| share * view.radius)));
            }
            Action::SetView(view) => next.set_view(view),
            Action::ResetView => next.view = None,
            Action::SetAppearance(appearance) => next.appearance = appearance,
            Action::Load(state) => next = *state,
        }
        next
    }

    fn set_lambda(&mut self, lambda: f64) {
        if let Ok(lambda) = Lambda::new(lambda) {
            self.lambda = lambda;
        }
    }

    /// Moves θ̂. Real data has the θ̂ it has: moving it leaves the data for a loss of the same H.
    fn set_center(&mut self, center: Vector2) {
        if !center.iter().all(|x| x.is_finite()) {
            return;
        }
        // The window stays where it is while θ̂ moves under the pointer.
        self.view = Some(derive(self).scene.view);
        let center = center.map(|x| x.clamp(-FARTHEST, FARTHEST));
        self.problem = Problem::plane(*self.problem.loss().hessian(), center);
    }

    fn set_view(&mut self, view: View) {
        if view
            .center
            .iter()
            .all(|x| x.is_finite() && x.abs() <= FARTHEST)
            && view.radius.is_finite()
        {
            self.view = Some(View {
                radius: self.clamped_radius(view.radius),
                ..view
            });
        }
    }

    fn clamped_radius(&self, radius: f64) -> f64 {
        let fit = derive(&State {
            view: None,
            ..self.clone()
        })
        .scene
        .view
        .radius;
        radius.clamp(ZOOM[0] * fit, ZOOM[1] * fit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lambda(x: f64) -> Lambda {
        Lambda::new(x).expect("not negative")
    }

    #[test]
    fn steps_stay_on_the_slider() {
        let state = State::default();
        let end = derive(&state).scene.lambda_end;
        let up = state.reduce(Action::StepLambda(0.01));
        assert!((up.lambda.value() - 1.15 - 0.01 * end).abs() < 1e-12);
        let top = (0..20).fold(state.clone(), |s, _| s.reduce(Action::StepLambda(0.1)));
        assert_eq!(top.lambda.value(), end);
        let bottom = (0..200).fold(top, |s, _| s.reduce(Action::StepLambda(-0.01)));
        assert_eq!(bottom.lambda.value(), 0.0);
        let beyond = state
            .reduce(Action::SetLambda(lambda(1e6)))
            .reduce(Action::StepLambda(-0.01));
        assert!(beyond.lambda.value() < end);
    }

    #[test]
    fn jumps_land_exactly_on_marks() {
        let state = State::default();
        let down = state.reduce(Action::JumpToMark(false));
        assert!((down.lambda.value() - 1.04).abs() < 0.01);
        let scene = derive(&down).scene;
        assert_eq!(scene.solution.theta[1], 0.0);
        assert_eq!(scene.lambda, scene.path.knots()[0].lambda.value());
        assert_eq!(down.reduce(Action::JumpToMark(false)).lambda.value(), 0.0);
        let up = state.reduce(Action::JumpToMark(true));
        assert_eq!(up.lambda, derive(&state).scene.path.lambda_max());
        assert_eq!(derive(&up).scene.solution.theta, [0.0, 0.0]);
        let end = derive(&state).scene.lambda_end;
        assert_eq!(up.reduce(Action::JumpToMark(true)).lambda.value(), end);
        assert_eq!(state.reduce(Action::LambdaToEnd(true)).lambda.value(), end);
        let far = state.reduce(Action::SetLambda(lambda(1e6)));
        assert_eq!(far.reduce(Action::JumpToMark(true)), far);
    }

    #[test]
    fn the_window_rests_while_the_centre_moves() {
        let state = State::default();
        let before = derive(&state).scene.view;
        let moved = state.reduce(Action::SetCenter([-3.0, 40.0]));
        assert_eq!(derive(&moved).scene.view, before);
        assert_eq!(moved.problem.loss().center(), [-3.0, 40.0]);
        assert_eq!(moved.reduce(Action::ResetView).view, None);
        assert_eq!(state.reduce(Action::SetCenter([f64::NAN, 1.0])), state);
        let far = state.reduce(Action::SetCenter([1e300, 0.0]));
        assert_eq!(far.problem.loss().center(), [FARTHEST, 0.0]);
        assert!(derive(&far).scene.path.lambda_max().value().is_finite());
    }

    #[test]
    fn moving_the_centre_of_real_data_keeps_its_hessian() {
        let data = State::default().reduce(Action::ChooseFeatures([2, 8]));
        let moved = data.reduce(Action::NudgeCenter([0.01, 0.0]));
        assert_eq!(
            moved.problem.loss().hessian(),
            data.problem.loss().hessian()
        );
        assert!(matches!(moved.problem, Problem::Plane(_)));
        assert_eq!(data.reduce(Action::ChooseFeatures([3, 3])), data);
        assert_eq!(data.reduce(Action::ChooseFeatures([3, 99])), data);
    }

    #[test]
    fn zoom_is_bounded_and_comes_back() {
        let state = State::default();
        let fit = derive(&state).scene.view.radius;
        let near = (0..200).fold(state.clone(), |s, _| {
            s.reduce(Action::Zoom(2.0, Some([1.0, 1.0])))
        });
        assert!((derive(&near).scene.view.radius / fit / ZOOM[0] - 1.0).abs() < 1e-9);
        let far = (0..200).fold(near, |s, _| s.reduce(Action::Zoom(0.5, None)));
        assert!((derive(&far).scene.view.radius / fit / ZOOM[1] - 1.0).abs() < 1e-9);
        assert_eq!(far.reduce(Action::ResetView), state);
        assert_eq!(state.reduce(Action::Zoom(f64::NAN, None)).view, None);
    }
}
