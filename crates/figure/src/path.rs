//! The regularization path: θ₁(λ), θ₂(λ) and c(λ), with a cursor at λ. With L1 exact and piecewise
//! linear.

use super::chart::{Chart, LABEL};
use super::mark::{Face, Lettering, Painter, Stroke, text_width};
use super::picture::Layer;
use super::regularization_path::RegularizationPath;
use super::theme::Color;
use geometry::Rectangle;
use lasso_path::problem::{Lambda, Vector2};
use lasso_path::solve::penalty::Penalty;

pub use super::chart::lambda_at;

/// The axes and the curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// All solutions.
    pub path: RegularizationPath,
    /// The end of the λ-axis.
    pub lambda_end: Lambda,
    /// The names of the two coordinates.
    pub names: [String; 2],
}

/// The cursor at λ.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below it.
    pub backdrop: Backdrop,
    /// λ.
    pub lambda: Lambda,
    /// θ*(λ).
    pub theta: Vector2,
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let chart = self.chart(painter);
        chart.backdrop();
        self.curves(&chart);
        self.legend(&chart);
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let Foreground {
            backdrop, theta, ..
        } = self;
        let chart = backdrop.chart(painter);
        let lambda = chart.cursor(self.lambda);
        let x = chart.pixel([lambda, 0.0])[0];
        // Below the legend, where that is in its way.
        let legend = backdrop.legend_area(&chart, &backdrop.curves_of(painter));
        let top = [chart.plot().min[1], legend.max[1]][usize::from(x > legend.min[0])];
        chart.axes.cursor(painter, lambda, top, 1.8);
        chart.beyond(self.lambda, top + 14.0);
        // c, which may be as large as a coordinate, below that.
        for curve in backdrop.curves_of(painter).iter().rev() {
            let at = chart.pixel([lambda, (curve.of)(backdrop.path.penalty, *theta)]);
            mark(painter, curve.shape, at, 1.3, painter.theme.paper);
            mark(painter, curve.shape, at, 1.0, curve.color);
        }
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

impl Backdrop {
    fn chart<'a>(&self, painter: &'a Painter) -> Chart<'a> {
        let solutions = self.path.solutions().into_iter();
        let values = solutions.flat_map(|t| [t[0], t[1], self.path.penalty.radius(t)]);
        Chart::new(painter, self.lambda_end, values)
    }

    fn curves_of(&self, painter: &Painter) -> [Curve; 3] {
        let coordinate = |k: usize, of, shape| Curve {
            name: format!("{}(λ)", self.names[k]),
            color: painter.theme.coordinates[k],
            width: [4.5, 2.5][k],
            of,
            shape,
        };
        [
            coordinate(0, |_, t| t[0], Shape::Disc),
            coordinate(1, |_, t| t[1], Shape::Square),
            Curve {
                name: "c(λ)".to_owned(),
                color: painter.theme.ball(self.path.penalty),
                width: 1.25,
                of: |penalty, t| penalty.radius(t),
                shape: Shape::Diamond,
            },
        ]
    }

    /// The corners of a curve as pixels, from λ = 0 to lambda_end.
    fn corners(&self, chart: &Chart, of: fn(Penalty, Vector2) -> f64) -> Vec<Vector2> {
        let path = &self.path;
        let value = |(lambda, theta)| [lambda, of(path.penalty, theta)];
        let mut points: Vec<Vector2> = path.nodes().into_iter().map(value).collect();
        let last = points.last().map_or(0.0, |point| point[0]);
        if points.is_empty() {
            points.push([0.0, 0.0]);
        }
        if path.curve.is_none() {
            points.push([self.lambda_end.value().max(last), 0.0]);
        }
        points.into_iter().map(|p| chart.pixel(p)).collect()
    }

    fn curves(&self, chart: &Chart) {
        let painter = chart.painter;
        let curves = self.curves_of(painter);
        // The thinner above the wider, so that curves that coincide are all seen.
        let [first, second, radius] = &curves;
        for curve in [first, second, radius] {
            let stroke = Stroke {
                color: curve.color,
                width: curve.width,
            };
            painter.line(self.corners(chart, curve.of), stroke);
        }
        for knot in self.path.knots() {
            let color = painter.theme.ink.with_alpha(0.75);
            let [x, zero] = chart.pixel([knot.lambda.value(), 0.0]);
            let low = (zero - 6.0).max(chart.plot().min[1]);
            let high = (zero + 6.0).min(chart.plot().max[1]);
            painter.line([[x, low], [x, high]], Stroke { color, width: 1.6 });
            for (curve, value) in curves.iter().zip(knot.theta) {
                let at = chart.pixel([knot.lambda.value(), value]);
                painter.disc(at, 2.6, curve.color);
            }
        }
    }

    /// The names of the curves, at the top right: c falls and bounds both others, so that corner is
    /// free.
    fn legend_area(&self, chart: &Chart, curves: &[Curve]) -> Rectangle {
        let widths = curves.iter();
        let widths = widths.map(|curve| text_width(&curve.name, LABEL, true));
        let Rectangle { min, max } = *chart.plot();
        let left = max[0] - widths.fold(0.0, f64::max) - 44.0;
        Rectangle {
            min: [left, min[1] - 6.0],
            max: [max[0], min[1] + 4.2 * LABEL],
        }
    }

    fn legend(&self, chart: &Chart) {
        let painter = chart.painter;
        let curves = self.curves_of(painter);
        let patch = self.legend_area(chart, &curves);
        let x = patch.min[0] + 40.0;
        painter.fill(patch.corners(), painter.theme.paper.with_alpha(0.8));
        for (row, curve) in curves.iter().enumerate() {
            let y = chart.plot().min[1] + LABEL * (0.6 + 1.4 * row as f64);
            let ends = [[x - 34.0, y], [x - 8.0, y]];
            let stroke = Stroke {
                color: curve.color,
                width: curve.width,
            };
            painter.line(ends, stroke);
            mark(painter, curve.shape, [x - 21.0, y], 0.8, curve.color);
            let lettering = Lettering {
                color: curve.color,
                size: LABEL,
                face: Face::Bold,
                align: -1,
            };
            painter.text(&*curve.name, [x, y], lettering);
        }
    }
}

fn mark(painter: &Painter, shape: Shape, at: Vector2, scale: f64, color: Color) {
    // Where two coordinates are equal both marks are seen.
    match shape {
        Shape::Disc => painter.disc(at, 6.4 * scale, color),
        Shape::Square => painter.fill(square(at, 4.4 * scale), color),
        Shape::Diamond => painter.fill(diamond(at, 6.4 * scale), color),
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
