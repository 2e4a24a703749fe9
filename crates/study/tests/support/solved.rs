//! A state with all that the solver's program would have answered.

use std::ops::ControlFlow;
use study::table::Shelf;
use study::{Derived, State, derive_after};

/// The shelf with the answers to every job of the state.
pub fn filled(state: &State) -> Shelf {
    let mut shelf = Shelf::default();
    while let Some(job) = shelf.wanted(state) {
        let answer = solver_worker::solve(&job, |_| ControlFlow::Continue(()));
        let answer = answer.map_err(|error| error.to_string());
        shelf.put(
            job,
            answer.and_then(|answer| answer.ok_or_else(|| "stopped".to_owned())),
        );
    }
    shelf
}

/// What follows from the state, with the answers.
pub fn solved(state: &State) -> Derived {
    derive_after(state, None, &filled(state))
}
