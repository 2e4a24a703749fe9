//! What stands in the figures and on sliders, as marks and as spoken values.

use super::Predicate;
use super::forms::tells;
use super::plane::support;
use super::reading::*;
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::{Slice, SolutionSet};
use study::{Derived, Objective, Problem, State, Strength, derive};

pub const ALL: &[(&str, Predicate)] = &[
    ("slice-caption", slice),
    ("derivative-caption", derivative),
    ("shrinkage-caption", shrinkage),
    ("pull-caption", pull_caption),
    ("radius-caption", radius),
    ("zero-caption", zero),
    ("set-name", set_name),
    ("sample-caption", sample),
    ("map-fiber", fiber),
    ("map-only", only),
    ("map-unknown", |_, derived, _| {
        let penalty = derived.solved.penalty;
        ensure(!penalty.convex() || is_square(penalty), || {
            format!("it is known for {penalty:?}")
        })
    }),
    ("spoken-lambda", |state, derived, text| {
        spoken(state, derived, text, "λ = ", derived.outline.shown_lambda())
    }),
    ("spoken-radius", |state, derived, text| {
        let space = derived.space.as_deref();
        let radius = space.map_or_else(|| derived.solved.radius(), |space| space.radius);
        spoken(state, derived, text, "c = ", radius)
    }),
    ("spoken-slice", spoken_slice),
];

/// θ* for another θ̂.
fn moved(state: &State, derived: &Derived, by: [f64; 2]) -> [f64; 2] {
    let loss = &derived.solved.loss;
    let center = [0, 1].map(|k| loss.center()[k] + by[k]);
    let lambda = Strength::Lambda(derived.solved.lambda);
    let state = State {
        problem: Problem::plane(*loss.hessian(), center),
        objective: Objective {
            penalty: derived.solved.penalty,
            strength: lambda,
            ..state.objective
        },
        ..state.clone()
    };
    derive(&state).solved.solution.theta
}

/// Along the line on which Hθ̂ changes in the coordinate that is 0 alone, θ* stays.
fn fiber(state: &State, derived: &Derived, _: &str) -> Outcome {
    let solved = &derived.solved;
    let here = solved.solution.theta;
    let zero = usize::from(here[1] == 0.0);
    ensure(here[zero] == 0.0 && here[1 - zero] != 0.0, || {
        format!("θ* is {here:?}")
    })?;
    let h = solved.loss.hessian();
    // H·along is the determinant times the axis of the zero.
    let along = [[h.h22(), -h.h12()], [-h.h12(), h.h11()]][zero];
    let determinant = h.h11() * h.h22() - h.h12() * h.h12();
    if determinant <= 1e-6 * h.h11() * h.h22() {
        return Ok(());
    }
    let limit = solved.penalty.slope(solved.lambda.value(), 0.0).1;
    let pull = pull(derived)[zero];
    // Half of the way to both ends of the line.
    for end in [-limit, limit] {
        let way = 0.5 * (end - pull) / determinant;
        let there = moved(state, derived, along.map(|x| way * x));
        let off = (0..2)
            .map(|k| (there[k] - here[k]).abs())
            .fold(0.0, f64::max);
        // The other θ̂ is rounded.
        let size = solved.loss.center().map(f64::abs).iter().sum::<f64>()
            + along[0].hypot(along[1]) * way.abs();
        ensure(off <= 1e-9 * size, || {
            format!("for another θ̂ on it θ* is {there:?}, and {here:?} here")
        })?;
    }
    Ok(())
}

/// No θ̂ nearby has a zero: what has one is a line or a curve.
fn only(state: &State, derived: &Derived, text: &str) -> Outcome {
    let penalty = derived.solved.penalty;
    let curved = matches!(penalty, Penalty::Bridge(exponent) if exponent.value() != 2.0);
    ensure(text.contains("curve") == curved, || format!("{penalty:?}"))?;
    let size = derived.window.radius;
    let off = |k: u32| {
        let (sin, cos) = (0.7 + f64::from(k)).sin_cos();
        [0.01 * size * sin, 0.01 * size * cos]
    };
    let zeros = (0..9)
        .filter(|&k| moved(state, derived, off(k)).contains(&0.0))
        .count();
    // A line or a curve through both meets few of nine points; what is too small for a number is 0 too.
    let small = (0..2).any(|k| is_small(derived, k)) || derived.solved.loss.hessian().rank() < 2;
    ensure(zeros <= 2 || small, || {
        format!("{zeros} of nine θ̂ have a zero")
    })
}

fn the(derived: &Derived) -> Result<Slice, String> {
    derived
        .slice()
        .ok_or_else(|| "there is no slice".to_owned())
}

fn shows(text: &str, before: &str, exact: f64) -> Outcome {
    let said = number_after(text, before)?;
    let holds = rounds_to(exact, said, 3) && (said == 0.0) == (exact == 0.0);
    ensure(holds, || format!("{before}{exact}"))
}

/// The minimum after the parameter's name; through an iterate it is the slice's own.
fn minimum(derived: &Derived, text: &str) -> Outcome {
    let name = derived.slice_name();
    ensure(
        text.contains("least at") == derived.descent.is_some(),
        || "it is another point's".to_owned(),
    )?;
    shows(text, &format!("{name} = "), the(derived)?.minimum)
}

fn slice(_: &State, derived: &Derived, text: &str) -> Outcome {
    let least = the(derived)?;
    shows(text, &format!("{} = ", derived.slice_name()), least.minimum)?;
    let best = least.value(least.minimum);
    let size = least.minimum.abs().max(1e-3);
    let beside = [-0.1, 0.1].map(|step| least.value(least.minimum + step * size));
    let holds = beside
        .iter()
        .all(|value| *value >= best - 1e-9 * best.abs());
    ensure(holds, || {
        format!("F is {beside:?} beside, and {best} there")
    })
}

fn derivative(_: &State, derived: &Derived, text: &str) -> Outcome {
    let slice = the(derived)?;
    ensure(text.contains("no jump") == (slice.lambda == 0.0), || {
        format!("λ is {}", slice.lambda)
    })?;
    if text.contains("= 0") || text.contains("least at") {
        minimum(derived, text)?;
    }
    if slice.lambda == 0.0 {
        return Ok(());
    }
    let inside = slice.minimum == 0.0;
    if text.starts_with("0 just outside") {
        let off = (slice.gradient.abs() - slice.lambda).abs();
        return ensure(!inside && off <= 1e-12 * slice.lambda, || {
            format!("g is {} and λ {}", slice.gradient, slice.lambda)
        });
    }
    let within = slice.gradient.abs() <= slice.lambda;
    ensure(
        text.starts_with("0 ∈") == inside && inside == within,
        || format!("g is {} and λ {}", slice.gradient, slice.lambda),
    )?;
    if let Some((_, tail)) = text.rsplit_once('[') {
        let low = number_in(tail).ok_or("no number")?;
        let high = number_after(tail, ", ")?;
        // As printed, too.
        ensure(
            (low <= 0.0 && 0.0 <= high) == text.starts_with("0 ∈"),
            || "0 is on the other side".to_owned(),
        )?;
        let exact = [slice.gradient - slice.lambda, slice.gradient + slice.lambda];
        ensure(
            exact.iter().zip([low, high]).all(|(exact, said)| {
                // Both ends have as many decimals as the larger one needs for three digits.
                let size = slice.gradient.abs() + slice.lambda;
                rounds_to(*exact, said, 3)
                    || (exact - said).abs() <= 0.51 * 10_f64.powf(size.log10().floor() - 2.0)
            }),
            || format!("it is {exact:?}"),
        )?;
    }
    Ok(())
}

fn shrinkage(_: &State, derived: &Derived, text: &str) -> Outcome {
    match the(derived)?.center() {
        Some(z) => shows(text, "z = ", z),
        None => ensure(text.starts_with("flat"), || "it is flat".to_owned()),
    }
}

/// "1.08 < λ" and "θ₂ = 0" beside a bar.
fn pull_caption(_: &State, derived: &Derived, text: &str) -> Outcome {
    let pulls = derived.pulls();
    let lambda = derived.lambda().value();
    if text.ends_with(" 0") && number_in(text).is_none() {
        let [a, b] = theta(derived);
        let sum = text.starts_with(&format!("{} + ", derived.solved.names[0]));
        let values = if is_square(derived.solved.penalty) {
            if sum { vec![a + b] } else { vec![a - b] }
        } else {
            vec![[a, b][coordinate(derived, text)?]]
        };
        let zero = values.iter().all(|x| *x == 0.0);
        let small = (0..2).any(|k| is_small(derived, k));
        return ensure(
            if text.contains('≠') {
                !zero
            } else {
                zero && text.contains('≈') == small
            },
            || format!("θ* is {:?}", theta(derived)),
        );
    }
    let limit_of = |limit: f64, name: &str| match name {
        "λ" => limit == lambda,
        "∞" => limit == f64::INFINITY,
        name => number_in(name).is_some_and(|said| rounds_to(limit, said, 3)),
    };
    // The gradient itself: it is within its limit where the coordinate is 0, and at it elsewhere.
    let is_it = |pull: &figure::kkt_bars::Pull| {
        if let Some(name) = text.strip_prefix("nearly ") {
            return pull.size < pull.limit
                && pull.size > 0.99 * pull.limit
                && limit_of(pull.limit, name);
        }
        let (relation, equal) = if text.contains(" < ") {
            (" < ", false)
        } else {
            (" = ", true)
        };
        let Some((size, name)) = text.split_once(relation) else {
            return false;
        };
        let said = number_in(size).unwrap_or(f64::NAN);
        let printed = if name == "λ" {
            lambda
        } else {
            number_in(name).unwrap_or(f64::INFINITY)
        };
        let ordered = if equal {
            pull.size == pull.limit
        } else {
            said < printed && pull.size < pull.limit
        };
        rounds_to(pull.size, said, 3) && limit_of(pull.limit, name) && ordered
    };
    ensure(pulls.iter().any(is_it), || format!("{pulls:?}"))
}

/// From these λ on c is 0, and from these c on λ is 0.
fn radius(_: &State, derived: &Derived, text: &str) -> Outcome {
    if text.starts_with("c = 0") {
        let from = number_after(text, "λ ≥ ")?;
        let later =
            [1.0 + 1e-12, 1.5, 9.0].map(|more| at(derived, more * from).unwrap_or_default());
        return ensure(from == 0.0 || later == [[0.0; 2]; 3], || {
            format!("from there on θ* is {later:?}")
        });
    }
    let from = number_after(text, "c ≥ ")?;
    let early = at(derived, 1e-9 * derived.solved.lambda_end.value()).unwrap_or_default();
    let needs = derived.solved.penalty.radius(early);
    ensure(from >= needs * (1.0 - 1e-9), || {
        format!("λ → 0 needs {needs}")
    })
}

/// F is the same far away, or at both ends of what is called all minimisers and between them.
fn set_name(_: &State, derived: &Derived, text: &str) -> Outcome {
    let best = objective(derived, theta(derived));
    let points = match derived.solved.solution.set {
        SolutionSet::Point(theta) => return Err(format!("{theta:?} alone is one")),
        SolutionSet::Plane => vec![[1.0, 0.0], [-3.0, 7.0], [0.0, 2.0]],
        SolutionSet::Segment([a, b]) => vec![a, b, [0, 1].map(|k| 0.5 * (a[k] + b[k]))],
        SolutionSet::Line { point, direction } => [-2.0, 0.5, 3.0]
            .map(|t| [0, 1].map(|k| point[k] + t * direction[k]))
            .to_vec(),
    };
    let plane = derived.solved.solution.set == SolutionSet::Plane;
    ensure(text.starts_with("every θ") == plane, || {
        "another set".to_owned()
    })?;
    // What rounding of these points leaves of F.
    let hessian = derived.solved.loss.hessian();
    let most = points
        .iter()
        .flatten()
        .fold(0.0, |most: f64, x| most.max(x.abs()));
    let most = most
        .max(derived.solved.loss.center()[0].abs())
        .max(derived.solved.loss.center()[1].abs());
    let slop =
        1e-9 * best + 1e-12 * (hessian.h11() + hessian.h22()) * most * most + f64::MIN_POSITIVE;
    let values: Vec<f64> = points
        .iter()
        .map(|&theta| objective(derived, theta))
        .collect();
    ensure(
        values.iter().all(|value| (value - best).abs() <= slop),
        || format!("F is {best}, and {values:?}"),
    )
}

fn zero(_: &State, derived: &Derived, text: &str) -> Outcome {
    let k = coordinate(derived, text)?;
    let holds = theta(derived)[k] == 0.0 && text.contains('≈') == is_small(derived, k);
    ensure(holds, || format!("θ* is {:?}", theta(derived)))
}

fn sample(state: &State, derived: &Derived, text: &str) -> Outcome {
    let k = coordinate(derived, text)?;
    tells(text, "= 0 in ", share_of_zeros(state, derived, k))?;
    if let Some((_, total)) = text.split_once("% of ") {
        let total = total.replace(',', "");
        ensure(
            number_in(&total) == Some(derived.samples.len() as f64),
            || format!("there are {}", derived.samples.len()),
        )?;
    }
    Ok(())
}

fn spoken(state: &State, derived: &Derived, text: &str, before: &str, exact: f64) -> Outcome {
    if exact.is_finite() {
        let said = number_after(text, before)?;
        ensure(rounds_to(exact, said, 4), || format!("it is {exact}"))?;
    } else {
        ensure(text.starts_with(&format!("{before}∞")), || {
            "it is ∞".to_owned()
        })?;
    }
    let (_, tail) = text.split_once("; ").unwrap_or_default();
    support(state, derived, tail)
}

fn spoken_slice(_: &State, derived: &Derived, text: &str) -> Outcome {
    let slice = the(derived)?;
    match text.starts_with("z = ") {
        true => shows(text, "z = ", slice.center().ok_or("there is no z")?)?,
        false => shows(text, "λ = ", slice.lambda)?,
    }
    minimum(derived, text)
}
