//! Charts against λ: the frame, the scales and the axes that path and radius share.

use super::label::Label;
use super::number::{decimal, significant};
use super::surface::{Face, Lettering, Medium, Stroke, Surface, arrowhead};
use super::theme::Theme;
use super::ticks::ticks;
use super::{Drawing, Solved};
use geometry::Rectangle;
use lasso_path::problem::Vector2;

const TICK: f64 = 12.0;
const LABEL: f64 = 13.0;
/// Room for tick labels and for marks at the border, in CSS pixels: left, top, right, bottom.
const MARGIN: [f64; 4] = [44.0, 12.0, 14.0, 26.0];

/// All that a chart's backdrop depends on: everything but the λ that is looked at.
pub(super) fn backdrop_key(solved: &Solved) -> impl PartialEq + '_ {
    let Solved {
        loss,
        penalty,
        lambda_end,
        names,
        ..
    } = solved;
    (loss, *penalty, *lambda_end, names, solved.curve.as_ref())
}

/// The λ at `x` CSS pixels from the left of a figure of width `width`, within [0, lambda_end].
pub fn lambda_at(solved: &Solved, width: f64, x: f64) -> f64 {
    let across = (width - MARGIN[0] - MARGIN[2]).max(1.0);
    ((x - MARGIN[0]) / across).clamp(0.0, 1.0) * solved.lambda_end.value()
}

/// λ to the right from 0 to the solved's end, values upwards from `low` to `high`.
pub(super) struct Chart<'a, M: Medium> {
    pub(super) solved: &'a Solved,
    pub(super) theme: &'a Theme,
    pub(super) surface: &'a Surface<M>,
    size: [f64; 2],
    pub(super) plot: Rectangle,
    low: f64,
    high: f64,
}

impl<'a, M: Medium> Chart<'a, M> {
    /// The values' scale has room for all `values` and for 0.
    pub(super) fn new(drawing: &Drawing<'a, Solved, M>, values: &[f64]) -> Self {
        let size = drawing.size;
        let plot = Rectangle {
            min: [MARGIN[0], MARGIN[1]],
            max: [
                (size[0] - MARGIN[2]).max(MARGIN[0] + 1.0),
                (size[1] - MARGIN[3]).max(MARGIN[1] + 1.0),
            ],
        };
        let (low, high) = values.iter().fold((0.0_f64, 0.0_f64), |(low, high), &x| {
            (low.min(x), high.max(x))
        });
        let (low, high) = if high > low {
            (low, high + 0.04 * (high - low))
        } else {
            (-1.0, 1.0)
        };
        Chart {
            solved: drawing.input,
            theme: drawing.theme,
            surface: drawing.surface,
            size,
            plot,
            low,
            high,
        }
    }

    pub(super) fn pixel(&self, [lambda, value]: Vector2) -> Vector2 {
        let share = [
            lambda / self.solved.lambda_end.value(),
            (value - self.low) / (self.high - self.low),
        ];
        let [width, height] = [0, 1].map(|k| self.plot.max[k] - self.plot.min[k]);
        self.plot.nearest([
            self.plot.min[0] + share[0] * width,
            self.plot.max[1] - share[1] * height,
        ])
    }

    /// The λ of the cursor: the one looked at, or the axis's end where that lies beyond it.
    pub(super) fn cursor(&self) -> f64 {
        let (lambda, end) = (self.solved.lambda, self.solved.lambda_end);
        lambda.value().min(end.value())
    }

    /// Where λ lies beyond the axis: an arrow at the cursor that points to it, and its value.
    pub(super) fn beyond(&self, y: f64) {
        let lambda = self.solved.lambda.value();
        if lambda <= self.solved.lambda_end.value() {
            return;
        }
        let x = self.plot.max[0];
        self.surface
            .fill(&arrowhead([x + 11.0, y], [1.0, 0.0]), self.theme.ink);
        let text = format!("λ = {}", significant(lambda, 4));
        let label = Label {
            lines: vec![(text.as_str(), self.theme.ink, Face::Bold)],
            size: LABEL,
        };
        let frame = Rectangle {
            min: [0.0; 2],
            max: self.size,
        };
        let place = label.place([x, y], 5.0, &[[-1.0, 0.0]], &frame, &[]);
        label.draw(self.surface, &place, self.theme.paper.with_alpha(0.8));
    }

    /// Fills the picture.
    pub(super) fn paper(&self) {
        let paper = Rectangle {
            min: [0.0; 2],
            max: self.size,
        };
        self.surface.fill(&paper.corners(), self.theme.paper);
    }

    /// Both axes, with their ticks.
    pub(super) fn axes(&self) {
        let grid = Stroke {
            color: self.theme.grid,
            width: 1.0,
        };
        let quiet = |align| Lettering {
            color: self.theme.quiet,
            size: TICK,
            face: Face::Regular,
            align,
        };
        let crisp = |x: f64| x.floor() + 0.5;
        let [width, height] = [0, 1].map(|k| self.plot.max[k] - self.plot.min[k]);

        let (points, places) = ticks(self.low, self.high, (height / 34.0).max(2.0) as usize);
        for tick in points {
            let y = crisp(self.pixel([0.0, tick])[1]);
            self.surface
                .line(&[[self.plot.min[0], y], [self.plot.max[0], y]], grid);
            self.surface.text(
                &decimal(tick, places),
                [self.plot.min[0] - 7.0, y],
                quiet(1),
            );
        }
        let (points, places) = ticks(
            0.0,
            self.solved.lambda_end.value(),
            (width / 52.0).max(2.0) as usize,
        );
        for tick in points {
            let x = self.pixel([tick, 0.0])[0];
            // The axis's own name stands at its end.
            if x < self.plot.max[0] - 26.0 {
                self.surface.text(
                    &decimal(tick, places),
                    [x, self.plot.max[1] + 14.0],
                    quiet(0),
                );
            }
        }
        let name = Lettering {
            color: self.theme.penalty,
            size: 15.0,
            face: Face::Bold,
            align: 1,
        };
        self.surface
            .text("λ", [self.plot.max[0], self.plot.max[1] + 14.0], name);
        let axis = Stroke {
            color: self.theme.ink,
            width: 1.2,
        };
        let zero = crisp(self.pixel([0.0, 0.0])[1]);
        self.surface
            .line(&[[self.plot.min[0], zero], [self.plot.max[0], zero]], axis);
    }
}
