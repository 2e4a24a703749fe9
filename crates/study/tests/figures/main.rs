//! Every figure of the registry, drawn in many states: checked against the mathematics with code of
//! its own, and about fifty of them kept as pictures (`tests/snapshots/*.svg`, which any browser
//! shows).
//!
//! A picture that changed on purpose: `INSTA_UPDATE=always cargo test --test figures`, then look at
//! the changed files before they are committed.

use figure::{Figure, Picture};
use study::{Attention, Derived};

mod approved;
mod charts;
mod descent;
mod elements;
mod layers;
mod marks;
mod names;
mod opening;
mod path;
mod plane;
mod prior;
mod random;
mod resting;
mod slice;
mod states;
mod taken_away;

/// A figure of a state.
fn picture(figure: Figure, derived: &Derived) -> Picture {
    derived
        .picture(figure, Attention::NONE)
        .expect("its topic is open")
}

/// Whether all of a figure but its foreground rests between two states.
fn rests(before: &Derived, after: &Derived, figure: Figure) -> bool {
    match (
        before.picture(figure, Attention::NONE),
        after.picture(figure, Attention::NONE),
    ) {
        (Some(Picture(before)), Some(Picture(after))) => {
            before[0] == after[0] && before[2..] == after[2..]
        }
        _ => false,
    }
}

/// A position is rounded to the nearest step, so it is half a step off in each direction at most.
const ROUNDING: f64 = 0.75 / figure::STEPS as f64;
/// How far a drawn chord may be from its curve, in CSS pixels.
const SAGITTA: f64 = 0.06;
