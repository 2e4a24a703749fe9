//! No penalty: P = 0, θ* = θ̂ for every λ.

use super::super::SolutionSet;
use super::super::planar::unregularized;
use super::{Certificate, LambdaForRadius, Regularizer, SolutionPath, ZeroMap};
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::Radius;

/// P = 0.
///
/// If H is singular θ* is the minimiser of the loss of least Euclidean norm. Every radius is 0, and
/// there is no ball.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unregularized;

impl Regularizer for Unregularized {
    fn name(&self) -> &'static str {
        "none"
    }

    fn title(&self) -> &'static str {
        "No penalty"
    }

    fn formula(&self) -> &'static str {
        "0"
    }

    fn shape(&self) -> &'static str {
        "nothing"
    }

    fn ball_text(&self) -> &'static str {
        "no ball, c"
    }

    fn zero_map(&self, _: Lambda) -> ZeroMap {
        ZeroMap::Straight {
            threshold: 0.0,
            ridge_weight: 0.0,
        }
    }

    fn value(&self, _theta: Vector2) -> f64 {
        0.0
    }

    fn proximal(&self, z: Vector2, _t: f64) -> Vector2 {
        z
    }

    fn slope(&self, _lambda: f64, _magnitude: f64) -> (f64, f64) {
        (0.0, 0.0)
    }

    fn conjugate(&self, _lambda: f64, y: f64) -> (f64, f64) {
        (if y == 0.0 { 0.0 } else { f64::INFINITY }, 0.0)
    }

    fn certificate(&self, loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> Certificate {
        Certificate::convex(self, loss, lambda, theta)
    }

    fn radius(&self, _theta: Vector2) -> f64 {
        0.0
    }

    fn ball(&self, _radius: f64, _tolerance: f64) -> Vec<Vector2> {
        Vec::new()
    }

    fn minimise(&self, loss: &QuadraticLoss, _lambda: Lambda) -> SolutionSet {
        unregularized(loss)
    }

    fn path(&self, loss: &QuadraticLoss, lambda_end: Lambda, _tolerance: f64) -> SolutionPath {
        let theta = unregularized(loss).least_norm_point();
        SolutionPath {
            nodes: vec![(0.0, theta), (lambda_end.value(), theta)],
            knots: Vec::new(),
        }
    }

    fn lambda_max(&self, loss: &QuadraticLoss) -> Option<f64> {
        (unregularized(loss).least_norm_point() == [0.0; 2]).then_some(0.0)
    }

    fn lambda_for_radius(&self, _loss: &QuadraticLoss, _radius: Radius) -> LambdaForRadius {
        LambdaForRadius::NotOneToOne
    }
}
