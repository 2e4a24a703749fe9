//! What the figures of one parameter are drawn from.

use super::Point;
use crate::derived::Derived;
use crate::state::State;
use crate::topic::Topic;
use figure::one_parameter::Input;
use lasso_path::solve::Slice;
use lasso_path::solve::penalty::Penalty;

/// The half-width of the figures as a share of the plane's: small enough that the kink at 0 is large.
const CLOSER: f64 = 0.75;

/// The input of the figures of one parameter, while their topic is open. It is L1's, whatever penalty the
/// plane shows.
pub(crate) fn input(state: &State, derived: &Derived) -> Option<Input> {
    if !state.topic.shows(Topic::Parameter) {
        return None;
    }
    let solved = &derived.solved;
    let (loss, lambda) = (&solved.loss, solved.lambda);
    let coordinate = state.topic.parameter.coordinate.index();
    let descent = derived
        .descent
        .as_ref()
        .filter(|_| state.topic.parameter.through == Point::Iterate);
    let slice = match descent {
        Some(descent) => Slice::through(loss, lambda, descent.present(), coordinate),
        None => {
            let theta = match solved.penalty {
                Penalty::L1 => solved.solution.theta,
                _ => solved.path.solution(lambda).theta,
            };
            Slice::at_solution(loss, lambda, theta, coordinate)
        }
    };
    let name = &solved.names[coordinate];
    Some(Input::new(
        slice,
        name,
        loss,
        &derived.window.zoomed(1.0 / CLOSER, derived.window.center),
        solved.lambda_end,
        descent.is_some(),
    ))
}
