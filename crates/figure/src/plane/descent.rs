//! The iterates of descent methods, and the anatomy of one step.

use super::*;
use crate::descent::{Anatomy, Descent, MethodLook, thinned};
use lasso_path::solve::descent::{Method, Run};

/// Marks of iterates are at least this far from each other, in CSS pixels.
const APART: f64 = 9.0;
/// So much of a way is drawn as lines, in CSS pixels, from the present iterate on and back; what is farther is
/// told by dots. A thousand lines on top of each other would tell nothing.
const LONGEST: f64 = 4000.0;
/// The half-size of the marks of past iterates and of the present one.
const PAST: f64 = 2.6;
const PRESENT: f64 = 5.6;
/// The shortest arrow, in CSS pixels: shorter ones would be all head.
const SHORTEST: f64 = 13.0;

impl Pen<'_, Foreground> {
    /// The iterates θ₀ … θ_k joined by a line, and faintly those after θ_k; the step that is taken
    /// apart, and the present iterates.
    pub(super) fn runs(&self, descent: &Descent) {
        let frame = self.frame();
        for run in &descent.runs.all {
            let look = MethodLook::of(run.method, self.painter.theme);
            let pixels = self.pixels(&run.iterates);
            let now = descent.iteration.min(pixels.len().saturating_sub(1));
            let (past, rest) = (&pixels[..=now], &pixels[now..]);
            let faint = look.color.with_alpha(0.38);
            let ways = [
                (thinned(rest.iter()), faint, 1.4),
                (thinned(past.iter().rev()), look.color, 2.25),
            ];
            for (way, color, width) in ways {
                let stroke = Stroke { color, width };
                if !look.line(self.painter, &way, stroke, &frame, LONGEST) {
                    self.dots(way, 1.0, color, 3.0);
                }
            }
            let mut marks = spread(past);
            self.thin(&mut marks, 6.0);
            look.marks(self.painter, &marks, PAST, look.color, &frame);
        }
        for (ends, color, _) in self.arrows(descent) {
            self.draw_arrow(ends, color, 0.72);
        }
        for run in &descent.runs.all {
            let look = MethodLook::of(run.method, self.painter.theme);
            if let Some(at) = self.present(run, descent.iteration) {
                look.marks(
                    self.painter,
                    &[at],
                    PRESENT + 1.6,
                    self.painter.theme.paper,
                    &frame,
                );
                look.marks(self.painter, &[at], PRESENT, look.color, &frame);
            }
        }
    }

    /// The start, and the names of the arrows.
    pub(super) fn iterates(&self, descent: &Descent, obstacles: &mut Vec<Rectangle>) {
        let runs = &descent.runs;
        for run in &runs.all {
            if let Some(at) = self.present(run, descent.iteration) {
                obstacles.push(around(at, PRESENT + 2.0));
            }
        }
        let arrows = self.arrows(descent);
        for ([from, tip], ..) in &arrows {
            for share in [0.25, 0.5, 0.75, 1.0] {
                let at = between(*from, *tip, share);
                obstacles.push(around(at, 6.0));
            }
        }
        let start = self.transform.to_pixel(runs.start);
        let frame = self.frame();
        if frame.grown(-8.0).contains(start) {
            let ring = Stroke {
                color: self.painter.theme.ink,
                width: 2.0,
            };
            self.painter
                .ringed_disc(start, 7.0, self.painter.theme.paper, ring);
            obstacles.push(around(start, 9.0));
            let label = self.line_label("start θ₀", self.painter.theme.ink);
            let best = self.transform.to_pixel(runs.objective.minimiser());
            let sides = sides_from([start[0] - best[0], start[1] - best[1]]);
            self.name(&label, start, 18.0, &sides, obstacles);
        }
        for ([from, tip], color, text) in arrows {
            if frame.contains(tip) {
                let label = self.line_label(text, color);
                let along = [tip[0] - from[0], tip[1] - from[1]];
                // At the tip, or else beside the arrow.
                let beside = beside(along);
                let places = [
                    (tip, 7.0, &sides_from(along)[..]),
                    (between(from, tip, 0.6), 12.0, &beside),
                    (between(from, tip, 0.35), 12.0, &beside),
                ];
                let places = places.map(|(anchor, distance, sides)| {
                    label.place(anchor, distance, sides, &frame.grown(-EDGE), obstacles)
                });
                if let Some(place) = places.into_iter().find(|place| free(place, obstacles)) {
                    self.put(&label, place, obstacles);
                }
            }
        }
    }

    /// Where a run is at an iteration, if it came so far and is in sight.
    fn present(&self, run: &Run<2>, iteration: usize) -> Option<Vector2> {
        let at = self.transform.to_pixel(*run.iterates.get(iteration)?);
        self.frame().contains(at).then_some(at)
    }

    /// The arrows of a step, their colours and names: the loss's part, the penalty's, the part that ridge's penalty
    /// would have where ridge is shown, and their sum. Those too short to be seen are left out.
    fn arrows(&self, descent: &Descent) -> Vec<([Vector2; 2], Color, &'static str)> {
        let Some(Anatomy {
            method,
            from,
            step,
            ridge,
        }) = descent.anatomy
        else {
            return Vec::new();
        };
        let theme = self.painter.theme;
        let (loss, penalty, color) = match method {
            Method::Ridge => ("−η∇Loss", "−ηλθ", theme.ridge),
            Method::Subgradient => ("−η∇Loss", "−ηλ sign θ", theme.penalty),
            Method::Diminishing => ("−ηₖ∇Loss", "−ηₖλ sign θ", theme.penalty),
            Method::Proximal | Method::Fista => ("−η∇Loss", "soft-threshold", theme.penalty),
            Method::Coordinate => ("to the loss’s minimum", "soft-threshold", theme.penalty),
        };
        let add = |a: Vector2, b: Vector2| [a[0] + b[0], a[1] + b[1]];
        let ahead = add(from, step.momentum);
        let next = add(add(ahead, step.loss), step.penalty);
        // Ridge's is told where ridge is shown; it has it as its own.
        let shown = descent
            .runs
            .all
            .iter()
            .any(|run| run.method == Method::Ridge);
        let beside = if shown && method != Method::Ridge {
            add(from, ridge)
        } else {
            from
        };
        let arrows = [
            ([from, beside], theme.ridge, "−ηλθ (ridge)"),
            ([from, ahead], theme.quiet, "momentum"),
            ([ahead, add(ahead, step.loss)], theme.loss, loss),
            ([ahead, add(ahead, step.penalty)], color, penalty),
            ([from, next], theme.ink, "the step"),
        ];
        let seen = |(ends, color, text): ([Vector2; 2], Color, &'static str)| {
            let [start, tip] = ends.map(|end| self.transform.to_pixel(end));
            let length = far(start, tip);
            (length > SHORTEST && length < 1e5).then_some(([start, tip], color, text))
        };
        arrows.into_iter().filter_map(seen).collect()
    }
}

/// Those of a line of points that are some way from the one before.
fn spread(points: &[Vector2]) -> Vec<Vector2> {
    let mut kept: Vec<Vector2> = Vec::new();
    for point in points {
        let apart = |last: &Vector2| far(*point, *last) >= APART;
        if kept.last().is_none_or(apart) {
            kept.push(*point);
        }
    }
    kept
}
