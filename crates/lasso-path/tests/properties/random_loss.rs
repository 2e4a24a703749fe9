//! Losses that are drawn at random, and their zeros.

use lasso_path::problem::Lambda;
use lasso_path::regression::{CoordinateDescent, Design, RandomLoss, RandomLossError, ZeroCounts};
use lasso_path::solve::Random;

fn largest(q: &[f64]) -> f64 {
    q.iter().fold(0.0, |most: f64, q| most.max(q.abs()))
}

#[test]
fn with_h_the_identity_the_zeros_are_those_of_the_soft_threshold() {
    for n in [1, 2, 3, 10, 20] {
        let random = RandomLoss {
            dimensions: n,
            correlation: 0.0,
        };
        let (share, count) = (0.5, 100);
        let mut meant = vec![0; n + 1];
        let mut seeds = Random::new(9);
        for _ in 0..count {
            let q = random.draw(seeds.bits());
            let lambda = share * largest(&q);
            meant[q.iter().filter(|q| q.abs() <= lambda).count()] += 1;
        }
        let mut ridge = vec![0; n + 1];
        ridge[0] = count;
        let found = random.zeros(share, 9, count);
        assert_eq!(
            found,
            Ok(ZeroCounts {
                lasso: meant,
                ridge
            }),
            "n = {n}"
        );
    }
}

#[test]
fn with_correlations_the_zeros_are_those_of_coordinate_descent() {
    for (n, correlation) in [(2, 0.5), (6, 0.8), (15, 0.3)] {
        let random = RandomLoss {
            dimensions: n,
            correlation,
        };
        let hessian = random.hessian().expect("a correlation");
        let mut meant = vec![0; n + 1];
        let mut seeds = Random::new(4);
        for _ in 0..40 {
            let q = random.draw(seeds.bits());
            let design = Design::from_gram(&hessian, &q).expect("definite");
            let lambda = Lambda::new(0.3 * largest(&q)).expect("positive");
            let descended = CoordinateDescent::default().grid(&design, &[lambda], &vec![0.0; n]);
            meant[n - descended[0].theta.iter().filter(|t| **t != 0.0).count()] += 1;
        }
        assert_eq!(
            random.zeros(0.3, 4, 40).expect("exact").lasso,
            meant,
            "n = {n}"
        );
    }
}

#[test]
fn q_has_the_covariance_of_h() {
    let random = RandomLoss {
        dimensions: 3,
        correlation: 0.6,
    };
    let (mut sums, count) = ([0.0; 3], 20_000);
    for seed in 0..count {
        let q = random.draw(seed);
        let products = [q[0] * q[0], q[1] * q[2], q[0]];
        sums = [0, 1, 2].map(|k| sums[k] + products[k] / count as f64);
    }
    // five standard errors of the largest
    for (found, meant) in sums.into_iter().zip([1.0, 0.6, 0.0]) {
        assert!((found - meant).abs() < 0.05, "{sums:?}");
    }
}

#[test]
fn impossible_losses_are_refused() {
    for (dimensions, correlation) in [(3, 1.0), (3, -0.1), (3, f64::NAN), (0, 0.5)] {
        let random = RandomLoss {
            dimensions,
            correlation,
        };
        let error = random.zeros(0.5, 1, 1).expect_err("no loss");
        let zero = dimensions == 0;
        assert_eq!(
            matches!(error, RandomLossError::Dimensions),
            zero,
            "{error}"
        );
    }
}
