//! The sentence about the picture, and the plane in words.

use crate::derived::Derived;
use crate::text::{short, unbroken};
use crate::topic::path::{KnotKind, neighbours};
use crate::topic::penalties::words as penalty_words;
use figure::Figure;
use lasso_path::solve::SolutionSet;
use lasso_path::solve::penalty::Penalty;

impl Derived {
    /// The picture and its reason, in one plain sentence.
    pub fn sentence(&self) -> String {
        sentence(self)
    }

    /// A figure in words, for those who do not see it.
    pub fn description(&self, figure: Figure) -> String {
        match figure {
            Figure::Plane => plane(self),
            Figure::Path => self.path_description(),
            Figure::Radius => {
                let forms = self.forms();
                format!("The radius c against λ, piecewise linear. {forms}")
            }
            Figure::KktBars => self.kkt_description(),
            Figure::Slice | Figure::Derivative | Figure::Shrinkage => {
                self.slice_description(figure)
            }
            Figure::Coordinates => {
                let fates = self.descent_description();
                format!("Both coordinates against the iteration k. {fates}")
            }
            Figure::Convergence => {
                "F(θₖ) − F(θ*) of each method against the iteration k, on a logarithmic scale."
                    .to_owned()
            }
        }
    }
}

fn sentence(derived: &Derived) -> String {
    unbroken(plain_sentence(derived))
}

fn plain_sentence(derived: &Derived) -> String {
    let solved = &derived.solved;
    if let Some(bound) = solved
        .bound
        .filter(|bound| !bound.active && bound.radius.value() > 0.0)
    {
        return format!(
            "The constraint is slack: θ* lies inside the {} of c = {}, where nothing holds it.",
            penalty_words::shape(solved.penalty),
            short(bound.radius.value())
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

fn plane(derived: &Derived) -> String {
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
    let tie_breaks = derived.tie_breaks().filter(|_| derived.show.solution_set);
    let tie_breaks = tie_breaks.map_or_else(String::new, |text| format!(" {text}"));
    format!(
        "Plane of {a} and {b}. Contours of the loss around its minimum θ̂ at {}. {ball} of radius c = {} around the \
         origin. The optimum θ* at {} {meets}: {}.{others}{tie_breaks}",
        point(solved.loss.center()),
        short(solved.radius()),
        point(solved.solution.theta),
        derived.support()
    )
}

#[cfg(test)]
mod tests {
    use crate::topic::path;
    use crate::{Form, Problem, State, derive};
    use lasso_path::problem::{Hessian, Lambda};

    fn at(state: &State, lambda: f64) -> String {
        derive(&state.reduce(path::Action::SetLambda(
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
                .replace("1.04", &crate::text::short(derive(&textbook).solved.path.knots()[0].lambda.value()))
        );
        assert!(at(&textbook, 0.5).contains("inside an edge"));
        assert!(at(&textbook, 0.0).contains("θ̂ itself"));
        assert!(at(&textbook, 99.0).contains("shrunk to the origin"));
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
