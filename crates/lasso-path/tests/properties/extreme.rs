//! The solvers at the ends of all numbers: entries from 10⁻¹⁰⁰ to 10¹⁰⁰, and λ down to the smallest
//! one. The oracle is exact.

use super::exact::{Dyadic, Exact};
use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::{PlanarPath, solve};
use proptest::prelude::*;
use strategies::number::{
    any_magnitude, coordinate, correlation, lambda as some_lambda, magnitude, scientific, sign,
};
use strategies::problem::{correlated, singular_of_rank_1};
use strategies::{config, penalty};

fn definite() -> impl Strategy<Value = Hessian> {
    let tiny = (sign(), scientific(-200..0)).prop_map(|(sign, size)| sign * size);
    let correlation = prop_oneof![6 => correlation(15), 1 => tiny];
    correlated(any_magnitude(), correlation).prop_filter("singular", |hessian| hessian.rank() == 2)
}

fn any_coordinate() -> impl Strategy<Value = f64> {
    coordinate(any_magnitude())
}

fn elastic_net(loss: &QuadraticLoss, share: f64, lambda: f64) -> Vector2 {
    penalty::elastic_net(share)
        .minimise(loss, some_lambda(lambda))
        .least_norm_point()
}

/// λ next to knots, between them, and below all of them. A coordinate of θ̂ that is 0 leaves θ_j = −λD_j/Δ,
/// which is exact from λ = 10⁻¹⁰⁰ on.
fn lambdas(path: &PlanarPath, center: Vector2, fraction: f64) -> Vec<f64> {
    let least = if center.contains(&0.0) {
        1e-100
    } else {
        5e-324
    };
    let mut values = vec![5e-324, 1e-300, 1e-100, 1.0];
    for segment in path.segments() {
        let [lower, upper] = segment.lambda.map(Lambda::value);
        values.extend([upper.next_down(), upper.next_up()]);
        values.push(lower + fraction * (upper - lower));
        // Evenly in the exponents too.
        values.push(lower.max(1e-300).powf(1.0 - fraction) * upper.powf(fraction));
    }
    values.retain(|value| *value >= least && value.is_finite());
    let at_knot = |value: &f64| {
        path.knots()
            .iter()
            .any(|knot| knot.lambda.value() == *value)
    };
    values.retain(|value| !at_knot(value));
    values
}

proptest! {
    #![proptest_config(config(4_000))]

    #[test]
    fn lasso_of_any_magnitudes_is_exact(hessian in definite(), center in [any_coordinate(), any_coordinate()], fraction in 0.0..1.0) {
        let loss = QuadraticLoss::new(hessian, center, 0.0).expect("within range");
        let exact = Exact::new(&loss);
        let path = PlanarPath::new(&loss);
        for lambda in lambdas(&path, center, fraction) {
            let theta = path.solution(some_lambda(lambda)).theta;
            prop_assert!(exact.agrees(&Dyadic::new(lambda), theta), "{lambda:e} {theta:?} {path:?}");
            prop_assert_eq!(solve(&loss, some_lambda(lambda)).theta, theta);
        }
    }

    /// Elastic net with a singular H down to the smallest λ: the ridge part alone chooses among the
    /// minimisers of the loss, however little it weighs.
    #[test]
    fn elastic_net_keeps_its_choice_for_the_smallest_lambda(
        hessian in singular_of_rank_1(9, -300..300),
        center in [any_coordinate(), any_coordinate()],
        near in [magnitude(), magnitude()],
        alike in any::<bool>(),
        share in prop_oneof![3 => 0.0..1.0, 1 => Just(1e-9), 1 => Just(1.0 - 1e-9), 1 => Just(0.5)],
        lambda in prop_oneof![
            2 => scientific(-323..101),
            1 => (1..1000_u64).prop_map(f64::from_bits),
        ],
    ) {
        prop_assume!(share > 0.0 && lambda > 0.0);
        let center = if alike { near } else { center };
        let loss = QuadraticLoss::new(hessian, center, 0.0).expect("within range");
        let theta = elastic_net(&loss, share, lambda);
        prop_assert!(agrees_with_elastic_net(&loss, share, lambda, theta), "{theta:?}");
    }
}

fn agrees_with_elastic_net(loss: &QuadraticLoss, share: f64, lambda: f64, theta: Vector2) -> bool {
    let [share, lambda] = [share, lambda].map(Dyadic::new);
    let ridge = lambda.times(&Dyadic::new(1.0).minus(&share));
    Exact::new(loss)
        .with_ridge(&ridge)
        .agrees(&lambda.times(&share), theta)
}

/// Found with held-out cases: λr and λ(1 − r) were rounded to whole multiples of 5·10⁻³²⁴.
#[test]
fn the_smallest_lambda_shares_evenly() {
    let hessian = Hessian::new(1.0, 1.0, 1.0).expect("semidefinite");
    let center = [3.8634101300584414, 0.0];
    let loss = QuadraticLoss::new(hessian, center, 0.0).expect("within range");
    let theta = elastic_net(&loss, 0.5, 5e-324);
    assert_eq!(theta, [0.5 * center[0]; 2]);
    assert!(agrees_with_elastic_net(&loss, 0.5, 5e-324, theta));
}

/// Found with held-out cases: Δθ̂₂ was below all numbers, and θ₁ was taken for 0.
#[test]
fn a_product_of_small_numbers_does_not_vanish() {
    let hessian = Hessian::new(
        1.1082859740502145e94,
        -9801171939.093306,
        1.9732995971993415e-74,
    );
    let center = [-4.5896726181596826e97, -5.965462853266325e-63];
    let loss = QuadraticLoss::new(hessian.expect("definite"), center, 0.0).expect("within range");
    let lambda = 3.2829747461868173e190;
    let theta = PlanarPath::new(&loss).solution(some_lambda(lambda)).theta;
    assert!(theta[0] < -4e97 && theta[1] == 0.0, "{theta:?}");
    assert!(Exact::new(&loss).agrees(&Dyadic::new(lambda), theta));
}
