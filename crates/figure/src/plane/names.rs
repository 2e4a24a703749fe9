//! The names of the axes and of θ̂, above everything else.

use super::*;
use crate::handles;

/// How far from a point its name may reach, in CSS pixels.
const REACH: f64 = 180.0;
/// How far apart the squares along the path are, in CSS pixels.
const STEP: f64 = 12.0;
/// A shorter piece of the path is not named, in CSS pixels.
const SHORTEST_PATH: f64 = 60.0;

impl Pen<'_, Names> {
    pub(super) fn axis_names(&self) {
        for (k, place) in self.axis_name_places().iter().enumerate() {
            self.axis_name(k).draw(
                self.painter,
                place,
                self.painter.theme.paper.with_alpha(0.0),
            );
        }
    }

    /// Paper under the names of the axes. The calm picture leaves them room; what layers add may run
    /// through them.
    pub(super) fn axis_name_patches(&self) {
        let patch = self.painter.theme.paper.with_alpha(0.78);
        for place in self.axis_name_places() {
            Label::patch(self.painter, &place, patch);
        }
    }

    fn axis_name(&self, k: usize) -> Label<'_> {
        let name = self.input.coordinates[k].as_str();
        Label {
            lines: vec![(name, self.painter.theme.coordinates[k], Face::Bold)],
            size: 16.0,
        }
    }

    /// At the positive ends of the axes, above the horizontal and right of the vertical one.
    pub(super) fn axis_name_places(&self) -> [Rectangle; 2] {
        let frame = self.frame().grown(-EDGE);
        let [x, y] = self.transform.to_pixel([0.0, 0.0]);
        let ends = [[frame.max[0], y], [x, frame.min[1]]];
        // Below the horizontal axis where θ̂ or the path is above it.
        let sides = [[[-1.0, -1.0], [-1.0, 1.0]], [[1.0, 1.0], [-1.0, 1.0]]];
        [0, 1].map(|k| {
            let mut obstacles = self.path_beside(ends[k]);
            obstacles.extend(self.handles());
            self.axis_name(k)
                .place(ends[k], 3.0, &sides[k], &frame, &obstacles)
        })
    }

    /// What can be taken hold of: θ̂, and the ends of a contour's axes while it has handles.
    fn handles(&self) -> Vec<Rectangle> {
        let mut handles = vec![around(self.transform.to_pixel(self.input.center), 10.0)];
        if let Some(loss) = &self.input.reshaped {
            let contour = handles::contour(None, loss, &self.transform);
            let ends = [0, 1].map(|axis| handles::of_axis(&contour, axis, &self.transform));
            handles.extend(ends.iter().flatten().map(|end| around(end.at, 10.0)));
        }
        handles
    }

    /// What is hinted at one of the things.
    pub(super) fn hint_at(&self, thing: Hinted) -> Option<&'static str> {
        let hint = self.input.hint.filter(|(hinted, _)| *hinted == thing);
        hint.filter(|_| !self.tiny()).map(|(_, text)| text)
    }

    fn least_squares_label(&self) -> Label<'static> {
        let (loss, quiet) = (self.painter.theme.loss, self.painter.theme.quiet);
        // There is no room for more beside the arrows of a step, or in half a phone's width.
        let text = if self.tiny() || self.small() && self.input.brief {
            "θ̂"
        } else if self.input.held {
            "θ̂ best pair, others held at θ*(λ)"
        } else {
            "θ̂ least squares"
        };
        let hint = self.hint_at(Hinted::LeastSquares);
        let lines = [
            Some((text, loss, Face::Italic)),
            hint.map(|hint| (hint, quiet, Face::Regular)),
        ];
        Label {
            lines: lines.into_iter().flatten().collect(),
            size: LABEL,
        }
    }

    /// Where the label of θ̂ goes: away from the origin, so that path and diamond are left free.
    fn least_squares_place(&self) -> Option<Rectangle> {
        let center = self.input.center;
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
        obstacles.extend(self.tools());
        obstacles.extend(self.handles());
        obstacles.extend(self.path_beside(at));
        Some(
            self.least_squares_label()
                .place_near(at, 10.0, &sides, &frame, &obstacles),
        )
    }

    /// Squares along the path of θ*, as far as a name beside a pixel could lie on it.
    fn path_beside(&self, at: Vector2) -> Vec<Rectangle> {
        let near = around(at, REACH);
        let mut squares = Vec::new();
        for piece in self.input.path.pieces() {
            for line in near.clip_polyline(&self.pixels(&piece)) {
                for ends in line.windows(2) {
                    let steps = (far(ends[0], ends[1]) / STEP).ceil().max(1.0);
                    let along = |i: u32| between(ends[0], ends[1], f64::from(i) / steps);
                    squares.extend((0..=steps as u32).map(|i| around(along(i), 0.5 * STEP)));
                }
            }
        }
        squares
    }

    pub(super) fn least_squares_name(&self) {
        if let Some(place) = self.least_squares_place() {
            let patch = self.painter.theme.paper.with_alpha(0.7);
            let at = self.transform.to_pixel(self.input.center);
            self.lead(at, 10.0, &place);
            self.least_squares_label().draw(self.painter, &place, patch);
        }
    }

    /// The hint at the path or at the contours, and where it goes, if it has room. It lies beside what it is about.
    fn hint_label(&self) -> Option<(Label<'static>, Rectangle)> {
        let center = self.input.center;
        let (thing, text) = self.input.hint.filter(|_| !self.small())?;
        let (anchor, color, along) = match thing {
            Hinted::Path => {
                let (from, to) = self.longest_piece()?;
                let color = self.painter.theme.quiet;
                (
                    between(from, to, 0.5),
                    color,
                    [to[0] - from[0], to[1] - from[1]],
                )
            }
            Hinted::Contours => {
                // Beyond θ̂ as seen from the origin.
                let beyond = self.transform.to_pixel(center.map(|x| 1.45 * x));
                (beyond, self.painter.theme.loss, [0.0; 2])
            }
            Hinted::LeastSquares | Hinted::Ball => return None,
        };
        let label = Label {
            lines: vec![(text, color, Face::Regular)],
            size: LABEL,
        };
        let frame = self.frame().grown(-EDGE);
        let mut obstacles = self.axis_name_places().to_vec();
        obstacles.extend(self.tools());
        obstacles.extend(self.least_squares_place());
        obstacles.extend(self.handles());
        obstacles.extend(self.path_beside(anchor));
        let place = label.place(anchor, 8.0, &beside(along), &frame, &obstacles);
        let fits = frame.contains(anchor) && free(&place, &obstacles);
        fits.then_some((label, place))
    }

    /// The longest straight piece of the path, in pixels, if it is long enough to be named.
    fn longest_piece(&self) -> Option<(Vector2, Vector2)> {
        let window = self.transform.window();
        let pieces = self.input.path.pieces();
        let seen = pieces.iter().flat_map(|piece| window.clip_polyline(piece));
        let lines: Vec<Vec<Vector2>> = seen.map(|line| self.pixels(&line)).collect();
        let ends = lines.iter().flat_map(|line| line.windows(2));
        let length = |ends: &&[Vector2]| far(ends[0], ends[1]);
        ends.filter(|ends| length(ends) > SHORTEST_PATH)
            .max_by(|a, b| length(a).total_cmp(&length(b)))
            .map(|ends| (ends[0], ends[1]))
    }

    pub(super) fn hint(&self) {
        if let Some((label, place)) = self.hint_label() {
            let patch = self.painter.theme.paper.with_alpha(0.7);
            label.draw(self.painter, &place, patch);
        }
    }

    /// What these names take, and the handles.
    pub(super) fn taken(&self) -> Vec<Rectangle> {
        let mut places = self.handles();
        places.extend(self.axis_name_places());
        places.extend(self.least_squares_place());
        places.extend(self.hint_label().map(|(_, place)| place));
        places
    }
}
