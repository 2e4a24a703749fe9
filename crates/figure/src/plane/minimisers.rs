//! All minimisers, where there are several: a band along the exact set.

use super::*;
use lasso_path::solve::SolutionSet;

/// Half the band's width, in CSS pixels.
const HALF: f64 = 9.0;

impl Pen<'_, Foreground> {
    /// The ends of the set inside the window in pixels, and which of them are ends of the set itself.
    fn minimisers(&self) -> Option<([Vector2; 2], bool)> {
        let window = self.transform.window();
        let (start, end, bounded) = match self.input.solution.set {
            SolutionSet::Point(_) | SolutionSet::Plane => return None,
            SolutionSet::Segment([a, b]) => (a, b, true),
            SolutionSet::Line { point, direction } => {
                let reach = window
                    .corners()
                    .iter()
                    .map(|c| far(*c, point))
                    .fold(0.0, f64::max);
                let at = |t: f64| [0, 1].map(|k| point[k] + t * direction[k]);
                (at(-reach), at(reach), false)
            }
        };
        let [start, end] = window.clip_segment(start, end)?;
        Some(([start, end].map(|p| self.transform.to_pixel(p)), bounded))
    }

    pub(super) fn solution_set(&self) {
        let ink = self.painter.theme.ink;
        if self.input.solution.set == SolutionSet::Plane {
            return self
                .painter
                .fill(self.frame().corners(), ink.with_alpha(0.16));
        }
        let Some(([start, end], bounded)) = self.minimisers() else {
            return;
        };
        let length = far(start, end);
        if length < 1.0 {
            return;
        }
        let along = [0, 1].map(|k| (end[k] - start[k]) / length);
        // A line goes on beyond the picture: its band does too.
        let caps = if bounded { 0.0 } else { 2.0 * HALF };
        let mut band = Vec::with_capacity(26);
        for (tip, direction) in [(end, along), (start, along.map(|x| -x))] {
            for i in 0..=12 {
                let turn = std::f64::consts::PI * (f64::from(i) / 12.0 - 0.5);
                let (sin, cos) = turn.sin_cos();
                band.push([
                    tip[0] + direction[0] * (HALF * cos + caps) - direction[1] * HALF * sin,
                    tip[1] + direction[1] * (HALF * cos + caps) + direction[0] * HALF * sin,
                ]);
            }
        }
        self.polygon(&band, ink.with_alpha(0.26));
        let line = Stroke {
            color: ink,
            width: 2.4,
        };
        self.segment([start, end], line);
        let across = [-along[1] * HALF, along[0] * HALF];
        for tip in [start, end].into_iter().filter(|_| bounded) {
            let bar = [1.0, -1.0].map(|s| [0, 1].map(|k| tip[k] + s * across[k]));
            self.segment(bar, line);
        }
    }

    pub(super) fn solution_set_name(&self, obstacles: &mut Vec<Rectangle>) {
        let ink = self.painter.theme.ink;
        if self.input.solution.set == SolutionSet::Plane {
            let label = self.line_label("every θ is a minimiser", ink);
            let [x, y] = self.transform.size();
            return self.name(&label, [0.5 * x, 0.25 * y], 0.0, &[[0.0, 0.0]], obstacles);
        }
        let Some(([start, end], _)) = self.minimisers() else {
            return;
        };
        let label = self.line_label("all minimisers", ink);
        // Beside the band, at three quarters of the way, on the side away from the origin.
        let at = between(start, end, 0.74);
        let origin = self.transform.to_pixel([0.0; 2]);
        let mut sides = beside([end[0] - start[0], end[1] - start[1]]);
        if sides[0][0] * (at[0] - origin[0]) + sides[0][1] * (at[1] - origin[1]) < 0.0 {
            sides.swap(0, 1);
        }
        let farther = sides.map(|side| side.map(|x| 2.2 * x));
        let sides = [sides, farther].concat();
        self.name(&label, at, HALF - 2.0, &sides, obstacles);
    }
}
