//! Tables that were hard: many columns of few values, the same quantity in two units, y and λ out of range.

use lasso_path::problem::Lambda;
use lasso_path::regression::{
    Certificate, CoordinateDescent, CrossValidation, CrossValidationError, Design, DesignError,
    HeldOut, HeldOutError, LassoPath, Matrix, Ridge,
};
use lasso_path::solve::Random;
use strategies::number::lambda as some_lambda;

fn integers(n: usize, p: usize, seed: u64, values: u64) -> Design {
    let mut random = Random::new(seed);
    let mut draw = || (random.bits() % values) as f64;
    let x: Vec<f64> = (0..n * p).map(|_| draw()).collect();
    let y: Vec<f64> = (0..n).map(|_| draw()).collect();
    let x = Matrix::from_columns(n, p, x).expect("finite");
    Design::new(&x, &y).expect("a design")
}

/// With n − 1 columns the fit is perfect, and every gradient falls with λ: near 0 all columns are tied but for rounding.
#[test]
fn many_columns_of_few_values_end_at_zero() {
    for seed in 1..12 {
        for (n, p, values) in [(20, 200, 2), (12, 100, 100), (15, 60, 1_000_000_000)] {
            let design = integers(n, p, seed, values);
            let path = LassoPath::new(&design);
            assert_eq!(path.exact_from(), Lambda::ZERO);
            assert!(path.knots().len() < 12 * n, "{} knots", path.knots().len());
            for knot in path.knots() {
                let found = Certificate::lasso(&design, knot.lambda, &knot.theta.to_vec());
                assert!(
                    found.kkt_residual <= 1.1e-11 * path.lambda_max().value(),
                    "{found:?}"
                );
            }
        }
    }
}

/// Celsius and Kelvin are one column in two units, up to the rounding of the numbers as they were written.
#[test]
fn one_quantity_in_two_units_is_a_group() {
    let celsius = [36.5, 36.7, 36.6, 37.0, 36.9, 36.8, 36.5, 36.9];
    let kelvin = [
        309.65, 309.85, 309.75, 310.15, 310.05, 309.95, 309.65, 310.05,
    ];
    let fahrenheit = celsius.map(|c: f64| 1.8 * c + 32.0);
    let y = [1.0, 2.0, 2.0, 5.0, 4.0, 2.0, 1.0, 3.0];
    for columns in [[celsius, kelvin, fahrenheit], [fahrenheit, kelvin, celsius]] {
        let x = Matrix::from_columns(8, 3, columns.concat()).expect("finite");
        let design = Design::new(&x, &y).expect("a design");
        let path = LassoPath::new(&design);
        assert_eq!(path.groups().len(), 1);
        assert_eq!(path.groups()[0].columns, [0, 1, 2]);
        let least = path.theta(Lambda::ZERO).expect("exact");
        assert!(
            least.iter().all(|t| (t - least[0]).abs() <= 1e-12),
            "{least:?}"
        );
        for lambda in [0.0, 1e-25, 1e-12, 1e-8] {
            let theta = Ridge::new(&design).theta(some_lambda(lambda));
            assert!(
                theta.iter().all(|t| (t - least[0]).abs() <= 1e-6),
                "{lambda}: {theta:?}"
            );
        }
    }
}

/// As λ → 0⁺ ridge goes to its limit, p > n too.
#[test]
fn ridge_goes_to_its_limit() {
    for (n, p) in [(10, 30), (8, 36), (20, 60), (12, 40), (30, 10)] {
        for seed in 1..20 {
            let design = integers(n, p, seed, 100);
            let ridge = Ridge::new(&design);
            let limit = ridge.theta(Lambda::ZERO);
            let largest = limit.iter().fold(0.0, |most: f64, t| most.max(t.abs()));
            for power in [-10, -14, -16, -18, -20, -30, -300] {
                let theta = ridge.theta(some_lambda(10_f64.powi(power)));
                for (t, end) in theta.iter().zip(&limit) {
                    assert!(
                        (t - end).abs() <= 1e-5 * largest,
                        "1e{power}: {t} and {end}"
                    );
                }
            }
            let found = Certificate::lasso(&design, Lambda::ZERO, &limit);
            assert!(found.kkt_residual <= 1e-12 * LassoPath::new(&design).lambda_max().value());
        }
    }
}

#[test]
fn what_is_no_share_is_not_certified() {
    let design = integers(8, 3, 1, 10);
    for l1_ratio in [f64::NAN, f64::INFINITY, -1.0] {
        let found = Certificate::elastic_net(&design, Lambda::ONE, l1_ratio, &[0.0; 3]);
        assert!(found.kkt_residual.is_nan() && found.gap.is_nan() && found.relative_gap.is_nan());
        let descent = CoordinateDescent {
            l1_ratio,
            ..CoordinateDescent::default()
        };
        let found = &descent.grid(&design, &[Lambda::ONE], &[0.0; 3])[0];
        assert!(found.certificate.gap.is_nan());
    }
}

#[test]
fn numbers_out_of_range_are_named() {
    let x = Matrix::from_columns(3, 1, vec![1e308, 1.4e308, 1.2e308]).expect("finite");
    let spread = 1.4e308;
    let error = DesignError::Spread { column: 0, spread };
    assert_eq!(Design::new(&x, &[1.0, 2.0, 4.0]), Err(error));
    let x = Matrix::from_columns(2, 1, vec![1e200, -1e200]).expect("finite");
    let error = DesignError::Spread {
        column: 0,
        spread: 1e200,
    };
    assert_eq!(Design::from_standardized(x, vec![1.0, 2.0]), Err(error));
    let x = Matrix::from_columns(4, 1, vec![1.0, 2.0, 4.0, 3.0]).expect("finite");
    let y = [1.0, 2.0, f64::INFINITY, 1.0];
    let error = HeldOut::new(&x, &y, &[0, 1, 3], &[2]).map(|_| ());
    let value = f64::INFINITY;
    let fault = DesignError::ResponseNotFinite { row: 2, value };
    assert_eq!(error, Err(HeldOutError::Table(fault)));
    let validation = CrossValidation::new(&x, &y, &[0, 1, 0, 1]).map(|_| ());
    assert_eq!(validation, Err(CrossValidationError::Table(fault)));
    let error = HeldOut::new(&x, &[1.0], &[0, 1, 3], &[2]).map(|_| ());
    let fault = DesignError::Length {
        rows: 4,
        responses: 1,
    };
    assert_eq!(error, Err(HeldOutError::Table(fault)));
}
