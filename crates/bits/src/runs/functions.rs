//! The functions of the C library themselves, and samples, which are drawn with a logarithm.

use super::Run;
use lasso_path::problem::{Hessian, QuadraticLoss};
use lasso_path::solve::draws;

/// One unit in the last place.
const UNIT: f64 = f64::EPSILON;

pub fn runs() -> Vec<Run> {
    let mut runs = Vec::new();
    for k in 1..=200 {
        let x = f64::from(k) * 0.37;
        let mut add = |what: &str, value| {
            runs.push(Run::within(
                UNIT,
                format!("functions: {what} at {x}"),
                vec![value],
            ));
        };
        add("hypot", x.hypot(1.3));
        add("powf", x.powf(0.7));
        add("exp", (-0.3 * x).exp());
        add("ln", (1.0 + x).ln());
    }
    let hessian = Hessian::correlation(0.6).expect("|ρ| ≤ 1");
    let loss = QuadraticLoss::new(hessian, [3.0, 1.0], 0.0).expect("within range");
    let samples = draws(&loss, 0.3, 1, 2000).concat();
    runs.push(Run::within(UNIT, "functions: samples of θ̂".into(), samples));
    runs
}
