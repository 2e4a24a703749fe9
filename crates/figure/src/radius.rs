//! The radius c of the ball through θ*(λ) against λ, ‖θ*‖₁ with L1: the two forms, min Loss + λP and
//! min Loss with θ in the ball, have the same solution where (λ, c) lies on this line.
//!
//! With L1 the line is exact and piecewise linear. It falls strictly between its vertical part, where λ = 0
//! for every larger c, and its horizontal one, where c = 0 for every larger λ.

use super::chart::Chart;
pub(super) use super::chart::backdrop_key;
use super::number::{rounded_up, significant};
use super::surface::{Face, Lettering, Medium, Stroke, arrowhead};
use super::theme::Color;
use super::{Drawing, Layer, Solved};
use geometry::Rectangle;
use lasso_path::problem::Vector2;

pub use super::chart::lambda_at;

const LABEL: f64 = 13.0;
const LINE: f64 = 3.0;
/// How far the values' axis goes beyond the largest c that matters.
const BEYOND: f64 = 1.16;

/// Draws one layer; see [`super::Picture::draw`].
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<Solved, M>) {
    let &Drawing {
        input: solved,
        theme,
        size,
        surface,
        ..
    } = drawing;
    let norm = |theta| solved.penalty.radius(theta);
    let largest = norm(solved.limit_at_zero());
    let values = solved.solutions().into_iter();
    let values: Vec<f64> = values.map(|t| BEYOND * norm(t)).collect();
    let chart = Chart::new(drawing, &values);
    let color = theme.ball(solved.penalty);
    let lambda_max = solved.lambda_max.map(f64::from);
    let top = [chart.plot.min[0], chart.plot.min[1]];
    let end = chart.pixel([solved.lambda_end.value(), 0.0]);
    let line = |color: Color, width| Stroke { color, width };
    match layer {
        Layer::Backdrop => {
            chart.paper();
            chart.axes();
            let c = Lettering {
                color,
                size: 15.0,
                face: Face::Bold,
                align: -1,
            };
            surface.text("c", [top[0] + 10.0, top[1] + 4.0], c);
            let until = lambda_max.unwrap_or(f64::INFINITY);
            let nodes = solved.nodes().into_iter().filter(|node| node.0 <= until);
            let mut corners: Vec<Vector2> = nodes.map(|(lambda, t)| [lambda, norm(t)]).collect();
            if corners.is_empty() {
                corners.push([0.0; 2]);
            }
            let pixels: Vec<Vector2> = corners.iter().map(|&p| chart.pixel(p)).collect();
            let ends = [pixels[0], pixels[pixels.len() - 1]];
            surface.line(&pixels, line(color, LINE));
            // Where one number belongs to a whole range of the other.
            let pale = line(color.with_alpha(0.5), LINE);
            if largest > 0.0 {
                surface.line(&[ends[0], top], pale);
                surface.fill(&arrowhead(top, [0.0, -1.0]), color);
            }
            if lambda_max.is_some() {
                surface.line(&[ends[1], [end[0] - 6.0, end[1]]], pale);
                surface.fill(&arrowhead(end, [1.0, 0.0]), color);
            }
            surface.disc(ends[0], 3.6, color);
            for knot in solved.knots() {
                let kink = chart.pixel([knot.lambda.value(), norm(knot.theta)]);
                surface.disc(kink, 3.6, color);
            }
            let slack = format!("λ = 0 for every c ≥ {}", from(largest));
            // c falls, so the upper right is free.
            let height = top[1] + 0.36 * (end[1] - top[1]);
            let mut texts = Vec::new();
            if let Some(lambda_max) = lambda_max {
                let zero = format!("c = 0 for every λ ≥ {}", from(lambda_max));
                texts.push((zero, [chart.plot.max[0], height], 1));
                let x = 0.5 * (chart.pixel([lambda_max, 0.0])[0] + end[0]);
                let leader = line(color.with_alpha(0.5), 1.2);
                surface.line(&[[x, height + 10.0], [x, end[1] - 7.0]], leader);
            }
            if largest > 0.0 {
                texts.push((slack, [top[0] + 30.0, top[1] + 5.0], -1));
            }
            for (text, at, align) in texts {
                let lettering = Lettering {
                    color,
                    size: LABEL,
                    face: Face::Regular,
                    align,
                };
                let width = super::surface::text_width(&text, LABEL, false);
                let left = if align < 0 { at[0] } else { at[0] - width };
                let patch = Rectangle {
                    min: [left - 3.0, at[1] - 9.0],
                    max: [(left + width + 3.0).min(size[0]), at[1] + 9.0],
                };
                surface.fill(&patch.corners(), theme.paper.with_alpha(0.8));
                surface.text(&text, at, lettering);
            }
        }
        Layer::Foreground => {
            let at = chart.pixel([chart.cursor(), solved.radius()]);
            let cursor = line(theme.ink, 1.8);
            let [left, bottom] = [chart.plot.min[0], chart.pixel([0.0; 2])[1]];
            // From λ up to the line and on to c.
            surface.line(&[[at[0], bottom], at, [left, at[1]]], cursor);
            surface.disc(at, 8.0, theme.paper);
            surface.disc(at, 6.4, theme.ink);
            chart.beyond(at[1].min(bottom - 24.0));
        }
        Layer::Overlay => {}
    }
}

/// A bound as a number that it holds from.
fn from(x: f64) -> String {
    rounded_up(x, f64::INFINITY).unwrap_or_else(|| significant(x, 9))
}
