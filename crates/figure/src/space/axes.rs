//! The axes with their ticks, and the plane θ₃ = 0.

use super::{DOTTED, EDGE, Line, Pen, TICK};
use crate::mark::{Face, Lettering, SOLID, Stroke, text_width};
use crate::number::decimal;
use crate::ticks::ticks;
use geometry::Rectangle;
use geometry::space::Vector3;
use lasso_path::problem::Vector2;

/// How long half an axis is, and half a side of the plane θ₃ = 0, as shares of the window's radius.
const AXIS: f64 = 0.98;
const GHOST: f64 = 0.8;
/// The least distance of two ticks, in CSS pixels.
const APART: f64 = 30.0;

impl Pen<'_> {
    /// The end of a coordinate's axis.
    pub(super) fn axis_end(&self, k: usize, sign: f64) -> Vector3 {
        let mut end = [0.0; 3];
        end[k] = sign * AXIS * self.backdrop.scene.window.radius;
        end
    }

    pub(super) fn axes(&self) -> Vec<Line> {
        let theme = self.painter.theme;
        let axis = |k: usize| Line {
            ends: [self.axis_end(k, -1.0), self.axis_end(k, 1.0)],
            stroke: Stroke {
                color: theme.coordinates[k].mix(theme.paper, 0.15),
                width: if k == 2 { 2.2 } else { 1.6 },
            },
            dash: if k == 2 { DOTTED } else { SOLID },
        };
        [0, 1, 2].map(axis).into()
    }

    /// The part of the plane θ₃ = 0 that is drawn.
    pub(super) fn ghost_window(&self) -> Rectangle {
        let half = GHOST * self.backdrop.scene.window.radius;
        Rectangle {
            min: [-half; 2],
            max: [half; 2],
        }
    }

    /// The plane θ₃ = 0.
    pub(super) fn ghost(&self) {
        let corners = self.ghost_window().corners().map(|[x, y]| [x, y, 0.0]);
        let ink = self.painter.theme.ink;
        self.polygon(&corners, ink.with_alpha(0.04));
        let stroke = Stroke {
            color: ink.with_alpha(0.16),
            width: 1.0,
        };
        self.outline(&corners, stroke);
    }

    /// Marks and numbers on the axes, where these are not seen end-on.
    pub(super) fn ticks(&self) {
        let reach = AXIS * self.backdrop.scene.window.radius;
        let (values, places) = ticks(-reach, reach, 6);
        let step = values
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(reach, f64::min);
        for k in 0..3 {
            let [from, to] = [0.0, 1.0].map(|sign| self.at(self.axis_end(k, sign)));
            let along = [to[0] - from[0], to[1] - from[1]];
            let length = along[0].hypot(along[1]);
            if length * step / reach < APART {
                continue;
            }
            let along = along.map(|x| x / length);
            // The numbers stand below a level axis and to the left of an upright one.
            let side = if along[0].abs() > 0.4 {
                let down = if along[0] > 0.0 { 1.0 } else { -1.0 };
                [-along[1] * down, along[0] * down]
            } else {
                let left = if along[1] < 0.0 { 1.0 } else { -1.0 };
                [along[1] * left, -along[0] * left]
            };
            for &value in values.iter().filter(|value| **value != 0.0) {
                let mut point = [0.0; 3];
                point[k] = value;
                self.tick(self.at(point), side, k, &decimal(value, places));
            }
        }
    }

    fn tick(&self, at: Vector2, side: Vector2, k: usize, text: &str) {
        let frame = self.frame().grown(-EDGE);
        if !frame.contains(at) {
            return;
        }
        let theme = self.painter.theme;
        let stroke = Stroke {
            color: theme.coordinates[k].mix(theme.paper, 0.15),
            width: 1.4,
        };
        let [near, far] = [-3.5, 3.5].map(|d| [at[0] + d * side[0], at[1] + d * side[1]]);
        self.painter.line([near, far], stroke);
        let width = text_width(text, TICK, false);
        let off = 7.0 + 0.5 * (side[0].abs() * width + side[1].abs() * TICK);
        let place = [at[0] + off * side[0], at[1] + off * side[1]];
        if self.backdrop.words && frame.grown(-0.5 * width).contains(place) {
            let lettering = Lettering {
                color: theme.quiet,
                size: TICK,
                face: Face::Regular,
                align: 0,
            };
            self.painter.text(text, place, lettering);
        }
    }
}
