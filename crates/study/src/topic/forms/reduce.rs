//! The changes of the radius c.

use crate::derive::derive;
use crate::entry::LARGEST;
use crate::state::{Form, State};
use crate::topic::penalties::takes_radius;
use lasso_path::solve::Radius;

/// A change of the radius c, which leads from then on where the penalty lets it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// c becomes this.
    SetRadius(Radius),
    /// c moves by this share of its slider, within the slider.
    StepRadius(f64),
}

pub(crate) fn reduce(state: &State, next: &mut State, action: Action) {
    match action {
        Action::SetRadius(radius) => next.set_radius(radius),
        Action::StepRadius(share) => {
            let derived = derive(state);
            let end = derived.radius_end();
            let radius = derived.bound().min(end) + share * end;
            if let Ok(radius) = Radius::new(radius.clamp(0.0, end)) {
                next.set_radius(radius);
            }
        }
    }
}

impl State {
    /// Lets the radius lead.
    fn set_radius(&mut self, radius: Radius) {
        if radius.value() <= LARGEST && takes_radius(self.penalty) {
            self.form = Form::Constrained(radius);
        }
    }
}
