//! The backdrop, which rests while λ moves: contours, grid, axes, the path and θ̂.

use super::*;
use crate::axes::Axes;
use crate::mark::{Lettering, text_width};
use geometry::{LevelSet, ObjectiveLevelSet, VisibleLevelSet};

impl Pen<'_, Backdrop> {
    /// Level sets evenly spaced in distance from θ̂ (the square root of the excess), at 1, 2, 3, …
    /// times a power of two, so that they rest while λ moves and while the window is moved a little.
    pub(super) fn bands(&self) {
        let window = self.transform.window();
        let corners = window.corners();
        let farthest = corners
            .iter()
            .map(|&c| self.contour_excess(c).max(0.0).sqrt())
            .fold(0.0, f64::max);
        // Under the sparsity map the contours step back.
        let away = if self.input.pale { 0.72 } else { 0.0 };
        let [low, high] = [self.painter.theme.band_low, self.painter.theme.band_high]
            .map(|c| c.mix(self.painter.theme.paper, away));
        self.painter.fill(
            self.frame().corners(),
            if farthest > 0.0 { high } else { low },
        );
        if !(farthest > 0.0 && farthest.is_finite()) {
            return;
        }
        let spacing = 2.0_f64.powi((farthest / (2.0 * BANDS)).log2().ceil() as i32);
        let count = (farthest / spacing).ceil() as usize;
        let mut levels = Vec::with_capacity(count);
        for k in (1..=count).rev() {
            let distance = k as f64 * spacing;
            let visible = self.contour(distance * distance, &window);
            let shade = low.mix(
                high,
                ((k as f64 - 0.5) * spacing / farthest).min(1.0).powf(0.8),
            );
            if !visible.region.is_empty() {
                self.painter.fill(self.pixels(&visible.region), shade);
            }
            levels.push(visible);
        }
        let stroke = Stroke {
            color: self.painter.theme.isoline,
            width: 1.2,
        };
        for piece in levels.iter().flat_map(|level| &level.outline) {
            self.painter.line(self.pixels(piece), stroke);
        }
    }

    /// The function whose contours are drawn, seen from its minimum: the loss, or F where that is chosen.
    fn contour_excess(&self, theta: Vector2) -> f64 {
        match &self.input.objective {
            Some(objective) => objective.excess(theta),
            None => self.input.loss.excess(theta),
        }
    }

    fn contour(&self, excess: f64, window: &Rectangle) -> VisibleLevelSet {
        match &self.input.objective {
            Some(objective) => {
                ObjectiveLevelSet { objective, excess }.visible(window, self.tolerance())
            }
            None => LevelSet::new(&self.input.loss, excess).visible(window, self.tolerance()),
        }
    }

    pub(super) fn axes(&self) {
        let theme = self.painter.theme;
        let size = self.transform.size();
        let axes = Axes {
            plot: self.frame(),
            window: self.transform.window(),
        };
        let axis = Stroke {
            color: theme.ink,
            width: 1.4,
        };
        for (k, length) in size.into_iter().enumerate() {
            for tick in axes.ticks(k, 76.0) {
                let along = axes.along(k, tick.value);
                if !(0.0..=length).contains(&along) {
                    continue;
                }
                if tick.value == 0.0 {
                    axes.rule(self.painter, k, 0.0, axis);
                    continue;
                }
                axes.grid(self.painter, k, tick.value);
                let near = EDGE + 18.0..=length - EDGE - 18.0;
                if near.contains(&along) && self.words {
                    self.number(k, along, &tick.text);
                }
            }
        }
    }

    /// A number beside the axis; at the side of the picture where the axis is out of sight.
    fn number(&self, k: usize, along: f64, text: &str) {
        let size = self.transform.size();
        let origin = self.transform.to_pixel([0.0, 0.0]);
        let (at, align) = if k == 0 {
            let y = (origin[1] + 14.0).min(size[1] - TICK).max(TICK);
            ([along, y], 0)
        } else {
            let width = text_width(text, TICK, false);
            let x = (origin[0] - 8.0).min(size[0] - EDGE).max(width + EDGE);
            ([x, along], 1)
        };
        let lettering = Lettering {
            color: self.painter.theme.ink,
            size: TICK,
            face: Face::Regular,
            align,
        };
        self.painter.text(text, at, lettering);
    }

    pub(super) fn solution_path(&self) {
        let window = self.transform.window();
        let stroke = Stroke {
            color: self.painter.theme.ink.with_alpha(0.5),
            width: 2.0,
        };
        for path in self.input.path.pieces() {
            for piece in window.clip_polyline(&path) {
                self.painter.line(self.pixels(&piece), stroke);
            }
        }
        for knot in self.input.path.knots() {
            if window.contains(knot.theta) {
                self.painter.disc(
                    self.transform.to_pixel(knot.theta),
                    3.0,
                    self.painter.theme.ink.with_alpha(0.6),
                );
            }
        }
    }
}
