//! What the examples say of themselves, of the state that each opens.

use super::Predicate;
use super::reading::*;
use lasso_path::problem::Lambda;
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::{SolutionSet, solve};
use study::{Derived, State};

pub const ALL: &[(&str, Predicate)] = &[("example", example)];

/// How many coordinates are 0 at a share of the present λ.
fn zeros(derived: &Derived, share: f64) -> usize {
    let theta = at(derived, share * derived.solved.lambda.value()).unwrap_or_default();
    theta.iter().filter(|x| **x == 0.0).count()
}

/// θ₂ along λ, from large to small, without repetitions of the sign.
fn signs(derived: &Derived, k: usize) -> Vec<i8> {
    let end = derived.solved.lambda_end.value();
    let sign = |x: f64| if x == 0.0 { 0 } else { x.signum() as i8 };
    let mut signs: Vec<i8> = (1..=4000)
        .rev()
        .filter_map(|i| at(derived, end * f64::from(i) / 4000.0))
        .map(|theta| sign(theta[k]))
        .collect();
    signs.dedup();
    signs
}

fn example(_: &State, derived: &Derived, text: &str) -> Outcome {
    let loss = &derived.solved.loss;
    let (theta, center, hessian) = (theta(derived), loss.center(), *loss.hessian());
    let q = loss.negative_gradient_at_zero();
    let says = |words: &str| text.contains(words);
    let holds = if says("meets a corner") {
        let zero = |share| {
            at(derived, share * derived.solved.lambda.value()).is_some_and(|theta| theta[1] == 0.0)
        };
        zeros(derived, 1.0) == 1 && (10..=100).all(|tenth| zero(0.1 * f64::from(tenth)))
    } else if says("touches an edge") {
        zeros(derived, 1.0) == 0
    } else if says("keeps one feature and drops the other") {
        let [steep, flat] = hessian.eigenvalues();
        steep > 10.0 * flat && zeros(derived, 1.0) == 1 && zeros(derived, 1e-3) == 0
    } else if says("largely cancel") {
        let knot = derived.outline.knot_lambdas()[0];
        let there = at(derived, knot).unwrap_or_default();
        let small = knot < 0.3 * q[0].abs().max(q[1].abs()) && there[1] == 0.0;
        hessian.h12() < -0.8 && small && there[0].abs() < 0.5 * center[0].abs()
    } else if says("comes back to it, and leaves it again on the other side") {
        let signs = signs(derived, 1);
        let away: Vec<i8> = signs.iter().copied().filter(|sign| *sign != 0).collect();
        signs.first() == Some(&0) && away.len() == 2 && away[0] == -away[1] && signs.len() == 4
    } else if says("a tiny λ moves θ* a long way") {
        let tiny = at(derived, 1e-3 * q[0].abs().max(q[1].abs())).unwrap_or_default();
        let way = (tiny[0] - center[0]).hypot(tiny[1] - center[1]);
        way > 0.1 * center[0].hypot(center[1])
    } else if says("each parameter moves towards 0 by λ") {
        let lambda = derived.solved.lambda.value();
        let moved = |j: usize| center[j].signum() * (center[j].abs() - lambda).max(0.0);
        let circles = hessian.h11() == hessian.h22() && hessian.h12() == 0.0;
        circles && (0..2).all(|j| (theta[j] - moved(j)).abs() < 1e-12)
    } else if says("only one of the twins in about half of the samples") {
        let samples = &derived.samples;
        let one = |j: usize| {
            samples
                .iter()
                .filter(|t| t[j] == 0.0 && t[1 - j] != 0.0)
                .count() as f64
        };
        let share = (one(0) + one(1)) / samples.len() as f64;
        let second = derived.beside.as_ref().ok_or("ridge is not shown")?;
        let apart = |t: &[f64; 2]| (t[0] - t[1]).abs();
        let both = second.samples.iter().all(|t| !t.contains(&0.0));
        let mean = second.samples.iter().map(apart).sum::<f64>() / second.samples.len() as f64;
        (0.35..0.65).contains(&share)
            && one(0).min(one(1)) > 0.25 * (one(0) + one(1))
            && second.solved.penalty == Penalty::Ridge
            && both
            && mean < 0.2
    } else if says("past its optimum at 3, all the way to 6") {
        let descent = derived.descent.as_ref().ok_or("no run is shown")?;
        let run = &descent.runs.all[0];
        let best = descent.runs.objective.minimiser();
        let near = |x: f64, y: f64| (x - y).abs() < 1e-9;
        let alone =
            descent.runs.step_size < 2.0 && descent.runs.step_size * (1.0 + hessian.h12()) > 2.0;
        near(run.at(0)[0], 2.0) && near(best[0], 3.0) && near(run.at(1)[0], 6.0) && alone
    } else if says("every point of the thick segment is a minimiser") {
        let SolutionSet::Segment([a, b]) = derived.solved.solution.set else {
            return Err("there is one".to_owned());
        };
        let f = [a, b, [0.5 * (a[0] + b[0]), 0.5 * (a[1] + b[1])]].map(|t| objective(derived, t));
        let same = f
            .iter()
            .all(|value| (value - f[0]).abs() <= 1e-9 * f[0].abs());
        same && a != b && derived.show.solution_set
    } else if says("442 patients") {
        let lambda = Lambda::new(1e9).map_err(|error| error.to_string())?;
        hessian.h11() == 1.0 && hessian.h22() == 1.0 && solve(loss, lambda).theta == [0.0; 2]
    } else {
        false
    };
    ensure(holds, || format!("θ* is {theta:?}"))
}
