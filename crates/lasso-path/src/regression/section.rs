//! A few coordinates of a problem, with the others held.

use super::certificate::{exact_dot, exact_square, residual};
use super::coefficients::Coefficients;
use super::design::Design;
use super::matrix::Matrix;
use super::ridge::Ridge;
use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{Hessian, HessianError, Lambda, LossError, QuadraticLoss};
use thiserror::Error;

/// The loss as a function of a few coordinates t, the others held where a θ has them:
/// Loss(t) = ½(t − t̂)ᵀH(t − t̂) + minimum.
///
/// The lasso's solution at the same λ is a solution of its section too; it is known already, and not solved for again.
///
/// ```
/// use lasso_path::problem::Lambda;
/// use lasso_path::regression::{Design, LassoPath, Matrix};
/// # let x = Matrix::from_columns(4, 2, vec![1.0, 2.0, 3.0, 5.0, 2.0, -1.0, 0.0, 4.0])?;
/// # let y = [1.0, 0.0, 2.0, 5.0];
/// let design = Design::new(&x, &y)?;
/// let theta = LassoPath::new(&design).coefficients(Lambda::new(0.5)?).expect("exact");
/// let loss = design.section(&theta, &[0, 1]).planar()?;
/// assert!((loss.value([theta.get(0), theta.get(1)]) - design.loss(&theta)).abs() < 1e-14);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The columns whose coefficients t are.
    pub columns: Vec<usize>,
    /// H by rows: their part of XᵀX/n.
    pub hessian: Vec<Vec<f64>>,
    /// −∇Loss at t = 0: their correlations with what the other columns leave of y.
    pub pull: Vec<f64>,
    /// t̂, where the loss is least; of several such points the one of least Euclidean norm.
    pub center: Vec<f64>,
    /// Loss(t̂).
    pub minimum: f64,
}

/// Why a section is not a loss of the plane.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum SectionError {
    /// It has not two coordinates.
    #[error("the section has {count} coordinates; the plane has 2")]
    Count {
        /// How many.
        count: usize,
    },
    /// H is out of range.
    #[error(transparent)]
    Hessian(#[from] HessianError),
    /// t̂ is out of range.
    #[error(transparent)]
    Loss(#[from] LossError),
}

impl Design {
    /// The section in the coordinates of some columns (different ones, < p) at a θ, whose own entries there do not matter.
    #[must_use]
    pub fn section(&self, theta: &Coefficients, columns: &[usize]) -> Section {
        let (x, n) = (self.x(), self.rows() as f64);
        let count = DoubleDouble::from(n);
        let mut held = theta.to_vec();
        for &j in columns {
            held[j] = 0.0;
        }
        let rest = residual(x, self.y(), &held);
        let pull: Vec<f64> = (columns.iter())
            .map(|&j| exact_dot(x.column(j), &rest).quotient(count).value() + 0.0)
            .collect();
        let product = |&i: &usize, &j: &usize| {
            let terms = x.column(i).iter().zip(x.column(j));
            let sum = terms.fold(DoubleDouble::ZERO, |sum, (a, b)| {
                sum + DoubleDouble::product(*a, *b)
            });
            sum.quotient(count).value()
        };
        let hessian = (columns.iter())
            .map(|i| columns.iter().map(|j| product(i, j)).collect())
            .collect();
        let values = columns.iter().flat_map(|&j| x.column(j).iter().copied());
        let own = Matrix::of(x.rows(), columns.len(), values.collect());
        let response: Vec<f64> = rest.iter().map(|v| v.value()).collect();
        let center = Ridge::of(&own, &response, &[]).theta(Lambda::ZERO);
        let explained: f64 = pull.iter().zip(&center).map(|(q, t)| q * t).sum();
        let minimum = (0.5 * (exact_square(&rest) / n - explained)).max(0.0);
        Section {
            columns: columns.to_vec(),
            hessian,
            pull,
            center,
            minimum,
        }
    }
}

impl Section {
    /// The loss in the plane of a section of two coordinates.
    ///
    /// # Errors
    /// [`SectionError`]: another number of coordinates, or numbers out of range.
    pub fn planar(&self) -> Result<QuadraticLoss, SectionError> {
        let (&[c1, c2], [first, second]) = (&self.center[..], &self.hessian[..]) else {
            let count = self.columns.len();
            return Err(SectionError::Count { count });
        };
        let hessian = Hessian::new(first[0], first[1], second[1])?;
        Ok(QuadraticLoss::new(hessian, [c1, c2], self.minimum)?)
    }
}
