//! Against the definitions: densities, and expectations by a quadrature of the test's own.

use std::f64::consts::PI;

use lasso_path::posterior::{Conditional, Posterior, Prior};
use lasso_path::solve::Random;

use super::{close, loss, posterior};

/// ∫ f over [a, b] by the double exponential rule (H. Takahasi, M. Mori, 1974).
fn integral(f: impl Fn(f64) -> f64, a: f64, b: f64) -> f64 {
    let half = 0.5 * (b - a);
    let step = 1.0 / 64.0;
    (-256..=256)
        .map(|k| {
            let t = step * f64::from(k);
            let inner = 0.5 * PI * t.sinh();
            let weight = 0.5 * PI * t.cosh() / inner.cosh().powi(2);
            let x = if t < 0.0 {
                a + half * inner.exp() / inner.cosh()
            } else {
                b - half * (-inner).exp() / inner.cosh()
            };
            if weight > 0.0 {
                step * half * weight * f(x)
            } else {
                0.0
            }
        })
        .sum()
}

/// ∫ g·density, in pieces that end at 0.
fn expectation(conditional: &Conditional, g: impl Fn(f64) -> f64) -> f64 {
    let (mode, spread) = (conditional.mode(), conditional.standard_deviation());
    let mut ends: Vec<f64> = [-60.0, -8.0, 0.0, 8.0, 60.0]
        .map(|c| mode + c * spread)
        .into_iter()
        .chain([0.0])
        .collect();
    ends.sort_by(f64::total_cmp);
    let density = |t: f64| g(t) * conditional.density(t);
    ends.windows(2)
        .map(|pair| integral(density, pair[0], pair[1]))
        .sum()
}

struct Case {
    entries: [f64; 3],
    center: [f64; 2],
    prior: Prior,
    lambda: f64,
    kappa: f64,
    posterior: Posterior,
}

fn random_cases() -> Vec<Case> {
    let mut random = Random::new(33);
    let case = |i: usize| {
        let [a, b] = [1.0, 1.0].map(|x: f64| x + 0.9 * random.symmetric());
        let entries = [a, random.symmetric() * (a * b).sqrt(), b];
        let center = [3.0 * random.symmetric(), 3.0 * random.symmetric()];
        let prior = [Prior::Laplace, Prior::Gaussian, Prior::Flat][i % 3];
        let lambda = 4.0 * random.symmetric().abs().powi(2);
        let kappa = (3.0 * random.symmetric()).exp();
        Case {
            entries,
            center,
            prior,
            lambda,
            kappa,
            posterior: posterior(&loss(entries, center), prior, lambda, kappa),
        }
    };
    (0..120).map(case).collect()
}

#[test]
fn densities_are_those_of_the_definition() {
    for case in random_cases() {
        let conditional = case.posterior.conditional(1).expect("proper");
        let mode = case.posterior.mode();
        let Case {
            prior,
            lambda,
            kappa,
            ..
        } = case;
        let ([h11, h12, h22], center) = (case.entries, case.center);
        let loss = |t: f64| {
            let [x, y] = [mode[0] - center[0], t - center[1]];
            0.5 * (h11 * x * x + 2.0 * h12 * x * y + h22 * y * y)
        };
        let penalty = |t: f64| match prior {
            Prior::Flat => 0.0,
            Prior::Laplace => lambda * t.abs(),
            Prior::Gaussian => 0.5 * lambda * t * t,
        };
        // Up to a factor, which their integrals decide.
        for t in [-1.3, -0.2, 0.0, 0.4, 2.0] {
            let from = 0.25;
            let ratio = |f: &dyn Fn(f64) -> f64| (-kappa * (f(t) - f(from))).exp();
            let near = |ours: f64, truth: f64| close(ours, truth, 1e-12 * truth + 1e-300);
            near(
                conditional.density(t) / conditional.density(from),
                ratio(&|t| loss(t) + penalty(t)),
            );
            let likelihood = |t: f64| conditional.likelihood(t).expect("not flat");
            near(likelihood(t) / likelihood(from), ratio(&loss));
            if prior != Prior::Flat {
                let density = |t: f64| conditional.prior_density(t).expect("not flat");
                near(density(t) / density(from), ratio(&penalty));
            }
        }
        let mean = expectation(&conditional, |t| t);
        let spread = conditional.standard_deviation();
        close(expectation(&conditional, |_| 1.0), 1.0, 1e-13);
        close(conditional.mean(), mean, 1e-13 * (spread + mean.abs()));
        let square = expectation(&conditional, |t| (t - mean) * (t - mean));
        close(conditional.variance() / square, 1.0, 1e-12);
        let positive = expectation(&conditional, |t| if t > 0.0 { 1.0 } else { 0.0 });
        close(conditional.probability_positive(), positive, 1e-12);
    }
}

#[test]
fn prior_and_likelihood_integrate_to_one() {
    for Case { posterior, .. } in random_cases() {
        let conditional = posterior.conditional(0).expect("proper");
        let z = conditional.likelihood_mode().expect("not flat");
        let likelihood = |t: f64| conditional.likelihood(t).expect("not flat");
        let width = 10.0 / (likelihood(z) * (2.0 * PI).sqrt());
        close(integral(likelihood, z - width, z + width), 1.0, 1e-12);
        if let Some(height) = conditional.prior_density(0.0) {
            let prior = |t: f64| conditional.prior_density(t).expect("not flat");
            let width = 40.0 / height;
            close(2.0 * integral(prior, 0.0, width), 1.0, 1e-12);
        }
    }
}

#[test]
fn the_mode_is_the_solution_to_the_last_bit() {
    for Case { posterior, .. } in random_cases() {
        for j in 0..2 {
            let conditional = posterior.conditional(j).expect("proper");
            let mode = conditional.mode();
            assert_eq!(mode.to_bits(), posterior.mode()[j].to_bits());
            // It is where the density is largest.
            let spread = conditional.standard_deviation();
            for step in [-1.0, -1e-3, 1e-3, 1.0] {
                assert!(conditional.density(mode + step * spread) < conditional.density(mode));
            }
        }
    }
}

#[test]
fn quantiles_have_their_probability_below() {
    for Case { posterior, .. } in random_cases() {
        let conditional = posterior.conditional(0).expect("proper");
        for probability in [1e-9, 0.02, 0.3, 0.5, 0.9, 0.999_999] {
            let t = conditional.quantile(probability);
            let below = |s: f64| if s <= t { 1.0 } else { 0.0 };
            // In pieces that end at t and at 0.
            let (mode, spread) = (conditional.mode(), conditional.standard_deviation());
            let mut ends = [mode - 60.0 * spread, t - 4.0 * spread, t, 0.0, mode];
            ends.sort_by(f64::total_cmp);
            let mass: f64 = ends
                .windows(2)
                .map(|pair| {
                    let middle = below(0.5 * (pair[0] + pair[1]));
                    middle * integral(|s| conditional.density(s), pair[0], pair[1])
                })
                .sum();
            close(mass / probability, 1.0, 1e-11);
        }
        assert_eq!(conditional.quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(conditional.quantile(1.0), f64::INFINITY);
        assert!(conditional.quantile(1.5).is_nan());
        assert_eq!(conditional.quantile(0.5), conditional.median());
    }
}
