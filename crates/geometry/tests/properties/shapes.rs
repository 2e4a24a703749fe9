//! Random windows, losses and polygons, and what is measured on polygons.

use geometry::Rectangle;
use lasso_path::problem::{QuadraticLoss, Vector2};
use proptest::prelude::*;
use strategies::number::{point, power_of_ten};
use strategies::problem;

/// Sides from 0.01 to 10, not of one length.
pub fn window() -> impl Strategy<Value = Rectangle> {
    let side = power_of_ten(-2.0..1.0);
    (point(3.0), [side.clone(), side]).prop_map(|(min, size)| Rectangle {
        min,
        max: [0, 1].map(|k| min[k] + size[k]),
    })
}

/// Conditions up to 10⁶.
pub fn definite() -> impl Strategy<Value = QuadraticLoss> {
    let hessian = problem::turned([Just(1.0).boxed(), power_of_ten(-6.0..0.0).boxed()]);
    problem::loss(hessian, -3.0..3.0)
}

/// H of rank 1 without any rounding.
pub fn singular() -> impl Strategy<Value = QuadraticLoss> {
    problem::loss(problem::singular_of_rank_1(8, 0..1), -3.0..3.0)
}

pub fn polygon() -> impl Strategy<Value = Vec<Vector2>> {
    // On a circle in order of the angle: convex and counter-clockwise.
    let angles = prop::collection::vec(0.0..std::f64::consts::TAU, 3..9);
    (angles, [-4.0..4.0_f64, -4.0..4.0], 0.1..6.0_f64).prop_map(|(mut angles, center, radius)| {
        angles.sort_by(f64::total_cmp);
        angles
            .iter()
            .map(|t| [center[0] + radius * t.cos(), center[1] + radius * t.sin()])
            .collect()
    })
}

pub fn cross(a: Vector2, b: Vector2, c: Vector2) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

pub fn area(polygon: &[Vector2]) -> f64 {
    (0..polygon.len())
        .map(|i| 0.5 * cross([0.0; 2], polygon[i], polygon[(i + 1) % polygon.len()]))
        .sum()
}

/// How far inside a convex counter-clockwise polygon a point is; negative outside.
pub fn depth(polygon: &[Vector2], point: Vector2) -> f64 {
    (0..polygon.len())
        .map(|i| (polygon[i], polygon[(i + 1) % polygon.len()]))
        .filter(|(a, b)| a != b)
        .map(|(a, b)| cross(a, b, point) / (b[0] - a[0]).hypot(b[1] - a[1]))
        .fold(f64::INFINITY, f64::min)
}

pub fn grid(window: &Rectangle, count: usize) -> impl Iterator<Item = Vector2> {
    let window = *window;
    (0..count * count).map(move |i| {
        let share = [i % count, i / count].map(|j| (j as f64 + 0.5) / count as f64);
        [0, 1].map(|k| window.min[k] + share[k] * (window.max[k] - window.min[k]))
    })
}

pub fn distance_to(line: &[Vector2], point: Vector2) -> f64 {
    line.windows(2)
        .map(|pair| {
            let along = [pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]];
            let offset = [point[0] - pair[0][0], point[1] - pair[0][1]];
            let square = along[0] * along[0] + along[1] * along[1];
            let dot = offset[0] * along[0] + offset[1] * along[1];
            let share = if square > 0.0 {
                (dot / square).clamp(0.0, 1.0)
            } else {
                0.0
            };
            (offset[0] - share * along[0]).hypot(offset[1] - share * along[1])
        })
        .fold(f64::INFINITY, f64::min)
}
