//! Paths of random and degenerate tables, with the certificate as oracle.

use lasso_path::regression::{CoordinateDescent, Design, LassoPath, Matrix, RegressionCertificate};
use proptest::prelude::*;

/// Small integers: ties, equal, opposite, dependent and constant columns are common, and p > n.
fn tables() -> impl Strategy<Value = (usize, usize, Vec<f64>, Vec<f64>, i32)> {
    (2_usize..8, 1_usize..10, -60_i32..60).prop_flat_map(|(n, p, scale)| {
        (
            Just(n),
            Just(p),
            prop::collection::vec((-2_i32..3).prop_map(f64::from), n * p),
            prop::collection::vec((-3_i32..4).prop_map(f64::from), n),
            Just(scale),
        )
    })
}

proptest! {
    #[test]
    fn every_point_of_a_path_is_optimal((n, p, x, y, scale) in tables()) {
        let unit = 10_f64.powi(scale);
        let x = x.into_iter().map(|v| v * unit).collect();
        let design = Design::new(&Matrix::from_columns(n, p, x).expect("finite"), &y).expect("a design");
        let path = LassoPath::new(&design);
        prop_assert_eq!(path.exact_from(), 0.0);
        let knots = path.knots();
        for pair in knots.windows(2) {
            for lambda in [pair[0].lambda, f64::midpoint(pair[0].lambda, pair[1].lambda), pair[1].lambda] {
                let theta = path.theta(lambda).expect("exact");
                let certificate = RegressionCertificate::lasso(&design, lambda, &theta);
                prop_assert!(certificate.kkt_residual <= 2e-12 * path.lambda_max(), "{lambda} {certificate:?}");
                for j in design.constant_columns() {
                    prop_assert_eq!(theta[j], 0.0);
                }
            }
        }
    }

    #[test]
    fn coordinate_descent_reaches_the_same_fit((n, p, x, y, _) in tables()) {
        let design = Design::new(&Matrix::from_columns(n, p, x).expect("finite"), &y).expect("a design");
        let path = LassoPath::new(&design);
        let lambda = 0.3 * path.lambda_max();
        let found = &CoordinateDescent::default().grid(&design, &[lambda], &vec![0.0; p])[0];
        prop_assert!(found.certificate.relative_gap <= 1e-12);
        let norm = |theta: &[f64]| theta.iter().map(|t| t.abs()).sum::<f64>();
        let theta = path.theta(lambda).expect("exact");
        prop_assert!((norm(&theta) - norm(&found.theta)).abs() <= 1e-4 * (1.0 + norm(&theta)));
    }
}
