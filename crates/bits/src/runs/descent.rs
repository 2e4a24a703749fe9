//! The iterates of descent.

use super::{Run, lambda, list, number, read, vector};
use lasso_path::solve::descent::{Iterates, Lasso, Method, StepSize};
use serde_json::Value;

pub fn runs() -> Vec<Run> {
    let file = read(include_str!(
        "../../../lasso-path/tests/references/descent.json"
    ));
    let cases = list(&file, "cases").iter();
    cases
        .flat_map(|case| match list(case, "b").len() {
            2 => of::<2>(case),
            _ => of::<3>(case),
        })
        .collect()
}

fn of<const N: usize>(case: &Value) -> Vec<Run> {
    let hessian = std::array::from_fn(|j| vector(&case["H"][j]));
    let problem = Lasso::<N>::new(hessian, vector(&case["b"]), lambda(&case["lambda"]));
    let problem = problem.expect("a problem");
    let method = match case["method"].as_str() {
        Some("subgradient") => Method::Subgradient,
        Some("ista") => Method::Proximal,
        Some("fista") => Method::Fista,
        _ => Method::Coordinate,
    };
    let eta = StepSize::new(case["eta"].as_f64().unwrap_or(1.0)).expect("η > 0");
    let references = list(case, "iterates");
    let start = vector(&references[0]);
    let ours = Iterates::new(&problem, method, eta, start).run(references.len() - 1);
    let id = &case["id"];
    let largest = vec![problem.largest_eigenvalue(), number(&case["L"])];
    let objective = ours.iterates.iter().map(|theta| problem.objective(*theta));
    vec![
        Run::exact(format!("descent: F of {id}"), objective.collect()),
        Run::exact(format!("descent: iterates of {id}"), ours.iterates.concat()),
        Run::within(1e-15, format!("descent: L of {id}"), largest),
    ]
}
