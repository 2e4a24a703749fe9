//! Draws of θ̂: their moments, that they are fixed by the seed, and that many are solved as one is.

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
use lasso_path::solve::draws;
use lasso_path::solve::penalty::Penalty;

fn loss(h: [f64; 3], center: [f64; 2]) -> QuadraticLoss {
    let hessian = Hessian::new(h[0], h[1], h[2]).expect("positive semidefinite");
    QuadraticLoss::new(hessian, center, 0.0).expect("within range")
}

#[test]
fn moments_are_those_of_least_squares() {
    for h in [[1.0, 0.9, 1.0], [4.0, -1.0, 0.5], [1.0, 0.0, 1.0]] {
        let loss = loss(h, [1.0, -0.5]);
        let (spread, count) = (0.3, 200_000);
        let sample = draws(&loss, spread, 42, count);
        let n = count as f64;
        let mean = [0, 1].map(|j: usize| sample.iter().map(|d| d[j]).sum::<f64>() / n);
        let determinant = loss.hessian().determinant();
        let inverse = [[h[2], -h[1]], [-h[1], h[0]]]
            .map(|row| row.map(|x| x / determinant * spread * spread));
        for i in 0..2 {
            // Five standard errors.
            let error = 5.0 * (inverse[i][i] / n).sqrt();
            assert!((mean[i] - loss.center()[i]).abs() < error, "{mean:?}");
            for j in 0..2 {
                let covariance = sample
                    .iter()
                    .map(|d| (d[i] - mean[i]) * (d[j] - mean[j]))
                    .sum::<f64>()
                    / n;
                let error = 5.0 * (2.0 / n * inverse[i][i] * inverse[j][j]).sqrt();
                assert!(
                    (covariance - inverse[i][j]).abs() < error,
                    "{covariance} {inverse:?}"
                );
            }
        }
        // Half of a normal distribution's mass is within 0.6745 standard deviations, in each coordinate.
        let inside = sample
            .iter()
            .filter(|d| (d[0] - 1.0).abs() < 0.674_489_75 * inverse[0][0].sqrt())
            .count();
        assert!((inside as f64 / n - 0.5).abs() < 0.006, "{inside}");
    }
}

#[test]
fn the_seed_fixes_the_draws() {
    let loss = loss([2.0, 1.0, 1.5], [1.0, 2.0]);
    let sample = draws(&loss, 0.5, 7, 1000);
    assert_eq!(sample, draws(&loss, 0.5, 7, 1000));
    assert_eq!(sample[..10], draws(&loss, 0.5, 7, 10));
    assert_ne!(sample, draws(&loss, 0.5, 8, 1000));
    assert!(draws(&loss, 0.0, 7, 10).iter().all(|d| *d == [1.0, 2.0]));
    assert!(
        draws(&loss, f64::NAN, 7, 10)
            .iter()
            .all(|d| *d == [1.0, 2.0])
    );
    let huge = draws(&loss, f64::MAX, 7, 10);
    assert!(huge.iter().flatten().all(|x| x.is_finite()));
}

#[test]
fn a_singular_loss_spreads_along_its_curved_direction_only() {
    let loss = loss([1.0, 1.0, 1.0], [1.0, 0.5]);
    for draw in draws(&loss, 0.3, 3, 100) {
        assert!((draw[0] - draw[1] - 0.5).abs() < 1e-14, "{draw:?}");
    }
}

#[test]
fn many_are_solved_as_one_is() {
    for h in [
        [1.0, 0.95, 1.0],
        [8.0, 6.0, 5.0],
        [1.0, 1.0, 1.0],
        [1.0, 0.0, 0.0],
        [0.0, 0.0, 0.0],
        [1.0, -0.999_999_999, 1.0],
    ] {
        let loss = loss(h, [1.0, 0.5]);
        let mut sample = draws(&loss, 0.4, 11, 3000);
        // Zeros, equal pulls, other magnitudes.
        sample.extend([
            [0.0, 0.0],
            [1.0, 1.0],
            [1.0, -1.0],
            [0.0, 2.0],
            [1e100, 1e-100],
            [3e-50, -1e-50],
        ]);
        for penalty in Penalty::ALL {
            for lambda in [0.0, 0.1, 0.5, 2.0, 1e9] {
                let lambda = Lambda::new(lambda).expect("not negative");
                let mut out = vec![[f64::NAN; 2]; sample.len()];
                penalty.minimise_many(&loss, &sample, lambda, &mut out);
                for (draw, theta) in sample.iter().zip(&out) {
                    let one =
                        QuadraticLoss::new(*loss.hessian(), *draw, 0.0).expect("within range");
                    let expected = penalty.minimise(&one, lambda).least_norm_point();
                    assert_eq!(
                        theta.map(f64::to_bits),
                        expected.map(f64::to_bits),
                        "{penalty:?} {lambda} {draw:?}"
                    );
                }
            }
        }
    }
}
