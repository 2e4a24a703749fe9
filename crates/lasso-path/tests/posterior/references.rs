//! Against `posterior.json`: one dimension in closed form and by quadrature, the plane by quadrature in
//! both orders, all with 25 digits or more. Densities there are ∝ exp(−κ(Loss + λ‖θ‖₁)), which is
//! ours with n = 1 and σ = 1/√κ.

use lasso_path::posterior::Prior;
use serde_json::Value;

use super::{close, loss, posterior};

fn file() -> Value {
    serde_json::from_str(include_str!("posterior.json")).expect("JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn pair(value: &Value) -> [f64; 2] {
    [number(&value[0]), number(&value[1])]
}

#[test]
fn one_dimension() {
    let file = file();
    let cases = file["one_dimension"].as_array().expect("a list");
    assert_eq!(cases.len(), 9);
    for case in cases {
        let loss = loss([number(&case["h"]), 0.0, 1.0], [number(&case["z"]), 0.0]);
        let [lambda, kappa] = ["lam", "kappa"].map(|key| number(&case[key]));
        let posterior = posterior(&loss, Prior::Laplace, lambda, kappa);
        let conditional = posterior.conditional(0).expect("proper");
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
        let entries = [0, 1, 2].map(|i: usize| number(&h[i]));
        let loss = loss(entries, pair(&case["center"]));
        let [lambda, kappa] = ["lam", "kappa"].map(|key| number(&case[key]));
        let posterior = posterior(&loss, Prior::Laplace, lambda, kappa);
        let mean = posterior.mean().expect("proper");
        let [truth, mode] = [pair(&case["mean"]), pair(&case["mode"])];
        for (ours, truth) in mean.into_iter().zip(truth) {
            close(ours, truth, 1e-10);
        }
        for (ours, truth) in posterior.mode().into_iter().zip(mode) {
            close(ours, truth, 1e-12);
            assert_eq!(ours == 0.0, truth == 0.0);
        }
    }
}
