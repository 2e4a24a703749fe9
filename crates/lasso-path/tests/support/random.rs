//! What random problems are made of.

use proptest::prelude::*;

/// From 1e-8 to 1e9, plain numbers and small integers among them.
pub fn magnitude() -> impl Strategy<Value = f64> {
    prop_oneof![
        (1.0..10.0, -8..=8).prop_map(|(digits, power)| digits * 10f64.powi(power)),
        1.0..4.0,
        (1..=8).prop_map(f64::from),
    ]
}

pub fn sign() -> impl Strategy<Value = f64> {
    prop_oneof![Just(-1.0), Just(1.0)]
}
