//! Charts against λ: the axes and the cursor that path, radius and coefficients share.

use super::axes::{Axes, Title};
use super::label::Label;
use super::mark::{Face, Painter, arrowhead};
use super::number::significant;
use geometry::Rectangle;
use lasso_path::problem::{Lambda, Vector2};

pub(crate) const LABEL: f64 = 13.0;
/// Room for tick labels and for marks at the border, in CSS pixels: left, top, right, bottom.
const MARGIN: [f64; 4] = [44.0, 12.0, 14.0, 26.0];
/// How far the numbers of the λ-axis stand below the plot.
const BELOW: f64 = 14.0;

/// The λ at `x` CSS pixels from the left of a figure of width `width`, within [0, `lambda_end`]. With a theme of another
/// scale than 1 both are divided by it.
pub fn lambda_at(lambda_end: Lambda, width: f64, x: f64) -> f64 {
    let across = (width - MARGIN[0] - MARGIN[2]).max(1.0);
    ((x - MARGIN[0]) / across).clamp(0.0, 1.0) * lambda_end.value()
}

/// λ to the right from 0 to an end, values upwards.
pub(crate) struct Chart<'a> {
    pub(crate) painter: &'a Painter<'a>,
    pub(crate) axes: Axes,
}

impl<'a> Chart<'a> {
    /// The values' scale has room for all `values` and for 0.
    pub(crate) fn new(
        painter: &'a Painter<'a>,
        lambda_end: Lambda,
        values: impl IntoIterator<Item = f64>,
    ) -> Self {
        let values = values.into_iter();
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), x| {
            (low.min(x), high.max(x))
        });
        let (low, high) = if high > low {
            (low, high + 0.04 * (high - low))
        } else {
            (-1.0, 1.0)
        };
        let window = Rectangle {
            min: [0.0, low],
            max: [lambda_end.value(), high],
        };
        let plot = Axes::plot(painter.size, MARGIN);
        Chart {
            painter,
            axes: Axes { plot, window },
        }
    }

    pub(crate) fn plot(&self) -> &Rectangle {
        &self.axes.plot
    }

    pub(crate) fn pixel(&self, at: Vector2) -> Vector2 {
        self.axes.nearest(at)
    }

    /// The λ of the cursor: the one looked at, or the axis's end where that lies beyond it.
    pub(crate) fn cursor(&self, lambda: Lambda) -> f64 {
        lambda.value().min(self.axes.window.max[0])
    }

    /// Where λ lies beyond the axis: an arrow at the cursor that points to it, and its value.
    pub(crate) fn beyond(&self, lambda: Lambda, y: f64) {
        let (lambda, theme) = (lambda.value(), self.painter.theme);
        if lambda <= self.axes.window.max[0] {
            return;
        }
        let x = self.plot().max[0];
        self.painter
            .fill(arrowhead([x + 11.0, y], [1.0, 0.0]), theme.ink);
        let text = format!("λ = {}", significant(lambda, 4));
        let label = Label {
            lines: vec![(text.as_str(), theme.ink, Face::Bold)],
            size: LABEL,
        };
        let frame = Rectangle {
            min: [0.0; 2],
            max: self.painter.size,
        };
        let place = label.place([x, y], 5.0, &[[-1.0, 0.0]], &frame, &[]);
        label.draw(self.painter, &place, theme.paper.with_alpha(0.8));
    }

    /// Paper and both axes, with their ticks.
    pub(crate) fn backdrop(&self) {
        let (painter, axes) = (self.painter, &self.axes);
        painter.paper();
        // However large the picture is, a few lines are enough to read a value.
        let apart = (axes.size()[1] / 6.0).max(34.0);
        for tick in axes.ticks(1, apart) {
            axes.grid(painter, 1, tick.value);
            axes.number(painter, &tick);
        }
        let title = Title {
            text: "λ",
            color: painter.theme.penalty,
            size: 15.0,
            face: Face::Bold,
        };
        for tick in axes.ticks(0, 52.0) {
            let at = [self.pixel([tick.value, 0.0])[0], self.plot().max[1] + BELOW];
            axes.number_below(painter, &tick.text, at, &title);
        }
        axes.title(painter, BELOW, &title);
        axes.zero(painter, 1, 0.0);
    }
}
