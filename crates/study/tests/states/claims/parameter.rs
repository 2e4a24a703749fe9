//! One parameter at a time.

use super::Predicate;
use super::reading::*;
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::{Slice, solve};
use study::topic::parameter::Point;
use study::{Derived, State};

pub const ALL: &[(&str, Predicate)] = &[
    ("slice", slice),
    ("derivative", derivative),
    ("shrinkage", shrinkage),
    ("slice-verdict", verdict),
    ("slice-title", |_, derived, text| {
        let slice = the(derived)?;
        // F(t) − F(0) is that of the loss plus λ|t|.
        let holds = [-1.5, -0.2, 0.7].into_iter().all(|t: f64| {
            let loss = (0.5 * slice.curvature * t + slice.gradient) * t;
            let sum = slice.value(0.0) + loss + slice.lambda * t.abs();
            (slice.value(t) - sum).abs() <= 1e-9 * (1.0 + sum.abs() + loss.abs())
        });
        ensure(holds && text.contains("the loss plus λ"), || {
            format!("{slice:?}")
        })
    }),
    ("derivative-title", |_, derived, text| {
        let lambda = the(derived)?.lambda;
        ensure(text.contains("jumps by 2λ") == (lambda > 0.0), || {
            format!("λ is {lambda}")
        })
    }),
    ("shrinkage-title", |_, derived, _| the(derived).map(|_| ())),
    ("slice-handles", |_, derived, text| {
        let curved = the(derived)?.curvature > 0.0;
        ensure(text.contains("flat") != curved, || {
            format!("curved: {curved}")
        })
    }),
    ("slice-through", through),
];

fn the(derived: &Derived) -> Result<Slice, String> {
    derived
        .slice()
        .ok_or_else(|| "there is no slice".to_owned())
}

/// The slice is least there.
fn is_least(slice: &Slice, t: f64) -> Outcome {
    let size = t
        .abs()
        .max(slice.center().map_or(1.0, f64::abs))
        .max(1e-300);
    let best = slice.value(t);
    for step in [-0.1, -1e-3, 1e-3, 0.1] {
        let other = slice.value(t + step * size);
        let less = other < best - 1e-9 * best.abs();
        ensure(!less, || format!("F is {other} beside, and {best} there"))?;
    }
    Ok(())
}

fn slice(_: &State, derived: &Derived, text: &str) -> Outcome {
    let slice = the(derived)?;
    let name = derived.slice_name();
    let least = number_after(text, &format!("F is least at {name} = "))?;
    ensure(rounds_to(slice.minimum, least, 3), || {
        format!("it is {}", slice.minimum)
    })?;
    if let Some(z) = slice.center() {
        let said = number_after(text, "least at z = ")?;
        ensure(rounds_to(z, said, 3), || format!("z is {z}"))?;
    } else {
        ensure(text.contains("The loss is flat"), || {
            "it is flat".to_owned()
        })?;
    }
    ensure(text.contains("has a kink") == (slice.lambda > 0.0), || {
        format!("λ is {}", slice.lambda)
    })?;
    is_least(&slice, slice.minimum)
}

fn derivative(_: &State, derived: &Derived, text: &str) -> Outcome {
    let slice = the(derived)?;
    let [low, high] = [slice.gradient - slice.lambda, slice.gradient + slice.lambda];
    let said = [
        number_after(text, "interval from ")?,
        number_after(text, " to ")?,
    ];
    let size = slice.lambda + slice.gradient.abs();
    let near = |a: f64, b: f64| rounds_to(a, b, 3) || (a - b).abs() <= 1e-12 * size;
    ensure(near(low, said[0]) && near(high, said[1]), || {
        format!("it is [{low}, {high}]")
    })?;
    let inside = !text.contains("0 is not in it");
    ensure(inside == (slice.minimum == 0.0), || {
        format!("the minimum is at {}", slice.minimum)
    })?;
    ensure(
        text.contains("does not jump") == (slice.lambda == 0.0),
        || format!("λ is {}", slice.lambda),
    )
}

fn shrinkage(_: &State, derived: &Derived, text: &str) -> Outcome {
    let slice = the(derived)?;
    let Some(z) = slice.center() else {
        return ensure(text.contains("there is no z"), || {
            "there is none".to_owned()
        });
    };
    let (h, lambda) = (slice.curvature, slice.lambda);
    let threshold = lambda / h;
    let soft = z.signum() * (z.abs() - threshold).max(0.0);
    let ridge = h * z / (h + lambda);
    let hard = if z.abs() > threshold { z } else { 0.0 };
    let size = z.abs().max(threshold);
    for (before, exact) in [
        ("z = ", z),
        ("becomes ", soft),
        ("with L1, ", ridge),
        ("with ridge and ", hard),
    ] {
        let said = number_after(text, before)?;
        ensure(
            rounds_to(exact, said, 3) || (exact - said).abs() <= 1e-9 * size,
            || format!("{before}{exact}"),
        )?;
    }
    Ok(())
}

fn verdict(_: &State, derived: &Derived, text: &str) -> Outcome {
    let slice = the(derived)?;
    let (g, lambda) = (slice.gradient.abs(), slice.lambda);
    if text.contains("does not depend") {
        return ensure(slice.curvature == 0.0, || {
            format!("the curvature is {}", slice.curvature)
        });
    }
    if text.starts_with("λ = 0") {
        let z = number_after(text, "z = ")?;
        return ensure(lambda == 0.0 && rounds_to(slice.minimum, z, 3), || {
            format!("λ is {lambda}, z is {:?}", slice.center())
        });
    }
    let (said_g, said_lambda) = (number_after(text, "|g| = ")?, number_after(text, "λ = ")?);
    ensure(
        rounds_to(g, said_g, 3) && rounds_to(lambda, said_lambda, 3),
        || format!("|g| is {g}, λ is {lambda}"),
    )?;
    if text.contains(" ≤ λ") {
        ensure(
            slice.minimum == 0.0 && g <= lambda * (1.0 + 1e-12) && said_g <= said_lambda,
            || format!("the minimum is {}", slice.minimum),
        )
    } else {
        ensure(
            slice.minimum != 0.0 && g >= lambda * (1.0 - 1e-12) && said_g >= said_lambda,
            || format!("the minimum is {}", slice.minimum),
        )
    }
}

/// The slice's minimum is the one of F with the other parameter held where the text says.
fn through(state: &State, derived: &Derived, text: &str) -> Outcome {
    let slice = the(derived)?;
    let point = match (&derived.descent, text.contains("θₖ")) {
        (Some(descent), true) => descent.present(),
        (_, iterate) => {
            ensure(!iterate, || "no iterate is there".to_owned())?;
            match derived.solved.penalty {
                Penalty::L1 => theta(derived),
                _ => solve(&derived.solved.loss, derived.solved.lambda).theta,
            }
        }
    };
    ensure(
        (state.topic.parameter.through == Point::Iterate) == text.contains("θₖ"),
        || "it goes through another point".to_owned(),
    )?;
    let here = Slice::through(
        &derived.solved.loss,
        derived.solved.lambda,
        point,
        slice.coordinate,
    );
    let scale = derived.outline.certificate.scale + slice.gradient.abs() + slice.lambda;
    let rounding = 1e-12 * scale / slice.curvature;
    let near = (slice.minimum - here.minimum).abs() <= rounding;
    ensure(near || slice.curvature == 0.0, || {
        format!("it would be {}", here.minimum)
    })
}
