//! `solve` decides in plain binary64 where that is beyond doubt, and builds the path elsewhere: it has
//! to give the path's solution bit for bit, above all a few units in the last place from a knot.

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
use lasso_path::solve::{PlanarPath, solve};
use proptest::prelude::*;

/// Moves a number that is not negative by some units in the last place.
fn nudged(value: f64, steps: i64) -> f64 {
    f64::from_bits(value.to_bits().saturating_add_signed(steps)).min(f64::MAX)
}

/// Small integers, where exact ties are common; plain numbers; and every allowed magnitude.
fn size() -> impl Strategy<Value = f64> {
    prop_oneof![
        2 => (0..=6).prop_map(f64::from),
        2 => 0.01..4.0,
        1 => (1.0..10.0, -100..100).prop_map(|(digits, power)| digits * 10f64.powi(power)),
    ]
}

fn coordinate() -> impl Strategy<Value = f64> {
    (prop_oneof![Just(-1.0), Just(1.0)], size()).prop_map(|(sign, size)| sign * size)
}

/// Plain ones, integers over 8, and ±(1 − 10^−k).
fn correlation() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1.0..1.0,
        (-8..=8).prop_map(|k| f64::from(k) / 8.0),
        (1_i32..=16).prop_map(|k| 1.0 - 10f64.powi(-k)),
        (1_i32..=16).prop_map(|k| 10f64.powi(-k) - 1.0),
    ]
}

fn hessian() -> impl Strategy<Value = Hessian> {
    let general = (size(), size(), correlation())
        .prop_map(|(h11, h22, rho)| Hessian::new(h11, rho * h11.sqrt() * h22.sqrt(), h22));
    let equal = (size(), correlation()).prop_map(|(h, rho)| Hessian::new(h, rho * h, h));
    let integers = (0_i32..9, -9_i32..9, 0_i32..9)
        .prop_map(|(a, b, c)| Hessian::new(a.into(), b.into(), c.into()));
    prop_oneof![general, equal, integers].prop_filter_map("not positive semidefinite", Result::ok)
}

fn loss() -> impl Strategy<Value = QuadraticLoss> {
    let free = (hessian(), coordinate(), coordinate()).prop_map(|(h, x, y)| (h, [x, y]));
    // |q₁| and |q₂| agree up to rounding: the first two knots do, too.
    let tied = (hessian(), coordinate(), -1.0..1.0).prop_map(|(h, size, sign): (_, _, f64)| {
        let q = [size, size * sign.signum()];
        let (h11, h12, h22) = (h.h11(), h.h12(), h.h22());
        let center = [h22 * q[0] - h12 * q[1], h11 * q[1] - h12 * q[0]];
        (h, center.map(|c| c / h.determinant()))
    });
    prop_oneof![2 => free, 1 => tied].prop_filter_map("a centre within range", |(h, center)| {
        QuadraticLoss::new(h, center, 0.0).ok()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, max_global_rejects: 1_000_000, max_local_rejects: 1_000_000, ..ProptestConfig::default() })]

    #[test]
    fn solve_is_a_look_up_in_the_path(loss in loss(), fraction in 0.0..1.0, steps in -20_i64..=20) {
        let path = PlanarPath::new(&loss);
        let mut lambdas = vec![0.0, f64::MIN_POSITIVE, 1e-200, 1.0, f64::MAX];
        for segment in path.segments() {
            let [lower, upper] = segment.lambda.map(Lambda::value);
            lambdas.extend([upper, nudged(upper, -1), nudged(upper, 1), nudged(upper, steps)]);
            lambdas.push(lower + fraction * (upper - lower));
        }
        for lambda in lambdas {
            let lambda = Lambda::new(lambda).expect("not negative");
            prop_assert_eq!(solve(&loss, lambda), path.solution(lambda), "{:?}", lambda);
        }
    }
}
