//! The path in words.

use super::Predicate;
use super::reading::*;
use study::{Derived, State};

pub const ALL: &[(&str, Predicate)] = &[("path", events), ("path-title", events)];

fn events(_: &State, derived: &Derived, text: &str) -> Outcome {
    if is_rounded_away(derived) {
        return Ok(());
    }
    let text = text.split("piecewise linear: ").last().unwrap_or_default();
    let text = text.rsplit("against λ: ").next().unwrap_or_default();
    let end = derived.solved.lambda_end.value();
    let places = (1..=40).map(|i| f64::from(i) / 40.0 * end);
    let text = text.trim_end_matches('.');
    if text.to_lowercase() == "all are 0 for every λ" {
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
                .all(|theta| !theta.contains(&0.0)),
            || "one does".to_owned(),
        );
    }
    if text.contains("is 0 for every λ") {
        let k = coordinate(derived, text)?;
        return ensure(
            places
                .filter_map(|x| at(derived, x))
                .all(|theta| theta[k] == 0.0),
            || "not everywhere".to_owned(),
        );
    }
    for event in text.trim_end_matches('.').split("; ") {
        let all = event.to_lowercase().starts_with("all are 0");
        let knot = number_after(event, if all { "λ ≥ " } else { "λ = " })?;
        if all {
            // λ_max itself is rounded: by some units in its last place.
            let after = at(derived, knot * (1.0 + 1e-14)).unwrap_or_default();
            let before = at(derived, knot * (1.0 - 1e-3)).unwrap_or_default();
            ensure(after == [0.0; 2] && before != [0.0; 2], || {
                format!("around {knot} θ* is {before:?} and {after:?}")
            })?;
        } else if is_square(derived.solved.penalty) {
            changes_at(derived, knot, |[a, b]| a.abs() - b.abs())?;
        } else {
            let k = coordinate(derived, event)?;
            changes_at(derived, knot, |theta| theta[k])?;
        }
    }
    Ok(())
}
