//! Degenerate inputs and limits.

use lasso_path::posterior::{Model, NoPosterior, Posterior, Prior};
use lasso_path::problem::Lambda;

use super::{close, loss, posterior};

const TEXTBOOK: [f64; 3] = [1.0, 0.35, 0.8];
const CENTER: [f64; 2] = [2.4, 1.0];

#[test]
fn without_noise_there_is_no_density() {
    let model = Model::new(100, 0.0).expect("allowed");
    let loss = loss(TEXTBOOK, CENTER);
    for prior in [Prior::Laplace, Prior::Gaussian, Prior::Flat] {
        let posterior = Posterior::new(&loss, model, prior, Lambda::ONE, [1.75, 0.0]);
        assert_eq!(posterior.mode(), [1.75, 0.0]);
        assert_eq!(posterior.mean(), Err(NoPosterior::Noiseless));
        assert_eq!(posterior.conditional(0), Err(NoPosterior::Noiseless));
    }
}

/// As σ → 0 with λ fixed the posterior contracts to its mode, zeros included.
#[test]
fn with_little_noise_the_mean_is_near_the_mode() {
    let loss = loss(TEXTBOOK, CENTER);
    for sigma in [1e-2, 1e-6, 1e-12, 1e-50, 1e-100] {
        let posterior = posterior(&loss, Prior::Laplace, 1.15, 1.0 / (sigma * sigma));
        assert_eq!(posterior.mode(), [1.6, 0.0]);
        let mean = posterior.mean().expect("proper");
        close(mean[0], 1.6, 40.0 * sigma * sigma + 1e-15);
        assert!(mean[1] != 0.0 && mean[1].abs() < 40.0 * sigma * sigma);
    }
}

#[test]
fn without_a_prior_the_posterior_is_the_likelihood() {
    let loss = loss(TEXTBOOK, CENTER);
    for prior in [Prior::Laplace, Prior::Gaussian, Prior::Flat] {
        let posterior = posterior(&loss, prior, 0.0, 4.0);
        assert_eq!(posterior.mean(), Ok(CENTER));
        let conditional = posterior.conditional(0).expect("proper");
        assert_eq!(conditional.mean(), 2.4);
        assert_eq!(conditional.median(), 2.4);
        assert_eq!(conditional.prior_density(1.0), None);
        assert_eq!(conditional.standard_deviation(), 0.5);
        for t in [-1.0, 0.0, 2.0, 2.4] {
            assert_eq!(Some(conditional.density(t)), conditional.likelihood(t));
        }
    }
}

/// With a small λ the mean is θ̂ − λH⁻¹·sign θ̂, far from the axes.
#[test]
fn a_wide_prior_changes_little() {
    let loss = loss(TEXTBOOK, CENTER);
    for lambda in [1e-3, 1e-8, 1e-12, 1e-200] {
        let mean = posterior(&loss, Prior::Laplace, lambda, 1e4)
            .mean()
            .expect("proper");
        let determinant = 0.8 - 0.35 * 0.35;
        let shift = [(0.8 - 0.35) / determinant, (1.0 - 0.35) / determinant];
        for j in 0..2 {
            close(mean[j], CENTER[j] - lambda * shift[j], 1e-15);
        }
    }
}

/// With λ → ∞ the posterior tends to the prior: of θ/b there is only Laplace(0, 1) left.
#[test]
fn a_narrow_prior_is_all_that_counts() {
    let loss = loss(TEXTBOOK, CENTER);
    for lambda in [1e5, 1e6, 1e30, 1e100] {
        let posterior = posterior(&loss, Prior::Laplace, lambda, 1.0);
        let conditional = posterior.conditional(0).expect("proper");
        let mean = posterior.mean().expect("proper");
        let b = 1.0 / lambda;
        close(conditional.standard_deviation() / b, 2f64.sqrt(), 1e-4);
        close(conditional.density(0.0) * 2.0 * b, 1.0, 1e-4);
        assert!(conditional.mean().abs() < 1e-4 * b && mean[0].abs() < 1e-4 * b);
        if lambda < 1e7 {
            // To first order in b the density is that of the prior times 1 − κgt.
            let pull = loss.negative_gradient_at_zero()[0];
            close(conditional.mean() / (2.0 * b * b * pull), 1.0, 1e-4);
            close(mean[0] / (2.0 * b * b * pull), 1.0, 1e-4);
        }
    }
}

/// N((H + λI)⁻¹Hθ̂, (κ(H + λI))⁻¹).
#[test]
fn a_gaussian_prior_has_a_gaussian_posterior() {
    let loss = loss(TEXTBOOK, CENTER);
    let [h11, h12, h22] = TEXTBOOK;
    for (lambda, kappa) in [(0.3, 4.0), (2.0, 0.1), (1e8, 1e8)] {
        let posterior = posterior(&loss, Prior::Gaussian, lambda, kappa);
        let mean = posterior.mean().expect("proper");
        assert_eq!(mean, posterior.mode());
        let [a, d] = [h11 + lambda, h22 + lambda];
        let q = [h11 * 2.4 + h12 * 1.0, h12 * 2.4 + h22 * 1.0];
        let determinant = a * d - h12 * h12;
        close(
            mean[0] / ((d * q[0] - h12 * q[1]) / determinant),
            1.0,
            1e-14,
        );
        close(
            mean[1] / ((a * q[1] - h12 * q[0]) / determinant),
            1.0,
            1e-14,
        );
        let conditional = posterior.conditional(1).expect("proper");
        close(conditional.variance() * kappa * d, 1.0, 1e-14);
        assert_eq!(conditional.mean(), mean[1]);
        assert_eq!(conditional.median(), mean[1]);
    }
}

#[test]
fn a_flat_coordinate_has_the_prior_as_its_posterior() {
    let loss = loss([0.0, 0.0, 1.0], [3.0, 1.0]);
    let lasso = posterior(&loss, Prior::Laplace, 0.5, 4.0);
    let flat = lasso.conditional(0).expect("the prior is proper");
    assert_eq!(flat.likelihood(1.0), None);
    assert_eq!(flat.likelihood_mode(), None);
    for t in [-3.0, 0.0, 0.7] {
        assert_eq!(Some(flat.density(t)), flat.prior_density(t));
    }
    assert_eq!([flat.mode(), flat.mean(), flat.median()], [0.0; 3]);
    close(flat.variance(), 2.0 * 0.5 * 0.5, 1e-15);
    close(flat.quantile(0.9), -0.5 * 0.2f64.ln(), 1e-15);
    assert_eq!(flat.probability_positive(), 0.5);
    assert!(flat.draws(1, 1000).iter().all(|&t| t != 0.0));
    let mean = lasso.mean().expect("proper");
    assert_eq!(mean[0], 0.0);
    assert_eq!(mean[1], lasso.conditional(1).expect("proper").mean());
    let ridge = posterior(&loss, Prior::Gaussian, 0.5, 4.0);
    let flat = ridge.conditional(0).expect("the prior is proper");
    assert_eq!([flat.mode(), flat.mean(), flat.median()], [0.0; 3]);
    close(flat.variance(), 0.5, 1e-15);
}

#[test]
fn a_constant_loss_leaves_the_prior() {
    let loss = loss([0.0; 3], [3.0, 1.0]);
    for prior in [Prior::Laplace, Prior::Gaussian] {
        assert_eq!(posterior(&loss, prior, 0.1, 1.0).mean(), Ok([0.0; 2]));
    }
}

#[test]
fn improper_posteriors_say_so() {
    for (entries, rank) in [([0.0; 3], 0), ([1.0, 1.0, 1.0], 1), ([0.0, 0.0, 1.0], 1)] {
        let loss = loss(entries, CENTER);
        for prior in [Prior::Laplace, Prior::Gaussian, Prior::Flat] {
            let posterior = posterior(&loss, prior, 0.0, 1.0);
            assert_eq!(posterior.mean(), Err(NoPosterior::Improper { rank }));
            let error = posterior.conditional(0);
            if entries[0] == 0.0 {
                assert_eq!(
                    error,
                    Err(NoPosterior::ImproperCoordinate { coordinate: 0 })
                );
            } else {
                assert!(error.is_ok());
            }
        }
    }
    let message = NoPosterior::ImproperCoordinate { coordinate: 1 }.to_string();
    assert!(message.contains("coordinate 2") && message.contains("λ > 0"));
}

/// H of rank 1, also where Loss + λ‖θ‖₁ has a segment of minimisers: the posterior is proper, and
/// by symmetry its mean is in the middle.
#[test]
fn a_flat_direction_is_decided_by_the_prior() {
    let loss = loss([1.0, 1.0, 1.0], [1.0, 1.0]);
    for lambda in [1e-6, 0.1, 1.0, 10.0] {
        let mean = posterior(&loss, Prior::Laplace, lambda, 9.0)
            .mean()
            .expect("proper");
        close(mean[0], mean[1], 1e-8 * (1.0 + mean[0].abs()));
        assert!(mean[0] > 0.0 && mean[0] < 1.0);
    }
}

#[test]
fn the_least_and_the_largest_problems_have_an_answer() {
    for (entry, center, lambda, kappa) in [
        (1e-100, 1e100, 1e-3, 1.0),
        (1e100, 1e-100, 1e2, 1e100),
        (1e100, 1e100, 1e200, 1e-100),
        (1e100, 1e100, 1e199, 1e190),
        (1e-100, 1e-100, 1e-200, 1e-100),
        (1e-100, 1.0, 1e300, 1e199),
        (1.0, 1.0, 1e-300, 1e-190),
    ] {
        let loss = loss([entry, 0.3 * entry, entry], [center, -center]);
        let posterior = posterior(&loss, Prior::Laplace, lambda, kappa);
        for answer in [
            posterior.mean().map(|mean| mean[0]),
            posterior.conditional(0).map(|c| c.mean()),
            posterior.conditional(1).map(|c| c.median()),
        ] {
            match answer {
                Ok(value) => assert!(value.is_finite(), "{entry} {center} {lambda} {kappa}"),
                Err(error) => assert_eq!(error, NoPosterior::OutOfRange),
            }
        }
    }
}
