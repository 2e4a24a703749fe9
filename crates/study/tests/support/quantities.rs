//! The numbers that the page shows of a state.

use figure::Descent;
use study::{Derived, QUANTITIES, Quantity, State, Topic};

/// The numbers of a step taken apart; there are none after the last step.
pub const STEP: [&str; 8] = [
    "step-loss1",
    "step-loss2",
    "step-penalty1",
    "step-penalty2",
    "step1",
    "step2",
    "step-ridge1",
    "step-ridge2",
];

/// The runs of descent methods, while their topic is open.
pub fn shown_descent<'a>(state: &State, derived: &'a Derived) -> Option<&'a Descent> {
    let shown = state.topic.shows(Topic::Descent);
    derived.descent.as_deref().filter(|_| shown)
}

/// Each number that the page has, shown or kept for programs, with its name.
pub fn quantities(derived: &Derived) -> Vec<(&'static str, f64)> {
    let value = |row: &'static Quantity| Some((row.name, row.of(derived, None)?));
    QUANTITIES.iter().filter_map(value).collect()
}

/// Those of the second plane.
pub fn quantities_beside(derived: &Derived) -> Vec<(&'static str, f64)> {
    let beside = QUANTITIES
        .iter()
        .filter(|row| row.topic == Some(Topic::Penalties));
    let value = |row: &'static Quantity| Some((row.name, row.of(derived, None)?));
    beside.filter_map(value).collect()
}
