//! Which of several minimisers other rules and starts reach: hollow marks with their names.

use super::*;
use lasso_path::solve::{SolutionSet, TieBreakingRule};

/// The outer radius of a mark, in CSS pixels.
const MARK: f64 = 6.5;
/// How near to θ*, to θ̂ or to another a point is shown by the mark that is there, in CSS pixels.
const SAME: f64 = 14.0;

impl Pen<'_, Foreground> {
    /// The points in the picture with their names, and whether each has a mark of its own.
    fn tie_breaks(&self) -> Vec<(Vector2, Vec<String>, bool)> {
        let frame = self.frame().grown(-MARK);
        let mut shown = [self.input.solution.theta, self.input.names.center]
            .map(|theta| self.transform.to_pixel(theta))
            .to_vec();
        let name = |rule: &TieBreakingRule| match *rule {
            TieBreakingRule::LeastNorm => None,
            TieBreakingRule::Sparsest => Some("fewest nonzeros".to_owned()),
            TieBreakingRule::CoordinateDescent(k) => Some(format!(
                "one at a time, {} first",
                self.input.names.coordinates[k]
            )),
            TieBreakingRule::FromZero => Some("steps from 0".to_owned()),
            TieBreakingRule::FromLeastSquares => Some("steps from θ̂".to_owned()),
        };
        let place = move |(theta, rules): &(Vector2, Vec<TieBreakingRule>)| {
            let at = self.transform.to_pixel(*theta);
            let own = shown.iter().all(|&p| far(at, p) > SAME);
            shown.push(at);
            frame
                .contains(at)
                .then(|| (at, rules.iter().filter_map(name).collect(), own))
        };
        self.input.tie_breaks.iter().filter_map(place).collect()
    }

    pub(super) fn tie_break_obstacles(&self) -> impl Iterator<Item = Rectangle> {
        let marks = self.tie_breaks().into_iter().filter(|(.., own)| *own);
        marks.map(|(at, ..)| around(at, MARK + 1.0))
    }

    pub(super) fn tie_break_marks(&self) {
        // θ̂ is one of them, and lies under the band of all.
        if self.input.solution.set != SolutionSet::Point(self.input.solution.theta) {
            self.least_squares(self.input.names.center);
        }
        for (at, ..) in self.tie_breaks().into_iter().filter(|(.., own)| *own) {
            let ring = Stroke {
                color: self.painter.theme.ink,
                width: 2.2,
            };
            self.painter
                .ringed_disc(at, MARK, self.painter.theme.paper, ring);
        }
    }

    /// Names each point where there is room; all are said in words beside the picture.
    pub(super) fn tie_break_names(&self, obstacles: &mut Vec<Rectangle>) {
        let frame = self.frame().grown(-EDGE);
        let origin = self.transform.to_pixel([0.0; 2]);
        for (at, names, _) in self.tie_breaks() {
            let lines = names
                .iter()
                .map(|name| (name.as_str(), self.painter.theme.ink, Face::Italic));
            let label = Label {
                lines: lines.collect(),
                size: self.line_label("", self.painter.theme.ink).size - 1.0,
            };
            let sides = sides_from([at[0] - origin[0], at[1] - origin[1]]);
            for distance in [MARK + 2.0, 24.0] {
                let place = label.place(at, distance, &sides, &frame, obstacles);
                if !names.is_empty() && free(&place, obstacles) {
                    self.put(&label, place, obstacles);
                    break;
                }
            }
        }
    }
}
