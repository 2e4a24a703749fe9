//! F(θ_k) − F(θ*) of each run against the iteration, on a logarithmic scale, with the rates that are known.

use super::axes::{Axes, Tick};
use super::descent::MethodLook;
use super::mark::{Face, Lettering, Painter, Stroke, text_width};
use super::picture::Layer;
use super::shared::Shared;
use super::step_chart::{cursor, curve, iterations, pane, plot};
use super::traces::{Bounds, Extent, Traces};
use geometry::Rectangle;
use lasso_path::problem::Vector2;

/// How many powers of ten the scale has below the largest value: about as many as f64 has digits.
const DECADES: f64 = 16.0;
/// The room for exactly 0, which no logarithmic scale has, in CSS pixels.
const ZERO: f64 = 16.0;

/// The axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// How many steps the k-axis has.
    pub steps: usize,
    /// The logarithm of the highest value, a power of ten.
    pub decade: f64,
}

/// The curves, and the iteration looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// The runs.
    pub traces: Shared<Traces>,
    /// The iteration.
    pub iteration: usize,
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        painter.paper();
        iterations(painter, self.steps);
        let pane = decades(painter, self.steps, self.decade);
        for tick in pane.powers(4) {
            pane.grid(painter, 1, tick.value);
            pane.number(painter, &tick);
        }
        let zero = Tick {
            value: logarithm(0.0, &pane),
            text: "0".to_owned(),
        };
        pane.zero(painter, 1, zero.value);
        pane.number(painter, &zero);
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let traces = &*self.traces;
        let pane = decades(painter, traces.steps, traces.decade);
        gaps(painter, &pane, traces);
        if let Some(bounds) = &traces.bounds {
            guides(painter, &pane, traces.steps, bounds);
        }
        let runs: Vec<Extent> = traces.all.iter().map(Extent::from).collect();
        cursor(
            painter,
            &[pane],
            traces.steps,
            &runs,
            self.iteration,
            &|_, run| logarithm(traces.all[run].gaps[self.iteration], &pane),
        );
    }
}

/// From a power of ten above all values (but for runs that leave) down to rounding.
fn decades(painter: &Painter, steps: usize, decade: f64) -> Axes {
    let mut area = plot(painter.size);
    area.max[1] = (area.max[1] - ZERO - 6.0).max(area.min[1] + 1.0);
    pane(area, steps, [decade - DECADES, decade])
}

/// The place of a value on the scale: its logarithm, and far enough below for exactly 0.
fn logarithm(gap: f64, pane: &Axes) -> f64 {
    if gap == 0.0 {
        let unit =
            (pane.window.max[1] - pane.window.min[1]) / (pane.plot.max[1] - pane.plot.min[1]);
        pane.window.min[1] - ZERO * unit
    } else {
        gap.log10()
    }
}

/// Bounds that proximal gradient and FISTA keep for η ≤ 1/L: they are drawn where they hold.
///
/// ‖θ₀ − θ*‖²/(2ηk) and 2‖θ₀ − θ*‖²/(η(k + 1)²) (Beck & Teboulle 2009), and, with the least eigenvalue μ > 0
/// of H, (1 − ημ)^k·‖θ₀ − θ*‖²/(2η).
fn guides(painter: &Painter, pane: &Axes, steps: usize, bounds: &Bounds) {
    let theme = painter.theme;
    let plot = plot(painter.size);
    let (eta, least) = (bounds.step_size, bounds.least_eigenvalue);
    let slow = bounds.square_distance / (2.0 * eta);
    if !(slow > 0.0 && slow.is_finite()) {
        return;
    }
    let rates: [(&str, &dyn Fn(f64) -> f64); 3] = [
        ("1/k", &|k| slow.log10() - k.log10()),
        ("1/k²", &|k| (4.0 * slow).log10() - 2.0 * (k + 1.0).log10()),
        ("linear", &|k| {
            slow.log10() + k * (-eta * least).ln_1p() / std::f64::consts::LN_10
        }),
    ];
    let stroke = Stroke {
        color: theme.quiet.with_alpha(0.55),
        width: 1.0,
    };
    let mut above = f64::NEG_INFINITY;
    for (i, (name, rate)) in rates.into_iter().enumerate() {
        if i == 2 && least == 0.0 {
            continue;
        }
        let steps = steps.max(2) as f64;
        // Evenly in log k, where the curves bend.
        let points: Vec<Vector2> = (0..=48)
            .map(|i| steps.powf(f64::from(i) / 48.0))
            .map(|k| pane.pixel([k, rate(k)]))
            .collect();
        let pieces = pane.plot.clip_polyline(&points);
        let Some(end) = pieces.last().and_then(|piece| piece.last().copied()) else {
            continue;
        };
        for piece in pieces {
            painter.line(piece, stroke);
        }
        let right = end[0] > plot.max[0] - 40.0;
        let at = if right {
            [end[0] - 4.0, end[1] - 8.0]
        } else {
            [end[0] + 5.0, end[1] - 9.0]
        };
        if at[1] > pane.plot.min[1] + 4.0 && (at[1] - above).abs() > 12.0 {
            above = at[1];
            let align = if right { 1 } else { -1 };
            let width = f64::from(align) * text_width(name, 12.0, false);
            let patch = Rectangle {
                min: [at[0].min(at[0] - width), at[1] - 6.0],
                max: [at[0].max(at[0] - width), at[1] + 6.0],
            };
            let paper = theme.paper.with_alpha(0.85);
            painter.fill(patch.corners(), paper);
            let lettering = Lettering {
                color: theme.quiet,
                size: 12.0,
                face: Face::Regular,
                align,
            };
            painter.text(name, at, lettering);
        }
    }
}

fn gaps(painter: &Painter, pane: &Axes, traces: &Traces) {
    let plot = plot(painter.size);
    for run in &traces.all {
        let gaps = &run.gaps;
        // The curve itself ends where it leaves the scale; exactly 0 is a line of its own.
        curve(painter, pane, run.into(), &|k| match gaps[k] {
            0.0 => pane.window.min[1] - DECADES,
            gap => gap.log10(),
        });
        // Where it leaves the scale for good, its mark stands at the border.
        let inside = gaps
            .iter()
            .rposition(|gap| gap.log10() <= pane.window.max[1]);
        if let Some(k) = inside.filter(|k| k + 1 < gaps.len()) {
            let [from, to] = [k, k + 1].map(|k| gaps[k].log10().max(pane.window.min[1]));
            let crossing = k as f64 + (pane.window.max[1] - from) / (to - from);
            let at = pane.pixel([crossing, pane.window.max[1]]);
            let look = MethodLook::of(run.method, painter.theme);
            look.marks(painter, &[at], 4.2, look.color, &plot.grown(8.0));
        }
        let k = gaps
            .iter()
            .rposition(|gap| *gap != 0.0)
            .map_or(0, |k| k + 1);
        if k == gaps.len() {
            continue;
        }
        let look = MethodLook::of(run.method, painter.theme);
        let y = logarithm(0.0, pane);
        let ends = [k, gaps.len() - 1].map(|k| pane.pixel([k as f64, y]));
        let stroke = Stroke {
            color: look.color,
            width: 3.0,
        };
        let strip = Rectangle {
            min: [plot.min[0], pane.plot.max[1]],
            max: plot.max,
        };
        look.line(painter, &ends, stroke, &strip, f64::INFINITY);
        look.marks(painter, &ends[..1], 3.6, look.color, &plot.grown(8.0));
    }
}
