//! Hessians and losses.

use std::ops::Range;

use crate::number::{correlation, magnitude, nudged, sign};
use lasso_path::problem::{Hessian, QuadraticLoss, Vector2};
use proptest::prelude::*;

/// H with diagonal entries of these sizes, equal ones now and then, and such correlations between
/// the coordinates. It is singular where the correlation or an entry says so.
pub fn correlated(
    size: impl Strategy<Value = f64> + Clone,
    correlation: impl Strategy<Value = f64>,
) -> impl Strategy<Value = Hessian> {
    let equal = prop::bool::weighted(0.6);
    (size.clone(), size, correlation, equal).prop_filter_map(
        "not positive semidefinite",
        |(h11, other, rho, equal)| {
            // exact where they are equal; a product of two sizes may be beyond all numbers
            let (h22, mean) = if equal {
                (h11, h11)
            } else {
                (other, h11.sqrt() * other.sqrt())
            };
            Hessian::new(h11, rho * mean, h22).ok()
        },
    )
}

/// H with these eigenvalues, turned by any angle. It may be singular up to rounding, where their
/// quotient is beyond 10¹⁶.
pub fn turned(eigenvalues: impl Strategy<Value = Vector2>) -> impl Strategy<Value = Hessian> {
    (eigenvalues, 0.0..std::f64::consts::PI).prop_filter_map(
        "rounded to indefinite",
        |([m, n], turn)| {
            let (sin, cos) = turn.sin_cos();
            Hessian::new(
                m * cos * cos + n * sin * sin,
                (m - n) * sin * cos,
                m * sin * sin + n * cos * cos,
            )
            .ok()
        },
    )
}

/// H with h₁₁, h₁₂ and h₂₂ from these ranges.
pub fn within(entries: [Range<f64>; 3]) -> impl Strategy<Value = Hessian> {
    entries.prop_filter_map("indefinite", |[h11, h12, h22]| {
        Hessian::new(h11, h12, h22).ok()
    })
}

/// 2ᵏwwᵀ with integers up to `most` in w and k from the range: singular without any rounding. Now and
/// then w is along an axis, and H = 0 where it is 0.
pub fn singular(most: i32, powers: Range<i32>) -> impl Strategy<Value = Hessian> {
    (-most..=most, -most..=most, powers).prop_map(|(a, b, power)| {
        let (a, b, unit) = (f64::from(a), f64::from(b), 2_f64.powi(power));
        Hessian::new(a * a * unit, a * b * unit, b * b * unit).expect("semidefinite")
    })
}

/// As [`singular`], but never 0.
pub fn singular_of_rank_1(most: i32, powers: Range<i32>) -> impl Strategy<Value = Hessian> {
    singular(most, powers).prop_filter("zero", |hessian| hessian.rank() == 1)
}

/// wwᵀ + δI with w between −1 and 1 and δ from 10⁻¹⁶ to 1: singular up to the last digits.
pub fn nearly_singular() -> impl Strategy<Value = Hessian> {
    let more = crate::number::power_of_ten(-16.0..0.0);
    (-1.0..1.0, -1.0..1.0, more).prop_filter_map("indefinite", |(a, b, more): (f64, f64, f64)| {
        Hessian::new(a * a + more, a * b, b * b + more).ok()
    })
}

/// Hessians of every condition that binary64 entries can have, exactly singular ones, and those
/// where a few units in the last place decide what the path does.
pub fn delicate() -> impl Strategy<Value = Hessian> {
    let general = (magnitude(), magnitude(), correlation(16), -2..=2)
        .prop_map(|(h11, h22, rho, k)| Hessian::new(h11, nudged(rho * (h11 * h22).sqrt(), k), h22));
    let equal = (magnitude(), -2..=2, correlation(16))
        .prop_map(|(h, k, rho)| Hessian::new(h, rho * h, nudged(h, k)));
    // h₁₂ at or next to a diagonal entry, where a coordinate starts or stops to re-enter
    let border = (magnitude(), 1.0..3.0, sign(), -2..=2)
        .prop_map(|(h, factor, sign, k)| Hessian::new(h, sign * nudged(h, k), factor * h));
    let rounded = prop_oneof![2 => general, 1 => equal, 1 => border]
        .prop_filter_map("not positive semidefinite", Result::ok);
    prop_oneof![8 => rounded, 1 => singular(9, -20..21)]
}

/// A loss with its minimum where these coordinates say.
pub fn loss(
    hessian: impl Strategy<Value = Hessian>,
    coordinate: impl Strategy<Value = f64> + Clone,
) -> impl Strategy<Value = QuadraticLoss> {
    centred((hessian, [coordinate.clone(), coordinate]))
}

/// A loss with |q₁| = |q₂| up to three units in the last place: both coordinates enter the path
/// nearly at once. H of rank 2 alone has such a θ̂.
pub fn tied(
    hessian: impl Strategy<Value = Hessian>,
    size: impl Strategy<Value = f64>,
) -> impl Strategy<Value = QuadraticLoss> {
    let tied = (hessian, sign(), size, -3..=3).prop_map(|(hessian, sign, size, k)| {
        let (h11, h12, h22) = (hessian.h11(), hessian.h12(), hessian.h22());
        let q = [size, sign * nudged(size, k)];
        let determinant = h11 * h22 - h12 * h12;
        let center = [h22 * q[0] - h12 * q[1], h11 * q[1] - h12 * q[0]].map(|c| c / determinant);
        (hessian, center)
    });
    centred(tied)
}

/// A loss with θ̂ along its flat direction, up to three units in the last place: q is nearly zero.
pub fn along_the_flat(
    hessian: impl Strategy<Value = Hessian>,
    size: impl Strategy<Value = f64>,
) -> impl Strategy<Value = QuadraticLoss> {
    let flat = (hessian, size, -3..=3).prop_map(|(hessian, size, k)| {
        let [_, direction] = hessian.eigenvectors();
        let center = [size * direction[0], nudged(size * direction[1], k)];
        (hessian, center)
    });
    centred(flat)
}

fn centred(
    pair: impl Strategy<Value = (Hessian, Vector2)>,
) -> impl Strategy<Value = QuadraticLoss> {
    pair.prop_filter_map("no centre within range", |(hessian, center)| {
        QuadraticLoss::new(hessian, center, 0.0).ok()
    })
}
