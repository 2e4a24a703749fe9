//! Penalties with their parameters.

use lasso_path::solve::penalty::{Exponent, Mix, Penalty};
use proptest::prelude::*;

/// The bridge penalty with this p.
///
/// # Panics
/// Where p is no exponent of a bridge penalty.
pub fn bridge(p: f64) -> Penalty {
    Penalty::Bridge(Exponent::new(p).expect("an exponent"))
}

/// The elastic net with this share of L1.
///
/// # Panics
/// Where the share is not between 0 and 1.
pub fn elastic_net(share: f64) -> Penalty {
    Penalty::ElasticNet(Mix::new(share).expect("a mix"))
}

/// Penalties with a convex ball, which is none but [`Penalty::None`]: L1, ridge, the elastic net with
/// shares at, next to and between its ends, and bridge with p from 1 to 100, next to 1, of 1, 2, 3 and
/// 4, and of ∞.
pub fn convex() -> impl Strategy<Value = Penalty> {
    let share = prop_oneof![
        4 => 0.0..=1.0,
        1 => prop::sample::select(vec![0.0, 1e-9, 1.0 - 1e-9, 1.0]),
        1 => 1e-9..1e-3,
    ];
    let exponent = prop_oneof![
        3 => 1.05..6.0,
        1 => 1.001..1.05,
        1 => 6.0..100.0,
        1 => Just(f64::INFINITY),
        1 => (1..=4).prop_map(f64::from),
    ];
    prop_oneof![
        1 => Just(Penalty::L1),
        2 => Just(Penalty::Ridge),
        3 => share.prop_map(elastic_net),
        5 => exponent.prop_map(bridge),
    ]
}

/// As [`convex`], and no penalty now and then.
pub fn convex_or_none() -> impl Strategy<Value = Penalty> {
    prop_oneof![1 => Just(Penalty::None), 11 => convex()]
}

/// Bridge with p from 0.05 to 1: the ball is a star, and minima are several.
pub fn concave() -> impl Strategy<Value = Penalty> {
    prop_oneof![0.05..1.0, Just(0.5), 0.9..0.999].prop_map(bridge)
}

/// As somebody chooses on the page: mostly L1, and each of the others with few parameters.
pub fn chosen() -> impl Strategy<Value = Penalty> {
    let exponents = vec![0.1, 0.3, 0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0, f64::INFINITY];
    prop_oneof![
        8 => Just(Penalty::L1),
        2 => Just(Penalty::None),
        2 => Just(Penalty::Ridge),
        2 => (0.0..=1.0).prop_map(elastic_net),
        5 => prop::sample::select(exponents).prop_map(bridge),
    ]
}
