//! Random losses of three parameters, and turns.

use geometry::space::{SpaceLoss, Turn, Vector3};
use proptest::prelude::*;
use strategies::number::power_of_ten;

pub fn dot(a: Vector3, b: Vector3) -> f64 {
    (0..3).map(|k| a[k] * b[k]).sum()
}

pub fn along(a: Vector3, t: f64, b: Vector3) -> Vector3 {
    [0, 1, 2].map(|k| a[k] + t * b[k])
}

pub fn norm(a: Vector3) -> f64 {
    a.iter().map(|x| x.abs()).sum()
}

pub fn point(most: f64) -> impl Strategy<Value = Vector3> {
    [-most..most, -most..most, -most..most]
}

/// From all sides, the axes and the diagonals of the octahedron among them.
pub fn turn() -> impl Strategy<Value = Turn> {
    let round =
        (-12..=12, -6..=6).prop_map(|(a, e)| Turn::new(15.0 * f64::from(a), 15.0 * f64::from(e)));
    let any = (-180.0..180.0, -90.0..90.0).prop_map(|(a, e)| Turn::new(a, e));
    prop_oneof![1 => round, 3 => any]
}

/// H = Σ wwᵀ of so many vectors of small integers: singular without any rounding where they are fewer than three.
fn sum_of(vectors: &[[i32; 3]]) -> [f64; 6] {
    let entry = |i: usize, j: usize| f64::from(vectors.iter().map(|w| w[i] * w[j]).sum::<i32>());
    [
        entry(0, 0),
        entry(0, 1),
        entry(0, 2),
        entry(1, 1),
        entry(1, 2),
        entry(2, 2),
    ]
}

/// H of rank 1 or 2 without any rounding.
pub fn singular() -> impl Strategy<Value = SpaceLoss> {
    let vectors = prop::collection::vec([-4..=4, -4..=4, -4..=4], 1..=2);
    (vectors, point(3.0)).prop_filter_map("of rank 0", |(vectors, center)| {
        let loss = SpaceLoss::new(sum_of(&vectors), center).ok()?;
        (loss.rank() > 0).then_some(loss)
    })
}

/// H = Σ wwᵀ + δI with δ from 10⁻⁹ to 1.
pub fn definite() -> impl Strategy<Value = SpaceLoss> {
    let vectors = prop::collection::vec([-1.0..1.0, -1.0..1.0, -1.0..1.0], 1..=3);
    (vectors, power_of_ten(-9.0..0.0), point(3.0)).prop_filter_map(
        "singular",
        |(vectors, more, center)| {
            let entry = |i: usize, j: usize| {
                let sum: f64 = vectors.iter().map(|w: &Vector3| w[i] * w[j]).sum();
                sum + if i == j { more } else { 0.0 }
            };
            let hessian = [
                entry(0, 0),
                entry(0, 1),
                entry(0, 2),
                entry(1, 1),
                entry(1, 2),
                entry(2, 2),
            ];
            let loss = SpaceLoss::new(hessian, center).ok()?;
            (loss.rank() == 3).then_some(loss)
        },
    )
}

pub fn any_loss() -> impl Strategy<Value = SpaceLoss> {
    prop_oneof![2 => definite(), 1 => singular()]
}

/// The least value of a convex function on an interval, by thirds.
pub fn least(mut low: f64, mut high: f64, of: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..200 {
        let [a, b] = [low + (high - low) / 3.0, high - (high - low) / 3.0];
        if of(a) <= of(b) {
            high = b;
        } else {
            low = a;
        }
    }
    of(0.5 * (low + high))
}
