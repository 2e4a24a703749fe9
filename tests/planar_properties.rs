//! Properties of the planar solver on random and deliberately near-degenerate problems. The oracle
//! is another algorithm, in arithmetic without rounding: it tries all nine patterns of signs and
//! checks the optimality conditions with exact dyadic numbers.

#[path = "support/random.rs"]
mod random;

use random::{magnitude, sign};
use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use proptest::prelude::*;
use snap_to_zero::problem::{Hessian, Lambda, QuadraticLoss, Vector2};
use snap_to_zero::solve::{Certificate, Change, Knot, PlanarPath, SolutionSet};

/// mantissa·2^exponent: every finite f64 is one, and so are sums and products of them.
#[derive(Clone, Debug)]
struct Dyadic {
    mantissa: BigInt,
    exponent: i64,
}

impl Dyadic {
    fn new(value: f64) -> Self {
        let bits = value.to_bits();
        let biased = ((bits >> 52) & 0x7ff) as i64;
        let fraction = bits & ((1 << 52) - 1);
        let (integer, exponent) = if biased == 0 {
            (fraction, -1074)
        } else {
            (fraction | (1 << 52), biased - 1075)
        };
        let mantissa = BigInt::from(integer);
        Self {
            mantissa: if value < 0.0 { -mantissa } else { mantissa },
            exponent,
        }
    }

    fn plus(&self, other: &Self) -> Self {
        let exponent = self.exponent.min(other.exponent);
        let shifted = |d: &Self| d.mantissa.clone() << ((d.exponent - exponent) as u64);
        Self {
            mantissa: shifted(self) + shifted(other),
            exponent,
        }
    }

    fn negated(&self) -> Self {
        Self {
            mantissa: -self.mantissa.clone(),
            exponent: self.exponent,
        }
    }

    fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    fn times(&self, other: &Self) -> Self {
        let mantissa = &self.mantissa * &other.mantissa;
        Self {
            mantissa,
            exponent: self.exponent + other.exponent,
        }
    }

    fn sign(&self) -> i8 {
        match self.mantissa.sign() {
            Sign::Minus => -1,
            Sign::NoSign => 0,
            Sign::Plus => 1,
        }
    }

    fn absolute(&self) -> Self {
        if self.sign() < 0 {
            self.negated()
        } else {
            self.clone()
        }
    }

    fn signed(&self, sign: i8) -> Self {
        self.times(&Self::new(f64::from(sign)))
    }

    fn compare(&self, other: &Self) -> Ordering {
        self.minus(other).sign().cmp(&0)
    }

    /// Correct to about 60 bits, which is enough to compare with a tolerance.
    fn approximate(&self) -> f64 {
        let shift = self.mantissa.bits().saturating_sub(60);
        let top = i64::try_from(&self.mantissa >> shift).expect("61 bits at most");
        top as f64 * 2f64.powi(i32::try_from(self.exponent + shift as i64).expect("small"))
    }
}

/// A problem in exact numbers.
struct Exact {
    h: [[Dyadic; 2]; 2],
    center: [Dyadic; 2],
    q: [Dyadic; 2],
    determinant: Dyadic,
}

impl Exact {
    fn new(loss: &QuadraticLoss) -> Self {
        let hessian = loss.hessian();
        let row = |a, b| [Dyadic::new(a), Dyadic::new(b)];
        let h = [
            row(hessian.h11(), hessian.h12()),
            row(hessian.h12(), hessian.h22()),
        ];
        let center = loss.center().map(Dyadic::new);
        let q = [0, 1].map(|j: usize| h[j][0].times(&center[0]).plus(&h[j][1].times(&center[1])));
        let determinant = h[0][0].times(&h[1][1]).minus(&h[0][1].times(&h[0][1]));
        Self {
            h,
            center,
            q,
            determinant,
        }
    }

    /// max_j dist(g_j, λ∂|θ_j|) without rounding until the end.
    fn residual(&self, lambda: f64, theta: Vector2) -> f64 {
        let lambda = Dyadic::new(lambda);
        let difference = [0, 1].map(|j: usize| self.center[j].minus(&Dyadic::new(theta[j])));
        let distance = |j: usize| {
            let g = self.h[j][0]
                .times(&difference[0])
                .plus(&self.h[j][1].times(&difference[1]));
            if theta[j] == 0.0 {
                g.absolute().minus(&lambda).approximate().max(0.0)
            } else {
                g.signed(theta[j].signum() as i8)
                    .minus(&lambda)
                    .approximate()
                    .abs()
            }
        };
        distance(0).max(distance(1))
    }

    /// Of the nine patterns of signs, the one that the solution has, with θ as numerators over a
    /// common positive denominator. H must have rank 2, so that there is exactly one.
    fn enumerate(&self, lambda: f64) -> ([i8; 2], [Dyadic; 2], Dyadic) {
        let lambda = Dyadic::new(lambda);
        let mut found = Vec::new();
        for first in [-1, 0, 1] {
            for second in [-1, 0, 1] {
                if let Some((numerators, denominator)) = self.pattern(&lambda, [first, second]) {
                    found.push(([first, second], numerators, denominator));
                }
            }
        }
        assert_eq!(found.len(), 1, "a strictly convex problem has one solution");
        found.remove(0)
    }

    fn pattern(&self, lambda: &Dyadic, signs: [i8; 2]) -> Option<([Dyadic; 2], Dyadic)> {
        let zero = Dyadic::new(0.0);
        match signs {
            [0, 0] => {
                let optimal = self.q.iter().all(|q| q.absolute().compare(lambda).is_le());
                optimal.then(|| ([zero.clone(), zero], Dyadic::new(1.0)))
            }
            [_, 0] | [0, _] => {
                let i = usize::from(signs[0] == 0);
                let j = 1 - i;
                // h_ii θ_i = q_i − λ s_i, and h_ii g_j = h_ii q_j − h_ij (q_i − λ s_i).
                let numerator = self.q[i].minus(&lambda.signed(signs[i]));
                let other = self.h[i][i]
                    .times(&self.q[j])
                    .minus(&self.h[i][j].times(&numerator));
                let within = other
                    .absolute()
                    .compare(&lambda.times(&self.h[i][i]))
                    .is_le();
                let mut numerators = [zero.clone(), zero];
                let right = numerator.sign() == signs[i];
                numerators[i] = numerator;
                (right && within).then(|| (numerators, self.h[i][i].clone()))
            }
            _ => {
                // Cramer's rule for Hθ = q − λs.
                let r = [0, 1].map(|j: usize| self.q[j].minus(&lambda.signed(signs[j])));
                let cross = |i: usize, j: usize| {
                    self.h[j][j].times(&r[i]).minus(&self.h[i][j].times(&r[j]))
                };
                let numerators = [cross(0, 1), cross(1, 0)];
                let right = (0..2).all(|j| numerators[j].sign() == signs[j]);
                right.then(|| (numerators, self.determinant.clone()))
            }
        }
    }
}

/// ±(1 − 10^−k) and plain correlations, integers over 8 among them.
fn correlation() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1.0..1.0,
        (sign(), 1..=16).prop_map(|(sign, k): (f64, i32)| sign * (1.0 - 10f64.powi(-k))),
        (-8..=8).prop_map(|k| f64::from(k) / 8.0),
    ]
}

/// Moves a number by a few units in the last place.
fn nudged(value: f64, steps: i32) -> f64 {
    let step = |value: f64, _| {
        if steps > 0 {
            value.next_up()
        } else {
            value.next_down()
        }
    };
    (0..steps.abs()).fold(value, step)
}

/// Hessians of every condition that binary64 entries can have, and exactly singular ones.
fn hessian() -> impl Strategy<Value = Hessian> {
    let general = (magnitude(), magnitude(), correlation(), -2..=2)
        .prop_map(|(h11, h22, rho, k)| Hessian::new(h11, nudged(rho * (h11 * h22).sqrt(), k), h22));
    let equal = (magnitude(), -2..=2, correlation())
        .prop_map(|(h, k, rho)| Hessian::new(h, rho * h, nudged(h, k)));
    // h₁₂ at or next to a diagonal entry, where a coordinate starts or stops to re-enter.
    let border = (magnitude(), 1.0..3.0, sign(), -2..=2)
        .prop_map(|(h, factor, sign, k)| Hessian::new(h, sign * nudged(h, k), factor * h));
    let singular = (-9..=9, -9..=9, -20..=20).prop_map(|(a, b, power)| {
        let (a, b, unit) = (f64::from(a), f64::from(b), 2f64.powi(power));
        Hessian::new(a * a * unit, a * b * unit, b * b * unit)
    });
    prop_oneof![4 => general, 2 => equal, 2 => border, 1 => singular]
        .prop_filter_map("not positive semidefinite", Result::ok)
}

fn coordinate() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (sign(), magnitude()).prop_map(|(sign, size)| sign * size),
        2 => -3.0..3.0,
        1 => (-3..=3).prop_map(f64::from),
        1 => Just(0.0),
    ]
}

/// Losses whose θ̂ lies anywhere, on an axis, or where two knots nearly coincide.
fn loss() -> impl Strategy<Value = QuadraticLoss> {
    let free = (hessian(), coordinate(), coordinate())
        .prop_map(|(hessian, first, second)| (hessian, [first, second]));
    // |q₁| = |q₂| up to rounding: both coordinates enter nearly at once.
    let tied = (hessian(), sign(), magnitude(), -3..=3).prop_map(|(hessian, sign, size, k)| {
        let (h11, h12, h22) = (hessian.h11(), hessian.h12(), hessian.h22());
        let q = [size, sign * nudged(size, k)];
        let determinant = h11 * h22 - h12 * h12;
        let center = [h22 * q[0] - h12 * q[1], h11 * q[1] - h12 * q[0]].map(|c| c / determinant);
        (hessian, center)
    });
    // q nearly zero in one coordinate, or θ̂ nearly along the flat direction.
    let flat = (hessian(), coordinate(), -3..=3).prop_map(|(hessian, size, k)| {
        let [_, direction] = hessian.eigenvectors();
        (
            hessian,
            [size * direction[0], nudged(size * direction[1], k)],
        )
    });
    prop_oneof![4 => free, 2 => tied, 1 => flat]
        .prop_filter_map("a centre within range", |(hessian, center)| {
            QuadraticLoss::new(hessian, center, 0.0).ok()
        })
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

fn is_plain(theta: Vector2) -> bool {
    theta
        .iter()
        .all(|t| t.is_finite() && (*t != 0.0 || t.is_sign_positive()))
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

fn norm(theta: Vector2) -> f64 {
    theta[0].abs() + theta[1].abs()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8_000, failure_persistence: None, max_global_rejects: 1_000_000, max_local_rejects: 1_000_000, ..ProptestConfig::default() })]

    /// The optimality conditions hold, checked without rounding; far tighter than 1e-12.
    #[test]
    fn every_solution_is_optimal(loss in loss(), fraction in 0.0..1.0) {
        let exact = Exact::new(&loss);
        let path = PlanarPath::new(&loss);
        for lambda in lambdas(&path, fraction) {
            let solution = path.solution(lambda);
            let certificate = Certificate::of(&loss, lambda, solution.theta);
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
            let (signs, numerators, denominator) = exact.enumerate(lambda.value());
            prop_assert_eq!(solution.set, SolutionSet::Point(solution.theta));
            if let Some(knot) = at_knot {
                // Rounding of the knot's λ may leave a tiny coordinate in the exact solution.
                let fits = (0..2).all(|j| solution.signs[j] == 0 || solution.signs[j] == signs[j]);
                prop_assert!(fits || is_jump(knot), "{knot:?} {signs:?}");
                continue;
            }
            for (j, (coordinate, numerator)) in solution.theta.into_iter().zip(&numerators).enumerate() {
                // Double-double arithmetic has 106 bits: a coordinate below 2⁻¹⁰⁰ of the others is
                // within its rounding, and may be taken as zero.
                let least = 2f64.powi(-100) * norm(loss.center()) * denominator.approximate().abs();
                if solution.signs[j] == 0 && numerator.approximate().abs() <= least {
                    continue;
                }
                prop_assert_eq!(solution.signs[j], signs[j], "{:?}", lambda);
                let scaled = Dyadic::new(coordinate).times(&denominator);
                let error = scaled.minus(numerator).approximate().abs();
                let size = numerator.approximate().abs();
                prop_assert!(error <= 1e-15 * size, "{lambda:?} {:?}: {:e}", solution, error / size);
            }
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
        prop_assume!(Exact::new(&loss).determinant.sign() >= 0);
        let path = PlanarPath::new(&loss);
        let lambda = Lambda::new(path.lambda_max().value() * fraction).expect("not negative");
        let theta = path.solution(lambda).theta;
        let best = objective(&loss, lambda, theta);
        let at_zero = objective(&loss, lambda, [0.0, 0.0]);
        let certificate = Certificate::of(&loss, lambda, theta);
        let size = at_zero + certificate.scale * norm(theta);
        prop_assert!((0.0..=1e-13 * size).contains(&certificate.duality_gap), "{:?}", certificate);
        prop_assert!(best <= at_zero + 1e-13 * size);
        for (first, second, power) in steps {
            let length = (norm(theta) + norm(loss.center())) * 10f64.powi(power);
            let other = [theta[0] + first * length, theta[1] + second * length];
            let value = objective(&loss, lambda, other);
            let rounding = 1e-13 * (size + value);
            prop_assert!(best <= value + rounding, "{other:?}");
            // The gap at any point is at least what is left to gain there.
            let gap = Certificate::of(&loss, lambda, other).duality_gap;
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
