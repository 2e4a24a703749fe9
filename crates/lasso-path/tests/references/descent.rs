//! The iterates of every method are those of an independent program, run with 60 digits beside
//! (`tests/references/descent.json` says how).

use lasso_path::problem::Lambda;
use lasso_path::solve::descent::{Iterates, Lasso, Method, StepSize};
use serde_json::Value;

use super::read;
use super::reading::{close, list, number, vector};

fn method(case: &Value) -> Method {
    match case["method"].as_str() {
        Some("subgradient") => Method::Subgradient,
        Some("ista") => Method::Proximal,
        Some("fista") => Method::Fista,
        Some("coordinate_descent") => Method::Coordinate,
        other => panic!("no method {other:?}"),
    }
}

fn check<const N: usize>(case: &Value) {
    let id = &case["id"];
    let center: [f64; N] = vector(&case["b"]);
    let hessian = std::array::from_fn(|j| vector(&case["H"][j]));
    let lambda = Lambda::new(number(&case["lambda"])).expect("not negative");
    let problem = Lasso::new(hessian, center, lambda).expect("a problem");
    let largest = number(&case["L"]);
    close(problem.largest_eigenvalue(), largest, 1e-14 * largest, "L");
    let step_size = StepSize::new(case["eta"].as_f64().unwrap_or(1.0)).expect("a step size");
    let references = list(case, "iterates");
    let start = vector(&references[0]);
    let ours = Iterates::new(&problem, method(case), step_size, start).run(references.len() - 1);
    assert_eq!(ours.iterates.len(), references.len(), "{id}");
    let tolerance = number(&case["tol_rel"]);
    let mut size = center.iter().fold(0.0_f64, |size, x| size.max(x.abs()));
    for (k, (ours, reference)) in ours.iterates.iter().zip(references).enumerate() {
        let reference: [f64; N] = vector(reference);
        size = reference.iter().fold(size, |size, x| size.max(x.abs()));
        for j in 0..N {
            let what = format!("{id}: coordinate {j} of iterate {k}");
            close(ours[j], reference[j], tolerance * size, &what);
        }
    }
    if let Some(objective) = case["objective"].as_array() {
        // With the loss's own minimum taken as 0, as here.
        for (theta, value) in ours.iterates.iter().zip(objective) {
            let value = number(value);
            let allowed = 1e-9 * value.abs().max(size * size);
            close(problem.objective(*theta), value, allowed, "F");
        }
    }
}

#[test]
fn every_iterate_is_the_reference_one() {
    let text = include_str!("descent.json");
    let file = read(text);
    let cases = list(&file, "cases");
    assert_eq!(cases.len(), 74);
    for case in cases {
        match list(case, "b").len() {
            2 => check::<2>(case),
            3 => check::<3>(case),
            n => panic!("{n} parameters"),
        }
    }
}
