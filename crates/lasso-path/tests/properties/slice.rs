//! One parameter with the other held fixed is the plane's problem on a line: the same values, the
//! same minimum, the same zeros.

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, Vector2, l1};
use lasso_path::solve::{PlanarPath, Slice};
use proptest::prelude::*;
use strategies::number::{coordinate, magnitude, power_of_ten, sign};
use strategies::{config, problem};

/// Eigenvalues from 10⁻³ to 10³ in any direction, and exactly singular ones.
fn loss() -> impl Strategy<Value = QuadraticLoss> {
    let eigenvalue = power_of_ten(-3.0..3.0);
    let hessian = prop_oneof![
        3 => problem::turned([eigenvalue.clone(), eigenvalue]),
        1 => problem::singular(4, 0..1),
    ];
    problem::loss(hessian, place())
}

fn place() -> impl Strategy<Value = f64> + Clone {
    coordinate(0.0..4.0)
}

/// λ anywhere up to beyond λ_max, at 0, and exactly at the knots.
fn lambda(loss: &QuadraticLoss, share: f64, knot: Option<usize>) -> f64 {
    let path = PlanarPath::new(loss);
    let knots = path.knots();
    match knot {
        Some(k) if !knots.is_empty() => knots[k % knots.len()].lambda.value(),
        Some(_) => 0.0,
        None => share * path.lambda_max().value(),
    }
}

fn solution(loss: &QuadraticLoss, lambda: f64) -> Vector2 {
    let lambda = Lambda::new(lambda).expect("not negative");
    PlanarPath::new(loss).solution(lambda).theta
}

/// The size of the gradients of a problem.
fn scale(loss: &QuadraticLoss, lambda: f64, theta: Vector2) -> f64 {
    let [larger, _] = loss.hessian().eigenvalues();
    let sizes = [loss.center(), theta].concat();
    lambda + larger * l1::norm(&sizes)
}

fn curvature(loss: &QuadraticLoss, j: usize) -> f64 {
    [loss.hessian().h11(), loss.hessian().h22()][j]
}

proptest! {
    #![proptest_config(config(4_000))]

    #[test]
    fn the_slice_through_the_solution_has_its_minimum_there(
        loss in loss(),
        share in 0.0..1.2_f64,
        knot in prop::option::weighted(0.3, 0..4_usize),
        j in 0..2_usize,
    ) {
        let lambda = lambda(&loss, share, knot);
        let theta = solution(&loss, lambda);
        let slice = Slice::at_solution(&loss, Lambda::new(lambda).expect("not negative"), theta, j);
        prop_assert_eq!(slice.minimum.to_bits(), theta[j].to_bits());
        // zero exactly where 0 is in the subdifferential
        let [low, high] = slice.subdifferential_at_zero();
        let holds = low <= 0.0 && 0.0 <= high;
        if lambda > 0.0 {
            prop_assert_eq!(theta[j] == 0.0, holds, "{:?}", slice);
        }
        // it differs from the slice through the rounded point by rounding alone
        let plain = Slice::through(&loss, Lambda::new(lambda).expect("not negative"), theta, j);
        let size = scale(&loss, lambda, theta);
        prop_assert!((plain.gradient - slice.gradient).abs() <= 1e-13 * size, "{:?} {:?}", plain, slice);
        prop_assert!(
            (plain.minimum - slice.minimum).abs() * slice.curvature <= 1e-13 * size,
            "{:?} {:?}", plain, slice
        );
        if let Some(z) = slice.center() {
            prop_assert!((slice.soft(z) - theta[j]).abs() * slice.curvature <= 1e-13 * size);
            // 0 in the derivative: ht* + g + λ sign t* = 0
            if theta[j] != 0.0 {
                let left = slice.slope(theta[j]) + lambda * theta[j].signum();
                prop_assert!(left.abs() <= 1e-13 * size);
            }
        }
    }

    #[test]
    fn its_values_are_those_of_the_plane(
        loss in loss(),
        lambda in 0.0..5.0_f64,
        point in [place(), place()],
        j in 0..2_usize,
        t in [place(), place()],
    ) {
        let slice = Slice::through(&loss, Lambda::new(lambda).expect("not negative"), point, j);
        let value = |t: f64| {
            let mut theta = point;
            theta[j] = t;
            loss.value(theta) + lambda * t.abs()
        };
        let [larger, _] = loss.hessian().eigenvalues();
        let size = larger * 100.0 + lambda * 4.0;
        // F up to the constant, so differences are equal
        let off = (slice.value(t[0]) - slice.value(t[1])) - (value(t[0]) - value(t[1]));
        // the parabola's own middle may lie far away
        let far = slice.loss(t[0]).max(slice.loss(t[1]));
        prop_assert!(off.abs() <= 1e-13 * (size + far), "{off} of {size}");
        // and no point is below the minimum
        for step in -40..=40 {
            let there = slice.minimum + f64::from(step) * 0.1;
            prop_assert!(
                slice.value(slice.minimum) <= slice.value(there) + 1e-13 * (size + far + slice.loss(there))
            );
        }
    }

    #[test]
    fn the_center_moves_to_where_it_is_wanted(
        loss in loss(),
        share in 0.0..1.2_f64,
        j in 0..2_usize,
        z in place(),
    ) {
        let lambda = lambda(&loss, share, None);
        let moved = Slice::move_center(&loss, Lambda::new(lambda).expect("not negative"), j, z);
        prop_assert_eq!(moved.is_none(), curvature(&loss, j) == 0.0);
        if let Some(center) = moved {
            prop_assert_eq!(center[1 - j], loss.center()[1 - j]);
            let moved = QuadraticLoss::new(*loss.hessian(), center, 0.0);
            let Ok(moved) = moved else {
                // between the numbers that a loss can have and 0
                return Ok(());
            };
            let theta = solution(&moved, lambda);
            let slice = Slice::at_solution(&moved, Lambda::new(lambda).expect("not negative"), theta, j);
            let seen = slice.center().expect("curved");
            let (coupling, h) = (loss.hessian().h12().abs(), slice.curvature);
            let reachable = if loss.hessian().rank() < 2 && lambda > 0.0 && coupling > h {
                z.abs().min(lambda / coupling).copysign(z)
            } else {
                z
            };
            let size = scale(&moved, lambda, theta) / h * loss.hessian().condition_number().min(1e6);
            prop_assert!(
                (seen - reachable).abs() <= 1e-13 * (size + z.abs()),
                "z = {seen}, not {reachable}: {slice:?}"
            );
        }
    }

    #[test]
    fn all_scales_have_finite_slices(
        sizes in [magnitude(), magnitude(), magnitude()],
        signs in [sign(), sign()],
        power in prop::sample::select(vec![-90, 0, 90]),
        j in 0..2_usize,
    ) {
        let unit = 10.0_f64.powi(power);
        let [a, b, c] = sizes;
        let hessian = Hessian::new(a * unit, 0.5 * signs[0] * (a * b).sqrt() * unit, b * unit).expect("definite");
        let loss = QuadraticLoss::new(hessian, [c * signs[1], c / unit.sqrt()], 0.0).expect("in range");
        let lambda = 0.5 * loss.lambda_max().value();
        let theta = solution(&loss, lambda);
        let slice = Slice::at_solution(&loss, Lambda::new(lambda).expect("not negative"), theta, j);
        let z = slice.center().expect("curved");
        let numbers = [z, slice.gradient, slice.soft(z), slice.ridge(z), slice.hard(z), slice.value(theta[j])];
        prop_assert!(numbers.iter().all(|x| x.is_finite()), "{numbers:?}");
        prop_assert_eq!(slice.minimum, theta[j]);
    }
}
