//! The path in words.

use super::Predicate;
use super::reading::*;
use super::space;
use study::{Derived, State};

pub const ALL: &[(&str, Predicate)] = &[("path", events), ("path-title", events), ("knot", knot)];

fn events(_: &State, derived: &Derived, text: &str) -> Outcome {
    if is_rounded_away(derived) {
        return Ok(());
    }
    let text = text.split("piecewise linear: ").last().unwrap_or_default();
    let text = text.rsplit("against λ: ").next().unwrap_or_default();
    let end = derived.solved.lambda_end.value();
    let places = (1..=40).map(|i| f64::from(i) / 40.0 * end);
    let text = text.trim_end_matches('.');
    if text.to_lowercase() == "all are 0 for every λ > 0" {
        return ensure(
            places.into_iter().all(|x| at(derived, x) == Some([0.0; 2])),
            || "not everywhere".to_owned(),
        );
    }
    if text
        .to_lowercase()
        .starts_with("no parameter becomes 0 on this axis")
    {
        return ensure(
            places
                .filter_map(|x| at(derived, x))
                .all(|theta| (0..2).all(|k| theta[k] != 0.0 || is_pulled(derived, theta, k))),
            || "one does".to_owned(),
        );
    }
    if text.contains("is 0 for every λ > 0") {
        let k = coordinate(derived, text)?;
        let all: Vec<[f64; 2]> = places.filter_map(|x| at(derived, x)).collect();
        // Where both are 0, that is said.
        let other = all.iter().any(|theta| theta[1 - k] != 0.0);
        return ensure(all.iter().all(|theta| theta[k] == 0.0) && other, || {
            "not everywhere, or both".to_owned()
        });
    }
    for event in text.trim_end_matches('.').split("; ") {
        if event.to_lowercase().starts_with("all are 0") {
            all_zero_from(derived, number_after(event, "λ ≥ ")?)?;
            continue;
        }
        let knot = number_after(event, "λ = ")?;
        if event.contains("while it changes its sign") {
            let k = coordinate(derived, event)?;
            underflows(derived, k, knot)?;
        } else if is_square(derived.solved.penalty) {
            changes_at(derived, knot, |[a, b]| a.abs() - b.abs())?;
        } else {
            let k = coordinate(derived, event)?;
            changes_at(derived, knot, |theta| theta[k])?;
        }
    }
    Ok(())
}

/// A tick under the slider: what it says happens there, in this order as λ grows.
fn knot(_: &State, derived: &Derived, text: &str) -> Outcome {
    if let Some(space) = derived.space.as_deref() {
        return space::knot(space, text);
    }
    if is_rounded_away(derived) {
        return Ok(());
    }
    if text.starts_with("all zero") {
        return all_zero_from(derived, number_after(text, "λ ≥ ")?);
    }
    let shown = number_after(text, "λ = ")?;
    let present = derived.solved.lambda.value();
    let is_it = |knot: f64| {
        let same_side =
            (knot > present) == (shown > present) || (knot - present).abs() < 1e-8 * knot;
        rounds_to(knot, shown, 4) && same_side
    };
    ensure(
        derived.outline.knot_lambdas().into_iter().any(is_it),
        || format!("no knot is {shown}, on its side of {present}"),
    )?;
    let k = coordinate(derived, text)?;
    let square = is_square(derived.solved.penalty);
    // With ‖θ‖∞ it is the difference of the sizes that comes to 0.
    let value = |[a, b]: [f64; 2]| match (square, k) {
        (true, _) => a.abs() - b.abs(),
        (false, 0) => a,
        (false, _) => b,
    };
    let values: Vec<f64> = around(derived, shown).into_iter().map(value).collect();
    let change = |from: bool, to: bool| {
        let zeros = |pair: &[f64]| [pair[0] == 0.0, pair[1] == 0.0];
        values.windows(2).any(|pair| zeros(pair) == [from, to])
    };
    let what = text.split(" at λ").next().unwrap_or_default();
    if what.contains('≈') {
        return underflows(derived, k, shown);
    }
    let holds = if what.contains("crosses") {
        false
    } else if what.contains(['→', '=']) {
        change(false, true)
    } else {
        change(true, false)
    };
    // What is 0 for less than the distance of two of these λ changes its sign between them.
    let signs: Vec<f64> = values
        .iter()
        .filter(|x| **x != 0.0)
        .map(|x| x.signum())
        .collect();
    let crosses = signs.windows(2).any(|pair| pair[0] != pair[1]);
    ensure(holds || crosses, || format!("around {shown}: {values:?}"))
}

/// Checks that around this λ a parameter of a smooth penalty is no number, or hardly one.
fn underflows(derived: &Derived, k: usize, knot: f64) -> Outcome {
    let values: Vec<f64> = around(derived, knot)
        .into_iter()
        .map(|theta| theta[k].abs())
        .collect();
    let most = values.iter().copied().fold(0.0, f64::max);
    ensure(
        most < 1e-150 && !has_corners(derived.solved.penalty),
        || format!("around {knot}: {values:?}"),
    )
}

/// Checks that θ* = 0 from a λ on, and not before.
pub fn all_zero_from(derived: &Derived, knot: f64) -> Outcome {
    // λ_max itself is rounded: by some units in its last place.
    let after = at(derived, knot * (1.0 + 1e-14)).unwrap_or_default();
    let before = at(derived, knot * (1.0 - 1e-3)).unwrap_or_default();
    ensure(after == [0.0; 2] && before != [0.0; 2], || {
        format!("around {knot} θ* is {before:?} and {after:?}")
    })
}
