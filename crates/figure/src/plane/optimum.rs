//! The touching pair, level set and diamond, and θ*.

use super::*;
use crate::mark::arrowhead;
use crate::penalty_text;
use geometry::LevelSet;

/// Pixels are kept within this distance, where only their direction matters.
const FAR: f64 = 1e9;

impl Pen<'_, Foreground> {
    pub(super) fn touching_level_set(&self) {
        let excess = self.input.loss.excess(self.input.solution.theta);
        let window = self.transform.window();
        let visible = LevelSet::new(&self.input.loss, excess).visible(&window, self.tolerance());
        // The sparsity map has tints of its own.
        if !visible.region.is_empty() && !self.input.show.sparsity_map {
            self.painter.fill(
                self.pixels(&visible.region),
                self.painter.theme.loss.with_alpha(0.1),
            );
        }
        let stroke = Stroke {
            color: self.painter.theme.loss,
            width: 3.0,
        };
        for piece in &visible.outline {
            self.painter.line(self.pixels(piece), stroke);
        }
    }

    pub(super) fn ball(&self) {
        let (radius, penalty) = (self.input.radius, self.input.penalty);
        let outline = geometry::ball(penalty, radius, self.tolerance());
        if radius == 0.0 || outline.len() < 3 {
            return;
        }
        let window = self.transform.window();
        let color = self.painter.theme.ball(penalty);
        let inside = window.clip_polygon(&outline);
        if inside.len() >= 3 {
            let alpha = if self.input.show.sparsity_map {
                0.1
            } else {
                0.2
            };
            self.painter
                .fill(self.pixels(&inside), color.with_alpha(alpha));
        }
        // Starts and ends inside an edge, so that all corners are joined alike.
        let (a, b) = (outline[0], outline[1]);
        let start = [0.5 * (a[0] + b[0]), 0.5 * (a[1] + b[1])];
        let mut closed = Vec::with_capacity(outline.len() + 2);
        closed.push(start);
        closed.extend_from_slice(&outline[1..]);
        closed.extend([a, start]);
        let stroke = Stroke { color, width: 3.0 };
        for piece in window.clip_polyline(&closed) {
            self.painter.line(self.pixels(&piece), stroke);
        }
    }

    /// The local minima that are not global: rings without a middle.
    pub(super) fn other_minima(&self) {
        let window = self.transform.window();
        for &other in &self.input.others {
            if window
                .grown(-0.01 * self.input.names.window.radius)
                .contains(other)
            {
                let ring = Stroke {
                    color: self.painter.theme.ink,
                    width: 2.2,
                };
                let at = self.transform.to_pixel(other);
                self.painter
                    .ringed_disc(at, 7.0, self.painter.theme.paper, ring);
            }
        }
    }

    /// Draws θ* and the names of the pair; tells what later labels must not cover.
    pub(super) fn optimum(&self) -> Vec<Rectangle> {
        let theta = self.input.solution.theta;
        let at = self.transform.to_pixel(theta);
        let frame = self.frame().grown(-EDGE);
        let window = self.transform.window();
        let mut obstacles = self.names().taken();
        // The switch of views makes way for what is told of the samples.
        let tools = self.tools().into_iter();
        obstacles.extend(tools.filter(|tool| !self.input.show.samples || tool.min[1] > 0.0));
        obstacles.push(around(at, 9.0));
        if let Some(descent) = &self.input.descent {
            obstacles.push(around(self.transform.to_pixel(descent.runs.start), 9.0));
        }
        if self.input.show.normal_cone {
            obstacles.extend(self.arrow_obstacles());
        }
        if self.input.show.solution_set {
            obstacles.extend(self.tie_break_obstacles());
        }
        let inside = window.contains(theta);
        let at = if inside { at } else { self.outside(at) };
        if inside {
            let ring = Stroke {
                color: self.painter.theme.paper,
                width: 2.5,
            };
            self.painter
                .ringed_disc(at, 9.5, self.painter.theme.ink, ring);
        } else {
            obstacles.push(around(at, 14.0));
        }
        if self.words {
            // On the θ₁-axis there are numbers below.
            let distance = match (inside, theta[1] == 0.0) {
                (false, _) => 16.0,
                (true, false) => 10.0,
                (true, true) => 21.0,
            };
            self.optimum_name(at, distance, &mut obstacles);
            self.radius_name(&frame, &mut obstacles);
        }
        obstacles
    }

    /// Marks the side of the picture that a pixel is beyond, by an arrow towards it; returns where.
    fn outside(&self, at: Vector2) -> Vector2 {
        let at = at.map(|x| x.clamp(-FAR, FAR));
        let mark = self.frame().grown(-EDGE - 6.0).nearest(at);
        let length = far(at, mark);
        let towards = [0, 1].map(|k| (at[k] - mark[k]) / length);
        let tip = [0, 1].map(|k| mark[k] + 7.0 * towards[k]);
        self.painter.disc(mark, 12.0, self.painter.theme.paper);
        self.painter
            .fill(arrowhead(tip, towards), self.painter.theme.ink);
        mark
    }

    /// Names θ* beside its mark, and its coordinates that are zero.
    fn optimum_name(&self, at: Vector2, distance: f64, obstacles: &mut Vec<Rectangle>) {
        let theta = self.input.solution.theta;
        let [first, second] = [0, 1].map(|k| {
            if self.input.vanishing[k] {
                "≈ 0".to_owned()
            } else {
                decimal(theta[k], self.places())
            }
        });
        let text = if self.tiny() {
            "θ*".to_owned()
        } else {
            format!("θ* = ({first}, {second})")
        };
        let mut lines = vec![(text.as_str(), self.painter.theme.ink, Face::Bold)];
        for k in 0..2 {
            if let Some(zero) = &self.input.zeros[k] {
                lines.push((zero.as_str(), self.painter.theme.coordinates[k], Face::Bold));
            }
        }
        let label = Label {
            lines,
            size: LABEL + 1.0,
        };
        // On the far side of θ̂, where the level set does not go.
        let center = self.input.names.center;
        let away = [0, 1].map(|k| if center[k] < theta[k] { 1.0 } else { -1.0 });
        let sides = [
            [1.0, -away[1]],
            [-1.0, -away[1]],
            [away[0], away[1]],
            [-away[0], away[1]],
        ];
        self.name(&label, at, distance, &sides, obstacles);
    }

    /// Names the ball where its outline is farthest from θ*, on the way from one axis to the other.
    fn radius_name(&self, frame: &Rectangle, obstacles: &mut Vec<Rectangle>) {
        let radius = self.input.radius;
        if radius * self.transform.scale() < 12.0 || !radius.is_finite() {
            return;
        }
        let theta = self.input.solution.theta;
        let center = self.input.names.center;
        // Where θ_k is 0, as if it had just come there from θ̂'s side: the name does not jump at the knot.
        let side = [0, 1].map(|k| {
            let beside = if theta[k] == 0.0 { center[k] } else { theta[k] };
            if beside > 0.0 { -1.0 } else { 1.0 }
        });
        let penalty = self.input.penalty;
        // On the diagonal the radius of a point is in proportion to it, but for the elastic net,
        // whose larger balls are rounder; a label does not need to know.
        let share = radius / penalty.radius(side.map(|x| radius * x));
        let middle = side.map(|x| share * x * radius);
        let window = self.transform.window();
        let mut frame = *frame;
        let mut anchor = middle;
        if self.transform.to_pixel(middle)[1] > frame.max[1] - TOOLS || !window.contains(middle) {
            // Above the page's tools, at what is seen of the edge or in the corner towards it.
            frame.max[1] -= TOOLS;
            let edge = [[side[0] * radius, 0.0], [0.0, side[1] * radius]];
            anchor = window.clip_segment(edge[0], edge[1]).map_or_else(
                || window.nearest(middle),
                |[a, b]| [0, 1].map(|k| 0.5 * (a[k] + b[k])),
            );
        }
        let number = decimal(radius, self.places());
        let text = if self.tiny() {
            format!("c = {number}")
        } else {
            format!("{} = {number}", penalty_text::ball(penalty))
        };
        let hint = self.names().hint_at(Hinted::Ball);
        let lines = [
            Some((text.as_str(), self.painter.theme.ball(penalty), Face::Bold)),
            hint.map(|hint| (hint, self.painter.theme.quiet, Face::Regular)),
        ];
        let label = Label {
            lines: lines.into_iter().flatten().collect(),
            size: LABEL + 1.0,
        };
        let outwards = [side[0], -side[1]];
        let sides = [
            outwards,
            [outwards[0], 0.0],
            [0.0, outwards[1]],
            [-outwards[0], outwards[1]],
            [outwards[0], -outwards[1]],
            [outwards[0], 3.0 * outwards[1]],
            [3.0 * outwards[0], outwards[1]],
        ];
        let anchor = self.transform.to_pixel(anchor);
        let place = label.place_near(anchor, 5.0, &sides, &frame, obstacles);
        if window.contains(middle) {
            self.lead(anchor, 5.0, &place);
        }
        self.put(&label, place, obstacles);
    }
}
