//! Plain numbers.

use std::ops::Range;

use lasso_path::problem::{Lambda, Vector2};
use proptest::prelude::*;

/// −1 or 1.
pub fn sign() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![Just(-1.0), Just(1.0)]
}

/// d·10^k with 1 ≤ d < 10 and k from the range: evenly in the exponents.
pub fn scientific(powers: Range<i32>) -> impl Strategy<Value = f64> + Clone {
    (1.0..10.0, powers).prop_map(|(digits, power)| digits * 10_f64.powi(power))
}

/// 10^x with x from the range: evenly in the logarithm.
pub fn power_of_ten(range: Range<f64>) -> impl Strategy<Value = f64> + Clone {
    range.prop_map(|power| 10_f64.powf(power))
}

/// From 10⁻⁸ to 10⁹, with many between 1 and 4 and many integers up to 8.
pub fn magnitude() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![scientific(-8..9), 1.0..4.0, (1..=8).prop_map(f64::from)]
}

/// Any magnitude that a loss takes: from 10⁻¹⁰⁰ to 10¹⁰⁰.
pub fn any_magnitude() -> impl Strategy<Value = f64> + Clone {
    scientific(-100..100)
}

/// A size with either sign, and 0 now and then.
pub fn coordinate(size: impl Strategy<Value = f64> + Clone) -> impl Strategy<Value = f64> + Clone {
    let signed = (sign(), size).prop_map(|(sign, size)| sign * size);
    prop_oneof![5 => signed, 1 => Just(0.0)]
}

/// Both coordinates between −`most` and `most`.
pub fn point(most: f64) -> impl Strategy<Value = Vector2> + Clone {
    [-most..most, -most..most]
}

/// Between −1 and 1; ±(1 − 10⁻ᵏ) with k up to `nines`, which makes H nearly singular; and eighths, 0
/// and ±1 among them.
pub fn correlation(nines: i32) -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        -1.0..1.0,
        (sign(), 1..=nines).prop_map(|(sign, k)| sign * (1.0 - 10_f64.powi(-k))),
        (-8..=8).prop_map(|k| f64::from(k) / 8.0),
        prop_oneof![Just(-1.0), Just(0.0), Just(1.0)],
    ]
}

/// Moves a number by a few units in the last place.
pub fn nudged(value: f64, steps: i32) -> f64 {
    let step = |value: f64, _| {
        if steps > 0 {
            value.next_up()
        } else {
            value.next_down()
        }
    };
    (0..steps.abs()).fold(value, step)
}

/// λ for a number that is not negative, or the largest λ for ∞.
///
/// # Panics
/// Where the number is negative or NaN.
pub fn lambda(value: f64) -> Lambda {
    Lambda::new(value.min(f64::MAX)).expect("not negative")
}
