//! The one reducer: what each action does to the state.

use crate::action::Action;
use crate::derive::view;
use crate::diabetes;
use crate::entry::LARGEST;
use crate::problem::Problem;
use crate::state::{Form, State};
use crate::topic::{descent, forms, loss, parameter, path, penalties, sampling};
use figure::View;

/// A view is never smaller or larger than the fitting one by more than these factors.
pub(super) const ZOOM: [f64; 2] = [1e-4, 1e3];

impl State {
    /// The state after an action. The only place where the state changes.
    ///
    /// Numbers that are not finite leave the state as it is; those that no link can hold are cut.
    #[must_use]
    pub fn reduce(&self, action: impl Into<Action>) -> State {
        let mut next = self.clone();
        match action.into() {
            Action::SetShow(show) => next.show = show,
            Action::ShowPanel(panel) => next.panel = panel,
            Action::ShowStage(stage) => next.stage = stage,
            Action::ChoosePreset(preset) => {
                let fresh = State::of(preset);
                next.problem = fresh.problem;
                // An example's λ is one for L1.
                next.form = if next.penalty == fresh.penalty {
                    fresh.form
                } else {
                    let share = fresh.lambda().value() / fresh.lambda_end();
                    Form::Penalized(
                        path::range(&next.problem.loss(), next.penalty)
                            .1
                            .scaled(share),
                    )
                };
                next.view = None;
                next.descent = self.descent.afresh();
                // An example with a scene of its own shows all of it.
                if preset.panel.is_some() {
                    next = State {
                        appearance: self.appearance,
                        ..fresh
                    };
                }
            }
            Action::ChooseFeatures(features) => {
                if let Ok(pair) = diabetes::Pair::new(features) {
                    next.problem = Problem::Diabetes(pair);
                    next.view = None;
                    next.descent = self.descent.afresh();
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
            Action::Path(action) => path::reduce(self, &mut next, action),
            Action::Forms(action) => forms::reduce(self, &mut next, action),
            Action::Loss(action) => loss::reduce(self, &mut next, action),
            Action::Penalties(action) => penalties::reduce(self, &mut next, action),
            Action::Parameter(action) => parameter::reduce(self, &mut next, action),
            Action::Sampling(action) => {
                next.sampling = sampling::reduce(self.sampling, action);
            }
            Action::Descent(action) => descent::reduce(self, &mut next, action),
        }
        next.within_a_link()
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
