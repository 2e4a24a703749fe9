//! The sentence about the picture for penalties other than L1.

use crate::derived::Derived;
use crate::text::short;
use crate::topic::path::neighbours;
use crate::topic::penalties::words as penalty_words;
use lasso_path::solve::penalty::Basis;

pub(crate) fn sentence(derived: &Derived) -> String {
    let solved = &derived.solved;
    let (penalty, shape) = (solved.penalty, penalty_words::shape(solved.penalty));
    let [a, b] = &solved.names;
    let theta = solved.solution.theta;
    let zeros = theta.map(|x| x == 0.0);
    let (from, to) = neighbours(derived);
    let to = to.min(solved.lambda_max.map_or(f64::INFINITY, f64::from));
    if zeros == [true; 2] {
        return match solved.lambda_max {
            Some(lambda_max) => format!(
                "The {shape} has shrunk to the origin: {a} and {b} are exactly 0, and stay 0 for every λ ≥ {}.",
                short(lambda_max.value())
            ),
            None => format!("c = 0: the {shape} is the origin itself."),
        };
    }
    if !penalty.convex() {
        let others = match solved.others.len() {
            0 => "It is the only local minimum".to_owned(),
            1 => "There is 1 other local minimum, drawn hollow".to_owned(),
            count => format!("There are {count} other local minima, drawn hollow"),
        };
        let next = if to.is_finite() {
            format!("; θ* jumps at λ = {}", short(to))
        } else {
            String::new()
        };
        return format!(
            "Loss + λP is not convex. θ* is its global minimum, with a proof by bounds: {}. {others}{next}.",
            derived.support()
        );
    }
    if penalty.basis() == Basis::Diagonals {
        return if theta[0].abs() == theta[1].abs() {
            format!(
                "The level set touches the square at its corner: {a} and {b} are exactly equal in size. ‖θ‖∞ makes \
                 coordinates equal, not zero."
            )
        } else {
            format!(
                "The level set touches a side of the square: only the larger coordinate is held back, {}.",
                if theta[0].abs() > theta[1].abs() {
                    a
                } else {
                    b
                }
            )
        };
    }
    let zero = if zeros[0] { a } else { b };
    match (zeros.contains(&true), penalty.snaps()) {
        (true, true) => {
            let until = if from > 0.0 {
                format!("from λ = {}", short(from))
            } else {
                "from the smallest λ".to_owned()
            };
            format!(
                "The level set touches the {shape} at its corner: {zero} is exactly 0, {until} to {}.",
                short(to)
            )
        }
        (true, false) => format!(
            "{zero} is 0 for this one λ, where it changes its sign: the {shape} has no corners that hold it there."
        ),
        (false, true) => format!(
            "The level set touches the {shape} between its corners: neither coordinate is 0. It has corners on the \
             axes, so zeros come at larger λ."
        ),
        (false, false) => format!(
            "The level set touches the {shape}, which is smooth everywhere: θ is pulled towards 0, but no corner \
             holds a coordinate at exactly 0."
        ),
    }
}
