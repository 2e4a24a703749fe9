//! Charts against the iteration k: the frame that coordinates and convergence share.

use super::descent::{Course, Descent, Look};
use super::number::decimal;
use super::surface::{Face, Lettering, Medium, Stroke, Surface, text_width};
use super::theme::{Color, Theme};
use super::ticks::ticks;
use super::{Drawing, Layer};
use crate::geometry::Rectangle;
use crate::problem::Vector2;
use crate::solve::descent::Method;

const TICK: f64 = 12.0;
/// Room for tick labels and for marks at the border, in CSS pixels: left, top, right, bottom.
const MARGIN: [f64; 4] = [44.0, 10.0, 12.0, 24.0];

/// The iteration at `x` CSS pixels from the left of a chart of width `width` with `steps` steps.
#[must_use]
pub fn iteration_at(steps: usize, width: f64, x: f64) -> usize {
    let across = (width - MARGIN[0] - MARGIN[2]).max(1.0);
    (((x - MARGIN[0]) / across).clamp(0.0, 1.0) * steps as f64).round() as usize
}

/// k to the right from 0 to the number of steps.
pub(super) struct StepChart<'a, M: Medium> {
    pub(super) names: &'a [String; 2],
    pub(super) course: &'a Course,
    iteration: usize,
    pub(super) theme: &'a Theme,
    pub(super) surface: &'a Surface<M>,
    size: [f64; 2],
    pub(super) plot: Rectangle,
}

/// A value upwards from `low` to `high` in a pane of a chart.
#[derive(Clone, Copy)]
pub(super) struct Pane {
    pub(super) area: Rectangle,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl<'a, M: Medium> StepChart<'a, M> {
    /// Fills the picture on the backdrop; there is nothing to chart while the panel is not shown.
    pub(super) fn new(layer: Layer, drawing: &Drawing<'a, M>) -> Option<Self> {
        let size = drawing.size;
        if layer == Layer::Backdrop {
            let paper = Rectangle {
                min: [0.0; 2],
                max: size,
            };
            drawing.surface.fill(&paper.corners(), drawing.theme.paper);
        }
        let Some(descent) = &drawing.scene.descent else {
            return None;
        };
        let descent: &Descent = descent;
        let right = (size[0] - MARGIN[2]).max(MARGIN[0] + 1.0);
        let bottom = (size[1] - MARGIN[3]).max(MARGIN[1] + 1.0);
        Some(StepChart {
            names: &drawing.scene.names,
            course: &descent.course,
            iteration: descent.iteration,
            theme: drawing.theme,
            surface: drawing.surface,
            size,
            plot: Rectangle {
                min: [MARGIN[0], MARGIN[1]],
                max: [right, bottom],
            },
        })
    }

    fn across(&self, k: f64) -> f64 {
        let width = self.plot.max[0] - self.plot.min[0];
        self.plot.min[0] + width * k / self.course.steps.max(1) as f64
    }

    pub(super) fn pixel(&self, pane: &Pane, [k, value]: Vector2) -> Vector2 {
        let height = pane.area.max[1] - pane.area.min[1];
        let share = (value - pane.low) / (pane.high - pane.low);
        [self.across(k), pane.area.max[1] - share * height]
    }

    /// The ticks of k under the plot, and the axis's name.
    pub(super) fn iterations(&self) {
        let steps = self.course.steps as f64;
        let y = self.plot.max[1] + 13.0;
        let most = ((self.plot.max[0] - self.plot.min[0]) / 52.0).max(2.0) as usize;
        let (points, _) = ticks(0.0, steps, most);
        for k in points.into_iter().filter(|k| k.fract() == 0.0) {
            let x = self.across(k);
            // The axis's own name stands at its end.
            if x < self.plot.max[0] - 26.0 {
                self.text(&decimal(k, 0), [x, y], self.theme.quiet, 0);
            }
        }
        let name = Lettering {
            color: self.theme.ink,
            size: 14.0,
            face: Face::Italic,
            align: 1,
        };
        self.surface.text("k", [self.plot.max[0], y], name);
    }

    pub(super) fn text(&self, text: &str, at: Vector2, color: Color, align: i8) {
        let lettering = Lettering {
            color,
            size: TICK,
            face: Face::Regular,
            align,
        };
        self.surface.text(text, at, lettering);
    }

    /// A line across a pane at a height, with what it means at its left.
    pub(super) fn level(&self, pane: &Pane, value: f64, text: &str, color: Color) {
        let y = self.pixel(pane, [0.0, value])[1].floor() + 0.5;
        let ends = [[self.plot.min[0], y], [self.plot.max[0], y]];
        let width = if color == self.theme.grid { 1.0 } else { 1.2 };
        self.surface.line(&ends, Stroke { color, width });
        // A very long number starts at the left side of the picture.
        let width = text_width(text, TICK, false);
        let right = (self.plot.min[0] - 7.0).max(width + 1.0);
        self.text(text, [right, y], self.theme.quiet, 1);
    }

    /// The curve of a run's values against k; what is out of the pane is cut off.
    pub(super) fn curve(&self, pane: &Pane, method: Method, values: &[f64]) {
        let look = Look::of(method, self.theme);
        let points: Vec<Vector2> = values
            .iter()
            .enumerate()
            .map(|(k, &value)| self.pixel(pane, [k as f64, value]))
            .collect();
        let stroke = Stroke {
            color: look.color,
            width: 1.75,
        };
        look.line(self.surface, &columns(&points), stroke, &pane.area);
    }

    /// The line at the iteration looked at, and each run's mark on it.
    pub(super) fn cursor(&self, panes: &[Pane], value: &dyn Fn(usize, usize, usize) -> f64) {
        let x = self.across(self.iteration as f64);
        let stroke = Stroke {
            color: self.theme.ink,
            width: 1.5,
        };
        self.surface
            .line(&[[x, self.plot.min[1]], [x, self.plot.max[1]]], stroke);
        let frame = Rectangle {
            min: [0.0; 2],
            max: self.size,
        };
        for (i, pane) in panes.iter().enumerate() {
            for (place, run) in self.course.runs.iter().enumerate() {
                if self.iteration >= run.iterates.len() {
                    continue;
                }
                let at = self.pixel(
                    pane,
                    [self.iteration as f64, value(i, place, self.iteration)],
                );
                if !pane.area.grown(1.0).contains(at) {
                    continue;
                }
                let look = Look::of(run.method, self.theme);
                look.marks(self.surface, &[at], 5.6, self.theme.paper, &frame);
                look.marks(self.surface, &[at], 4.2, look.color, &frame);
            }
        }
    }
}

/// Level pieces by their ends, and in every column of pixels only the first, the lowest, the highest and the last point: no line looks
/// different.
fn columns(points: &[Vector2]) -> Vec<Vector2> {
    let mut kept: Vec<Vector2> = Vec::with_capacity(points.len().min(2048));
    // Within a sixteenth of a pixel nothing can be told apart.
    let step = |i: usize| (16.0 * points[i][1]).round();
    let level = |i: usize| {
        i > 0 && i + 1 < points.len() && step(i - 1) == step(i) && step(i) == step(i + 1)
    };
    let points: Vec<Vector2> = (0..points.len())
        .filter(|&i| !level(i))
        .map(|i| points[i])
        .collect();
    let mut start = 0;
    while start < points.len() {
        let column = points[start][0].floor();
        let more = points[start..].iter().position(|p| p[0].floor() != column);
        let end = more.map_or(points.len(), |more| start + more);
        let group = &points[start..end];
        if group.len() <= 4 {
            kept.extend_from_slice(group);
        } else {
            let (mut low, mut high) = (0, 0);
            for (i, point) in group.iter().enumerate() {
                if point[1] < group[low][1] {
                    low = i;
                }
                if point[1] > group[high][1] {
                    high = i;
                }
            }
            for i in [0, low.min(high), low.max(high), group.len() - 1] {
                kept.push(group[i]);
            }
        }
        start = end;
    }
    kept
}
