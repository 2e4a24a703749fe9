//! Descent methods and their runs.

use super::Predicate;
use super::reading::*;
use figure::{Descent, Runs};
use lasso_path::solve::descent::{Method, Run};
use study::topic::descent::method_title;
use study::{Derived, State};

pub const ALL: &[(&str, Predicate)] = &[
    ("pace-steady", |_, derived, text| {
        pace(derived, text, [0.0, 1.0])
    }),
    ("pace-swinging", |_, derived, text| {
        pace(derived, text, [1.0, 2.0])
    }),
    ("pace-border", |_, derived, text| {
        pace(derived, text, [2.0, 2.0])
    }),
    ("pace-diverging", |_, derived, text| {
        pace(derived, text, [2.0, f64::INFINITY])
    }),
    ("pace-flat", |_, derived, text| {
        ensure(steepest(derived) == 0.0, || "H is not 0".to_owned())?;
        let pulls = the(derived)?.runs.objective.lambda() > 0.0;
        ensure(text.contains("only the penalty pulls") == pulls, || {
            "λ is another".to_owned()
        })
    }),
    ("pace-without-eta", |_, derived, text| {
        let runs = &the(derived)?.runs.all;
        let none = text.starts_with("No method");
        ensure(
            runs.is_empty() == none && runs.iter().all(|run| run.method == Method::Coordinate),
            || "other methods are shown".to_owned(),
        )
    }),
    ("overshoots", overshoots),
    ("does-not-overshoot", overshoots),
    ("fate", fate),
    ("zero-mark", |_, derived, text| {
        let (j, k) = (
            coordinate(derived, text)?,
            number_after(text, "from k = ")? as usize,
        );
        let runs = &the(derived)?.runs.all;
        let stays = |run: &Run<2>| {
            let zero = run.iterates.iter().skip(k).all(|theta| theta[j] == 0.0);
            zero && k < run.iterates.len() && (k == 0 || run.iterates[k - 1][j] != 0.0)
        };
        ensure(runs.iter().any(stays), || {
            "no run is 0 from there on".to_owned()
        })
    }),
    ("coordinates", |state, derived, text| {
        for (_, claim) in derived.fates() {
            let said = claim.text.replace('\u{a0}', " ");
            ensure(text.contains(&said), || format!("“{said}” is not in it"))?;
            fate(state, derived, &said)?;
        }
        Ok(())
    }),
    ("convergence", |_, derived, _| the(derived).map(|_| ())),
];

fn the(derived: &Derived) -> Result<&Descent, String> {
    derived
        .descent
        .as_deref()
        .ok_or_else(|| "nothing is shown".to_owned())
}

/// The largest eigenvalue of H, from its characteristic polynomial.
fn steepest(derived: &Derived) -> f64 {
    let hessian = derived.solved.loss.hessian();
    let (mean, half) = (
        0.5 * (hessian.h11() + hessian.h22()),
        0.5 * (hessian.h11() - hessian.h22()),
    );
    mean + half.hypot(hessian.h12())
}

fn pace(derived: &Derived, text: &str, [least, most]: [f64; 2]) -> Outcome {
    let descent = the(derived)?;
    let steepest = steepest(derived);
    let share = descent.runs.step_size * steepest;
    let slop = 1e-9;
    ensure(
        share >= least * (1.0 - slop) && share <= most * (1.0 + slop),
        || format!("ηL is {share}"),
    )?;
    for (before, value) in [("1/L = ", 1.0 / steepest), ("2/L = ", 2.0 / steepest)] {
        for said in numbers_after(text, before) {
            ensure(rounds_to(value, said, 3), || format!("{before}{value}"))?;
        }
    }
    // What is said of a method is said while it is shown.
    let shown = |method: Method| descent.runs.all.iter().any(|run| run.method == method);
    for (word, method) in [
        (" ISTA", Method::Proximal),
        ("subgradient", Method::Subgradient),
        ("FISTA is", Method::Fista),
    ] {
        ensure(!text.contains(word) || shown(method), || {
            format!("{method:?} is not shown")
        })?;
    }
    let lambda = descent.runs.objective.lambda();
    for (word, pulls) in [
        ("A subgradient step", true),
        ("Soft-thresholding", true),
        ("At λ = 0", false),
    ] {
        ensure(!text.contains(word) || (lambda > 0.0) == pulls, || {
            format!("λ is {lambda}")
        })?;
    }
    if text.contains("For ridge") {
        ensure(shown(Method::Ridge), || "ridge is not shown".to_owned())?;
        let said = number_after(text, "2/(L + λ) = ")?;
        let limit = 2.0 / (steepest + lambda);
        ensure(rounds_to(limit, said, 3), || format!("it is {limit}"))?;
    }
    if text.contains("are at most 1/L from k = ") {
        ensure(shown(Method::Diminishing), || "it is not shown".to_owned())?;
        let k = number_after(text, "from k = ")?;
        let step = |k: f64| share / (k + 1.0).sqrt();
        ensure(step(k) <= 1.0 + slop && step(k - 1.0) >= 1.0 - slop, || {
            format!("{} and {}", step(k - 1.0), step(k))
        })?;
    }
    for (word, method) in [
        ("No step of ISTA increases F", Method::Proximal),
        ("so none increases F", Method::Subgradient),
    ] {
        let runs = descent.runs.all.iter();
        for run in runs.filter(|run| run.method == method && text.contains(word)) {
            never_rises(&descent.runs, run)?;
        }
    }
    Ok(())
}

fn never_rises(runs: &Runs, run: &Run<2>) -> Outcome {
    let values: Vec<f64> = run
        .iterates
        .iter()
        .map(|&theta| runs.gap(run.method, theta))
        .collect();
    // A step of rounding, from where θ* is a number of many digits.
    let scale = run
        .iterates
        .iter()
        .flatten()
        .fold(0.0, |most: f64, x| most.max(x.abs()));
    let center = runs.objective.loss().center();
    let theta = scale.max(center[0].abs()).max(center[1].abs());
    let rounding = 1e-15 * theta;
    let curvature = runs.stable().map_or(0.0, f64::recip);
    let slop =
        1e-12 * values[0] + curvature * rounding * theta + runs.objective.lambda() * rounding;
    ensure(
        values.windows(2).all(|pair| pair[1] <= pair[0] + slop),
        || format!("F − F* goes {values:?}"),
    )
}

fn overshoots(_: &State, derived: &Derived, text: &str) -> Outcome {
    let descent = the(derived)?;
    let Some(anatomy) = descent.anatomy else {
        return Err("no step is taken apart".to_owned());
    };
    // The step looked at is of size η.
    let own = matches!(anatomy.method, Method::Diminishing | Method::Coordinate);
    ensure(!own, || {
        format!("{:?} has a step of its own", anatomy.method)
    })?;
    let rho = derived.solved.loss.hessian().h12();
    let steepest = steepest(derived);
    let eta = descent.runs.step_size;
    for (said, exact) in [
        (number_after(text, "ρ = ")?, rho),
        (number_after(text, "L = 1 + |ρ| = ")?, steepest),
        (number_after(text, "η = ")?, eta),
        (number_after(text, "2/L = ")?, 2.0 / steepest),
    ] {
        ensure(rounds_to(exact, said, 3), || format!("{said} is {exact}"))?;
    }
    ensure(eta * steepest > 2.0, || format!("ηL is {}", eta * steepest))?;
    // At ρ = 0 L is 1.
    ensure(
        text.contains("less than 2/L at ρ = 0") == (eta < 2.0),
        || format!("η is {eta}"),
    )?;
    if text.contains("the gradient here long") {
        let loss = &derived.solved.loss;
        let off = [0, 1].map(|j| anatomy.from[j] - loss.center()[j]);
        let long = (off[0] + rho * off[1]).hypot(rho * off[0] + off[1]);
        let alone = off[0].hypot(off[1]);
        ensure(long > alone, || format!("{long} and {alone}"))?;
        for (said, exact) in [
            (number_after(text, "gradient here long: ")?, long),
            (number_after(text, "in place of ")?, alone),
        ] {
            ensure(rounds_to(exact, said, 3), || format!("{said} is {exact}"))?;
        }
    }
    let place = descent
        .runs
        .all
        .iter()
        .position(|run| run.method == anatomy.method);
    let run = &descent.runs.all[place.ok_or_else(|| "its method is not shown".to_owned())?];
    let goes = |j: usize| {
        let from = run.at(descent.iteration)[j];
        // The step after the last one has no point of its own.
        let to = match run.iterates.get(descent.iteration + 1) {
            Some(theta) => theta[j],
            None => from + anatomy.sum()[j],
        };
        [from, descent.runs.best(anatomy.method)[j], to]
    };
    // Past the optimum, and farther from it; where it is as far as that, rounding says which.
    let beyond = |[from, best, to]: [f64; 3], slop: f64| {
        (from - best) * (to - best) < 0.0 && (to - best).abs() > (from - best).abs() * (1.0 + slop)
    };
    if text.contains("neither parameter") {
        let none = (0..2).all(|j| !beyond(goes(j), 1e-9));
        return ensure(none, || format!("{:?} and {:?}", goes(0), goes(1)));
    }
    let tail = text.split("this step takes ").nth(1).unwrap_or_default();
    let j = coordinate(derived, tail)?;
    let [from, best, to] = goes(j);
    for (said, exact) in [
        (number_after(tail, "from ")?, from),
        (number_after(tail, "optimum ")?, best),
        (number_after(tail, " to ")?, to),
    ] {
        let near = (said - exact).abs() <= 1e-9 * (from.abs() + to.abs());
        ensure(rounds_to(exact, said, 3) || near, || {
            format!("{said} is {exact}")
        })?;
    }
    ensure(beyond([from, best, to], -1e-9), || {
        format!("it goes from {from} to {to}, and the optimum is {best}")
    })
}

/// Below which η times the largest eigenvalue a method converges from everywhere; for FISTA up to it. `None` where there is
/// no such limit.
fn limit(runs: &Runs, method: Method) -> Option<f64> {
    match method {
        Method::Coordinate | Method::Diminishing => Some(f64::INFINITY),
        Method::Proximal | Method::Ridge => Some(2.0),
        Method::Fista => Some(1.0),
        Method::Subgradient => (runs.objective.lambda() == 0.0).then_some(2.0),
    }
}

/// The largest eigenvalue of what a method makes gradient steps on.
fn steepest_of(derived: &Derived, method: Method) -> f64 {
    match method {
        Method::Ridge => steepest(derived) + derived.solved.lambda.value(),
        _ => steepest(derived),
    }
}

/// The highest of the last quarter but one, and of the last.
fn highest_quarters(gaps: &[f64]) -> [f64; 2] {
    let quarter = gaps.len().div_ceil(4);
    let highest = |gaps: &[f64]| gaps.iter().copied().fold(0.0, f64::max);
    let (before, late) = gaps.split_at(gaps.len() - quarter);
    [
        highest(&before[before.len().saturating_sub(quarter)..]),
        highest(late),
    ]
}

/// What a run comes to, in a word, and which zeros it reaches.
fn fate(_: &State, derived: &Derived, text: &str) -> Outcome {
    let descent = the(derived)?;
    let runs = &descent.runs;
    let place = runs
        .all
        .iter()
        .position(|run| text.starts_with(&format!("{}: ", method_title(run.method))))
        .ok_or_else(|| "its method is not shown".to_owned())?;
    let (run, gaps) = (&runs.all[place], &runs.traces.all[place].gaps);
    let (_, said) = text.split_once(": ").unwrap_or_default();
    let (verdict, zeros) = said.split_once("; ").unwrap_or((said, ""));
    let (first, last) = (gaps[0], gaps[gaps.len() - 1]);
    let holds = match verdict {
        "converged" => {
            let size = |v: [f64; 2]| v[0].hypot(v[1]);
            let loss = runs.objective.loss();
            let curvature = steepest(derived) + runs.objective.lambda();
            let pull = size(loss.negative_gradient_at_zero());
            let theta = size(runs.start)
                + size(runs.best(run.method))
                + pull / steepest(derived).max(1e-300);
            last <= 1e-6 * first || last <= curvature * (1e-14 * theta).powi(2)
        }
        // Theory grants it, as the step size and the method have it.
        "converging" | "oscillating, converging" => limit(runs, run.method).is_some_and(|limit| {
            let share = runs.step_size * steepest_of(derived, run.method);
            share < limit || (run.method == Method::Fista && share <= limit * (1.0 + 1e-9))
        }),
        "converging, with the zeros it has now" => {
            let best = runs.objective.minimiser();
            let end = run.at(usize::MAX);
            let support = (0..2).all(|j| (end[j] == 0.0) == (best[j] == 0.0));
            support && matches!(run.method, Method::Subgradient | Method::Proximal)
        }
        "diverging" => {
            let beyond = match limit(runs, run.method) {
                Some(limit) => {
                    runs.step_size * steepest_of(derived, run.method) >= limit * (1.0 - 1e-9)
                }
                None => runs.step_size * steepest(derived) >= 2.0 * (1.0 - 1e-9),
            };
            beyond
                && (run.diverged.is_some() || highest_quarters(gaps)[1] > highest_quarters(gaps)[0])
        }
        "oscillating, not converging" => {
            let repeats =
                run.iterates.len() > 2 && run.at(run.iterates.len() - 3) == run.at(usize::MAX);
            let loss = runs.objective.loss();
            let best = runs.objective.minimiser();
            let pulled = (0..2).any(|j| {
                let pull = loss.negative_gradient(best)[j].abs();
                best[j] == 0.0 && pull > 0.0 && pull < runs.objective.lambda()
            });
            let below = runs.step_size * steepest(derived) < 2.0;
            run.diverged.is_none()
                && (repeats || run.method == Method::Subgradient && pulled && below)
        }
        "so far: falling" => highest_quarters(gaps)[1] < highest_quarters(gaps)[0],
        "so far: rising" => {
            run.diverged.is_some() || highest_quarters(gaps)[1] > highest_quarters(gaps)[0]
        }
        "so far: neither falling nor rising" => {
            let [before, late] = highest_quarters(gaps);
            let idle =
                run.iterates.len() > 1 && run.at(run.iterates.len() - 2) == run.at(usize::MAX);
            before == late || idle
        }
        _ => false,
    };
    ensure(holds, || format!("F − F* goes from {first} to {last}"))?;
    let late = &run.iterates[run.iterates.len() / 2..];
    if zeros.contains("hops across 0") {
        let j = coordinate(derived, zeros)?;
        // There and back again: to the other side, or to 0, more than once.
        let passes = late.windows(2).filter(|pair| pair[0][j] * pair[1][j] < 0.0);
        let stops = late.iter().filter(|t| t[j] == 0.0).count();
        return ensure(passes.count() + stops >= 2, || format!("{late:?}"));
    }
    for part in zeros
        .split(", ")
        .filter(|part| part.contains("= 0 exactly from k = "))
    {
        let (j, k) = (
            coordinate(derived, part)?,
            number_after(part, "from k = ")? as usize,
        );
        let all = (k..run.iterates.len()).all(|k| run.iterates[k][j] == 0.0);
        ensure(all, || format!("not from k = {k} on"))?;
        // It is so for good: for more than the last point, or where the method rests.
        let rests = matches!(
            run.method,
            Method::Proximal | Method::Coordinate | Method::Ridge
        );
        ensure(rests || k + 1 < run.iterates.len(), || {
            "the last point alone is 0".to_owned()
        })?;
    }
    for part in zeros
        .split(", ")
        .filter(|part| part.contains("= 0 in these steps from k = "))
    {
        let (j, k) = (
            coordinate(derived, part)?,
            number_after(part, "from k = ")? as usize,
        );
        let all = (k..run.iterates.len()).all(|k| run.iterates[k][j] == 0.0);
        ensure(all && k < run.iterates.len(), || {
            format!("not from k = {k} on")
        })?;
    }
    if zeros.starts_with("not exactly 0 in these steps") {
        let zero = run.iterates.iter().any(|theta| theta.contains(&0.0));
        ensure(!zero, || format!("{:?}", run.iterates))?;
    }
    if zeros.starts_with("not at 0 in the end") {
        let settles = (0..2).any(|j| late.iter().all(|t| t[j] == 0.0));
        ensure(!settles, || format!("{late:?}"))?;
    }
    if zeros.starts_with("θ* has no zero") {
        let best = runs.objective.minimiser();
        ensure(!best.contains(&0.0), || format!("θ* is {best:?}"))?;
    }
    if zeros.starts_with("stopped before step") {
        ensure(run.diverged.is_some(), || "it was not stopped".to_owned())?;
        let size = |v: [f64; 2]| v[0].hypot(v[1]);
        let sizes = [
            runs.start,
            runs.objective.loss().center(),
            runs.objective.minimiser(),
        ];
        let scale = sizes.map(size).into_iter().fold(0.0, f64::max);
        let end = run.iterates.last().map_or(0.0, |&t| size(t));
        ensure(end <= 1.5e6 * scale, || format!("it went on to {end}"))?;
    }
    Ok(())
}
