//! How exact θ* is, λ_max, and the optimality conditions.

use super::Predicate;
use super::reading::*;
use lasso_path::solve::penalty::{ExponentKind, Penalty};
use study::{Derived, State};

pub const ALL: &[(&str, Predicate)] = &[
    ("exact", exact),
    ("within", within),
    ("purpose", purpose),
    ("lambda-max", lambda_max),
    ("no-lambda-max", no_lambda_max),
    ("kkt-title", kkt_title),
    ("kkt-no-multiplier", |_, derived, _| {
        let far = at(derived, 1e6 * derived.solved.lambda_end.value()).unwrap_or_default();
        ensure(far != [0.0; 2], || "a λ does it".to_owned())?;
        origin_alone(derived)
    }),
    ("l1-note", l1_note),
    ("kkt-l1", kkt),
    ("kkt-none", kkt),
    ("kkt-ridge", kkt),
    ("kkt-elastic-net", kkt),
    ("kkt-bridge", kkt),
    ("kkt-square", kkt),
    ("tie-breaks", tie_breaks),
];

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
    ensure(derived.outline.certificate.gap <= bound, || {
        format!("the gap is {}", derived.outline.certificate.gap)
    })
}

fn purpose(_: &State, derived: &Derived, text: &str) -> Outcome {
    let (penalty, [a, b]) = (derived.solved.penalty, theta(derived));
    let snaps = text.contains("a parameter is exactly 0");
    let equal = text.contains("equal in size");
    ensure(snaps == has_corners(penalty), || {
        "another penalty".to_owned()
    })?;
    ensure(equal == is_square(penalty), || "another penalty".to_owned())?;
    let stays = text.contains("stays where it is");
    ensure(stays == (penalty == Penalty::None), || {
        "another penalty".to_owned()
    })?;
    for lambda in [0.5, 7.0] {
        let moves = at(derived, lambda).is_some_and(|theta| theta != [a, b]);
        ensure(!(stays && moves), || format!("it moves to λ = {lambda}"))?;
    }
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

/// What can hold a parameter at 0, by the slopes of the penalty at 0.
fn kkt_title(state: &State, derived: &Derived, text: &str) -> Outcome {
    let penalty = derived.solved.penalty;
    let holds = has_corners(penalty);
    let is_true = match penalty {
        Penalty::None => text.contains("Without a penalty"),
        _ if is_square(penalty) => text.contains("sum and of the difference"),
        Penalty::Bridge(exponent) if exponent.value() < 1.0 => text.contains("infinite"),
        _ => text.contains("No λ of this penalty holds") != holds,
    };
    ensure(is_true, || "another penalty".to_owned())?;
    if derived.solved.bound.is_some() && derived.solved.radius() == 0.0 {
        return origin_alone(derived);
    }
    kkt(state, derived, text)
}

/// The problem of topics that know L1 alone.
fn l1_note(_: &State, derived: &Derived, text: &str) -> Outcome {
    let solved = &derived.solved;
    ensure(solved.penalty != Penalty::L1, || "it is L1".to_owned())?;
    if text.contains("at the same λ") {
        return ensure(
            derived.outline.shown_lambda() == solved.lambda.value(),
            || format!("the page says λ = {}", derived.outline.shown_lambda()),
        );
    }
    let said = number_after(text, "λ = ")?;
    origin_alone(derived)?;
    ensure(rounds_to(solved.lambda.value(), said, 4), || {
        format!("λ is {}", solved.lambda.value())
    })
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
