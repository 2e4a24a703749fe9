//! The names of axes, points and ball.

use super::{EDGE, Foreground, LABEL, Pen, SpaceBall};
use crate::label::{Label, leader};
use crate::mark::{Face, Stroke};
use crate::number::decimal;
use geometry::Rectangle;
use geometry::space::Vector3;
use lasso_path::problem::Vector2;

/// How high the page's tools are, which lie in the lower corners, in CSS pixels.
const TOOLS: f64 = 54.0;

impl Pen<'_> {
    pub(super) fn names(&self, input: &Foreground) {
        let [width, height] = self.transform.size();
        let theme = self.painter.theme;
        let [theta, center] = [input.theta, input.loss.center()].map(|p| self.at(p));
        let mut obstacles = vec![around(theta, 12.0), around(center, 10.0)];
        obstacles.push(Rectangle {
            min: [0.0, height - TOOLS],
            max: [width, height],
        });
        self.axis_names(input, &mut obstacles);
        obstacles.extend(self.along_path());
        self.optimum_name(input, theta, &mut obstacles);
        let label = self.label(&[("θ̂ least squares", theme.loss, Face::Italic)]);
        let away = [center[0] - theta[0], center[1] - theta[1]];
        self.name(&label, center, 11.0, &sides(away), &mut obstacles);
        self.ball_name(input, &mut obstacles);
    }

    fn label<'t>(&self, lines: &[(&'t str, crate::theme::Color, Face)]) -> Label<'t> {
        Label {
            lines: lines.to_vec(),
            size: if self.small() { LABEL - 2.0 } else { LABEL },
        }
    }

    /// Draws a label beside a pixel in the picture, and adds it to what later labels avoid.
    fn name(
        &self,
        label: &Label,
        at: Vector2,
        distance: f64,
        sides: &[Vector2],
        obstacles: &mut Vec<Rectangle>,
    ) {
        let frame = self.frame().grown(-EDGE);
        if !self.frame().contains(at) {
            return;
        }
        let place = label.place_near(at, distance, sides, &frame, obstacles);
        let theme = self.painter.theme;
        let stroke = Stroke {
            color: theme.quiet,
            width: 1.2,
        };
        if let Some(line) = leader(at, distance, &place) {
            self.painter.line(line, stroke);
        }
        label.draw(self.painter, &place, theme.paper.with_alpha(0.8));
        obstacles.push(place);
    }

    /// At the positive ends of the axes, or where these leave the picture; none where one looks along an axis.
    fn axis_names(&self, input: &Foreground, obstacles: &mut Vec<Rectangle>) {
        let origin = self.at([0.0; 3]);
        let frame = self.frame().grown(-EDGE);
        for (k, name) in input.coordinates.iter().enumerate() {
            let end = self.at(self.axis_end(k, 1.0));
            let Some([_, end]) = frame.clip_segment(origin, end) else {
                continue;
            };
            let along = [end[0] - origin[0], end[1] - origin[1]];
            let length = along[0].hypot(along[1]);
            if length < 24.0 {
                continue;
            }
            let mut label = self.label(&[(name, self.painter.theme.coordinates[k], Face::Bold)]);
            label.size += 2.0;
            let [x, y] = along.map(|part| part / length);
            let sides = [[x, y], [-y, x], [y, -x], [-x, -y]];
            self.name(&label, end, 3.0, &sides, obstacles);
        }
    }

    /// Squares along the path, on which no name should lie.
    fn along_path(&self) -> Vec<Rectangle> {
        let pieces = self.backdrop.path.windows(2);
        let squares = pieces.flat_map(|ends| {
            let [from, to] = [ends[0], ends[1]].map(|p| self.at(p));
            let length = (to[0] - from[0]).hypot(to[1] - from[1]);
            let steps = (length / 12.0).ceil().clamp(1.0, 64.0) as u32;
            (0..=steps).map(move |i| {
                let share = f64::from(i) / f64::from(steps);
                around([0, 1].map(|k| from[k] + share * (to[k] - from[k])), 6.0)
            })
        });
        squares.collect()
    }

    fn optimum_name(&self, input: &Foreground, at: Vector2, obstacles: &mut Vec<Rectangle>) {
        let theme = self.painter.theme;
        let zeros: Vec<usize> = (0..3).filter(|&k| input.theta[k] == 0.0).collect();
        let numbers = input.theta.map(|t| match t {
            0.0 => "0".to_owned(),
            _ => decimal(t, self.places()),
        });
        let text = format!("θ* = ({})", numbers.join(", "));
        let color = match zeros[..] {
            [k] => theme.coordinates[k],
            _ => theme.ink,
        };
        let mut lines = vec![(text.as_str(), theme.ink, Face::Bold)];
        if !input.part.is_empty() {
            lines.push((input.part.as_str(), color, Face::Bold));
        }
        let mut label = self.label(&lines);
        label.size += 1.0;
        let center = self.at(input.loss.center());
        let away = [at[0] - center[0], at[1] - center[1]];
        let mut tried = vec![[0.3, 1.0], [-0.3, 1.0]];
        tried.extend(sides(away));
        self.name(&label, at, 14.0, &tried, obstacles);
    }

    /// Names the ball at the corner that is farthest from θ̂ in the picture.
    fn ball_name(&self, input: &Foreground, obstacles: &mut Vec<Rectangle>) {
        let radius = input.radius;
        if radius * self.transform.scale() < 16.0 || !radius.is_finite() {
            return;
        }
        let number = decimal(radius, self.places());
        let theme = self.painter.theme;
        let (text, color) = match input.ball {
            SpaceBall::Octahedron => (format!("‖θ‖₁ = {number}"), theme.penalty),
            SpaceBall::Sphere => (format!("‖θ‖₂ = {number}"), theme.ridge),
        };
        let label = self.label(&[(&text, color, Face::Bold)]);
        let center = self.at(input.loss.center());
        let anchors: Vec<Vector2> = match input.ball {
            SpaceBall::Octahedron => {
                let corner = |k: usize, sign: f64| -> Vector3 {
                    let mut corner = [0.0; 3];
                    corner[k] = sign * radius;
                    corner
                };
                let corners = [0, 1, 2].map(|k| [1.0, -1.0].map(|sign| self.at(corner(k, sign))));
                corners.concat()
            }
            SpaceBall::Sphere => {
                let middle = self.at([0.0; 3]);
                let reach = radius * self.transform.scale();
                let sides = [[-0.8, -0.6], [-0.8, 0.6], [0.8, -0.6], [0.8, 0.6]];
                sides
                    .map(|s| [0, 1].map(|k| middle[k] + reach * s[k]))
                    .to_vec()
            }
        };
        let seen = anchors
            .into_iter()
            .filter(|at| self.frame().grown(-EDGE).contains(*at));
        let far = |at: &Vector2| (at[0] - center[0]).hypot(at[1] - center[1]);
        if let Some(at) = seen.max_by(|a, b| far(a).total_cmp(&far(b))) {
            let away = [at[0] - center[0], at[1] - center[1]];
            self.name(&label, at, 6.0, &sides(away), obstacles);
        }
    }
}

fn around(point: Vector2, distance: f64) -> Rectangle {
    Rectangle {
        min: point,
        max: point,
    }
    .grown(distance)
}

/// The four corners around a point, the one in a direction first.
fn sides([x, y]: Vector2) -> [Vector2; 4] {
    let (x, y) = (1.0_f64.copysign(x), 1.0_f64.copysign(y));
    [[x, y], [x, -y], [-x, y], [-x, -y]]
}
