//! The recorded links, `tests/links/v1.json`, and how near a number must be to the recorded one.

use lasso_path::solve::penalty::Penalty;
use serde_json::Value;
use study::{Derived, Link, State, Strength, derive, permalink};

const FILE: &str = include_str!("../links/v1.json");

/// A number by its name, as its shortest text: nothing of an `f64` is lost, and "inf" and "" (no number) are texts too.
pub type Named = (String, String);

/// A link and what it opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Why it is in the file.
    pub what: String,
    /// The link as somebody keeps it.
    pub link: String,
    /// The canonical text of the state.
    pub opens: String,
    /// The keys that could not be used.
    pub notices: Vec<String>,
    /// The numbers on the page: each `data-quantity` and its `data-value`.
    pub numbers: Vec<Named>,
    /// The numbers that are only drawn.
    pub drawn: Vec<Named>,
}

/// All recorded links.
pub fn entries() -> Vec<Entry> {
    let file: Value = serde_json::from_str(FILE).expect("JSON");
    let entries = file.as_array().expect("a list").iter();
    entries.map(Entry::recorded).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn named(value: &Value) -> Vec<Named> {
    let pairs = value.as_object().into_iter().flatten();
    pairs.map(|(name, x)| (name.clone(), text(x))).collect()
}

impl Entry {
    /// What the file says; what it does not say is empty.
    fn recorded(value: &Value) -> Self {
        let notices = value["notices"].as_array().into_iter().flatten();
        Self {
            what: text(&value["what"]),
            link: text(&value["link"]),
            opens: text(&value["opens"]),
            notices: notices.map(text).collect(),
            numbers: named(&value["numbers"]),
            drawn: named(&value["drawn"]),
        }
    }
}

// ---- comparing ----

/// The numbers that are not as an entry records them. θ\* is the same to the last bit; other numbers may be off by a
/// share of their size and by what rounding alone makes of them. Where `powf` and `hypot` are not those of the machine
/// that recorded, a θ\* that comes from them is as the other numbers.
pub fn changed(
    entry: &Entry,
    recorded: &[Named],
    now: &[Named],
    same_functions: bool,
    share: f64,
) -> Vec<String> {
    let names = |numbers: &[Named]| numbers.iter().map(|(name, _)| name.clone()).collect();
    let (before, after): (Vec<String>, Vec<String>) = (names(recorded), names(now));
    if before != after {
        return vec![format!("the numbers were {before:?} and are {after:?}")];
    }
    let state = permalink::read(&entry.opens).0;
    let derived = derive(&state);
    let exact = same_functions || !is_the_platforms(&state);
    let mut changed = Vec::new();
    for ((name, was), (_, is)) in recorded.iter().zip(now) {
        let (share, noise) = match exact && is_optimum(name) {
            true => (0.0, 0.0),
            false => (share, noise(name, share, &derived)),
        };
        if !agrees(was, is, share, noise) {
            changed.push(format!("{name} was {was} and is {is}"));
        }
    }
    changed
}

/// Whether a number is θ\* of one of the planes.
fn is_optimum(name: &str) -> bool {
    name.trim_start_matches("beside-").starts_with("theta") && !name.contains("hat")
}

/// Whether θ\* comes from functions of which each platform has its own, which differ in the last place: `powf` for a
/// bridge penalty, and `hypot` for the λ of a round ball's radius.
fn is_the_platforms(state: &State) -> bool {
    let radius = matches!(state.objective.strength, Strength::Radius(_))
        || state.objective.link == Link::Radius;
    let penalties = [Some(state.objective.penalty), state.objective.beside];
    let mut penalties = penalties.into_iter().flatten();
    penalties
        .any(|penalty| matches!(penalty, Penalty::Bridge(_)) || radius && penalty != Penalty::L1)
}

/// Whether a number is what is recorded, up to a share of its size and what rounding alone makes of it.
fn agrees(recorded: &str, now: &str, share: f64, noise: f64) -> bool {
    let number = |text: &str| text.parse::<f64>().ok().filter(|x| !x.is_nan());
    match (number(recorded), number(now)) {
        (Some(a), Some(b)) if a.is_finite() && b.is_finite() => {
            (a - b).abs() <= share * a.abs().max(b.abs()) + noise
        }
        (Some(a), Some(b)) => a == b,
        _ => recorded == now,
    }
}

/// How far rounding alone moves a number that is a small difference of large ones. Such are the residual and the gap,
/// which are 0 at an optimum, and what descent methods have left to do: a share of the terms that cancel in them.
fn noise(name: &str, share: f64, derived: &Derived) -> f64 {
    let extent = |derived: &Derived| {
        let solved = &derived.solved;
        let points = [solved.solution.theta, solved.loss.center()];
        points.iter().flatten().map(|x| x.abs()).sum::<f64>()
    };
    let certified = |derived: &Derived| 1e-12 * derived.outline.certificate.scale;
    match (name, &derived.beside, &derived.descent) {
        ("kkt-residual", ..) => certified(derived),
        ("duality-gap", ..) => certified(derived) * extent(derived),
        ("beside-kkt-residual", Some(beside), _) => certified(beside),
        (_, _, Some(descent)) => {
            let runs = &descent.runs;
            let scale = runs.scale();
            let [largest, _] = runs.objective.loss().hessian().eigenvalues();
            let force = largest * scale + runs.objective.lambda();
            match name {
                "gap" => share * force * scale,
                "gradient-norm" => share * force,
                "iterate1" | "iterate2" => share * (scale + runs.step_size * force),
                _ if name != "step-size" && name.starts_with("step") => {
                    share * (scale + runs.step_size * force)
                }
                _ => 0.0,
            }
        }
        _ => 0.0,
    }
}
