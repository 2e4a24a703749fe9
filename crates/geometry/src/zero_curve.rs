//! The curve of all θ̂ for which a smooth penalty makes a coordinate zero.

use super::Rectangle;
use lasso_path::problem::{Hessian, Vector2};

/// For a smooth separable penalty λ·Σ P(θⱼ), P even, convex and differentiable (|θ|^p with p > 1),
/// and H of rank 2: for each coordinate the θ̂ with θ*ⱼ = 0, a curve without area. Its pieces inside
/// the window, as chords that are within `tolerance` of it; none if H is singular.
///
/// With θ = u·eₖ on the other axis the optimality condition Hθ̂ = Hθ + λ∇P(θ) gives
/// θ̂(u) = u·eₖ + λP′(u)·H⁻¹eₖ; `derivative` is P′. θ̂ₖ grows with u, and is never smaller in
/// magnitude, so u need not go further than the window.
pub fn zero_curve(
    hessian: &Hessian,
    lambda: f64,
    derivative: impl Fn(f64) -> f64,
    window: &Rectangle,
    tolerance: f64,
) -> [Vec<Vec<Vector2>>; 2] {
    [0, 1].map(|j| {
        let k = 1 - j;
        if hessian.rank() < 2 {
            return Vec::new();
        }
        let other = [hessian.h11(), hessian.h22()][j];
        let [along, across] = [other, -hessian.h12()].map(|h| lambda * h / hessian.determinant());
        let at = |u: f64| {
            let slope = derivative(u);
            let mut point = [across * slope; 2];
            point[k] = u + along * slope;
            point
        };
        let mut curve = Vec::new();
        // Apart at 0, where P′ may have a kink or be vertical.
        for [from, to] in [[window.min[k].min(0.0), 0.0], [0.0, window.max[k].max(0.0)]] {
            if to > from {
                let ends = [(from, at(from)), (to, at(to))];
                curve.push(ends[0].1);
                subdivide(&at, ends, window, tolerance, 24, &mut curve);
            }
        }
        window.clip_polyline(&curve)
    })
}

/// Pushes points after the start of a curve that is monotone in both coordinates, until every chord
/// is within `tolerance` of it; what is beside the window is not refined.
fn subdivide(
    at: &impl Fn(f64) -> Vector2,
    [start, end]: [(f64, Vector2); 2],
    window: &Rectangle,
    tolerance: f64,
    depth: usize,
    curve: &mut Vec<Vector2>,
) {
    let u = 0.5 * (start.0 + end.0);
    let middle = (u, at(u));
    let beside = (0..2).any(|k| {
        let (a, b) = (start.1[k], end.1[k]);
        a.max(b) < window.min[k] || a.min(b) > window.max[k]
    });
    // How far any curve that bends one way can be from its chord, from the triangle's height.
    let chord = [0, 1].map(|k| end.1[k] - start.1[k]);
    let offset = [0, 1].map(|k| middle.1[k] - start.1[k]);
    let length = chord[0].hypot(chord[1]);
    let height = (chord[0] * offset[1] - chord[1] * offset[0]).abs();
    let uneven = length > tolerance && {
        let share = (chord[0] * offset[0] + chord[1] * offset[1]) / (length * length);
        !(0.05..=0.95).contains(&share)
    };
    if depth == 0 || beside || !uneven && height <= 0.5 * tolerance * length {
        curve.push(end.1);
        return;
    }
    subdivide(at, [start, middle], window, tolerance, depth - 1, curve);
    subdivide(at, [middle, end], window, tolerance, depth - 1, curve);
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rectangle = Rectangle {
        min: [-4.0, -4.0],
        max: [4.0, 4.0],
    };

    #[test]
    fn points_of_a_zero_curve_solve_to_zero() {
        let h = Hessian::new(1.0, 0.6, 0.8).expect("definite");
        for p in [1.2_f64, 1.5, 2.0, 4.0, 30.0] {
            let derivative = |u: f64| p * u.abs().powf(p - 1.0) * u.signum();
            let curves = zero_curve(&h, 0.4, derivative, &WINDOW, 1e-3);
            for (j, curve) in curves.iter().enumerate() {
                assert!(!curve.is_empty());
                for &point in curve.iter().flatten() {
                    assert!(WINDOW.contains(point));
                    // θⱼ = 0 leaves one unknown; it solves both rows.
                    let q = h.apply(point);
                    let k = 1 - j;
                    let (mut low, mut high) = (-5.0_f64, 5.0_f64);
                    for _ in 0..80 {
                        let u = 0.5 * (low + high);
                        let residual = [1.0, 0.8][k] * u + 0.4 * derivative(u) - q[k];
                        *(if residual > 0.0 { &mut high } else { &mut low }) = u;
                    }
                    assert!((q[j] - 0.6 * low).abs() < 3e-3, "p = {p}, {point:?}");
                }
            }
        }
    }
}
