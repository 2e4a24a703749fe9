//! Why θ* stays: −∇Loss(θ*) inside the normal cone of the ball, and on λ∂P(θ*).
//!
//! Gradients are drawn from θ*, enlarged by the foreground’s `gradient_scale`.

use super::*;
use crate::penalty_text;
use geometry::NormalCone;
use lasso_path::problem::Lambda;

/// The arrowhead's length and half its width, in CSS pixels.
const HEAD: [f64; 2] = [17.0, 7.5];

impl Pen<'_, Foreground> {
    /// The arrow −∇Loss(θ*), in pixels; `None` if it would be hidden under θ* itself.
    fn arrow(&self) -> Option<[Vector2; 2]> {
        let theta = self.input.solution.theta;
        let scale = self.input.gradient_scale;
        let gradient = self.input.loss.negative_gradient(theta);
        let tip = [0, 1].map(|k| theta[k] + scale * gradient[k]);
        let [start, tip] = [theta, tip].map(|p| self.transform.to_pixel(p));
        let length = far(start, tip);
        (length > 12.0 + HEAD[0] && length.is_finite()).then_some([start, tip])
    }

    pub(super) fn arrow_obstacles(&self) -> Vec<Rectangle> {
        let Some([start, tip]) = self.arrow() else {
            return Vec::new();
        };
        [0.4, 0.7, 1.0]
            .map(|share| around(between(start, tip, share), 9.0))
            .to_vec()
    }

    /// λ∂P(θ*) at θ*, in pixels.
    fn subgradients(&self) -> Vec<Vector2> {
        let (theta, scale) = (self.input.solution.theta, self.input.gradient_scale);
        let set = self.input.penalty.subdifferential(self.input.lambda, theta);
        set.corners()
            .into_iter()
            .map(|g| {
                self.transform
                    .to_pixel([0, 1].map(|k| theta[k] + scale * g[k]))
            })
            .collect()
    }

    /// The normal cone of the ball at θ*: all multiples of ∂P(θ*).
    fn cone(&self) -> Option<NormalCone> {
        NormalCone::of_ball(self.input.penalty, self.input.solution.theta)
    }

    pub(super) fn normal_cone(&self) {
        let theta = self.input.solution.theta;
        let Some(cone) = self.cone() else {
            return self.gradient();
        };
        let color = self.painter.theme.ball(self.input.penalty);
        let line = |width| Stroke { color, width };
        if cone != NormalCone::Plane {
            let visible = cone.visible(theta, &self.transform.window());
            if visible.region.len() >= 3 {
                self.painter
                    .fill(self.pixels(&visible.region), color.with_alpha(0.13));
            }
            for ray in &visible.rays {
                self.painter.line(self.pixels(ray), line(1.6));
            }
        }
        if let NormalCone::Ray([x, y]) = cone {
            // A right angle: the gradient stands on the edge.
            let at = self.transform.to_pixel(theta);
            let normal = [19.0 * x, -19.0 * y];
            let edge = [normal[1], -normal[0]];
            let angle = [[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]
                .map(|[a, b]| [0, 1].map(|k| at[k] + a * edge[k] + b * normal[k]));
            self.segment([angle[0], angle[1]], line(1.6));
            self.segment([angle[1], angle[2]], line(1.6));
        }
        let set = self.subgradients();
        match set.as_slice() {
            [] | [_] => {}
            &[low, high] => {
                self.polygon(
                    &[self.transform.to_pixel(theta), low, high],
                    color.with_alpha(0.16),
                );
                self.segment([low, high], line(3.4));
            }
            square => {
                self.polygon(square, color.with_alpha(0.2));
                for (i, &corner) in square.iter().enumerate() {
                    self.segment([corner, square[(i + 1) % square.len()]], line(3.4));
                }
            }
        }
        self.gradient();
    }

    fn gradient(&self) {
        if let Some(ends) = self.arrow() {
            self.draw_arrow(ends, self.painter.theme.loss, 1.0);
        }
    }

    /// An arrow with a halo; `size` = 1 is a shaft of 4 CSS pixels.
    pub(super) fn draw_arrow(&self, [start, tip]: [Vector2; 2], color: Color, size: f64) {
        let length = far(start, tip);
        let along = [0, 1].map(|k| (tip[k] - start[k]) / length);
        let across = [-along[1], along[0]];
        let at = |from_tip: f64, aside: f64| {
            [0, 1].map(|k| tip[k] - from_tip * along[k] + aside * across[k])
        };
        // The halo keeps the arrow apart from the level set, which is as blue.
        let paper = self.painter.theme.paper.with_alpha(0.85);
        let [length, half] = HEAD.map(|side| size * side);
        for (color, width, wider) in [(paper, 8.0 * size, 2.5 * size), (color, 4.0 * size, 0.0)] {
            let base = at(length - 1.0, 0.0);
            self.segment([start, base], Stroke { color, width });
            let head = [
                at(-1.6 * wider, 0.0),
                at(length + 0.8 * wider, half + 1.2 * wider),
                at(length + 0.8 * wider, -half - 1.2 * wider),
            ];
            self.polygon(&head, color);
        }
    }

    pub(super) fn normal_cone_names(&self, obstacles: &mut Vec<Rectangle>) {
        let frame = self.frame();
        let start = self.transform.to_pixel(self.input.solution.theta);
        if let Some([_, tip]) = self.arrow()
            && frame.contains(tip)
        {
            let label = self.line_label("−∇Loss(θ*)", self.painter.theme.loss);
            let sides = sides_from([tip[0] - start[0], tip[1] - start[1]]);
            self.name(&label, tip, 8.0, &sides, obstacles);
        }
        let set = self.subgradients();
        // At the corner that is farthest from the arrow.
        let distance = |p: &Vector2| {
            let tip = self.arrow().map_or(start, |[_, tip]| tip);
            far(*p, tip)
        };
        let corner = set
            .iter()
            .filter(|corner| frame.contains(**corner))
            .max_by(|a, b| distance(a).total_cmp(&distance(b)));
        if let Some(&corner) = corner.filter(|_| set.len() > 1 && self.input.lambda > Lambda::ZERO)
        {
            let formula = penalty_text::formula(self.input.penalty);
            let text = if formula.starts_with(['‖', '(']) {
                format!("λ∂{formula}")
            } else {
                format!("λ∂({formula})")
            };
            let label = self.line_label(&text, self.painter.theme.ball(self.input.penalty));
            let sides = sides_from([corner[0] - start[0], corner[1] - start[1]]);
            self.name(&label, corner, 6.0, &sides, obstacles);
        }
        let theta = self.input.solution.theta;
        if let Some(cone @ NormalCone::Wedge(_)) = self.cone() {
            let region = cone.visible(theta, &self.transform.window()).region;
            let label = self.line_label("normal cone", self.painter.theme.ball(self.input.penalty));
            if let Some(place) = room(
                &label,
                &self.pixels(&region),
                &frame.grown(-EDGE),
                obstacles,
            ) {
                self.put(&label, place, obstacles);
            }
        }
    }
}
