//! |∂Loss/∂θⱼ| at θ* against λ, one bar for each coordinate: full exactly when θⱼ ≠ 0.
//!
//! The optimality conditions: λ is reached by every coordinate that is not 0, and no coordinate
//! passes it. (At a knot of the path a coordinate reaches λ and is still 0.)

use super::number::significant;
use super::surface::{DrawingError, Face, Lettering, Medium, Stroke, text_width};
use super::{Drawing, Layer, Scene};
use crate::geometry::Rectangle;
use crate::problem::Vector2;

const LABEL: f64 = 13.0;
/// Room for the name of λ above the bars, and below and beside everything, in CSS pixels.
const TOP: f64 = 22.0;
const EDGE: f64 = 6.0;

/// |∂Loss/∂θⱼ| at θ*: λ exactly where θⱼ ≠ 0, which is what optimality means, and at most λ
/// elsewhere.
pub fn magnitudes(scene: &Scene) -> Vector2 {
    let theta = scene.solution.theta;
    let gradient = scene.loss.negative_gradient(theta);
    [0, 1].map(|j| {
        if theta[j] == 0.0 {
            gradient[j].abs().min(scene.lambda)
        } else {
            scene.lambda
        }
    })
}

/// Draws one layer; see [`super::Figure::draw`].
///
/// # Errors
/// What the backend reports.
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<M>) -> Result<(), DrawingError<M>> {
    let &Drawing {
        scene,
        said,
        theme,
        size,
        surface,
    } = drawing;
    let names = scene
        .names
        .each_ref()
        .map(|name| format!("|∂Loss/∂{name}|"));
    let widest = |texts: &[&str]| {
        let widths = texts.iter().map(|text| text_width(text, LABEL, true));
        widths.fold(0.0, f64::max)
    };
    let left = EDGE + widest(&[&names[0], &names[1]]) + 8.0;
    // Room for the longest that the states can be; it rests while λ moves.
    let state =
        |j: usize, zero: bool| format!("{} {} 0", scene.names[j], if zero { "=" } else { "≠" });
    let longest = [0, 1].map(|j| format!("0.000 = λ    {}", state(j, false)));
    let right = size[0] - EDGE - widest(&[&longest[0], &longest[1]]);
    let right = right.max(left + 24.0).min(size[0]);
    let row = (size[1] - TOP - EDGE) / 2.0;
    let half = (0.5 * row - 4.0).clamp(2.0, 11.0);
    let middle = |j: usize| TOP + row * (j as f64 + 0.5);
    let end = scene.lambda_end.max(scene.lambda);
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
        surface.text(text, at, lettering)
    };
    match layer {
        Layer::Backdrop => {
            let paper = Rectangle {
                min: [0.0; 2],
                max: size,
            };
            surface.fill(paper.corners(), theme.paper)?;
            for (j, name) in names.iter().enumerate() {
                surface.fill(bar(j, end), theme.grid)?;
                let color = theme.coordinates[j];
                text(name, [left - 8.0, middle(j)], color, Face::Bold, 1)?;
            }
            Ok(())
        }
        Layer::Foreground => {
            let spoken = magnitudes(said);
            let magnitudes = magnitudes(scene);
            let at = along(scene.lambda);
            for (j, &magnitude) in magnitudes.iter().enumerate() {
                let color = theme.coordinates[j];
                let zero = scene.solution.theta[j] == 0.0;
                // What is missing to λ is seen as an empty frame.
                let alpha = if zero { 0.42 } else { 1.0 };
                surface.fill(bar(j, scene.lambda), color.with_alpha(0.14))?;
                if magnitude > 0.0 {
                    surface.fill(bar(j, magnitude), color.with_alpha(alpha))?;
                }
                let number = significant(spoken[j], 3);
                let relation = if magnitude == scene.lambda { "=" } else { "<" };
                let verdict = format!("{number} {relation} λ");
                text(&verdict, [right, middle(j)], color, Face::Regular, -1)?;
                let at = [size[0] - EDGE, middle(j)];
                text(&state(j, zero), at, color, Face::Bold, 1)?;
            }
            let stroke = Stroke {
                color: theme.penalty,
                width: 2.5,
            };
            surface.line([[at, TOP - 3.0], [at, size[1] - EDGE]], stroke)?;
            let name = format!("λ = {}", significant(said.lambda, 3));
            let width = text_width(&name, LABEL, true);
            let center = at.min(size[0] - EDGE - 0.5 * width).max(EDGE + 0.5 * width);
            text(&name, [center, 0.5 * TOP], theme.penalty, Face::Bold, 0)
        }
        Layer::Overlay => Ok(()),
    }
}
