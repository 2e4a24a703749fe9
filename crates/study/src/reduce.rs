//! The one reducer: what each action does to the state.

use super::choose::range;
use super::derive::{derive, mark_lambdas, view};
use super::diabetes;
use super::entry::LARGEST;
use super::state::{Action, Chance, Form, Panel, Problem, State, takes_radius};
use figure::View;
use lasso_path::problem::{Hessian, Lambda, Vector2};
use lasso_path::solve::Radius;

/// A view is never smaller or larger than the fitting one by more than these factors.
pub(super) const ZOOM: [f64; 2] = [1e-4, 1e3];

impl State {
    /// The state after an action. The only place where the state changes.
    ///
    /// Numbers that are not finite leave the state as it is; those that no link can hold are cut.
    #[must_use]
    pub fn reduce(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::SetLambda(lambda) => next.form = Form::Penalized(lambda),
            Action::StepLambda(share) => {
                let end = self.lambda_end();
                next.set_lambda((self.lambda().value().min(end) + share * end).clamp(0.0, end));
            }
            Action::JumpToMark(up) => next.set_lambda(self.next_mark(up)),
            Action::LambdaToEnd(up) => {
                let end = self.lambda_end();
                next.set_lambda(if up { end } else { 0.0 });
            }
            Action::SetRadius(radius) => next.set_radius(radius),
            Action::StepRadius(share) => {
                let derived = derive(self);
                let end = derived.radius_end();
                let radius = derived.bound().min(end) + share * end;
                if let Ok(radius) = Radius::new(radius.clamp(0.0, end)) {
                    next.set_radius(radius);
                }
            }
            Action::SetCenter(center) => next.set_center(center),
            Action::NudgeCenter(by) => {
                let radius = view(self).radius;
                let center = self.problem.loss().center();
                next.set_center([0, 1].map(|k| center[k] + by[k] * radius));
            }
            Action::SetHessian(hessian) => next.set_hessian(hessian),
            Action::SetCorrelation(rho) => {
                if let Ok(hessian) = Hessian::correlation(rho.clamp(-1.0, 1.0)) {
                    next.set_hessian(hessian);
                }
            }
            Action::SetPenalty(penalty) => {
                // λ stays, or else c: what led goes on leading.
                if !takes_radius(penalty) {
                    next.form = Form::Penalized(self.lambda());
                }
                next.penalty = penalty;
            }
            Action::SetBeside(penalty) => next.beside = penalty,
            Action::SetLink(link) => next.link = link,
            Action::SetLayers(layers) => next.layers = layers,
            Action::ShowPanel(panel) => next.panel = panel,
            Action::SetSlice(slice) => next.slice = slice.min(3),
            Action::SetSliceCenter(z) => next.set_slice_center(z),
            Action::StepSliceCenter(share) => {
                if let Some(z) = self.stepped_slice_center(share) {
                    next.set_slice_center(z);
                }
            }
            Action::SetChance(chance) => {
                if chance.sigma.is_none_or(f64::is_finite) {
                    next.chance = Chance {
                        sigma: chance.sigma.map(|sigma| sigma.clamp(0.0, LARGEST)),
                        draws: chance.draws.clamp(1, Chance::MOST),
                        ..chance
                    };
                }
            }
            Action::SetWalk(walk) => next.walk = walk.clamped(),
            Action::SetIteration(k) => next.walk.iteration = k.min(self.walk.steps),
            Action::SetStart(start) => next.set_start(start),
            Action::NudgeStart(by) => {
                let scene = derive(&State {
                    panel: Panel::Descent,
                    ..self.clone()
                })
                .scene;
                if let Some(descent) = scene.descent {
                    let start = descent.course.start;
                    next.set_start([0, 1].map(|k| start[k] + by[k] * scene.view.radius));
                }
            }
            Action::DrawAgain => next.chance.seed = self.chance.seed.wrapping_add(1),
            Action::ChoosePreset(preset) => {
                let fresh = State::of(preset);
                next.problem = fresh.problem;
                // An example's λ is one for L1.
                next.form = if next.penalty == fresh.penalty {
                    fresh.form
                } else {
                    let share = fresh.lambda().value() / fresh.lambda_end();
                    Form::Penalized(range(&next.problem.loss(), next.penalty).1.scaled(share))
                };
                next.view = None;
                next.walk = self.walk.afresh();
                if preset.walk().is_some() {
                    next.penalty = fresh.penalty;
                    next.form = fresh.form;
                    next.walk = fresh.walk;
                    next.panel = fresh.panel;
                }
            }
            Action::ChooseFeatures(features) => {
                if let Ok(pair) = diabetes::Pair::new(features) {
                    next.problem = Problem::Diabetes(pair);
                    next.view = None;
                    next.walk = self.walk.afresh();
                    // The same share of the slider, as the scale of λ may be quite another.
                    let share = self.lambda().value() / self.lambda_end();
                    next.set_lambda(share.clamp(0.0, 1.0) * next.lambda_end());
                }
            }
            Action::Zoom(factor, fixed) => {
                let view = view(self);
                let within = view.radius / self.clamped_radius(view.radius / factor);
                next.set_view(view.zoomed(within, fixed.unwrap_or(view.center)));
            }
            Action::Pan(by) => {
                let view = view(self);
                next.set_view(view.moved(by.map(|share| share * view.radius)));
            }
            Action::SetView(view) => next.set_view(view),
            Action::ResetView => next.view = None,
            Action::SetAppearance(appearance) => next.appearance = appearance,
            Action::Load(state) => next = *state,
        }
        next.within_a_link()
    }

    /// The end of λ's slider.
    pub fn lambda_end(&self) -> f64 {
        range(&self.problem.loss(), self.penalty).1.value()
    }

    /// The λ of the next mark up or down; the slider's end where there is none.
    fn next_mark(&self, up: bool) -> f64 {
        let scene = derive(self).scene;
        let marks = mark_lambdas(&scene);
        let here = scene.lambda.value();
        if up {
            let above = marks.into_iter().find(|&mark| mark > here);
            above.unwrap_or(here.max(scene.lambda_end.value()))
        } else {
            let below = marks.into_iter().rev().find(|&mark| mark < here);
            below.unwrap_or(0.0)
        }
    }

    fn set_lambda(&mut self, lambda: f64) {
        if let Ok(lambda) = Lambda::new(lambda) {
            self.form = Form::Penalized(lambda);
        }
    }

    /// Lets the radius lead.
    fn set_radius(&mut self, radius: Radius) {
        if radius.value() <= LARGEST && takes_radius(self.penalty) {
            self.form = Form::Constrained(radius);
        }
    }

    /// Moves θ̂. Real data has the θ̂ it has: moving it leaves the data for a loss of the same H.
    pub(super) fn set_center(&mut self, center: Vector2) {
        if !center.iter().all(|x| x.is_finite()) {
            return;
        }
        // The window stays where it is while θ̂ moves under the pointer.
        self.view = Some(view(self));
        let center = center.map(|x| x.clamp(-LARGEST, LARGEST));
        self.problem = Problem::plane(*self.problem.loss().hessian(), center);
    }

    /// Changes H and leaves θ̂ where it is, and with it the data.
    fn set_hessian(&mut self, hessian: Hessian) {
        self.view = Some(view(self));
        self.problem = Problem::plane(hessian, self.problem.loss().center());
    }

    fn set_start(&mut self, start: Vector2) {
        if start.iter().all(|x| x.is_finite()) {
            self.walk.start = Some(start);
            self.walk = self.walk.clamped();
        }
    }

    fn set_view(&mut self, view: View) {
        if view
            .center
            .iter()
            .all(|x| x.is_finite() && x.abs() <= LARGEST)
            && view.radius.is_finite()
        {
            self.view = Some(View {
                radius: self.clamped_radius(view.radius),
                ..view
            });
        }
    }

    fn clamped_radius(&self, radius: f64) -> f64 {
        let fit = view(&State {
            view: None,
            ..self.clone()
        })
        .radius;
        radius
            .clamp(ZOOM[0] * fit, ZOOM[1] * fit)
            .clamp(1.0 / LARGEST, LARGEST)
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
