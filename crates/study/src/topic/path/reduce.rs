//! The changes of λ.

use super::knots::knot_lambdas;
use super::range;
use crate::derive::derive;
use crate::state::{Form, State};
use lasso_path::problem::Lambda;

/// Which way λ goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To smaller λ.
    Down,
    /// To larger λ.
    Up,
}

/// A change of λ, which leads from then on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// λ becomes this.
    SetLambda(Lambda),
    /// λ moves by this share of the slider, within the slider.
    StepLambda(f64),
    /// λ jumps exactly onto the next knot; past the last one to the slider's end.
    JumpToKnot(Direction),
    /// λ goes to 0 or to the end of the slider, beyond λ_max.
    LambdaToEnd(Direction),
}

pub(crate) fn reduce(state: &State, next: &mut State, action: Action) {
    match action {
        Action::SetLambda(lambda) => next.form = Form::Penalized(lambda),
        Action::StepLambda(share) => {
            let end = state.lambda_end();
            next.set_lambda((state.lambda().value().min(end) + share * end).clamp(0.0, end));
        }
        Action::JumpToKnot(direction) => next.set_lambda(state.next_knot(direction)),
        Action::LambdaToEnd(Direction::Down) => next.set_lambda(0.0),
        Action::LambdaToEnd(Direction::Up) => next.set_lambda(state.lambda_end()),
    }
}

impl State {
    /// The end of λ's slider.
    pub fn lambda_end(&self) -> f64 {
        range(&self.problem.loss(), self.penalty).1.value()
    }

    /// The λ of the next knot; the slider's end where there is none.
    fn next_knot(&self, direction: Direction) -> f64 {
        let derived = derive(self);
        let solved = &derived.solved;
        let knots = knot_lambdas(solved);
        let here = solved.lambda.value();
        match direction {
            Direction::Up => {
                let above = knots.into_iter().find(|&knot| knot > here);
                above.unwrap_or(here.max(solved.lambda_end.value()))
            }
            Direction::Down => {
                let below = knots.into_iter().rev().find(|&knot| knot < here);
                below.unwrap_or(0.0)
            }
        }
    }

    /// Lets λ lead.
    pub(crate) fn set_lambda(&mut self, lambda: f64) {
        if let Ok(lambda) = Lambda::new(lambda) {
            self.form = Form::Penalized(lambda);
        }
    }
}
