//! What is drawn, in words.

use crate::claim::Claim;
use crate::state::State;

/// Where the estimates come from.
#[must_use]
pub fn source(state: &State) -> Claim {
    let hessian = *state.problem.loss().hessian();
    let (name, text) = if state.sigma() == 0.0 {
        (
            "samples-noiseless",
            "At σ = 0 another sample gives the same estimate again: all dots are the θ* shown.",
        )
    } else if hessian.rank() < 2 {
        (
            "samples-singular",
            "Another sample of the same size would give another estimate. Such estimates are drawn around the θ̂ shown, \
             only in directions in which the loss is curved: in a flat one the data say nothing. Each dot is the θ* that \
             one of them leads to.",
        )
    } else {
        (
            "samples-from",
            "Another sample of the same size would give another estimate. Such estimates are drawn around the θ̂ shown, \
             farther from it the larger the noise σ, and most where the loss is flattest; each dot is the θ* that one \
             of them leads to.",
        )
    };
    Claim::new(name, text)
}
