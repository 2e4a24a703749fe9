//! The sentence about the picture.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::outline::KnotKind;
use crate::phrase::short;
use crate::topic::penalties::{sentence, words as penalty_words};
use crate::words::{all_zero, at, corner, from, least_squares};
use lasso_path::solve::SolutionSet;
use lasso_path::solve::penalty::Penalty;

impl Derived {
    /// The picture and its reason, in one plain sentence.
    pub fn sentence(&self) -> Claim {
        if let Some(words) = self.outline.status.words() {
            return words;
        }
        match (self.fitted(), self.space.as_deref()) {
            (Some(fitted), _) => fitted
                .section()
                .map_or_else(|| fitted.sentence(self), |section| section.sentence()),
            (None, Some(space)) => space.sentence(self),
            (None, None) => of_picture(self).unbroken(),
        }
    }
}

fn of_picture(derived: &Derived) -> Claim {
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
        return sentence::sentence(derived);
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
                    format!(" Both are exactly 0 {}.", from(end, lambda))
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
