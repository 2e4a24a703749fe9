//! The regularization path: θ₁(λ), θ₂(λ) and c(λ), exact and piecewise linear, with a cursor at λ.

use super::number::decimal;
use super::surface::{DrawingError, Face, Lettering, Stroke, Surface, text_width};
use super::theme::{Color, Theme};
use super::ticks::ticks;
use super::{Layer, Scene};
use crate::geometry::Rectangle;
use crate::problem::Vector2;
use plotters::prelude::DrawingBackend;

const TICK: f64 = 12.0;
const LABEL: f64 = 13.0;
/// Room for tick labels and for marks at the border, in CSS pixels: left, top, right, bottom.
const MARGIN: [f64; 4] = [44.0, 12.0, 14.0, 26.0];

/// The λ at `x` CSS pixels from the left of a figure of width `width`, within [0, lambda_end].
pub fn lambda_at(scene: &Scene, width: f64, x: f64) -> f64 {
    let across = (width - MARGIN[0] - MARGIN[2]).max(1.0);
    ((x - MARGIN[0]) / across).clamp(0.0, 1.0) * scene.lambda_end
}

/// Draws one layer; see [`super::Figure::draw`].
///
/// # Errors
/// What the backend reports.
pub fn draw<DB: DrawingBackend>(
    layer: Layer,
    scene: &Scene,
    theme: &Theme,
    size: [f64; 2],
    surface: &Surface<DB>,
) -> Result<(), DrawingError<DB>> {
    let pen = Pen::new(scene, theme, size, surface);
    match layer {
        Layer::Backdrop => {
            pen.axes()?;
            pen.curves()
        }
        Layer::Foreground => pen.cursor(),
        Layer::Overlay => pen.legend(),
    }
}

/// One drawn curve: its values at the corners of the path, and how it looks.
struct Curve {
    name: String,
    color: Color,
    width: f64,
    /// (λ, value) from 0 to lambda_end.
    points: Vec<Vector2>,
    value: f64,
    shape: Shape,
}

/// The curves are told apart by the shape of their mark on the cursor too.
#[derive(Clone, Copy)]
enum Shape {
    Disc,
    Square,
    Diamond,
}

struct Pen<'a, DB: DrawingBackend> {
    scene: &'a Scene,
    theme: &'a Theme,
    surface: &'a Surface<DB>,
    plot: Rectangle,
    low: f64,
    high: f64,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    fn new(scene: &'a Scene, theme: &'a Theme, size: [f64; 2], surface: &'a Surface<DB>) -> Self {
        let plot = Rectangle {
            min: [MARGIN[0], MARGIN[1]],
            max: [
                (size[0] - MARGIN[2]).max(MARGIN[0] + 1.0),
                (size[1] - MARGIN[3]).max(MARGIN[1] + 1.0),
            ],
        };
        let corners = scene.path_corners();
        let values = corners.iter().flat_map(|&[a, b]| [a, b, a.abs() + b.abs()]);
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), x| {
            (low.min(x), high.max(x))
        });
        let (low, high) = if high > low {
            (low, high + 0.04 * (high - low))
        } else {
            (-1.0, 1.0)
        };
        Pen {
            scene,
            theme,
            surface,
            plot,
            low,
            high,
        }
    }

    fn pixel(&self, [lambda, value]: Vector2) -> Vector2 {
        let share = [
            lambda / self.scene.lambda_end,
            (value - self.low) / (self.high - self.low),
        ];
        let [width, height] = [0, 1].map(|k| self.plot.max[k] - self.plot.min[k]);
        self.plot.nearest([
            self.plot.min[0] + share[0] * width,
            self.plot.max[1] - share[1] * height,
        ])
    }

    fn curves_of_scene(&self) -> [Curve; 3] {
        let segments = self.scene.path.segments();
        let end = self.scene.lambda_end;
        let sample = |value: &dyn Fn(Vector2) -> f64| {
            let mut points: Vec<Vector2> = segments
                .iter()
                .flat_map(|s| [0, 1].map(|i| [s.lambda[i].value(), value(s.theta[i])]))
                .collect();
            points.dedup();
            if points.is_empty() {
                points.push([0.0, 0.0]);
            }
            points.push([end.max(points[points.len() - 1][0]), 0.0]);
            points
        };
        let theta = self.scene.solution.theta;
        let coordinate = |k: usize, shape| Curve {
            name: format!("{}(λ)", self.scene.names[k]),
            color: self.theme.coordinates[k],
            width: 3.0,
            points: sample(&|t: Vector2| t[k]),
            value: theta[k],
            shape,
        };
        [
            Curve {
                name: "c(λ)".to_owned(),
                color: self.theme.penalty,
                width: 1.6,
                points: sample(&|[a, b]: Vector2| a.abs() + b.abs()),
                value: self.scene.radius(),
                shape: Shape::Diamond,
            },
            coordinate(0, Shape::Disc),
            coordinate(1, Shape::Square),
        ]
    }

    fn axes(&self) -> Result<(), DrawingError<DB>> {
        let grid = Stroke {
            color: self.theme.grid,
            width: 1.0,
        };
        let quiet = |align| Lettering {
            color: self.theme.quiet,
            size: TICK,
            face: Face::Regular,
            align,
        };
        let crisp = |x: f64| x.floor() + 0.5;
        let [width, height] = [0, 1].map(|k| self.plot.max[k] - self.plot.min[k]);

        let (points, places) = ticks(self.low, self.high, (height / 34.0).max(2.0) as usize);
        for tick in points {
            let y = crisp(self.pixel([0.0, tick])[1]);
            self.surface
                .line([[self.plot.min[0], y], [self.plot.max[0], y]], grid)?;
            self.surface.text(
                &decimal(tick, places),
                [self.plot.min[0] - 7.0, y],
                quiet(1),
            )?;
        }
        let (points, places) = ticks(0.0, self.scene.lambda_end, (width / 52.0).max(2.0) as usize);
        for tick in points {
            let x = self.pixel([tick, 0.0])[0];
            // The axis's own name stands at its end.
            if x < self.plot.max[0] - 26.0 {
                self.surface.text(
                    &decimal(tick, places),
                    [x, self.plot.max[1] + 14.0],
                    quiet(0),
                )?;
            }
        }
        let name = Lettering {
            color: self.theme.penalty,
            size: 15.0,
            face: Face::Bold,
            align: 1,
        };
        self.surface
            .text("λ", [self.plot.max[0], self.plot.max[1] + 14.0], name)?;
        let axis = Stroke {
            color: self.theme.ink,
            width: 1.2,
        };
        let zero = crisp(self.pixel([0.0, 0.0])[1]);
        self.surface
            .line([[self.plot.min[0], zero], [self.plot.max[0], zero]], axis)
    }

    fn curves(&self) -> Result<(), DrawingError<DB>> {
        let curves = self.curves_of_scene();
        for curve in &curves {
            let stroke = Stroke {
                color: curve.color,
                width: curve.width,
            };
            self.surface
                .line(curve.points.iter().map(|&p| self.pixel(p)), stroke)?;
        }
        for knot in self.scene.path.knots() {
            let color = self.theme.ink.with_alpha(0.75);
            let x = self.pixel([knot.lambda.value(), 0.0])[0];
            let zero = self.pixel([0.0, 0.0])[1];
            let low = (zero - 6.0).max(self.plot.min[1]);
            let high = (zero + 6.0).min(self.plot.max[1]);
            self.surface
                .line([[x, low], [x, high]], Stroke { color, width: 1.6 })?;
            for (curve, value) in curves[1..].iter().zip(knot.theta) {
                self.surface
                    .disc(self.pixel([knot.lambda.value(), value]), 2.6, curve.color)?;
            }
        }
        Ok(())
    }

    /// The names of the curves, at the top right: c falls and bounds both others, so that corner is
    /// free.
    fn legend(&self) -> Result<(), DrawingError<DB>> {
        let curves = self.curves_of_scene();
        let widest = curves
            .iter()
            .map(|curve| text_width(&curve.name, LABEL, true))
            .fold(0.0, f64::max);
        let x = self.plot.max[0] - widest - 4.0;
        for (row, curve) in curves.iter().enumerate() {
            let y = self.plot.min[1] + LABEL * (0.6 + 1.4 * row as f64);
            let ends = [[x - 34.0, y], [x - 8.0, y]];
            let stroke = Stroke {
                color: curve.color,
                width: curve.width,
            };
            self.surface.line(ends, stroke)?;
            self.mark(curve, [x - 21.0, y], 4.5, curve.color)?;
            let lettering = Lettering {
                color: curve.color,
                size: LABEL,
                face: Face::Bold,
                align: -1,
            };
            self.surface.text(&curve.name, [x, y], lettering)?;
        }
        Ok(())
    }

    fn mark(
        &self,
        curve: &Curve,
        at: Vector2,
        radius: f64,
        color: Color,
    ) -> Result<(), DrawingError<DB>> {
        match curve.shape {
            Shape::Disc => self.surface.disc(at, radius, color),
            Shape::Square => self.surface.fill(square(at, 0.88 * radius), color),
            Shape::Diamond => self.surface.fill(diamond(at, 1.15 * radius), color),
        }
    }

    fn cursor(&self) -> Result<(), DrawingError<DB>> {
        let lambda = self.scene.lambda.min(self.scene.lambda_end);
        let x = self.pixel([lambda, 0.0])[0];
        let stroke = Stroke {
            color: self.theme.ink,
            width: 1.8,
        };
        self.surface
            .line([[x, self.plot.min[1]], [x, self.plot.max[1]]], stroke)?;
        for curve in &self.curves_of_scene() {
            let at = self.pixel([lambda, curve.value]);
            self.mark(curve, at, 7.5, self.theme.paper)?;
            self.mark(curve, at, 5.5, curve.color)?;
        }
        Ok(())
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
