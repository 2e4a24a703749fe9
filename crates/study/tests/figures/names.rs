//! The names in the plane: few, and none over another, over a handle or beyond the picture.

use figure::{Face, Figure, Mark, Theme, Transform, handles, text_width};
use geometry::Rectangle;
use lasso_path::problem::Lambda;
use study::{Action, Attention, Derived, History, PRESETS, State, Topic, derive};

/// The planes of the windows of `tests/end_to_end/layout.rs`, and each of two side by side.
const SIZES: [[f64; 2]; 8] = [
    [996.0, 738.0],
    [840.0, 634.0],
    [592.0, 602.0],
    [390.0, 380.0],
    [422.0, 290.0],
    [360.0, 290.0],
    [447.0, 628.0],
    [194.0, 380.0],
];

/// A name: its lines, and the room that they take.
#[derive(Debug)]
struct Name {
    text: String,
    room: Rectangle,
}

/// The names of a plane, without the numbers of the axes; the lines of one label are one.
fn names(marks: &[Mark]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for mark in marks {
        let Mark::Text {
            text,
            at,
            lettering,
        } = mark
        else {
            continue;
        };
        if lettering.size == 12.0 && lettering.face == Face::Regular {
            continue;
        }
        let bold = lettering.face == Face::Bold;
        // The estimate is generous.
        let width = 0.94 * text_width(text, lettering.size, bold);
        let left = at[0] - 0.5 * width * f64::from(lettering.align + 1);
        let half = 0.5 * lettering.size;
        let room = Rectangle {
            min: [left, at[1] - half],
            max: [left + width, at[1] + half],
        };
        let middle = |r: &Rectangle| 0.5 * (r.min[0] + r.max[0]);
        let below = |name: &&mut Name| {
            let gap = room.min[1] - name.room.max[1];
            (0.0..lettering.size).contains(&gap) && (middle(&name.room) - at[0]).abs() < 0.5
        };
        match names.last_mut().filter(below) {
            Some(name) => {
                name.text = format!("{} / {text}", name.text);
                for k in 0..2 {
                    name.room.min[k] = name.room.min[k].min(room.min[k]);
                    name.room.max[k] = name.room.max[k].max(room.max[k]);
                }
            }
            None => names.push(Name {
                text: text.clone(),
                room,
            }),
        }
    }
    names
}

fn overlap(a: &Rectangle, b: &Rectangle) -> bool {
    (0..2).all(|k| a.max[k].min(b.max[k]) - a.min[k].max(b.min[k]) > 1.0)
}

/// The handles in a plane, and the point θ*, with the pixels that they take.
fn handles_of(state: &State, derived: &Derived, size: [f64; 2]) -> Vec<(&'static str, Rectangle)> {
    let transform = Transform::new(&derived.window, size);
    let loss = &derived.solved.loss;
    let around = |at: [f64; 2], radius: f64| Rectangle { min: at, max: at }.grown(radius);
    let mut all = vec![
        (
            "θ*",
            around(transform.to_pixel(derived.solved.solution.theta), 7.0),
        ),
        (
            "θ̂",
            around(
                handles::of_point(&derived.window, loss.center(), size).at,
                6.0,
            ),
        ),
    ];
    if let Some(descent) = &derived.descent {
        all.push(("θ₀", around(transform.to_pixel(descent.runs.start), 6.0)));
    }
    if state.topic.shows(Topic::Correlation) {
        let contour = handles::contour(None, loss, &transform);
        let ends = [0, 1].map(|axis| handles::of_axis(&contour, axis, &transform));
        all.extend(
            ends.iter()
                .flatten()
                .map(|end| ("contour", around(end.at, 6.0))),
        );
    }
    all
}

/// λ = 0, each knot, and between and beyond them.
fn lambdas(derived: &Derived) -> Vec<f64> {
    let mut all = vec![0.0];
    all.extend(derived.outline.knots.iter().map(|knot| knot.lambda.value()));
    all.push(derived.outline.lambda_end.value());
    let between: Vec<f64> = all
        .windows(2)
        .map(|pair| 0.5 * (pair[0] + pair[1]))
        .collect();
    all.extend(between);
    all
}

#[test]
fn names_are_few_and_cover_nothing() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for preset in PRESETS {
        let first = State::of(preset);
        for lambda in lambdas(&derive(&first)) {
            let lambda = Lambda::new(lambda).expect("a knot");
            let state = first.reduce(Action::SetLambda(lambda));
            let derived = derive(&state);
            let attention = Attention {
                hint: History::new(state.clone()).hint(&derived),
                ..Attention::NONE
            };
            let calm = attention.hint.is_some();
            for size in SIZES {
                let picture = derived
                    .picture(Figure::Plane, attention)
                    .expect("there is a plane");
                let names = names(&picture.marks(&Theme::LIGHT, size));
                let what = format!("{} at λ = {lambda}, {size:?}", preset.title);
                let own = names.len() - 2;
                if calm && own > 5 {
                    wrong.push(format!("{what}: {own} names beside the axes': {names:?}"));
                }
                for (i, a) in names.iter().enumerate() {
                    for b in &names[..i] {
                        if overlap(&a.room, &b.room) {
                            wrong.push(format!("{what}: “{}” over “{}”", a.text, b.text));
                        }
                    }
                    for (name, handle) in handles_of(&state, &derived, size) {
                        if overlap(&a.room, &handle) {
                            wrong.push(format!("{what}: “{}” over the handle {name}", a.text));
                        }
                    }
                }
                count += names.len();
            }
        }
    }
    assert!(count > 1000);
    assert!(
        wrong.is_empty(),
        "{} faults\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
