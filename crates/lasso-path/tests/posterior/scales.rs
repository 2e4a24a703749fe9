//! n, σ, and the scales of priors.

use lasso_path::posterior::{Model, ModelError, ScaleError};
use lasso_path::problem::Lambda;

use super::close;

fn lambda(value: f64) -> Lambda {
    Lambda::new(value).expect("not negative")
}

#[test]
fn each_scale_has_its_lambda() {
    for (n, sigma) in [(1, 1.0), (10, 0.5), (442, 54.0), (100, 1e-8), (7, 1e8)] {
        let model = Model::new(n, sigma).expect("plain");
        assert_eq!((model.n(), model.sigma()), (n, sigma));
        let variance = sigma * sigma;
        close(model.weight() * variance / n as f64, 1.0, 1e-15);
        for scale in [1e-8, 0.3, 1.0, 1e8] {
            let laplace = model.lambda_of_laplace(scale).expect("positive");
            close(laplace.value() * n as f64 * scale / variance, 1.0, 1e-15);
            close(
                model.laplace_scale(laplace).expect("σ > 0") / scale,
                1.0,
                1e-15,
            );
            let gaussian = model.lambda_of_gaussian(scale).expect("positive");
            close(
                gaussian.value() * n as f64 * scale * scale / variance,
                1.0,
                2e-15,
            );
            close(
                model.gaussian_scale(gaussian).expect("σ > 0") / scale,
                1.0,
                1e-15,
            );
            // 2b² = τ².
            let equal = model.lambda_of_equal_variance(laplace).expect("σ > 0");
            let tau = model.gaussian_scale(equal).expect("σ > 0");
            close(tau / (2f64.sqrt() * scale), 1.0, 1e-15);
            let formula = n as f64 * laplace.value().powi(2) / (2.0 * variance);
            close(equal.value() / formula, 1.0, 1e-15);
        }
    }
}

#[test]
fn a_flat_prior_is_lambda_zero() {
    let model = Model::new(20, 2.0).expect("plain");
    assert_eq!(model.laplace_scale(Lambda::ZERO), Ok(f64::INFINITY));
    assert_eq!(model.gaussian_scale(Lambda::ZERO), Ok(f64::INFINITY));
    assert_eq!(model.lambda_of_laplace(f64::INFINITY), Ok(Lambda::ZERO));
    assert_eq!(model.lambda_of_gaussian(f64::INFINITY), Ok(Lambda::ZERO));
    assert_eq!(
        model.lambda_of_equal_variance(Lambda::ZERO),
        Ok(Lambda::ZERO)
    );
}

#[test]
fn what_is_not_a_scale_says_why() {
    let model = Model::new(20, 2.0).expect("plain");
    for of in [Model::lambda_of_laplace, Model::lambda_of_gaussian] {
        assert_eq!(of(&model, 0.0), Err(ScaleError::Point));
        assert_eq!(of(&model, -1.0), Err(ScaleError::NotAScale { value: -1.0 }));
        let error = of(&model, f64::NAN).expect_err("not a number");
        assert!(error.to_string().contains("NaN"), "{error}");
    }
    let tiny = Model::new(1, 1e-100).expect("in range");
    let value = 1e150;
    assert_eq!(
        tiny.laplace_scale(lambda(value)),
        Err(ScaleError::OutOfRange { value })
    );
    assert_eq!(
        tiny.lambda_of_gaussian(1e100),
        Err(ScaleError::OutOfRange { value: 1e100 })
    );
    assert_eq!(
        tiny.lambda_of_equal_variance(lambda(1e60)),
        Err(ScaleError::OutOfRange { value: 1e60 })
    );
}

#[test]
fn without_noise_no_scale_belongs_to_a_lambda() {
    let model = Model::new(20, 0.0).expect("allowed");
    assert_eq!(model.weight(), f64::INFINITY);
    let error = ScaleError::Noiseless { lambda: 0.5 };
    assert_eq!(model.laplace_scale(lambda(0.5)), Err(error));
    assert_eq!(model.gaussian_scale(lambda(0.5)), Err(error));
    assert_eq!(model.lambda_of_equal_variance(lambda(0.5)), Err(error));
    assert!(error.to_string().contains("σ = 0"));
    // Data without noise outweigh any prior of a positive scale.
    assert_eq!(model.lambda_of_laplace(3.0), Ok(Lambda::ZERO));
    assert_eq!(model.lambda_of_gaussian(3.0), Ok(Lambda::ZERO));
}

#[test]
fn what_is_not_a_model_says_why() {
    assert_eq!(Model::new(0, 1.0), Err(ModelError::NoObservations));
    for value in [-1.0, f64::INFINITY] {
        assert_eq!(Model::new(5, value), Err(ModelError::Sigma { value }));
    }
    assert!(matches!(
        Model::new(5, f64::NAN),
        Err(ModelError::Sigma { .. })
    ));
    for value in [1e-101, 1e101] {
        assert_eq!(
            Model::new(5, value),
            Err(ModelError::SigmaOutOfRange { value })
        );
    }
    assert!(Model::new(1, 1e-100).is_ok() && Model::new(usize::MAX, 1e100).is_ok());
}
