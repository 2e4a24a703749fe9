//! Paths of random and degenerate tables, with the certificate as oracle.

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
use lasso_path::regression::{
    Certificate, CoordinateDescent, Design, HeldOut, LassoPath, Matrix, Ridge, interleaved_folds,
    path, split_rows,
};
use lasso_path::solve::solve;
use proptest::prelude::*;
use strategies::{config, number::lambda as some_lambda};

fn midpoint(upper: &path::Knot, lower: &path::Knot) -> Lambda {
    some_lambda(f64::midpoint(upper.lambda.value(), lower.lambda.value()))
}

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

/// Columns of −1, 0 and 1 as they are: many are sums of others, so that there are often several minimisers.
fn dependent_designs() -> impl Strategy<Value = (Design, usize)> {
    (2_usize..6, 1_usize..7).prop_flat_map(|(n, p)| {
        let entries = prop::collection::vec((-1_i32..2).prop_map(f64::from), n * p);
        let response = prop::collection::vec((-3_i32..4).prop_map(f64::from), n);
        (entries, response).prop_map(move |(x, y)| {
            let x = Matrix::from_columns(n, p, x).expect("finite");
            (Design::from_standardized(x, y).expect("a design"), p)
        })
    })
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn every_point_of_a_path_is_optimal((n, p, x, y, scale) in tables()) {
        let unit = 10_f64.powi(scale);
        let x = x.into_iter().map(|v| v * unit).collect();
        let design = Design::new(&Matrix::from_columns(n, p, x).expect("finite"), &y).expect("a design");
        let path = LassoPath::new(&design);
        prop_assert_eq!(path.exact_from(), Lambda::ZERO);
        let knots = path.knots();
        for pair in knots.windows(2) {
            for lambda in [pair[0].lambda, midpoint(&pair[0], &pair[1]), pair[1].lambda] {
                let theta = path.theta(lambda).expect("exact");
                let certificate = Certificate::lasso(&design, lambda, &theta);
                prop_assert!(certificate.kkt_residual <= 1.1e-11 * path.lambda_max().value(), "{lambda} {certificate:?}");
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
        prop_assume!(path.lambda_max() > Lambda::ZERO);
        let lambda = path.lambda_max().scaled(0.3);
        let found = &CoordinateDescent::default().grid(&design, &[lambda], &vec![0.0; p])[0];
        prop_assert!(found.certificate.relative_gap <= 1e-12);
        let norm = |theta: &[f64]| theta.iter().map(|t| t.abs()).sum::<f64>();
        let theta = path.theta(lambda).expect("exact");
        prop_assert!((norm(&theta) - norm(&found.theta)).abs() <= 1e-4 * (1.0 + norm(&theta)));
    }

    /// Of several minimisers the path takes the one of least norm, which does not depend on the columns' order or signs.
    #[test]
    fn the_columns_order_and_signs_do_not_matter((design, p) in dependent_designs(), shift in 0_usize..6, flips in 0_u32..64) {
        let sign = |j: usize| if flips >> j & 1 == 1 { -1.0 } else { 1.0 };
        let from = |j: usize| (p - 1 - j + shift) % p;
        let moved = (0..p).flat_map(|j| design.x().column(from(j)).iter().map(move |v| sign(j) * v)).collect();
        let moved = Matrix::from_columns(design.rows(), p, moved).expect("finite");
        let other = LassoPath::new(&Design::from_standardized(moved, design.y().to_vec()).expect("a design"));
        let one = LassoPath::new(&design);
        let size = one.knots().iter().flat_map(|knot| knot.theta.to_vec()).fold(1.0, |most: f64, t| most.max(t.abs()));
        let lambdas = one.knots().iter().chain(other.knots()).map(|knot| knot.lambda);
        for lambda in lambdas.flat_map(|lambda| [lambda, lambda.scaled(0.77)]) {
            let (a, b) = (one.theta(lambda).expect("exact"), other.theta(lambda).expect("exact"));
            for j in 0..p {
                prop_assert!((b[j] - sign(j) * a[from(j)]).abs() <= 1e-9 * size, "λ = {lambda}\n{a:?}\n{b:?}");
            }
        }
    }

    /// Wherever coordinate descent starts, it ends at no smaller minimiser; and where it ends at another, the path says so.
    #[test]
    fn no_minimiser_is_smaller(
        (design, p) in dependent_designs(),
        share in 0.02..0.98_f64,
        starts in prop::collection::vec(prop::collection::vec(-2.0..2.0_f64, 6), 3),
    ) {
        let path = LassoPath::new(&design);
        prop_assume!(path.lambda_max() > Lambda::ZERO);
        let lambda = path.lambda_max().scaled(share);
        let theta = path.theta(lambda).expect("exact");
        let certificate = Certificate::lasso(&design, lambda, &theta);
        prop_assert!(certificate.kkt_residual <= 1e-11 * path.lambda_max().value(), "{certificate:?}");
        let square = |theta: &[f64]| theta.iter().map(|t| t * t).sum::<f64>();
        for start in starts {
            let found = &CoordinateDescent::default().grid(&design, &[lambda], &start[..p])[0];
            prop_assert!(found.certificate.relative_gap <= 1e-12);
            prop_assert!(square(&theta) <= square(&found.theta) + 1e-4 * (1.0 + square(&theta)), "{theta:?}\n{:?}", found.theta);
            let away = theta.iter().zip(&found.theta).fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()));
            let above = path.knots().iter().rfind(|knot| knot.lambda > lambda).expect("below the first");
            prop_assert!(away <= 1e-3 * (1.0 + square(&theta)) || above.other_minimisers_below || !path.groups().is_empty(), "{theta:?}\n{:?}", found.theta);
        }
    }

    /// The elastic net is the lasso of a table with √(nλ(1 − r))·I below X (H. Zou, T. Hastie, J. R. Stat. Soc. B 67, 2005).
    #[test]
    fn elastic_nets_are_lassos_of_longer_tables((design, p) in dependent_designs(), lambda in 0.01..1.0_f64, ratio in 0.05..0.95_f64) {
        let descent = CoordinateDescent { l1_ratio: ratio, ..CoordinateDescent::default() };
        let net = &descent.grid(&design, &[some_lambda(lambda)], &vec![0.0; p])[0];
        let (n, longer) = (design.rows() as f64, design.rows() + p);
        let scale = (longer as f64 / n).sqrt();
        let below = scale * (n * lambda * (1.0 - ratio)).sqrt();
        let column = |j: usize| {
            let above = design.x().column(j).iter().map(|v| scale * v);
            above.chain((0..p).map(move |i| if i == j { below } else { 0.0 })).collect::<Vec<_>>()
        };
        let x = Matrix::from_columns(longer, p, (0..p).flat_map(column).collect()).expect("finite");
        let y = design.y().iter().map(|v| scale * v).chain(vec![0.0; p]).collect();
        let path = LassoPath::new(&Design::from_standardized(x, y).expect("a design"));
        let exact = path.theta(some_lambda(lambda * ratio)).expect("exact");
        prop_assert!(net.certificate.relative_gap <= 1e-12);
        for (found, exact) in net.theta.iter().zip(&exact) {
            prop_assert!((found - exact).abs() <= 1e-4, "{:?} {exact:?}", net.theta);
        }
    }

    /// Ridge satisfies its optimality conditions, p > n too, and at λ = 0 is the least-squares solution of least norm.
    #[test]
    fn ridge_is_optimal((design, p) in dependent_designs(), power in -6.0..2.0_f64) {
        let lambda = some_lambda(10_f64.powf(power));
        let solutions = Ridge::new(&design);
        let theta = solutions.theta(lambda);
        let certificate = Certificate::elastic_net(&design, lambda, 0.0, &theta);
        let largest = theta.iter().fold(1.0, |most: f64, t| most.max(t.abs()));
        prop_assert!(certificate.kkt_residual <= 1e-14 * largest, "{certificate:?} {theta:?}");
        let (least, near) = (solutions.theta(Lambda::ZERO), solutions.theta(some_lambda(1e-10)));
        let size = least.iter().fold(1.0, |most: f64, t| most.max(t.abs()));
        prop_assert!(Certificate::lasso(&design, Lambda::ZERO, &least).kkt_residual <= 1e-13 * size);
        for j in 0..p {
            prop_assert!((least[j] - near[j]).abs() <= 1e-5 * size, "{least:?} {near:?}");
        }
    }

    /// A held-out error is the mean square of y − prediction, with coefficients in own units; its minimum is below a fine grid.
    #[test]
    fn held_out_errors_are_those_of_predictions((n, p, x, y, _) in tables(), share in 0.0..1.0_f64) {
        prop_assume!(n >= 4);
        let x = Matrix::from_columns(n, p, x).expect("finite");
        let (training, held) = split_rows(&interleaved_folds(n, 4), 3);
        let curve = HeldOut::new(&x, &y, &training, &held).expect("small integers");
        let target: Vec<f64> = training.iter().map(|&i| y[i]).collect();
        let design = Design::new(&x.select_rows(&training), &target).expect("a design");
        let path = LassoPath::new(&design);
        let lambda = path.lambda_max().scaled(share);
        let (beta, intercept) = design.in_own_units(&path.theta(lambda).expect("exact"));
        let square = |i: &usize| {
            let predicted: f64 = beta.iter().enumerate().map(|(j, b)| b * x.column(j)[*i]).sum();
            (y[*i] - intercept - predicted).powi(2)
        };
        let error = held.iter().map(square).sum::<f64>() / held.len() as f64;
        prop_assert!((curve.error(lambda) - error).abs() <= 1e-9 * (1.0 + error), "{} {error}", curve.error(lambda));
        prop_assert!(curve.error(curve.lambda_min()) <= error + 1e-9 * (1.0 + error));
    }

    #[test]
    fn two_columns_have_the_path_of_the_plane(
        (rows, y) in (3_usize..9).prop_flat_map(|n| (
            prop::collection::vec([-3.0..3.0_f64, -3.0..3.0_f64], n),
            prop::collection::vec(-3.0..3.0_f64, n),
        )),
        share in 0.0..1.1_f64,
    ) {
        let n = y.len();
        let values = (0..2).flat_map(|j| rows.iter().map(move |row| row[j])).collect();
        let design = Design::new(&Matrix::from_columns(n, 2, values).expect("finite"), &y).expect("a design");
        let (a, b) = (design.x().column(0), design.x().column(1));
        let mean = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>() / n as f64;
        let rho = mean(a, b);
        prop_assume!(rho.abs() < 0.999);
        let (p, q) = (mean(a, design.y()), mean(b, design.y()));
        let determinant = 1.0 - rho * rho;
        let center = [(p - rho * q) / determinant, (q - rho * p) / determinant];
        let hessian = Hessian::new(1.0, rho, 1.0).expect("definite");
        let loss = QuadraticLoss::new(hessian, center, 0.0).expect("in range");
        let path = LassoPath::new(&design);
        let lambda = path.lambda_max().scaled(share);
        let planar = solve(&loss, lambda).theta;
        let ours = path.theta(lambda).expect("exact");
        for j in 0..2 {
            prop_assert!((ours[j] - planar[j]).abs() <= 1e-9 * (1.0 + center[0].abs() + center[1].abs()),
                "{ours:?} {planar:?}");
        }
    }
}

proptest! {
    // Where the path is not exact to the end a grid follows, which takes its time.
    #![proptest_config(config(60))]

    /// Real numbers, p > n, and a condition up to 10¹².
    #[test]
    fn ill_conditioned_paths_are_optimal(
        (n, p, x, y) in (3_usize..12, 1_usize..16).prop_flat_map(|(n, p)| (
            Just(n),
            Just(p),
            prop::collection::vec(-1.0..1.0_f64, n * p),
            prop::collection::vec(-1.0..1.0_f64, n),
        )),
        power in -6.0..0.0_f64,
    ) {
        // Each column is the first one and a small share of its own.
        let small = 10_f64.powf(power);
        let values = (0..n * p).map(|i| x[i % n] + if i < n { 0.0 } else { small * x[i] }).collect();
        let design = Design::new(&Matrix::from_columns(n, p, values).expect("finite"), &y).expect("a design");
        let path = LassoPath::new(&design);
        for pair in path.knots().windows(2) {
            for lambda in [pair[0].lambda, midpoint(&pair[0], &pair[1]), pair[1].lambda] {
                let theta = path.theta(lambda).expect("exact");
                let certificate = Certificate::lasso(&design, lambda, &theta);
                let size: f64 = theta.iter().map(|t| t.abs()).sum();
                prop_assert!(certificate.kkt_residual <= 1.1e-11 * path.lambda_max().value() + 17.0 * f64::EPSILON * size, "{lambda} {certificate:?} of {size}");
            }
        }
        // What cannot be kept exact is told, and comes with its gap.
        prop_assert_eq!(path.exact_from() > Lambda::ZERO, !path.grid_below().is_empty());
        let limit = if power > -2.5 { Lambda::ZERO } else { path.lambda_max().scaled(1e-3) };
        prop_assert!(path.exact_from() <= limit, "{} of {}", path.exact_from(), path.lambda_max());
    }
}
