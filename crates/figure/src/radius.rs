//! The radius c of the ball through θ*(λ) against λ, ‖θ*‖₁ with L1: the two forms, min Loss + λP and
//! min Loss with θ in the ball, have the same solution where (λ, c) lies on this line.
//!
//! With L1 the line is exact and piecewise linear. It falls strictly between its vertical part, where λ = 0
//! for every larger c, and its horizontal one, where c = 0 for every larger λ.

use super::chart::{Chart, LABEL};
use super::mark::{Face, Lettering, Painter, Stroke, arrowhead, text_width};
use super::picture::Layer;
use super::regularization_path::RegularizationPath;
use super::theme::Color;
use geometry::Rectangle;
use lasso_path::problem::{Lambda, Vector2};

pub use super::chart::lambda_at;

const LINE: f64 = 3.0;
/// How far the values' axis goes beyond the largest c that matters.
const BEYOND: f64 = 1.16;

/// The axes and the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// All solutions.
    pub path: RegularizationPath,
    /// The end of the λ-axis.
    pub lambda_end: Lambda,
    /// What is said of the vertical part, where λ = 0.
    pub unconstrained: String,
    /// The least λ from which θ* = 0 and what is said of the horizontal part, if there is one.
    pub zero: Option<(Lambda, String)>,
}

/// The cursor at (λ, c).
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below it.
    pub backdrop: Backdrop,
    /// λ.
    pub lambda: Lambda,
    /// c.
    pub radius: f64,
}

impl Backdrop {
    fn norm(&self, theta: Vector2) -> f64 {
        self.path.penalty.radius(theta)
    }

    fn chart<'a>(&self, painter: &'a Painter) -> Chart<'a> {
        let solutions = self.path.solutions().into_iter();
        let values = solutions.map(|theta| BEYOND * self.norm(theta));
        Chart::new(painter, self.lambda_end, values)
    }
}

fn line(color: Color, width: f64) -> Stroke {
    Stroke { color, width }
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let (theme, chart) = (painter.theme, self.chart(painter));
        let color = theme.ball(self.path.penalty);
        let largest = self.norm(self.path.limit_at_zero());
        let lambda_max = self.zero.as_ref().map(|(lambda, _)| lambda.value());
        let plot = *chart.plot();
        let top = plot.min;
        let end = chart.pixel([self.lambda_end.value(), 0.0]);
        chart.backdrop();
        let c = Lettering {
            color,
            size: 15.0,
            face: Face::Bold,
            align: -1,
        };
        painter.text("c", [top[0] + 10.0, top[1] + 4.0], c);
        let until = lambda_max.unwrap_or(f64::INFINITY);
        let nodes = self.path.nodes().into_iter();
        let nodes = nodes.filter(|node| node.0 <= until);
        let mut corners: Vec<Vector2> = nodes.map(|(l, t)| [l, self.norm(t)]).collect();
        if corners.is_empty() {
            corners.push([0.0; 2]);
        }
        let pixels: Vec<Vector2> = corners.iter().map(|&p| chart.pixel(p)).collect();
        let ends = [pixels[0], pixels[pixels.len() - 1]];
        painter.line(pixels, line(color, LINE));
        // Where one number belongs to a whole range of the other.
        let pale = line(color.with_alpha(0.5), LINE);
        if largest > 0.0 {
            painter.line([ends[0], top], pale);
            painter.fill(arrowhead(top, [0.0, -1.0]), color);
        }
        if lambda_max.is_some() {
            painter.line([ends[1], [end[0] - 6.0, end[1]]], pale);
            painter.fill(arrowhead(end, [1.0, 0.0]), color);
        }
        painter.disc(ends[0], 3.6, color);
        for knot in self.path.knots() {
            let kink = chart.pixel([knot.lambda.value(), self.norm(knot.theta)]);
            painter.disc(kink, 3.6, color);
        }
        // c falls, so the upper right is free.
        let height = top[1] + 0.36 * (end[1] - top[1]);
        let mut texts = Vec::new();
        if let Some((lambda_max, zero)) = &self.zero {
            texts.push((zero, [plot.max[0], height], 1));
            let x = 0.5 * (chart.pixel([lambda_max.value(), 0.0])[0] + end[0]);
            let leader = line(color.with_alpha(0.5), 1.2);
            painter.line([[x, height + 10.0], [x, end[1] - 7.0]], leader);
        }
        if largest > 0.0 {
            texts.push((&self.unconstrained, [top[0] + 30.0, top[1] + 5.0], -1));
        }
        for (text, at, align) in texts {
            let lettering = Lettering {
                color,
                size: LABEL,
                face: Face::Regular,
                align,
            };
            let width = text_width(text, LABEL, false);
            let left = if align < 0 { at[0] } else { at[0] - width };
            let patch = Rectangle {
                min: [left - 3.0, at[1] - 9.0],
                max: [(left + width + 3.0).min(painter.size[0]), at[1] + 9.0],
            };
            painter.fill(patch.corners(), theme.paper.with_alpha(0.8));
            painter.text(&**text, at, lettering);
        }
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let chart = self.backdrop.chart(painter);
        let (theme, plot) = (painter.theme, chart.plot());
        let at = chart.pixel([chart.cursor(self.lambda), self.radius]);
        let bottom = chart.pixel([0.0; 2])[1];
        // From λ up to the line and on to c.
        let corner = [[at[0], bottom], at, [plot.min[0], at[1]]];
        painter.line(corner, line(theme.ink, 1.8));
        painter.disc(at, 8.0, theme.paper);
        painter.disc(at, 6.4, theme.ink);
        chart.beyond(self.lambda, at[1].min(bottom - 24.0));
    }
}
