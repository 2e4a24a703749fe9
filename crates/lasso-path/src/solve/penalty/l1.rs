//! The L1 penalty P = ‖θ‖₁ (lasso). The radius is ‖θ‖₁, the ball the diamond. Everything is exact: see
//! [`PlanarPath`].

use super::super::{Certificate, ConstrainedSet, PlanarPath, SolutionSet, solve};
use super::{Constrained, LambdaForRadius, Solution, SolutionPath};
use crate::problem::l1::soft_threshold;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::Radius;

pub(super) fn proximal(z: Vector2, t: f64) -> Vector2 {
    z.map(|z| soft_threshold(z, t))
}

pub(super) fn slope(lambda: f64, magnitude: f64) -> (f64, f64) {
    (if magnitude > 0.0 { lambda } else { -lambda }, lambda)
}

pub(super) fn conjugate(lambda: f64, y: f64) -> (f64, f64) {
    (if y <= lambda { 0.0 } else { f64::INFINITY }, 0.0)
}

pub(super) fn certificate(loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> Certificate {
    Certificate::lasso(loss, lambda, theta)
}

pub(super) fn minimise(loss: &QuadraticLoss, lambda: Lambda) -> SolutionSet {
    solve(loss, lambda).set
}

/// The exact polyline: a node at λ = 0⁺ (the limit), at each knot, and at the end.
pub(super) fn path(loss: &QuadraticLoss, lambda_end: Lambda) -> SolutionPath {
    let path = PlanarPath::new(loss);
    let knots: Vec<_> = path
        .knots()
        .iter()
        .copied()
        .filter(|knot| knot.lambda <= lambda_end)
        .collect();
    let mut nodes = vec![(0.0, path.limit_at_zero())];
    nodes.extend(knots.iter().map(|knot| (knot.lambda.value(), knot.theta)));
    nodes.push((lambda_end.value(), path.solution(lambda_end).theta));
    nodes.dedup_by_key(|node| node.0);
    SolutionPath { nodes, knots }
}

pub(super) fn lambda_max(loss: &QuadraticLoss) -> Lambda {
    PlanarPath::new(loss).lambda_max()
}

pub(super) fn lambda_for_radius(loss: &QuadraticLoss, radius: Radius) -> LambdaForRadius {
    let solution = PlanarPath::new(loss).constrained(radius);
    let lambda = Lambda::computed(solution.lambda[0]);
    if radius.value() == 0.0 {
        LambdaForRadius::From(lambda)
    } else if lambda == Lambda::ZERO {
        LambdaForRadius::Slack
    } else {
        LambdaForRadius::One(lambda)
    }
}

/// From the exact path: θ lies on the border itself.
pub(super) fn constrained(loss: &QuadraticLoss, radius: Radius) -> Constrained {
    let exact = PlanarPath::new(loss).constrained(radius);
    let lambda = Lambda::computed(exact.lambda[0]);
    Constrained {
        solution: Solution {
            theta: exact.theta,
            set: match exact.set {
                ConstrainedSet::Point(theta) => SolutionSet::Point(theta),
                ConstrainedSet::Segment(ends) => SolutionSet::Segment(ends),
                ConstrainedSet::Diamond => SolutionSet::Plane,
            },
            signs: exact.signs,
            others: Vec::new(),
            certificate: certificate(loss, lambda, exact.theta),
        },
        lambda,
        multipliers: exact.lambda,
        active: exact.active,
    }
}
