//! The constrained form against the references, and there and back with the penalised form.

#[path = "support/random.rs"]
mod random;
#[path = "support/reference.rs"]
mod reference;

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::{ConstrainedSet, ConstrainedSolution, PlanarPath, Radius, RadiusError};
use proptest::prelude::*;
use random::{magnitude, sign};
use reference::{close, list, number, vector};
use serde_json::Value;

fn norm(theta: Vector2) -> f64 {
    theta[0].abs() + theta[1].abs()
}

fn at(loss: &QuadraticLoss, c: f64) -> ConstrainedSolution {
    PlanarPath::new(loss).constrained(Radius::new(c).expect("not negative"))
}

#[test]
fn constrained_solutions_agree_with_the_exact_ones() {
    let file: Value =
        serde_json::from_str(include_str!("references/constrained2d.json")).expect("JSON");
    assert_eq!(list(&file, "cases").len(), 30);
    for case in list(&file, "cases") {
        let hessian =
            Hessian::from_matrix([vector(&case["H"][0]), vector(&case["H"][1])]).expect("H");
        let loss = QuadraticLoss::new(hessian, vector(&case["b"]), 0.0).expect("b");
        for reference in list(case, "solutions") {
            let c = number(&reference["c"]);
            let what = format!("{} at c = {c}", case["id"]);
            let ours = at(&loss, c);
            // The file's theta_abs, tightened; tiny multipliers at c_max are rounding of c_max.
            let size = norm(loss.center());
            for j in 0..2 {
                close(
                    ours.theta[j],
                    vector::<2>(&reference["theta"])[j],
                    1e-12 * size,
                    &what,
                );
            }
            let lambda_max = number(&case["lambda_max"]);
            close(
                ours.lambda[0],
                number(&reference["lambda"]),
                1e-12 * lambda_max,
                &what,
            );
            let loss_size = loss.value([0.0; 2]);
            close(
                loss.value(ours.theta),
                number(&reference["loss"]),
                1e-12 * loss_size,
                &what,
            );
            let margin = number(&reference["margin"]);
            if margin > 1e-8 {
                for j in 0..2 {
                    assert_eq!(
                        Some(i64::from(ours.signs[j])),
                        reference["signs"][j].as_i64(),
                        "{what}"
                    );
                }
                assert_eq!(
                    Some(ours.active),
                    reference["constraint_active"].as_bool(),
                    "{what}"
                );
            }
            if c == 0.0 {
                close(ours.lambda[0], lambda_max, 1e-12 * lambda_max, &what);
                assert_eq!(ours.lambda[1], f64::INFINITY);
            } else {
                assert_eq!(ours.lambda[0], ours.lambda[1], "{what}");
            }
            assert_eq!(ours.set, ConstrainedSet::Point(ours.theta), "{what}");
        }
    }
}

#[test]
fn singular_losses_give_the_whole_set() {
    let file: Value =
        serde_json::from_str(include_str!("references/degenerate2d.json")).expect("JSON");
    for case in list(&file, "cases") {
        let w = vector(&case["w"]);
        let center = if case["b"].is_null() {
            w.map(|x| x * number(&case["z0"]) / (w[0] * w[0] + w[1] * w[1]))
        } else {
            vector(&case["b"])
        };
        let hessian =
            Hessian::from_matrix([vector(&case["H"][0]), vector(&case["H"][1])]).expect("H");
        let loss = QuadraticLoss::new(hessian, center, number(&case["loss_min"])).expect("b");
        for reference in list(case, "constrained") {
            let c = number(&reference["c"]);
            let what = format!("{} at c = {c}", case["id"]);
            let ours = at(&loss, c);
            let size = norm(center) + c;
            let scale = loss.value([0.0; 2]);
            close(
                ours.lambda[0],
                number(&reference["lambda"]),
                1e-12 * loss.lambda_max().value(),
                &what,
            );
            close(
                loss.value(ours.theta),
                number(&reference["loss"]),
                1e-12 * scale,
                &what,
            );
            let points: Vec<Vector2> = list(&reference["solution_set"], "points")
                .iter()
                .map(vector)
                .collect();
            let ends = match ours.set {
                ConstrainedSet::Point(theta) => [theta; 2],
                ConstrainedSet::Segment(ends) => ends,
                ConstrainedSet::Diamond => panic!("{what}: H is not zero"),
            };
            let expected = [points[0], points[points.len() - 1]];
            let off = |pairs: [(Vector2, Vector2); 2]| {
                pairs
                    .map(|(a, b)| norm([a[0] - b[0], a[1] - b[1]]))
                    .into_iter()
                    .fold(0.0, f64::max)
            };
            let best = off([(ends[0], expected[0]), (ends[1], expected[1])])
                .min(off([(ends[0], expected[1]), (ends[1], expected[0])]));
            // Whether a rounded c is just below or just above the least norm makes an end of a set.
            assert!(
                best <= 1e-12 * size || c == norm(expected[0]) && ours.lambda[0] < 1e-12,
                "{what}: {ends:?} {expected:?}"
            );
        }
    }
}

fn loss() -> impl Strategy<Value = QuadraticLoss> {
    let correlation = prop_oneof![
        -1.0..1.0,
        (sign(), 1..=12).prop_map(|(sign, k): (f64, i32)| sign * (1.0 - 10f64.powi(-k))),
        sign(),
        Just(0.0),
    ];
    let coordinate =
        prop_oneof![4 => (sign(), magnitude()).prop_map(|(s, m)| s * m), 1 => Just(0.0)];
    let hessian = (magnitude(), magnitude(), correlation, any::<bool>()).prop_filter_map(
        "psd",
        |(a, b, rho, equal)| {
            let b = if equal { a } else { b };
            Hessian::new(a, rho * (a * b).sqrt(), b).ok()
        },
    );
    (hessian, coordinate.clone(), coordinate)
        .prop_filter_map("range", |(h, x, y)| QuadraticLoss::new(h, [x, y], 0.0).ok())
}

/// The optimality conditions of the constrained problem, from the definition: ‖θ‖₁ ≤ c, and
/// −∇Loss ∈ λ∂‖θ‖₁ with λ(c − ‖θ‖₁) = 0.
fn violation(loss: &QuadraticLoss, c: f64, solution: &ConstrainedSolution, theta: Vector2) -> f64 {
    let h = loss.hessian();
    let g = loss.negative_gradient(theta);
    let lambda = solution.lambda[0];
    let size = |v: Vector2| {
        [
            h.h11() * v[0].abs() + h.h12().abs() * v[1].abs(),
            h.h12().abs() * v[0].abs() + h.h22() * v[1].abs(),
        ]
    };
    let reach = match solution.set {
        ConstrainedSet::Point(_) => 0.0,
        // Points of a set inherit the rounding of its ends.
        _ => c,
    };
    let scale = size([reach; 2])
        .into_iter()
        .chain(size(theta))
        .chain(size(loss.center()))
        .fold(lambda, f64::max);
    let mut worst: f64 = ((norm(theta) - c) / c.max(f64::MIN_POSITIVE)).max(0.0);
    for j in 0..2 {
        let residual = if theta[j] == 0.0 {
            (g[j].abs() - lambda).max(0.0)
        } else {
            (g[j] * theta[j].signum() - lambda).abs()
        };
        worst = worst.max(residual / scale.max(f64::MIN_POSITIVE));
    }
    if lambda > 1e-14 * scale {
        worst.max((c - norm(theta)).abs() / c)
    } else {
        worst
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8_000, failure_persistence: None, max_global_rejects: 1_000_000, ..ProptestConfig::default() })]

    #[test]
    fn there_and_back(loss in loss(), fraction in 0.0..1.0) {
        let path = PlanarPath::new(&loss);
        let lambda_max = path.lambda_max().value();
        prop_assume!(lambda_max > 0.0);
        let lambda = Lambda::new(fraction * lambda_max).expect("positive");
        prop_assume!(lambda.value() > 0.0);
        let penalised = path.solution(lambda);
        let c = norm(penalised.theta);
        prop_assume!(c > 0.0);
        let ours = at(&loss, c);
        let h = loss.hessian();
        let rounding = 8.0 * f64::EPSILON;
        let scale = lambda_max + h.h11().max(h.h22()) * c;
        prop_assert!((ours.lambda[0] - lambda.value()).abs() <= rounding * scale, "{ours:?} {lambda:?}");
        // How much a unit of c moves θ along the path; see `PlanarPath::constrained`.
        let [s, t] = penalised.signs.map(f64::from);
        let slopes = [h.h22() * s - h.h12() * t, h.h11() * t - h.h12() * s];
        let total = s * slopes[0] + t * slopes[1];
        let stretch = if s != 0.0 && t != 0.0 && h.rank() == 2 { slopes.map(|d| (d / total).abs()) } else { [1.0; 2] };
        for j in 0..2 {
            let difference = (ours.theta[j] - penalised.theta[j]).abs();
            prop_assert!(difference <= rounding * c * (1.0 + stretch[0].max(stretch[1])), "{ours:?} {penalised:?}");
        }
    }

    #[test]
    fn optimality_conditions_hold(loss in loss(), factor in prop_oneof![0.0..1.3, Just(0.0), Just(1.0), 1e-9..1e-3, 10.0..1e6]) {
        let c = factor * norm(loss.center());
        let ours = at(&loss, c);
        let points = match ours.set {
            ConstrainedSet::Point(theta) => vec![theta],
            ConstrainedSet::Segment([a, b]) => vec![ours.theta, a, b, [0.5 * (a[0] + b[0]), 0.5 * (a[1] + b[1])]],
            ConstrainedSet::Diamond => vec![],
        };
        for theta in points {
            let violation = violation(&loss, c, &ours, theta);
            prop_assert!(violation <= 1e-14, "{violation:e} {ours:?} at {theta:?}, c = {c:?}");
            prop_assert!(theta.iter().all(|t| t.is_finite() && (*t != 0.0 || t.is_sign_positive())));
        }
        if !ours.active { prop_assert_eq!(ours.lambda[0], 0.0); }
        if let ConstrainedSet::Segment(ends) = ours.set {
            let least = norm2(ours.theta);
            prop_assert!(ends.iter().all(|end| norm2(*end) >= least * (1.0 - 1e-14)));
        }
    }

    /// Nothing panics and nothing is NaN, whatever the magnitudes.
    #[test]
    fn extreme_magnitudes(h in -99..=99_i32, k in -99..=99_i32, rho in -1.0..=1.0, x in -99..=99_i32, y in -99..=99_i32, c in -320..=300_i32) {
        let power = |e: i32| 10f64.powi(e);
        let Ok(hessian) = Hessian::new(power(h), rho * power(h).sqrt() * power(k).sqrt(), power(k)) else { return Ok(()) };
        let loss = QuadraticLoss::new(hessian, [power(x), -power(y)], 0.0).expect("within range");
        let ours = at(&loss, power(c));
        prop_assert!(ours.theta.iter().chain(&ours.lambda[..1]).all(|x| x.is_finite()), "{ours:?}");
    }
}

fn norm2(theta: Vector2) -> f64 {
    theta[0].hypot(theta[1])
}

#[test]
fn what_is_not_a_radius_is_told_so() {
    assert_eq!(
        Radius::new(-1.0),
        Err(RadiusError::Negative { value: -1.0 })
    );
    for bad in [f64::NAN, f64::INFINITY] {
        assert!(matches!(
            Radius::new(bad),
            Err(RadiusError::NotFinite { .. })
        ));
    }
    let message = Radius::new(-1.0).expect_err("negative").to_string();
    assert!(message.contains("c = -1 is"), "{message}");
}

#[test]
fn a_constant_loss_leaves_the_whole_diamond() {
    let hessian = Hessian::new(0.0, 0.0, 0.0).expect("zero");
    let loss = QuadraticLoss::new(hessian, [1.0, 2.0], 0.0).expect("within range");
    let ours = at(&loss, 1e300);
    assert_eq!(
        (ours.set, ours.theta, ours.active),
        (ConstrainedSet::Diamond, [0.0; 2], false)
    );
    let ours = at(&loss, 0.0);
    assert_eq!(
        (ours.theta, ours.lambda, ours.active),
        ([0.0; 2], [0.0, f64::INFINITY], false)
    );
}
