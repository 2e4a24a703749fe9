//! Charts against the iteration k: the frame that coordinates and convergence share.

use super::descent::{Descent, Look, Runs};
use super::number::decimal;
use super::surface::{Face, Lettering, Medium, Stroke, Surface, text_width};
use super::theme::{Color, Theme};
use super::ticks::ticks;
use super::{Drawing, Layer};
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use lasso_path::solve::descent::Run;
use std::rc::Rc;

const TICK: f64 = 12.0;
/// Room for tick labels and for marks at the border, in CSS pixels: left, top, right, bottom.
const MARGIN: [f64; 4] = [44.0, 10.0, 12.0, 24.0];

/// The iteration at `x` CSS pixels from the left of a chart of width `width` with `steps` steps.
#[must_use]
pub fn iteration_at(steps: usize, width: f64, x: f64) -> usize {
    let across = (width - MARGIN[0] - MARGIN[2]).max(1.0);
    (((x - MARGIN[0]) / across).clamp(0.0, 1.0) * steps as f64).round() as usize
}

/// The input of the two charts of descent.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The runs, and the place in them.
    pub descent: Rc<Descent>,
    /// The names of the coordinates.
    pub names: [String; 2],
}

/// k to the right from 0 to the number of steps.
pub(super) struct StepChart<'a, M: Medium> {
    pub(super) names: &'a [String; 2],
    pub(super) runs: &'a Runs,
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
    /// Fills the picture on the backdrop.
    pub(super) fn new(layer: Layer, drawing: &Drawing<'a, Input, M>) -> Self {
        let size = drawing.size;
        if layer == Layer::Backdrop {
            let paper = Rectangle {
                min: [0.0; 2],
                max: size,
            };
            drawing.surface.fill(&paper.corners(), drawing.theme.paper);
        }
        let Input { descent, names } = drawing.input;
        let right = (size[0] - MARGIN[2]).max(MARGIN[0] + 1.0);
        let bottom = (size[1] - MARGIN[3]).max(MARGIN[1] + 1.0);
        StepChart {
            names,
            runs: &descent.runs,
            iteration: descent.iteration,
            theme: drawing.theme,
            surface: drawing.surface,
            size,
            plot: Rectangle {
                min: [MARGIN[0], MARGIN[1]],
                max: [right, bottom],
            },
        }
    }

    fn across(&self, k: f64) -> f64 {
        let width = self.plot.max[0] - self.plot.min[0];
        self.plot.min[0] + width * k / self.runs.steps.max(1) as f64
    }

    pub(super) fn pixel(&self, pane: &Pane, [k, value]: Vector2) -> Vector2 {
        let height = pane.area.max[1] - pane.area.min[1];
        let share = (value - pane.low) / (pane.high - pane.low);
        [self.across(k), pane.area.max[1] - share * height]
    }

    /// The ticks of k under the plot, and the axis's name.
    pub(super) fn iterations(&self) {
        let steps = self.runs.steps as f64;
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
        // A long number is smaller, and a very long one starts at the left side of the picture.
        let right = self.plot.min[0] - 7.0;
        let size = (right / text_width(text, 1.0, false)).clamp(9.0, TICK);
        let lettering = Lettering {
            color: self.theme.quiet,
            size,
            face: Face::Regular,
            align: 1,
        };
        let right = right.max(text_width(text, size, false) + 1.0);
        self.surface.text(text, [right, y], lettering);
    }

    /// The curve of a value of a run's iterates against k; what is out of the pane is cut off.
    pub(super) fn curve(&self, pane: &Pane, run: &Run<2>, value: &dyn Fn(usize) -> f64) {
        let look = Look::of(run.method, self.theme);
        // As `pixel`, but without a division for each of many points.
        let [[x, y], [x_next, _]] = [0.0, 1.0].map(|k| self.pixel(pane, [k, pane.low]));
        let rise = (pane.area.max[1] - pane.area.min[1]) / (pane.high - pane.low);
        let pixel = |k: usize| {
            [
                x + (x_next - x) * k as f64,
                y - rise * (value(k) - pane.low),
            ]
        };
        let mut points = Vec::with_capacity(run.rest + 2);
        points.extend((0..run.rest + 1).map(pixel));
        points.push(pixel(run.iterates.len() - 1));
        let stroke = Stroke {
            color: look.color,
            width: 1.75,
        };
        let [lines, bands] = traced(&points, stroke.width);
        for line in lines {
            look.line(self.surface, &line, stroke, &pane.area, f64::INFINITY);
        }
        for mut band in bands {
            for corner in &mut band {
                *corner = pane.area.nearest(*corner);
            }
            // Others may be behind it.
            self.surface.fill(&band, look.color.with_alpha(0.5));
        }
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
            for (place, run) in self.runs.all.iter().enumerate() {
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

/// Lines and outlines of bands that together look like the line of some width through some points, whose x
/// rise. Where it goes up and down within three columns of pixels, a band is filled from its lowest to its
/// highest points: a thousand strokes side by side would take ten times as long.
fn traced(points: &[Vector2], width: f64) -> [Vec<Vec<Vector2>>; 2] {
    let column = |i: usize| (points[i][0] / 3.0).floor();
    let rise = |i: usize| points[i][1] - points[i - 1][1];
    let (mut lines, mut bands) = (Vec::new(), Vec::new());
    let (mut line, mut highest, mut lowest) = (Line::default(), Vec::new(), Vec::new());
    let mut start = 0;
    while start < points.len() {
        let [mut end, mut top, mut bottom] = [start; 3];
        let mut turns = false;
        let here = column(start);
        while end < points.len() && column(end) == here {
            if points[end][1] < points[top][1] {
                top = end;
            }
            if points[end][1] > points[bottom][1] {
                bottom = end;
            }
            end += 1;
            turns |= end > 1 && end < points.len() && rise(end) * rise(end - 1) < 0.0;
        }
        let ends = end == points.len();
        // A band goes on for as long as it is worth one.
        turns &= end > start + 1;
        let swings =
            points[bottom][1] - points[top][1] > 2.0 * width && (turns || !highest.is_empty());
        if start == 0 || swings && highest.is_empty() {
            line.add(points[start]);
        }
        if swings {
            if highest.is_empty() {
                lines.push(line.end());
            }
            let middle = 3.0 * here + 1.5;
            highest.push([middle, points[top][1] - 0.5 * width]);
            lowest.push([middle, points[bottom][1] + 0.5 * width]);
        }
        if !highest.is_empty() && (!swings || ends) {
            while let Some(corner) = lowest.pop() {
                highest.push(corner);
            }
            bands.push(std::mem::take(&mut highest));
            line.add(points[if swings { end } else { start } - 1]);
        }
        if !swings {
            line.add(points[top.min(bottom)]);
            line.add(points[top.max(bottom)]);
        }
        if ends {
            line.add(points[end - 1]);
        }
        start = end;
    }
    lines.push(line.end());
    [lines, bands]
}

/// A line without the points that are no farther than a tenth of a pixel from what is left.
#[derive(Default)]
struct Line {
    kept: Vec<Vector2>,
    last: Vector2,
    /// The slopes from the last point kept that pass all points since then.
    slopes: [f64; 2],
}

impl Line {
    /// Goes on to a point that is not to the left of the last one.
    fn add(&mut self, point: Vector2) {
        let slope = |from: Vector2, off: f64| (point[1] + off - from[1]) / (point[0] - from[0]);
        let mut from = self.kept.last().copied().unwrap_or(point);
        let straight = slope(from, 0.0);
        if !(self.slopes[0] <= straight && straight <= self.slopes[1]) {
            from = if self.kept.is_empty() {
                point
            } else {
                self.last
            };
            self.kept.push(from);
            self.slopes = [f64::NEG_INFINITY, f64::INFINITY];
        }
        self.slopes[0] = self.slopes[0].max(slope(from, -0.1));
        self.slopes[1] = self.slopes[1].min(slope(from, 0.1));
        self.last = point;
    }

    /// The line up to here; another begins.
    fn end(&mut self) -> Vec<Vector2> {
        let mut line = std::mem::take(self);
        line.kept.push(line.last);
        line.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// How far a point is from a line, measured upwards.
    fn distance(point: Vector2, line: &[Vector2]) -> f64 {
        let to = |ends: &[Vector2]| {
            let share = (point[0] - ends[0][0]) / (ends[1][0] - ends[0][0]).max(1e-9);
            let inside = (-1e-6..=1.0 + 1e-6).contains(&share);
            let y = ends[0][1] + share.clamp(0.0, 1.0) * (ends[1][1] - ends[0][1]);
            if inside {
                (point[1] - y).abs()
            } else {
                f64::INFINITY
            }
        };
        let single = line
            .iter()
            .map(|at| (point[0] - at[0]).hypot(point[1] - at[1]));
        line.windows(2)
            .map(to)
            .chain(single)
            .fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn what_is_drawn_is_where_the_line_is(
            steps in prop::collection::vec((0.05..4.0_f64, 0.0..30.0_f64), 2..400),
            smooth in any::<bool>(),
        ) {
            let mut x = 40.0;
            let points: Vec<Vector2> = steps.iter().enumerate().map(|(k, &(dx, y))| {
                x += dx;
                [x, if smooth { 100.0 * (-0.02 * k as f64).exp() } else { y }]
            }).collect();
            let [lines, bands] = traced(&points, 1.75);
            if smooth {
                prop_assert!(bands.is_empty());
            }
            for &point in &points {
                // a corner of a column of 3 pixels may be drawn in its middle
                let in_band = bands.iter().any(|band| {
                    let near = |c: &&Vector2| (c[0] - point[0]).abs() <= 1.5 + 1e-9;
                    let heights: Vec<f64> = band.iter().filter(near).map(|c| c[1]).collect();
                    let low = heights.iter().copied().fold(f64::INFINITY, f64::min);
                    let high = heights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                    (low..=high).contains(&point[1])
                });
                let beside = lines.iter().map(|line| distance(point, line)).fold(f64::INFINITY, f64::min);
                // within a column of a line only the ends and the extremes are kept
                let column = (point[0] / 3.0).floor();
                let between = points.iter().filter(|p| (p[0] / 3.0).floor() == column);
                let (low, high) = between.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), p| (low.min(p[1]), high.max(p[1])));
                prop_assert!(in_band || beside <= 0.11 || high - low <= 3.5 || (low..high).contains(&point[1]),
                    "{point:?} is neither in a band nor within {beside} of a line");
            }
            // the whole width is drawn
            let all = || lines.iter().chain(&bands).flatten();
            let first = all().map(|p| p[0]).fold(f64::INFINITY, f64::min);
            let last = all().map(|p| p[0]).fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(first <= points[0][0] && last >= points[points.len() - 1][0]);
        }
    }

    #[test]
    fn many_swings_are_few_corners() {
        let points: Vec<Vector2> = (0..1000)
            .map(|k| {
                [
                    44.0 + 0.33 * f64::from(k),
                    if k % 2 == 0 { 20.0 } else { 80.0 },
                ]
            })
            .collect();
        let [lines, bands] = traced(&points, 1.75);
        let corners: usize = lines.iter().chain(&bands).map(Vec::len).sum();
        assert!(bands.len() == 1 && corners < 240, "{corners}");
        let heights = bands[0].iter().map(|corner| corner[1]);
        assert!(heights.clone().fold(f64::INFINITY, f64::min) <= 20.0);
        assert!(heights.fold(0.0, f64::max) >= 80.0);
    }
}
