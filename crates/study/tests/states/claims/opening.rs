//! What the page opens with.

use super::Predicate;
use super::reading::*;

pub const ALL: &[(&str, Predicate)] = &[("opening", |_, derived, text| {
    let here = &derived.solved.solution.theta;
    ensure(here.iter().all(|&x| x != 0.0), || {
        format!("θ* is {here:?} already")
    })?;
    ensure(text.contains("Drag λ until one does"), || {
        "it asks for nothing".to_owned()
    })?;
    // “At exactly 0 the model ignores that feature”, and some larger λ makes one exactly 0.
    let end = derived.outline.lambda_end.value();
    let snaps = (1..=100)
        .filter_map(|k| at(derived, end * f64::from(k) / 100.0))
        .any(|theta| theta.contains(&0.0));
    ensure(snaps, || "no λ makes one exactly 0".to_owned())
})];
