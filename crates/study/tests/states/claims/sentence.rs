//! The sentence about the picture.

use super::Predicate;
use super::plane::support;
use super::reading::*;
use lasso_path::problem::Lambda;
use study::{Derived, State};

pub const ALL: &[(&str, Predicate)] = &[
    ("slack", slack),
    ("no-penalty", at_the_minimum),
    ("lambda-zero", at_the_minimum),
    ("flat", flat),
    ("flat-line", flat_line),
    ("whole-edge", whole_edge),
    ("corner", corner),
    ("edge", edge),
    ("all-zero", all_zero),
    ("origin", origin),
    ("not-convex", not_convex),
    ("square-corner", square_corner),
    ("square-side", square_side),
    ("zero-for-every-lambda", corner_by_chance),
    ("zero-by-chance", zero_by_chance),
    ("between-corners", between_corners),
    ("smooth", smooth),
];

fn at_the_minimum(_: &State, derived: &Derived, text: &str) -> Outcome {
    let center = derived.solved.loss.center();
    ensure(
        !text.contains("the least-squares point θ̂") || theta(derived) == center,
        || format!("θ* is {:?}", theta(derived)),
    )?;
    let (pull, most) = (pull(derived), rounding(derived));
    ensure(pull.iter().all(|g| g.abs() <= most), || {
        format!("the loss pulls with {pull:?}")
    })
}

fn slack(state: &State, derived: &Derived, text: &str) -> Outcome {
    let c = number_after(text, "c = ")?;
    let norm = derived.solved.penalty.radius(theta(derived));
    let radius = derived.solved.radius();
    ensure(
        rounds_to(radius, c, 3) && norm <= radius * (1.0 + 1e-15),
        || format!("c is {radius}, and the norm {norm}"),
    )?;
    at_the_minimum(state, derived, text)
}

fn flat(_: &State, derived: &Derived, _: &str) -> Outcome {
    let hessian = derived.solved.loss.hessian();
    ensure(
        hessian.h11() == 0.0 && hessian.h22() == 0.0 && theta(derived) == [0.0; 2],
        || format!("H is {hessian:?}"),
    )
}

fn flat_line(state: &State, derived: &Derived, text: &str) -> Outcome {
    let hessian = derived.solved.loss.hessian();
    ensure(derived.solved.lambda == Lambda::ZERO, || {
        "λ is not 0".to_owned()
    })?;
    ensure(hessian.rank() == 1, || {
        format!("H has rank {}", hessian.rank())
    })?;
    at_the_minimum(state, derived, text)?;
    // Nearest to the origin: at a right angle to the line, along which H is 0.
    let [a, b] = theta(derived);
    let along = if hessian.h11() >= hessian.h22() {
        [-hessian.h12(), hessian.h11()]
    } else {
        [hessian.h22(), -hessian.h12()]
    };
    let cosine = (a * along[0] + b * along[1]) / (a.hypot(b) * along[0].hypot(along[1]));
    let oblique = cosine.abs() > 1e-9;
    ensure(!oblique, || format!("the cosine is {cosine}"))
}

fn whole_edge(_: &State, derived: &Derived, _: &str) -> Outcome {
    let [a, b] = theta(derived);
    ensure(derived.solved.loss.hessian().rank() == 1, || {
        "H is not singular".to_owned()
    })?;
    // Both ways along the edge F is the same, as far as neither coordinate changes its sign.
    let step = 1e-3 * (a.abs() + b.abs());
    let along = [step * a.signum(), -step * b.signum()];
    let best = objective(derived, [a, b]);
    let same = |sign: f64| {
        let moved = objective(derived, [a + sign * along[0], b + sign * along[1]]);
        (moved - best).abs() <= 1e-9 * best.abs()
    };
    ensure(a == 0.0 || b == 0.0 || (same(1.0) && same(-1.0)), || {
        "F changes along the edge".to_owned()
    })
}

fn corner(_: &State, derived: &Derived, text: &str) -> Outcome {
    let tail = text.split("corner: ").nth(1).unwrap_or_default();
    let k = coordinate(derived, tail)?;
    let theta = theta(derived);
    ensure(theta[k] == 0.0 && theta[1 - k] != 0.0, || {
        format!("θ* is {theta:?}")
    })?;
    zero_on(derived, tail, k)
}

fn edge(_: &State, derived: &Derived, text: &str) -> Outcome {
    let theta = theta(derived);
    ensure(theta[0] != 0.0 && theta[1] != 0.0, || {
        format!("θ* is {theta:?}")
    })?;
    let here = derived.solved.lambda.value();
    let Some(then) = text.split("is 0. ").nth(1) else {
        // Nothing more is said at a knot, where one is 0 but for its last bit.
        let least = theta[0].abs().min(theta[1].abs());
        let most = theta[0].abs().max(theta[1].abs());
        return ensure(least <= 1e-12 * most, || format!("θ* is {theta:?}"));
    };
    let knot = if then.contains("just above this λ") {
        here * (1.0 + 5e-9)
    } else {
        let knot = number_after(then, "at λ = ")?;
        ensure(knot > here, || format!("λ = {here} is beyond that"))?;
        knot
    };
    if then.starts_with("Both") {
        let after = at(derived, knot * (1.0 + 1e-3)).unwrap_or_default();
        ensure(after == [0.0; 2], || format!("afterwards θ* is {after:?}"))
    } else {
        let k = coordinate(derived, then)?;
        changes_at(derived, knot, |theta| theta[k])
    }
}

fn all_zero(_: &State, derived: &Derived, text: &str) -> Outcome {
    let here = derived.solved.lambda.value();
    let end = derived.solved.lambda_end.value().max(here);
    let from = if text.contains("λ > 0") {
        (1e-9 * end).min(here)
    } else if text.contains("larger λ") {
        here
    } else {
        number_after(text, "λ ≥ ")?
    };
    ensure(from <= here, || format!("λ = {here} is before that"))?;
    // λ_max itself is rounded: by some units in its last place.
    let barely = 1.0 + 1e-14;
    for lambda in [barely * from, barely * here, 1.5 * here, 3.0 * end] {
        let theta = at(derived, lambda).unwrap_or_default();
        ensure(theta == [0.0; 2], || {
            format!("at λ = {lambda} θ* is {theta:?}")
        })?;
    }
    Ok(())
}

fn origin(_: &State, derived: &Derived, _: &str) -> Outcome {
    ensure(
        theta(derived) == [0.0; 2] && derived.solved.radius() == 0.0,
        || format!("θ* is {:?}", theta(derived)),
    )
}

fn not_convex(state: &State, derived: &Derived, text: &str) -> Outcome {
    let tied = text.contains("though not the only one");
    let lead = if tied { "the only one: " } else { "minimum: " };
    let tail = text.split(lead).nth(1).unwrap_or_default();
    support(state, derived, tail)?;
    let (theta, others) = (theta(derived), &derived.solved.others);
    let size = derived.solved.loss.excess([0.0; 2]);
    let nearest = others
        .iter()
        .map(|&other| objective(derived, other) - objective(derived, theta))
        .fold(f64::INFINITY, f64::min);
    let rounding = 1e-13 * objective(derived, [0.0; 2]);
    ensure(!tied || nearest <= 1e-11 * size + rounding, || {
        format!("the next F is {nearest} above")
    })?;
    ensure(tied || nearest > -rounding, || {
        format!("there is an F lower by {}", -nearest)
    })?;
    let count = if text.contains("the only local minimum") {
        0
    } else if text.contains("There is one other") {
        1
    } else {
        number_after(text, "There are ")? as usize
    };
    ensure(count == others.len(), || {
        format!("there are {}", others.len())
    })?;
    // The penalty rises infinitely steeply from 0, so that 0 is a local minimum always.
    ensure(theta == [0.0; 2] || others.contains(&[0.0; 2]), || {
        "0 is a local minimum too".to_owned()
    })?;
    let best = objective(derived, theta);
    // θ* is a rounded number, and F at it as much larger as the loss is steep.
    let slop = 1e-9 * best
        + derived.outline.certificate.gap
        + 1e-12 * derived.solved.loss.excess([0.0; 2]);
    let reach = 2.0
        * derived
            .solved
            .loss
            .center()
            .iter()
            .fold(1e-300, |most: f64, x| most.max(x.abs()));
    for i in -12..=12 {
        for j in -12..=12 {
            let point = [f64::from(i), f64::from(j)].map(|x| x / 12.0 * reach);
            let value = objective(derived, point);
            let less = value < best - slop;
            ensure(!less, || {
                format!("F is {value} at {point:?}, and {best} at {theta:?}")
            })?;
        }
    }
    if text.contains("jumps at") {
        let knot = number_after(text, "jumps at λ = ")?;
        let sides =
            [1.0 - 1e-3, 1.0 + 1e-3].map(|side| at(derived, knot * side).unwrap_or_default());
        let share =
            |k: usize| (sides[0][k] - sides[1][k]).abs() / (sides[0][k].abs() + sides[1][k].abs());
        let jumps = (0..2).any(|k| share(k) > 0.1) || is_rounded_away(derived);
        ensure(jumps, || format!("beside it θ* is {sides:?}"))?;
    }
    Ok(())
}

fn square_corner(_: &State, derived: &Derived, _: &str) -> Outcome {
    let [a, b] = theta(derived);
    ensure(a.abs() == b.abs() && a != 0.0, || {
        format!("θ* is {:?}", theta(derived))
    })
}

fn square_side(_: &State, derived: &Derived, text: &str) -> Outcome {
    let k = coordinate(
        derived,
        text.split("parameter, ").nth(1).unwrap_or_default(),
    )?;
    let (theta, pull) = (theta(derived), pull(derived));
    ensure(theta[k].abs() > theta[1 - k].abs(), || {
        format!("θ* is {theta:?}")
    })?;
    ensure(pull[1 - k].abs() <= rounding(derived), || {
        format!("the loss pulls with {pull:?}")
    })
}

fn corner_by_chance(_: &State, derived: &Derived, text: &str) -> Outcome {
    zero_on(derived, text, coordinate(derived, text)?)
}

fn zero_by_chance(_: &State, derived: &Derived, text: &str) -> Outcome {
    let k = coordinate(derived, text)?;
    let (here, end) = (
        derived.solved.lambda.value(),
        derived.solved.lambda_end.value(),
    );
    let moves = |lambda: f64| at(derived, lambda).is_some_and(|theta| theta[k] != 0.0);
    let other = [0.5 * here, 2.0 * here, 0.3 * end, 0.9 * end]
        .into_iter()
        .any(moves);
    let smooth = !has_corners(derived.solved.penalty);
    ensure(theta(derived)[k] == 0.0 && other && smooth, || {
        format!("θ* is {:?}", theta(derived))
    })
}

fn between_corners(_: &State, derived: &Derived, _: &str) -> Outcome {
    let theta = theta(derived);
    let most = derived.solved.lambda_max.map_or(f64::NAN, f64::from);
    let later = at(derived, 1.01 * most).unwrap_or(theta);
    ensure(
        theta[0] != 0.0 && theta[1] != 0.0 && later.contains(&0.0),
        || format!("θ* is {theta:?}, and later {later:?}"),
    )
}

fn smooth(_: &State, derived: &Derived, _: &str) -> Outcome {
    let (theta, penalty) = (theta(derived), derived.solved.penalty);
    ensure(
        theta[0] != 0.0 && theta[1] != 0.0 && !has_corners(penalty) && !is_square(penalty),
        || format!("θ* is {theta:?}"),
    )
}
