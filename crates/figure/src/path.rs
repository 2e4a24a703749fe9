//! The regularization path: θ₁(λ), θ₂(λ) and c(λ), with a cursor at λ. With L1 exact and piecewise
//! linear.

use super::chart::Chart;
pub(super) use super::chart::backdrop_key;
pub use super::chart::lambda_at;
use super::surface::{Face, Lettering, Medium, Stroke, text_width};
use super::theme::Color;
use super::{Drawing, Layer, Solved};
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::Penalty;

const LABEL: f64 = 13.0;

/// Draws one layer; see [`super::Picture::draw`].
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<Solved, M>) {
    let solved = drawing.input;
    let solutions = solved.solutions();
    let values = solutions.iter();
    let values: Vec<[f64; 3]> = values
        .map(|&t| [t[0], t[1], solved.penalty.radius(t)])
        .collect();
    let chart = Chart::new(drawing, values.as_flattened());
    match layer {
        Layer::Backdrop => {
            chart.paper();
            chart.axes();
            chart.curves();
            chart.legend();
        }
        Layer::Foreground => chart.marks(),
        Layer::Overlay => {}
    }
}

/// One drawn curve: its values at the corners of the path, and how it looks.
struct Curve {
    name: String,
    color: Color,
    width: f64,
    /// The value at θ.
    of: fn(Penalty, Vector2) -> f64,
    shape: Shape,
}

/// The curves are told apart by the shape of their mark on the cursor too.
#[derive(Clone, Copy)]
enum Shape {
    Disc,
    Square,
    Diamond,
}

impl<M: Medium> Chart<'_, M> {
    fn curves_of_scene(&self) -> [Curve; 3] {
        let coordinate = |k: usize, of, shape| Curve {
            name: format!("{}(λ)", self.solved.names[k]),
            color: self.theme.coordinates[k],
            width: [4.5, 2.5][k],
            of,
            shape,
        };
        [
            Curve {
                name: "c(λ)".to_owned(),
                color: self.theme.ball(self.solved.penalty),
                width: 1.25,
                of: |penalty, t| penalty.radius(t),
                shape: Shape::Diamond,
            },
            coordinate(0, |_, t| t[0], Shape::Disc),
            coordinate(1, |_, t| t[1], Shape::Square),
        ]
    }

    /// The corners of a curve as pixels, from λ = 0 to lambda_end.
    fn corners(&self, of: fn(Penalty, Vector2) -> f64) -> Vec<Vector2> {
        let solved = self.solved;
        let value = |(lambda, theta)| [lambda, of(solved.penalty, theta)];
        let mut points: Vec<Vector2> = solved.nodes().into_iter().map(value).collect();
        let last = points.last().map_or(0.0, |point| point[0]);
        if points.is_empty() {
            points.push([0.0, 0.0]);
        }
        if solved.curve.is_none() {
            points.push([solved.lambda_end.value().max(last), 0.0]);
        }
        points.into_iter().map(|p| self.pixel(p)).collect()
    }

    fn curves(&self) {
        let curves = self.curves_of_scene();
        // The thinner above the wider, so that curves that coincide are all seen.
        let [radius, first, second] = &curves;
        for curve in [first, second, radius] {
            let stroke = Stroke {
                color: curve.color,
                width: curve.width,
            };
            self.surface.line(&self.corners(curve.of), stroke);
        }
        for knot in self.solved.knots() {
            let color = self.theme.ink.with_alpha(0.75);
            let x = self.pixel([knot.lambda.value(), 0.0])[0];
            let zero = self.pixel([0.0, 0.0])[1];
            let low = (zero - 6.0).max(self.plot.min[1]);
            let high = (zero + 6.0).min(self.plot.max[1]);
            self.surface
                .line(&[[x, low], [x, high]], Stroke { color, width: 1.6 });
            for (curve, value) in curves[1..].iter().zip(knot.theta) {
                self.surface
                    .disc(self.pixel([knot.lambda.value(), value]), 2.6, curve.color);
            }
        }
    }

    /// The names of the curves, at the top right: c falls and bounds both others, so that corner is
    /// free.
    fn legend_area(&self, curves: &[Curve]) -> Rectangle {
        let widths = curves.iter();
        let widths = widths.map(|curve| text_width(&curve.name, LABEL, true));
        let left = self.plot.max[0] - widths.fold(0.0, f64::max) - 44.0;
        Rectangle {
            min: [left, self.plot.min[1] - 6.0],
            max: [self.plot.max[0], self.plot.min[1] + 4.2 * LABEL],
        }
    }

    fn legend(&self) {
        let curves = self.curves_of_scene();
        let patch = self.legend_area(&curves);
        let x = patch.min[0] + 40.0;
        self.surface
            .fill(&patch.corners(), self.theme.paper.with_alpha(0.8));
        for (row, curve) in curves.iter().enumerate() {
            let y = self.plot.min[1] + LABEL * (0.6 + 1.4 * row as f64);
            let ends = [[x - 34.0, y], [x - 8.0, y]];
            let stroke = Stroke {
                color: curve.color,
                width: curve.width,
            };
            self.surface.line(&ends, stroke);
            self.mark(curve.shape, [x - 21.0, y], 0.8, curve.color);
            let lettering = Lettering {
                color: curve.color,
                size: LABEL,
                face: Face::Bold,
                align: -1,
            };
            self.surface.text(&curve.name, [x, y], lettering);
        }
    }

    fn mark(&self, shape: Shape, at: Vector2, scale: f64, color: Color) {
        // Where two coordinates are equal both marks are seen.
        match shape {
            Shape::Disc => self.surface.disc(at, 6.4 * scale, color),
            Shape::Square => self.surface.fill(&square(at, 4.4 * scale), color),
            Shape::Diamond => self.surface.fill(&diamond(at, 6.4 * scale), color),
        }
    }

    /// The values at λ.
    fn marks(&self) {
        let lambda = self.cursor();
        let x = self.pixel([lambda, 0.0])[0];
        let stroke = Stroke {
            color: self.theme.ink,
            width: 1.8,
        };
        // Below the legend, where that is in its way.
        let legend = self.legend_area(&self.curves_of_scene());
        let top = [self.plot.min[1], legend.max[1]][usize::from(x > legend.min[0])];
        self.surface
            .line(&[[x, top], [x, self.plot.max[1]]], stroke);
        self.beyond(top + 14.0);
        let theta = self.solved.solution.theta;
        let [first, second] = self.theme.coordinates;
        for (value, color, shape) in [
            (
                self.solved.norm(),
                self.theme.ball(self.solved.penalty),
                Shape::Diamond,
            ),
            (theta[0], first, Shape::Disc),
            (theta[1], second, Shape::Square),
        ] {
            let at = self.pixel([lambda, value]);
            self.mark(shape, at, 1.3, self.theme.paper);
            self.mark(shape, at, 1.0, color);
        }
    }
}

fn square([x, y]: Vector2, half: f64) -> [Vector2; 4] {
    Rectangle {
        min: [x - half, y - half],
        max: [x + half, y + half],
    }
    .corners()
}

fn diamond([x, y]: Vector2, half: f64) -> [Vector2; 4] {
    [[x + half, y], [x, y + half], [x - half, y], [x, y - half]]
}
