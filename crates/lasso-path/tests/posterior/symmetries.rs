//! What must hold by symmetry.

use lasso_path::posterior::Prior;
use lasso_path::problem::{Lambda, Objective};
use lasso_path::solve::Random;

use super::{close, loss, posterior};

struct Problem {
    entries: [f64; 3],
    center: [f64; 2],
    lambda: f64,
    kappa: f64,
}

fn problems() -> Vec<Problem> {
    let mut random = Random::new(5);
    let problem = |i: usize| {
        let [a, b] = [1.0, 1.0].map(|x: f64| x + 0.9 * random.symmetric());
        // Also all but singular ones, and all but independent ones.
        let correlation = match i % 4 {
            0 => random.symmetric(),
            1 => (1.0 - 1e-7 * random.symmetric().abs()).copysign(random.symmetric()),
            2 => 1e-9 * random.symmetric(),
            _ => 0.99 * random.symmetric().signum(),
        };
        Problem {
            entries: [a, correlation * (a * b).sqrt(), b],
            center: [3.0 * random.symmetric(), 3.0 * random.symmetric()],
            lambda: (12.0 * random.symmetric()).exp(),
            kappa: (10.0 * random.symmetric()).exp(),
        }
    };
    (0..400).map(problem).collect()
}

fn mean(problem: &Problem) -> [f64; 2] {
    let loss = loss(problem.entries, problem.center);
    posterior(&loss, Prior::Laplace, problem.lambda, problem.kappa)
        .mean()
        .expect("proper")
}

/// No more than the posterior's standard deviation of θ_j: the conditional one with the narrower of
/// prior and likelihood, or a part of how far the level set κ(F − F\*) = 1 goes in the flattest
/// direction.
fn spread(problem: &Problem, j: usize) -> f64 {
    let Problem {
        entries,
        center,
        lambda,
        kappa,
    } = *problem;
    let curvature = [entries[0], entries[2]][j];
    let conditional = (1.0 / (kappa * curvature).sqrt()).min(1.0 / (kappa * lambda));
    let loss = loss(entries, center);
    let mode = posterior(&loss, Prior::Laplace, lambda, kappa).mode();
    let objective = Objective::new(&loss, Lambda::new(lambda).expect("positive"), mode);
    let [_, flat] = loss.hessian().eigenvectors();
    let reach = |sign: f64| objective.reach(mode, flat.map(|x| sign * x), 1.0 / kappa);
    conditional.max(0.2 * flat[j].abs() * reach(1.0).max(reach(-1.0)))
}

/// The other order of integration: the coordinate in closed form is now by quadrature.
#[test]
fn names_of_coordinates_do_not_matter() {
    for problem in problems() {
        let [h11, h12, h22] = problem.entries;
        let swapped = Problem {
            entries: [h22, h12, h11],
            center: [problem.center[1], problem.center[0]],
            ..problem
        };
        let (ours, other) = (mean(&problem), mean(&swapped));
        for j in 0..2 {
            let tolerance = 1e-10 * spread(&problem, j) + 1e-14 * ours[j].abs();
            close(ours[j], other[1 - j], tolerance);
        }
    }
}

#[test]
fn signs_of_coordinates_do_not_matter() {
    for problem in problems() {
        let [h11, h12, h22] = problem.entries;
        let mirrored = Problem {
            entries: [h11, -h12, h22],
            center: [-problem.center[0], problem.center[1]],
            ..problem
        };
        let (ours, other) = (mean(&problem), mean(&mirrored));
        close(-ours[0], other[0], 1e-12 * spread(&problem, 0));
        close(ours[1], other[1], 1e-12 * spread(&problem, 1));
    }
}

/// Powers of two scale every number without rounding.
#[test]
fn units_do_not_matter() {
    for problem in problems() {
        let ours = mean(&problem);
        for exponent in [-300, -26, 26, 300] {
            let unit = 2f64.powi(exponent);
            let scaled = Problem {
                center: problem.center.map(|x| unit * x),
                lambda: unit * problem.lambda,
                kappa: problem.kappa / unit / unit,
                ..problem
            };
            assert_eq!(mean(&scaled), ours.map(|x| unit * x), "2^{exponent}");
        }
    }
}

#[test]
fn a_likelihood_centred_at_zero_has_all_summaries_at_zero() {
    for Problem {
        entries,
        lambda,
        kappa,
        ..
    } in problems()
    {
        let loss = loss(entries, [0.0; 2]);
        for prior in [Prior::Laplace, Prior::Gaussian, Prior::Flat] {
            let posterior = posterior(&loss, prior, lambda, kappa);
            let conditional = posterior.conditional(1).expect("proper");
            assert_eq!(conditional.mode(), 0.0);
            assert_eq!(conditional.mean(), 0.0);
            assert_eq!(conditional.median(), 0.0);
            assert_eq!(conditional.probability_positive(), 0.5);
        }
    }
}

/// Only the mode is 0, over a whole interval of λ; and it is the only one that is.
#[test]
fn mean_and_median_are_not_zero_where_the_mode_is() {
    let mut zeros = 0;
    for problem in problems() {
        let loss = loss(problem.entries, problem.center);
        let posterior = posterior(&loss, Prior::Laplace, problem.lambda, problem.kappa);
        let mean = posterior.mean().expect("proper");
        for j in 0..2 {
            let conditional = posterior.conditional(j).expect("proper");
            if conditional.mode() == 0.0 {
                zeros += 1;
                assert!(mean[j] != 0.0);
                let pull = loss.negative_gradient({
                    let mut at_zero = posterior.mode();
                    at_zero[j] = 0.0;
                    at_zero
                })[j];
                assert!(conditional.mean() * pull > 0.0);
                assert!(conditional.median() * pull > 0.0);
            }
        }
    }
    assert!(zeros > 100, "{zeros}");
}
