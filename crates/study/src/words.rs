//! What the pictures show, in words.

use crate::derive::{Derived, KnotKind, knot_lambdas};
use crate::topic::penalties::words as penalty_words;
use figure::Solved;
use figure::number::significant;
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::{SolutionSet, TieBreakingRule};

pub(crate) fn short(x: f64) -> String {
    significant(x, 3)
}

pub(crate) fn support(solved: &Solved) -> String {
    let [a, b] = &solved.names;
    match solved.solution.theta.map(|x| x == 0.0) {
        [true, true] => format!("{a} and {b} are both exactly 0"),
        [true, false] => format!("{a} is exactly 0"),
        [false, true] => format!("{b} is exactly 0"),
        [false, false] => "neither coordinate is 0".to_owned(),
    }
}

/// The λ-interval [from, to) of marks around the present λ; `to` is infinite beyond λ_max.
pub(crate) fn neighbours(derived: &Derived) -> (f64, f64) {
    let lambda = derived.solved.lambda.value();
    let marks = knot_lambdas(&derived.solved);
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
pub(crate) fn unbroken(text: String) -> String {
    [" = ", " ≈ ", " < ", " > ", " ≤ ", " ≥ "]
        .iter()
        .fold(text, |text, relation| {
            text.replace(relation, &relation.replace(' ', "\u{a0}"))
        })
}

pub(crate) fn sentence(derived: &Derived) -> String {
    unbroken(plain_sentence(derived))
}

/// What the penalized and the constrained form say of each other.
pub(crate) fn forms(derived: &Derived) -> String {
    let solved = &derived.solved;
    let c = solved.radius();
    let text = match solved.bound {
        _ if solved.penalty == Penalty::None => {
            "Without a penalty there is no ball, and nothing to choose.".to_owned()
        }
        _ if !solved.penalty.convex() => {
            "This penalty is not convex: as λ grows, θ* jumps, and some radii \
             belong to no λ. So here λ is chosen, and c follows."
                .to_owned()
        }
        Some(_) if solved.is_slack() => format!(
            "The constraint is slack: θ* needs only c = {}, so λ = 0 for every larger c.",
            short(solved.norm())
        ),
        _ if c == 0.0 => solved.lambda_max.map_or_else(
            || "c = 0 belongs to no λ: with this penalty θ* only tends to 0 as λ grows.".to_owned(),
            |lambda_max| {
                format!(
                    "c = 0 belongs to every λ ≥ {}: here the two forms are not one-to-one.",
                    short(lambda_max.value())
                )
            },
        ),
        _ if solved.lambda.value() == 0.0 => format!(
            "λ = 0 belongs to every c ≥ {}: here the two forms are not one-to-one.",
            short(c)
        ),
        _ => format!(
            "λ = {} and c = {} belong to each other: both forms have this one θ*.",
            short(solved.lambda.value()),
            short(c)
        ),
    };
    unbroken(text)
}

fn plain_sentence(derived: &Derived) -> String {
    let solved = &derived.solved;
    if let Some(bound) = solved
        .bound
        .filter(|bound| !bound.active && bound.radius > 0.0)
    {
        return format!(
            "The constraint is slack: θ* lies inside the {} of c = {}, where nothing holds it.",
            penalty_words::shape(solved.penalty),
            short(bound.radius)
        );
    }
    if solved.penalty == Penalty::None {
        return "No penalty: θ* is the least-squares point θ̂ for every λ.".to_owned();
    }
    if solved.lambda.value() == 0.0 {
        return match solved.solution.set {
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
    if solved.penalty != Penalty::L1 {
        return crate::topic::penalties::sentence::sentence(derived);
    }
    let [a, b] = &solved.names;
    let (from, to) = neighbours(derived);
    let lambda_max = solved.path.lambda_max().value();
    if let SolutionSet::Segment(_) = solved.solution.set {
        return "The level set, a pair of parallel lines, lies along a whole edge of the diamond: every point \
                of that edge is a minimiser. Shown is the one nearest to the origin."
            .to_owned();
    }
    match solved.solution.theta.map(|x| x == 0.0) {
        [true, true] => format!(
            "The diamond has shrunk to the origin: {a} and {b} are exactly 0, and stay 0 for every λ ≥ {}.",
            short(lambda_max)
        ),
        [false, false] => {
            let next = derived
                .knot_labels()
                .into_iter()
                .find(|mark| mark.lambda.value() > solved.lambda.value());
            let then = match next.map(|mark| mark.kind) {
                Some(KnotKind::ReachesZero(k) | KnotKind::CrossesZero(k)) => {
                    format!("{} reaches 0 at λ = {}", solved.names[k], short(to))
                }
                // λ may be λ_max up to rounding, with a last bit of θ left.
                _ => format!("both reach 0 together at λ = {}", short(to.min(lambda_max))),
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

/// Which of several minimisers other rules and starts reach; nothing where there is only one.
pub(crate) fn reached(solved: &Solved) -> Option<String> {
    let rule = |rule: &TieBreakingRule| match *rule {
        TieBreakingRule::LeastNorm => "least norm".to_owned(),
        TieBreakingRule::Sparsest => "sparsity".to_owned(),
        TieBreakingRule::CoordinateDescent(k) => {
            format!("coordinate descent ({} first)", solved.names[k])
        }
        TieBreakingRule::FromZero => "ISTA from 0".to_owned(),
        TieBreakingRule::FromLeastSquares => "ISTA from θ̂".to_owned(),
    };
    let points: Vec<String> = solved
        .reached()
        .iter()
        .map(|([x, y], rules)| {
            let rules: Vec<String> = rules.iter().map(rule).collect();
            format!(
                "({},\u{a0}{}) by {}",
                short(*x),
                short(*y),
                rules.join(" and ")
            )
        })
        .collect();
    (!points.is_empty()).then(|| {
        format!(
            "All minimisers have the same F; which one is reached depends on rule and start: {}.",
            points.join("; ")
        )
    })
}

pub(crate) fn plane(derived: &Derived) -> String {
    let solved = &derived.solved;
    let [a, b] = &solved.names;
    let point = |[x, y]: [f64; 2]| format!("({}, {})", short(x), short(y));
    // At λ = 0 nothing needs to touch: the least-squares point of least length is shown.
    let meets = if solved.lambda.value() == 0.0 {
        "is a minimum of the loss itself"
    } else {
        "is where the level set of the loss touches the ball"
    };
    let shape = penalty_words::shape(solved.penalty);
    let mut ball = shape.to_owned();
    // Not a character's upper case, whose tables the page would have to carry.
    ball[..1].make_ascii_uppercase();
    let others = if solved.others.is_empty() {
        String::new()
    } else {
        let points: Vec<String> = solved.others.iter().map(|&p| point(p)).collect();
        format!(" Other local minima: {}.", points.join(", "))
    };
    let reached = reached(solved).filter(|_| derived.show.solution_set);
    let reached = reached.map_or_else(String::new, |reached| format!(" {reached}"));
    format!(
        "Plane of {a} and {b}. Contours of the loss around its minimum θ̂ at {}. {ball} of radius c = {} around the \
         origin. The optimum θ* at {} {meets}: {}.{others}{reached}",
        point(solved.loss.center()),
        short(solved.radius()),
        point(solved.solution.theta),
        support(solved)
    )
}

pub(crate) fn path(derived: &Derived) -> String {
    let solved = &derived.solved;
    let [a, b] = &solved.names;
    let events: Vec<String> = derived
        .knot_labels()
        .iter()
        .map(|mark| match mark.kind {
            KnotKind::AllZero => format!("at λ = {} all are 0", short(mark.lambda.value())),
            _ => format!(
                "at λ = {} {}",
                short(mark.lambda.value()),
                mark.text.replace('→', "reaches")
            ),
        })
        .collect();
    let events = if events.is_empty() {
        if solved.solution.theta == [0.0; 2] {
            "all are 0 for every λ".to_owned()
        } else {
            "none becomes 0".to_owned()
        }
    } else {
        events.join(", ")
    };
    let linear = if solved.curve.is_none() {
        ", piecewise linear"
    } else {
        ""
    };
    format!("{a}, {b} and the radius c against λ{linear}: {events}.")
}

#[cfg(test)]
mod tests {
    use crate::topic::loss;
    use crate::{Action, Form, Problem, State, derive};
    use figure::Figure;
    use lasso_path::problem::{Hessian, Lambda};
    use lasso_path::solve::Radius;

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
                .replace("1.04", &super::short(derive(&textbook).solved.path.knots()[0].lambda.value()))
        );
        assert!(at(&textbook, 0.5).contains("inside an edge"));
        assert!(at(&textbook, 0.0).contains("θ̂ itself"));
        assert!(at(&textbook, 99.0).contains("shrunk to the origin"));
    }

    #[test]
    fn what_other_rules_reach_is_said() {
        let mut state = State {
            problem: Problem::plane(
                Hessian::new(1.0, 1.0, 1.0).expect("semidefinite"),
                [2.0, 0.75],
            ),
            form: Form::Penalized(Lambda::new(0.75).expect("not negative")),
            ..State::default()
        };
        let said = "All minimisers have the same F; which one is reached depends on rule and start: (1.00,\u{a0}1.00) by \
                    least norm and ISTA from 0; (2.00,\u{a0}0) by sparsity and coordinate descent (θ₁ first); \
                    (0,\u{a0}2.00) by sparsity and coordinate descent (θ₂ first); (1.62,\u{a0}0.375) by ISTA from θ̂.";
        assert_eq!(derive(&state).reached().as_deref(), Some(said));
        assert!(!derive(&state).description(Figure::Plane).contains("ISTA"));
        state.show.solution_set = true;
        assert!(derive(&state).description(Figure::Plane).ends_with(said));
        assert_eq!(derive(&State::default()).reached(), None);
        // a slack constraint keeps out what lies beyond it
        let slack = state
            .reduce(Action::SetRadius(Radius::new(2.8).expect("positive")))
            .reduce(loss::Action::SetHessian(
                Hessian::new(1.0, 2.0, 4.0).expect("semidefinite"),
            ));
        let said = derive(&slack).reached().expect("a chord");
        assert!(
            said.contains("ISTA from θ̂") && !said.contains("θ₁ first"),
            "{said}"
        );
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
