//! The frame of the three figures of one parameter t = θ_j: the t-axis, which is that of the plane, the
//! scales of the values, and how lines and handles look.
//!
//! Nothing of the scales depends on λ or on where z is (unless it leaves the window), so that only marks
//! move while one of the two does.

use super::grip::{Grip, place};
use super::number::decimal;
use super::surface::{Face, Lettering, Medium, SOLID, Stroke, text_width};
use super::theme::Color;
use super::ticks::ticks;
use super::{Drawing, Figure, View};
use geometry::Rectangle;
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::Slice;

const LABEL: f64 = 13.0;
const TICK: f64 = 12.0;
/// Room beside and above the plot, in CSS pixels; above stands what the figure says.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 28.0;
/// Room below: for tick labels, or for half a handle.
const BELOW: f64 = 26.0;
const BELOW_BARE: f64 = 12.0;
/// Where texts above the plot begin.
const EDGE: f64 = 8.0;
/// How long the line in a legend is.
const SAMPLE: f64 = 18.0;
/// Positions are kept within this many pixels, where they are clipped.
const FAR: f64 = 1e9;
/// The outer radius of a handle in CSS pixels: that of θ̂ in the plane.
const HANDLE: f64 = 8.0;

/// The input of the three figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The parameter with the other held fixed.
    pub slice: Slice,
    /// Its name.
    pub name: String,
    /// The ends of the t-axis.
    pub ends: [f64; 2],
    /// |∂Loss/∂θ_j| at θ = 0: what the scales are made for.
    pub pull: f64,
    /// The end of λ's slider.
    pub lambda_end: Lambda,
}

impl Input {
    /// A slice on the t-axis that the window on the plane shows.
    pub fn new(
        slice: Slice,
        name: &str,
        loss: &QuadraticLoss,
        view: &View,
        lambda_end: Lambda,
        through_iterate: bool,
    ) -> Self {
        Input {
            slice,
            name: name.to_owned(),
            ends: ends(&slice, view, through_iterate),
            pull: loss.negative_gradient_at_zero()[slice.coordinate].abs(),
            lambda_end,
        }
    }
}

/// The part of the t-axis that is shown: what the window on the plane shows of θ_j, and 0 always. Through an iterate,
/// which may be far away, z is shown too, on an axis that ends at a power of two, so that it mostly rests.
fn ends(slice: &Slice, view: &View, through_iterate: bool) -> [f64; 2] {
    let (center, radius) = (view.center[slice.coordinate], view.radius);
    let mut ends = [
        (center - radius).min(-0.12 * radius),
        (center + radius).max(0.12 * radius),
    ];
    let z = slice.center().filter(|_| through_iterate).unwrap_or(0.0);
    let end = &mut ends[usize::from(z > 0.0)];
    if z.abs() > end.abs() {
        *end = (2.0_f64.powi((1.1 * z).abs().log2().ceil() as i32)).copysign(z);
    }
    ends
}

/// All that the backdrops depend on: the parameter and the scales.
pub(super) fn backdrop_key(input: &Input) -> impl PartialEq + '_ {
    let Input {
        slice,
        name,
        ends,
        pull,
        lambda_end,
    } = input;
    (
        slice.coordinate,
        slice.curvature,
        name,
        ends,
        *pull,
        *lambda_end,
    )
}

/// The invertible map between (t, value) and CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// Where marks are, in pixels.
    pub(super) plot: Rectangle,
    /// The part of the (t, value) plane in the plot.
    pub(super) window: Rectangle,
}

impl Frame {
    /// Of one of the three figures.
    pub(super) fn new(figure: Figure, input: &Input, size: [f64; 2]) -> Self {
        let [low, high] = input.ends;
        let wide = high.max(-low);
        let (pull, h) = (input.pull, input.slice.curvature);
        let (bottom, top, below) = match figure {
            Figure::Slice => {
                // The loss at 0 if the parabola's middle is at the window's end, or where it is for θ_k = 0.
                let most = 0.5 * (h * wide * wide).max(if h > 0.0 { pull / h * pull } else { 0.0 });
                let flat = input.lambda_end.value() * wide;
                (0.0, 1.25 * if most > 0.0 { most } else { flat }, BELOW_BARE)
            }
            Figure::Derivative => {
                let most = pull.max(0.8 * h * wide);
                let most = 1.75
                    * if most > 0.0 {
                        most
                    } else {
                        input.lambda_end.value()
                    };
                (-most, most, BELOW)
            }
            _ => (low, high, BELOW),
        };
        let right = (size[0] - RIGHT).max(LEFT + 1.0);
        let plot = Rectangle {
            min: [LEFT, TOP],
            max: [right, (size[1] - below).max(TOP + 1.0)],
        };
        let window = Rectangle {
            min: [low, bottom],
            max: [high, top],
        };
        Frame { plot, window }
    }

    /// Where a (t, value) is in the picture, which may be far outside.
    pub(super) fn pixel(&self, at: Vector2) -> Vector2 {
        let share =
            |k: usize| (at[k] - self.window.min[k]) / (self.window.max[k] - self.window.min[k]);
        let [width, height] = [0, 1].map(|k| self.plot.max[k] - self.plot.min[k]);
        let near = |x: f64| x.clamp(-FAR, FAR);
        [
            near(self.plot.min[0] + share(0) * width),
            near(self.plot.max[1] - share(1) * height),
        ]
    }

    /// The (t, value) at a pixel, where t stays in the window: the inverse of [`Frame::pixel`].
    pub(super) fn at(&self, pixel: Vector2) -> Vector2 {
        let share =
            [0, 1].map(|k| (pixel[k] - self.plot.min[k]) / (self.plot.max[k] - self.plot.min[k]));
        let Rectangle { min, max } = self.window;
        [
            min[0] + share[0].clamp(0.0, 1.0) * (max[0] - min[0]),
            max[1] - share[1] * (max[1] - min[1]),
        ]
    }

    /// Where a (t, value) is, or the nearest place in the plot.
    pub(super) fn nearest(&self, at: Vector2) -> Vector2 {
        self.plot.nearest(self.pixel(at))
    }
}

/// One of the figures while it is drawn.
pub(super) struct Pen<'a, 'b, M: Medium> {
    figure: Figure,
    pub(super) drawing: &'b Drawing<'a, Input, M>,
    pub(super) slice: Slice,
    pub(super) frame: Frame,
    /// The name of the parameter.
    pub(super) name: &'a str,
}

impl<'a, 'b, M: Medium> Pen<'a, 'b, M> {
    pub(super) fn new(figure: Figure, drawing: &'b Drawing<'a, Input, M>) -> Self {
        let input = drawing.input;
        Pen {
            figure,
            drawing,
            slice: input.slice,
            frame: Frame::new(figure, input, drawing.size),
            name: &input.name,
        }
    }

    /// Paper, grid and axes; `name` stands at the end of the horizontal one, where it has labels.
    pub(super) fn backdrop(&self, name: Option<(&str, Color)>) {
        let Drawing {
            theme,
            size,
            surface,
            ..
        } = *self.drawing;
        let Frame { plot, window } = self.frame;
        let paper = Rectangle {
            min: [0.0; 2],
            max: size,
        };
        surface.fill(&paper.corners(), theme.paper);
        let grid = Stroke {
            color: theme.grid,
            width: 1.0,
        };
        let quiet = |align| Lettering {
            color: theme.quiet,
            size: TICK,
            face: Face::Regular,
            align,
        };
        let crisp = |x: f64| x.floor() + 0.5;
        let [width, height] = [0, 1].map(|k| plot.max[k] - plot.min[k]);
        let most = (height / 20.0).max(2.0) as usize;
        let (points, places) = ticks(window.min[1], window.max[1], most);
        for tick in points {
            let y = crisp(self.frame.pixel([0.0, tick])[1]);
            surface.line(&[[plot.min[0], y], [plot.max[0], y]], grid);
            surface.text(&decimal(tick, places), [plot.min[0] - 7.0, y], quiet(1));
        }
        let title = name.map_or(0.0, |(name, _)| text_width(name, LABEL, true));
        let most = (width / 52.0).max(2.0) as usize;
        let (points, places) = ticks(window.min[0], window.max[0], most);
        for tick in points {
            let x = crisp(self.frame.pixel([tick, 0.0])[0]);
            surface.line(&[[x, plot.min[1]], [x, plot.max[1]]], grid);
            let text = decimal(tick, places);
            let end = x + 0.5 * text_width(&text, TICK, false);
            // The axis's own name stands at its end.
            if name.is_some() && end < plot.max[0] - title - 8.0 {
                surface.text(&text, [x, plot.max[1] + 13.0], quiet(0));
            }
        }
        if let Some((name, color)) = name {
            let lettering = Lettering {
                color,
                face: Face::Bold,
                ..self.lettering(1)
            };
            surface.text(name, [plot.max[0], plot.max[1] + 13.0], lettering);
        }
        let axis = Stroke {
            color: theme.ink,
            width: 1.2,
        };
        let [x, y] = self.frame.pixel([0.0; 2]).map(crisp);
        surface.line(&[[plot.min[0], y], [plot.max[0], y]], axis);
        surface.line(&[[x, plot.min[1]], [x, plot.max[1]]], axis);
    }

    /// The part in the plot of a line through (t, value)s.
    pub(super) fn line(&self, points: &[Vector2], stroke: Stroke) {
        self.dashes(points, stroke, SOLID);
    }

    /// The part in the plot of a line through (t, value)s, in dashes and gaps.
    pub(super) fn dashes(&self, points: &[Vector2], stroke: Stroke, lengths: [f64; 2]) {
        let pixels: Vec<Vector2> = points.iter().map(|&at| self.frame.pixel(at)).collect();
        for piece in self.frame.plot.clip_polyline(&pixels) {
            self.drawing.surface.dashed(&piece, stroke, lengths);
        }
    }

    /// A vertical line through the plot at t, if it is in the window.
    pub(super) fn guide(&self, t: f64, color: Color) {
        let Rectangle { min, max } = self.frame.window;
        let stroke = Stroke { color, width: 1.4 };
        self.dashes(&[[t, min[1]], [t, max[1]]], stroke, [3.0, 4.0]);
    }

    /// The optimum.
    pub(super) fn optimum(&self, value: f64) {
        let at = self.frame.pixel([self.slice.minimum, value]);
        if !self.frame.plot.contains(at) {
            return;
        }
        let Drawing { theme, surface, .. } = self.drawing;
        let ring = Stroke {
            color: theme.paper,
            width: 1.0,
        };
        // Small enough to lie inside a handle, where they coincide.
        surface.ringed_disc(at, 5.5, theme.ink, ring);
    }

    /// The handles: z, and λ above it.
    pub(super) fn handles(&self) {
        let Drawing { theme, surface, .. } = self.drawing;
        for (grip, color) in [(Grip::Center, theme.loss), (Grip::Lambda, theme.penalty)] {
            if let Some(at) = place(self.figure, grip, &self.slice, &self.frame) {
                let ring = Stroke { color, width: 3.0 };
                surface.ringed_disc(self.frame.nearest(at), HANDLE, theme.paper, ring);
            }
        }
    }

    /// The names of curves from the left, each with a sample of its line if there is room for that.
    pub(super) fn legend<const N: usize>(&self, curves: [(&str, Stroke, [f64; 2]); N]) {
        let sample = self.sample(curves.iter().map(|curve| curve.0));
        let (mut x, y) = (EDGE, 0.5 * TOP - 1.0);
        for (name, stroke, pattern) in curves {
            if sample > 0.0 {
                let ends = [[x, y], [x + sample, y]];
                self.drawing.surface.dashed(&ends, stroke, pattern);
            }
            let lettering = Lettering {
                color: stroke.color,
                face: Face::Bold,
                ..self.lettering(-1)
            };
            let gap = if sample > 0.0 { 5.0 } else { 0.0 };
            self.drawing
                .surface
                .text(name, [x + sample + gap, y], lettering);
            x += named(name, sample);
        }
    }

    /// How long the lines in a legend of these names are: 0 where there is no room for lines.
    fn sample<'n>(&self, names: impl Iterator<Item = &'n str>) -> f64 {
        let whole: f64 = names.map(|name| named(name, SAMPLE)).sum();
        if EDGE + whole < self.drawing.size[0] {
            SAMPLE
        } else {
            0.0
        }
    }

    /// The first of the texts that fits above the plot, to the right of a legend of these names, if one
    /// does.
    pub(super) fn say(&self, beside: &[&str], texts: &[&str], color: Color) {
        let sample = self.sample(beside.iter().copied());
        let taken: f64 = beside.iter().map(|name| named(name, sample)).sum();
        let free = self.frame.plot.max[0] - EDGE - taken;
        let fits = |text: &&str| text_width(text, LABEL, true) <= free;
        let Some(text) = texts.iter().copied().find(fits) else {
            return;
        };
        let (x, align) = if beside.is_empty() {
            (EDGE, -1)
        } else {
            (self.frame.plot.max[0], 1)
        };
        let lettering = Lettering {
            color,
            face: Face::Bold,
            ..self.lettering(align)
        };
        let y = 0.5 * TOP - 1.0;
        self.drawing.surface.text(text, [x, y], lettering);
    }

    fn lettering(&self, align: i8) -> Lettering {
        Lettering {
            color: self.drawing.theme.ink,
            size: LABEL,
            face: Face::Regular,
            align,
        }
    }
}

/// How much of a legend a name takes, with a line of this length.
fn named(name: &str, sample: f64) -> f64 {
    sample + 5.0 + text_width(name, LABEL, true) + 11.0
}
