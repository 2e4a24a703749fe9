//! Lines of very many points, drawn as what can be told apart.

use lasso_path::problem::Vector2;

/// Lines and outlines of bands that together look like the line of some width through some points, whose x
/// rise. Where it goes up and down within three columns of pixels, a band is filled from its lowest to its
/// highest points: a thousand strokes side by side would take ten times as long.
pub(crate) fn traced(points: &[Vector2], width: f64) -> [Vec<Vec<Vector2>>; 2] {
    let column = |i: usize| (points[i][0] / 3.0).floor();
    let rise = |i: usize| points[i][1] - points[i - 1][1];
    let (mut lines, mut bands) = (Vec::new(), Vec::new());
    let (mut line, mut highest, mut lowest) = (Simplified::default(), Vec::new(), Vec::new());
    let mut start = 0;
    while start < points.len() {
        let [mut end, mut top, mut bottom] = [start; 3];
        let mut turns = false;
        let here = column(start);
        while end < points.len() && column(end) == here {
            if points[end][1] < points[top][1] {
                top = end;
            }
            if points[end][1] > points[bottom][1] {
                bottom = end;
            }
            end += 1;
            turns |= end > 1 && end < points.len() && rise(end) * rise(end - 1) < 0.0;
        }
        let ends = end == points.len();
        // A band goes on for as long as it is worth one.
        turns &= end > start + 1;
        let swings =
            points[bottom][1] - points[top][1] > 2.0 * width && (turns || !highest.is_empty());
        if start == 0 || swings && highest.is_empty() {
            line.add(points[start]);
        }
        if swings {
            if highest.is_empty() {
                lines.push(line.end());
            }
            let middle = 3.0 * here + 1.5;
            highest.push([middle, points[top][1] - 0.5 * width]);
            lowest.push([middle, points[bottom][1] + 0.5 * width]);
        }
        if !highest.is_empty() && (!swings || ends) {
            while let Some(corner) = lowest.pop() {
                highest.push(corner);
            }
            bands.push(std::mem::take(&mut highest));
            line.add(points[if swings { end } else { start } - 1]);
        }
        if !swings {
            line.add(points[top.min(bottom)]);
            line.add(points[top.max(bottom)]);
        }
        if ends {
            line.add(points[end - 1]);
        }
        start = end;
    }
    lines.push(line.end());
    [lines, bands]
}

/// A line that goes to the right, without the points that are no farther than a tenth of a pixel from what is left.
#[derive(Default)]
pub(crate) struct Simplified {
    kept: Vec<Vector2>,
    last: Vector2,
    /// The slopes from the last point kept that pass all points since then.
    slopes: [f64; 2],
}

impl Simplified {
    /// Goes on to a point that is not to the left of the last one.
    pub(crate) fn add(&mut self, point: Vector2) {
        let slope = |from: Vector2, off: f64| (point[1] + off - from[1]) / (point[0] - from[0]);
        let mut from = self.kept.last().copied().unwrap_or(point);
        let straight = slope(from, 0.0);
        if !(self.slopes[0] <= straight && straight <= self.slopes[1]) {
            from = if self.kept.is_empty() {
                point
            } else {
                self.last
            };
            self.kept.push(from);
            self.slopes = [f64::NEG_INFINITY, f64::INFINITY];
        }
        self.slopes[0] = self.slopes[0].max(slope(from, -0.1));
        self.slopes[1] = self.slopes[1].min(slope(from, 0.1));
        self.last = point;
    }

    /// The line up to here; another begins.
    pub(crate) fn end(&mut self) -> Vec<Vector2> {
        let mut line = std::mem::take(self);
        line.kept.push(line.last);
        line.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// How far a point is from a line, measured upwards.
    fn distance(point: Vector2, line: &[Vector2]) -> f64 {
        let to = |ends: &[Vector2]| {
            let share = (point[0] - ends[0][0]) / (ends[1][0] - ends[0][0]).max(1e-9);
            let inside = (-1e-6..=1.0 + 1e-6).contains(&share);
            let y = ends[0][1] + share.clamp(0.0, 1.0) * (ends[1][1] - ends[0][1]);
            if inside {
                (point[1] - y).abs()
            } else {
                f64::INFINITY
            }
        };
        let single = line
            .iter()
            .map(|at| (point[0] - at[0]).hypot(point[1] - at[1]));
        line.windows(2)
            .map(to)
            .chain(single)
            .fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn what_is_drawn_is_where_the_line_is(
            steps in prop::collection::vec((0.05..4.0_f64, 0.0..30.0_f64), 2..400),
            smooth in any::<bool>(),
        ) {
            let mut x = 40.0;
            let points: Vec<Vector2> = steps.iter().enumerate().map(|(k, &(dx, y))| {
                x += dx;
                [x, if smooth { 100.0 * (-0.02 * k as f64).exp() } else { y }]
            }).collect();
            let [lines, bands] = traced(&points, 1.75);
            if smooth {
                prop_assert!(bands.is_empty());
            }
            for &point in &points {
                // a corner of a column of 3 pixels may be drawn in its middle
                let in_band = bands.iter().any(|band| {
                    let near = |c: &&Vector2| (c[0] - point[0]).abs() <= 1.5 + 1e-9;
                    let heights: Vec<f64> = band.iter().filter(near).map(|c| c[1]).collect();
                    let low = heights.iter().copied().fold(f64::INFINITY, f64::min);
                    let high = heights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                    (low..=high).contains(&point[1])
                });
                let beside = lines.iter().map(|line| distance(point, line)).fold(f64::INFINITY, f64::min);
                // within a column of a line only the ends and the extremes are kept
                let column = (point[0] / 3.0).floor();
                let between = points.iter().filter(|p| (p[0] / 3.0).floor() == column);
                let (low, high) = between.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), p| (low.min(p[1]), high.max(p[1])));
                prop_assert!(in_band || beside <= 0.11 || high - low <= 3.5 || (low..high).contains(&point[1]),
                    "{point:?} is neither in a band nor within {beside} of a line");
            }
            // the whole width is drawn
            let all = || lines.iter().chain(&bands).flatten();
            let first = all().map(|p| p[0]).fold(f64::INFINITY, f64::min);
            let last = all().map(|p| p[0]).fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(first <= points[0][0] && last >= points[points.len() - 1][0]);
        }
    }

    #[test]
    fn many_swings_are_few_corners() {
        let points: Vec<Vector2> = (0..1000)
            .map(|k| {
                [
                    44.0 + 0.33 * f64::from(k),
                    if k % 2 == 0 { 20.0 } else { 80.0 },
                ]
            })
            .collect();
        let [lines, bands] = traced(&points, 1.75);
        let corners: usize = lines.iter().chain(&bands).map(Vec::len).sum();
        assert!(bands.len() == 1 && corners < 240, "{corners}");
        let heights = bands[0].iter().map(|corner| corner[1]);
        assert!(heights.clone().fold(f64::INFINITY, f64::min) <= 20.0);
        assert!(heights.fold(0.0, f64::max) >= 80.0);
    }
}
