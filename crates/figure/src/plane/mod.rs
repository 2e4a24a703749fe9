//! The plane: loss contours, the diamond, the level set that touches it, and θ*; and the layers that
//! say why, one file each.

mod backdrop;
mod descent;
mod minimisers;
mod normal_cone;
mod optimum;
mod samples;
mod show;
mod sparsity;
mod tie_breaks;

use super::label::Label;
use super::number::{decimal, percent};
use super::surface::{Face, Lettering, Medium, Stroke, Surface};
use super::theme::{Color, Theme};
use super::{Descent, Drawing, Layer, Solved, Transform, View};
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use std::rc::Rc;

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

/// The input of the plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The problem, solved.
    pub solved: Rc<Solved>,
    /// The window on the plane.
    pub view: View,
    /// The layers beyond contours, ball and θ*.
    pub show: Show,
    /// θ* of the samples.
    pub samples: Rc<[Vector2]>,
    /// The runs of descent methods, while they are shown.
    pub descent: Option<Rc<Descent>>,
    /// Whether numbers and names stand in it; a small picture has none.
    pub words: bool,
}

impl Input {
    /// How long an arrow for a gradient of size 1 is, in units of θ.
    ///
    /// Gradients have another unit than θ, so this is a choice: a gradient as long as the λ-axis
    /// (1.1·λ_max) takes 0.6 of the view's radius. Then every arrow of a problem fits into the
    /// picture, at any zoom; the scale rests while λ moves, and follows continuously when θ̂ does. For
    /// λ beyond that, where θ* = 0, it is λ that takes 0.6 radii.
    pub fn gradient_scale(&self) -> f64 {
        let longest = (1.1 * self.solved.path.lambda_max().value()).max(self.solved.lambda.value());
        if longest > 0.0 {
            0.6 * self.view.radius / longest
        } else {
            0.0
        }
    }
}

/// All that the resting layers depend on.
pub(super) fn backdrop_key(input: &Input) -> impl PartialEq + '_ {
    let solved = &input.solved;
    let contours = input.descent.as_ref();
    let contours = contours.filter(|descent| descent.objective_contours);
    (
        &solved.loss,
        solved.penalty,
        input.view,
        &solved.names,
        input.show,
        input.words,
        input.descent.is_some(),
        contours.map(|descent| &descent.runs.objective),
    )
}

/// Draws one layer; see [`super::Picture::draw`].
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<Input, M>) {
    let input = drawing.input;
    let solved = &*input.solved;
    let pen = Pen {
        input,
        solved,
        theme: drawing.theme,
        transform: Transform::new(&input.view, drawing.size),
        surface: drawing.surface,
    };
    match layer {
        Layer::Backdrop => {
            pen.bands();
            pen.axes();
            pen.solution_path();
            pen.least_squares();
        }
        Layer::Foreground => {
            let show = input.show;
            // Inside the diamond there is nothing to draw: the cone is the point 0, and so is −∇Loss.
            // A star has no normal cones.
            let cone = show.normal_cone && !solved.is_slack() && solved.penalty.convex();
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
            if let Some(descent) = &input.descent {
                pen.runs(descent);
            }
            pen.other_minima();
            if show != Show::default() && input.words {
                pen.axis_name_patches();
            }
            if show.solution_set {
                pen.tie_break_marks();
            }
            let mut obstacles = pen.optimum();
            if let Some(descent) = &input.descent {
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
        Layer::Overlay => {
            pen.axis_names();
            pen.least_squares_name();
        }
    }
}

/// Everything that the marks of one drawing need.
struct Pen<'a, M: Medium> {
    input: &'a Input,
    solved: &'a Solved,
    theme: &'a Theme,
    transform: Transform,
    surface: &'a Surface<M>,
}

impl<M: Medium> Pen<'_, M> {
    fn pixels(&self, points: &[Vector2]) -> Vec<Vector2> {
        points.iter().map(|&p| self.transform.to_pixel(p)).collect()
    }

    fn frame(&self) -> Rectangle {
        Rectangle {
            min: [0.0, 0.0],
            max: self.transform.size(),
        }
    }

    /// Where the page has its tools: the layers to the left, the window's to the right.
    fn tools(&self) -> [Rectangle; 2] {
        let [width, height] = self.transform.size();
        [[0.0, 104.0], [width - 236.0, width]].map(|[left, right]| Rectangle {
            min: [left, height - TOOLS],
            max: [right, height],
        })
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
        let place = label.place(anchor, distance, sides, &frame, obstacles);
        self.put(label, place, obstacles);
    }

    /// Draws a label at a place, and adds that to what later labels avoid. A small picture has no names.
    fn put(&self, label: &Label, place: Rectangle, obstacles: &mut Vec<Rectangle>) {
        if !self.input.words {
            return;
        }
        obstacles.push(place);
        label.draw(self.surface, &place, self.theme.paper.with_alpha(0.78));
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
    fn line_label<'a>(&self, text: &'a str, color: Color) -> Label<'a> {
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
            self.surface.line(&ends, stroke);
        }
    }

    /// A convex polygon, cut at the sides of the picture.
    fn polygon(&self, pixels: &[Vector2], paint: Color) {
        let inside = self.frame().clip_polygon(pixels);
        if inside.len() >= 3 {
            self.surface.fill(&inside, paint);
        }
    }

    /// How many decimals tell two pixels apart, at least one.
    fn places(&self) -> usize {
        self.transform.scale().log10().round().clamp(1.0, 12.0) as usize
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

/// Whether a place covers none of the obstacles.
fn free(place: &Rectangle, obstacles: &[Rectangle]) -> bool {
    let covers = |b: &Rectangle| (0..2).all(|k| place.max[k] > b.min[k] && place.min[k] < b.max[k]);
    !obstacles.iter().any(covers)
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
