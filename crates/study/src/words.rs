//! The sentence about the picture, and the plane in words.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::outline::KnotKind;
use crate::text::{capital, short};
use crate::topic::path::{ZeroEnd, ZeroInterval, zero_interval};
use crate::topic::penalties::words as penalty_words;
use figure::number::{nearest, rounded_up, significant};
use figure::{Figure, Solved};
use lasso_path::solve::SolutionSet;
use lasso_path::solve::penalty::Penalty;

impl Derived {
    /// The picture and its reason, in one plain sentence.
    pub fn sentence(&self) -> Claim {
        sentence(self).unbroken()
    }

    /// A figure in words, for those who do not see it.
    pub fn description(&self, figure: Figure) -> Claim {
        match figure {
            Figure::Plane => Claim::new("plane", plane(self)),
            Figure::Path => Claim::new("path", self.path_description()),
            Figure::Radius => Claim::new("radius", self.radius_description()),
            Figure::KktBars => Claim::new("kkt-bars", self.kkt_description()),
            Figure::Slice => Claim::new("slice", self.slice_description(figure)),
            Figure::Derivative => Claim::new("derivative", self.slice_description(figure)),
            Figure::Shrinkage => Claim::new("shrinkage", self.slice_description(figure)),
            Figure::Coordinates => {
                let fates = self.descent_description();
                Claim::new(
                    "coordinates",
                    format!("Both coordinates against the iteration k. {fates}"),
                )
            }
            Figure::Convergence => Claim::new(
                "convergence",
                "F(θₖ) − F(θ*) of each method against the iteration k, on a logarithmic scale.",
            ),
        }
    }
}

/// For which λ a zero is there, as the end of a sentence that begins "θ₂ is exactly 0".
pub(crate) fn zero_until(interval: &ZeroInterval, lambda: f64) -> String {
    let from = interval.from;
    let begins = if from == 0.0 {
        " for every smaller λ > 0".to_owned()
    } else if lambda - from < 1e-8 * from {
        ". It has just reached 0".to_owned()
    } else {
        format!(". It reached 0 at λ = {}", nearest(from, lambda))
    };
    match interval.end {
        ZeroEnd::Never if from == 0.0 => " for every λ > 0".to_owned(),
        ZeroEnd::Never => format!("{begins}, and stays 0 for every larger λ"),
        ZeroEnd::At(to) => format!("{begins}, and leaves 0 {}", at(to, lambda)),
        ZeroEnd::Unknown if from == lambda => " at this λ".to_owned(),
        ZeroEnd::Unknown => begins,
    }
}

fn sentence(derived: &Derived) -> Claim {
    let solved = &derived.solved;
    let lambda = solved.lambda.value();
    let [a, b] = &solved.names;
    if let Some(bound) = solved.bound.filter(|_| solved.is_slack()) {
        return Claim::new(
            "slack",
            format!(
                "The constraint is slack: θ* is {}, and the {} of c = {} does not hold it back.",
                least_squares(solved),
                penalty_words::shape(solved.penalty),
                short(bound.radius.value())
            ),
        );
    }
    if solved.penalty == Penalty::None {
        return Claim::new(
            "no-penalty",
            format!(
                "No penalty: θ* is {}, whatever λ is.",
                least_squares(solved)
            ),
        );
    }
    if lambda == 0.0 {
        return match solved.solution.set {
            SolutionSet::Plane => Claim::new(
                "flat",
                "λ = 0 and the loss is flat: every point of the plane is a minimiser. The one shown is nearest to \
                 the origin.",
            ),
            SolutionSet::Line { .. } => Claim::new(
                "flat-line",
                "λ = 0 and the loss is flat along a line: every point of that line is a minimiser. The one shown is \
                 nearest to the origin.",
            ),
            _ => Claim::new(
                "lambda-zero",
                format!("λ = 0: no penalty, so θ* is {}.", least_squares(solved)),
            ),
        };
    }
    if solved.penalty != Penalty::L1 {
        return crate::topic::penalties::sentence::sentence(derived);
    }
    let (_, to) = derived.outline.neighbours();
    let lambda_max = solved.path.lambda_max().value();
    if let SolutionSet::Segment(_) = solved.solution.set {
        return Claim::new(
            "whole-edge",
            "The contour, a pair of parallel lines, runs along an edge of the diamond: every point that they share \
             is a minimiser. The one shown is nearest to the origin.",
        );
    }
    match solved.solution.theta.map(|x| x == 0.0) {
        [true, true] => all_zero(derived, "diamond"),
        [false, false] => {
            let next = derived
                .outline
                .knots
                .iter()
                .find(|knot| knot.lambda.value() > lambda);
            let then = match next.map(|knot| knot.kind) {
                Some(KnotKind::ReachesZero(k) | KnotKind::CrossesZero(k)) => {
                    let name = &solved.names[k];
                    format!(" {name} reaches 0 {}.", at(to, lambda))
                }
                // λ may be λ_max up to rounding, with a last bit of θ left.
                Some(KnotKind::AllZero) | None => {
                    let end = to.min(lambda_max);
                    format!(" Both reach 0 together {}.", at(end, lambda))
                }
                // λ is a knot up to rounding, with a last bit of the coordinate that comes to 0.
                Some(_) => String::new(),
            };
            Claim::new(
                "edge",
                format!(
                    "The contour touches an edge of the diamond, between two corners: neither {a} nor {b} is 0.{then}"
                ),
            )
        }
        [first, _] => corner(derived, usize::from(!first), "diamond"),
    }
}

/// Coordinate `k` alone is 0, at a corner of a ball of this shape.
pub(crate) fn corner(derived: &Derived, k: usize, shape: &str) -> Claim {
    let solved = &derived.solved;
    let name = &solved.names[k];
    let until = zero_until(&zero_interval(derived, k), solved.lambda.value());
    Claim::new(
        "corner",
        format!("The contour touches the {shape} at a corner: {name} is exactly 0{until}."),
    )
}

impl Derived {
    /// Which L1 problem the topics that know L1 alone look at, where the plane shows another penalty.
    pub fn l1_note(&self) -> Option<Claim> {
        let solved = &self.solved;
        if solved.penalty == Penalty::L1 {
            return None;
        }
        let lambda = if solved.has_no_multiplier() {
            let end = significant(solved.lambda.value(), 4);
            format!("λ = {end}, since c = 0 belongs to no λ")
        } else {
            "the same λ".to_owned()
        };
        let text = format!(
            "Here the penalty is L1 at {lambda}, and θ* is L1’s, whatever penalty the plane shows."
        );
        Some(Claim::new("l1-note", text).unbroken())
    }
}

/// What θ* is where the penalty does nothing. A flat loss has more least-squares points than θ̂.
fn least_squares(solved: &Solved) -> &'static str {
    if solved.solution.theta == solved.loss.center() {
        "the least-squares point θ̂"
    } else {
        "one of the points where the loss alone is least"
    }
}

/// Where something happens as λ grows.
pub(crate) fn at(knot: f64, lambda: f64) -> String {
    if knot - lambda < 1e-8 * knot {
        "just above this λ".to_owned()
    } else {
        format!("at λ = {}", nearest(knot, lambda))
    }
}

/// The ball has shrunk to the origin, for every λ from λ_max on.
pub(crate) fn all_zero(derived: &Derived, shape: &str) -> Claim {
    let solved = &derived.solved;
    let [a, b] = &solved.names;
    let least = solved.lambda_max.map_or(0.0, f64::from);
    let from = match rounded_up(least, solved.lambda.value()) {
        _ if least == 0.0 => "λ > 0".to_owned(),
        Some(from) => format!("λ ≥ {from}"),
        None => "larger λ".to_owned(),
    };
    Claim::new(
        "all-zero",
        format!(
            "The {shape} has shrunk to the origin: {a} and {b} are exactly 0, as for every {from}."
        ),
    )
}

fn plane(derived: &Derived) -> String {
    let solved = &derived.solved;
    let [a, b] = &solved.names;
    let shape = penalty_words::shape(solved.penalty);
    let point = |[x, y]: [f64; 2]| format!("({}, {})", short(x), short(y));
    // At λ = 0 nothing needs to touch: the least-squares point of least length is shown.
    let meets = if solved.lambda.value() == 0.0 || solved.penalty == Penalty::None {
        "is a minimum of the loss itself".to_owned()
    } else if solved.radius() == 0.0 {
        "is the origin".to_owned()
    } else {
        format!("is where a contour touches the {shape}")
    };
    let ball = capital(shape.to_owned());
    let others = if solved.others.is_empty() {
        String::new()
    } else {
        let points: Vec<String> = solved.others.iter().map(|&p| point(p)).collect();
        format!(" Other local minima: {}.", points.join(", "))
    };
    let tie_breaks = derived.tie_breaks().filter(|_| derived.show.solution_set);
    let tie_breaks = tie_breaks.map_or_else(String::new, |claim| format!(" {}", claim.text));
    let ball = if solved.penalty == Penalty::None {
        String::new()
    } else {
        format!(
            " {ball} of radius c = {} around the origin.",
            short(solved.radius())
        )
    };
    format!(
        "Plane of {a} and {b}. Contours of the loss around its minimum θ̂ at {}.{ball} The optimum θ* at {} {meets}: \
         {}.{others}{tie_breaks}",
        point(solved.loss.center()),
        point(solved.solution.theta),
        derived.outline.support().text
    )
}

#[cfg(test)]
mod tests {
    use crate::{Action, Problem, State, derive};
    use lasso_path::problem::{Hessian, Lambda};

    fn at(state: &State, lambda: f64) -> String {
        let lambda = Lambda::new(lambda).expect("not negative");
        let derived = derive(&state.reduce(Action::SetLambda(lambda)));
        derived.sentence().text.replace('\u{a0}', " ")
    }

    #[test]
    fn the_sentence_says_what_holds() {
        let textbook = State::default();
        for (lambda, says) in [
            (
                1.15,
                "The contour touches the diamond at a corner: θ₂ is exactly 0. It reached 0 at λ = 1.042, and stays 0 for every larger λ.",
            ),
            (0.5, "neither θ₁ nor θ₂ is 0. θ₂ reaches 0 at λ = 1.042."),
            (1.0421, "θ₂ reaches 0 at λ = 1.0423."),
            (
                1.042_307_692_307_692_4,
                "It has just reached 0, and stays 0 for every larger λ.",
            ),
            (1.042_307_692_307_692_2, "θ₂ reaches 0 just above this λ."),
            (0.0, "θ* is the least-squares point θ̂"),
            (2.75, "are exactly 0, as for every λ ≥ 2.75."),
            (99.0, "shrunk to the origin"),
        ] {
            let said = at(&textbook, lambda);
            assert!(said.contains(says), "λ = {lambda}: {said}");
        }
    }

    #[test]
    fn degenerate_losses_have_their_own_words() {
        let name = |h: [f64; 3], lambda: f64| {
            let hessian = Hessian::new(h[0], h[1], h[2]).expect("semidefinite");
            let state = State {
                problem: Problem::plane(hessian, [1.0, 1.0]),
                ..State::default()
            };
            let lambda = Lambda::new(lambda).expect("not negative");
            derive(&state.reduce(Action::SetLambda(lambda)))
                .sentence()
                .name
        };
        assert_eq!(name([1.0, 1.0, 1.0], 0.5), "whole-edge");
        assert_eq!(name([1.0, 1.0, 1.0], 0.0), "flat-line");
        assert_eq!(name([0.0, 0.0, 0.0], 0.0), "flat");
        assert_eq!(name([0.0, 0.0, 0.0], 0.5), "all-zero");
    }
}
