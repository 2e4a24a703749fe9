//! The backdrop, which rests while λ moves: contours, grid, axes, the path and θ̂.

use super::*;
use crate::surface::text_width;
use crate::ticks::ticks;
use geometry::{LevelSet, ObjectiveLevelSet, VisibleLevelSet};
use lasso_path::problem::Objective;

impl<M: Medium> Pen<'_, M> {
    /// Level sets evenly spaced in distance from θ̂ (the square root of the excess), at 1, 2, 3, …
    /// times a power of two, so that they rest while λ moves and while the view is moved a little.
    pub(super) fn bands(&self) {
        let window = self.transform.window();
        let corners = window.corners();
        let farthest = corners
            .iter()
            .map(|&c| self.contour_excess(c).max(0.0).sqrt())
            .fold(0.0, f64::max);
        // Under the sparsity map the contours step back.
        let away = if self.input.show.sparsity_map {
            0.72
        } else {
            0.0
        };
        let [low, high] =
            [self.theme.band_low, self.theme.band_high].map(|c| c.mix(self.theme.paper, away));
        self.surface.fill(
            &self.frame().corners(),
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
                self.surface.fill(&self.pixels(&visible.region), shade);
            }
            levels.push(visible);
        }
        let stroke = Stroke {
            color: self.theme.isoline,
            width: 1.2,
        };
        for piece in levels.iter().flat_map(|level| &level.outline) {
            self.surface.line(&self.pixels(piece), stroke);
        }
    }

    /// The function whose contours are drawn, seen from its minimum: the loss, or F where that is chosen.
    fn contour_excess(&self, theta: Vector2) -> f64 {
        match self.objective() {
            Some(objective) => objective.excess(theta),
            None => self.solved.loss.excess(theta),
        }
    }

    fn contour(&self, excess: f64, window: &Rectangle) -> VisibleLevelSet {
        match self.objective() {
            Some(objective) => {
                ObjectiveLevelSet { objective, excess }.visible(window, self.tolerance())
            }
            None => LevelSet::new(&self.solved.loss, excess).visible(window, self.tolerance()),
        }
    }

    fn objective(&self) -> Option<&Objective> {
        let descent = self.input.descent.as_deref();
        let descent = descent.filter(|descent| descent.objective_contours)?;
        Some(&descent.runs.objective)
    }

    pub(super) fn axes(&self) {
        let size = self.transform.size();
        let window = self.transform.window();
        let origin = self.transform.to_pixel([0.0, 0.0]);
        let grid = Stroke {
            color: self.theme.grid,
            width: 1.0,
        };
        let axis = Stroke {
            color: self.theme.ink,
            width: 1.4,
        };
        let quiet = self.theme.ink;
        // Grid lines lie on whole pixels, so that they are crisp at 1x.
        let crisp = |x: f64| x.floor() + 0.5;
        for k in 0..2 {
            let most = (size[k] / 76.0).max(2.0) as usize;
            let (points, places) = ticks(window.min[k], window.max[k], most);
            for tick in points {
                let mut theta = [0.0; 2];
                theta[k] = tick;
                let along = crisp(self.transform.to_pixel(theta)[k]);
                let ends = if k == 0 {
                    [[along, 0.0], [along, size[1]]]
                } else {
                    [[0.0, along], [size[0], along]]
                };
                if !(0.0..=size[k]).contains(&along) {
                    continue;
                }
                self.surface
                    .line(&ends, if tick == 0.0 { axis } else { grid });
                let (text, near) = (decimal(tick, places), EDGE + 18.0..=size[k] - EDGE - 18.0);
                if tick == 0.0 || !near.contains(&along) || !self.input.words {
                    continue;
                }
                // Beside the axis; at the side of the picture where the axis is out of sight.
                if k == 0 {
                    let y = (origin[1] + 14.0).clamp(TICK, size[1] - TICK);
                    let lettering = Lettering {
                        color: quiet,
                        size: TICK,
                        face: Face::Regular,
                        align: 0,
                    };
                    self.surface.text(&text, [along, y], lettering);
                } else {
                    let width = text_width(&text, TICK, false);
                    let x = (origin[0] - 8.0).clamp(width + EDGE, size[0] - EDGE);
                    let lettering = Lettering {
                        color: quiet,
                        size: TICK,
                        face: Face::Regular,
                        align: 1,
                    };
                    self.surface.text(&text, [x, along], lettering);
                }
            }
        }
    }

    pub(super) fn axis_names(&self) {
        for (k, place) in self.axis_name_places().iter().enumerate() {
            self.axis_name(k)
                .draw(self.surface, place, self.theme.paper.with_alpha(0.0));
        }
    }

    /// Paper under the names of the axes. The calm picture leaves them room; what layers add may run
    /// through them.
    pub(super) fn axis_name_patches(&self) {
        let patch = self.theme.paper.with_alpha(0.78);
        for place in self.axis_name_places() {
            Label::patch(self.surface, &place, patch);
        }
    }

    fn axis_name(&self, k: usize) -> Label<'_> {
        let name = self.solved.names[k].as_str();
        Label {
            lines: vec![(name, self.theme.coordinates[k], Face::Bold)],
            size: 16.0,
        }
    }

    /// At the positive ends of the axes, above the horizontal and right of the vertical one.
    pub(super) fn axis_name_places(&self) -> [Rectangle; 2] {
        let frame = self.frame().grown(-EDGE);
        let [x, y] = self.transform.to_pixel([0.0, 0.0]);
        [
            self.axis_name(0)
                .place([frame.max[0], y], 3.0, &[[-1.0, -1.0]], &frame, &[]),
            self.axis_name(1)
                .place([x, frame.min[1]], 3.0, &[[1.0, 1.0]], &frame, &[]),
        ]
    }

    pub(super) fn solution_path(&self) {
        let window = self.transform.window();
        let stroke = Stroke {
            color: self.theme.ink.with_alpha(0.5),
            width: 2.0,
        };
        for path in self.solved.path_pieces() {
            for piece in window.clip_polyline(&path) {
                self.surface.line(&self.pixels(&piece), stroke);
            }
        }
        for knot in self.solved.knots() {
            if window.contains(knot.theta) {
                self.surface.disc(
                    self.transform.to_pixel(knot.theta),
                    3.0,
                    self.theme.ink.with_alpha(0.6),
                );
            }
        }
    }

    fn least_squares_label(&self) -> Label<'static> {
        // There is no room for more beside the arrows of a step, or in half a phone's width.
        let text = if self.tiny() || self.small() && self.input.descent.is_some() {
            "θ̂"
        } else {
            "θ̂ least squares"
        };
        Label {
            lines: vec![(text, self.theme.loss, Face::Italic)],
            size: LABEL,
        }
    }

    /// Where the label of θ̂ goes: away from the origin, so that path and diamond are left free.
    pub(super) fn least_squares_place(&self) -> Option<Rectangle> {
        let center = self.solved.loss.center();
        if !self.transform.window().contains(center) {
            return None;
        }
        let outwards = [
            if center[0] < 0.0 { -1.0 } else { 1.0 },
            if center[1] < 0.0 { 1.0 } else { -1.0 },
        ];
        let sides = [
            outwards,
            [-outwards[0], outwards[1]],
            [outwards[0], -outwards[1]],
            [-outwards[0], -outwards[1]],
        ];
        let frame = self.frame().grown(-EDGE);
        let at = self.transform.to_pixel(center);
        let mut obstacles = self.axis_name_places().to_vec();
        obstacles.push(around(at, 8.0));
        Some(
            self.least_squares_label()
                .place(at, 10.0, &sides, &frame, &obstacles),
        )
    }

    pub(super) fn least_squares(&self) {
        let center = self.solved.loss.center();
        if !self.transform.window().contains(center) {
            return;
        }
        let ring = Stroke {
            color: self.theme.loss,
            width: 3.0,
        };
        self.surface
            .ringed_disc(self.transform.to_pixel(center), 8.0, self.theme.paper, ring);
    }

    pub(super) fn least_squares_name(&self) {
        if let Some(place) = self.least_squares_place() {
            let patch = self.theme.paper.with_alpha(0.7);
            self.least_squares_label().draw(self.surface, &place, patch);
        }
    }
}
