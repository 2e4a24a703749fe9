//! The problem of the second plane.

use crate::objective::{Link, Objective, Strength, takes_radius};
use crate::state::State;
use crate::view::View;
use crate::view::plane::Solved;
use crate::view::prior::Equal;
use lasso_path::posterior::Model;
use lasso_path::problem::Lambda;
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;
use std::f64::consts::SQRT_2;

/// The state of the second plane, if there is one: that of the first with another penalty.
pub(crate) fn second(state: &State, first: &Solved) -> Option<State> {
    let Objective {
        penalty: of_first,
        beside,
        link,
        ..
    } = state.objective;
    let penalty = beside?;
    if state.view.open == View::Prior {
        let lambda = other_lambda(state, of_first, penalty, first.lambda).unwrap_or(first.lambda);
        return Some(with(state, penalty, Strength::Lambda(lambda)));
    }
    let linked = link == Link::Radius && takes_radius(penalty) && takes_radius(of_first);
    let strength = match Radius::new(first.radius()) {
        Ok(radius) if linked => Strength::Radius(radius),
        _ => Strength::Lambda(first.lambda),
    };
    Some(with(state, penalty, strength))
}

fn with(state: &State, penalty: Penalty, strength: Strength) -> State {
    State {
        objective: Objective {
            penalty,
            strength,
            ..state.objective
        },
        ..state.clone()
    }
}

/// The λ of a prior beside one with λ, where both have the same variance, 2b² = τ²; `None` where λ is what they have
/// in common.
fn other_lambda(state: &State, first: Penalty, second: Penalty, lambda: Lambda) -> Option<Lambda> {
    if state.view.prior.equal == Equal::Lambda {
        return None;
    }
    let model = Model::new(state.rows(), state.sigma()).ok()?;
    match (first, second) {
        (Penalty::L1, Penalty::Ridge) => model.lambda_of_equal_variance(lambda).ok(),
        (Penalty::Ridge, Penalty::L1) => {
            let tau = model.gaussian_scale(lambda).ok()?;
            model.lambda_of_laplace(tau / SQRT_2).ok()
        }
        _ => None,
    }
}
