//! What the pictures show, in words.

use super::derive::{Derived, MarkKind, mark_lambdas};
use crate::figure::Scene;
use crate::figure::number::significant;
use crate::solve::SolutionSet;
use std::mem::discriminant;

fn short(x: f64) -> String {
    significant(x, 3)
}

pub(super) fn support(scene: &Scene) -> String {
    let [a, b] = &scene.names;
    match scene.solution.theta.map(|x| x == 0.0) {
        [true, true] => format!("{a} and {b} are both exactly 0"),
        [true, false] => format!("{a} is exactly 0"),
        [false, true] => format!("{b} is exactly 0"),
        [false, false] => "neither coordinate is 0".to_owned(),
    }
}

/// The λ-interval [from, to) of marks around the present λ; `to` is infinite beyond λ_max.
fn neighbours(derived: &Derived) -> (f64, f64) {
    let lambda = derived.scene.lambda;
    let marks = mark_lambdas(&derived.scene.path);
    let from = marks
        .iter()
        .copied()
        .filter(|&x| x <= lambda)
        .fold(0.0, f64::max);
    let to = marks
        .iter()
        .copied()
        .filter(|&x| x > lambda)
        .fold(f64::INFINITY, f64::min);
    (from, to)
}

/// Keeps "λ < 1.04" on one line.
pub(super) fn unbroken(text: String) -> String {
    [" = ", " < ", " > ", " ≥ "]
        .iter()
        .fold(text, |text, relation| {
            text.replace(relation, &relation.replace(' ', "\u{a0}"))
        })
}

/// All that the sentence about one problem depends on; takes no time to compare.
pub(super) fn situation(derived: &Derived) -> impl PartialEq {
    let scene = &derived.scene;
    let bound = scene.bound.filter(|bound| !bound.active);
    (
        scene.solution.theta.map(|x| x == 0.0),
        neighbours(derived),
        scene.lambda == 0.0,
        discriminant(&scene.solution.set),
        bound.map(|bound| bound.radius),
    )
}

pub(super) fn sentence(derived: &Derived) -> String {
    unbroken(plain_sentence(derived))
}

/// What the penalized and the constrained form say of each other.
pub(super) fn forms(derived: &Derived) -> String {
    let scene = &derived.scene;
    let c = scene.radius();
    let lambda_max = scene.path.lambda_max().value();
    let text = match scene.bound {
        Some(_) if scene.is_slack() => format!(
            "The constraint is slack: c = {} is more than ‖θ*‖₁ = {}, so λ = 0, and every larger c gives the same θ*.",
            short(c),
            short(scene.norm())
        ),
        _ if c == 0.0 => format!(
            "c = 0 belongs to every λ ≥ {}: here the two forms are not one-to-one.",
            short(lambda_max)
        ),
        _ if scene.lambda == 0.0 => format!(
            "λ = 0 belongs to every c ≥ {}: here the two forms are not one-to-one.",
            short(c)
        ),
        _ => format!(
            "λ = {} and c = {} belong to each other: both forms have this one θ*.",
            short(scene.lambda),
            short(c)
        ),
    };
    unbroken(text)
}

fn plain_sentence(derived: &Derived) -> String {
    let scene = &derived.scene;
    if let Some(bound) = scene
        .bound
        .filter(|bound| !bound.active && bound.radius > 0.0)
    {
        return format!(
            "The constraint is slack: θ* lies inside the diamond of c = {}, where nothing holds it.",
            short(bound.radius)
        );
    }
    let [a, b] = &scene.names;
    let (from, to) = neighbours(derived);
    let lambda_max = scene.path.lambda_max().value();
    if scene.lambda == 0.0 {
        return match scene.solution.set {
            SolutionSet::Plane => {
                "λ = 0 and the loss is flat: every point of the plane is a minimiser. \
                                   Shown is the one nearest to the origin."
                    .to_owned()
            }
            SolutionSet::Line { .. } => {
                "λ = 0 and the loss is flat along a line: every point of that line is a \
                                         minimiser. Shown is the one nearest to the origin."
                    .to_owned()
            }
            _ => "λ = 0: nothing holds θ* back. It is the least-squares point θ̂ itself.".to_owned(),
        };
    }
    if let SolutionSet::Segment(_) = scene.solution.set {
        return "The level set, a pair of parallel lines, lies along a whole edge of the diamond: every point \
                of that edge is a minimiser. Shown is the one nearest to the origin."
            .to_owned();
    }
    match scene.solution.theta.map(|x| x == 0.0) {
        [true, true] => format!(
            "The diamond has shrunk to the origin: {a} and {b} are exactly 0, and stay 0 for every λ ≥ {}.",
            short(lambda_max)
        ),
        [false, false] => {
            let next = derived
                .marks()
                .into_iter()
                .find(|mark| mark.lambda > scene.lambda);
            let then = match next.map(|mark| mark.kind) {
                Some(MarkKind::ReachesZero(k) | MarkKind::CrossesZero(k)) => {
                    format!("{} reaches 0 at λ = {}", scene.names[k], short(to))
                }
                _ => format!("both reach 0 together at λ = {}", short(to)),
            };
            format!(
                "The level set touches the diamond inside an edge: neither coordinate is 0. {then}."
            )
        }
        [first, _] => {
            let zero = if first { a } else { b };
            let stays = if to >= lambda_max {
                if from > 0.0 {
                    format!("stays 0 until λ < {}", short(from))
                } else {
                    "stays 0 for every λ".to_owned()
                }
            } else if from > 0.0 {
                format!("stays 0 from λ = {} to {}", short(from), short(to))
            } else {
                format!("stays 0 until λ > {}", short(to))
            };
            format!(
                "The level set touches the diamond at its corner: {zero} is exactly 0, and {stays}."
            )
        }
    }
}

pub(super) fn plane(derived: &Derived) -> String {
    let scene = &derived.scene;
    let [a, b] = &scene.names;
    let point = |[x, y]: [f64; 2]| format!("({}, {})", short(x), short(y));
    // At λ = 0 nothing needs to touch: the least-squares point of least length is shown.
    let meets = if scene.lambda == 0.0 {
        "is a minimum of the loss itself"
    } else {
        "is where the level set of the loss touches the diamond"
    };
    format!(
        "Plane of {a} and {b}. Contours of the loss around its minimum θ̂ at {}. Diamond of radius c = {} around the \
         origin. The optimum θ* at {} {meets}: {}.",
        point(scene.loss.center()),
        short(scene.radius()),
        point(scene.solution.theta),
        support(scene)
    )
}

pub(super) fn path(derived: &Derived) -> String {
    let scene = &derived.scene;
    let [a, b] = &scene.names;
    let events: Vec<String> = derived
        .marks()
        .iter()
        .map(|mark| match mark.kind {
            MarkKind::AllZero => format!("at λ = {} all are 0", short(mark.lambda)),
            _ => format!(
                "at λ = {} {}",
                short(mark.lambda),
                mark.text.replace('→', "reaches")
            ),
        })
        .collect();
    let events = if events.is_empty() {
        "all are 0 for every λ".to_owned()
    } else {
        events.join(", ")
    };
    format!("{a}, {b} and the radius c against λ, piecewise linear: {events}.")
}

#[cfg(test)]
mod tests {
    use crate::problem::Hessian;
    use crate::problem::Lambda;
    use crate::study::{Action, Form, PRESETS, Problem, State, derive};

    fn at(state: &State, lambda: f64) -> String {
        derive(&state.reduce(Action::SetLambda(
            Lambda::new(lambda).expect("not negative"),
        )))
        .sentence()
        .replace('\u{a0}', " ")
    }

    #[test]
    fn the_sentence_says_what_holds() {
        let textbook = State::default();
        assert_eq!(
            at(&textbook, 1.15),
            "The level set touches the diamond at its corner: θ₂ is exactly 0, and stays 0 until λ < 1.04."
                .replace("1.04", &super::short(derive(&textbook).scene.path.knots()[0].lambda.value()))
        );
        assert!(at(&textbook, 0.5).contains("inside an edge"));
        assert!(at(&textbook, 0.0).contains("θ̂ itself"));
        assert!(at(&textbook, 99.0).contains("shrunk to the origin"));
    }

    #[test]
    fn the_sentence_is_the_same_in_the_same_situation() {
        for preset in PRESETS {
            let state = State::of(preset);
            let end = derive(&state).scene.lambda_end;
            let all: Vec<_> = (0..=60)
                .map(|i| {
                    let lambda = Lambda::new(end * f64::from(i) / 60.0).expect("not negative");
                    derive(&state.reduce(Action::SetLambda(lambda)))
                })
                .collect();
            for pair in all.windows(2) {
                assert_eq!(
                    pair[0].says_like(&pair[1]),
                    pair[0].sentence() == pair[1].sentence(),
                    "{}",
                    pair[1].sentence()
                );
            }
        }
    }

    #[test]
    fn degenerate_losses_have_their_own_words() {
        let state = |h: [f64; 3], lambda: f64| State {
            problem: Problem::plane(
                Hessian::new(h[0], h[1], h[2]).expect("semidefinite"),
                [1.0, 1.0],
            ),
            form: Form::Penalized(Lambda::new(lambda).expect("not negative")),
            ..State::default()
        };
        assert!(
            derive(&state([1.0, 1.0, 1.0], 0.5))
                .sentence()
                .contains("whole edge")
        );
        assert!(
            derive(&state([1.0, 1.0, 1.0], 0.0))
                .sentence()
                .contains("along a line")
        );
        assert!(
            derive(&state([0.0, 0.0, 0.0], 0.0))
                .sentence()
                .contains("every point of the plane")
        );
        assert!(
            derive(&state([0.0, 0.0, 0.0], 0.5))
                .sentence()
                .contains("shrunk to the origin")
        );
    }
}
