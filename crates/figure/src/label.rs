//! Direct labels: text on a quiet patch of paper, placed where it covers nothing that matters.

use super::mark::{Face, Lettering, Painter, text_width};
use super::theme::Color;
use geometry::Rectangle;
use lasso_path::problem::Vector2;

/// One or more lines of text that belong to a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Label<'a> {
    /// The lines from top to bottom, each with its colour and cut.
    pub lines: Vec<(&'a str, Color, Face)>,
    /// The font size in CSS pixels.
    pub size: f64,
}

/// The distance between two lines, in font sizes.
const LEADING: f64 = 1.32;
/// The paper left around the text, in CSS pixels.
const PADDING: [f64; 2] = [6.0, 3.0];
/// How much farther from its point a label is tried that has no room beside it, in CSS pixels.
const FARTHER: [f64; 4] = [18.0, 36.0, 60.0, 90.0];
/// The directions in which it is tried there.
const AROUND: [Vector2; 8] = [
    [1.0, 0.5],
    [-1.0, 0.5],
    [1.0, -0.5],
    [-1.0, -0.5],
    [0.5, 1.0],
    [-0.5, 1.0],
    [0.5, -1.0],
    [-0.5, -1.0],
];
/// A label farther than this from what it names has a line that leads to it, in CSS pixels.
const LEADER: f64 = 14.0;

impl Label<'_> {
    /// The (width, height) the label takes in CSS pixels.
    pub fn size(&self) -> [f64; 2] {
        let width = self
            .lines
            .iter()
            .map(|(text, _, face)| text_width(text, self.size, *face == Face::Bold))
            .fold(0.0, f64::max);
        [
            width + 2.0 * PADDING[0],
            LEADING * self.size * self.lines.len() as f64 + 2.0 * PADDING[1],
        ]
    }

    /// The first place around `anchor`, at `distance` from it, where the label lies inside `frame`
    /// and touches none of `obstacles`; the one that touches them least where there is none.
    ///
    /// Places are tried in the order of `sides` (unit-ish directions, y downwards).
    pub fn place(
        &self,
        anchor: Vector2,
        distance: f64,
        sides: &[Vector2],
        frame: &Rectangle,
        obstacles: &[Rectangle],
    ) -> Rectangle {
        let size = self.size();
        let at = |side: &Vector2| {
            let min = [0, 1].map(|k| {
                let middle = anchor[k] + side[k] * (distance + 0.5 * size[k]);
                let low = middle - 0.5 * size[k];
                // A label wider than the frame starts at its left or top.
                low.min(frame.max[k] - size[k]).max(frame.min[k])
            });
            Rectangle {
                min,
                max: [min[0] + size[0], min[1] + size[1]],
            }
        };
        let cost = |place: &Rectangle| -> f64 { obstacles.iter().map(|o| overlap(place, o)).sum() };
        let mut best = at(&sides[0]);
        let mut least = cost(&best);
        for side in &sides[1..] {
            if least == 0.0 {
                break;
            }
            let place = at(side);
            let cost = cost(&place);
            if cost < least {
                (best, least) = (place, cost);
            }
        }
        best
    }

    /// As [`Label::place`], and farther from `anchor` where all of that touches something: there the label needs a
    /// [`leader`].
    pub fn place_near(
        &self,
        anchor: Vector2,
        distance: f64,
        sides: &[Vector2],
        frame: &Rectangle,
        obstacles: &[Rectangle],
    ) -> Rectangle {
        let near = self.place(anchor, distance, sides, frame, obstacles);
        let far = || {
            let at = |more| self.place(anchor, distance + more, &AROUND, frame, obstacles);
            FARTHER
                .map(at)
                .into_iter()
                .find(|place| free(place, obstacles))
        };
        if free(&near, obstacles) {
            near
        } else {
            far().unwrap_or(near)
        }
    }

    /// Draws the paper under a label.
    pub fn patch(painter: &Painter, place: &Rectangle, patch: Color) {
        // A label may be wider than a narrow picture.
        let frame = Rectangle {
            min: [0.0; 2],
            max: painter.size,
        };
        let mut outline = rounded(place, 5.0);
        for corner in &mut outline {
            *corner = frame.nearest(*corner);
        }
        painter.fill(outline, patch);
    }

    /// Draws the label at a place that [`Label::place`] found.
    pub fn draw(&self, painter: &Painter, place: &Rectangle, patch: Color) {
        Self::patch(painter, place, patch);
        let middle = 0.5 * (place.min[0] + place.max[0]);
        for (i, (text, color, face)) in self.lines.iter().enumerate() {
            let y = place.min[1] + PADDING[1] + LEADING * self.size * (i as f64 + 0.5);
            let lettering = Lettering {
                color: *color,
                size: self.size,
                face: *face,
                align: 0,
            };
            painter.text(*text, [middle, y], lettering);
        }
    }
}

/// The line that leads from a point, which a mark covers up to a distance, to the place of its label; `None` where the
/// label stands beside the mark.
pub fn leader(anchor: Vector2, distance: f64, place: &Rectangle) -> Option<[Vector2; 2]> {
    let end = place.nearest(anchor);
    let length = (end[0] - anchor[0]).hypot(end[1] - anchor[1]);
    (length > distance + LEADER).then(|| {
        let start = [0, 1].map(|k| anchor[k] + distance / length * (end[k] - anchor[k]));
        [start, end]
    })
}

/// Whether a place covers none of the obstacles.
pub fn free(place: &Rectangle, obstacles: &[Rectangle]) -> bool {
    obstacles.iter().all(|o| overlap(place, o) == 0.0)
}

fn overlap(a: &Rectangle, b: &Rectangle) -> f64 {
    (0..2)
        .map(|k| (a.max[k].min(b.max[k]) - a.min[k].max(b.min[k])).max(0.0))
        .product()
}

/// A rectangle with round corners, as a polygon.
fn rounded(rectangle: &Rectangle, radius: f64) -> Vec<Vector2> {
    const QUARTER: usize = 4;
    let Rectangle { min, max } = rectangle;
    let centers = [
        [max[0] - radius, max[1] - radius],
        [min[0] + radius, max[1] - radius],
        [min[0] + radius, min[1] + radius],
        [max[0] - radius, min[1] + radius],
    ];
    let mut points = Vec::with_capacity(4 * (QUARTER + 1));
    for (corner, center) in centers.iter().enumerate() {
        for i in 0..=QUARTER {
            let turn = (corner as f64 + i as f64 / QUARTER as f64) * std::f64::consts::FRAC_PI_2;
            let (sin, cos) = turn.sin_cos();
            points.push([center[0] + radius * cos, center[1] + radius * sin]);
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_avoids_an_obstacle_and_stays_in_the_frame() {
        let label = Label {
            lines: vec![("θ* = (1.60, 0)", Color::hex(0), Face::Bold)],
            size: 14.0,
        };
        let frame = Rectangle {
            min: [0.0, 0.0],
            max: [400.0, 300.0],
        };
        let sides = [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0]];
        let free_place = label.place([200.0, 150.0], 8.0, &sides, &frame, &[]);
        assert!(free_place.min[0] > 200.0 && free_place.min[1] > 150.0);
        let blocked = label.place([200.0, 150.0], 8.0, &sides, &frame, &[free_place]);
        assert!(blocked.max[1] < 150.0);
        let corner = label.place([399.0, 299.0], 8.0, &sides, &frame, &[]);
        assert!(frame.contains(corner.min) && frame.contains(corner.max));
        // where there is no room beside the point, a line leads to the label
        let anchor = [200.0, 150.0];
        assert_eq!(leader(anchor, 8.0, &free_place), None);
        let crowd = [Rectangle {
            min: anchor,
            max: anchor,
        }
        .grown(30.0)];
        let far = label.place_near(anchor, 8.0, &sides, &frame, &crowd);
        assert!(free(&far, &crowd) && frame.contains(far.min) && frame.contains(far.max));
        let [start, end] = leader(anchor, 8.0, &far).expect("it is far");
        assert_eq!(end, far.nearest(anchor));
        assert!(((start[0] - anchor[0]).hypot(start[1] - anchor[1]) - 8.0).abs() < 1e-9);
    }
}
