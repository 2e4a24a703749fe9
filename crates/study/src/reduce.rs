//! The one reducer: what each action does to the state. It only assigns.

use crate::action::Action;
use crate::entry::LARGEST;
use crate::objective::{Strength, takes_radius};
use crate::preset::Preset;
use crate::problem::Problem;
use crate::state::State;
use crate::topic::Topic;
use crate::topic::correlation::Held;
use crate::view::View;
use figure::Window;
use lasso_path::problem::{Hessian, Vector2};

impl State {
    /// The state after an action. The only place where the state changes.
    ///
    /// Numbers that are not finite leave the state as it is; those that no link can hold are cut.
    #[must_use]
    pub fn reduce(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::ChoosePreset(preset) => next.choose(preset),
            Action::SetFeatures(pair, share) if share >= 0.0 => {
                next.problem = Problem::Diabetes(pair);
                next.objective.strength = Strength::Share(share);
                next.view.plane.window = None;
                next.topic.descent = next.topic.descent.afresh();
            }
            Action::SetTable(table, share) if share >= 0.0 => {
                let was_planar = self.problem.is_planar();
                next.problem = Problem::Table(table);
                next.axes.clear();
                next.objective.strength = Strength::Share(share);
                next.view.plane.window = None;
                next.topic.descent = next.topic.descent.afresh();
                if was_planar {
                    next.view.open = View::first(&next.problem);
                    next.topic.open = Some(Topic::default());
                }
            }
            Action::SetFeatures(..) | Action::SetTable(..) => {}
            Action::SetSpace(loss) => next.problem = Problem::Space(loss),
            Action::SetTurn(turn) => next.view.space.turn = turn,
            Action::SetAxes(axes) => {
                next.axes = axes;
                next.view.plane.window = None;
            }
            Action::SetPaths(settings) => next.view.paths = settings,
            Action::SetCenter(center, window) => {
                next.set_loss(*self.problem.loss().hessian(), center, window);
            }
            Action::SetHessian(hessian, window) => {
                next.set_loss(hessian, self.problem.loss().center(), window);
            }
            Action::SetCorrelation(hessian, center, window) => {
                next.set_loss(hessian, center, window);
            }
            Action::SetSliceCenter(center, window, lambda) => {
                next.set_loss(*self.problem.loss().hessian(), center, window);
                next.objective.strength = Strength::Lambda(lambda);
            }
            Action::SetLambda(lambda) => next.objective.strength = Strength::Lambda(lambda),
            Action::SetRadius(radius) => {
                if radius.value() <= LARGEST && takes_radius(self.objective.penalty) {
                    next.objective.strength = Strength::Radius(radius);
                }
            }
            Action::SetPenalty(penalty, lambda) => {
                next.objective.penalty = penalty;
                let radius = matches!(self.objective.strength, Strength::Radius(_));
                if radius && !takes_radius(penalty) {
                    next.objective.strength = Strength::Lambda(lambda);
                }
            }
            Action::SetBeside(penalty) => next.objective.beside = penalty,
            Action::SetLink(link) => next.objective.link = link,
            Action::ShowView(view) => {
                next.problem = self.problem.seen_in(view);
                next.view.open = view;
                if next.problem != self.problem {
                    next.view.plane.window = None;
                    let asked =
                        |topic: &Topic| !topic.question().topics_of(&next.problem).is_empty();
                    next.topic.open = self
                        .topic
                        .open
                        .map(|open| Some(open).filter(asked).unwrap_or_default());
                }
            }
            Action::SetWindow(window) => {
                if window.is_none_or(|window| is_usable(&window)) {
                    next.view.plane.window = window;
                }
            }
            Action::SetOverlay(overlay) => next.view.plane.overlay = overlay,
            Action::ShowTopic(topic) => next.topic.open = Some(topic),
            Action::CloseTopic => next.topic.open = None,
            Action::Hold(held) => {
                next.topic.correlation.held = held;
                next.view.plane.overlay.samples |= held == Held::Truth;
            }
            Action::SetParameter(settings) => next.topic.parameter = settings,
            Action::SetSampling(settings) => {
                if settings.sigma.is_none_or(f64::is_finite) {
                    next.topic.sampling = settings.clamped();
                }
            }
            Action::SetNoise(settings, lambda) => {
                if settings.sigma.is_none_or(f64::is_finite) {
                    next.topic.sampling = settings.clamped();
                    next.objective.strength = Strength::Lambda(lambda);
                }
            }
            Action::SetPrior(settings) => next.view.prior = settings,
            Action::SetDescent(settings) => next.topic.descent = settings.clamped(),
            Action::SetIteration(k) => {
                next.topic.descent.iteration = k.min(self.topic.descent.steps);
            }
            Action::SetStart(start) => {
                if start.iter().all(|x| x.is_finite()) {
                    next.topic.descent.start = Some(start);
                    next.topic.descent = next.topic.descent.clamped();
                }
            }
            Action::SetAppearance(appearance) => next.appearance = appearance,
            Action::Present(presenting) => next.presenting = presenting,
            Action::Load(state) => next = *state,
        }
        next.within_a_link()
    }

    fn choose(&mut self, preset: &Preset) {
        let fresh = State::of(preset);
        if !self.problem.is_planar() {
            self.view.open = fresh.view.open;
            self.topic.open = fresh.topic.open;
        }
        // An example with a scene of its own shows all of it.
        if preset.topic.is_some() {
            *self = State {
                appearance: self.appearance,
                presenting: self.presenting,
                ..fresh
            };
            return;
        }
        // What an example with a scene brought goes with it, unless it was changed since.
        if let Some(before) = Preset::of(&self.problem).filter(|before| before.topic.is_some()) {
            let brought = State::of(before);
            if self.view.plane.overlay == brought.view.plane.overlay {
                self.view.plane.overlay = fresh.view.plane.overlay;
            }
            if self.objective.beside == brought.objective.beside {
                self.objective.beside = fresh.objective.beside;
            }
        }
        // An example's λ is one for L1.
        self.objective.strength = if self.objective.penalty == fresh.objective.penalty {
            fresh.objective.strength
        } else {
            Strength::Share(preset.share())
        };
        self.problem = fresh.problem;
        self.view.plane.window = None;
        self.topic.descent = self.topic.descent.afresh();
    }

    fn set_loss(&mut self, hessian: Hessian, center: Vector2, window: Window) {
        let usable = center.iter().all(|x| x.is_finite()) && is_usable(&window);
        if self.problem.is_planar() && usable {
            let center = center.map(|x| x.clamp(-LARGEST, LARGEST));
            self.problem = Problem::plane(hessian, center);
            self.view.plane.window = Some(window);
        }
    }
}

fn is_usable(window: &Window) -> bool {
    let center = window.center.iter();
    center.map(|x| x.abs()).all(|x| x <= LARGEST) && window.radius.is_finite()
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
