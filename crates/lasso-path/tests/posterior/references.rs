//! Against `posterior.json`: one dimension in closed form and by quadrature, the plane by quadrature in
//! both orders, all with 25 digits or more. Densities there are ∝ exp(−κ(Loss + λ‖θ‖₁)), which is
//! ours with n = 1 and σ = 1/√κ.

use lasso_path::posterior::{Model, Posterior, Prior};
use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
use lasso_path::solve::{SolutionSet, solve};
use serde_json::Value;

fn file() -> Value {
    serde_json::from_str(include_str!("posterior.json")).expect("JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn pair(value: &Value) -> [f64; 2] {
    [number(&value[0]), number(&value[1])]
}

fn posterior(loss: &QuadraticLoss, case: &Value) -> Posterior {
    let lambda = Lambda::new(number(&case["lam"])).expect("λ");
    let model = Model::new(1, 1.0 / number(&case["kappa"]).sqrt()).expect("σ");
    let SolutionSet::Point(mode) = solve(loss, lambda).set else {
        panic!("one minimiser: {case}");
    };
    Posterior::new(loss, model, Prior::Laplace, lambda, mode)
}

#[track_caller]
fn close(ours: f64, truth: f64, tolerance: f64) {
    let off = (ours - truth).abs();
    assert!(off <= tolerance, "{ours:?} instead of {truth:?}: {off:e}");
}

#[test]
fn one_dimension() {
    let file = file();
    let cases = file["one_dimension"].as_array().expect("a list");
    assert_eq!(cases.len(), 9);
    for case in cases {
        let hessian = Hessian::new(number(&case["h"]), 0.0, 1.0).expect("definite");
        let loss = QuadraticLoss::new(hessian, [number(&case["z"]), 0.0], 0.0).expect("finite");
        let conditional = posterior(&loss, case).conditional(0).expect("proper");
        let tolerance = 1e-12;
        close(conditional.mode(), number(&case["mode"]), tolerance);
        assert_eq!(conditional.mode() == 0.0, number(&case["mode"]) == 0.0);
        close(conditional.mean(), number(&case["mean"]), tolerance);
        close(conditional.median(), number(&case["median"]), tolerance);
        close(conditional.variance(), number(&case["variance"]), tolerance);
        close(
            conditional.probability_positive(),
            number(&case["probability_positive"]),
            tolerance,
        );
    }
}

#[test]
fn two_dimensions() {
    let file = file();
    let cases = file["two_dimensions"].as_array().expect("a list");
    assert_eq!(cases.len(), 12);
    for case in cases {
        let h = &case["hessian"];
        let hessian = Hessian::new(number(&h[0]), number(&h[1]), number(&h[2])).expect("definite");
        let loss = QuadraticLoss::new(hessian, pair(&case["center"]), 0.0).expect("finite");
        let posterior = posterior(&loss, case);
        let mean = posterior.mean().expect("proper");
        for j in 0..2 {
            close(posterior.mode()[j], pair(&case["mode"])[j], 1e-12);
            assert_eq!(posterior.mode()[j] == 0.0, pair(&case["mode"])[j] == 0.0);
            close(mean[j], pair(&case["mean"])[j], 1e-10);
        }
    }
}
