//! Answers against outside references: the files say how each was made.
#![cfg(not(target_arch = "wasm32"))]

use lasso_path::problem::Lambda;
use serde_json::Value;
use solver_worker::{Answer, Fit, Job, Selection, Source, Table, solve};
use std::ops::ControlFlow;

fn answer(job: &Job) -> Answer {
    let answer = solve(job, |_| ControlFlow::Continue(()));
    answer.expect("an answer").expect("never stopped")
}

fn fit(table: Table) -> Fit {
    match answer(&Job::Fit(table)) {
        Answer::Fit(fit) => *fit,
        other => panic!("{other:?}"),
    }
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("the reference is JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().expect("a list")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// Columns of unit norm, loss ½‖y − Xθ‖²: λ and θ of the file are √n times ours.
fn check(fit: &Fit, problem: &Value) {
    assert_eq!(problem["columns"], serde_json::json!(fit.names));
    assert_eq!(problem["n"], serde_json::json!(fit.rows));
    assert_eq!(
        (fit.rank, fit.test_rows, &fit.truth),
        (fit.names.len(), 0, &None)
    );
    let scale = (fit.rows as f64).sqrt();
    let tolerance = |key: &str| number(&problem["tol"][key]);
    let knots = list(problem, "knots");
    assert_eq!(fit.path().knots().len(), knots.len());
    for (ours, theirs) in fit.path().knots().iter().zip(knots) {
        let lambda = ours.lambda.value() * scale;
        assert!((lambda - number(&theirs["lambda"])).abs() <= tolerance("lambda_abs"));
        for (t, reference) in ours.theta.to_vec().iter().zip(list(theirs, "theta")) {
            assert!((t * scale - number(reference)).abs() <= tolerance("theta_abs"));
        }
    }
    let zero = number(&problem["sum_y_squared"]);
    for theirs in list(problem, "grid") {
        let lambda = Lambda::new(number(&theirs["lambda"]) / scale).expect("positive");
        let point = fit.points.at(lambda).expect("exact");
        for (t, reference) in point.theta.to_vec().iter().zip(list(theirs, "theta")) {
            // the grid's λ has ten digits
            assert!((t * scale - number(reference)).abs() <= 10.0 * tolerance("theta_abs"));
        }
        let loss = point.loss * fit.rows as f64;
        assert!(
            (loss - number(&theirs["loss"])).abs() <= 1e-8 * zero,
            "{loss} {theirs}"
        );
        let training = fit.training_error.error(lambda);
        assert!((training - 2.0 * point.loss).abs() <= 1e-13 * zero);
    }
}

#[test]
fn diabetes_is_the_reference() {
    let file = read(include_str!(
        "../../lasso-path/tests/references/diabetes_path.json"
    ));
    let problems = list(&file, "problems");
    check(&fit(Source::Diabetes.into()), &problems[0]);
    check(&fit(Source::DiabetesSquares.into()), &problems[1]);
}

#[test]
fn linnerud_is_the_reference_for_each_target() {
    let file = read(include_str!(
        "../../lasso-path/tests/references/linnerud_path.json"
    ));
    for problem in list(&file, "problems") {
        let name = problem["target"].as_str().expect("a name");
        for target in [name.to_owned(), name.to_lowercase()] {
            let selection = Selection {
                target: Some(target),
                ..Selection::default()
            };
            let source = Source::Linnerud;
            let fit = fit(Table { source, selection });
            assert_eq!(fit.target, name);
            check(&fit, problem);
        }
    }
    assert_eq!(fit(Source::Linnerud.into()).target, "Weight");
}

#[test]
fn cross_validation_is_the_reference() {
    let file = read(include_str!(
        "../../lasso-path/tests/references/cv_exact.json"
    ));
    for problem in list(&file, "problems") {
        let source = if problem["p"] == 10 {
            Source::Diabetes
        } else {
            Source::DiabetesSquares
        };
        let job = Job::Validate {
            table: source.into(),
            folds: problem["K"].as_u64().expect("K") as usize,
            seed: None,
        };
        let Answer::Validated(cv) = answer(&job) else {
            panic!("{job:?}");
        };
        let relative = |ours: f64, key: &str, tolerance: &str| {
            let reference = number(&problem[key]);
            let most = reference * number(&problem["tol"][tolerance]);
            assert!((ours - reference).abs() <= most, "{key}: {ours}");
        };
        let [min, one] = [cv.lambda_min(), cv.lambda_1se()];
        relative(min.value(), "alpha_min", "alpha_rel");
        relative(one.value(), "alpha_1se", "alpha_rel");
        relative(cv.mean(min), "cv_min", "cv_rel");
        relative(cv.mean(one), "cv_at_1se", "cv_rel");
        relative(cv.standard_error(min), "se_at_min", "cv_rel");
    }
}
