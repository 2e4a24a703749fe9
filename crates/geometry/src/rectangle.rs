//! Axis-parallel rectangles, and the clipping of shapes to one.

use lasso_path::problem::Vector2;

/// A closed axis-parallel rectangle [min₁, max₁] × [min₂, max₂] of the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    /// The corner with the smallest coordinates.
    pub min: Vector2,
    /// The corner with the largest coordinates.
    pub max: Vector2,
}

impl Rectangle {
    /// The four corners, counter-clockwise (in a y-up plane) from `min`.
    pub fn corners(&self) -> [Vector2; 4] {
        [
            self.min,
            [self.max[0], self.min[1]],
            self.max,
            [self.min[0], self.max[1]],
        ]
    }

    /// Whether a point lies inside or on the border.
    pub fn contains(&self, point: Vector2) -> bool {
        (0..2).all(|k| self.min[k] <= point[k] && point[k] <= self.max[k])
    }

    /// The point of the rectangle that is nearest to `point`.
    pub fn nearest(&self, point: Vector2) -> Vector2 {
        [
            point[0].clamp(self.min[0], self.max[0]),
            point[1].clamp(self.min[1], self.max[1]),
        ]
    }

    /// This rectangle with each side moved outwards by `margin` (inwards where negative, down to
    /// the centre at most).
    pub fn grown(&self, margin: f64) -> Self {
        let mut grown = *self;
        for k in 0..2 {
            let middle = 0.5 * (self.min[k] + self.max[k]);
            grown.min[k] = (self.min[k] - margin).min(middle);
            grown.max[k] = (self.max[k] + margin).max(middle);
        }
        grown
    }

    /// The part of the segment from `start` to `end` inside the rectangle, in the same direction;
    /// `None` where they do not meet.
    ///
    /// Liang & Barsky, "A new concept and method for line clipping", ACM TOG 3 (1984).
    pub fn clip_segment(&self, start: Vector2, end: Vector2) -> Option<[Vector2; 2]> {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for k in 0..2 {
            let step = end[k] - start[k];
            for (distance, speed) in [
                (start[k] - self.min[k], -step),
                (self.max[k] - start[k], step),
            ] {
                if speed == 0.0 {
                    if distance < 0.0 {
                        return None;
                    }
                    continue;
                }
                let at = distance / speed;
                if speed < 0.0 {
                    enter = enter.max(at);
                } else {
                    leave = leave.min(at);
                }
            }
        }
        if enter > leave {
            return None;
        }
        // The clamp takes off what rounding puts beyond the border.
        let along = |t: f64| {
            self.nearest([
                start[0] + t * (end[0] - start[0]),
                start[1] + t * (end[1] - start[1]),
            ])
        };
        Some([
            if enter == 0.0 { start } else { along(enter) },
            if leave == 1.0 { end } else { along(leave) },
        ])
    }

    /// The pieces of a polyline that lie inside the rectangle, in order.
    pub fn clip_polyline(&self, points: &[Vector2]) -> Vec<Vec<Vector2>> {
        let mut pieces: Vec<Vec<Vector2>> = Vec::new();
        for pair in points.windows(2) {
            // Most are inside, and need no divisions.
            let inside = pair.iter().all(|point| self.contains(*point));
            let piece = if inside {
                Some([pair[0], pair[1]])
            } else {
                self.clip_segment(pair[0], pair[1])
            };
            let Some([start, end]) = piece else {
                continue;
            };
            match pieces.last_mut() {
                Some(piece) if piece.last() == Some(&start) => piece.push(end),
                _ => pieces.push(vec![start, end]),
            }
        }
        pieces
    }

    /// The part of a convex polygon inside the rectangle; empty where they do not meet.
    ///
    /// Sutherland & Hodgman, "Reentrant polygon clipping", CACM 17 (1974).
    pub fn clip_polygon(&self, polygon: &[Vector2]) -> Vec<Vector2> {
        let mut points = polygon.to_vec();
        for axis in 0..2 {
            points = clip_half_plane(&points, |p| p[axis] - self.min[axis]);
            points = clip_half_plane(&points, |p| self.max[axis] - p[axis]);
        }
        for point in &mut points {
            *point = self.nearest(*point);
        }
        points
    }
}

/// The part of a convex polygon where `inside` ≥ 0; `inside` is affine.
pub(crate) fn clip_half_plane(
    polygon: &[Vector2],
    inside: impl Fn(Vector2) -> f64,
) -> Vec<Vector2> {
    let mut kept = Vec::with_capacity(polygon.len() + 2);
    let Some(&last) = polygon.last() else {
        return kept;
    };
    let mut previous = (last, inside(last));
    for &point in polygon {
        let here = (point, inside(point));
        if (previous.1 < 0.0) != (here.1 < 0.0) {
            let t = previous.1 / (previous.1 - here.1);
            kept.push([
                previous.0[0] + t * (point[0] - previous.0[0]),
                previous.0[1] + t * (point[1] - previous.0[1]),
            ]);
        }
        if here.1 >= 0.0 {
            kept.push(point);
        }
        previous = here;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Rectangle = Rectangle {
        min: [-1.0, -1.0],
        max: [1.0, 1.0],
    };

    #[test]
    fn a_segment_leaves_where_the_line_crosses_the_border() {
        // plotters would clamp this end to (0.5, 1) and change the slope.
        assert_eq!(
            UNIT.clip_segment([-0.5, 0.0], [0.5, 3.0]),
            Some([[-0.5, 0.0], [-0.5 + 1.0 / 3.0, 1.0]])
        );
        assert_eq!(UNIT.clip_segment([2.0, -3.0], [2.0, 3.0]), None);
        assert_eq!(UNIT.clip_segment([-3.0, 0.5], [0.5, -3.0]), None);
        assert_eq!(
            UNIT.clip_segment([0.25, 0.5], [0.25, 0.5]),
            Some([[0.25, 0.5]; 2])
        );
        assert_eq!(UNIT.clip_segment([5.0, 5.0], [5.0, 5.0]), None);
    }

    #[test]
    fn a_polyline_is_cut_into_the_pieces_inside() {
        let pieces =
            UNIT.clip_polyline(&[[-2.0, 0.0], [0.0, 0.0], [0.0, 2.0], [0.5, 2.0], [0.5, 0.0]]);
        assert_eq!(
            pieces,
            vec![
                vec![[-1.0, 0.0], [0.0, 0.0], [0.0, 1.0]],
                vec![[0.5, 1.0], [0.5, 0.0]],
            ]
        );
    }

    #[test]
    fn a_polygon_around_the_rectangle_becomes_the_rectangle() {
        let big = [[-9.0, 0.0], [0.0, -9.0], [9.0, 0.0], [0.0, 9.0]];
        let area = |p: &[Vector2]| {
            (0..p.len())
                .map(|i| {
                    let (a, b) = (p[i], p[(i + 1) % p.len()]);
                    0.5 * (a[0] * b[1] - a[1] * b[0])
                })
                .sum::<f64>()
        };
        assert_eq!(area(&UNIT.clip_polygon(&big)), 4.0);
        let triangle = UNIT.clip_polygon(&[[0.0, 0.0], [3.0, 0.0], [0.0, 0.5]]);
        assert!((area(&triangle) - 5.0 / 12.0).abs() < 1e-15);
        assert!(
            UNIT.clip_polygon(&[[5.0, 5.0], [6.0, 5.0], [5.0, 6.0]])
                .is_empty()
        );
    }
}
