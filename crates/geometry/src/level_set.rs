//! Level sets of a quadratic loss, and their parts inside a window.

use super::Rectangle;
use super::rectangle::clip_half_plane;
use lasso_path::problem::{QuadraticLoss, Vector2};
use std::f64::consts::{FRAC_PI_8, TAU};

/// The level set {θ : Loss(θ) − Loss_min = e} of a quadratic loss in the plane, e ≥ 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LevelSet {
    /// H positive definite: an exact ellipse (for e = 0 its axes are 0: the point θ̂).
    Ellipse(Ellipse),
    /// H of rank one: two parallel lines (for e = 0 they coincide).
    Strip(Strip),
    /// H = 0: the loss is constant; its only level set is the plane (e = 0).
    Plane,
}

/// The ellipse {center + u cos t + v sin t}: an affine image of the unit circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ellipse {
    /// The centre θ̂.
    pub center: Vector2,
    /// The half-axis along the steepest direction (the shorter one).
    pub minor: Vector2,
    /// The half-axis along the flattest direction (the longer one), orthogonal to `minor`.
    pub major: Vector2,
}

/// The two lines {θ : wᵀ(θ − center) = ±half_width}.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strip {
    /// A point on the middle line, θ̂.
    pub center: Vector2,
    /// The unit normal w of the lines.
    pub normal: Vector2,
    /// The distance of either line from the middle.
    pub half_width: f64,
}

/// The parts inside a window of a level set and of the sublevel set {Loss − Loss_min ≤ e} it bounds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisibleLevelSet {
    /// The pieces of the level set inside the window, as polylines; a closed one ends where it
    /// began.
    pub outline: Vec<Vec<Vector2>>,
    /// The sublevel set inside the window, a convex polygon; empty where they do not meet.
    pub region: Vec<Vector2>,
}

impl LevelSet {
    /// The level set of `loss` at `excess` = Loss − Loss_min ≥ 0.
    ///
    /// With H = Σ μₖ wₖwₖᵀ the half-axes are wₖ √(2e/μₖ). A negative `excess` is taken as 0.
    pub fn new(loss: &QuadraticLoss, excess: f64) -> Self {
        let excess = excess.max(0.0);
        let hessian = loss.hessian();
        let center = loss.center();
        let [steep, flat] = hessian.eigenvalues();
        let [w, v] = hessian.eigenvectors();
        match hessian.rank() {
            0 => LevelSet::Plane,
            1 => LevelSet::Strip(Strip {
                center,
                normal: w,
                half_width: (2.0 * excess / steep).sqrt(),
            }),
            _ => {
                let (short, long) = ((2.0 * excess / steep).sqrt(), (2.0 * excess / flat).sqrt());
                // The curve is walked counter-clockwise.
                let short = short.copysign(v[0] * w[1] - v[1] * w[0]);
                LevelSet::Ellipse(Ellipse {
                    center,
                    minor: [short * w[0], short * w[1]],
                    major: [long * v[0], long * v[1]],
                })
            }
        }
    }

    /// The part inside `window`, curves replaced by chords that are never further than `tolerance`
    /// (in units of θ) from them.
    pub fn visible(&self, window: &Rectangle, tolerance: f64) -> VisibleLevelSet {
        match self {
            LevelSet::Ellipse(ellipse) => ellipse.visible(window, tolerance),
            LevelSet::Strip(strip) => strip.visible(window),
            LevelSet::Plane => VisibleLevelSet {
                outline: Vec::new(),
                region: window.corners().to_vec(),
            },
        }
    }
}

impl Ellipse {
    /// The point at parameter t.
    pub fn at(&self, t: f64) -> Vector2 {
        let (sin, cos) = t.sin_cos();
        [0, 1].map(|k| self.center[k] + cos * self.major[k] + sin * self.minor[k])
    }

    /// Whether a point lies inside or on the ellipse; for vanishing axes, whether it is the centre.
    fn contains(&self, point: Vector2) -> bool {
        let offset = [point[0] - self.center[0], point[1] - self.center[1]];
        let along = |axis: Vector2| {
            let square = axis[0] * axis[0] + axis[1] * axis[1];
            let dot = offset[0] * axis[0] + offset[1] * axis[1];
            if dot == 0.0 { 0.0 } else { dot / square }
        };
        along(self.major).hypot(along(self.minor)) <= 1.0
    }

    /// The parameters at which the ellipse crosses the lines of the window's sides, sorted.
    ///
    /// A side solves A cos t + B sin t = C, so t = atan2(B, A) ± arccos(C/√(A² + B²)).
    fn crossings(&self, window: &Rectangle) -> Vec<f64> {
        let mut crossings = Vec::with_capacity(8);
        for k in 0..2 {
            let (a, b) = (self.major[k], self.minor[k]);
            let amplitude = a.hypot(b);
            for side in [window.min[k], window.max[k]] {
                let ratio = (side - self.center[k]) / amplitude;
                if ratio.abs() < 1.0 {
                    let (middle, half) = (b.atan2(a), ratio.acos());
                    crossings.push(within_a_turn(middle - half));
                    crossings.push(within_a_turn(middle + half));
                }
            }
        }
        crossings.sort_by(f64::total_cmp);
        crossings
    }

    fn visible(&self, window: &Rectangle, tolerance: f64) -> VisibleLevelSet {
        let long = self.major[0].hypot(self.major[1]);
        if !(long > 0.0 && long.is_finite()) {
            return VisibleLevelSet::default();
        }
        // A chord over dt is at most |p''| dt²/8 ≤ long·dt²/8 away from its arc.
        let largest_step = (8.0 * tolerance / long).sqrt().min(FRAC_PI_8);
        let arc = |from: f64, to: f64| -> Vec<Vector2> {
            let pieces = ((to - from) / largest_step).ceil().clamp(1.0, 4096.0);
            (0..=pieces as usize)
                .map(|i| window.nearest(self.at(from + (to - from) * i as f64 / pieces)))
                .collect()
        };
        let crossings = self.crossings(window);
        let mut outline: Vec<Vec<Vector2>> = Vec::new();
        if crossings.is_empty() {
            if window.contains(self.at(0.0)) {
                let mut closed = arc(0.0, TAU);
                let last = closed.len() - 1;
                closed[last] = closed[0];
                outline.push(closed);
            }
        } else {
            for (i, &from) in crossings.iter().enumerate() {
                let to = *crossings.get(i + 1).unwrap_or(&(crossings[0] + TAU));
                if to > from && window.contains(self.at(0.5 * (from + to))) {
                    outline.push(arc(from, to));
                }
            }
        }
        let inside: Vec<(f64, Vector2)> = window
            .corners()
            .into_iter()
            .enumerate()
            .filter(|&(_, corner)| self.contains(corner))
            .map(|(side, corner)| (side as f64, corner))
            .collect();
        let mut region = Vec::new();
        for (i, piece) in outline.iter().enumerate() {
            region.extend_from_slice(piece);
            // The corners on the way along the border to the next piece.
            let next = &outline[(i + 1) % outline.len()];
            let from = along_border(window, piece[piece.len() - 1]);
            let ahead = |position: f64| (position - from).rem_euclid(4.0);
            let way = ahead(along_border(window, next[0]));
            // Once around is no way at all: two pieces meet, but for rounding.
            let way = if way > 4.0 - 1e-12 { 0.0 } else { way };
            let mut corners: Vec<_> = inside.iter().filter(|c| ahead(c.0) < way).collect();
            corners.sort_by(|a, b| ahead(a.0).total_cmp(&ahead(b.0)));
            region.extend(corners.iter().map(|corner| corner.1));
        }
        if outline.is_empty() {
            region.extend(inside.iter().map(|corner| corner.1));
        }
        if region.len() < 3 {
            region.clear();
        }
        VisibleLevelSet { outline, region }
    }
}

/// Where a point of a window's border is: the number of sides that lie between its lower left corner
/// and the point, counter-clockwise.
fn along_border(window: &Rectangle, point: Vector2) -> f64 {
    let size = [0, 1].map(|k| window.max[k] - window.min[k]);
    let [x, y] = [0, 1].map(|k| (point[k] - window.min[k]) / size[k]);
    let distances = [y, 1.0 - x, 1.0 - y, x].map(f64::abs);
    let nearest = distances.into_iter().fold(f64::INFINITY, f64::min);
    match distances.iter().position(|&d| d == nearest) {
        Some(1) => 1.0 + y,
        Some(2) => 3.0 - x,
        Some(3) => 4.0 - y,
        _ => x,
    }
}

impl Strip {
    fn visible(&self, window: &Rectangle) -> VisibleLevelSet {
        let [w1, w2] = self.normal;
        let signed = |p: Vector2| w1 * (p[0] - self.center[0]) + w2 * (p[1] - self.center[1]);
        let region = clip_half_plane(&window.corners(), |p| self.half_width - signed(p));
        let region = clip_half_plane(&region, |p| self.half_width + signed(p));
        let reach = window
            .corners()
            .iter()
            .map(|c| (c[0] - self.center[0]).hypot(c[1] - self.center[1]))
            .fold(0.0, f64::max);
        let sides: &[f64] = if self.half_width == 0.0 {
            &[0.0]
        } else {
            &[-1.0, 1.0]
        };
        let outline = sides
            .iter()
            .filter_map(|side| {
                let foot = [
                    self.center[0] + side * self.half_width * w1,
                    self.center[1] + side * self.half_width * w2,
                ];
                window.clip_segment(
                    [foot[0] + reach * w2, foot[1] - reach * w1],
                    [foot[0] - reach * w2, foot[1] + reach * w1],
                )
            })
            .map(|ends| ends.to_vec())
            .collect();
        VisibleLevelSet { outline, region }
    }
}

/// An angle between −2π and 2π as one in [0, 2π).
fn within_a_turn(angle: f64) -> f64 {
    if angle < 0.0 {
        angle + TAU
    } else if angle >= TAU {
        angle - TAU
    } else {
        angle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lasso_path::problem::Hessian;

    fn loss(h11: f64, h12: f64, h22: f64, center: Vector2) -> QuadraticLoss {
        QuadraticLoss::new(
            Hessian::new(h11, h12, h22).expect("semidefinite"),
            center,
            0.0,
        )
        .expect("a plain centre")
    }

    const WIDE: Rectangle = Rectangle {
        min: [-10.0, -8.0],
        max: [10.0, 8.0],
    };

    #[test]
    fn every_point_of_an_ellipse_is_on_the_level_and_it_is_closed() {
        let loss = loss(1.0, 0.35, 0.8, [2.4, 1.0]);
        let visible = LevelSet::new(&loss, 1.5).visible(&WIDE, 1e-3);
        assert_eq!(visible.outline.len(), 1);
        let curve = &visible.outline[0];
        assert_eq!(curve.first(), curve.last());
        for &point in curve {
            assert!((loss.excess(point) - 1.5).abs() < 1e-12, "{point:?}");
        }
        for pair in curve.windows(2) {
            let middle = [0, 1].map(|k| 0.5 * (pair[0][k] + pair[1][k]));
            let inside = (2.0 * 1.5_f64).sqrt() - (2.0 * loss.excess(middle)).sqrt();
            // distance ≤ tolerance; the loss's slope is at most √μ₁ per unit of distance
            assert!((0.0..=1.1e-3 * loss.hessian().eigenvalues()[0].sqrt()).contains(&inside));
        }
    }

    #[test]
    fn a_clipped_ellipse_ends_on_the_border() {
        let loss = loss(1.0, -0.9, 1.0, [0.3, -0.2]);
        let window = Rectangle {
            min: [-1.0, -1.0],
            max: [1.0, 1.0],
        };
        for excess in [0.01, 0.1, 0.3, 1.0, 5.0] {
            let visible = LevelSet::new(&loss, excess).visible(&window, 1e-4);
            for piece in &visible.outline {
                for &point in piece {
                    assert!(window.contains(point));
                    assert!((loss.excess(point) - excess).abs() < 1e-9 * (1.0 + excess));
                }
                if piece.first() != piece.last() {
                    for &end in [&piece[0], &piece[piece.len() - 1]] {
                        assert!((0..2).any(|k| end[k].abs() > 1.0 - 1e-12), "{end:?}");
                    }
                }
            }
            for &point in &visible.region {
                assert!(loss.excess(point) <= excess * (1.0 + 1e-9) && window.contains(point));
            }
        }
    }

    #[test]
    fn a_window_inside_the_sublevel_set_is_its_whole_region() {
        let loss = loss(1.0, 0.0, 1.0, [0.0, 0.0]);
        let window = Rectangle {
            min: [-1.0, -1.0],
            max: [1.0, 1.0],
        };
        let visible = LevelSet::new(&loss, 100.0).visible(&window, 1e-3);
        assert!(visible.outline.is_empty());
        assert_eq!(visible.region.len(), 4);
    }

    #[test]
    fn an_ellipse_beside_the_window_is_not_seen() {
        let loss = loss(1.0, 0.0, 1.0, [50.0, 0.0]);
        let visible = LevelSet::new(&loss, 1.0).visible(&WIDE, 1e-3);
        assert_eq!(visible, VisibleLevelSet::default());
    }

    #[test]
    fn a_huge_ellipse_in_a_small_window_stays_accurate() {
        // 10⁶ windows long, one window wide
        let loss = loss(1.0, 0.0, 1e-12, [0.0, 0.0]);
        let window = Rectangle {
            min: [-1.0, -1.0],
            max: [1.0, 1.0],
        };
        let visible = LevelSet::new(&loss, 0.125).visible(&window, 1e-4);
        assert_eq!(visible.outline.len(), 2);
        for &point in visible.outline.iter().flatten() {
            assert!((point[0].abs() - 0.5).abs() < 1e-6, "{point:?}");
        }
    }

    #[test]
    fn a_singular_loss_has_a_pair_of_parallel_lines() {
        let loss = loss(1.0, 1.0, 1.0, [1.5, 1.5]);
        let visible = LevelSet::new(&loss, 0.5).visible(&WIDE, 1e-3);
        assert_eq!(visible.outline.len(), 2);
        for &point in visible.outline.iter().flatten() {
            assert!((loss.excess(point) - 0.5).abs() < 1e-9, "{point:?}");
            assert!(WIDE.contains(point));
        }
        for &point in &visible.region {
            assert!(loss.excess(point) <= 0.5 + 1e-9);
        }
        let middle = LevelSet::new(&loss, 0.0).visible(&WIDE, 1e-3);
        assert_eq!(middle.outline.len(), 1);
    }

    #[test]
    fn a_flat_loss_has_the_plane() {
        let loss = loss(0.0, 0.0, 0.0, [1.0, 1.0]);
        assert_eq!(LevelSet::new(&loss, 0.0), LevelSet::Plane);
        assert_eq!(LevelSet::Plane.visible(&WIDE, 1e-3).region.len(), 4);
    }
}
