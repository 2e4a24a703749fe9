//! The support, the coordinates, and the plane in words.

use super::Predicate;
use super::reading::*;
use super::space;
use study::{Derived, State};

pub const ALL: &[(&str, Predicate)] = &[
    ("support", support),
    ("coordinate", shown_coordinate),
    ("plane", plane),
    ("kkt-bars", |state, derived, text| {
        support(
            state,
            derived,
            text.split("against λ. ").nth(1).unwrap_or_default(),
        )
    }),
];

pub fn support(_: &State, derived: &Derived, text: &str) -> Outcome {
    if let Some(space) = derived.space.as_deref() {
        return space::support(space, text);
    }
    let small = [0, 1].map(|k| is_small(derived, k));
    let zeros = [0, 1].map(|k| theta(derived)[k] == 0.0 && !small[k]);
    let told = text.contains("smaller than 64-bit numbers hold");
    ensure(told == small.contains(&true), || {
        format!("θ* is {:?}", theta(derived))
    })?;
    let [a, b] = &derived.solved.names;
    let says = |what: String| text.starts_with(&what);
    let said = if says(format!("{a} and {b} are both exactly 0")) {
        [true, true]
    } else if says(format!("neither {a} nor {b} is 0")) {
        [false, false]
    } else if says(format!("{b} is exactly 0")) {
        [false, true]
    } else if says(format!("{a} is exactly 0")) {
        [true, false]
    } else {
        return Err(format!("it says nothing of {a} and {b}"));
    };
    ensure(said == zeros, || format!("θ* is {:?}", theta(derived)))
}

fn shown_coordinate(_: &State, derived: &Derived, text: &str) -> Outcome {
    if let Some(space) = derived.space.as_deref() {
        return space::coordinate(space, text);
    }
    let k = coordinate(derived, text)?;
    let relation = if is_small(derived, k) { " ≈ " } else { " = " };
    let (shown, exact) = (number_after(text, relation)?, theta(derived)[k]);
    ensure(
        rounds_to(exact, shown, 2) && (shown == 0.0) == (exact == 0.0),
        || format!("it is {exact}"),
    )
}

fn plane(state: &State, derived: &Derived, text: &str) -> Outcome {
    let solved = &derived.solved;
    let point = |before: &str, exact: [f64; 2]| {
        let x = number_after(text, before)?;
        let tail = text.split(before).nth(1).unwrap_or_default();
        let y = number_after(tail, ", ")?;
        ensure(
            rounds_to(exact[0], x, 3) && rounds_to(exact[1], y, 3),
            || format!("{before} is {exact:?}"),
        )
    };
    point("minimum θ̂ at (", solved.loss.center())?;
    point("optimum θ* at (", theta(derived))?;
    if text.contains("radius c = ") {
        let c = number_after(text, "radius c = ")?;
        ensure(rounds_to(solved.radius(), c, 3), || {
            format!("c is {}", solved.radius())
        })?;
    }
    let tail = text.split("optimum θ* at (").nth(1).unwrap_or_default();
    support(state, derived, tail.split(": ").nth(1).unwrap_or_default())
}
