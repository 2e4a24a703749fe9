//! Charts against the iteration: the axes, curves and marks that coordinates, convergence and zeros share.

use super::axes::{Axes, Title};
use super::descent::MethodLook;
use super::downsampling::traced;
use super::mark::{Face, Painter, Stroke};
use super::traces::Extent;
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use lasso_path::solve::descent::Method;

/// Room for tick labels and for marks at the border, in CSS pixels: left, top, right, bottom.
const MARGIN: [f64; 4] = [44.0, 10.0, 12.0, 24.0];
/// How far the numbers of the k-axis stand below the plot.
const BELOW: f64 = 13.0;

/// The iteration at `x` CSS pixels from the left of a chart of width `width` with `steps` steps. With a theme of another
/// scale than 1 both are divided by it.
#[must_use]
pub fn iteration_at(steps: usize, width: f64, x: f64) -> usize {
    let across = (width - MARGIN[0] - MARGIN[2]).max(1.0);
    (((x - MARGIN[0]) / across).clamp(0.0, 1.0) * steps as f64).round() as usize
}

/// The plot of a chart against the iteration.
pub(crate) fn plot(size: [f64; 2]) -> Rectangle {
    Axes::plot(size, MARGIN)
}

/// k to the right from 0 to the number of steps, values upwards in a part of the plot.
pub(crate) fn pane(plot: Rectangle, steps: usize, [low, high]: [f64; 2]) -> Axes {
    Axes {
        plot,
        window: Rectangle {
            min: [0.0, low],
            max: [steps.max(1) as f64, high],
        },
    }
}

/// The ticks of k under the plot, and the axis's name.
pub(crate) fn iterations(painter: &Painter, steps: usize) {
    let whole = pane(plot(painter.size), steps, [0.0, 1.0]);
    let title = Title {
        text: "k",
        color: painter.theme.ink,
        size: 14.0,
        face: Face::Italic,
    };
    for tick in whole.ticks(0, 52.0) {
        if tick.value.fract() == 0.0 {
            let at = [whole.pixel([tick.value, 0.0])[0], whole.plot.max[1] + BELOW];
            whole.number_below(painter, &tick.text, at, &title);
        }
    }
    whole.title(painter, BELOW, &title);
}

/// The curve of a value of a run's iterates against k; what is out of the pane is cut off.
pub(crate) fn curve(painter: &Painter, pane: &Axes, run: Extent, value: &dyn Fn(usize) -> f64) {
    // As `pixel`, but without a division for each of many points.
    let Rectangle { min, max } = pane.plot;
    let window = &pane.window;
    let across = (max[0] - min[0]) / (window.max[0] - window.min[0]);
    let rise = (max[1] - min[1]) / (window.max[1] - window.min[1]);
    let pixel = |k: usize| {
        [
            min[0] + across * k as f64,
            max[1] - rise * (value(k) - window.min[1]),
        ]
    };
    let mut points = Vec::with_capacity(run.rest + 2);
    points.extend((0..run.rest + 1).map(pixel));
    points.push(pixel(run.last));
    polyline(painter, &pane.plot, run.method, &points);
}

/// A method's line through points from left to right; what is out of the plot is cut off.
pub(crate) fn polyline(painter: &Painter, plot: &Rectangle, method: Method, points: &[Vector2]) {
    if points.is_empty() {
        return;
    }
    let look = MethodLook::of(method, painter.theme);
    let stroke = Stroke {
        color: look.color,
        width: 1.75,
    };
    let [lines, bands] = traced(points, stroke.width);
    for line in lines {
        look.line(painter, &line, stroke, plot, f64::INFINITY);
    }
    for mut band in bands {
        for corner in &mut band {
            *corner = plot.nearest(*corner);
        }
        // Others may be behind it.
        painter.fill(band, look.color.with_alpha(0.5));
    }
}

/// The line at the iteration looked at, and each run's mark on it in each pane: at the value that it has in the pane of
/// this number, for the run of this number.
pub(crate) fn cursor(
    painter: &Painter,
    panes: &[Axes],
    steps: usize,
    runs: &[Extent],
    iteration: usize,
    value: &dyn Fn(usize, usize) -> f64,
) {
    let whole = pane(plot(painter.size), steps, [0.0, 1.0]);
    whole.cursor(painter, iteration as f64, whole.plot.min[1], 1.5);
    let frame = Rectangle {
        min: [0.0; 2],
        max: painter.size,
    };
    for (i, pane) in panes.iter().enumerate() {
        for (place, run) in runs.iter().enumerate() {
            if iteration > run.last {
                continue;
            }
            let at: Vector2 = pane.pixel([iteration as f64, value(i, place)]);
            if !pane.plot.grown(1.0).contains(at) {
                continue;
            }
            let look = MethodLook::of(run.method, painter.theme);
            look.marks(painter, &[at], 5.6, painter.theme.paper, &frame);
            look.marks(painter, &[at], 4.2, look.color, &frame);
        }
    }
}
