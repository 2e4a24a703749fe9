//! `solve` decides in plain binary64 where that is beyond doubt, and builds the path elsewhere: it has
//! to give the path's solution bit for bit, above all a few units in the last place from a knot.

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
use lasso_path::solve::{PlanarPath, solve};
use proptest::prelude::*;
use strategies::config;
use strategies::number::{any_magnitude, coordinate, correlation, nudged};
use strategies::problem;

/// Small integers, where exact ties are common; plain numbers; and every allowed magnitude.
fn size() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        2 => (0..=6).prop_map(f64::from),
        2 => 0.01..4.0,
        1 => any_magnitude(),
    ]
}

/// Large and small entries, equal ones, and integers.
fn hessian() -> impl Strategy<Value = Hessian> {
    let integers = (0_i32..9, -9_i32..9, 0_i32..9).prop_filter_map("indefinite", |(a, b, c)| {
        Hessian::new(a.into(), b.into(), c.into()).ok()
    });
    prop_oneof![2 => problem::correlated(size(), correlation(16)), 1 => integers]
}

fn loss() -> impl Strategy<Value = QuadraticLoss> {
    prop_oneof![
        2 => problem::loss(hessian(), coordinate(size())),
        1 => problem::tied(hessian(), size()),
    ]
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn solve_is_a_look_up_in_the_path(loss in loss(), fraction in 0.0..1.0, steps in -20..=20) {
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
