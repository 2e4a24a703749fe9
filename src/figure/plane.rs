//! The plane: loss contours, the diamond, the level set that touches it, and θ*.

use super::label::Label;
use super::number::decimal;
use super::surface::{DrawingError, Face, Lettering, Stroke, Surface};
use super::theme::Theme;
use super::ticks::ticks;
use super::{Layer, Scene, Transform};
use crate::geometry::{LevelSet, Rectangle, l1_ball};
use crate::problem::Vector2;
use plotters::prelude::DrawingBackend;

/// Curves are drawn as chords that stay within this many CSS pixels.
const TOLERANCE: f64 = 0.06;
/// There are between this many and twice as many bands in the picture.
const BANDS: f64 = 7.0;
/// Font sizes in CSS pixels.
const LABEL: f64 = 14.0;
const TICK: f64 = 12.0;
/// How much room a label keeps from the picture's sides.
const EDGE: f64 = 8.0;

/// Draws one layer; see [`super::Figure::draw`].
///
/// # Errors
/// What the backend reports.
pub fn draw<DB: DrawingBackend>(
    layer: Layer,
    scene: &Scene,
    theme: &Theme,
    size: [f64; 2],
    surface: &Surface<DB>,
) -> Result<(), DrawingError<DB>> {
    let pen = Pen {
        scene,
        theme,
        transform: Transform::new(&scene.view, size),
        surface,
    };
    match layer {
        Layer::Backdrop => {
            pen.bands()?;
            pen.axes()?;
            pen.solution_path()
        }
        Layer::Foreground => {
            pen.touching_level_set()?;
            pen.diamond()?;
            pen.optimum()
        }
        Layer::Overlay => {
            pen.axis_names()?;
            pen.least_squares()
        }
    }
}

/// Everything that the marks of one drawing need.
struct Pen<'a, DB: DrawingBackend> {
    scene: &'a Scene,
    theme: &'a Theme,
    transform: Transform,
    surface: &'a Surface<DB>,
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    fn pixels(&self, points: &[Vector2]) -> Vec<Vector2> {
        points.iter().map(|&p| self.transform.to_pixel(p)).collect()
    }

    fn frame(&self) -> Rectangle {
        Rectangle {
            min: [0.0, 0.0],
            max: self.transform.size(),
        }
    }

    fn tolerance(&self) -> f64 {
        TOLERANCE / self.transform.scale()
    }

    /// Level sets evenly spaced in distance from θ̂ (the square root of the excess), at 1, 2, 3, …
    /// times a power of two, so that they rest while λ moves and while the view is moved a little.
    fn bands(&self) -> Result<(), DrawingError<DB>> {
        let window = self.transform.window();
        let loss = &self.scene.loss;
        let corners = window.corners();
        let farthest = corners
            .iter()
            .map(|&c| loss.excess(c).max(0.0).sqrt())
            .fold(0.0, f64::max);
        let [low, high] = [self.theme.band_low, self.theme.band_high];
        self.surface.fill(
            self.frame().corners(),
            if farthest > 0.0 { high } else { low },
        )?;
        if !(farthest > 0.0 && farthest.is_finite()) {
            return Ok(());
        }
        let spacing = 2.0_f64.powf((farthest / (2.0 * BANDS)).log2().ceil());
        let count = (farthest / spacing).ceil() as usize;
        let mut levels = Vec::with_capacity(count);
        for k in (1..=count).rev() {
            let distance = k as f64 * spacing;
            let visible =
                LevelSet::new(loss, distance * distance).visible(&window, self.tolerance());
            let shade = low.mix(
                high,
                ((k as f64 - 0.5) * spacing / farthest).min(1.0).powf(0.8),
            );
            if !visible.region.is_empty() {
                self.surface.fill(self.pixels(&visible.region), shade)?;
            }
            levels.push(visible);
        }
        let stroke = Stroke {
            color: self.theme.isoline,
            width: 1.2,
        };
        for piece in levels.iter().flat_map(|level| &level.outline) {
            self.surface.line(self.pixels(piece), stroke)?;
        }
        Ok(())
    }

    fn axes(&self) -> Result<(), DrawingError<DB>> {
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
        let quiet = self.theme.quiet;
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
                    .line(ends, if tick == 0.0 { axis } else { grid })?;
                let (text, near) = (decimal(tick, places), EDGE + 18.0..=size[k] - EDGE - 18.0);
                if tick == 0.0 || !near.contains(&along) {
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
                    self.surface.text(&text, [along, y], lettering)?;
                } else {
                    let width = super::surface::text_width(&text, TICK, false);
                    let x = (origin[0] - 8.0).clamp(width + EDGE, size[0] - EDGE);
                    let lettering = Lettering {
                        color: quiet,
                        size: TICK,
                        face: Face::Regular,
                        align: 1,
                    };
                    self.surface.text(&text, [x, along], lettering)?;
                }
            }
        }
        Ok(())
    }

    fn axis_names(&self) -> Result<(), DrawingError<DB>> {
        for (k, place) in self.axis_name_places().iter().enumerate() {
            self.axis_name(k)
                .draw(self.surface, place, self.theme.paper.with_alpha(0.45))?;
        }
        Ok(())
    }

    fn axis_name(&self, k: usize) -> Label<'_> {
        let name = self.scene.names[k].as_str();
        Label {
            lines: vec![(name, self.theme.coordinates[k], Face::Bold)],
            size: 16.0,
        }
    }

    /// At the positive ends of the axes, above the horizontal and right of the vertical one.
    fn axis_name_places(&self) -> [Rectangle; 2] {
        let frame = self.frame().grown(-EDGE);
        let [x, y] = self.transform.to_pixel([0.0, 0.0]);
        [
            self.axis_name(0)
                .place([frame.max[0], y], 3.0, &[[-1.0, -1.0]], &frame, &[]),
            self.axis_name(1)
                .place([x, frame.min[1]], 3.0, &[[1.0, 1.0]], &frame, &[]),
        ]
    }

    fn solution_path(&self) -> Result<(), DrawingError<DB>> {
        let window = self.transform.window();
        let corners = self.scene.path_corners();
        let stroke = Stroke {
            color: self.theme.ink.with_alpha(0.5),
            width: 2.0,
        };
        for piece in window.clip_polyline(&corners) {
            self.surface.line(self.pixels(&piece), stroke)?;
        }
        for &corner in corners.iter().skip(1) {
            if window.contains(corner) {
                self.surface.disc(
                    self.transform.to_pixel(corner),
                    3.0,
                    self.theme.ink.with_alpha(0.6),
                )?;
            }
        }
        Ok(())
    }

    fn least_squares_label(&self) -> Label<'static> {
        Label {
            lines: vec![("θ̂ least squares", self.theme.loss, Face::Italic)],
            size: LABEL,
        }
    }

    /// Where the label of θ̂ goes: away from the origin, so that path and diamond are left free.
    fn least_squares_place(&self) -> Option<Rectangle> {
        let center = self.scene.loss.center();
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
        let names = self.axis_name_places();
        Some(self.least_squares_label().place(
            self.transform.to_pixel(center),
            7.0,
            &sides,
            &frame,
            &names,
        ))
    }

    fn least_squares(&self) -> Result<(), DrawingError<DB>> {
        let Some(place) = self.least_squares_place() else {
            return Ok(());
        };
        let at = self.transform.to_pixel(self.scene.loss.center());
        self.least_squares_label()
            .draw(self.surface, &place, self.theme.paper.with_alpha(0.62))?;
        let ring = Stroke {
            color: self.theme.loss,
            width: 3.0,
        };
        self.surface.ringed_disc(at, 8.0, self.theme.paper, ring)
    }

    fn touching_level_set(&self) -> Result<(), DrawingError<DB>> {
        let excess = self.scene.loss.excess(self.scene.solution.theta);
        let window = self.transform.window();
        let visible = LevelSet::new(&self.scene.loss, excess).visible(&window, self.tolerance());
        if !visible.region.is_empty() {
            self.surface.fill(
                self.pixels(&visible.region),
                self.theme.loss.with_alpha(0.1),
            )?;
        }
        let stroke = Stroke {
            color: self.theme.loss,
            width: 3.0,
        };
        for piece in &visible.outline {
            self.surface.line(self.pixels(piece), stroke)?;
        }
        Ok(())
    }

    fn diamond(&self) -> Result<(), DrawingError<DB>> {
        let radius = self.scene.radius();
        if radius == 0.0 {
            return Ok(());
        }
        let window = self.transform.window();
        let corners = l1_ball(radius);
        let inside = window.clip_polygon(&corners);
        if inside.len() >= 3 {
            self.surface
                .fill(self.pixels(&inside), self.theme.penalty.with_alpha(0.2))?;
        }
        let [a, b, c, d] = corners;
        // Starts and ends inside an edge, so that all four corners are joined alike.
        let start = [0.5 * (a[0] + b[0]), 0.5 * (a[1] + b[1])];
        let stroke = Stroke {
            color: self.theme.penalty,
            width: 3.0,
        };
        for piece in window.clip_polyline(&[start, b, c, d, a, start]) {
            self.surface.line(self.pixels(&piece), stroke)?;
        }
        Ok(())
    }

    /// How many decimals tell two pixels apart, at least one.
    fn places(&self) -> usize {
        self.transform.scale().log10().floor().clamp(1.0, 12.0) as usize
    }

    fn optimum(&self) -> Result<(), DrawingError<DB>> {
        let theta = self.scene.solution.theta;
        let at = self.transform.to_pixel(theta);
        let frame = self.frame().grown(-EDGE);
        let window = self.transform.window();
        let mut obstacles: Vec<Rectangle> = self.axis_name_places().to_vec();
        obstacles.extend(self.least_squares_place());
        obstacles.push(around(
            self.transform.to_pixel(self.scene.loss.center()),
            10.0,
        ));
        if window.contains(theta) {
            let ring = Stroke {
                color: self.theme.paper,
                width: 2.5,
            };
            self.surface.ringed_disc(at, 9.5, self.theme.ink, ring)?;

            let places = self.places();
            let text = format!(
                "θ* = ({}, {})",
                decimal(theta[0], places),
                decimal(theta[1], places)
            );
            let zeros: Vec<String> = self
                .scene
                .names
                .iter()
                .map(|name| format!("{name} = 0"))
                .collect();
            let mut lines = vec![(text.as_str(), self.theme.ink, Face::Bold)];
            for k in 0..2 {
                if theta[k] == 0.0 {
                    lines.push((zeros[k].as_str(), self.theme.coordinates[k], Face::Bold));
                }
            }
            let label = Label {
                lines,
                size: LABEL + 1.0,
            };
            // On the far side of θ̂, where the level set does not go.
            let center = self.scene.loss.center();
            let away = [0, 1].map(|k| if center[k] < theta[k] { 1.0 } else { -1.0 });
            let sides = [
                [1.0, -away[1]],
                [-1.0, -away[1]],
                [away[0], away[1]],
                [-away[0], away[1]],
            ];
            let place = label.place(at, 9.0, &sides, &frame, &obstacles);
            label.draw(self.surface, &place, self.theme.paper.with_alpha(0.78))?;
            obstacles.push(place);
            obstacles.push(around(at, 10.0));
        }
        self.radius_label(&frame, &obstacles)
    }

    /// Names the diamond at the middle of the edge that is farthest from θ*.
    fn radius_label(
        &self,
        frame: &Rectangle,
        obstacles: &[Rectangle],
    ) -> Result<(), DrawingError<DB>> {
        let radius = self.scene.radius();
        if radius * self.transform.scale() < 12.0 {
            return Ok(());
        }
        let theta = self.scene.solution.theta;
        let side = [0, 1].map(|k| if theta[k] > 0.0 { -1.0 } else { 1.0 });
        let middle = [0.5 * side[0] * radius, 0.5 * side[1] * radius];
        let window = self.transform.window();
        let text = format!("‖θ‖₁ ≤ c = {}", decimal(radius, self.places()));
        let label = Label {
            lines: vec![(text.as_str(), self.theme.penalty, Face::Regular)],
            size: LABEL,
        };
        let outwards = [side[0], -side[1]];
        let sides = [
            outwards,
            [outwards[0], 0.0],
            [0.0, outwards[1]],
            [-outwards[0], outwards[1]],
        ];
        let anchor = self.transform.to_pixel(window.nearest(middle));
        let place = label.place(anchor, 5.0, &sides, frame, obstacles);
        label.draw(self.surface, &place, self.theme.paper.with_alpha(0.7))
    }
}

fn around(point: Vector2, distance: f64) -> Rectangle {
    Rectangle {
        min: point,
        max: point,
    }
    .grown(distance)
}
