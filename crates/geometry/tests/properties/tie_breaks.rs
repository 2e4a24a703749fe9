//! What is reached where minimisers are several: against the definitions, and against the methods
//! themselves, iterated.

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::{Certificate, SolutionSet, TieBreakingRule, solve, tie_breaks};
use proptest::prelude::*;
use strategies::number::point;
use strategies::{config, problem};

use super::far;

proptest! {
    #![proptest_config(config(4_000))]

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
    let edge = (0.1..4.0_f64, any::<bool>(), point(5.0), 0.01..0.99_f64).prop_filter_map(
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
    let line = problem::loss(problem::singular(4, 0..1), -5.0..5.0).prop_map(|loss| (loss, 0.0));
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
