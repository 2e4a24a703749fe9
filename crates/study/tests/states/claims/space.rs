//! What is said of three parameters.

use super::Predicate;
use super::reading::*;
use figure::space::SpaceBall;
use lasso_path::problem::Lambda;
use study::view::space::Space;
use study::{Action, Derived, EXAMPLES, State, Topic, View, derive};

pub const ALL: &[(&str, Predicate)] = &[
    ("space-corner", |_, derived, text| {
        touching(derived, text, 1)
    }),
    ("space-edge", |_, derived, text| touching(derived, text, 2)),
    ("space-face", |_, derived, text| touching(derived, text, 3)),
    ("space-origin", |_, derived, text| {
        let space = of(derived)?;
        nonzeros(space, 0)?;
        // |qⱼ| ≤ λ for every j
        let pull = space.all.loss.negative_gradient([0.0; 3]);
        let most = pull.iter().fold(0.0, |most: f64, g| most.max(g.abs()));
        let lambda = space.lambda.value();
        ensure(most <= lambda * (1.0 + 1e-9), || format!("λ_max is {most}"))?;
        match number_after(text, "λ ≥ ") {
            Ok(from) => ensure(from >= most * (1.0 - 1e-12), || format!("λ_max is {most}")),
            Err(_) => Ok(()),
        }
    }),
    ("space-slack", |state, derived, text| {
        let space = of(derived)?;
        let radius = number_after(text, "c = ")?;
        ensure(rounds_to(space.radius, radius, 3), || {
            format!("c is {}", space.radius)
        })?;
        let norm: f64 = space.theta.iter().map(|t| t.abs()).sum();
        ensure(norm < space.radius, || format!("‖θ*‖₁ is {norm}"))?;
        least(state, space, text)
    }),
    ("space-lambda-zero", |state, derived, text| {
        let space = of(derived)?;
        ensure(space.lambda.value() == 0.0, || {
            format!("λ is {:?}", space.lambda)
        })?;
        let rank = rank(space.all.loss.hessian());
        let flat = ["everywhere", "along a plane", "along a line"];
        for (k, words) in flat.into_iter().enumerate() {
            ensure(text.contains(words) == (rank == k), || {
                format!("the rank is {rank}")
            })?;
        }
        least(state, space, text)
    }),
    ("space-ridge", |_, derived, text| {
        let space = of(derived)?;
        ensure(space.ball == SpaceBall::Sphere, || "it is L1".to_owned())?;
        let zeros = space.theta.iter().filter(|t| **t == 0.0).count();
        ensure(text.contains(&format!(": {zeros} of the three")), || {
            format!("{:?}", space.theta)
        })
    }),
    ("space-within", |_, derived, text| {
        let gap = derived.outline.certificate.gap;
        let said = number_after(text, "within ")?;
        ensure(!of(derived)?.exact && said >= gap, || {
            format!("the gap is {gap}")
        })
    }),
    ("space-paths", |_, derived, text| {
        let space = of(derived)?;
        let corners = number_after(text, ": ")?;
        // between two knots θ* is linear, so a corner is where its slope jumps, or where it leaves the origin
        let all = space.all.path().knots();
        let mut lambdas: Vec<f64> = all.iter().map(|knot| knot.lambda.value()).collect();
        lambdas.retain(|lambda| *lambda > 0.0);
        lambdas.sort_by(f64::total_cmp);
        lambdas.dedup();
        ensure(corners == lambdas.len() as f64, || format!("{lambdas:?}"))
    }),
    ("space-bounds", |_, derived, text| {
        let space = of(derived)?;
        let lambda = space.lambda.value();
        let pull = space.all.loss.negative_gradient(space.theta);
        let slack = 1e-7 * derived.outline.certificate.scale;
        let held = text.find("with at most λ");
        for (k, name) in derived.outline.names.iter().enumerate() {
            let at = text.find(name.as_str()).ok_or("it is not named")?;
            let zero = held.is_some_and(|held| at < held)
                && text
                    .find("with exactly λ")
                    .is_none_or(|exactly| exactly < at);
            ensure(zero == (space.theta[k] == 0.0), || {
                format!("{name} is {}", space.theta[k])
            })?;
            let size = pull[k].abs();
            let holds = if zero {
                size <= lambda + slack
            } else {
                (size - lambda).abs() <= slack
            };
            ensure(holds, || {
                format!("the pull on {name} is {size}, λ is {lambda}")
            })?;
        }
        Ok(())
    }),
    ("space-bounds-zero", |_, derived, _| {
        let space = of(derived)?;
        let pull = space.all.loss.negative_gradient(space.theta);
        let slack = 1e-7 * derived.outline.certificate.scale;
        let holds = space.lambda.value() == 0.0 && pull.iter().all(|g| g.abs() <= slack);
        ensure(holds, || format!("the pull is {pull:?}"))
    }),
    ("space-bounds-unknown", |_, derived, _| {
        ensure(!of(derived)?.exact, || "it is exact".to_owned())
    }),
    ("space-ridge-zeros", |_, derived, text| {
        let beside = derived.beside.as_deref().ok_or("no ridge")?;
        for (before, derived) in [("exactly 0: ", derived), ("with L1, ", beside)] {
            let zeros = of(derived)?.theta.iter().filter(|t| **t == 0.0).count();
            let said = number_after(text, before)?;
            ensure(said == zeros as f64, || format!("{before} {zeros}"))?;
        }
        Ok(())
    }),
    ("exact", |_, derived, _| {
        // the promise of an exact path
        let certificate = derived.outline.certificate;
        ensure(certificate.kkt_residual <= 1e-8 * certificate.scale, || {
            format!("{certificate:?}")
        })
    }),
    ("space", |_, derived, text| {
        let space = of(derived)?;
        let radius = number_after(text, "≤ ")?;
        ensure(rounds_to(space.radius, radius, 3), || {
            format!("c is {}", space.radius)
        })?;
        for (before, point) in [("θ̂ = (", space.all.loss.center()), ("θ* = (", space.theta)] {
            let at = text.find(before).ok_or("no point")? + before.len();
            let numbers = text[at..].split(')').next().unwrap_or_default();
            for (said, exact) in numbers.split(", ").zip(point) {
                let said = number_in(said).ok_or("no number")?;
                ensure(rounds_to(exact, said, 3), || {
                    format!("{exact} is not {said}")
                })?;
            }
        }
        let octahedron = space.ball == SpaceBall::Octahedron;
        ensure(text.contains("octahedron") == octahedron, || {
            "the other ball".to_owned()
        })
    }),
];

fn of(derived: &Derived) -> Result<&Space, String> {
    derived
        .space
        .as_deref()
        .ok_or_else(|| "no space".to_owned())
}

fn nonzeros(space: &Space, count: usize) -> Outcome {
    let found = space.theta.iter().filter(|t| **t != 0.0).count();
    ensure(found == count, || format!("θ* is {:?}", space.theta))
}

/// The rank, by elimination with pivots.
fn rank([h11, h12, h13, h22, h23, h33]: [f64; 6]) -> usize {
    let mut rows = [[h11, h12, h13], [h12, h22, h23], [h13, h23, h33]];
    let size = rows
        .concat()
        .iter()
        .fold(0.0, |most: f64, h| most.max(h.abs()));
    let mut rank = 0;
    for column in 0..3 {
        let pivot =
            (rank..3).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()));
        let Some(pivot) = pivot.filter(|&p| rows[p][column].abs() > 1e-12 * size) else {
            continue;
        };
        rows.swap(rank, pivot);
        let first = rows[rank];
        for row in &mut rows[rank + 1..] {
            let share = row[column] / first[column];
            *row = [0, 1, 2].map(|k| row[k] - share * first[k]);
        }
        rank += 1;
    }
    rank
}

/// The part has so many nonzeros, the coordinates that are named are 0 and no others, and the loss' pull on the others
/// is λ.
fn touching(derived: &Derived, text: &str, count: usize) -> Outcome {
    let space = of(derived)?;
    nonzeros(space, count)?;
    ensure(space.ball == SpaceBall::Octahedron, || {
        "it is ridge".to_owned()
    })?;
    let body = ["level set", "slab", "cylinder", "ellipsoid"][rank(space.all.loss.hessian())];
    ensure(text.starts_with(&format!("The {body} touches")), || {
        format!("it is a {body}")
    })?;
    let first = text.split('.').next().unwrap_or_default();
    for (k, name) in derived.outline.names.iter().enumerate() {
        let zero = space.theta[k] == 0.0;
        ensure(first.contains(name.as_str()) == zero, || {
            format!("{name} is {}", space.theta[k])
        })?;
    }
    let pull = space.all.loss.negative_gradient(space.theta);
    let scale = derived.outline.certificate.scale;
    let lambda = space.lambda.value();
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-7 * scale;
    let holds = (0..3).all(|k| {
        let t = space.theta[k];
        if t == 0.0 {
            pull[k].abs() <= lambda + 1e-7 * scale
        } else {
            near(pull[k], lambda.copysign(t))
        }
    });
    ensure(holds, || format!("the pull is {pull:?}"))?;
    match number_after(text, " at λ = ") {
        Ok(next) => ensure(next >= lambda, || format!("λ is {lambda}")),
        Err(_) => Ok(()),
    }
}

/// The loss is least at θ*, and θ* is θ̂ where it is said to be.
fn least(_: &State, space: &Space, text: &str) -> Outcome {
    let loss = &space.all.loss;
    let center = loss.center();
    let size = loss.value([0.0; 3]);
    ensure(loss.value(space.theta) <= 1e-9 * size, || {
        format!("Loss(θ*) = {}", loss.value(space.theta))
    })?;
    if text.contains("the least-squares point θ̂") {
        let off = (0..3)
            .map(|k| (space.theta[k] - center[k]).abs())
            .fold(0.0, f64::max);
        let far = center.iter().fold(0.0, |most: f64, c| most.max(c.abs()));
        ensure(off <= 1e-4 * far, || {
            format!("{:?} {center:?}", space.theta)
        })?;
    }
    Ok(())
}

/// The place of the name that a text begins with.
fn named(text: &str) -> Result<usize, String> {
    let names = ["θ₁", "θ₂", "θ₃"];
    let found = names.iter().position(|name| text.starts_with(name));
    found.ok_or_else(|| format!("no name at “{text}”"))
}

/// A number is that of θ*.
pub fn coordinate(space: &Space, text: &str) -> Outcome {
    let exact = space.theta[named(text)?];
    let said = number_after(text, " = ")?;
    let holds = rounds_to(exact, said, 2) && (said == 0.0) == (exact == 0.0);
    ensure(holds, || format!("it is {exact}"))
}

/// As many are 0 as it says, and the one that it names.
pub fn support(space: &Space, text: &str) -> Outcome {
    let zeros = space.theta.iter().filter(|t| **t == 0.0).count();
    let said = match text {
        "no parameter is 0" => 0,
        "all 3 parameters are exactly 0" => 3,
        "2 of 3 parameters are exactly 0" => 2,
        one => {
            let k = named(one)?;
            ensure(
                one.ends_with("is exactly 0") && space.theta[k] == 0.0,
                || format!("θ* is {:?}", space.theta),
            )?;
            1
        }
    };
    ensure(said == zeros, || format!("θ* is {:?}", space.theta))
}

/// θ* on both sides of a knot is as it says. Two knots may be one up to rounding: then one of them is meant.
pub fn knot(space: &Space, text: &str) -> Outcome {
    let path = space.all.path();
    let all = text.starts_with("all zero");
    let shown = number_after(text, if all { "λ ≥ " } else { "λ = " })?;
    let knots: Vec<f64> = path
        .knots()
        .iter()
        .map(|knot| knot.lambda.value())
        .collect();
    let at = |lambda: f64| {
        Lambda::new(lambda)
            .ok()
            .and_then(|lambda| path.theta(lambda))
    };
    if all {
        let holds = at(shown) == Some(vec![0.0; 3]) && rounds_to(knots[0], shown, 3);
        return ensure(holds, || format!("λ_max is {}", knots[0]));
    }
    let (k, zero) = (named(text)?, text.contains("→ 0"));
    let holds = (0..knots.len()).any(|i| {
        let above = knots
            .get(i.wrapping_sub(1))
            .map_or(2.0 * knots[0], |above| 0.5 * (above + knots[i]));
        let below = knots
            .get(i + 1)
            .map_or(knots[i], |below| 0.5 * (below + knots[i]));
        let is_zero = |lambda: f64| at(lambda).is_some_and(|theta| theta[k] == 0.0);
        rounds_to(knots[i], shown, 3) && is_zero(above) == zero && is_zero(below) != zero
    });
    ensure(holds, || format!("no such knot among {knots:?}"))
}

/// θ* of an example at a λ.
fn example(name: &str, lambda: f64) -> [f64; 3] {
    let example = EXAMPLES.iter().find(|example| example.name == name);
    let state = example.expect("an example").state();
    let lambda = Lambda::new(lambda).expect("not negative");
    let derived = derive(&state.reduce(Action::SetLambda(lambda)));
    derived.space.as_ref().expect("three parameters").theta
}

#[test]
fn the_examples_are_what_they_say() {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
    let [at_zero, later] = [0.0, 0.3].map(|lambda| example("grows", lambda)[2]);
    assert!(
        near(at_zero, -1.0) && near(later, -1.5),
        "{at_zero} {later}"
    );
    let second =
        [0.0, 0.073, 0.075, 0.94, 0.96, 1.52, 2.6].map(|lambda| example("other-sign", lambda)[1]);
    let signs = second.map(|t| if t == 0.0 { 0.0 } else { t.signum() });
    assert_eq!(signs, [1.0, 1.0, 0.0, 0.0, -1.0, -1.0, 0.0], "{second:?}");
    assert!(near(second[0], 1.0) && near(second[5], -0.6), "{second:?}");
    assert_eq!(example("first-in", 1.2), [0.0; 3]);
    let [first, both, last] = [0.71, 0.69, 0.0].map(|lambda| example("first-in", lambda));
    assert!(
        first[0] == 0.0 && first[1] == 0.0 && first[2] > 0.0,
        "{first:?}"
    );
    assert!(both.iter().all(|t| *t > 0.0), "{both:?}");
    assert!(
        near(last[0], 1.0) && near(last[1], 1.0) && near(last[2], 0.0),
        "{last:?}"
    );
}

#[test]
fn the_plane_is_the_section_of_space_and_back() {
    let plane = State::default();
    let space = plane.reduce(Action::ShowView(View::Space));
    for lambda in [0.0, 0.4, 1.15, 3.0] {
        let set = Action::SetLambda(Lambda::new(lambda).expect("not negative"));
        let [two, three] = [&plane, &space].map(|state| derive(&state.reduce(set.clone())));
        let [a, b] = two.solved.solution.theta;
        let theta = three.space.as_ref().expect("three parameters").theta;
        assert!(
            (theta[0] - a).abs() < 1e-14 && (theta[1] - b).abs() < 1e-14,
            "{theta:?}"
        );
        assert_eq!(theta[2], 0.0);
    }
    let back = space.reduce(Action::ShowView(View::Plane));
    assert_eq!(
        (back.problem, back.objective, back.topic.open),
        (plane.problem, plane.objective, plane.topic.open)
    );
}

#[test]
fn a_question_that_space_does_not_answer_gives_way_to_the_path() {
    let of = |topic: Option<Topic>| {
        let open = topic.map_or(Action::CloseTopic, Action::ShowTopic);
        let space = State::default()
            .reduce(open)
            .reduce(Action::ShowView(View::Space));
        space.topic.open
    };
    assert_eq!(of(None), None);
    assert_eq!(of(Some(Topic::Parameter)), Some(Topic::Optimality));
    assert_eq!(of(Some(Topic::Penalties)), Some(Topic::Penalties));
    for other in [Topic::Forms, Topic::Descent, Topic::Sampling] {
        assert_eq!(of(Some(other)), Some(Topic::Path));
    }
}
