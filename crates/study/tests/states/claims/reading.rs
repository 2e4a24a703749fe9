//! What predicates read and compute: numbers and names in sentences, θ* at other λ.

use lasso_path::problem::{Lambda, Vector2};
use lasso_path::solve::penalty::{ExponentKind, Penalty};
use study::{Derived, State};

/// Why a claim is not true.
pub type Outcome = Result<(), String>;

/// Fails with the reason where a condition does not hold.
pub fn ensure(holds: bool, why: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(why()) }
}

/// The number that a text begins with.
pub fn number_in(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix('−') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(text.len());
    let mantissa = text[..end].trim_end_matches('.');
    let mut value: f64 = mantissa.parse().ok()?;
    if let Some(power) = text[mantissa.len()..].strip_prefix("×10") {
        let digits: String = power.chars().map_while(plain).collect();
        value = format!("{mantissa}e{digits}").parse().ok()?;
    }
    Some(if negative { -value } else { value })
}

/// A raised digit or minus as a plain one.
fn plain(c: char) -> Option<char> {
    match c {
        '⁻' => Some('-'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁰'..='⁹' => char::from_digit(c as u32 - '⁰' as u32, 10),
        _ => None,
    }
}

/// The number after the first place where `before` stands.
pub fn number_after(text: &str, before: &str) -> Result<f64, String> {
    let at = text
        .find(before)
        .ok_or_else(|| format!("no “{before}” in it"))?;
    number_in(&text[at + before.len()..]).ok_or_else(|| format!("no number after “{before}”"))
}

/// All numbers after each place where `before` stands.
pub fn numbers_after(text: &str, before: &str) -> Vec<f64> {
    text.match_indices(before)
        .filter_map(|(at, _)| number_in(&text[at + before.len()..]))
        .collect()
}

/// Whether a number was rounded to the digits that it is shown with: at least `digits` significant ones.
pub fn rounds_to(exact: f64, shown: f64, digits: i32) -> bool {
    exact == shown
        || (exact - shown).abs()
            <= 0.51 * 10_f64.powi(1 - digits) * 10_f64.powf(exact.abs().log10().floor())
}

/// Checks each relation that stands between two numbers: "0.5 < 0.6", "|g| = 1.1 ≤ λ = 1.2".
pub fn printed_relations(text: &str) -> Outcome {
    for relation in [" < ", " > ", " ≤ ", " ≥ "] {
        for (place, _) in text.match_indices(relation) {
            let (left, right) = (&text[..place], &text[place + relation.len()..]);
            let left = left.rsplit([' ', '(', '[']).next().unwrap_or_default();
            // A name and its number, or the number alone.
            let name = |c: char| c.is_alphabetic() || "₁₂/|*".contains(c);
            let own = right.split(' ').next().unwrap_or_default();
            let right = match right.split_once(" = ") {
                Some((before, number)) if before == own && own.contains(name) => number,
                _ => right,
            };
            let (Some(a), Some(b)) = (number_in(left), number_in(right)) else {
                continue;
            };
            let holds = match relation {
                " < " => a < b,
                " > " => a > b,
                " ≤ " => a <= b,
                _ => a >= b,
            };
            ensure(holds, || format!("{a}{relation}{b} is false"))?;
        }
    }
    Ok(())
}

/// Whether a coordinate is so small: by the optimality condition λP′(θⱼ) = |∂Loss/∂θⱼ|
/// in logarithms, for penalties that are smooth at 0.
fn is_small_alone(derived: &Derived, k: usize) -> bool {
    let solved = &derived.solved;
    let (lambda, pull) = (solved.lambda.value(), pull(derived)[k].abs());
    let chosen = solved.bound.is_some() && solved.radius() == 0.0;
    if theta(derived)[k] != 0.0 || lambda == 0.0 || pull == 0.0 || chosen {
        return false;
    }
    let logarithm = match solved.penalty {
        Penalty::Ridge => (pull / lambda).ln(),
        Penalty::ElasticNet(mix) if mix.value() == 0.0 => (pull / lambda).ln(),
        Penalty::Bridge(exponent) if exponent.value() > 1.0 && !is_square(solved.penalty) => {
            let p = exponent.value();
            (pull.ln() - lambda.ln() - p.ln()) / (p - 1.0)
        }
        _ => return false,
    };
    // Where the other coordinate leaves no more than its rounding, this may be 0 itself.
    logarithm < -690.0 || pull > rounding(derived)
}

/// Whether a coordinate is not 0, and smaller than 64-bit numbers hold: by its own pull, or by the other coordinate, which
/// pulls on it though no number says how little.
pub fn is_small(derived: &Derived, k: usize) -> bool {
    let coupled = derived.solved.loss.hessian().h12() != 0.0 && theta(derived) == [0.0; 2];
    is_small_alone(derived, k) || (coupled && is_small_alone(derived, 1 - k))
}

/// Whether a penalty that is smooth at 0 leaves the loss a pull on coordinate k of θ, so that it is not 0.
pub fn is_pulled(derived: &Derived, theta: Vector2, k: usize) -> bool {
    let smooth = !has_corners(derived.solved.penalty) && !is_square(derived.solved.penalty);
    let (loss, pull) = (
        &derived.solved.loss,
        derived.solved.loss.negative_gradient(theta),
    );
    let coupled = loss.hessian().h12() != 0.0 && theta == [0.0; 2];
    smooth && (pull[k] != 0.0 || coupled && pull[1 - k] != 0.0)
}

/// Which of the two coordinates a text begins with.
pub fn coordinate(derived: &Derived, text: &str) -> Result<usize, String> {
    // The name of a copied column begins with the other's.
    let names = &derived.solved.names;
    [1, 0]
        .into_iter()
        .find(|&k| text.starts_with(names[k].as_str()))
        .ok_or_else(|| format!("no name at “{text}”"))
}

/// θ* of the same plane at another λ; `None` where λ is no number that one can choose.
pub fn at(derived: &Derived, lambda: f64) -> Option<Vector2> {
    let solved = &derived.solved;
    let lambda = Lambda::new(lambda).ok()?;
    Some(if solved.penalty == Penalty::L1 {
        lasso_path::solve::solve(&solved.loss, lambda).theta
    } else {
        solved.penalty.solve(&solved.loss, lambda).theta
    })
}

/// −∇Loss(θ*).
pub fn pull(derived: &Derived) -> Vector2 {
    let solved = &derived.solved;
    solved.loss.negative_gradient(solved.solution.theta)
}

/// How large a pull can be that is 0 but for rounding.
pub fn rounding(derived: &Derived) -> f64 {
    let solved = &derived.solved;
    let hessian = solved.loss.hessian();
    let size = |v: Vector2| v[0].abs().max(v[1].abs());
    let theta = size(solved.solution.theta).max(size(solved.loss.center()));
    1e-9 * (hessian.h11() + hessian.h22()) * theta
        + 1e-9 * solved.lambda.value()
        + f64::MIN_POSITIVE
}

/// Checks that coordinate `k` is 0 where a text says so: "for every λ > 0", "It reached 0 at λ = 1.042, and stays 0 for every
/// larger λ", "for every smaller λ > 0, and leaves 0 at λ = 0.3", and so on.
pub fn zero_on(derived: &Derived, text: &str, k: usize) -> Outcome {
    let here = derived.solved.lambda.value();
    let end = derived.solved.lambda_end.value().max(here);
    let of = |theta: Vector2| theta[k];
    let from = if text.contains("for every λ > 0") {
        (1e-9 * end).min(here)
    } else if text.contains("for every smaller λ > 0") {
        1e-9 * here
    } else if text.contains("reached 0 at λ = ") {
        let knot = number_after(text, "reached 0 at λ = ")?;
        ensure(knot < here, || format!("λ = {here} is before that"))?;
        changes_at(derived, knot, of)?;
        (knot * (1.0 + 1e-3)).min(here)
    } else {
        here
    };
    let to = if text.contains("for every λ > 0") || text.contains("for every larger λ") {
        3.0 * end
    } else if text.contains("leaves 0 at λ = ") {
        let knot = number_after(text, "leaves 0 at λ = ")?;
        ensure(knot > here, || format!("λ = {here} is beyond that"))?;
        changes_at(derived, knot, of)?;
        (knot * (1.0 - 1e-3)).max(here)
    } else {
        here
    };
    for share in [0.0, 0.01, 0.3, 0.7, 1.0] {
        let lambda = (from + share * (to - from)).min(to);
        let Some(theta) = at(derived, lambda) else {
            continue;
        };
        ensure(theta[k] == 0.0, || {
            format!("at λ = {lambda} θ* is {theta:?}")
        })?;
    }
    Ok(())
}

/// θ* at λ within a thousandth of one that is told with four digits or more, ascending.
pub fn around(derived: &Derived, knot: f64) -> Vec<Vector2> {
    let places = (-20..=20).map(|i| knot * (1.0 + f64::from(i) * 5e-5));
    places.filter_map(|lambda| at(derived, lambda)).collect()
}

/// Checks that something changes near a λ that is told with four digits or more: `value` is 0 or has another sign within a
/// thousandth of it.
pub fn changes_at(derived: &Derived, knot: f64, value: impl Fn(Vector2) -> f64) -> Outcome {
    let values: Vec<f64> = around(derived, knot).into_iter().map(value).collect();
    let zero = |x: &f64| *x == 0.0;
    let all_zero = values.iter().all(zero);
    let changes = values.iter().any(zero) || values.windows(2).any(|pair| pair[0] * pair[1] < 0.0);
    ensure(changes && !all_zero, || {
        format!("nothing changes at λ = {knot}: {values:?}")
    })
}

/// θ*.
pub fn theta(derived: &Derived) -> [f64; 2] {
    derived.solved.solution.theta
}

/// F(θ) − Loss_min.
pub fn objective(derived: &Derived, theta: [f64; 2]) -> f64 {
    let solved = &derived.solved;
    solved.loss.excess(theta) + solved.lambda.value() * solved.penalty.value(theta)
}

/// Whether the ball of a penalty has corners on the axes, by its definition.
pub fn has_corners(penalty: Penalty) -> bool {
    match penalty {
        Penalty::None | Penalty::Ridge => false,
        Penalty::L1 => true,
        Penalty::ElasticNet(mix) => mix.value() > 0.0,
        Penalty::Bridge(exponent) => exponent.value() <= 1.0,
    }
}

/// Whether the ball of a penalty is a square.
pub fn is_square(penalty: Penalty) -> bool {
    matches!(penalty, Penalty::Bridge(exponent) if exponent.kind() == ExponentKind::Maximum)
}

/// The share of samples in which coordinate k is 0. Where the penalty is smooth at 0, that is where the loss does not depend
/// on it, or where it does not pull; draws that differ pull always.
pub fn share_of_zeros(state: &State, derived: &Derived, k: usize) -> f64 {
    let (solved, samples) = (&derived.solved, &derived.samples);
    let bent = matches!(solved.penalty, Penalty::Bridge(exponent) if exponent.kind() == ExponentKind::Convex);
    let zeros =
        samples.iter().filter(|theta| theta[k] == 0.0).count() as f64 / samples.len() as f64;
    let hessian = solved.loss.hessian();
    if !bent || solved.lambda == Lambda::ZERO || [hessian.h11(), hessian.h22()][k] == 0.0 {
        zeros
    } else if state.sigma() > 0.0 {
        0.0
    } else {
        let pulled = samples.iter().any(|theta| is_pulled(derived, *theta, k));
        if pulled { 0.0 } else { zeros }
    }
}

/// Whether the penalty is not convex and rounding alone chooses among its minima: one coordinate is so much larger than
/// the other that its part of F rounds away all that the other changes, or a symmetry makes two minima equal.
pub fn is_rounded_away(derived: &Derived) -> bool {
    let [a, b] = derived.solved.loss.center().map(f64::abs);
    let hessian = derived.solved.loss.hessian();
    let symmetric = hessian.h11() == hessian.h22() && hessian.h12().abs() == hessian.h11();
    !derived.solved.penalty.convex() && (a.min(b) < 1e-9 * a.max(b) || symmetric)
}
