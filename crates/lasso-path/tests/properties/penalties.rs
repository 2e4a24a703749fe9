//! Properties of all penalties on random problems; the oracles are definitions and brute force.

use std::time::Instant;

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::penalty::{Exponent, LambdaForRadius, Mix, Penalty};
use lasso_path::solve::{Certificate, Radius, SolutionSet};
use proptest::prelude::*;
use strategies::config;
use strategies::number::{coordinate, correlation, lambda as some_lambda, magnitude};
use strategies::penalty::{bridge, concave, convex_or_none, elastic_net};
use strategies::problem;

use super::{is_plain, largest};

fn loss() -> impl Strategy<Value = QuadraticLoss> {
    let hessian = problem::correlated(magnitude(), correlation(12));
    problem::loss(hessian, coordinate(magnitude()))
}

fn objective(penalty: Penalty, loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> f64 {
    loss.excess(theta) + lambda.value() * penalty.value(theta)
}

/// How much more of the residual binary64 numbers leave with a high power: a θ that is off by its last
/// place or two moves λp|θ|^{p−1}, which [`Certificate::scale`] covers, by p − 1 times that.
fn of_the_power(penalty: Penalty) -> f64 {
    match penalty {
        Penalty::Bridge(p) if p.value().is_finite() => {
            4.0 * f64::EPSILON * (p.value() - 1.0).max(0.0)
        }
        _ => 0.0,
    }
}

/// λ∂P from the definitions, as bounds on the coordinates of g (of g₁ ± g₂ for p = ∞).
fn distance(penalty: Penalty, lambda: f64, theta: Vector2, g: Vector2) -> f64 {
    let sum = |bounds: [(f64, f64); 2], g: Vector2| {
        (0..2)
            .map(|j| (bounds[j].0 - g[j]).max(g[j] - bounds[j].1).max(0.0))
            .fold(0.0, f64::max)
    };
    let l1 = |x: f64, weight: f64| {
        if x == 0.0 {
            (-weight, weight)
        } else {
            (weight * x.signum(), weight * x.signum())
        }
    };
    match penalty {
        Penalty::None => sum([(0.0, 0.0); 2], g),
        Penalty::L1 => sum(theta.map(|x| l1(x, lambda)), g),
        Penalty::Ridge => sum(theta.map(|x| (lambda * x, lambda * x)), g),
        Penalty::ElasticNet(mix) => {
            let r = mix.value();
            sum(
                theta.map(|x| {
                    let (a, b) = l1(x, lambda * r);
                    let k = lambda * (1.0 - r) * x;
                    (a + k, b + k)
                }),
                g,
            )
        }
        Penalty::Bridge(p) if p.value() == f64::INFINITY => {
            let uv = [theta[0] + theta[1], theta[0] - theta[1]];
            sum(uv.map(|x| l1(x, lambda)), [g[0] + g[1], g[0] - g[1]])
        }
        Penalty::Bridge(p) if p.value() == 1.0 => sum(theta.map(|x| l1(x, lambda)), g),
        Penalty::Bridge(p) => sum(
            theta.map(|x| {
                if x == 0.0 && p.value() < 1.0 {
                    return (f64::NEG_INFINITY, f64::INFINITY);
                }
                let s = lambda * p.value() * x.abs().powf(p.value() - 1.0) * x.signum();
                (s, s)
            }),
            g,
        ),
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn convex_solutions_are_optimal(loss in loss(), penalty in convex_or_none(), factor in prop_oneof![1e-3..3.0, 1e-12..1e-6, 1e3..1e9]) {
        let lambda = some_lambda(factor * penalty.typical_lambda(&loss).value());
        prop_assume!(penalty.value(loss.center()).is_finite());
        let solution = penalty.solve(&loss, lambda);
        prop_assert!(is_plain(solution.theta), "{solution:?}");
        let certificate = solution.certificate;
        // For p near 1 a coordinate may be too small for binary64; then the slope there is not known.
        let underflow = solution.theta.iter().any(|t| t.abs() < 1e-280)
            && matches!(penalty, Penalty::Bridge(p) if p.value() > 1.0 && p.value() < 1.1);
        // Nor is it with a λ at the end of all numbers, where λp is ∞ in the definition's plain form.
        let residual_is_known = !underflow && lambda.value() < 1e300;
        prop_assert!(underflow || certificate.kkt_residual <= (2e-14 + of_the_power(penalty)) * certificate.scale, "{penalty:?} {lambda:?} {solution:?}");
        let scale = loss.excess([0.0; 2]) + certificate.scale * largest(solution.theta);
        prop_assert!((0.0..=1e-13 * scale).contains(&certificate.gap), "{penalty:?} {lambda:?} {solution:?} {scale:e}");
        let residual = distance(penalty, lambda.value(), solution.theta, loss.negative_gradient(solution.theta));
        if residual_is_known && (!matches!(penalty, Penalty::None) || loss.hessian().rank() == 2) {
            prop_assert!(residual <= (3e-14 + of_the_power(penalty)) * certificate.scale, "{penalty:?} {residual:e} {solution:?}");
        }
        prop_assert!(solution.others.is_empty());
    }

    /// The gap bounds what any point could gain.
    #[test]
    fn gaps_are_bounds(loss in loss(), penalty in prop_oneof![3 => convex_or_none(), 1 => concave()], factor in 1e-3..3.0, x in -2.0..2.0, y in -2.0..2.0) {
        let lambda = some_lambda(factor * penalty.typical_lambda(&loss).value());
        let size = largest(loss.center());
        let point = [x * size, y * size];
        let best = penalty.minimise(&loss, lambda).least_norm_point();
        let (value, least) = (objective(penalty, &loss, lambda, point), objective(penalty, &loss, lambda, best));
        prop_assume!(value.is_finite() && least.is_finite());
        prop_assert!(least <= value * (1.0 + 1e-13), "{penalty:?} {best:?} {point:?}");
        let certificate = penalty.certificate(&loss, lambda, point);
        prop_assert!(certificate.gap >= (value - least) - 1e-12 * value, "{penalty:?} {certificate:?} {value:e} {least:e}");
    }

    #[test]
    fn concave_global_minimum_beats_a_grid(loss in loss(), penalty in concave(), factor in prop_oneof![0.01..2.0, 1e-6..1e-2]) {
        let end = penalty.lambda_max(&loss).expect("p < 1 has one").value();
        let lambda = some_lambda(factor * end);
        prop_assume!(lambda.value() > 0.0);
        let solution = penalty.solve(&loss, lambda);
        prop_assert!(is_plain(solution.theta), "{solution:?}");
        let value = objective(penalty, &loss, lambda, solution.theta);
        let scale = loss.excess([0.0; 2]);
        // Dense grid and compass search.
        let size = 1.5 * largest(loss.center());
        let mut best = (f64::INFINITY, [0.0; 2]);
        let grid = |k: i32| f64::from(k) / 20.0 * size;
        for i in -20..=20 { for j in -20..=20 {
            let point = [grid(i), grid(j)];
            let value = objective(penalty, &loss, lambda, point);
            if value < best.0 { best = (value, point); }
        }}
        let mut step = 0.05 * size;
        while step > 1e-9 * size {
            let moves = [[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0], [1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]];
            let before = best.0;
            for [a, b] in moves {
                let point = [best.1[0] + a * step, best.1[1] + b * step];
                for point in [point, [point[0], 0.0], [0.0, point[1]]] {
                    let value = objective(penalty, &loss, lambda, point);
                    if value < best.0 { best = (value, point); }
                }
            }
            if best.0 >= before { step *= 0.5; }
        }
        prop_assert!(value <= best.0 + 1e-12 * scale, "{penalty:?} {lambda:?}: {value:e} {solution:?} > {best:?}");
        prop_assert!(solution.certificate.gap <= 1e-9 * scale, "{penalty:?} {lambda:?} {solution:?} {scale:e}");
        prop_assert!(solution.certificate.kkt_residual <= 1e-13 * solution.certificate.scale, "{penalty:?} {solution:?}");
        // Every local minimum is stationary and not undercut nearby.
        for other in &solution.others {
            let here = objective(penalty, &loss, lambda, *other);
            prop_assert!(here >= value * (1.0 - 1e-13));
            let certificate = penalty.subdifferential(lambda, *other).distance(loss.negative_gradient(*other));
            let residual = distance(penalty, lambda.value(), *other, loss.negative_gradient(*other));
            prop_assert!(certificate <= 1e-13 * solution.certificate.scale.max(penalty.certificate(&loss, lambda, *other).scale), "{penalty:?} {other:?}");
            prop_assert!(residual <= 2e-13 * solution.certificate.scale.max(penalty.certificate(&loss, lambda, *other).scale));
        }
        // Beyond λ_max the origin; before it not.
        if factor > 1.0 + 1e-9 { prop_assert_eq!(solution.theta, [0.0; 2]); }
        if factor < 1.0 - 1e-9 { prop_assert!(solution.theta != [0.0; 2]); }
    }

    #[test]
    fn special_cases_coincide(loss in loss(), factor in prop_oneof![0.0..2.0, 1e3..1e6]) {
        let lambda = some_lambda(factor * loss.lambda_max().value());
        let half = some_lambda(0.5 * lambda.value());
        let l1 = Penalty::L1.minimise(&loss, lambda);
        prop_assert_eq!(bridge(1.0).minimise(&loss, lambda), l1);
        prop_assert_eq!(elastic_net(1.0).minimise(&loss, lambda), l1);
        let ridge = Penalty::Ridge.minimise(&loss, lambda);
        prop_assert_eq!(bridge(2.0).minimise(&loss, half), ridge);
        prop_assert_eq!(elastic_net(0.0).minimise(&loss, lambda), ridge);
        // The neighbours are near.
        let size = largest(loss.center());
        let near = |a: SolutionSet, b: SolutionSet, tolerance: f64| {
            let (a, b) = (a.least_norm_point(), b.least_norm_point());
            (0..2).all(|j| (a[j] - b[j]).abs() <= tolerance * size)
        };
        if loss.hessian().condition_number() < 100.0 && lambda.value() > 0.0 {
            prop_assert!(near(elastic_net(1e-12).minimise(&loss, lambda), ridge, 1e-8) || size < 1e-3);
        }
        if lambda.value() > 0.0 {
            prop_assert!(near(bridge(2.0 + 1e-14).minimise(&loss, half), ridge, 1e-10), "{:?} {ridge:?}", bridge(2.0 + 1e-14).minimise(&loss, half));
        }
        prop_assert_eq!(Penalty::None.minimise(&loss, lambda), Penalty::L1.minimise(&loss, Lambda::ZERO));
    }

    /// λ → radius → λ: the radius is hit as nearly as a unit in the last place of λ allows.
    #[test]
    fn radii_lead_back(loss in loss(), penalty in convex_or_none(), factor in 1e-3..2.0) {
        prop_assume!(!matches!(penalty, Penalty::None));
        prop_assume!(penalty.value(loss.center()).is_finite());
        let lambda = some_lambda(factor * penalty.typical_lambda(&loss).value());
        let theta = penalty.minimise(&loss, lambda).least_norm_point();
        let radius = penalty.radius(theta);
        match penalty.lambda_for_radius(&loss, Radius::new(radius).expect("a radius")) {
            LambdaForRadius::One(back) => {
                let again = penalty.radius(penalty.minimise(&loss, back).least_norm_point());
                prop_assert!((again - radius).abs() <= 1e-12 * radius, "{penalty:?} {again:e} {radius:e}");
            }
            LambdaForRadius::From(least) => {
                prop_assert_eq!(radius, 0.0);
                prop_assert!(least.value() <= lambda.value() * (1.0 + 1e-14));
            }
            LambdaForRadius::Slack => {
                // Only where λ is too small to matter.
                let free = penalty.radius(penalty.minimise(&loss, some_lambda(1e-25 * penalty.typical_lambda(&loss).value())).least_norm_point());
                prop_assert!((free - radius).abs() <= 1e-12 * free, "{penalty:?} {free:e} {radius:e}");
            }
            LambdaForRadius::Never => prop_assert_eq!(radius, 0.0),
            LambdaForRadius::NotOneToOne => prop_assert!(false, "convex"),
        }
    }

    #[test]
    fn proximal_maps_minimise(penalty in prop_oneof![convex_or_none(), concave()], z in prop::array::uniform2(-5.0..5.0_f64), t in prop_oneof![0.01..3.0, Just(0.0)]) {
        let value = |x: Vector2| 0.5 * ((x[0] - z[0]).powi(2) + (x[1] - z[1]).powi(2)) + t * penalty.value(x);
        let ours = penalty.proximal(z, t);
        let best = value(ours);
        for i in -50..=50 { for j in -50..=50 {
            let point = [f64::from(i) / 10.0, f64::from(j) / 10.0];
            for point in [point, [ours[0] + 1e-3 * point[0], ours[1] + 1e-3 * point[1]]] {
                prop_assert!(best <= value(point) + 1e-12, "{penalty:?} {ours:?} {point:?}");
            }
        }}
        // It is the solution for the loss ½‖θ − z‖².
        let loss = QuadraticLoss::new(Hessian::IDENTITY, z, 0.0).expect("plain");
        let solution = penalty.minimise(&loss, some_lambda(t)).least_norm_point();
        prop_assert!((0..2).all(|j| (solution[j] - ours[j]).abs() <= 1e-12), "{penalty:?} {solution:?} {ours:?}");
    }

    #[test]
    fn paths_are_within_tolerance(loss in loss(), penalty in prop_oneof![4 => convex_or_none(), 1 => concave()], at in 0.001..1.0) {
        prop_assume!(penalty.value(loss.center()).is_finite());
        let end = some_lambda(2.0 * penalty.typical_lambda(&loss).value());
        let size = largest(loss.center());
        let tolerance = 1e-3 * size;
        let path = penalty.path(&loss, end, tolerance);
        prop_assert!(path.nodes.len() >= 2 && path.nodes.len() < 3000, "{} nodes", path.nodes.len());
        prop_assert_eq!(path.nodes.first().map(|n| n.0), Some(0.0));
        prop_assert_eq!(path.nodes.last().map(|n| n.0), Some(end.value()));
        prop_assert!(path.nodes.windows(2).all(|w| w[0].0 <= w[1].0), "{penalty:?} {path:?}");
        prop_assert!(path.knots.windows(2).all(|w| w[0].lambda <= w[1].lambda));
        let lambda = at * end.value();
        let k = path.nodes.partition_point(|node| node.0 <= lambda);
        let (a, b) = (path.nodes[k - 1], path.nodes[k.min(path.nodes.len() - 1)]);
        let share = if b.0 > a.0 { (lambda - a.0) / (b.0 - a.0) } else { 0.0 };
        let theta = penalty.minimise(&loss, some_lambda(lambda)).least_norm_point();
        for j in 0..2 {
            let between = a.1[j] + share * (b.1[j] - a.1[j]);
            // Once more knots are found than there are, two minima are equal up to rounding.
            prop_assert!(path.knots.len() >= 12 || (between - theta[j]).abs() <= 2.0 * tolerance, "{penalty:?} at {lambda:e} of {end:?}: {between} {theta:?} {a:?} {b:?}");
        }
    }

    #[test]
    fn nothing_is_nan(h in -99..=99_i32, k in -99..=99_i32, rho in -1.0..=1.0, x in -99..=99_i32, y in -99..=99_i32, l in -320..=308_i32, penalty in prop_oneof![2 => convex_or_none(), 1 => concave()]) {
        let power = |e: i32| 10f64.powi(e);
        let Ok(hessian) = Hessian::new(power(h), rho * power(h).sqrt() * power(k).sqrt(), power(k)) else { return Ok(()) };
        let loss = QuadraticLoss::new(hessian, [power(x), -power(y)], 0.0).expect("within range");
        let lambda = some_lambda(power(l));
        let started = Instant::now();
        let solution = penalty.solve(&loss, lambda);
        prop_assert!(is_plain(solution.theta), "{solution:?}");
        prop_assert!(!solution.certificate.gap.is_nan() && !solution.certificate.kkt_residual.is_nan(), "{solution:?}");
        prop_assert!(!penalty.radius(solution.theta).is_nan());
        let path = penalty.path(&loss, lambda, 1e-3 * largest(loss.center()));
        prop_assert!(path.nodes.iter().all(|n| n.1.iter().all(|t| t.is_finite())));
        let _ = penalty.lambda_for_radius(&loss, Radius::new(power(x)).expect("a radius"));
        prop_assert!(started.elapsed().as_secs_f64() < 2.0);
    }
}

/// Where a coordinate crosses zero, Newton's method on the other one may go to and fro for ever.
#[test]
fn a_bridge_is_crossed_once_and_exactly() {
    for (center, hessian) in [
        (
            [2.7114429460267226, 0.2981473273216323],
            [1.466778974420433, -3.428463923900094, 8.093983363046387],
        ),
        (
            [-1.3446110896269816, 0.12577186658441528],
            [0.12960729347723152, 0.3348524998902039, 0.8711774629515626],
        ),
    ] {
        let [h11, h12, h22] = hessian;
        let hessian = Hessian::new(h11, h12, h22).expect("semidefinite");
        let loss = QuadraticLoss::new(hessian, center, 0.0).expect("within range");
        let penalty = bridge(1.2);
        let end = some_lambda(2.0 * penalty.typical_lambda(&loss).value());
        let path = penalty.path(&loss, end, 1e-3);
        assert_eq!(path.knots.len(), 1, "{:?}", path.knots);
        let knot = path.knots[0].lambda.value();
        for k in -2000..2000 {
            let lambda = some_lambda(knot * (1.0 + 1e-4 * f64::from(k)));
            let Certificate {
                kkt_residual,
                scale,
                ..
            } = penalty.solve(&loss, lambda).certificate;
            assert!(
                kkt_residual <= 2e-14 * scale,
                "{kkt_residual:e} at {lambda:?}"
            );
        }
    }
}

/// For p near 1 the size at which penalty and loss pull alike is soon beyond all numbers.
#[test]
fn a_bridge_near_l1_takes_any_lambda() {
    let hessian = Hessian::new(1.0, 0.35, 0.8).expect("definite");
    for center in [[2.4, 1.0], [0.3, -0.2]] {
        let loss = QuadraticLoss::new(hessian, center, 0.0).expect("within range");
        for p in [1.001, 1.01, 1.5, 3.0] {
            let at = |lambda: f64| bridge(p).minimise(&loss, some_lambda(lambda));
            // What the penalty pulls with is below the last place of the loss's gradient.
            let theta = at(1e-250).least_norm_point();
            assert!(
                (0..2).all(|j| (theta[j] - center[j]).abs() <= 1e-15),
                "{p} {theta:?}"
            );
            if p < 1.1 {
                assert_eq!(at(1e250).least_norm_point(), [0.0; 2], "{p}");
            }
        }
    }
    // This one was NaN.
    let hessian = Hessian::new(1.0, 0.0, 1e15).expect("definite");
    let loss = QuadraticLoss::new(hessian, [1e-51, -1e-13], 0.0).expect("within range");
    let theta = bridge(1.001)
        .minimise(&loss, some_lambda(1e202))
        .least_norm_point();
    assert_eq!(theta, [0.0; 2]);
}

#[test]
fn bad_parameters_are_told_so() {
    for bad in [0.0, -1.0, f64::NAN, f64::NEG_INFINITY, 0.049] {
        let message = Exponent::new(bad).expect_err("not an exponent").to_string();
        assert!(message.contains(&format!("= {bad} is")), "{message}");
    }
    for bad in [1.5, -0.1, f64::NAN, f64::INFINITY] {
        let message = Mix::new(bad).expect_err("not a mix").to_string();
        assert!(message.contains(&format!("= {bad} is")), "{message}");
    }
}
