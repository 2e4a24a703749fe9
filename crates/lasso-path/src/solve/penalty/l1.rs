//! The L1 penalty P = ‖θ‖₁ (lasso): the exact planar path.

use super::super::planar::solve_many;
use super::super::{ConstrainedSet, PlanarPath, SolutionSet, solve};
use super::{
    Certificate, Constrained, LambdaForRadius, Regularizer, Solution, SolutionPath, ZeroMap,
};
use crate::problem::l1::norm;
use crate::problem::l1::soft_threshold;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::Radius;

/// P = ‖θ‖₁. The radius is ‖θ‖₁, the ball the diamond. Everything is exact: see [`PlanarPath`].
#[derive(Clone, Copy, Debug)]
pub(super) struct L1;

impl Regularizer for L1 {
    fn name(&self) -> &'static str {
        "l1"
    }

    fn title(&self) -> &'static str {
        "L1 (lasso)"
    }

    fn formula(&self) -> &'static str {
        "‖θ‖₁"
    }

    fn shape(&self) -> &'static str {
        "diamond"
    }

    fn ball_text(&self) -> &'static str {
        "‖θ‖₁ ≤ c"
    }

    fn zero_map(&self, lambda: Lambda) -> ZeroMap {
        ZeroMap::Straight {
            threshold: lambda.value(),
            ridge_weight: 0.0,
        }
    }

    fn value(&self, theta: Vector2) -> f64 {
        norm(&theta)
    }

    fn proximal(&self, z: Vector2, t: f64) -> Vector2 {
        z.map(|z| soft_threshold(z, t))
    }

    fn slope(&self, lambda: f64, magnitude: f64) -> (f64, f64) {
        (if magnitude > 0.0 { lambda } else { -lambda }, lambda)
    }

    fn conjugate(&self, lambda: f64, y: f64) -> (f64, f64) {
        (if y <= lambda { 0.0 } else { f64::INFINITY }, 0.0)
    }

    fn certificate(&self, loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> Certificate {
        crate::solve::Certificate::of(loss, lambda, theta).into()
    }

    fn radius(&self, theta: Vector2) -> f64 {
        norm(&theta)
    }

    fn ball(&self, radius: f64, _tolerance: f64) -> Vec<Vector2> {
        vec![[radius, 0.0], [0.0, radius], [-radius, 0.0], [0.0, -radius]]
    }

    fn minimise(&self, loss: &QuadraticLoss, lambda: Lambda) -> SolutionSet {
        solve(loss, lambda).set
    }

    fn minimise_many(
        &self,
        loss: &QuadraticLoss,
        centers: &[Vector2],
        lambda: Lambda,
        out: &mut [Vector2],
    ) {
        solve_many(loss, centers, lambda, out);
    }

    /// The exact polyline: a node at λ = 0⁺ (the limit), at each knot, and at the end.
    fn path(&self, loss: &QuadraticLoss, lambda_end: Lambda, _tolerance: f64) -> SolutionPath {
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

    fn lambda_max(&self, loss: &QuadraticLoss) -> Option<f64> {
        Some(PlanarPath::new(loss).lambda_max().value())
    }

    fn lambda_for_radius(&self, loss: &QuadraticLoss, radius: Radius) -> LambdaForRadius {
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
    fn constrained(&self, loss: &QuadraticLoss, radius: Radius) -> Option<Constrained> {
        let exact = PlanarPath::new(loss).constrained(radius);
        let lambda = Lambda::computed(exact.lambda[0]);
        Some(Constrained {
            solution: Solution {
                theta: exact.theta,
                set: match exact.set {
                    ConstrainedSet::Point(theta) => SolutionSet::Point(theta),
                    ConstrainedSet::Segment(ends) => SolutionSet::Segment(ends),
                    ConstrainedSet::Diamond => SolutionSet::Plane,
                },
                signs: exact.signs,
                others: Vec::new(),
                certificate: self.certificate(loss, lambda, exact.theta),
            },
            lambda,
            multipliers: exact.lambda,
            active: exact.active,
        })
    }
}
