//! Shaping the loss by the handles of a contour, and what is reached where minimisers are several:
//! against the definitions, and against the methods themselves, iterated.

use geometry::ContourHandles;
use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::{Certificate, SolutionSet, TieBreakingRule, solve, tie_breaks};
use proptest::prelude::*;

fn far([a, b]: Vector2, [c, d]: Vector2) -> f64 {
    (a - c).hypot(b - d)
}

fn point() -> impl Strategy<Value = Vector2> {
    [-5.0..5.0_f64, -5.0..5.0]
}

/// Conditions up to 10⁸, and now and then an eigenvalue of 0.
fn contour() -> impl Strategy<Value = ContourHandles> {
    let turn = 0.0..std::f64::consts::TAU;
    let condition =
        prop_oneof![4 => (0.0..8.0_f64).prop_map(|e| 10.0_f64.powf(-e)), 1 => Just(0.0)];
    (turn, condition, -2.0..2.0_f64, point()).prop_map(|(turn, small, size, center)| {
        let loss = QuadraticLoss::new(Hessian::IDENTITY, center, 0.0).expect("a plain centre");
        let contour = ContourHandles::new(&loss, 10.0_f64.powf(size)).turned(turn);
        contour.steepened(1, small - 1.0)
    })
}

fn loss_of(contour: &ContourHandles) -> QuadraticLoss {
    let hessian = contour.hessian().expect("in range");
    QuadraticLoss::new(hessian, contour.center(), 0.0).expect("a plain centre")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_dragged_end_is_where_it_was_dragged_and_the_rest_stays(
        contour in contour(),
        axis in 0..2_usize,
        to in point(),
    ) {
        let center = contour.center();
        let reach = far(to, center);
        prop_assume!(reach > 1e-2);
        let dragged = contour.dragged(axis, to);
        let end = dragged.end(axis).expect("not infinitely far");
        prop_assert!(far(end, to) <= 4e-15 * (reach + far(center, [0.0; 2])));
        // the axes are at right angles, the other one is as long as before
        let [u, v] = [0, 1].map(|k| dragged.axis(k));
        prop_assert!((u[0] * v[0] + u[1] * v[1]).abs() <= 1e-15);
        let other = contour.eigenvalues()[1 - axis];
        prop_assert_eq!(dragged.eigenvalues()[1 - axis], other);
        // H has these eigenvalues and is not indefinite
        let loss = loss_of(&dragged);
        let [larger, smaller] = loss.hessian().eigenvalues();
        let [mu, nu] = dragged.eigenvalues();
        prop_assert!((larger - mu.max(nu)).abs() <= 1e-14 * larger);
        prop_assert!((smaller - mu.min(nu)).abs() <= 1e-14 * larger);
        prop_assert_eq!(loss.hessian().rank() == 2, mu.min(nu) > 0.0);
        // the end is on the level set that was taken hold of
        let level = 0.5 * mu.max(nu) * reach * reach;
        let excess = 0.5 * dragged.eigenvalues()[axis] * reach * reach;
        prop_assert!((loss.excess(to) - excess).abs() <= 1e-13 * level);
        prop_assert!((dragged.half_length(axis) - reach).abs() <= 1e-14 * reach);
    }

    #[test]
    fn turning_turns_and_steepening_stops_at_the_boundary(
        contour in contour(),
        axis in 0..2_usize,
        angle in -7.0..7.0_f64,
        by in -3.0..3.0_f64,
    ) {
        let turned = contour.turned(angle);
        prop_assert_eq!(turned.eigenvalues(), contour.eigenvalues());
        let [a, b] = contour.axis(axis);
        let (sin, cos) = angle.sin_cos();
        prop_assert!(far(turned.axis(axis), [a * cos - b * sin, a * sin + b * cos]) <= 1e-14);
        let changed = contour.steepened(axis, by);
        prop_assert_eq!(changed.eigenvalues()[axis], (contour.eigenvalues()[axis] + by).max(0.0));
        let singular = changed.eigenvalues().contains(&0.0);
        prop_assert_eq!(changed.end(0).is_none() || changed.end(1).is_none(), singular);
        let hessian = changed.hessian().expect("in range");
        prop_assert_eq!(hessian.rank() < 2, singular);
        // what is taken hold of again is what was let go
        let again = ContourHandles::new(&loss_of(&changed), 1.0);
        let [mu, nu] = changed.eigenvalues();
        prop_assert!((again.eigenvalues()[0] - mu.max(nu)).abs() <= 1e-14 * mu.max(nu));
    }

    #[test]
    fn every_rule_reaches_a_minimiser_and_the_methods_agree(
        (loss, lambda) in several(),
    ) {
        let lambda = Lambda::new(lambda).expect("not negative");
        let solution = solve(&loss, lambda);
        let all = tie_breaks(&loss, lambda);
        prop_assert!(all.len() >= 4);
        let value = |theta: Vector2| {
            loss.value(theta) + lambda.value() * (theta[0].abs() + theta[1].abs())
        };
        let least = value(solution.theta);
        let size = 1.0 + far(loss.center(), [0.0; 2]);
        for each in &all {
            let certificate = Certificate::lasso(&loss, lambda, each.theta);
            prop_assert!(certificate.kkt_residual <= 1e-14 * certificate.scale, "{each:?}");
            let height = loss.excess([0.0; 2]) + lambda.value() * size;
            prop_assert!((value(each.theta) - least).abs() <= 1e-13 * height, "{each:?}");
            let ends = match each.rule {
                TieBreakingRule::LeastNorm => solution.theta,
                TieBreakingRule::Sparsest => {
                    prop_assert!(each.theta.contains(&0.0));
                    continue;
                }
                TieBreakingRule::CoordinateDescent(first) => descent(&loss, lambda.value(), first),
                TieBreakingRule::FromZero => gradient_steps(&loss, lambda.value(), [0.0; 2]),
                TieBreakingRule::FromLeastSquares => gradient_steps(&loss, lambda.value(), loss.center()),
            };
            prop_assert!(far(each.theta, ends) <= 1e-9 * size, "{each:?}, iterated to {ends:?}");
        }
        // nothing is sparser than what is called so
        let zeros = |theta: Vector2| theta.iter().filter(|x| **x == 0.0).count();
        let most = all.iter().map(|each| zeros(each.theta)).max();
        for each in all.iter().filter(|each| each.rule == TieBreakingRule::Sparsest) {
            prop_assert_eq!(Some(zeros(each.theta)), most);
        }
    }
}

/// How many steps a method is iterated at most.
const STEPS: usize = 20_000;

/// Problems with several minimisers: equal columns, opposite columns, and λ = 0 with a singular H.
fn several() -> impl Strategy<Value = (QuadraticLoss, f64)> {
    let edge = (0.1..4.0_f64, any::<bool>(), point(), 0.01..0.99_f64).prop_filter_map(
        "one minimiser",
        |(h, minus, center, share)| {
            let hessian = Hessian::new(h, if minus { -h } else { h }, h).ok()?;
            let loss = QuadraticLoss::new(hessian, center, 0.0).ok()?;
            let lambda = share * loss.lambda_max().value();
            let several = matches!(
                solve(&loss, Lambda::new(lambda).ok()?).set,
                SolutionSet::Segment(_)
            );
            // A coordinate of θ̂ beyond the edge comes back by λ/2h a step, and is to arrive.
            let arrives = lambda / (2.0 * h) * STEPS as f64 > 20.0;
            (several && arrives).then_some((loss, lambda))
        },
    );
    let line = ([-4..=4_i32, -4..=4], point()).prop_map(|([a, b], center)| {
        let [h11, h12, h22] = [a * a, a * b, b * b].map(f64::from);
        let hessian = Hessian::new(h11, h12, h22).expect("semidefinite");
        let loss = QuadraticLoss::new(hessian, center, 0.0).expect("a plain centre");
        (loss, 0.0)
    });
    prop_oneof![edge, line]
}

fn shrink(x: f64, by: f64) -> f64 {
    x.signum() * (x.abs() - by).max(0.0)
}

/// Cyclic coordinate descent from 0; a column of zeros is left alone.
fn descent(loss: &QuadraticLoss, lambda: f64, first: usize) -> Vector2 {
    let diagonal = [loss.hessian().h11(), loss.hessian().h22()];
    let mut theta = [0.0; 2];
    for step in 0..200 {
        let k = (first + step) % 2;
        if diagonal[k] > 0.0 {
            let pull = loss.negative_gradient(theta)[k] + diagonal[k] * theta[k];
            theta[k] = shrink(pull, lambda) / diagonal[k];
        }
    }
    theta
}

/// The proximal gradient method with step 1/L.
fn gradient_steps(loss: &QuadraticLoss, lambda: f64, start: Vector2) -> Vector2 {
    let [largest, _] = loss.hessian().eigenvalues();
    let mut theta = start;
    if largest > 0.0 {
        for _ in 0..STEPS {
            let pull = loss.negative_gradient(theta);
            let next = [0, 1].map(|k| shrink(theta[k] + pull[k] / largest, lambda / largest));
            if next == theta {
                break;
            }
            theta = next;
        }
    }
    theta
}
