//! What a page takes along of a path: its points, refits and ranks, against definitions.

use lasso_path::problem::Lambda;
use lasso_path::regression::path::Points;
use lasso_path::regression::{Coefficients, Design, HeldOut, LassoPath, Matrix};
use proptest::prelude::*;
use strategies::config;

/// Small integers, so that columns depend on each other now and then, and the exact rank can be told.
fn integers() -> impl Strategy<Value = (usize, usize, Vec<i32>, Vec<f64>)> {
    (2_usize..8, 1_usize..8).prop_flat_map(|(n, p)| {
        let x = prop::collection::vec(-2_i32..3, n * p);
        (Just(n), Just(p), x, prop::collection::vec(-3.0..3.0_f64, n))
    })
}

fn design(n: usize, p: usize, x: &[i32], y: &[f64]) -> Design {
    let x = Matrix::from_columns(n, p, x.iter().copied().map(f64::from).collect());
    Design::from_standardized(x.expect("finite"), y.to_vec()).expect("a design")
}

/// By elimination without fractions.
fn rank(mut columns: Vec<Vec<i128>>) -> usize {
    let rows = columns.first().map_or(0, Vec::len);
    let mut found = 0;
    for row in 0..rows {
        let Some(pivot) = (found..columns.len()).find(|&j| columns[j][row] != 0) else {
            continue;
        };
        columns.swap(found, pivot);
        let (done, rest) = columns.split_at_mut(found + 1);
        let pivot = &done[found];
        for column in rest {
            let factor = column[row];
            for (entry, own) in column.iter_mut().zip(pivot) {
                *entry = *entry * pivot[row] - factor * own;
            }
        }
        found += 1;
    }
    found
}

fn columns(n: usize, x: &[i32], which: impl IntoIterator<Item = usize>) -> Vec<Vec<i128>> {
    let column = |j: usize| x[j * n..(j + 1) * n].iter().map(|&v| v.into()).collect();
    which.into_iter().map(column).collect()
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most: f64, v| most.max(v.abs()))
}

proptest! {
    #![proptest_config(config(2_000))]

    /// At any λ, and at each knot, as the table itself says it.
    #[test]
    fn points_are_those_of_the_table((n, p, x, y) in integers(), share in 0.0..1.3_f64) {
        let design = design(n, p, &x, &y);
        let path = LassoPath::new(&design);
        let points = Points::new(path.clone(), &design);
        prop_assert_eq!(points.path(), &path);
        let zero = design.loss(&Coefficients::default());
        let size = path.lambda_max().value();
        let any = path.lambda_max().scaled(share);
        for lambda in path.knots().iter().map(|knot| knot.lambda).chain([any]) {
            let (ours, theirs) = (points.at(lambda), path.point(&design, lambda));
            let (Some(ours), Some(theirs)) = (ours, theirs) else {
                prop_assert!(lambda < path.exact_from());
                continue;
            };
            prop_assert_eq!((&ours.theta, ours.norm), (&theirs.theta, theirs.norm));
            prop_assert!((ours.loss - theirs.loss).abs() <= 1e-12 * zero, "{:?} {:?}", ours, theirs);
            prop_assert_eq!(points.loss(lambda), Some(ours.loss));
            for (a, b) in ours.correlations.iter().zip(&theirs.correlations) {
                prop_assert!((a - b).abs() <= 1e-11 * size, "{:?} {:?}", ours, theirs);
                prop_assert!(a.abs() <= lambda.value());
            }
            for &(j, t) in ours.theta.nonzero() {
                prop_assert_eq!(ours.correlations[j], lambda.value().copysign(t));
            }
        }
    }

    /// The error on the training rows is that of a part that is held out and happens to be the same.
    #[test]
    fn the_training_error_is_twice_the_loss((n, p, x, y) in integers(), share in 0.0..1.2_f64) {
        let x = Matrix::from_columns(n, p, x.iter().copied().map(f64::from).collect()).expect("finite");
        let design = Design::new(&x, &y).expect("a design");
        let path = LassoPath::new(&design);
        let rows: Vec<usize> = (0..n).collect();
        let theirs = HeldOut::new(&x, &y, &rows, &rows).expect("rows");
        let [given, own] = [
            HeldOut::of(&path, design.units(), &x, &y),
            HeldOut::training(&Points::new(path.clone(), &design)),
        ];
        prop_assert_eq!(&given, &theirs);
        let lambda = path.lambda_max().scaled(share);
        let zero = theirs.error(path.lambda_max());
        prop_assert!((own.error(lambda) - theirs.error(lambda)).abs() <= 1e-12 * zero);
        prop_assert_eq!(own.breaks(), theirs.breaks());
    }

    /// Refits satisfy the normal equations, and are the path's own line continued to λ = 0; there is none exactly where the columns depend
    /// on each other.
    #[test]
    fn refits_are_least_squares((n, p, x, y) in integers()) {
        let design = design(n, p, &x, &y);
        let path = LassoPath::new(&design);
        prop_assert_eq!(path.rank(&design), rank(columns(n, &x, 0..p)));
        let refits = path.refits(&design);
        let size = path.lambda_max().value();
        for refit in &refits {
            let independent = rank(columns(n, &x, refit.support.iter().copied())) == refit.support.len();
            prop_assert_eq!(refit.theta.is_some(), independent, "{:?}", refit);
            let Some(theta) = &refit.theta else { continue };
            let left = design.correlations(theta);
            prop_assert!(theta.nonzero().iter().all(|(j, _)| refit.support.contains(j)));
            for &j in &refit.support {
                prop_assert!(left[j].abs() <= 1e-12 * (size + largest(&theta.to_vec())), "{:?}", refit);
            }
        }
        for pair in path.knots().windows(2) {
            let [from, to] = [pair[0].lambda.value(), pair[1].lambda.value()];
            if from - to < 1e-3 * size {
                continue;
            }
            let inside = Lambda::new(0.5 * (from + to)).expect("positive");
            let support = path.support(inside).expect("exact");
            let refit = refits.iter().find(|refit| refit.support == support).expect("one for each support");
            let Some(theta) = &refit.theta else { continue };
            for &j in &support {
                let slope = (pair[1].theta.get(j) - pair[0].theta.get(j)) / (from - to);
                let line = pair[0].theta.get(j) + from * slope;
                prop_assert!((line - theta.get(j)).abs() <= 1e-9 * (1.0 + line.abs()), "{} {:?}", line, refit);
            }
        }
    }

    #[test]
    fn gram_is_symmetric_and_its_rows_are_its_rows((n, p, x, y) in integers()) {
        let design = design(n, p, &x, &y);
        let gram = design.gram();
        let rows: Vec<usize> = (0..p).rev().collect();
        for (row, i) in design.gram_rows(&rows).iter().zip(rows) {
            for (j, entry) in row.iter().enumerate() {
                let products = (0..n).map(|k| x[i * n + k] * x[j * n + k]).sum::<i32>();
                prop_assert!((entry - f64::from(products) / n as f64).abs() <= 1e-15 * entry.abs());
                prop_assert_eq!(gram.column(i)[j], gram.column(j)[i]);
                prop_assert_eq!(*entry, gram.column(i)[j]);
            }
        }
    }
}

/// A loss near zero keeps its digits: y is all but in the span of X.
#[test]
fn small_losses_are_not_rounding() {
    let x = [1, 0, 1, 2, -1, 1, 0, 1, 1, 1, -2, 0];
    let y: Vec<f64> = (0..6)
        .map(|i| f64::from(x[i]) - 2.0 * f64::from(x[6 + i]) + if i == 0 { 1e-7 } else { 0.0 })
        .collect();
    let design = design(6, 2, &x, &y);
    let points = Points::new(LassoPath::new(&design), &design);
    let point = points.at(Lambda::ZERO).expect("exact");
    let direct = design.loss(&point.theta);
    assert!(direct > 0.0 && direct < 1e-15);
    assert_eq!(point.loss, direct);
}
