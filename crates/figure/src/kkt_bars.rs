//! |∂Loss/∂θⱼ| at θ* against λ, one bar for each coordinate: full exactly when θⱼ ≠ 0.
//!
//! The optimality conditions: λ is reached by every coordinate that is not 0, and no coordinate
//! passes it. (At a knot of the path a coordinate reaches λ and is still 0.) With another penalty than
//! L1 it is the most that the penalty can hold, λφ'(|θⱼ|), that takes the place of λ; for ‖θ‖∞ the bars
//! are of the coordinates θ₁ + θ₂ and θ₁ − θ₂, in which it is a sum.

use super::number::significant;
use super::surface::{Face, Lettering, Medium, Stroke, text_width};
use super::{Drawing, Layer, Solved};
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::Basis;

const LABEL: f64 = 13.0;
/// Room for the name of λ above the bars, and below and beside everything, in CSS pixels.
const TOP: f64 = 22.0;
const EDGE: f64 = 6.0;

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pull {
    /// |∂Loss/∂θⱼ| at θ*: the limit exactly where θⱼ ≠ 0, which is what optimality means, and at most
    /// the limit elsewhere.
    pub size: f64,
    /// The most that λP can hold at θ*: λ for L1; may be ∞.
    pub limit: f64,
    /// Whether the coordinate is 0.
    pub zero: bool,
}

/// Both bars.
pub fn pulls(solved: &Solved) -> [Pull; 2] {
    let theta = solved.solution.theta;
    let basis = solved.penalty.basis();
    let gradient = basis.of_gradient(solved.loss.negative_gradient(theta));
    let point = basis.of_point(theta);
    [0, 1].map(|j| {
        let limit = solved
            .penalty
            .slope(solved.lambda.value(), point[j].abs())
            .1;
        let zero = point[j] == 0.0;
        // c = 0 holds whatever the loss pulls.
        if solved.has_no_multiplier() {
            let (size, limit) = (gradient[j].abs(), f64::INFINITY);
            return Pull { size, limit, zero };
        }
        let size = if zero {
            gradient[j].abs().min(limit)
        } else {
            limit
        };
        Pull { size, limit, zero }
    })
}

/// The size of the gradient that a bar over the whole width stands for.
pub fn end(solved: &Solved) -> f64 {
    // No gradient on the way from θ̂ to 0 is larger than the one at 0 (nearly, for a star).
    let end = match solved.penalty.basis() {
        _ if solved.curve.is_none() => solved.lambda_end.value().max(solved.lambda.value()),
        Basis::Axes => 1.1 * solved.loss.lambda_max().value(),
        Basis::Diagonals => 2.2 * solved.loss.lambda_max().value(),
    };
    if end > 0.0 { end } else { 1.0 }
}

/// All that the backdrop depends on: the scale and the names.
pub(super) fn backdrop_key(solved: &Solved) -> impl PartialEq + '_ {
    (&solved.loss, solved.penalty, &solved.names)
}

/// Draws one layer; see [`super::Picture::draw`].
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<Solved, M>) {
    let &Drawing {
        input: solved,
        theme,
        size,
        surface,
    } = drawing;
    let [first, second] = &solved.names;
    let (coordinates, names) = match solved.penalty.basis() {
        Basis::Axes => (
            [first.clone(), second.clone()],
            solved
                .names
                .each_ref()
                .map(|name| format!("|∂Loss/∂{name}|")),
        ),
        Basis::Diagonals => (
            ["+", "−"].map(|sign| format!("{first} {sign} {second}")),
            ["|∂₁ + ∂₂|", "|∂₁ − ∂₂|"].map(str::to_owned),
        ),
    };
    let widest = |texts: &[&str]| {
        let widths = texts.iter().map(|text| text_width(text, LABEL, true));
        widths.fold(0.0, f64::max)
    };
    let left = EDGE + widest(&[&names[0], &names[1]]) + 8.0;
    // Room for the longest that the states can be; it rests while λ moves.
    let state =
        |j: usize, zero: bool| format!("{} {} 0", coordinates[j], if zero { "=" } else { "≠" });
    let room = if solved.penalty.slope(1.0, 1.0).1 == solved.penalty.slope(1.0, 0.0).1 {
        "0.000 = λ"
    } else {
        "0.000 = 0.000"
    };
    let longest = [0, 1].map(|j| format!("{room}    {}", state(j, false)));
    let right = size[0] - EDGE - widest(&[&longest[0], &longest[1]]);
    let right = right.max(left + 24.0).min(size[0]);
    let row = (size[1] - TOP - EDGE) / 2.0;
    let half = (0.5 * row - 4.0).clamp(2.0, 11.0);
    let middle = |j: usize| TOP + row * (j as f64 + 0.5);
    let end = end(solved);
    let along = |value: f64| left + (value / end).clamp(0.0, 1.0) * (right - left - 10.0);
    let bar = |j: usize, value: f64| {
        Rectangle {
            min: [left, middle(j) - half],
            max: [along(value), middle(j) + half],
        }
        .corners()
    };
    let text = |text: &str, at: Vector2, color, face, align| {
        let lettering = Lettering {
            color,
            size: LABEL,
            face,
            align,
        };
        surface.text(text, at, lettering);
    };
    match layer {
        Layer::Backdrop => {
            let paper = Rectangle {
                min: [0.0; 2],
                max: size,
            };
            surface.fill(&paper.corners(), theme.paper);
            for (j, name) in names.iter().enumerate() {
                surface.fill(&bar(j, end), theme.grid);
                let color = theme.coordinates[j];
                text(name, [left - 8.0, middle(j)], color, Face::Bold, 1);
            }
        }
        Layer::Foreground => {
            let pulls = pulls(solved);
            let at = along(solved.lambda.value());
            let common = pulls.iter().all(|pull| pull.limit == solved.lambda.value());
            let mark = |x: f64, from: f64, to: f64| {
                let stroke = Stroke {
                    color: theme.ball(solved.penalty),
                    width: 2.5,
                };
                surface.line(&[[x, from], [x, to]], stroke);
            };
            for (j, pull) in pulls.iter().enumerate() {
                let color = theme.coordinates[j];
                // What is missing to the limit is seen as an empty basis.
                let alpha = if pull.zero { 0.42 } else { 1.0 };
                surface.fill(&bar(j, pull.limit), color.with_alpha(0.14));
                if pull.size > 0.0 {
                    surface.fill(&bar(j, pull.size), color.with_alpha(alpha));
                }
                let number = significant(pull.size, 3);
                let relation = if pull.size == pull.limit { "=" } else { "<" };
                let limit = if common {
                    "λ".to_owned()
                } else if pull.limit == f64::INFINITY {
                    "∞".to_owned()
                } else {
                    significant(pull.limit, 3)
                };
                let verdict = format!("{number} {relation} {limit}");
                text(&verdict, [right, middle(j)], color, Face::Regular, -1);
                let aside = [size[0] - EDGE, middle(j)];
                text(&state(j, pull.zero), aside, color, Face::Bold, 1);
                if !common && pull.limit.is_finite() {
                    let from = middle(j) - half - 3.0;
                    mark(along(pull.limit), from, middle(j) + half + 3.0);
                }
            }
            if !common {
                return;
            }
            mark(at, TOP - 3.0, size[1] - EDGE);
            let name = format!("λ = {}", significant(solved.lambda.value(), 3));
            let width = text_width(&name, LABEL, true);
            let center = at.min(size[0] - EDGE - 0.5 * width).max(EDGE + 0.5 * width);
            text(&name, [center, 0.5 * TOP], theme.penalty, Face::Bold, 0);
        }
        Layer::Overlay => {}
    }
}
