//! What the answers say first: the kink, both problems, and two penalties.

use super::Predicate;
use super::reading::*;
use lasso_path::solve::penalty::Penalty;
use study::topic::penalties::words::title;
use study::{Derived, State, Strength};

pub const ALL: &[(&str, Predicate)] = &[
    ("slice-pull", |_, derived, text| {
        let slice = derived.slice().ok_or("there is no slice")?;
        // F − Loss is the V: of slope λ on both sides, near and far.
        let same = [0.1, 1.0, 10.0].into_iter().all(|t: f64| {
            let (right, left) = (slice.value(t), slice.value(-t));
            let size = right.abs().max(left.abs()).max(slice.loss(t).abs());
            let off = |f: f64, t: f64| (f - slice.loss(t) - slice.lambda * t.abs()).abs();
            off(right, t).max(off(left, -t)) <= 1e-9 * size
        });
        ensure(
            same && text.contains("λ = 0") == (slice.lambda == 0.0),
            || format!("λ is {}", slice.lambda),
        )
    }),
    ("slice-kink", kink),
    ("lambda-leads", leads),
    ("radius-leads", leads),
    ("ball-none", |_, derived, _| {
        ensure(derived.solved.penalty == Penalty::None, || {
            "there is a penalty".to_owned()
        })
    }),
    ("ball-is-budget", ball),
    ("compared-zeros", compared),
];

fn kink(_: &State, derived: &Derived, text: &str) -> Outcome {
    let slice = derived.slice().ok_or("there is no slice")?;
    let (loss, lambda) = (|t: f64| slice.loss(t), slice.lambda);
    if lambda == 0.0 {
        let flat = slice.curvature == 0.0;
        return ensure(
            text.contains("λ = 0") && text.contains("everywhere") == flat,
            || format!("curvature {}", slice.curvature),
        );
    }
    // The slope of a parabola at 0 is that of its chord around 0.
    let step = slice.center().map_or(1.0, f64::abs).max(1e-6);
    let slope = (loss(step) - loss(-step)) / (2.0 * step);
    let said = number_after(text, "has slope g = ")?;
    let size = slope.abs().max(loss(step).abs() / step);
    ensure(
        (said - slope).abs() <= 0.006 * slope.abs() + 1e-9 * size,
        || format!("the slope is {slope}"),
    )?;
    let holds = text.contains("least at exactly 0");
    ensure(holds == (slice.minimum == 0.0), || {
        format!("it is least at {}", slice.minimum)
    })?;
    // Where no digits tell the two apart, words do.
    let Ok(size) = number_after(text, "its size = ") else {
        let words = if holds {
            "its size is not above λ"
        } else {
            "its size is just above λ"
        };
        return ensure(text.contains(words), || "nothing compares them".to_owned());
    };
    let weight = number_after(text, if holds { "≤ λ = " } else { "> λ = " })?;
    ensure((size <= weight) == holds, || format!("{size} and {weight}"))
}

fn leads(state: &State, derived: &Derived, text: &str) -> Outcome {
    let solved = &derived.solved;
    let radius = matches!(state.objective.strength, Strength::Radius(_)) && solved.bound.is_some();
    ensure(text.starts_with("You chose c") == radius, || {
        "the other one".to_owned()
    })?;
    let c = number_after(text, "c = ")?;
    ensure(rounds_to(solved.radius(), c, 4), || {
        format!("c is {}", solved.radius())
    })?;
    if !text.contains("λ = ∞") {
        let lambda = number_after(text, "λ = ")?;
        ensure(rounds_to(solved.lambda.value(), lambda, 4), || {
            format!("λ is {}", solved.lambda.value())
        })?;
    }
    Ok(())
}

fn ball(_: &State, derived: &Derived, text: &str) -> Outcome {
    let solved = &derived.solved;
    let (penalty, c) = (solved.penalty, solved.radius());
    // By its name, against the definition: where the ball ends on the diagonal.
    let reach = |p: f64| 2.0_f64.powf(-1.0 / p);
    let shapes = [
        ("diamond", 0.999_999, 1.000_001),
        ("disc", 1.999_999, 2.000_001),
        ("square", 1e6, f64::INFINITY),
        ("star", 0.0, 1.0),
    ];
    let diagonal = 1.0 / penalty.radius([1.0, 1.0]);
    for (word, least, most) in shapes {
        let named = text.contains(&format!("The {word} is"));
        let fits = (reach(least)..=reach(most)).contains(&diagonal);
        ensure(!named || fits, || format!("a {word} reaches {diagonal}"))?;
    }
    let inside = penalty.radius(theta(derived)) <= c * (1.0 + 1e-9);
    ensure(inside, || format!("θ* is beyond c = {c}"))
}

fn compared(_: &State, derived: &Derived, text: &str) -> Outcome {
    let second = derived
        .beside
        .as_deref()
        .ok_or("there is no second plane")?;
    let mut rest = text;
    for plane in [derived, second] {
        let name = format!("{}: ", title(plane.solved.penalty));
        rest = rest
            .strip_prefix(name.as_str())
            .ok_or_else(|| format!("no {name} in “{rest}”"))?;
        let end = rest.find('.').ok_or("no end")?;
        let (said, after) = rest.split_at(end);
        rest = after.trim_start_matches(['.', ' ']);
        for (k, x) in theta(plane).into_iter().enumerate() {
            let name = &plane.solved.names[k];
            let zero = said.contains("both exactly 0")
                || (said.contains("exactly 0") && said.starts_with(name.as_str()));
            // The name of a copied column begins with the other's.
            let clear = !plane.solved.names[1 - k].starts_with(name.as_str());
            // What is below 64-bit numbers is told apart from 0, as the predicate of the support checks.
            let exactly = x == 0.0 && !plane.outline.vanishing[k];
            ensure(zero == exactly || !clear, || format!("{name} is {x}"))?;
        }
    }
    Ok(())
}
