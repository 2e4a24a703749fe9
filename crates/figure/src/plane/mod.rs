//! The plane: loss contours, the diamond, the level set that touches it, and θ*; and the layers that
//! say why, one file each.

mod backdrop;
mod beliefs;
mod descent;
mod minimisers;
mod names;
mod normal_cone;
mod optimum;
mod samples;
mod show;
mod sparsity;
mod tie_breaks;

use super::label::{Label, free, leader};
use super::mark::{Face, Painter, Stroke};
use super::number::decimal;
use super::picture::Layer;
use super::regularization_path::RegularizationPath;
use super::shared::Shared;
use super::theme::Color;
use super::{Descent, Transform, Window};
use geometry::Rectangle;
use lasso_path::problem::{Lambda, Objective, QuadraticLoss, Vector2};
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::{PlanarSolution, TieBreakingRule};

pub use beliefs::{Beliefs, DEPTHS};
pub use show::{Show, ShowField};

/// Curves are drawn as chords that stay within this many CSS pixels.
const TOLERANCE: f64 = 0.06;
/// There are between this many and twice as many bands in the picture.
const BANDS: f64 = 7.0;
/// Font sizes in CSS pixels.
const LABEL: f64 = 14.0;
const TICK: f64 = 12.0;
/// How much room a label keeps from the picture's sides.
const EDGE: f64 = 8.0;
/// How high the page's tools are, which lie in the lower corners, in CSS pixels.
const TOOLS: f64 = 54.0;
/// How wide a phone's picture is, and how large the switch of views on it, in CSS pixels.
const PHONE: std::ops::RangeInclusive<f64> = 300.0..=430.0;
const SWITCH: [f64; 2] = [184.0, 58.0];

/// What rests while λ moves: contours, grid, axes, the path and θ̂.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// The window on the plane.
    pub window: Window,
    /// The loss.
    pub loss: QuadraticLoss,
    /// The function whose contours are drawn, where it is not the loss.
    pub objective: Option<Objective>,
    /// All solutions.
    pub path: RegularizationPath,
    /// Whether the contours step back under a sparsity map.
    pub pale: bool,
    /// Whether numbers stand in it; a small picture has none.
    pub words: bool,
}

/// Above everything: the names of the axes and of θ̂, and a hint at something that rests too.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// The window on the plane.
    pub window: Window,
    /// θ̂.
    pub center: Vector2,
    /// The names of the coordinates.
    pub coordinates: [String; 2],
    /// All solutions: no name lies on their path.
    pub path: RegularizationPath,
    /// The loss, while a contour of it has handles.
    pub reshaped: Option<QuadraticLoss>,
    /// Whether θ̂ is the best pair while other coefficients are held, and not least squares.
    pub held: bool,
    /// Whether the name of θ̂ is short also where there is a little more room: beside the arrows of a step.
    pub brief: bool,
    /// What to try, and the thing that this is said of; left out where it has no room.
    pub hint: Option<(Hinted, &'static str)>,
}

/// What a hint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hinted {
    /// θ̂: the hint stands below its name.
    LeastSquares,
    /// The ball: the hint stands below its name.
    Ball,
    /// The path of θ*.
    Path,
    /// The contours of the loss.
    Contours,
}

/// What follows λ: the touching pair, θ*, and what the overlay options add.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// The window, and the names that must not be covered.
    pub names: Names,
    /// The overlay options.
    pub show: Show,
    /// Whether numbers and names stand in it; a small picture has none.
    pub words: bool,
    /// The loss.
    pub loss: QuadraticLoss,
    /// The penalty P of Loss + λP.
    pub penalty: Penalty,
    /// λ.
    pub lambda: Lambda,
    /// The solution.
    pub solution: PlanarSolution,
    /// Other local minima of Loss + λP, where P is not convex.
    pub others: Vec<Vector2>,
    /// The radius of the ball.
    pub radius: f64,
    /// Which coordinates of θ* are not 0, but smaller than a number can be.
    pub vanishing: [bool; 2],
    /// What stands beside θ* for each coordinate that is 0.
    pub zeros: [Option<String>; 2],
    /// Whether θ* lies inside the ball: the chosen radius is more than θ* needs.
    pub slack: bool,
    /// The name of the set of all minimisers, where there are several.
    pub set_name: Option<String>,
    /// Which of several minimisers rules and starts reach, while the set is shown.
    pub tie_breaks: Vec<(Vector2, Vec<TieBreakingRule>)>,
    /// How long an arrow for a gradient of size 1 is, in units of θ.
    pub gradient_scale: f64,
    /// What the sparsity map says.
    pub map: MapTexts,
    /// θ* of the samples.
    pub samples: Shared<[Vector2]>,
    /// How many of them have which zero, each in a long and a short text; none while there are no samples.
    pub sample_counts: Option<[[String; 2]; 2]>,
    /// The runs of descent methods, while they are shown.
    pub descent: Option<Shared<Descent>>,
}

/// What a sparsity map says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapTexts {
    /// Of the line through θ̂ along which θ* stays.
    pub fiber: String,
    /// Of a zero that has a line or a curve alone.
    pub only: String,
    /// Where no map is known.
    pub unknown: String,
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(self, &self.window, self.words, painter);
        pen.bands();
        pen.axes();
        pen.solution_path();
        pen.least_squares(self.loss.center());
    }
}

impl Layer for Names {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(self, &self.window, true, painter);
        pen.axis_names();
        pen.least_squares_name();
        pen.hint();
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(self, &self.names.window, self.words, painter);
        let show = self.show;
        // Inside the diamond there is nothing to draw: the cone is the point 0, and so is −∇Loss.
        // A star has no normal cones.
        let cone = show.normal_cone && !self.slack && self.penalty.convex();
        let map = show.sparsity_map.then(|| pen.map());
        if let Some(map) = &map {
            pen.sparsity_map(map);
        }
        pen.touching_level_set();
        pen.ball();
        if cone {
            pen.normal_cone();
        }
        if show.solution_set {
            pen.solution_set();
        }
        if show.samples {
            pen.samples();
        }
        if let Some(descent) = &self.descent {
            pen.runs(descent);
        }
        pen.other_minima();
        if show != Show::default() && self.words {
            pen.names().axis_name_patches();
        }
        if show.solution_set {
            pen.tie_break_marks();
        }
        let mut obstacles = pen.optimum();
        if let Some(descent) = &self.descent {
            pen.iterates(descent, &mut obstacles);
        }
        if cone {
            pen.normal_cone_names(&mut obstacles);
        }
        if show.solution_set {
            pen.solution_set_name(&mut obstacles);
            pen.tie_break_names(&mut obstacles);
        }
        if show.samples {
            pen.sample_counts(&mut obstacles);
        }
        if let Some(map) = &map {
            pen.sparsity_map_names(map, &mut obstacles);
        }
    }
}

/// A layer while it is drawn.
struct Pen<'a, I> {
    input: &'a I,
    painter: &'a Painter<'a>,
    transform: Transform,
    words: bool,
}

impl<'a, I> Pen<'a, I> {
    fn new(input: &'a I, window: &Window, words: bool, painter: &'a Painter<'a>) -> Self {
        Pen {
            input,
            painter,
            transform: Transform::new(window, painter.size),
            words,
        }
    }

    fn pixels(&self, points: &[Vector2]) -> Vec<Vector2> {
        points.iter().map(|&p| self.transform.to_pixel(p)).collect()
    }

    fn frame(&self) -> Rectangle {
        Rectangle {
            min: [0.0, 0.0],
            max: self.transform.size(),
        }
    }

    /// Where the page has its tools: the layers to the left, the window's to the right; on a phone the switch of views
    /// at the top.
    fn tools(&self) -> Vec<Rectangle> {
        let [width, height] = self.transform.size();
        let low = |[left, right]: [f64; 2]| Rectangle {
            min: [left, height - TOOLS],
            max: [right, height],
        };
        let mut tools = vec![low([0.0, 104.0]), low([width - 236.0, width])];
        if PHONE.contains(&width) {
            tools.push(Rectangle {
                min: [0.0; 2],
                max: SWITCH,
            });
        }
        tools
    }

    fn tolerance(&self) -> f64 {
        TOLERANCE / self.transform.scale()
    }

    /// Draws a label at the best of `sides` around a pixel, and adds it to what later labels avoid.
    fn name(
        &self,
        label: &Label,
        anchor: Vector2,
        distance: f64,
        sides: &[Vector2],
        obstacles: &mut Vec<Rectangle>,
    ) {
        let frame = self.frame().grown(-EDGE);
        let place = label.place_near(anchor, distance, sides, &frame, obstacles);
        self.lead(anchor, distance, &place);
        self.put(label, place, obstacles);
    }

    /// Draws the line from a point to its label where that stands away from it. A small picture has no names.
    fn lead(&self, anchor: Vector2, distance: f64, place: &Rectangle) {
        let stroke = Stroke {
            color: self.painter.theme.quiet,
            width: 1.2,
        };
        if let Some(line) = leader(anchor, distance, place).filter(|_| self.words) {
            self.segment(line, stroke);
        }
    }

    /// Draws a label at a place, and adds that to what later labels avoid. A small picture has no names.
    fn put(&self, label: &Label, place: Rectangle, obstacles: &mut Vec<Rectangle>) {
        if !self.words {
            return;
        }
        obstacles.push(place);
        label.draw(
            self.painter,
            &place,
            self.painter.theme.paper.with_alpha(0.78),
        );
    }

    /// Draws a label beside a line through the anchor, if it covers nothing there.
    fn name_if_free(
        &self,
        label: &Label,
        anchor: Vector2,
        along: Vector2,
        obstacles: &mut Vec<Rectangle>,
    ) {
        let frame = self.frame().grown(-EDGE);
        let place = label.place(anchor, 5.0, &beside(along), &frame, obstacles);
        if free(&place, obstacles) {
            self.put(label, place, obstacles);
        }
    }

    /// One line of text, smaller where the picture is.
    fn line_label<'t>(&self, text: &'t str, color: Color) -> Label<'t> {
        Label {
            lines: vec![(text, color, Face::Bold)],
            size: if self.small() { LABEL - 2.0 } else { LABEL },
        }
    }

    /// Whether the picture has little room for words.
    fn small(&self) -> bool {
        let [width, height] = self.transform.size();
        width.min(height) < 480.0
    }

    /// Whether the picture has room for single letters alone.
    fn tiny(&self) -> bool {
        let [width, height] = self.transform.size();
        width.min(height) < 240.0
    }

    /// A line, cut at the sides of the picture.
    fn segment(&self, ends: [Vector2; 2], stroke: Stroke) {
        if let Some(ends) = self.frame().clip_segment(ends[0], ends[1]) {
            self.painter.line(ends, stroke);
        }
    }

    /// A convex polygon, cut at the sides of the picture.
    fn polygon(&self, pixels: &[Vector2], paint: Color) {
        let inside = self.frame().clip_polygon(pixels);
        if inside.len() >= 3 {
            self.painter.fill(inside, paint);
        }
    }

    fn least_squares(&self, center: Vector2) {
        if !self.transform.window().contains(center) {
            return;
        }
        let ring = Stroke {
            color: self.painter.theme.loss,
            width: 3.0,
        };
        let at = self.transform.to_pixel(center);
        self.painter
            .ringed_disc(at, 8.0, self.painter.theme.paper, ring);
    }

    /// How many decimals tell two pixels apart, at least one.
    fn places(&self) -> usize {
        self.transform.scale().log10().round().clamp(1.0, 12.0) as usize
    }
}

impl<'a> Pen<'a, Foreground> {
    /// For the names above it.
    fn names(&self) -> Pen<'a, Names> {
        let names = &self.input.names;
        Pen::new(names, &names.window, true, self.painter)
    }
}

fn around(point: Vector2, distance: f64) -> Rectangle {
    Rectangle {
        min: point,
        max: point,
    }
    .grown(distance)
}

/// The eight directions around a point, a first one and what is nearest to it before the rest.
fn sides_from(direction: Vector2) -> Vec<Vector2> {
    let first = direction[1].atan2(direction[0]);
    [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0]
        .map(|eighth: f64| {
            let (sin, cos) = (first + eighth * std::f64::consts::FRAC_PI_4).sin_cos();
            [cos, sin]
        })
        .to_vec()
}

/// The corners around a point of a line that the line does not run through, then the others.
fn beside(along: Vector2) -> [Vector2; 4] {
    let side = if along[0] * along[1] > 0.0 { -1.0 } else { 1.0 };
    [[1.0, side], [-1.0, -side], [-1.0, side], [1.0, -side]]
}

/// The distance of two points.
fn far(a: Vector2, b: Vector2) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The point that is a share of the way from one point to another.
fn between(from: Vector2, to: Vector2, share: f64) -> Vector2 {
    [0, 1].map(|k| from[k] + share * (to[k] - from[k]))
}

/// A place for a label that covers none of the obstacles, as near to the middle of a convex polygon
/// as there is one: inside it, or else with its own middle inside it and in the frame.
fn room(
    label: &Label,
    polygon: &[Vector2],
    frame: &Rectangle,
    obstacles: &[Rectangle],
) -> Option<Rectangle> {
    let size = label.size();
    let center = middle(polygon);
    let inside = |p: Vector2| {
        let turns = (0..polygon.len()).map(|i| {
            let (a, b) = (polygon[i], polygon[(i + 1) % polygon.len()]);
            (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
        });
        // Pixels count downwards, so that counter-clockwise has become clockwise.
        turns.fold(f64::NEG_INFINITY, f64::max) <= 0.0
    };
    let mut places = Vec::with_capacity(64);
    for share in [0.0, 0.2, 0.4, 0.6, 0.75, 0.9] {
        for (i, a) in polygon.iter().enumerate() {
            let b = polygon[(i + 1) % polygon.len()];
            for toward in [*a, [0, 1].map(|k| 0.5 * (a[k] + b[k]))] {
                let at = between(center, toward, share);
                let place = Rectangle {
                    min: [0, 1].map(|k| at[k] - 0.5 * size[k]),
                    max: [0, 1].map(|k| at[k] + 0.5 * size[k]),
                };
                if free(&place, obstacles) && frame.contains(place.min) && frame.contains(place.max)
                {
                    places.push(place);
                }
            }
        }
    }
    let within = |place: &&Rectangle| place.grown(3.0).corners().into_iter().all(inside);
    places.iter().find(within).or(places.first()).copied()
}

/// The mean of the corners.
fn middle(polygon: &[Vector2]) -> Vector2 {
    let count = polygon.len() as f64;
    [0, 1].map(|k| polygon.iter().map(|p| p[k] / count).sum())
}
