//! The sentence about the picture for penalties other than L1.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::topic::penalties::words as penalty_words;
use crate::words::{all_zero, at, corner};
use lasso_path::solve::penalty::Basis;

/// For λ > 0, and a constraint that binds if there is one.
pub(crate) fn sentence(derived: &Derived) -> Claim {
    let solved = &derived.solved;
    let (penalty, shape) = (solved.penalty, penalty_words::shape(solved.penalty));
    let [a, b] = &solved.names;
    let theta = solved.solution.theta;
    let zeros = theta.map(|x| x == 0.0);
    if zeros == [true; 2] {
        return match solved.lambda_max {
            Some(_) => all_zero(derived, shape),
            None => Claim::new(
                "origin",
                format!("c = 0: the {shape} is the origin itself."),
            ),
        };
    }
    if !penalty.convex() {
        return not_convex(derived);
    }
    if penalty.basis() == Basis::Diagonals {
        return if theta[0].abs() == theta[1].abs() {
            Claim::new(
                "square-corner",
                format!(
                    "The contour touches the square at a corner: {a} and {b} are exactly equal in size. ‖θ‖∞ makes \
                     parameters equal, not zero."
                ),
            )
        } else {
            let larger = if theta[0].abs() > theta[1].abs() {
                a
            } else {
                b
            };
            Claim::new(
                "square-side",
                format!(
                    "The contour touches a side of the square: only the larger parameter, {larger}, is held back."
                ),
            )
        };
    }
    let zero = usize::from(!zeros[0]);
    let name = &solved.names[zero];
    match (zeros.contains(&true), penalty.snaps()) {
        (true, true) => corner(derived, zero, shape),
        (true, false) if solved.nodes().iter().all(|node| node.1[zero] == 0.0) => Claim::new(
            "zero-for-every-lambda",
            format!(
                "{name} is 0 for every λ > 0, and no corner of the {shape} is needed for that."
            ),
        ),
        (true, false) => Claim::new(
            "zero-by-chance",
            format!(
                "{name} is 0 at this λ, but the {shape} has no corner that holds it there: another λ moves it off 0."
            ),
        ),
        (false, true) => Claim::new(
            "between-corners",
            format!(
                "The contour touches the {shape} between its corners: neither {a} nor {b} is 0. It has corners on the \
                 axes, so a larger λ brings zeros."
            ),
        ),
        (false, false) => Claim::new(
            "smooth",
            format!(
                "The contour touches the {shape}, which has no corners: the penalty pulls both parameters towards 0, and \
                 holds neither there."
            ),
        ),
    }
}

fn not_convex(derived: &Derived) -> Claim {
    let solved = &derived.solved;
    let penalty = solved.penalty;
    let value = |theta| solved.loss.excess(theta) + solved.lambda.value() * penalty.value(theta);
    // equal but for rounding
    let least = value(solved.solution.theta) + 1e-12 * value([0.0; 2]);
    let which = if solved.others.iter().any(|&other| value(other) <= least) {
        "a certified global minimum, though not the only one"
    } else {
        "its certified global minimum"
    };
    let others = match solved.others.len() {
        0 => "It is the only local minimum".to_owned(),
        1 => "There is one other local minimum (hollow point)".to_owned(),
        count => format!("There are {count} other local minima (hollow points)"),
    };
    let (_, to) = derived.outline.neighbours();
    let to = to.min(solved.lambda_max.map_or(f64::INFINITY, f64::from));
    let next = if to.is_finite() {
        format!(
            "; as λ grows, θ* next jumps {}",
            at(to, solved.lambda.value())
        )
    } else {
        String::new()
    };
    Claim::new(
        "not-convex",
        format!(
            "Loss + λP is not convex. θ* is {which}: {}. {others}{next}.",
            derived.outline.support().text
        ),
    )
}
