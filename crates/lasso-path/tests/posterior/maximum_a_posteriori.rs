//! Against `map.json`: y_i ~ N(x_i·θ, σ²) with X as it is, and independent priors of a given scale. There
//! λ_file = σ²/b and σ²/τ² stand beside ½‖y − Xθ‖²; ours is per observation, λ = λ_file/n.

use std::f64::consts::TAU;

use lasso_path::posterior::Model;
use lasso_path::problem::{Hessian, QuadraticLoss};
use lasso_path::solve::penalty::Penalty;
use serde_json::Value;

use super::close;

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().expect("a list");
    list.iter().map(|x| x.as_f64().expect("a number")).collect()
}

struct Case {
    loss: QuadraticLoss,
    model: Model,
    rows: usize,
    sigma2: f64,
    b: f64,
    tau: f64,
}

impl Case {
    fn new(case: &Value) -> Self {
        let rows: Vec<Vec<f64>> = case["X"]
            .as_array()
            .expect("X")
            .iter()
            .map(numbers)
            .collect();
        let y = numbers(&case["y"]);
        let n = y.len() as f64;
        let gram = |i: usize, j: usize| rows.iter().map(|x| x[i] * x[j]).sum::<f64>() / n;
        let inner = |i: usize| rows.iter().zip(&y).map(|(x, y)| x[i] * y).sum::<f64>() / n;
        let (a, b, d) = (gram(0, 0), gram(0, 1), gram(1, 1));
        let determinant = a * d - b * b;
        let center = [
            (d * inner(0) - b * inner(1)) / determinant,
            (a * inner(1) - b * inner(0)) / determinant,
        ];
        let residual = |(x, y): (&Vec<f64>, &f64)| y - x[0] * center[0] - x[1] * center[1];
        let squares: f64 = rows.iter().zip(&y).map(|pair| residual(pair).powi(2)).sum();
        let hessian = Hessian::new(a, b, d).expect("definite");
        let number = |key: &str| case[key].as_f64().expect("a number");
        let sigma2 = number("sigma2");
        Self {
            loss: QuadraticLoss::new(hessian, center, 0.5 * squares / n).expect("finite"),
            model: Model::new(y.len(), sigma2.sqrt()).expect("σ"),
            rows: y.len(),
            sigma2,
            b: number("laplace_scale"),
            tau: number("gaussian_prior_tau2").sqrt(),
        }
    }

    /// −log posterior up to the evidence, from (n/σ²)(Loss + penalty) and the constants of likelihood
    /// and prior.
    fn negative_log(&self, theta: [f64; 2], penalty: f64, prior_constant: f64) -> f64 {
        0.5 * self.rows as f64 * (TAU * self.sigma2).ln()
            + self.model.weight() * (self.loss.value(theta) + penalty)
            + prior_constant
    }
}

#[test]
fn the_mode_and_the_negative_log_posterior() {
    let file: Value = serde_json::from_str(include_str!("map.json")).expect("JSON");
    let cases = file["cases"].as_array().expect("a list");
    assert!(!cases.is_empty());
    for value in cases {
        let case = Case::new(value);
        let n = case.rows as f64;
        let number = |key: &str| value[key].as_f64().expect("a number");
        let lasso = case.model.lambda_of_laplace(case.b).expect("positive");
        let ridge = case.model.lambda_of_gaussian(case.tau).expect("positive");
        close(lasso.value() * n / number("lambda_lasso"), 1.0, 1e-14);
        close(ridge.value() * n / number("lambda_ridge"), 1.0, 1e-14);
        let constants = [2.0 * (2.0 * case.b).ln(), (TAU * case.tau * case.tau).ln()];
        for (penalty, lambda, constant, mode, least) in [
            (
                Penalty::L1,
                lasso,
                constants[0],
                "theta_map_laplace",
                "neg_log_posterior_at_map",
            ),
            (
                Penalty::Ridge,
                ridge,
                constants[1],
                "theta_map_gaussian",
                "neg_log_posterior_gaussian_at_map",
            ),
        ] {
            let theta = penalty.solve(&case.loss, lambda).theta;
            for (ours, truth) in theta.into_iter().zip(numbers(&value[mode])) {
                close(ours, truth, 1e-9);
                assert_eq!(ours == 0.0, truth == 0.0);
            }
            let ours = case.negative_log(theta, lambda.value() * penalty.value(theta), constant);
            close(ours / number(least), 1.0, 1e-12);
        }
        let grid = numbers(&value["grid_theta"]);
        for (i, &first) in grid.iter().enumerate() {
            for (j, &second) in grid.iter().enumerate() {
                let theta = [first, second];
                let penalty = lasso.value() * (first.abs() + second.abs());
                let truth = numbers(&value["grid_neg_log_posterior_laplace"][i])[j];
                let ours = case.negative_log(theta, penalty, constants[0]);
                close(ours / truth, 1.0, 1e-12);
            }
        }
    }
}
