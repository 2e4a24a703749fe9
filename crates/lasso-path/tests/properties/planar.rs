//! Properties of the planar solver on random and deliberately near-degenerate problems. The oracle
//! is another algorithm, in arithmetic without rounding: it tries all nine patterns of signs and
//! checks the optimality conditions with exact dyadic numbers.

use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::{Certificate, Change, Knot, PlanarPath, SolutionSet};
use proptest::prelude::*;
use strategies::config;
use strategies::number::{coordinate, magnitude};
use strategies::problem;

use super::exact::{Dyadic, Exact};
use super::{is_plain, norm};

/// Losses whose θ̂ lies anywhere, on an axis, or where two knots nearly coincide.
fn loss() -> impl Strategy<Value = QuadraticLoss> {
    let center = || coordinate(magnitude());
    prop_oneof![
        4 => problem::loss(problem::delicate(), center()),
        2 => problem::tied(problem::delicate(), magnitude()),
        1 => problem::along_the_flat(problem::delicate(), center()),
    ]
}

/// λ at the knots, next to them, between them, at 0, next to 0, and beyond λ_max.
fn lambdas(path: &PlanarPath, fraction: f64) -> Vec<Lambda> {
    let mut values = vec![0.0, 1e-200, 1e-30, 1.0, f64::MAX];
    let maximum = path.lambda_max().value();
    values.extend([maximum * fraction, maximum * 1.5]);
    for segment in path.segments() {
        let [lower, upper] = segment.lambda.map(Lambda::value);
        values.extend([
            upper.next_down(),
            upper,
            upper.next_up(),
            lower.midpoint(upper),
        ]);
        values.push(lower + fraction * (upper - lower));
    }
    values
        .into_iter()
        .map(|value| Lambda::new(value).expect("not negative"))
        .collect()
}

fn objective(loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> f64 {
    loss.value(theta) + lambda.value() * (theta[0].abs() + theta[1].abs())
}

/// The path seems to jump from one axis to the other: what lies between is shorter than a unit in
/// the last place of λ.
fn is_jump(knot: &Knot) -> bool {
    matches!(
        knot.changes,
        [Change::ReachesZero, Change::LeavesZero] | [Change::LeavesZero, Change::ReachesZero]
    )
}

proptest! {
    #![proptest_config(config(8_000))]

    /// The optimality conditions hold, checked without rounding; far tighter than 1e-12.
    #[test]
    fn every_solution_is_optimal(loss in loss(), fraction in 0.0..1.0) {
        let exact = Exact::new(&loss);
        let path = PlanarPath::new(&loss);
        for lambda in lambdas(&path, fraction) {
            let solution = path.solution(lambda);
            let certificate = Certificate::lasso(&loss, lambda, solution.theta);
            let bound = 1e-14 * certificate.scale;
            let points = match solution.set {
                SolutionSet::Segment([a, b]) => vec![solution.theta, a, b],
                SolutionSet::Line { point, direction } => {
                    let size = norm(loss.center());
                    let further = [0, 1].map(|j| point[j] + size * direction[j]);
                    prop_assert!(exact.residual(0.0, further) <= 4.0 * bound);
                    vec![solution.theta]
                }
                _ => vec![solution.theta],
            };
            for theta in points {
                let residual = exact.residual(lambda.value(), theta);
                prop_assert!(is_plain(theta), "{theta:?}");
                prop_assert!(residual <= bound, "{lambda:?} {theta:?}: {residual:e} > {bound:e}");
            }
            // The certificate tells the same as the exact residual.
            let residual = exact.residual(lambda.value(), solution.theta);
            let difference = (certificate.kkt_residual - residual).abs();
            prop_assert!(difference <= 1e-15 * residual + 1e-30 * certificate.scale);
        }
    }

    /// Off the knots, the support and signs are exactly those of the exact solution, and each
    /// coordinate agrees with it to a few units in the last place, whatever the condition of H.
    #[test]
    fn agrees_with_the_enumeration_of_sign_patterns(loss in loss(), fraction in 0.0..1.0) {
        prop_assume!(loss.hessian().rank() == 2);
        let exact = Exact::new(&loss);
        let path = PlanarPath::new(&loss);
        for lambda in lambdas(&path, fraction) {
            let solution = path.solution(lambda);
            let at_knot = path.knots().iter().find(|knot| knot.lambda == lambda);
            let exactly = Dyadic::new(lambda.value());
            prop_assert_eq!(solution.set, SolutionSet::Point(solution.theta));
            if let Some(knot) = at_knot {
                // Rounding of the knot's λ may leave a tiny coordinate in the exact solution.
                let (signs, ..) = exact.enumerate(&exactly);
                let fits = (0..2).all(|j| solution.signs[j] == 0 || solution.signs[j] == signs[j]);
                prop_assert!(fits || is_jump(knot), "{knot:?} {signs:?}");
                continue;
            }
            prop_assert!(exact.agrees(&exactly, solution.theta), "{lambda:?} {solution:?}");
        }
    }

    /// The certificate bounds what any other point could gain, and is about zero at the solution.
    #[test]
    fn no_point_has_a_lower_objective(
        loss in loss(),
        fraction in 0.0..1.2,
        steps in prop::array::uniform8((-1.0..1.0, -1.0..1.0, -12..=2)),
    ) {
        // A Hessian that is singular only up to rounding is not convex: its objective is unbounded.
        prop_assume!(Exact::new(&loss).is_semidefinite());
        let path = PlanarPath::new(&loss);
        let lambda = Lambda::new(path.lambda_max().value() * fraction).expect("not negative");
        let theta = path.solution(lambda).theta;
        let best = objective(&loss, lambda, theta);
        let at_zero = objective(&loss, lambda, [0.0, 0.0]);
        let certificate = Certificate::lasso(&loss, lambda, theta);
        let size = at_zero + certificate.scale * norm(theta);
        prop_assert!((0.0..=1e-13 * size).contains(&certificate.gap), "{:?}", certificate);
        prop_assert!(best <= at_zero + 1e-13 * size);
        for (first, second, power) in steps {
            let length = (norm(theta) + norm(loss.center())) * 10f64.powi(power);
            let other = [theta[0] + first * length, theta[1] + second * length];
            let value = objective(&loss, lambda, other);
            let rounding = 1e-13 * (size + value);
            prop_assert!(best <= value + rounding, "{other:?}");
            // The gap at any point is at least what is left to gain there.
            let gap = Certificate::lasso(&loss, lambda, other).gap;
            prop_assert!(gap + rounding >= value - best, "{other:?}: {gap:e}");
        }
    }

    /// Knots ascend, segments join, changes tell what the signs do, and ‖θ*‖₁ does not grow with λ.
    #[test]
    fn the_path_is_consistent(loss in loss()) {
        let path = PlanarPath::new(&loss);
        let (knots, segments) = (path.knots(), path.segments());
        prop_assert_eq!(knots.len(), segments.len());
        prop_assert_eq!(knots.last().map_or(0.0, |knot| knot.lambda.value()), path.lambda_max().value());
        let mut lower = Lambda::ZERO;
        let mut previous = f64::INFINITY;
        // On an axis a unit in the last place of λ moves θ by that over h_jj.
        let hessian = loss.hessian();
        let curvature = [hessian.h11(), hessian.h22()].into_iter().filter(|h| *h > 0.0);
        let unit = path.lambda_max().value() * f64::EPSILON;
        let rounding = 4.0 * curvature.map(|h| unit / h).fold(0.0, f64::max);
        for (k, (knot, segment)) in knots.iter().zip(segments).enumerate() {
            prop_assert_eq!(segment.lambda, [lower, knot.lambda]);
            prop_assert!(segment.lambda[0] < segment.lambda[1]);
            lower = knot.lambda;
            prop_assert_eq!(path.solution(knot.lambda).theta, knot.theta);
            let above = segments.get(k + 1).map_or([0, 0], |segment| segment.signs);
            for j in 0..2 {
                let zero = knot.theta[j] == 0.0 || is_jump(knot);
                let expected = match knot.changes[j] {
                    Change::Stays => segment.signs[j] == above[j] && (segment.signs[j] == 0) == zero,
                    Change::ReachesZero => segment.signs[j] != 0 && above[j] == 0 && zero,
                    Change::LeavesZero => segment.signs[j] == 0 && above[j] != 0 && zero,
                    Change::CrossesZero => segment.signs[j] * above[j] == -1 && zero,
                };
                prop_assert!(expected, "{knot:?} {segment:?} {above:?}");
            }
            for theta in segment.theta {
                prop_assert!(is_plain(theta));
                let size = norm(theta);
                prop_assert!(size <= previous * (1.0 + 1e-14) + rounding, "{segments:?}");
                previous = size;
            }
        }
        if let Some(last) = segments.last() {
            prop_assert_eq!(last.theta[1], [0.0, 0.0]);
        }
        if loss.hessian().rank() == 2 && norm(loss.center()) > 0.0 {
            prop_assert_eq!(path.limit_at_zero(), loss.center());
        }
    }
}
