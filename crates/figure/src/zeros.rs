//! How many coefficients are exactly 0 in each run, against the iteration, as steps.

use super::axes::Axes;
use super::descent::MethodLook;
use super::mark::{Painter, Stroke};
use super::picture::Layer;
use super::shared::Shared;
use super::step_chart::{cursor, iterations, pane, plot, polyline};
use super::traces::{Extent, Trace, Traces};
use geometry::Rectangle;
use lasso_path::problem::Vector2;

/// The axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// How many steps the k-axis has.
    pub steps: usize,
    /// How many coefficients there are.
    pub coefficients: usize,
    /// How many of θ\* are 0: a line across.
    pub at_best: usize,
}

/// The curves, and the iteration looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// The runs.
    pub traces: Shared<Traces>,
    /// The iteration.
    pub iteration: usize,
}

/// From 0 to all of them, with room for a line at either end.
fn counts(painter: &Painter, steps: usize, coefficients: usize) -> Axes {
    let most = coefficients.max(1) as f64;
    pane(plot(painter.size), steps, [-0.06 * most, 1.06 * most])
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        painter.paper();
        iterations(painter, self.steps);
        let pane = counts(painter, self.steps, self.coefficients);
        for tick in pane.ticks(1, 30.0) {
            if tick.value.fract() == 0.0 {
                pane.grid(painter, 1, tick.value);
                pane.number(painter, &tick);
            }
        }
        pane.zero(painter, 1, 0.0);
        let stroke = Stroke {
            color: painter.theme.ink.with_alpha(0.6),
            width: 1.2,
        };
        let y = pane.along(1, self.at_best as f64);
        painter.dashed(
            [[pane.plot.min[0], y], [pane.plot.max[0], y]],
            stroke,
            [4.0, 4.0],
        );
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let traces = &*self.traces;
        let pane = counts(painter, traces.steps, traces.coefficients);
        for trace in &traces.all {
            let points = steps(trace);
            let points: Vec<Vector2> = points.into_iter().map(|at| pane.pixel(at)).collect();
            polyline(painter, &pane.plot, trace.method, &points);
            // Where the number is what it stays.
            if let Some(start) = points.len().checked_sub(2).filter(|start| *start > 0) {
                let look = MethodLook::of(trace.method, painter.theme);
                let frame = Rectangle {
                    min: [0.0; 2],
                    max: painter.size,
                };
                look.marks(painter, &points[start..=start], 3.6, look.color, &frame);
            }
        }
        let runs: Vec<Extent> = traces.all.iter().map(Extent::from).collect();
        cursor(
            painter,
            &[pane],
            traces.steps,
            &runs,
            self.iteration,
            &|_, run| {
                traces.all[run]
                    .zeros
                    .get(self.iteration)
                    .map_or(0.0, |&zeros| zeros as f64)
            },
        );
    }
}

/// (k, number of zeros) at the corners of the steps, k ascending.
fn steps(trace: &Trace) -> Vec<Vector2> {
    let mut corners: Vec<Vector2> = Vec::new();
    let mut last = None;
    for (k, &zeros) in trace.zeros.iter().enumerate() {
        let (k, zeros) = (k as f64, zeros as f64);
        if let Some(before) = last.filter(|before| *before != zeros) {
            corners.push([k, before]);
        }
        if last != Some(zeros) {
            corners.push([k, zeros]);
        }
        last = Some(zeros);
    }
    corners.extend(last.map(|zeros| [(trace.zeros.len() - 1) as f64, zeros]));
    corners
}

#[cfg(test)]
mod tests {
    use super::*;
    use lasso_path::solve::descent::Method;

    #[test]
    fn a_step_is_where_the_number_changes() {
        let trace = Trace {
            method: Method::Proximal,
            gaps: vec![1.0; 5],
            zeros: vec![0, 0, 3, 3, 2],
            rest: 4,
        };
        let corners = [
            [0.0, 0.0],
            [2.0, 0.0],
            [2.0, 3.0],
            [4.0, 3.0],
            [4.0, 2.0],
            [4.0, 2.0],
        ];
        assert_eq!(steps(&trace), corners);
        assert!(
            steps(&Trace {
                zeros: Vec::new(),
                ..trace
            })
            .is_empty()
        );
    }
}
