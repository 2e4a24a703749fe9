//! The constrained form: its optimality conditions, and there and back with the penalised form.

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::{ConstrainedSet, ConstrainedSolution, PlanarPath, Radius, RadiusError};
use proptest::prelude::*;
use strategies::number::{coordinate, correlation, magnitude};
use strategies::{config, problem};

use super::norm;

fn loss() -> impl Strategy<Value = QuadraticLoss> {
    let hessian = problem::correlated(magnitude(), correlation(12));
    problem::loss(hessian, coordinate(magnitude()))
}

fn at(loss: &QuadraticLoss, c: f64) -> ConstrainedSolution {
    PlanarPath::new(loss).constrained(Radius::new(c).expect("not negative"))
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
    #![proptest_config(config(8_000))]

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

/// H is singular up to rounding alone, and h₁₂ the largest entry: the segment stays in the diamond.
#[test]
fn a_chord_of_a_rounded_singular_loss_stays_in_the_diamond() {
    let hessian = Hessian::new(5.0, 5.0_f64.next_up(), 5.0).expect("semidefinite up to rounding");
    let loss = QuadraticLoss::new(hessian, [-1.0, -0.09142191870448173], 0.0).expect("plain");
    let c = norm(loss.center());
    let ConstrainedSet::Segment(ends) = at(&loss, c).set else {
        panic!("singular");
    };
    for end in ends {
        assert!(norm(end) <= c * (1.0 + 1e-14), "{ends:?}");
    }
}
