//! The changes of the loss.

use super::Held;
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
    /// H becomes ((1, ρ), (ρ, 1)), and what is held stays; ρ is clamped to what that allows.
    SetCorrelation(f64),
    /// This stays while ρ moves. With the truth, samples are shown.
    Hold(Held),
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
            let (held, most) = (state.loss.held, state.loss.held.most());
            let Ok(hessian) = Hessian::correlation(rho.clamp(-most, most)) else {
                return;
            };
            let covariances = state.problem.loss().negative_gradient_at_zero();
            next.set_hessian(hessian);
            if held == Held::Covariances {
                next.set_center(least_squares(rho.clamp(-most, most), covariances));
            }
        }
        Action::Hold(held) => {
            next.loss.held = held;
            next.show.samples |= held == Held::Truth;
        }
    }
}

/// H⁻¹q for H = ((1, ρ), (ρ, 1)), |ρ| < 1. A coordinate that is 0 but for rounding is 0.
fn least_squares(rho: f64, [first, second]: Vector2) -> Vector2 {
    let determinant = (1.0 - rho) * (1.0 + rho);
    let solved = |own: f64, other: f64| {
        let rest = own - rho * other;
        if rest.abs() <= 4.0 * f64::EPSILON * own.abs() {
            0.0
        } else {
            rest / determinant
        }
    };
    [solved(first, second), solved(second, first)]
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
