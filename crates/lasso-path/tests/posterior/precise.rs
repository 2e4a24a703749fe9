//! Against `precise.json`: 60 digits for one coordinate, and 26 in the plane, where both orders of
//! integration agree. Scales from 10⁻⁸ to 10⁸, λ from 0 to 10⁸·λ_max, correlations up to 1.

use lasso_path::posterior::Prior;
use serde_json::Value;

use super::{close, loss, posterior};

fn file() -> Value {
    serde_json::from_str(include_str!("precise.json")).expect("JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[test]
fn one_coordinate() {
    let file = file();
    let cases = file["conditionals"].as_array().expect("a list");
    assert!(cases.len() > 100);
    for case in cases {
        let [h, z, lambda, kappa] = [0, 1, 2, 3].map(|i: usize| number(&case[i]));
        let [mean, median, deviation, positive] = [4, 5, 6, 7].map(|i: usize| number(&case[i]));
        let loss = loss([h, 0.0, 1.0], [z, 0.0]);
        let posterior = posterior(&loss, Prior::Laplace, lambda, kappa);
        let ours = posterior.conditional(0).expect("proper");
        // h·z and √κ are rounded: a unit in the last place of z is what can be had.
        let tolerance = 2e-14 * deviation + 4e-16 * z.abs();
        close(ours.mean(), mean, tolerance);
        close(ours.median(), median, tolerance);
        let relative = tolerance / deviation;
        close(ours.standard_deviation() / deviation, 1.0, 1e-14 + relative);
        close(ours.probability_positive(), positive, relative);
        if mean != 0.0 {
            assert!(ours.mean() != 0.0 && ours.median() != 0.0, "{case}");
        }
    }
}

#[test]
fn the_mean_in_the_plane() {
    let file = file();
    let cases = file["means"].as_array().expect("a list");
    assert_eq!(cases.len(), 28);
    for case in cases {
        let pair = |i: usize| [number(&case[i][0]), number(&case[i][1])];
        let [h11, h22] = pair(0);
        let loss = loss([h11, number(&case[0][2]), h22], pair(1));
        let posterior = posterior(&loss, Prior::Laplace, number(&case[2]), number(&case[3]));
        let ours = posterior.mean().expect("proper");
        for (j, mean) in ours.into_iter().enumerate() {
            let off = (mean - pair(4)[j]).abs() / pair(5)[j];
            assert!(off <= 1e-11, "{case}: θ{} off {off:e}", j + 1);
        }
    }
}
