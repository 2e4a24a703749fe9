//! How lines, texts and handles of the three figures look.

use super::frame::TOP;
use super::{Scales, axes};
use crate::Figure;
use crate::axes::{Axes, Title};
use crate::grip::{Grip, place};
use crate::mark::{Face, Lettering, Painter, SOLID, Stroke, text_width};
use crate::theme::Color;
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use lasso_path::solve::Slice;

const LABEL: f64 = 13.0;
/// How far the numbers of the t-axis stand below the plot.
const UNDER: f64 = 13.0;
/// Where texts above the plot begin.
const EDGE: f64 = 8.0;
/// How long the line in a legend is.
const SAMPLE: f64 = 18.0;
/// The outer radius of a handle in CSS pixels: that of θ̂ in the plane.
const HANDLE: f64 = 8.0;

/// One of the figures while it is drawn.
pub(crate) struct Pen<'a> {
    figure: Figure,
    pub(crate) painter: &'a Painter<'a>,
    pub(crate) axes: Axes,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(figure: Figure, painter: &'a Painter<'a>, scales: &Scales) -> Self {
        Pen {
            figure,
            painter,
            axes: axes(figure, scales, painter.size),
        }
    }

    /// Paper, grid and axes; `name` stands at the end of the horizontal one, where it has labels.
    pub(crate) fn backdrop(&self, name: Option<(&str, Color)>) {
        let (painter, axes) = (self.painter, &self.axes);
        painter.paper();
        for tick in axes.ticks(1, 20.0) {
            axes.grid(painter, 1, tick.value);
            axes.number(painter, &tick);
        }
        let title = name.map(|(text, color)| Title {
            text,
            color,
            size: LABEL,
            face: Face::Bold,
        });
        for tick in axes.ticks(0, 52.0) {
            axes.grid(painter, 0, tick.value);
            if let Some(title) = &title {
                let at = [axes.along(0, tick.value), axes.plot.max[1] + UNDER];
                axes.number_below(painter, &tick.text, at, title);
            }
        }
        if let Some(title) = &title {
            axes.title(painter, UNDER, title);
        }
        axes.zero(painter, 1, 0.0);
        axes.zero(painter, 0, 0.0);
    }

    /// The part in the plot of a line through (t, value)s.
    pub(crate) fn line(&self, points: &[Vector2], stroke: Stroke) {
        self.dashes(points, stroke, SOLID);
    }

    /// The part in the plot of a line through (t, value)s, in dashes and gaps.
    pub(crate) fn dashes(&self, points: &[Vector2], stroke: Stroke, lengths: [f64; 2]) {
        let pixels: Vec<Vector2> = points.iter().map(|&at| self.axes.pixel(at)).collect();
        for piece in self.axes.plot.clip_polyline(&pixels) {
            self.painter.dashed(piece, stroke, lengths);
        }
    }

    /// A vertical line through the plot at t, if it is in the window.
    pub(crate) fn guide(&self, t: f64, color: Color) {
        let Rectangle { min, max } = self.axes.window;
        let stroke = Stroke { color, width: 1.4 };
        self.dashes(&[[t, min[1]], [t, max[1]]], stroke, [3.0, 4.0]);
    }

    /// The optimum.
    pub(crate) fn optimum(&self, at: Vector2) {
        let at = self.axes.pixel(at);
        if !self.axes.plot.contains(at) {
            return;
        }
        let Painter { theme, .. } = self.painter;
        let ring = Stroke {
            color: theme.paper,
            width: 1.0,
        };
        // Small enough to lie inside a handle, where they coincide.
        self.painter.ringed_disc(at, 5.5, theme.ink, ring);
    }

    /// The handles: z, and λ above it.
    pub(crate) fn handles(&self, slice: &Slice) {
        let Painter { theme, .. } = self.painter;
        for (grip, color) in [(Grip::Center, theme.loss), (Grip::Lambda, theme.penalty)] {
            if let Some(at) = place(self.figure, grip, slice, &self.axes) {
                let ring = Stroke { color, width: 3.0 };
                self.painter
                    .ringed_disc(self.axes.nearest(at), HANDLE, theme.paper, ring);
            }
        }
    }

    /// The names of curves from the left, each with a sample of its line if there is room for that.
    pub(crate) fn legend<const N: usize>(&self, curves: [(&str, Stroke, [f64; 2]); N]) {
        let sample = self.sample(curves.iter().map(|curve| curve.0));
        let (mut x, y) = (EDGE, 0.5 * TOP - 1.0);
        for (name, stroke, pattern) in curves {
            if sample > 0.0 {
                let ends = [[x, y], [x + sample, y]];
                self.painter.dashed(ends, stroke, pattern);
            }
            let lettering = Lettering {
                color: stroke.color,
                face: Face::Bold,
                ..self.lettering(-1)
            };
            let gap = if sample > 0.0 { 5.0 } else { 0.0 };
            self.painter.text(name, [x + sample + gap, y], lettering);
            x += named(name, sample);
        }
    }

    /// How long the lines in a legend of these names are: 0 where there is no room for lines.
    fn sample<'n>(&self, names: impl Iterator<Item = &'n str>) -> f64 {
        let whole: f64 = names.map(|name| named(name, SAMPLE)).sum();
        if EDGE + whole < self.painter.size[0] {
            SAMPLE
        } else {
            0.0
        }
    }

    /// The first of the texts that fits above the plot, to the right of a legend of these names, if one
    /// does.
    pub(crate) fn say(&self, beside: &[&str], texts: &[String], color: Color) {
        let sample = self.sample(beside.iter().copied());
        let taken: f64 = beside.iter().map(|name| named(name, sample)).sum();
        let free = self.axes.plot.max[0] - EDGE - taken;
        let fits = |text: &&String| text_width(text, LABEL, true) <= free;
        let Some(text) = texts.iter().find(fits) else {
            return;
        };
        let (x, align) = if beside.is_empty() {
            (EDGE, -1)
        } else {
            (self.axes.plot.max[0], 1)
        };
        let lettering = Lettering {
            color,
            face: Face::Bold,
            ..self.lettering(align)
        };
        let y = 0.5 * TOP - 1.0;
        self.painter.text(&**text, [x, y], lettering);
    }

    fn lettering(&self, align: i8) -> Lettering {
        Lettering {
            color: self.painter.theme.ink,
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
