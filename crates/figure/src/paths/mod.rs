//! All coefficients of a table against λ or c: every line thin and grey, the strongest with colours and names, a cursor.
//!
//! Three layers: the grey lines rest until the table is another one; the named lines are drawn again when their set changes, a
//! coefficient becomes 0, or a line is raised; the cursor follows λ.

mod labelled;
mod lines;
#[cfg(test)]
mod tests;

pub use labelled::Labelled;
pub use lines::{Emphasis, Foreground, Line, Lines, Palette};

use super::axes::Axes;
use super::mark::{Face, Lettering, Painter, Stroke, text_width};
use super::picture::Layer;
use super::series::{between, pieces, samples};
use super::shared::Shared;
use super::strength::{Against, LABEL, Marker, StrengthAxis, faint};
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use std::cmp::Ordering;

/// How near to a line a pointer is on it, in CSS pixels.
const GRIP: f64 = 14.0;

/// The paths of p coefficients, linear between nodes in λ (or in c, where they are drawn against c).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curves {
    /// The nodes, ascending: λ, or c, as the axis has it.
    pub at: Vec<f64>,
    /// The values of each coefficient at the nodes.
    pub values: Vec<Vec<f64>>,
}

impl Curves {
    /// The value of a coefficient somewhere: beyond the nodes that of the last; `None` without nodes, or such a coefficient.
    #[must_use]
    pub fn value(&self, coefficient: usize, at: f64) -> Option<f64> {
        between(&self.at, self.values.get(coefficient)?, at)
    }

    /// The coefficients from the strongest one on: by |θⱼ| at this place, those that are equal there by |θⱼ| at the end of small λ, those
    /// that are equal there too by number.
    #[must_use]
    pub fn strongest(&self, at: f64, against: Against) -> Vec<usize> {
        let end = |values: &[f64]| match against {
            Against::Lambda => values.first().copied(),
            Against::Radius => values.last().copied(),
        };
        let size = |value: Option<f64>| value.unwrap_or(0.0).abs();
        let strength = |j: usize| [size(self.value(j, at)), size(end(&self.values[j]))];
        let mut all: Vec<([f64; 2], usize)> =
            (0..self.values.len()).map(|j| (strength(j), j)).collect();
        let stronger = |a: [f64; 2], b: [f64; 2]| -> Ordering {
            b[0].total_cmp(&a[0]).then(b[1].total_cmp(&a[1]))
        };
        all.sort_by(|a, b| stronger(a.0, b.0).then(a.1.cmp(&b.1)));
        all.into_iter().map(|(_, j)| j).collect()
    }

    /// The least and the greatest value on an axis, with 0. It takes a look at each value, so it belongs to what is kept.
    #[must_use]
    pub fn range(&self, axis: &StrengthAxis) -> [f64; 2] {
        let [low, high] = axis.shown();
        let first = self.at.partition_point(|&node| node < low);
        let last = self.at.partition_point(|&node| node <= high);
        let ends = |j| {
            [low, high]
                .into_iter()
                .filter_map(move |at| self.value(j, at))
        };
        let inside = self.values.iter().enumerate().flat_map(|(j, values)| {
            let nodes = values.iter().take(last).skip(first);
            nodes.copied().chain(ends(j))
        });
        inside.fold([0.0, 0.0], |[low, high], x| [low.min(x), high.max(x)])
    }
}

/// A part of the axis at the end of small λ where the lines are within their gap only.
#[derive(Clone, Debug, PartialEq)]
pub struct Inexact {
    /// Where the exact part begins.
    pub from: f64,
    /// What is said of the part that is not.
    pub text: String,
}

/// The axes and all lines, thin and grey.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// All coefficients.
    pub curves: Shared<Curves>,
    /// The least and the greatest value upwards: [`Curves::range`] of all that is drawn, ridge too.
    pub range: [f64; 2],
    /// The axis to the right.
    pub axis: StrengthAxis,
    /// The knots, in any order.
    pub knots: Shared<[f64]>,
    /// The values on the axis that have names.
    pub markers: Vec<Marker>,
    /// Where the lines are not exact.
    pub inexact: Option<Inexact>,
}

impl Backdrop {
    fn axes(&self, painter: &Painter) -> Axes {
        self.axis.axes(painter, self.range)
    }

    /// The coefficient whose line is nearest to a pixel, measured upwards, where that is near: of those that are not 0 there. With a theme
    /// of another scale than 1 both are divided by it.
    #[must_use]
    pub fn line_at(&self, size: [f64; 2], [x, y]: Vector2) -> Option<usize> {
        let painter = Painter::new(&super::Theme::LIGHT, size);
        let axes = self.axes(&painter);
        if !axes.plot.grown(GRIP).contains([x, y]) {
            return None;
        }
        let at = self.axis.value_at(size[0], x);
        let far = |j: usize| {
            let value = self.curves.value(j, at).filter(|value| *value != 0.0)?;
            let distance = (axes.pixel([0.0, value])[1] - y).abs();
            (distance <= GRIP).then_some((distance, j))
        };
        let near = (0..self.curves.values.len()).filter_map(far);
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, j)| j)
    }

    fn draw_inexact(&self, painter: &Painter, axes: &Axes, inexact: &Inexact) {
        let theme = painter.theme;
        let (side, _) = self.axis.beginning(axes);
        let from = axes.nearest([self.axis.place(inexact.from), 0.0])[0];
        let Rectangle { min, max } = axes.plot;
        let part = Rectangle {
            min: [side.min(from), min[1]],
            max: [side.max(from), max[1]],
        };
        if part.max[0] - part.min[0] < 1.0 {
            return;
        }
        painter.fill(part.corners(), theme.penalty.with_alpha(0.09));
        let stroke = Stroke {
            color: theme.penalty,
            width: 1.2,
        };
        painter.dashed([[from, min[1]], [from, max[1]]], stroke, [1.5, 4.0]);
        let width = text_width(&inexact.text, LABEL, false);
        // Where the part is narrow its text stands beside it.
        let fits = width + 12.0 < part.max[0] - part.min[0];
        let middle = if fits {
            0.5 * (part.min[0] + part.max[0])
        } else {
            let beside = 0.5 * width + 6.0;
            from + if side < from { beside } else { -beside }
        };
        let lettering = Lettering {
            color: theme.penalty,
            size: LABEL,
            face: Face::Regular,
            align: 0,
        };
        let at = [middle, max[1] - 18.0];
        painter.fill(
            Rectangle { min: at, max: at }
                .grown(8.0)
                .corners()
                .map(|[x, y]| [x + (x - middle).signum() * (0.5 * width - 5.0), y]),
            theme.paper.with_alpha(0.75),
        );
        painter.text(&*inexact.text, at, lettering);
    }
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let axes = self.axes(painter);
        self.axis.backdrop(painter, &axes);
        let stroke = faint(painter.theme, self.curves.values.len());
        let samples = samples(&self.axis, &axes, &self.curves.at);
        for values in &self.curves.values {
            for piece in pieces(&axes, &samples, values) {
                painter.line(piece, stroke);
            }
        }
        if let Some(inexact) = &self.inexact {
            self.draw_inexact(painter, &axes, inexact);
        }
        axes.zero(painter, 1, 0.0);
        self.axis.rug(
            painter,
            &axes,
            &self.knots,
            painter.theme.ink.with_alpha(0.7),
        );
        self.axis.markers(painter, &axes, &self.markers);
    }
}
