//! Both forms, correlated features, and samples.

use super::Predicate;
use super::reading::*;
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;
use study::topic::correlation::Held;
use study::{Derived, State};

pub const ALL: &[(&str, Predicate)] = &[
    ("radius", |state, derived, text| {
        let forms = derived.forms();
        let said = forms.text.replace('\u{a0}', " ");
        ensure(text.ends_with(&said), || {
            "the forms are not in it".to_owned()
        })?;
        let (_, holds) = ALL
            .iter()
            .find(|(name, _)| *name == forms.name)
            .ok_or_else(|| "no predicate".to_owned())?;
        holds(state, derived, &said)
    }),
    ("leads", |state, derived, text| {
        // What is chosen is what a link would hold.
        let link = study::permalink::write(&state.clone().settled(derived));
        let chosen = if link.contains("radius=") { "c" } else { "λ" };
        ensure(text.starts_with(&format!("{chosen} is chosen")), || {
            format!("the link is {link}")
        })
    }),
    ("convexity", |_, derived, _| {
        let solved = &derived.solved;
        // The middle of some chord from 0 lies above it: λP rises by more than the parabola sinks.
        let (lambda, curvature) = (solved.lambda.value(), solved.loss.hessian().h11());
        let penalty = |t: f64| lambda * solved.penalty.value([t, 0.0]);
        let dents = (0..300)
            .map(|k| 10.0_f64.powi(-k))
            .any(|t| penalty(0.5 * t) - 0.5 * penalty(t) > 0.125 * curvature * t * t);
        ensure(dents && solved.lambda.value() > 0.0, || {
            "it may be convex".to_owned()
        })
    }),
    ("no-shared-radius", |state, derived, _| {
        let penalties = [Some(state.objective.penalty), state.objective.beside];
        let without = penalties
            .into_iter()
            .flatten()
            .any(|penalty| penalty == Penalty::None || !penalty.convex());
        let second = derived.beside.as_ref().ok_or("there is no second plane")?;
        ensure(
            without && second.outline.lambda == derived.outline.lambda,
            || "they could, or share no λ".to_owned(),
        )
    }),
    ("samples-from", |state, derived, _| {
        let [_, flat] = derived.solved.loss.hessian().eigenvalues();
        ensure(flat > 0.0 && state.sigma() > 0.0, || {
            format!("σ is {}", state.sigma())
        })
    }),
    ("samples-singular", |state, derived, _| {
        let [_, flat] = derived.solved.loss.hessian().eigenvalues();
        ensure(flat == 0.0 && state.sigma() > 0.0, || {
            format!("μ₂ is {flat}")
        })
    }),
    ("samples-noiseless", |state, derived, _| {
        let first = derived.samples.first();
        let alike = derived.samples.iter().all(|theta| Some(theta) == first);
        ensure(alike && state.sigma() == 0.0, || {
            format!("σ is {}", state.sigma())
        })
    }),
    ("hessian-border", |_, derived, text| {
        let [steep, flat] = derived.solved.loss.hessian().eigenvalues();
        ensure(
            flat == 0.0 && text.starts_with("H = 0") == (steep == 0.0),
            || format!("the eigenvalues are {steep} and {flat}"),
        )
    }),
    ("contour-axis", |_, derived, text| {
        let [steep, flat] = derived.solved.loss.hessian().eigenvalues();
        let said = number_after(text, "eigenvalue ")?;
        let fits = |value: f64, word: &str| rounds_to(value, said, 3) && text.contains(word);
        let holds = if steep == flat {
            fits(steep, "End of an axis")
        } else {
            fits(flat, "the longer") || fits(steep, "the shorter")
        };
        ensure(holds, || format!("the eigenvalues are {steep} and {flat}"))
    }),
    ("radius-falls", radius_falls),
    ("radius-none", no_penalty),
    ("forms-no-penalty", no_penalty),
    ("forms-not-convex", |_, derived, _| {
        let pulls = derived.solved.loss.negative_gradient_at_zero() != [0.0; 2];
        ensure(!derived.solved.penalty.convex() && pulls, || {
            "it is convex, or θ* is always 0".to_owned()
        })
    }),
    ("forms-not-convex-zero", |_, derived, _| {
        let end = derived.solved.lambda_end.value();
        let zero = [1e-6, 0.3, 1.0, 7.0].map(|share| at(derived, share * end));
        ensure(
            zero == [Some([0.0; 2]); 4] && derived.solved.radius() == 0.0,
            || format!("θ* is {zero:?}"),
        )
    }),
    ("forms-underflow", |_, derived, text| {
        let said = number_after(text, "λ = ")?;
        let lambda = derived.solved.lambda.value();
        let small = (0..2).any(|k| is_small(derived, k));
        ensure(
            small && derived.solved.radius() == 0.0 && rounds_to(lambda, said, 4),
            || format!("λ is {lambda}"),
        )
    }),
    ("forms-slack", slack),
    ("forms-no-lambda", |_, derived, _| {
        let far = at(derived, 1e3 * derived.solved.lambda_end.value()).unwrap_or_default();
        let pulled = (0..2).any(|k| is_pulled(derived, far, k));
        let moves = far != [0.0; 2] || pulled;
        ensure(derived.solved.radius() == 0.0 && moves, || {
            format!("far away θ* is {far:?}")
        })
    }),
    ("forms-zero", zero),
    ("forms-lambda-zero", lambda_zero),
    ("forms-match", matching),
    ("enters-standardized", enters),
    ("drops-the-weaker", drops_the_weaker),
    ("never-needs-the-weaker", never_needs_the_weaker),
    ("corrects-the-stronger", corrects_the_stronger),
    ("lives-longer", lives_longer),
    ("keeps-one-of-two", keeps_one_of_two),
    ("zero-shares", zero_shares),
];

fn radius_falls(_: &State, derived: &Derived, _: &str) -> Outcome {
    let (penalty, end) = (derived.solved.penalty, derived.solved.lambda_end.value());
    let radii: Vec<f64> = (0..=8)
        .filter_map(|i| at(derived, f64::from(i) / 8.0 * end))
        .map(|theta| penalty.radius(theta))
        .collect();
    ensure(
        radii
            .windows(2)
            .all(|pair| pair[1] <= pair[0] * (1.0 + 1e-9)),
        || format!("{radii:?}"),
    )
}

fn no_penalty(_: &State, derived: &Derived, _: &str) -> Outcome {
    ensure(derived.solved.penalty == Penalty::None, || {
        "there is one".to_owned()
    })
}

fn slack(_: &State, derived: &Derived, text: &str) -> Outcome {
    let solved = &derived.solved;
    let needs = if text.contains("this c and every larger one") {
        solved.radius()
    } else {
        number_after(text, "c ≥ ")?
    };
    ensure(needs <= solved.radius() * (1.0 + 1e-15), || {
        format!("c is {}", solved.radius())
    })?;
    for (share, slack) in [(1.0 + 1e-14, true), (3.0, true), (0.998, false)] {
        let radius = Radius::new(share * needs).map_err(|error| error.to_string())?;
        let there = solved.penalty.constrained(&solved.loss, radius);
        let active = there.is_some_and(|there| there.active);
        // Nothing is below c = 0.
        ensure(active != slack || needs == 0.0, || {
            format!(
                "at c = {} it is {}",
                radius.value(),
                if active { "tight" } else { "slack" }
            )
        })?;
    }
    Ok(())
}

fn zero(_: &State, derived: &Derived, text: &str) -> Outcome {
    let least = if text.contains("this λ and every larger one") {
        derived.solved.lambda.value()
    } else {
        number_after(text, "λ ≥ ")?
    };
    ensure(derived.solved.radius() == 0.0, || "c is not 0".to_owned())?;
    // λ_max itself is rounded: by some units in its last place.
    for more in [1.0 + 1e-14, 1.5, 20.0] {
        let theta = at(derived, more * least).unwrap_or_default();
        ensure(more * least == 0.0 || theta == [0.0; 2], || {
            format!("at λ = {} θ* is {theta:?}", more * least)
        })?;
    }
    Ok(())
}

fn lambda_zero(_: &State, derived: &Derived, _: &str) -> Outcome {
    let pull = pull(derived);
    ensure(
        derived.solved.lambda.value() == 0.0 && pull.iter().all(|g| g.abs() <= rounding(derived)),
        || format!("the loss pulls with {pull:?}"),
    )
}

/// The constrained problem with this c has the same solution.
fn matching(_: &State, derived: &Derived, text: &str) -> Outcome {
    let solved = &derived.solved;
    let (lambda, c) = (number_after(text, "λ = ")?, number_after(text, "c = ")?);
    ensure(
        rounds_to(solved.lambda.value(), lambda, 4) && rounds_to(solved.radius(), c, 4),
        || format!("λ is {}, c is {}", solved.lambda.value(), solved.radius()),
    )?;
    let radius = Radius::new(solved.radius()).map_err(|error| error.to_string())?;
    if let Some(same) = solved.penalty.constrained(&solved.loss, radius) {
        let excess =
            [same.solution.theta, solved.solution.theta].map(|theta| solved.loss.excess(theta));
        let size = solved.loss.excess([0.0; 2]);
        ensure((excess[0] - excess[1]).abs() <= 1e-6 * size, || {
            format!("the constrained solution is {:?}", same.solution.theta)
        })?;
    }
    Ok(())
}

fn enters(state: &State, derived: &Derived, text: &str) -> Outcome {
    let hessian = derived.solved.loss.hessian();
    for (name, entry) in [("h₁₁", hessian.h11()), ("h₂₂", hessian.h22())] {
        let said = text.contains(&format!("{name} from "));
        ensure(said == (entry != 1.0), || format!("{name} is {entry}"))?;
        if said {
            let tail = text.split(&format!("{name} from ")).nth(1);
            let word = tail.and_then(|tail| tail.split(' ').next());
            let from = word.and_then(|word| word.replace('−', "-").parse::<f64>().ok());
            ensure(
                from.is_none_or(|from| {
                    from.abs() < 1e-4 || rounds_to(entry, from, 4) || entry.abs() >= 1e14
                }),
                || format!("{name} is {entry}"),
            )?;
        }
    }
    let q = text.contains("q stays");
    ensure(
        q == (state.topic.correlation.held == Held::Covariances),
        || "something else is held".to_owned(),
    )
}

/// Of two standardized features, 0 < q of the weaker < q of the stronger: ρ, both q, and which one is the weaker.
fn standardized(derived: &Derived) -> Result<(f64, [f64; 2], usize), String> {
    let loss = &derived.solved.loss;
    let (hessian, q) = (loss.hessian(), loss.negative_gradient_at_zero());
    let weak = usize::from(q[1] < q[0]);
    let holds = hessian.h11() == 1.0 && hessian.h22() == 1.0 && q[weak] > 0.0 && q[0] != q[1];
    ensure(holds, || format!("q is {q:?}"))?;
    Ok((hessian.h12(), [q[1 - weak], q[weak]], weak))
}

/// Checks the sign of a coordinate with L1 at multiples of a λ.
fn has_sign(derived: &Derived, k: usize, lambda: f64, multiples: &[f64], sign: f64) -> Outcome {
    for multiple in multiples {
        let value = at(derived, multiple * lambda).unwrap_or_default()[k];
        ensure(value.partial_cmp(&0.0) == sign.partial_cmp(&0.0), || {
            format!("it is {value} at {}", multiple * lambda)
        })?;
    }
    Ok(())
}

/// The λ in the sentence, which it tells with four digits.
fn from(text: &str) -> Result<f64, String> {
    let formula = text.split("λ = (").nth(1).unwrap_or_default();
    number_after(formula, " = ")
}

fn drops_the_weaker(_: &State, derived: &Derived, text: &str) -> Outcome {
    let (rho, [strong, weaker], weak) = standardized(derived)?;
    let from = from(text)?;
    ensure(rho < weaker / strong * (1.0 + 1e-12), || {
        format!("ρ is {rho}")
    })?;
    has_sign(derived, weak, from, &[1.002, 2.0, 9.0], 0.0)?;
    has_sign(derived, weak, from, &[0.998], 1.0)
}

fn never_needs_the_weaker(_: &State, derived: &Derived, _: &str) -> Outcome {
    let (_, [strong, _], weak) = standardized(derived)?;
    has_sign(
        derived,
        weak,
        strong,
        &[1e-6, 0.1, 0.5, 0.999, 1.0, 2.0],
        0.0,
    )
}

fn corrects_the_stronger(_: &State, derived: &Derived, text: &str) -> Outcome {
    let (rho, [strong, weaker], weak) = standardized(derived)?;
    let from = from(text)?;
    ensure(rho > weaker / strong * (1.0 - 1e-12), || {
        format!("ρ is {rho}")
    })?;
    has_sign(derived, weak, from, &[1.002, 2.0, 9.0], 0.0)?;
    has_sign(derived, weak, from, &[0.998, 0.5, 0.01], -1.0)
}

fn lives_longer(_: &State, derived: &Derived, text: &str) -> Outcome {
    let (loss, from) = (&derived.solved.loss, from(text)?);
    let small = coordinate(derived, text)?;
    let (q, said) = (
        loss.negative_gradient_at_zero()[small],
        number_after(text.rsplit("θ̂").next().unwrap_or_default(), " = ")?,
    );
    ensure(rounds_to(q, said, 3), || format!("q is {q}"))?;
    has_sign(derived, small, from, &[1.002], 0.0)?;
    has_sign(derived, small, from, &[0.998], 1.0)
}

/// A percentage as it is told: whole, and 0 and 100 for exactly none and all.
pub fn tells(text: &str, before: &str, share: f64) -> Outcome {
    let tail = text.split(before).nth(1).unwrap_or_default();
    let said = tail.split('%').next().unwrap_or_default();
    let holds = match said {
        "<1" => share > 0.0 && share < 0.01,
        ">99" => share > 0.99 && share < 1.0,
        _ => number_in(said).is_some_and(|said| (said - 100.0 * share).abs() <= 0.5 + 1e-9),
    };
    ensure(holds, || format!("the share is {share}"))
}

fn keeps_one_of_two(state: &State, derived: &Derived, text: &str) -> Outcome {
    let samples = &derived.samples;
    let one = samples
        .iter()
        .filter(|t| t.contains(&0.0) && **t != [0.0; 2]);
    tells(
        text,
        "of the two in ",
        one.count() as f64 / samples.len() as f64,
    )?;
    // Ridge's estimates have a zero only where the loss does not pull on a coordinate, which draws that differ never meet.
    let solved = &derived.solved;
    let differ = state.sigma() > 0.0 && solved.loss.hessian().rank() == 2;
    let alone = Penalty::Ridge.solve(&solved.loss, solved.lambda).theta;
    if differ || state.sigma() == 0.0 {
        let both = differ || !alone.contains(&0.0);
        ensure(
            text.contains("keeps both in all of these samples") == both,
            || format!("ridge gives {alone:?}"),
        )?;
    }
    if state.sigma() == 0.0 {
        let said = number_after(text, "on average ")?;
        let apart = (alone[0] - alone[1]).abs();
        let size = alone[0].abs() + alone[1].abs();
        ensure(
            rounds_to(apart, said, 3) || (apart - said).abs() <= 1e-12 * size,
            || format!("they are {apart} apart"),
        )?;
    }
    let count = number_after(text, "% of ")?;
    ensure(count == samples.len() as f64, || {
        format!("there are {}", samples.len())
    })
}

fn zero_shares(state: &State, derived: &Derived, text: &str) -> Outcome {
    tells(text, "In ", share_of_zeros(state, derived, 0))?;
    tells(text, "exactly, in ", share_of_zeros(state, derived, 1))
}
