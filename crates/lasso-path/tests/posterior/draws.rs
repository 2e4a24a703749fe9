//! Draws against the distribution that they are from.

use lasso_path::posterior::{Conditional, Prior};

use super::{loss, posterior};

/// The largest distance between the draws' distribution and the posterior's, times √count
/// (Kolmogorov–Smirnov). The distribution is the integral of the density from draw to draw, by
/// Simpson's rule.
fn kolmogorov_smirnov(conditional: &Conditional, draws: &[f64]) -> f64 {
    let mut sorted = draws.to_vec();
    sorted.sort_by(f64::total_cmp);
    let spread = conditional.standard_deviation();
    let simpson = |a: f64, b: f64| {
        let pieces = 2.0 + ((b - a) / spread * 200.0).ceil();
        let step = (b - a) / pieces;
        (0..pieces as usize)
            .map(|i| {
                let start = a + step * i as f64;
                let density = |share: f64| conditional.density(start + share * step);
                step / 6.0 * (density(0.0) + 4.0 * density(0.5) + density(1.0))
            })
            .sum::<f64>()
    };
    let count = sorted.len() as f64;
    let mut largest = 0.0_f64;
    let mut below = 0.0;
    let mut last = sorted[0].min(conditional.mode()) - 40.0 * spread;
    for (i, &t) in sorted.iter().enumerate() {
        // The density has a kink at 0.
        below += if last < 0.0 && t > 0.0 {
            simpson(last, 0.0) + simpson(0.0, t)
        } else {
            simpson(last, t)
        };
        last = t;
        let i = i as f64;
        largest = largest
            .max((below - i / count).abs())
            .max((below - (i + 1.0) / count).abs());
    }
    largest * count.sqrt()
}

#[test]
fn draws_are_from_the_posterior() {
    let count = 4000;
    let mut tests = 0;
    for (center, lambda) in [
        (1.0, 0.0),
        (1.0, 0.4),
        (1.0, 1.0),
        (-1.0, 1.7),
        (0.0, 1.0),
        (3.0, 0.5),
        (-0.2, 50.0),
        (1.0, 1e6),
    ] {
        for prior in [Prior::Laplace, Prior::Gaussian] {
            for kappa in [0.5, 4.0, 1000.0] {
                let loss = loss([1.2, 0.0, 1.0], [center, 0.0]);
                let posterior = posterior(&loss, prior, lambda, kappa);
                let conditional = posterior.conditional(0).expect("proper");
                let draws = conditional.draws(7, count);
                // Above 1.95 once in a thousand; the seed is fixed.
                let distance = kolmogorov_smirnov(&conditional, &draws);
                assert!(
                    distance < 1.95,
                    "{center} {lambda} {prior:?} {kappa}: {distance}"
                );
                assert!(draws.iter().all(|&t| t != 0.0 && t.is_finite()));
                tests += 1;
            }
        }
    }
    assert_eq!(tests, 48);
}

#[test]
fn a_wrong_distribution_is_noticed() {
    let loss = loss([1.0, 0.0, 1.0], [1.0, 0.0]);
    let at = |lambda: f64| {
        let posterior = posterior(&loss, Prior::Laplace, lambda, 4.0);
        posterior.conditional(0).expect("proper")
    };
    let distance = kolmogorov_smirnov(&at(1.0), &at(1.2).draws(7, 4000));
    assert!(distance > 1.95, "{distance}");
}

#[test]
fn the_first_draws_are_the_same_for_every_count_and_move_with_lambda() {
    let loss = loss([1.0, 0.3, 1.0], [1.0, -0.5]);
    let at = |lambda: f64| {
        let posterior = posterior(&loss, Prior::Laplace, lambda, 9.0);
        posterior.conditional(0).expect("proper")
    };
    let many = at(0.5).draws(3, 500);
    assert_eq!(many[..20], at(0.5).draws(3, 20));
    assert_ne!(many[..20], at(0.5).draws(4, 20));
    assert!(at(0.5).draws(3, 0).is_empty());
    let moved = at(0.5 + 1e-9).draws(3, 500);
    assert!(many.iter().zip(&moved).all(|(a, b)| (a - b).abs() < 1e-7));
}

/// Where all mass is far from the likelihood, no sampler may get stuck or fall onto 0.
#[test]
fn far_tails_have_draws_too() {
    for (center, lambda) in [(1e8, 1e8 + 1.0), (1e8, 1e8), (1e8, 2e8), (-1e80, 1e80)] {
        let loss = loss([1.0, 0.0, 1.0], [center, 0.0]);
        let posterior = posterior(&loss, Prior::Laplace, lambda, 1.0);
        let conditional = posterior.conditional(0).expect("proper");
        let draws = conditional.draws(1, 2000);
        let mean = draws.iter().sum::<f64>() / 2000.0;
        let spread = conditional.standard_deviation();
        assert!((mean - conditional.mean()).abs() < 4.0 * spread / 2000f64.sqrt());
        assert!(draws.iter().all(|&t| t != 0.0 && (t / spread).abs() < 20.0));
    }
}
