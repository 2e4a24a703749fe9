//! The exact path for any table.

use crate::read;
use crate::reading::{close, list, number};
use lasso_path::problem::Lambda;
use lasso_path::regression::{Certificate, Design, LassoPath, Matrix};
use lasso_path::table;
use serde_json::Value;
use strategies::number::lambda;

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(number)
        .collect()
}

/// X and y as they are, loss ½‖y − Xθ‖²: λ of the file is n times ours.
#[test]
fn small_paths_are_the_rational_ones() {
    let file = read(include_str!("small_nd.json"));
    for case in list(&file, "cases") {
        let rows: Vec<Vec<f64>> = list(case, "X").iter().map(numbers).collect();
        let (n, p) = (rows.len(), rows[0].len());
        let values = (0..p)
            .flat_map(|j| rows.iter().map(move |row| row[j]))
            .collect();
        let x = Matrix::from_columns(n, p, values).expect("finite");
        let design = Design::from_standardized(x, numbers(&case["y"])).expect("a design");
        let path = LassoPath::new(&design);
        let (scale, name) = (n as f64, &case["id"]);
        let theirs = list(case, "knots");
        assert_eq!(path.knots().len(), theirs.len(), "{name}");
        for (ours, knot) in path.knots().iter().zip(theirs) {
            close(
                ours.lambda.value() * scale,
                number(&knot["lambda"]),
                number(&case["tol"]["lambda_abs"]),
                "λ",
            );
            for (t, reference) in ours.theta.to_vec().into_iter().zip(numbers(&knot["theta"])) {
                close(t, reference, number(&case["tol"]["theta_abs"]), "θ");
            }
            let entered: Vec<usize> = numbers(&knot["entered"])
                .iter()
                .map(|&j| j as usize)
                .collect();
            let left: Vec<usize> = numbers(&knot["left"]).iter().map(|&j| j as usize).collect();
            assert_eq!((&ours.entered, &ours.left), (&entered, &left), "{name}");
            let certificate = Certificate::lasso(&design, ours.lambda, &ours.theta.to_vec());
            assert!(
                certificate.kkt_residual <= 1e-12 * path.lambda_max().value(),
                "{name} {certificate:?}"
            );
        }
    }
}

/// The 10 columns of the diabetes data, and the target, in their own units.
fn diabetes() -> (Matrix, Vec<f64>) {
    let proposal = table::read(table::DIABETES.as_bytes()).expect("a table");
    let numbers = proposal.numbers().expect("numbers");
    (numbers.matrix().expect("finite"), numbers.target)
}

/// The 64 columns: the 10 standardized, squares of all but sex, and products in column order.
fn diabetes64() -> (Matrix, Vec<f64>) {
    let (x, y) = diabetes();
    let design = Design::new(&x, &y).expect("a design");
    let column = |j: usize| design.x().column(j);
    let product = |i: usize, j: usize| column(i).iter().zip(column(j)).map(|(a, b)| a * b);
    let mut values: Vec<f64> = (0..10).flat_map(|j| column(j).to_vec()).collect();
    for j in (0..10).filter(|&j| j != 1) {
        values.extend(product(j, j));
    }
    for i in 0..10 {
        for j in i + 1..10 {
            values.extend(product(i, j));
        }
    }
    (
        Matrix::from_columns(y.len(), 64, values).expect("finite"),
        y,
    )
}

#[test]
fn squares_and_products_of_diabetes_are_the_references() {
    let (x, y) = diabetes();
    let proposal = table::read(table::DIABETES.as_bytes()).expect("a table");
    let names = proposal.numbers().expect("numbers").names;
    let design = Design::new(&x, &y).expect("a design");
    let (names, wide) = design.squares_and_products(&names);
    assert_eq!(wide, diabetes64().0);
    let file = read(include_str!("diabetes_path.json"));
    let problem = &list(&file, "problems")[1];
    assert_eq!(problem["columns"], serde_json::json!(names));
}

/// Columns of unit norm, loss ½‖y − Xθ‖²: λ and θ of the file are √n times ours.
fn check_path(problem: &Value, x: &Matrix, y: &[f64]) {
    let design = Design::new(x, y).expect("a design");
    let path = LassoPath::new(&design);
    let (scale, name) = ((y.len() as f64).sqrt(), &problem["id"]);
    let tolerance = |key: &str| number(&problem["tol"][key]);
    let theirs = list(problem, "knots");
    assert_eq!(path.knots().len(), theirs.len(), "{name}");
    for (ours, knot) in path.knots().iter().zip(theirs) {
        let lambda = number(&knot["lambda"]);
        close(
            ours.lambda.value() * scale,
            lambda,
            tolerance("lambda_abs"),
            "λ",
        );
        for (t, reference) in ours.theta.to_vec().into_iter().zip(numbers(&knot["theta"])) {
            close(t * scale, reference, tolerance("theta_abs"), "θ");
        }
        let certificate = Certificate::lasso(&design, ours.lambda, &ours.theta.to_vec());
        assert!(
            certificate.kkt_residual <= 1e-12 * path.lambda_max().value()
                // at λ = 0 any rounding leaves the residual infeasible as a dual point
                && (ours.lambda == Lambda::ZERO || certificate.relative_gap <= 1e-12),
            "{name}: {certificate:?}"
        );
    }
    for point in list(problem, "grid") {
        let theta = path
            .theta(lambda(number(&point["lambda"]) / scale))
            .expect("exact");
        for (t, reference) in theta.iter().zip(numbers(&point["theta"])) {
            // the grid's λ has ten digits
            close(
                *t * scale,
                reference,
                10.0 * tolerance("theta_abs"),
                "θ on the grid",
            );
        }
    }
}

#[test]
fn diabetes_paths_are_the_references() {
    let file = read(include_str!("diabetes_path.json"));
    for problem in list(&file, "problems") {
        let (x, y) = if problem["p"] == 10 {
            diabetes()
        } else {
            diabetes64()
        };
        check_path(problem, &x, &y);
    }
}

#[test]
fn linnerud_paths_are_the_references() {
    let table = table::read(include_bytes!("../tables/linnerud.csv")).expect("a table");
    let column = |name: &str| -> Vec<f64> {
        let columns = table.table.columns();
        let place = columns.iter().position(|column| column.name == name);
        let place = place.expect("a column of this name");
        let mut choice = table.choice.clone();
        choice.roles = vec![table::Role::Out; columns.len()];
        choice.roles[place] = table::Role::Target;
        choice.roles[(place + 1) % columns.len()] = table::Role::Feature;
        table.table.numbers(&choice).expect("numbers").target
    };
    let file = read(include_str!("linnerud_path.json"));
    for problem in list(&file, "problems") {
        let names = list(problem, "columns").iter();
        let values: Vec<f64> = names
            .flat_map(|name| column(name.as_str().expect("a name")))
            .collect();
        let x = Matrix::from_columns(20, 3, values).expect("finite");
        check_path(
            problem,
            &x,
            &column(problem["target"].as_str().expect("a name")),
        );
    }
}

#[test]
fn cross_validation_of_diabetes_is_the_reference() {
    use lasso_path::regression::{CrossValidation, interleaved_folds};
    let file = read(include_str!("cv_exact.json"));
    for problem in list(&file, "problems") {
        let (x, y) = if problem["p"] == 10 {
            diabetes()
        } else {
            diabetes64()
        };
        let count = problem["K"].as_u64().expect("K") as usize;
        let cv = CrossValidation::new(&x, &y, &interleaved_folds(y.len(), count)).expect("folds");
        let relative = |ours: f64, key: &str, tol: &str| {
            let reference = number(&problem[key]);
            close(
                ours,
                reference,
                reference * number(&problem["tol"][tol]),
                key,
            );
        };
        relative(cv.lambda_min().value(), "alpha_min", "alpha_rel");
        relative(cv.lambda_1se().value(), "alpha_1se", "alpha_rel");
        relative(cv.mean(cv.lambda_min()), "cv_min", "cv_rel");
        relative(cv.mean(cv.lambda_1se()), "cv_at_1se", "cv_rel");
        relative(cv.standard_error(cv.lambda_min()), "se_at_min", "cv_rel");
    }
}

/// Problem B: each fold on its own standardization, unit variance on its training rows.
#[test]
fn fold_errors_of_diabetes_are_the_reference() {
    use lasso_path::regression::{CrossValidation, HeldOut, interleaved_folds, split_rows};
    let file = read(include_str!("diabetes_cv.json"));
    let mut problems = list(&file, "problems").iter();
    let problem = problems
        .find(|problem| problem["id"] == "diabetes10/B_per_fold_unit_variance")
        .expect("problem B");
    let (x, y) = diabetes();
    let folds = interleaved_folds(y.len(), 10);
    let tolerance = number(&problem["tol"]["mse_rel"]);
    let alphas = numbers(&problem["alphas"]);
    for (fold, errors) in list(problem, "mse_by_fold").iter().enumerate() {
        let (training, held) = split_rows(&folds, fold);
        let curve = HeldOut::new(&x, &y, &training, &held).expect("a design");
        assert_eq!(held.len(), numbers(&problem["fold_sizes"])[fold] as usize);
        for (alpha, reference) in alphas.iter().zip(numbers(errors)) {
            close(
                curve.error(lambda(*alpha)),
                reference,
                tolerance * reference,
                "a fold's error",
            );
            assert!(curve.error(curve.lambda_min()) <= curve.error(lambda(*alpha)));
        }
    }
    let cv = CrossValidation::new(&x, &y, &folds).expect("folds");
    for (k, alpha) in alphas.iter().enumerate() {
        let [mean, error] = ["cv_mean", "cv_se"].map(|key| numbers(&problem[key])[k]);
        close(cv.mean(lambda(*alpha)), mean, tolerance * mean, "mean");
        close(
            cv.standard_error(lambda(*alpha)),
            error,
            tolerance * error,
            "standard error",
        );
        assert!(cv.mean(cv.lambda_min()) <= cv.mean(lambda(*alpha)));
    }
    // the best of a grid is next to the exact minimum, and its one-standard-error rule below ours
    let best = number(&problem["alpha_min_index"]) as usize;
    assert!(
        alphas[best + 1] < cv.lambda_min().value() && cv.lambda_min().value() < alphas[best - 1]
    );
    let one_se = number(&problem["alpha_1se_index"]) as usize;
    assert!(
        alphas[one_se + 1] < cv.lambda_1se().value()
            && cv.lambda_1se().value() < alphas[one_se - 1]
    );
}
