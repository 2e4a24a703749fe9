//! The map of zeros of any penalty: which θ̂ have a zero in θ*.

use super::{Rectangle, SparsityMap, zero_curve, zero_lines};
use lasso_path::problem::{Hessian, Lambda, Vector2};
use lasso_path::solve::penalty::{Exponent, ExponentKind, Penalty};

/// Where in a window on the plane of all θ̂ a coordinate of θ* is zero.
pub enum ZeroMap {
    /// On areas.
    Regions(SparsityMap),
    /// On lines or curves only: for each coordinate its pieces inside the window.
    Lines([Vec<Vec<Vector2>>; 2]),
    /// No closed form is known here.
    Unknown,
}

impl ZeroMap {
    /// The map at one λ; curves are within `tolerance`.
    pub fn new(
        penalty: Penalty,
        hessian: &Hessian,
        lambda: Lambda,
        window: &Rectangle,
        tolerance: f64,
    ) -> Self {
        let straight = |threshold, ridge_weight| {
            if threshold > 0.0 {
                return Self::Regions(SparsityMap::new(hessian, ridge_weight, threshold, window));
            }
            let lines = zero_lines(hessian, ridge_weight, window);
            Self::Lines(lines.map(|line| line.iter().map(|ends| ends.to_vec()).collect()))
        };
        match penalty {
            Penalty::None => straight(0.0, 0.0),
            Penalty::L1 => straight(lambda.value(), 0.0),
            Penalty::Ridge => straight(0.0, lambda.value()),
            Penalty::ElasticNet(mix) => {
                let [threshold, ridge_weight] = mix.weights(lambda);
                straight(threshold, ridge_weight)
            }
            Penalty::Bridge(exponent) => match exponent.kind() {
                ExponentKind::L1 => straight(lambda.value(), 0.0),
                ExponentKind::Ridge => straight(0.0, 2.0 * lambda.value()),
                ExponentKind::Convex => Self::Lines(zero_curve(
                    hessian,
                    lambda.value(),
                    derivative(exponent),
                    window,
                    tolerance,
                )),
                ExponentKind::Concave | ExponentKind::Maximum => Self::Unknown,
            },
        }
    }
}

/// The derivative of |u|^p, p > 1.
fn derivative(exponent: Exponent) -> impl Fn(f64) -> f64 {
    move |u| {
        if u == 0.0 {
            0.0
        } else {
            let slope = Penalty::Bridge(exponent).slope(1.0, u.abs()).1;
            slope.copysign(u)
        }
    }
}
