//! The names of the axes and of θ̂, above everything else.

use super::*;

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
        [
            self.axis_name(0)
                .place([frame.max[0], y], 3.0, &[[-1.0, -1.0]], &frame, &[]),
            self.axis_name(1)
                .place([x, frame.min[1]], 3.0, &[[1.0, 1.0]], &frame, &[]),
        ]
    }

    fn least_squares_label(&self) -> Label<'static> {
        // There is no room for more beside the arrows of a step, or in half a phone's width.
        let text = if self.tiny() || self.small() && self.input.brief {
            "θ̂"
        } else {
            "θ̂ least squares"
        };
        Label {
            lines: vec![(text, self.painter.theme.loss, Face::Italic)],
            size: LABEL,
        }
    }

    /// Where the label of θ̂ goes: away from the origin, so that path and diamond are left free.
    pub(super) fn least_squares_place(&self) -> Option<Rectangle> {
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
        obstacles.push(around(at, 8.0));
        Some(
            self.least_squares_label()
                .place(at, 10.0, &sides, &frame, &obstacles),
        )
    }

    pub(super) fn least_squares_name(&self) {
        if let Some(place) = self.least_squares_place() {
            let patch = self.painter.theme.paper.with_alpha(0.7);
            self.least_squares_label().draw(self.painter, &place, patch);
        }
    }
}
