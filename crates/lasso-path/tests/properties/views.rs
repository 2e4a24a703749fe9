//! What pictures of tables and of space ask of a path, against definitions.

use lasso_path::problem::Lambda;
use lasso_path::regression::{
    Certificate, Coefficients, CrossValidation, Descent, Design, GramError, HeldOut, LassoPath,
    Matrix, RandomDesign, Ridge, interleaved_folds,
};
use lasso_path::solve::Radius;
use lasso_path::solve::descent::{Iterates, Lasso, Method, StepSize};
use proptest::prelude::*;
use std::ops::ControlFlow;
use strategies::{config, number::lambda as some_lambda};

fn designs() -> impl Strategy<Value = Design> {
    (3_usize..9, 2_usize..7).prop_flat_map(|(n, p)| {
        let entries = prop_oneof![
            prop::collection::vec((-2_i32..3).prop_map(f64::from), n * p),
            prop::collection::vec(-2.0..2.0_f64, n * p),
        ];
        (entries, prop::collection::vec(-3.0..3.0_f64, n)).prop_map(move |(x, y)| {
            let x = Matrix::from_columns(n, p, x).expect("finite");
            Design::from_standardized(x, y).expect("a design")
        })
    })
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// H = XᵀX/n and q = Xᵀy/n.
fn gram(design: &Design) -> (Matrix, Vec<f64>) {
    let (x, n, p) = (design.x(), design.rows() as f64, design.columns());
    let pairs = (0..p).flat_map(|j| (0..p).map(move |i| (i.min(j), i.max(j))));
    let h = pairs.map(|(i, j)| dot(x.column(i), x.column(j)) / n);
    let h = Matrix::from_columns(p, p, h.collect()).expect("finite");
    let q = (0..p).map(|j| dot(x.column(j), design.y()) / n).collect();
    (h, q)
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most: f64, v| most.max(v.abs()))
}

proptest! {
    #![proptest_config(config(1_000))]

    /// H = XᵀX/n and q = Xᵀy/n say all that X and y say, rank-deficient or not: each θ is as optimal for either.
    #[test]
    fn a_path_from_h_and_q_is_that_of_the_table(design in designs(), share in 0.01..1.0_f64) {
        let (h, q) = gram(&design);
        let other = Design::from_gram(&h, &q).expect("of a table");
        prop_assert!(other.rows() <= design.rows().min(design.columns()));
        let path = LassoPath::new(&other);
        prop_assert_eq!(path.exact_from(), Lambda::ZERO);
        prop_assert!((path.lambda_max().value() - largest(&q)).abs() <= 1e-14 * largest(&q));
        let lambda = path.lambda_max().scaled(share);
        let theta = path.theta(lambda).expect("exact");
        let certificate = Certificate::lasso(&design, lambda, &theta);
        let size: f64 = theta.iter().map(|t| t.abs()).sum();
        prop_assert!(certificate.kkt_residual <= 1e-11 * path.lambda_max().value() + 1e-13 * size, "{certificate:?}");
        let whole = path.certify(&other);
        prop_assert!(whole.share_of_promise <= 1.0, "{whole:?}");
    }

    /// At a point and at each knot: Loss, ‖θ‖₁ and all correlations; the support; the λ of a radius.
    #[test]
    fn points_are_what_they_say(design in designs(), share in 0.0..1.2_f64) {
        let path = LassoPath::new(&design);
        let lambda = path.lambda_max().scaled(share);
        let Some(point) = path.point(&design, lambda) else {
            prop_assert!(lambda < path.exact_from());
            return Ok(());
        };
        let theta = path.theta(lambda).expect("exact");
        prop_assert_eq!(&point.theta.to_vec(), &theta);
        let residual: Vec<f64> = (0..design.rows())
            .map(|i| design.y()[i] - (0..theta.len()).map(|j| design.x().column(j)[i] * theta[j]).sum::<f64>())
            .collect();
        let n = design.rows() as f64;
        let scale = 1.0 + largest(design.y());
        prop_assert!((point.loss - dot(&residual, &residual) / (2.0 * n)).abs() <= 1e-13 * scale * scale);
        for (j, c) in point.correlations.iter().enumerate() {
            prop_assert!((c - dot(design.x().column(j), &residual) / n).abs() <= 1e-13 * scale);
            prop_assert!(c.abs() <= lambda.value() + 1e-11 * path.lambda_max().value() + 1e-13);
        }
        let support: Vec<usize> = (0..theta.len()).filter(|&j| theta[j] != 0.0).collect();
        prop_assert_eq!(path.support(lambda).expect("exact"), support);
        let mut given = vec![f64::NAN; theta.len()];
        prop_assert!(path.theta_into(lambda, &mut given));
        prop_assert_eq!(&given, &theta);
        let back = path.lambda_for_radius(Radius::new(point.norm).expect("a norm")).expect("on the path");
        let again: f64 = path.theta(back).expect("exact").iter().map(|t| t.abs()).sum();
        prop_assert!((again - point.norm).abs() <= 1e-12 * (1.0 + point.norm), "{again} {}", point.norm);
        prop_assert!(back.value() <= lambda.value().min(path.lambda_max().value()) * (1.0 + 1e-9) + 1e-9 * path.lambda_max().value());
        prop_assert_eq!(path.points(&design).len(), path.knots().len());
    }

    /// A section has the loss's values along its coordinates, and its minimum is where the gradient is 0 there.
    #[test]
    fn sections_have_the_values_of_the_loss(design in designs(), share in 0.0..1.0_f64, t in [-2.0..2.0_f64, -2.0..2.0_f64, -2.0..2.0_f64], first in 0_usize..6, three in any::<bool>()) {
        let p = design.columns();
        let path = LassoPath::new(&design);
        let lambda = some_lambda((share * path.lambda_max().value()).max(path.exact_from().value()));
        let theta = path.coefficients(lambda).expect("exact");
        let count = if three { 3.min(p) } else { 2 };
        let columns: Vec<usize> = (0..count).map(|k| (first + k) % p).collect();
        let section = design.section(&theta, &columns);
        let value = |t: &[f64]| {
            let mut moved = theta.to_vec();
            columns.iter().zip(t).for_each(|(&j, t)| moved[j] = *t);
            design.loss(&Coefficients::new(&moved))
        };
        let inside = |t: &[f64]| {
            let off: Vec<f64> = t.iter().zip(&section.center).map(|(a, b)| a - b).collect();
            let image: Vec<f64> = section.hessian.iter().map(|row| dot(row, &off)).collect();
            section.minimum + 0.5 * dot(&off, &image)
        };
        let size = 1.0 + largest(&section.center).powi(2) + largest(design.y()).powi(2);
        for t in [&t[..count], &section.center, &vec![0.0; count]] {
            prop_assert!((value(t) - inside(t)).abs() <= 1e-11 * size, "{} {} {section:?}", value(t), inside(t));
        }
        for (row, pull) in section.hessian.iter().zip(&section.pull) {
            prop_assert!((dot(row, &section.center) - pull).abs() <= 1e-11 * size);
        }
        if count == 2 {
            let loss = section.planar().expect("in range");
            prop_assert_eq!(loss.center(), [section.center[0], section.center[1]]);
            // θ* of the table is a minimiser of the section at the same λ
            let own = columns.iter().map(|&j| theta.get(j)).collect::<Vec<_>>();
            let certificate = lasso_path::solve::Certificate::lasso(&loss, lambda, [own[0], own[1]]);
            prop_assert!(certificate.kkt_residual <= 1e-10 * size, "{certificate:?}");
        }
    }

    /// Σ signᵢθᵢ is one number for all ways to share a coefficient among equal columns.
    #[test]
    fn group_sums_are_the_coefficient_of_one_column(design in designs(), share in 0.0..1.0_f64, sign in prop::sample::select(vec![1.0, -1.0])) {
        let (n, p) = (design.rows(), design.columns());
        let mut values: Vec<f64> = (0..p).flat_map(|j| design.x().column(j).to_vec()).collect();
        values.extend(design.x().column(0).iter().map(|v| sign * v));
        let x = Matrix::from_columns(n, p + 1, values).expect("finite");
        let twice = Design::from_standardized(x, design.y().to_vec()).expect("a design");
        let (one, two) = (LassoPath::new(&design), LassoPath::new(&twice));
        prop_assume!(one.groups().is_empty() && largest(design.x().column(0)) > 0.0);
        prop_assume!(one.knots().iter().all(|knot| !knot.other_minimisers_below));
        let lambda = one.lambda_max().scaled(share);
        let group = &two.groups()[0];
        prop_assert_eq!(&group.columns, &vec![0, p]);
        let (alone, shared) = (one.coefficients(lambda).expect("exact"), two.coefficients(lambda).expect("exact"));
        prop_assert!((group.sum(&shared) - alone.get(0)).abs() <= 1e-9 * (1.0 + alone.norm()));
    }

    /// Descent on a table takes the steps that it takes on H and θ̂ where the number of parameters is known before.
    #[test]
    fn descent_on_a_table_is_that_on_its_gram_matrix(entries in prop::collection::vec(-2.0..2.0_f64, 18), y in prop::collection::vec(-2.0..2.0_f64, 6), start in [-2.0..2.0_f64, -2.0..2.0_f64, -2.0..2.0_f64], share in 0.01..1.0_f64) {
        let x = Matrix::from_columns(6, 3, entries).expect("finite");
        let design = Design::new(&x, &y).expect("a design");
        let (h, _) = gram(&design);
        let ridge = Ridge::new(&design);
        let center: [f64; 3] = ridge.theta(Lambda::ZERO).try_into().expect("three");
        prop_assume!(largest(&center) < 1e3);
        let lambda = LassoPath::new(&design).lambda_max().scaled(share);
        let hessian = [0, 1, 2].map(|j| [0, 1, 2].map(|k| h.column(j)[k]));
        let lasso = Lasso::new(hessian, center, lambda).expect("semidefinite");
        prop_assert!((ridge.largest_eigenvalue() - lasso.largest_eigenvalue()).abs() <= 1e-13 * lasso.largest_eigenvalue());
        let step = StepSize::new(0.9 / lasso.largest_eigenvalue()).expect("positive");
        for method in Method::ALL {
            let known = Iterates::new(&lasso, method, step, start);
            for (ours, theirs) in Descent::new(&design, lambda, method, step, &start).zip(known).take(20) {
                for (a, b) in ours.iter().zip(theirs) {
                    // a subgradient's sign may turn with the last bit
                    let most = if matches!(method, Method::Subgradient | Method::Diminishing) { 3.0 * step.value() * lambda.value() } else { 0.0 };
                    prop_assert!((a - b).abs() <= 1e-9 * (1.0 + largest(&center)) + most, "{method:?} {ours:?} {theirs:?}");
                }
            }
        }
    }

    /// A path that is watched is the same, and ends where it is told to.
    #[test]
    fn progress_can_stop_a_path(design in designs(), stop in 0_usize..8) {
        let path = LassoPath::new(&design);
        let mut seen = Vec::new();
        let watched = LassoPath::with_progress(&design, LassoPath::MOST_KNOTS, |progress| {
            seen.push(progress);
            ControlFlow::Continue(())
        });
        let watched = watched.expect("not stopped");
        prop_assert_eq!(watched.knots(), path.knots());
        prop_assert!(seen.windows(2).all(|pair| pair[1].lambda <= pair[0].lambda && pair[1].share() >= pair[0].share()));
        let mut calls = 0;
        let stopped = LassoPath::with_progress(&design, LassoPath::MOST_KNOTS, |_| {
            calls += 1;
            if calls > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        prop_assert_eq!(stopped.is_none(), stop < seen.len());
        prop_assert_eq!(calls, (stop + 1).min(seen.len()));
    }
}

#[test]
fn what_is_no_gram_form_is_told_apart() {
    let matrix = |rows: [[f64; 2]; 2]| Matrix::from_columns(2, 2, rows.concat()).expect("finite");
    let of = |rows, q: &[f64]| Design::from_gram(&matrix(rows), q);
    assert!(of([[2.0, 1.0], [1.0, 2.0]], &[1.0, -1.0]).is_ok());
    assert!(matches!(
        of([[2.0, 1.0], [1.5, 2.0]], &[1.0, 1.0]),
        Err(GramError::NotSymmetric { .. })
    ));
    assert!(matches!(
        of([[1.0, 2.0], [2.0, 1.0]], &[1.0, 1.0]),
        Err(GramError::NotPositiveSemidefinite { .. })
    ));
    assert!(matches!(
        of([[0.0, 1.0], [1.0, 1.0]], &[1.0, 1.0]),
        Err(GramError::NotPositiveSemidefinite { .. })
    ));
    assert!(matches!(
        of([[1.0, 1.0], [1.0, 1.0]], &[1.0, 2.0]),
        Err(GramError::NotInRange { .. })
    ));
    assert!(matches!(
        of([[1.0, 1.0], [1.0, 1.0]], &[1.0]),
        Err(GramError::Shape { .. })
    ));
    // singular, and q in its range: θ̂ of least norm at the end
    let design = of([[1.0, 1.0], [1.0, 1.0]], &[2.0, 2.0]).expect("in range");
    assert_eq!(design.rows(), 1);
    let end = LassoPath::new(&design).theta(Lambda::ZERO).expect("exact");
    assert!(end.iter().all(|t| (t - 1.0).abs() < 1e-15), "{end:?}");
    // no loss at all
    let flat = of([[0.0; 2]; 2], &[0.0; 2]).expect("in range");
    assert_eq!(
        LassoPath::new(&flat).theta(Lambda::ZERO),
        Some(vec![0.0; 2])
    );
}

/// Errors are told down to where every fold's path is exact, and no further.
#[test]
fn validation_of_cut_paths_says_where_it_ends() {
    // columns that differ by 10⁻¹⁰, so that a path is cut where their difference would matter
    let n = 24;
    let wave = |i: usize, k: f64| (k * (i as f64 + 0.3)).sin();
    let columns = [
        (0..n).map(|i| wave(i, 1.7)).collect::<Vec<_>>(),
        (0..n)
            .map(|i| wave(i, 1.7) + 1e-10 * wave(i, 2.9))
            .collect(),
        (0..n).map(|i| wave(i, 0.9)).collect(),
    ];
    let y: Vec<f64> = (0..n).map(|i| wave(i, 1.7) + wave(i, 2.9)).collect();
    let x = Matrix::from_columns(n, 3, columns.concat()).expect("finite");
    let design = Design::new(&x, &y).expect("a design");
    let path = LassoPath::new(&design);
    assert!(path.exact_from() > Lambda::ZERO && path.exact_from() < path.lambda_max().scaled(1e-6));
    let folds = interleaved_folds(n, 4);
    let validation = CrossValidation::new(&x, &y, &folds).expect("folds");
    let from = validation.exact_from();
    assert!(from > Lambda::ZERO);
    assert!(validation.mean(from).is_finite() && validation.mean(from.scaled(0.5)).is_nan());
    assert!(validation.lambda_min() >= from && validation.lambda_1se() >= validation.lambda_min());
    let held: Vec<usize> = (0..n).filter(|i| folds[*i] == 0).collect();
    let rest: Vec<usize> = (0..n).filter(|i| folds[*i] != 0).collect();
    let one = HeldOut::new(&x, &y, &rest, &held).expect("rows");
    assert!(one.exact_from() <= from && one.error(from) == validation.fold_errors(from)[0]);
    let stopped = CrossValidation::with_progress(&x, &y, &folds, |fold, _| {
        if fold == 2 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(stopped.expect("folds").is_none());
}

/// Half of λ_max leaves one or both of the two true ones, λ_max none; the same for the same seed.
#[test]
fn zeros_of_random_designs_are_counted() {
    let random = RandomDesign {
        rows: 60,
        columns: 5,
        nonzero: 2,
        correlation: 0.3,
        noise: 0.0,
    };
    let few = random.zeros(0.5, 7, 4).expect("drawn");
    assert_eq!(few, random.zeros(0.5, 7, 9).expect("drawn")[..4]);
    assert!(few.iter().all(|zeros| (3..=4).contains(zeros)), "{few:?}");
    assert_eq!(random.zeros(1.0, 7, 3).expect("drawn"), [5; 3]);
    assert_eq!(random.zeros(0.0, 7, 3).expect("drawn").len(), 3);
    assert!(
        RandomDesign {
            correlation: 1.0,
            ..random
        }
        .draw(1)
        .is_err()
    );
    // each two columns have the wanted correlation, up to chance
    let many = RandomDesign {
        rows: 4_000,
        ..random
    }
    .draw(3)
    .expect("drawn");
    let mean = dot(many.x().column(0), many.x().column(4)) / 4_000.0;
    assert!((mean - 0.3).abs() < 0.06, "{mean}");
}

#[test]
fn ridge_has_a_path_too() {
    let x =
        Matrix::from_columns(4, 2, vec![1.0, 2.0, 3.0, 5.0, 2.0, -1.0, 0.0, 4.0]).expect("finite");
    let ridge = Ridge::new(&Design::new(&x, &[1.0, 0.0, 2.0, 5.0]).expect("a design"));
    let path = ridge.path(&[0.0, 0.1, 1.0].map(some_lambda));
    let mut given = [f64::NAN; 2];
    ridge.theta_into(some_lambda(0.1), &mut given);
    assert_eq!(path[1], given);
    assert!(
        path.windows(2)
            .all(|pair| dot(&pair[0], &pair[0]) > dot(&pair[1], &pair[1]))
    );
}
