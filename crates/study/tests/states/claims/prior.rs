//! Probability: scales, mode, mean and median, against sums of exp(−(n/σ²)F) of our own.

use super::Predicate;
use super::reading::*;
use lasso_path::solve::penalty::Penalty;
use study::{Derived, Problem, State};

pub const ALL: &[(&str, Predicate)] = &[
    ("prior-scale", scale),
    ("prior-flat-limit", |_, derived, _| {
        ensure(derived.lambda().value() == 0.0, || "λ is not 0".to_owned())
    }),
    ("prior-rows", |state, _, text| {
        ensure(matches!(state.problem, Problem::Diabetes(_)), || {
            "there is no data".to_owned()
        })?;
        ensure(number_after(text, "n = ")? == 442.0, || "442".to_owned())
    }),
    ("prior-rows-default", |state, _, text| {
        let plane = matches!(state.problem, Problem::Plane(_));
        ensure(plane && state.topic.sampling.n.is_none(), || {
            "n was chosen".to_owned()
        })?;
        ensure(number_after(text, "n = ")? == 100.0, || "100".to_owned())
    }),
    ("prior-rows-chosen", |state, _, text| {
        let n = state.topic.sampling.n.map(f64::from);
        ensure(Some(number_after(text, "n = ")?) == n, || format!("{n:?}"))
    }),
    ("prior-elsewhere", |_, derived, _| {
        let penalty = derived.solved.penalty;
        let here = matches!(penalty, Penalty::None | Penalty::L1 | Penalty::Ridge);
        ensure(!here, || format!("{penalty:?} is shown"))
    }),
    ("prior-no-model", |state, _, _| {
        let sigma = state.sigma();
        ensure(!(1e-100..=1e100).contains(&sigma) && sigma != 0.0, || {
            format!("σ is {sigma}")
        })
    }),
    ("prior-no-posterior", lacking),
    ("prior-gaussian", |_, derived, text| {
        let (k, one) = one_coordinate(derived, text)?;
        ensure(derived.solved.penalty != Penalty::L1, || {
            "it is L1".to_owned()
        })?;
        shows(text, "one number, ", theta(derived)[k])?;
        near(one.mean, theta(derived)[k], one.deviation)
    }),
    ("prior-symmetric", |_, derived, text| {
        let (k, one) = one_coordinate(derived, text)?;
        let here = theta(derived)[k];
        let hessian = derived.solved.loss.hessian();
        let flat = [hessian.h11(), hessian.h22()][k] == 0.0;
        ensure(text.contains("say nothing of it") == flat, || {
            format!("H is {hessian:?}")
        })?;
        ensure(
            here == 0.0 && one.mean.abs() <= 1e-9 * one.deviation,
            || format!("mode {here}, mean {}", one.mean),
        )
    }),
    ("prior-mode-zero", |_, derived, text| {
        let (k, one) = one_coordinate(derived, text)?;
        let here = theta(derived)[k];
        ensure(here == 0.0, || format!("the mode is {here}"))?;
        // Where λ is the pull but for rounding, rounding is all that is left of the slope.
        let (lambda, pull) = (derived.lambda().value(), pull(derived)[k].abs());
        if (lambda - pull).abs() < 1e-9 * lambda {
            return Ok(());
        }
        summaries(&one, text)
    }),
    ("prior-none-zero", |_, derived, text| {
        let (k, one) = one_coordinate(derived, text)?;
        let here = theta(derived)[k];
        ensure(here != 0.0, || "the mode is 0".to_owned())?;
        shows(
            text,
            &format!("the mode of {} is ", derived.solved.names[k]),
            here,
        )?;
        summaries(&one, text)
    }),
    ("prior-mean-mode", |_, derived, _| {
        let penalty = derived.solved.penalty;
        ensure(penalty != Penalty::L1, || "it is L1".to_owned())
    }),
    ("prior-mean-off", |_, derived, text| {
        ensure(theta(derived).contains(&0.0), || "no mode is 0".to_owned())?;
        joint(derived, text)
    }),
    ("prior-mean", |_, derived, text| joint(derived, text)),
    ("prior-equal-lambda", |_, derived, text| {
        let second = derived.beside.as_ref().ok_or("no second")?;
        ensure(second.lambda() == derived.lambda(), || {
            "another λ".to_owned()
        })?;
        scales(derived, text)
    }),
    ("prior-equal-variance", |_, derived, text| {
        let second = derived.beside.as_ref().ok_or("no second")?;
        shows(text, "the second λ is ", second.lambda().value())?;
        let [b, tau] = exact_scales(derived)?;
        ensure((2.0 * b * b / (tau * tau) - 1.0).abs() < 1e-9, || {
            format!("b is {b} and τ {tau}")
        })?;
        scales(derived, text)
    }),
    ("beliefs", |_, derived, text| {
        ensure(
            text.contains("none here") == derived.belief().is_none(),
            || "there is one".to_owned(),
        )
    }),
    ("density", |_, derived, text| {
        let there = derived
            .belief()
            .is_some_and(|belief| belief.conditional.is_ok());
        ensure(text.contains("none here") != there, || {
            "there is one".to_owned()
        })
    }),
];

fn shows(text: &str, before: &str, exact: f64) -> Outcome {
    let said = number_after(text, before)?;
    ensure(rounds_to(exact, said, 3), || format!("{before}{exact}"))
}

fn near(a: f64, b: f64, unit: f64) -> Outcome {
    ensure(
        (a - b).abs() <= 1e-6 * unit + 1e-12 * (a.abs() + b.abs()),
        || format!("{a} and {b}"),
    )
}

/// κ = n/σ².
fn weight(derived: &Derived) -> f64 {
    let (n, sigma) = derived.noise;
    n as f64 / (sigma * sigma)
}

/// λ = 1/(κb) or 1/(κτ²), with the numbers that are said.
fn scale(state: &State, derived: &Derived, text: &str) -> Outcome {
    let lambda = derived.lambda().value();
    shows(text, "σ = ", state.sigma())?;
    ensure(
        number_after(text, "n = ")? == derived.noise.0 as f64,
        || "another n".to_owned(),
    )?;
    let exact = 1.0 / (weight(derived) * lambda);
    match derived.solved.penalty {
        Penalty::L1 => shows(text, "b = ", exact)?,
        _ => shows(text, "τ = ", exact.sqrt())?,
    }
    let said = text.rsplit("= ").next().ok_or("no λ")?;
    let said = number_in(said).ok_or("no number")?;
    ensure(rounds_to(lambda, said, 3), || format!("λ is {lambda}"))
}

/// b and τ of two priors side by side.
fn exact_scales(derived: &Derived) -> Result<[f64; 2], String> {
    let second = derived.beside.as_ref().ok_or("no second")?;
    let of = |penalty: Penalty| {
        let plane = [derived, &**second]
            .into_iter()
            .find(|plane| plane.solved.penalty == penalty);
        let lambda = plane.map(|plane| plane.lambda().value());
        lambda.ok_or_else(|| "not both".to_owned())
    };
    let kappa = weight(derived);
    Ok([
        1.0 / (kappa * of(Penalty::L1)?),
        (1.0 / (kappa * of(Penalty::Ridge)?)).sqrt(),
    ])
}

fn scales(derived: &Derived, text: &str) -> Outcome {
    let [b, tau] = exact_scales(derived)?;
    shows(text, "b = ", b)?;
    shows(text, "τ = ", tau)
}

/// σ = 0, or nothing that bounds θ in some direction.
fn lacking(_: &State, derived: &Derived, text: &str) -> Outcome {
    let hessian = *derived.solved.loss.hessian();
    let flat = derived.solved.penalty == Penalty::None || derived.lambda().value() == 0.0;
    let holds = if text.contains("σ = 0") {
        derived.noise.1 == 0.0
    } else if text.contains("improper") {
        flat && hessian.rank() < 2
    } else {
        // Out of the range of numbers.
        true
    };
    ensure(holds, || format!("{hessian:?}, flat: {flat}"))
}

/// What λ|t| − pull·t rises by from the mode on: where the mode is not 0 both slopes cancel there.
fn kink(lambda: f64, pull: f64, mode: f64, by: f64) -> f64 {
    if mode == 0.0 {
        return lambda * by.abs() - pull.clamp(-lambda, lambda) * by;
    }
    let there = mode + by;
    if there * mode < 0.0 {
        2.0 * lambda * there.abs()
    } else {
        0.0
    }
}

/// What sums over a grid give of one coordinate given the other.
struct One {
    mean: f64,
    median: f64,
    deviation: f64,
}

/// The coordinate that a text begins with what it is given.
fn one_coordinate(derived: &Derived, text: &str) -> Result<(usize, One), String> {
    let solved = &derived.solved;
    let names = &solved.names;
    let given = (0..2)
        .find(|&k| text.starts_with(&format!("Given {} = ", names[k])))
        .ok_or("nothing is given")?;
    shows(
        text,
        &format!("Given {} = ", names[given]),
        theta(derived)[given],
    )?;
    let k = 1 - given;
    let kappa = weight(derived);
    let hessian = solved.loss.hessian();
    let h = [hessian.h11(), hessian.h22()][k];
    let lambda = derived.lambda().value();
    let mode = theta(derived)[k];
    let pull = pull(derived)[k];
    // κ(F − F*) along the coordinate.
    let energy = |t: f64| {
        let d = t - mode;
        let rise = match solved.penalty {
            Penalty::L1 => kink(lambda, pull, mode, d),
            Penalty::Ridge => 0.5 * lambda * d * d,
            _ => 0.0,
        };
        kappa * (0.5 * h * d * d + rise)
    };
    // Narrower than numbers are apart.
    let least = 1e-300_f64.max(1e-12 * mode.abs());
    if [-least, least].iter().all(|step| energy(mode + step) > 1.0) {
        let (mean, median, deviation) = (mode, mode, least);
        return Ok((
            k,
            One {
                mean,
                median,
                deviation,
            },
        ));
    }
    // As far as it is above 40, to each side; then a fine grid on each, which has the kink for an end.
    let reach = |sign: f64| {
        let mut step = least;
        while energy(mode + sign * step) < 40.0 && step < 1e250 {
            step *= 1.2;
        }
        mode + sign * step
    };
    let mut ends = vec![reach(-1.0), mode, reach(1.0)];
    if ends[0] < 0.0 && 0.0 < ends[2] {
        ends.push(0.0);
    }
    ends.sort_by(f64::total_cmp);
    let mut cells: Vec<(f64, f64, f64)> = Vec::new();
    for pair in ends.windows(2) {
        let width = (pair[1] - pair[0]) / 4000.0;
        cells.extend((0..4000).map(|i| {
            let t = pair[0] + (f64::from(i) + 0.5) * width;
            (t, width, width * (-energy(t)).exp())
        }));
    }
    let mass: f64 = cells.iter().map(|(.., m)| m).sum();
    let mean = mode + cells.iter().map(|(t, _, m)| (t - mode) * m).sum::<f64>() / mass;
    let variance = cells
        .iter()
        .map(|(t, _, m)| (t - mean) * (t - mean) * m)
        .sum::<f64>()
        / mass;
    let (mut below, mut median) = (0.0, mean);
    for &(t, width, m) in &cells {
        if below < 0.5 * mass {
            median = t + ((0.5 * mass - below) / m - 0.5) * width;
        }
        below += m;
    }
    let deviation = variance.sqrt();
    Ok((
        k,
        One {
            mean,
            median,
            deviation,
        },
    ))
}

/// Mean and median to what the grid gives.
fn summaries(one: &One, text: &str) -> Outcome {
    for (before, exact) in [
        ("mean is ", one.mean),
        ("its mean ", one.mean),
        ("its median ", one.median),
    ] {
        if text.contains(before)
            && let Ok(said) = number_after(text, before)
        {
            let off = (said - exact).abs();
            ensure(off <= 6e-3 * said.abs() + 2e-3 * one.deviation, || {
                format!(
                    "{before}{exact}, which is off by {off} of a deviation of {}",
                    one.deviation
                )
            })?;
        }
    }
    Ok(())
}

/// The mean in the plane, by a grid of our own.
fn joint(derived: &Derived, text: &str) -> Outcome {
    let (kappa, lambda) = (weight(derived), derived.lambda().value());
    let mode = theta(derived);
    let (pull, h) = (pull(derived), *derived.solved.loss.hessian());
    let energy = |[x, y]: [f64; 2]| {
        let quadratic = 0.5 * (h.h11() * x * x + 2.0 * h.h12() * x * y + h.h22() * y * y);
        let kinks = [x, y];
        let kinks = (0..2).map(|j| kink(lambda, pull[j], mode[j], kinks[j]));
        kappa * (quadratic + kinks.sum::<f64>())
    };
    // The box in which it is below 30, along the axes and both diagonals; long and thin ones are left.
    let reach = |direction: [f64; 2]| {
        let mut step = 1e-250_f64;
        let at = |step: f64| [0, 1].map(|k: usize| step * direction[k]);
        while energy(at(step)) < 30.0 && step < 1e200 {
            step *= 1.3;
        }
        step
    };
    let said = {
        let (_, tail) = text.split_once('(').ok_or("no point")?;
        let first = number_in(tail).ok_or("no number")?;
        let (_, tail) = tail.split_once(", ").ok_or("one number")?;
        [first, number_in(tail).ok_or("no number")?]
    };
    let sizes: Vec<f64> = (0..16)
        .map(|i| {
            let (sin, cos) = (f64::from(i) * std::f64::consts::TAU / 16.0).sin_cos();
            reach([cos, sin])
        })
        .collect();
    let (least_reach, most) = sizes
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(a, b), &x| (a.min(x), b.max(x)));
    let [steep, flat] = h.eigenvalues();
    let conditioned = steep < 100.0 * flat && most < 12.0 * least_reach;
    if !conditioned
        || !most.is_finite()
        || most > 1e9 * (1.0 + mode[0].abs() + mode[1].abs())
        || most < 1e-9 * (mode[0].abs() + mode[1].abs())
    {
        return Ok(());
    }
    let cells = 240;
    let width = 2.0 * most / f64::from(cells);
    let (mut mass, mut first) = (0.0, [0.0; 2]);
    for i in 0..cells {
        for j in 0..cells {
            let off = [i, j].map(|i| -most + (f64::from(i) + 0.5) * width);
            let m = (-energy(off)).exp();
            mass += m;
            for k in 0..2 {
                first[k] += off[k] * m;
            }
        }
    }
    for k in 0..2 {
        let exact = mode[k] + first[k] / mass;
        let off = (said[k] - exact).abs();
        ensure(off <= 6e-3 * said[k].abs() + 0.02 * most, || {
            format!("coordinate {k} is {exact}, {off} off where the box is {most}")
        })?;
    }
    Ok(())
}
