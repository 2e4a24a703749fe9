//! How lines, texts and handles of the three figures look.

use super::frame::TOP;
use super::{Frame, Input};
use crate::grip::{Grip, place};
use crate::number::decimal;
use crate::surface::{Face, Lettering, Medium, SOLID, Stroke, text_width};
use crate::theme::Color;
use crate::ticks::ticks;
use crate::{Drawing, Figure};
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use lasso_path::solve::Slice;

const LABEL: f64 = 13.0;
const TICK: f64 = 12.0;
/// Where texts above the plot begin.
const EDGE: f64 = 8.0;
/// How long the line in a legend is.
const SAMPLE: f64 = 18.0;
/// The outer radius of a handle in CSS pixels: that of θ̂ in the plane.
const HANDLE: f64 = 8.0;

/// One of the figures while it is drawn.
pub(crate) struct Pen<'a, 'b, M: Medium> {
    figure: Figure,
    pub(crate) drawing: &'b Drawing<'a, Input, M>,
    pub(crate) slice: Slice,
    pub(crate) frame: Frame,
    /// The name of the parameter.
    pub(crate) name: &'a str,
}

impl<'a, 'b, M: Medium> Pen<'a, 'b, M> {
    pub(crate) fn new(figure: Figure, drawing: &'b Drawing<'a, Input, M>) -> Self {
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
    pub(crate) fn backdrop(&self, name: Option<(&str, Color)>) {
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
    pub(crate) fn line(&self, points: &[Vector2], stroke: Stroke) {
        self.dashes(points, stroke, SOLID);
    }

    /// The part in the plot of a line through (t, value)s, in dashes and gaps.
    pub(crate) fn dashes(&self, points: &[Vector2], stroke: Stroke, lengths: [f64; 2]) {
        let pixels: Vec<Vector2> = points.iter().map(|&at| self.frame.pixel(at)).collect();
        for piece in self.frame.plot.clip_polyline(&pixels) {
            self.drawing.surface.dashed(&piece, stroke, lengths);
        }
    }

    /// A vertical line through the plot at t, if it is in the window.
    pub(crate) fn guide(&self, t: f64, color: Color) {
        let Rectangle { min, max } = self.frame.window;
        let stroke = Stroke { color, width: 1.4 };
        self.dashes(&[[t, min[1]], [t, max[1]]], stroke, [3.0, 4.0]);
    }

    /// The optimum.
    pub(crate) fn optimum(&self, value: f64) {
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
    pub(crate) fn handles(&self) {
        let Drawing { theme, surface, .. } = self.drawing;
        for (grip, color) in [(Grip::Center, theme.loss), (Grip::Lambda, theme.penalty)] {
            if let Some(at) = place(self.figure, grip, &self.slice, &self.frame) {
                let ring = Stroke { color, width: 3.0 };
                surface.ringed_disc(self.frame.nearest(at), HANDLE, theme.paper, ring);
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
    pub(crate) fn say(&self, beside: &[&str], texts: &[&str], color: Color) {
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
