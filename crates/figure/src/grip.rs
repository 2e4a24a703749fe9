//! The handles in the figures of one parameter: z, where the loss is least, and λ.
//!
//! Pixels are those of a theme of scale 1: for another, sizes and places are divided by its scale.
//!
//! | figure | z | λ |
//! |---|---|---|
//! | [`Figure::Slice`] | the foot of the parabola | the arms of λ\|t\|, and a handle on one |
//! | [`Figure::Derivative`] | where Loss′ is 0 | the ends of [g − λ, g + λ], and a handle at the one farther from 0 |
//! | [`Figure::Shrinkage`] | the moving point | the kinks at ±λ/h, and a handle on the one farther from z, if it is in sight |

use super::Figure;
use super::axes::Axes;
use super::one_parameter::{Input, axes};
use lasso_path::problem::Vector2;
use lasso_path::solve::Slice;

/// A handle of a figure of one parameter, by the number that it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// z.
    Center,
    /// λ.
    Lambda,
}

/// How near to a mark a pointer takes it, in CSS pixels.
const NEAR: f64 = 14.0;
/// How far from a handle's middle it can still be taken: half its size on the page.
const REACH: f64 = 22.0;

/// Where the handle is, in CSS pixels from the figure's top left corner, always inside the plot; none
/// where there is nothing to move: the loss is flat and has no z, or the scene has no slice.
pub fn handle(figure: Figure, grip: Grip, input: &Input, size: [f64; 2]) -> Option<Vector2> {
    let slice = &input.slice;
    let frame = axes(figure, &input.scales(), size);
    place(figure, grip, slice, &frame).map(|at| frame.nearest(at))
}

/// Where the handle of `grip` is, as (t, value).
pub(super) fn place(figure: Figure, grip: Grip, slice: &Slice, frame: &Axes) -> Option<Vector2> {
    let center = slice.center();
    let (low, high) = (frame.window.min[0], frame.window.max[0]);
    if grip == Grip::Center {
        let z = center?;
        if figure != Figure::Shrinkage {
            return Some([z, 0.0]);
        }
        let z = z.max(low).min(high);
        return Some([z, slice.soft(z)]);
    }
    let right = center.is_some_and(|z| z >= 0.0);
    Some(match figure {
        Figure::Slice => {
            // On the arm away from the parabola, if the window shows enough of it.
            let end = if right && -low > 0.3 * high || high < -0.3 * low {
                low
            } else {
                high
            };
            let most = 0.9 * frame.window.max[1] / slice.lambda;
            let t = (0.7 * end.abs()).min(most).copysign(end);
            [t, slice.lambda * t.abs()]
        }
        Figure::Derivative => {
            let [least, most] = slice.subdifferential_at_zero();
            [0.0, if right { least } else { most }]
        }
        _ => {
            center?;
            let kinks = [-slice.threshold(), slice.threshold()];
            let far = kinks[usize::from(!right)];
            let shown = (low..=high).contains(&far) || !(low..=high).contains(&-far);
            [if shown { far } else { -far }, 0.0]
        }
    })
}

/// A handle held by a pressed pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    /// The handle.
    pub grip: Grip,
    /// How much more the number is than the one whose mark is where the pointer is.
    offset: f64,
}

/// The handle that a pointer pressed at `at` takes: λ at its marks, and z anywhere else. A handle does not jump
/// when it is taken; elsewhere the number comes to the pointer. None where there is nothing to move.
pub fn hold(figure: Figure, input: &Input, size: [f64; 2], at: Vector2) -> Option<Hold> {
    let slice = &input.slice;
    let grip = taken(figure, input, size, at);
    let mark = handle(figure, grip, input, size)?;
    let number = match grip {
        Grip::Center => {
            let [low, high] = input.ends;
            slice.center()?.max(low).min(high)
        }
        Grip::Lambda => slice.lambda.min(input.lambda_end.value()),
    };
    let offset = if (mark[0] - at[0]).hypot(mark[1] - at[1]) < REACH {
        number - number_at(figure, grip, input, size, at)
    } else {
        0.0
    };
    Some(Hold { grip, offset })
}

/// The handle that a pointer at `at` takes.
fn taken(figure: Figure, input: &Input, size: [f64; 2], at: Vector2) -> Grip {
    let slice = &input.slice;
    let frame = axes(figure, &input.scales(), size);
    let near = |mark: Vector2| (mark[0] - at[0]).hypot(mark[1] - at[1]) < NEAR;
    let handle = |grip| place(figure, grip, slice, &frame).map(|mark| frame.nearest(mark));
    if handle(Grip::Center).is_some_and(near) {
        return Grip::Center;
    }
    let marks = match figure {
        Figure::Slice => {
            let t = frame.at(at)[0];
            [[t, slice.lambda * t.abs()]; 2]
        }
        Figure::Derivative => slice.subdifferential_at_zero().map(|end| [0.0, end]),
        _ => [-1.0, 1.0].map(|side| [side * slice.threshold(), 0.0]),
    };
    let marks = marks.map(|mark| frame.pixel(mark));
    if marks.into_iter().chain(handle(Grip::Lambda)).any(near) || slice.center().is_none() {
        Grip::Lambda
    } else {
        Grip::Center
    }
}

/// The new z or λ when the pointer that holds it is at `at`: λ is within [0, lambda_end], z within the
/// window.
pub fn dragged(figure: Figure, hold: Hold, input: &Input, size: [f64; 2], at: Vector2) -> f64 {
    let number = hold.offset + number_at(figure, hold.grip, input, size, at);
    let [low, high] = match hold.grip {
        Grip::Center => input.ends,
        Grip::Lambda => [0.0, input.lambda_end.value()],
    };
    number.max(low).min(high)
}

/// The z, within the window, or the λ whose mark is at `at`.
pub fn number_at(figure: Figure, grip: Grip, input: &Input, size: [f64; 2], at: Vector2) -> f64 {
    let slice = &input.slice;
    let frame = axes(figure, &input.scales(), size);
    let [t, value] = frame.at(at);
    if grip == Grip::Center {
        return t;
    }
    match figure {
        // The arm goes through the pointer; near the kink it would turn too fast.
        Figure::Slice => {
            value
                / t.abs()
                    .max(0.01 * (frame.window.max[0] - frame.window.min[0]))
        }
        Figure::Derivative => (value - slice.gradient).abs(),
        _ => slice.curvature * t.abs(),
    }
}
