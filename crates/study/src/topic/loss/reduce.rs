//! The changes of the loss.

use crate::derive::view;
use crate::entry::LARGEST;
use crate::problem::Problem;
use crate::state::State;
use lasso_path::problem::{Hessian, Vector2};

/// A change of the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// θ̂ becomes this.
    SetCenter(Vector2),
    /// θ̂ moves by these shares of the view's radius.
    NudgeCenter(Vector2),
    /// H becomes this.
    SetHessian(Hessian),
    /// H becomes ((1, ρ), (ρ, 1)); ρ beyond ±1 becomes ±1.
    SetCorrelation(f64),
}

pub(crate) fn reduce(state: &State, next: &mut State, action: Action) {
    match action {
        Action::SetCenter(center) => next.set_center(center),
        Action::NudgeCenter(by) => {
            let radius = view(state).radius;
            let center = state.problem.loss().center();
            next.set_center([0, 1].map(|k| center[k] + by[k] * radius));
        }
        Action::SetHessian(hessian) => next.set_hessian(hessian),
        Action::SetCorrelation(rho) => {
            if let Ok(hessian) = Hessian::correlation(rho.clamp(-1.0, 1.0)) {
                next.set_hessian(hessian);
            }
        }
    }
}

impl State {
    /// Moves θ̂. Real data has the θ̂ it has: moving it leaves the data for a loss of the same H.
    pub(crate) fn set_center(&mut self, center: Vector2) {
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
}
