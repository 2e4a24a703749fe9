//! The sentence, the support, the plane and the path in words, and what the optimality conditions say.

use super::Predicate;
use super::reading::*;
use lasso_path::problem::Lambda;
use lasso_path::solve::penalty::{ExponentKind, Penalty};
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
    ("support", support),
    ("coordinate", shown_coordinate),
    ("exact", exact),
    ("within", within),
    ("plane", plane),
    ("path", events),
    ("path-title", events),
    ("purpose", purpose),
    ("lambda-max", lambda_max),
    ("no-lambda-max", no_lambda_max),
    ("kkt-title", kkt),
    ("kkt-l1", kkt),
    ("kkt-none", kkt),
    ("kkt-ridge", kkt),
    ("kkt-elastic-net", kkt),
    ("kkt-bridge", kkt),
    ("kkt-square", kkt),
    ("kkt-bars", |state, derived, text| {
        support(
            state,
            derived,
            text.split("against λ. ").nth(1).unwrap_or_default(),
        )
    }),
    ("tie-breaks", tie_breaks),
];

fn theta(derived: &Derived) -> [f64; 2] {
    derived.solved.solution.theta
}

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

fn objective(derived: &Derived, theta: [f64; 2]) -> f64 {
    let solved = &derived.solved;
    solved.loss.excess(theta) + solved.lambda.value() * solved.penalty.value(theta)
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
    let tail = text.split("minimum: ").nth(1).unwrap_or_default();
    support(state, derived, tail)?;
    let (theta, others) = (theta(derived), &derived.solved.others);
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
    let slop = 1e-9 * best + derived.certificate.gap + 1e-12 * derived.solved.loss.excess([0.0; 2]);
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

/// Whether the penalty is not convex and rounding alone chooses among its minima: one coordinate is so much larger than
/// the other that its part of F rounds away all that the other changes, or a symmetry makes two minima equal.
fn is_rounded_away(derived: &Derived) -> bool {
    let [a, b] = derived.solved.loss.center().map(f64::abs);
    let hessian = derived.solved.loss.hessian();
    let symmetric = hessian.h11() == hessian.h22() && hessian.h12().abs() == hessian.h11();
    !derived.solved.penalty.convex() && (a.min(b) < 1e-9 * a.max(b) || symmetric)
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

/// Whether the ball of a penalty has corners on the axes, by its definition.
fn has_corners(penalty: Penalty) -> bool {
    match penalty {
        Penalty::None | Penalty::Ridge => false,
        Penalty::L1 => true,
        Penalty::ElasticNet(mix) => mix.value() > 0.0,
        Penalty::Bridge(exponent) => exponent.value() <= 1.0,
    }
}

fn is_square(penalty: Penalty) -> bool {
    matches!(penalty, Penalty::Bridge(exponent) if exponent.kind() == ExponentKind::Maximum)
}

fn smooth(_: &State, derived: &Derived, _: &str) -> Outcome {
    let (theta, penalty) = (theta(derived), derived.solved.penalty);
    ensure(
        theta[0] != 0.0 && theta[1] != 0.0 && !has_corners(penalty) && !is_square(penalty),
        || format!("θ* is {theta:?}"),
    )
}

fn support(_: &State, derived: &Derived, text: &str) -> Outcome {
    let zeros = theta(derived).map(|x| x == 0.0);
    let [a, b] = &derived.solved.names;
    let says = |what: String| text.starts_with(&what);
    let said = if says(format!("{a} and {b} are both exactly 0")) {
        [true, true]
    } else if says(format!("neither {a} nor {b} is 0")) {
        [false, false]
    } else if says(format!("{b} is exactly 0")) {
        [false, true]
    } else if says(format!("{a} is exactly 0")) {
        [true, false]
    } else {
        return Err(format!("it says nothing of {a} and {b}"));
    };
    ensure(said == zeros, || format!("θ* is {:?}", theta(derived)))
}

fn shown_coordinate(_: &State, derived: &Derived, text: &str) -> Outcome {
    let k = coordinate(derived, text)?;
    let (shown, exact) = (number_after(text, " = ")?, theta(derived)[k]);
    ensure(
        rounds_to(exact, shown, 2) && (shown == 0.0) == (exact == 0.0),
        || format!("it is {exact}"),
    )
}

fn exact(_: &State, derived: &Derived, _: &str) -> Outcome {
    let solved = &derived.solved;
    if solved.bound.is_some() && solved.radius() == 0.0 {
        return origin_alone(derived);
    }
    let certificate = solved
        .penalty
        .certificate(&solved.loss, solved.lambda, theta(derived));
    ensure(
        certificate.kkt_residual <= 1e-13 * certificate.scale,
        || format!("the KKT residual is {}", certificate.kkt_residual),
    )
}

/// A ball of radius 0 holds nothing else.
fn origin_alone(derived: &Derived) -> Outcome {
    ensure(theta(derived) == [0.0; 2], || {
        format!("θ* is {:?}", theta(derived))
    })
}

fn within(_: &State, derived: &Derived, text: &str) -> Outcome {
    let bound = number_after(text, "within ")?;
    ensure(derived.certificate.gap <= bound, || {
        format!("the gap is {}", derived.certificate.gap)
    })
}

fn plane(state: &State, derived: &Derived, text: &str) -> Outcome {
    let solved = &derived.solved;
    let point = |before: &str, exact: [f64; 2]| {
        let x = number_after(text, before)?;
        let tail = text.split(before).nth(1).unwrap_or_default();
        let y = number_after(tail, ", ")?;
        ensure(
            rounds_to(exact[0], x, 3) && rounds_to(exact[1], y, 3),
            || format!("{before} is {exact:?}"),
        )
    };
    point("minimum θ̂ at (", solved.loss.center())?;
    point("optimum θ* at (", theta(derived))?;
    if text.contains("radius c = ") {
        let c = number_after(text, "radius c = ")?;
        ensure(rounds_to(solved.radius(), c, 3), || {
            format!("c is {}", solved.radius())
        })?;
    }
    let tail = text.split("optimum θ* at (").nth(1).unwrap_or_default();
    support(state, derived, tail.split(": ").nth(1).unwrap_or_default())
}

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

fn purpose(_: &State, derived: &Derived, text: &str) -> Outcome {
    let (penalty, [a, b]) = (derived.solved.penalty, theta(derived));
    let snaps = text.contains("a parameter is exactly 0");
    let equal = text.contains("equal in size");
    ensure(snaps == has_corners(penalty), || {
        "another penalty".to_owned()
    })?;
    ensure(equal == is_square(penalty), || "another penalty".to_owned())?;
    // The point at a corner: on the ball, and on an axis or a diagonal.
    let radius = derived.solved.penalty.radius([a, b]);
    if snaps && (a == 0.0) != (b == 0.0) {
        let size = a.abs().max(b.abs());
        ensure((radius - size).abs() <= 1e-9 * size, || {
            format!("the radius is {radius}")
        })?;
    }
    Ok(())
}

fn lambda_max(_: &State, derived: &Derived, _: &str) -> Outcome {
    let Some(least) = derived.solved.lambda_max.map(f64::from) else {
        return Err("there is no λ_max".to_owned());
    };
    // The least λ is rounded itself.
    for more in [1.0 + 1e-12, 1.001, 2.0, 50.0] {
        let lambda = more * least;
        if lambda > 0.0 {
            let theta = at(derived, lambda).unwrap_or_default();
            ensure(theta == [0.0; 2], || format!("at {lambda} θ* is {theta:?}"))?;
        }
    }
    let before = at(derived, 0.999 * least).unwrap_or_default();
    ensure(least == 0.0 || before != [0.0; 2], || {
        "all are 0 before that already".to_owned()
    })
}

fn no_lambda_max(_: &State, derived: &Derived, _: &str) -> Outcome {
    let far = at(derived, 1e3 * derived.solved.lambda_end.value()).unwrap_or_default();
    ensure(far != [0.0; 2], || "all are 0 far away".to_owned())
}

/// The optimality conditions, by the subdifferential of each penalty.
fn kkt(_: &State, derived: &Derived, _: &str) -> Outcome {
    let (theta, pull, slop) = (theta(derived), pull(derived), rounding(derived));
    let (penalty, lambda) = (derived.solved.penalty, derived.solved.lambda.value());
    let near = |a: f64, b: f64| (a - b).abs() <= slop + 1e-6 * b.abs();
    for j in 0..2 {
        let holds = match penalty {
            Penalty::None => near(pull[j], 0.0),
            Penalty::L1 if theta[j] == 0.0 => pull[j].abs() <= lambda + slop,
            Penalty::L1 => near(pull[j], lambda * theta[j].signum()),
            Penalty::Ridge => near(pull[j], lambda * theta[j]),
            Penalty::ElasticNet(mix) if theta[j] == 0.0 => {
                pull[j].abs() <= lambda * mix.value() + slop
            }
            Penalty::ElasticNet(mix) => {
                let r = mix.value();
                near(
                    pull[j],
                    lambda * (r * theta[j].signum() + (1.0 - r) * theta[j]),
                )
            }
            Penalty::Bridge(exponent) if exponent.kind() == ExponentKind::Maximum => {
                theta[j].abs() >= theta[1 - j].abs() || near(pull[j], 0.0)
            }
            Penalty::Bridge(exponent) => match exponent.value() {
                p if p < 1.0 && theta[j] == 0.0 => true,
                p if p == 1.0 && theta[j] == 0.0 => pull[j].abs() <= lambda + slop,
                _ if theta[j] == 0.0 => near(pull[j], 0.0),
                p => {
                    let slope = lambda * p * theta[j].abs().powf(p - 1.0);
                    !slope.is_finite() || near(pull[j], slope * theta[j].signum())
                }
            },
        };
        ensure(holds, || {
            format!("the loss pulls with {pull:?} at {theta:?}")
        })?;
    }
    Ok(())
}

fn tie_breaks(_: &State, derived: &Derived, text: &str) -> Outcome {
    let best = objective(derived, theta(derived));
    let list = text.split("start: ").nth(1).unwrap_or_default();
    for item in list.split("; ") {
        let x = number_after(item, "(")?;
        let y = number_after(item, ", ")?;
        // Three digits of a point leave as many of F.
        let value = objective(derived, [x, y]);
        let hessian = derived.solved.loss.hessian();
        let square = (hessian.h11() + hessian.h22()) * (x * x + y * y);
        let size = best.abs() + square + derived.solved.loss.excess([0.0; 2]);
        ensure((value - best).abs() <= 1e-2 * size, || {
            format!("F({x}, {y}) is {value}, not {best}")
        })?;
    }
    Ok(())
}
