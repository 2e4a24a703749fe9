//! No penalty: P = 0, θ* = θ̂ for every λ.
//!
//! If H is singular θ* is the minimiser of the loss of least Euclidean norm. Every radius is 0, and
//! there is no ball.

use super::super::planar::unregularized;
use super::SolutionPath;
use crate::problem::{Lambda, QuadraticLoss};

pub(super) fn conjugate(y: f64) -> (f64, f64) {
    (if y == 0.0 { 0.0 } else { f64::INFINITY }, 0.0)
}

pub(super) fn path(loss: &QuadraticLoss, lambda_end: Lambda) -> SolutionPath {
    let theta = unregularized(loss).least_norm_point();
    SolutionPath {
        nodes: vec![(0.0, theta), (lambda_end.value(), theta)],
        knots: Vec::new(),
    }
}

pub(super) fn lambda_max(loss: &QuadraticLoss) -> Option<Lambda> {
    (unregularized(loss).least_norm_point() == [0.0; 2]).then_some(Lambda::ZERO)
}
