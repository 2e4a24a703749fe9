//! Space: the octahedron, the level surface of the loss that touches it, and θ\*, seen from a side.
//!
//! Orthographic, on the same marks as all figures. What rests while λ moves is in the backdrop: the plane θ₃ = 0, axes and
//! path. The foreground draws the body behind, then the one in front; after each it draws again what of the lines no body
//! covers so far. So what runs through a body is lighter there, and nothing is sorted by distance.

mod axes;
mod bodies;
mod names;
mod window;

use crate::mark::{Painter, SOLID, Stroke};
use crate::picture::Layer;
use crate::theme::Color;
use crate::{Transform, Window};
use geometry::Rectangle;
use geometry::space::{Body, Projection, SpaceLoss, Turn, Vector3, split};
use lasso_path::problem::Vector2;

pub use window::SpaceWindow;

/// Curves are drawn as chords that stay within this many CSS pixels.
const TOLERANCE: f64 = 0.06;
/// Dashes of what is hidden, and of the axis of θ₃.
const HIDDEN: [f64; 2] = [4.0, 5.0];
const DOTTED: [f64; 2] = [0.5, 5.0];
/// Font sizes in CSS pixels.
const LABEL: f64 = 14.0;
const TICK: f64 = 12.0;
/// How much room a label keeps from the picture's sides.
const EDGE: f64 = 8.0;

/// From where one looks, and how much of space is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scene {
    /// What is seen.
    pub window: SpaceWindow,
    /// From where.
    pub turn: Turn,
}

/// What rests while λ moves: the plane θ₃ = 0, the axes and the path of θ\*.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// From where one looks.
    pub scene: Scene,
    /// The corners of the path of θ\*.
    pub path: Vec<Vector3>,
    /// Whether numbers stand in it; a small picture has none.
    pub words: bool,
}

/// The ball of the penalty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SpaceBall {
    /// The octahedron of L1.
    Octahedron,
    /// The sphere of ridge.
    Sphere,
}

/// What follows λ: the touching pair, θ\* and the names.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What lies below; its lines are drawn again where no body covers them.
    pub backdrop: Backdrop,
    /// The names of the coordinates.
    pub coordinates: [String; 3],
    /// The loss.
    pub loss: SpaceLoss,
    /// The ball.
    pub ball: SpaceBall,
    /// Its radius.
    pub radius: f64,
    /// θ\*.
    pub theta: Vector3,
    /// Whether θ\* lies inside the ball: the chosen radius is more than θ\* needs.
    pub slack: bool,
    /// Which part of the ball holds θ\*, in words.
    pub part: String,
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(self, painter);
        painter.paper();
        pen.ghost();
        pen.lines(&[]);
        pen.ticks();
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(&self.backdrop, painter);
        pen.bodies(self);
        pen.lit_part(self);
        pen.points(self);
        if self.backdrop.words {
            pen.names(self);
        }
    }
}

/// A straight line of the backdrop.
struct Line {
    ends: [Vector3; 2],
    stroke: Stroke,
    dash: [f64; 2],
}

/// A layer while it is drawn.
struct Pen<'a> {
    backdrop: &'a Backdrop,
    painter: &'a Painter<'a>,
    projection: Projection,
    transform: Transform,
}

impl<'a> Pen<'a> {
    fn new(backdrop: &'a Backdrop, painter: &'a Painter<'a>) -> Self {
        let Scene { window, turn } = backdrop.scene;
        let projection = turn.projection();
        let window = Window {
            center: projection.of(window.center),
            radius: window.radius,
        };
        Pen {
            backdrop,
            painter,
            projection,
            transform: Transform::new(&window, painter.size),
        }
    }

    /// The pixel at which a point is seen.
    fn at(&self, point: Vector3) -> Vector2 {
        self.transform.to_pixel(self.projection.of(point))
    }

    fn frame(&self) -> Rectangle {
        Rectangle {
            min: [0.0, 0.0],
            max: self.transform.size(),
        }
    }

    fn tolerance(&self) -> f64 {
        TOLERANCE / self.transform.scale()
    }

    fn toward(&self) -> Vector3 {
        self.projection.toward
    }

    /// A straight line, cut at the sides of the picture.
    fn straight(&self, ends: [Vector3; 2], stroke: Stroke, dash: [f64; 2]) {
        let [from, to] = ends.map(|end| self.at(end));
        if let Some(ends) = self.frame().clip_segment(from, to) {
            self.painter.dashed(ends, stroke, dash);
        }
    }

    /// A convex polygon, cut at the sides of the picture.
    fn polygon(&self, corners: &[Vector3], paint: Color) {
        let pixels: Vec<Vector2> = corners.iter().map(|&p| self.at(p)).collect();
        let inside = self.frame().clip_polygon(&pixels);
        if inside.len() >= 3 {
            self.painter.fill(inside, paint);
        }
    }

    /// The outline of a polygon; it starts inside a side, so that all corners are joined alike.
    fn outline(&self, corners: &[Vector3], stroke: Stroke) {
        let middle = |a: Vector3, b: Vector3| [0, 1, 2].map(|k| 0.5 * (a[k] + b[k]));
        let start = middle(corners[0], corners[corners.len() - 1]);
        let points = [start]
            .into_iter()
            .chain(corners.iter().copied())
            .chain([start]);
        let pixels: Vec<Vector2> = points.map(|p| self.at(p)).collect();
        for piece in self.frame().clip_polyline(&pixels) {
            self.painter.line(piece, stroke);
        }
    }

    /// Axes and path, as far as none of the bodies covers them.
    fn lines(&self, bodies: &[&dyn Body]) {
        let mut lines = self.axes();
        lines.extend(self.path());
        for line in lines {
            for piece in split(line.ends, bodies, self.toward()) {
                if !piece.covered {
                    self.straight(piece.ends, line.stroke, line.dash);
                }
            }
        }
    }

    fn path(&self) -> impl Iterator<Item = Line> {
        let stroke = Stroke {
            color: self.painter.theme.ink.mix(self.painter.theme.paper, 0.35),
            width: 2.4,
        };
        self.backdrop.path.windows(2).map(move |ends| Line {
            ends: [ends[0], ends[1]],
            stroke,
            dash: SOLID,
        })
    }

    /// How many decimals tell two pixels apart, at least one.
    fn places(&self) -> usize {
        self.transform.scale().log10().round().clamp(1.0, 12.0) as usize
    }

    /// Whether the picture has little room for words.
    fn small(&self) -> bool {
        let [width, height] = self.transform.size();
        width.min(height) < 480.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Mark, Theme};
    use proptest::prelude::*;

    const SIZE: [f64; 2] = [640.0, 480.0];

    /// The picture of a loss at a θ from a side.
    fn marks(loss: SpaceLoss, theta: Vector3, turn: Turn, ball: SpaceBall) -> Vec<Mark> {
        let path = vec![[0.0; 3], theta, loss.center()];
        let radius = theta.iter().map(|t| t.abs()).sum();
        let window = SpaceWindow::fit(loss.center(), &path, radius);
        let backdrop = Backdrop {
            scene: Scene { window, turn },
            path,
            words: true,
        };
        let foreground = Foreground {
            backdrop: backdrop.clone(),
            coordinates: ["θ₁", "θ₂", "θ₃"].map(str::to_owned),
            loss,
            ball,
            radius,
            theta,
            slack: false,
            part: "on an edge".to_owned(),
        };
        let painter = Painter::new(&Theme::LIGHT, SIZE);
        backdrop.draw(&painter);
        foreground.draw(&painter);
        painter.marks()
    }

    fn points(mark: &Mark) -> Vec<Vector2> {
        match mark {
            Mark::Line { points, .. } | Mark::Polygon { points, .. } => points.clone(),
            Mark::Polygons { points, .. } => points.clone(),
            Mark::Disc { center, .. } => vec![*center],
            Mark::Text { at, .. } => vec![*at],
        }
    }

    fn point(most: f64) -> impl Strategy<Value = Vector3> {
        let coordinate = move || prop_oneof![3 => -most..most, 1 => Just(0.0)];
        (coordinate(), coordinate(), coordinate()).prop_map(|(x, y, z)| [x, y, z])
    }

    proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_mark_lies_in_the_picture(
        vectors in prop::collection::vec(point(1.0), 0..4),
        (center, theta, power) in (point(3.0), point(2.0), -30..30),
        (azimuth, elevation) in (-12..12, -6..=6),
        round in any::<bool>(),
    ) {
        let entry = |i: usize, j: usize| vectors.iter().map(|w| w[i] * w[j]).sum::<f64>();
        let hessian = [entry(0, 0), entry(0, 1), entry(0, 2), entry(1, 1), entry(1, 2), entry(2, 2)];
        let unit = 10.0_f64.powi(power);
        let Ok(loss) = SpaceLoss::new(hessian, center.map(|x| unit * x)) else {
            return Err(TestCaseError::reject("indefinite by rounding"));
        };
        let ball = if round { SpaceBall::Sphere } else { SpaceBall::Octahedron };
        let turn = Turn::new(15.0 * f64::from(azimuth), 15.0 * f64::from(elevation));
        for mark in marks(loss, theta.map(|x| unit * x), turn, ball) {
            for point in points(&mark) {
                for (x, most) in point.into_iter().zip(SIZE) {
                    prop_assert!((-1e-6..=most + 1e-6).contains(&x), "{mark:?}");
                }
            }
        }
    }

    }

    #[test]
    fn the_edges_of_the_octahedron_are_drawn_as_they_are_seen() {
        let loss =
            SpaceLoss::new([1.0, 0.0, 0.0, 1.0, 0.0, 1.0], [2.0, 1.0, 0.5]).expect("definite");
        // in front, behind, silhouette: towards a corner, towards a facet, along an axis
        let cases = [
            ([-60.0, 18.0], [4, 4, 4]),
            ([-45.0, 30.0], [3, 3, 6]),
            ([0.0, 0.0], [4, 4, 4]),
        ];
        for ([azimuth, elevation], meant) in cases {
            let turn = Turn::new(azimuth, elevation);
            let all = marks(loss, [1.0, 0.0, 0.0], turn, SpaceBall::Octahedron);
            let edges = |width: f64| {
                let same = |mark: &&Mark| {
                    matches!(mark, Mark::Line { stroke, .. }
                        if stroke.color.with_alpha(1.0) == Theme::LIGHT.penalty && stroke.width == width)
                };
                all.iter().filter(same).count()
            };
            assert_eq!([1.8, 1.3, 3.0].map(edges), meant, "{turn:?}");
        }
    }
}
