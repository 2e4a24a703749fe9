//! How far a path is while it is followed.

use super::LassoPath;
use crate::problem::Lambda;
use std::ops::ControlFlow;

/// How far a path is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// How many corners have been found.
    pub knots: usize,
    /// λ there, which falls from λ_max.
    pub lambda: Lambda,
    /// λ_max.
    pub lambda_max: Lambda,
    /// How many columns move.
    pub support: usize,
    /// How many can move at most: min(n, p).
    pub most: usize,
    /// How many of the 50 values of the grid below a path that was cut are begun; 0 as long as the path is exact.
    pub grid: u32,
}

impl Progress {
    /// An estimate of the work that is done, from 0 to 1: as if each column came once.
    #[must_use]
    pub fn share(&self) -> f64 {
        (self.knots as f64 / self.most.max(1) as f64).min(1.0)
    }

    pub(super) fn below(path: &LassoPath, lambda: Lambda, grid: u32) -> Self {
        let last = &path.knots[path.knots.len() - 1];
        Self {
            knots: path.knots.len(),
            lambda,
            lambda_max: path.knots[0].lambda,
            support: last.theta.nonzero().len(),
            most: last.theta.count(),
            grid,
        }
    }
}

/// Who is told, and may break.
pub(super) type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;
