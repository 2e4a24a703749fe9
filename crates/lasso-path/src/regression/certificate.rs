//! How far any θ is from optimal.

use super::design::Design;
use super::matrix::Matrix;
use crate::problem::Lambda;
use crate::problem::arithmetic::DoubleDouble;

/// How far θ is from minimising F(θ) = 1/(2n)·‖y − Xθ‖² + λ(r‖θ‖₁ + (1 − r)/2·‖θ‖₂²), from X, y, θ, λ and r alone.
///
/// The sums over rows are in double-double arithmetic.
///
/// ```
/// use lasso_path::problem::Lambda;
/// use lasso_path::regression::{Certificate, Design, Matrix};
/// let x = Matrix::from_columns(2, 1, vec![1.0, -1.0])?;
/// let design = Design::new(&x, &[3.0, -3.0])?;
/// // F(θ) = ½(3 − θ)² + |θ|
/// assert_eq!(Certificate::lasso(&design, Lambda::ONE, &[2.0]).kkt_residual, 0.0);
/// assert_eq!(Certificate::lasso(&design, Lambda::ONE, &[2.5]).kkt_residual, 0.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Certificate {
    /// The largest distance of 0 from the subdifferential's coordinates: |cⱼ − λr·sign θⱼ| where θⱼ ≠ 0, max(|cⱼ| − λr, 0)
    /// where θⱼ = 0, with c = Xᵀ(y − Xθ)/n − λ(1 − r)θ. In the unit of λ.
    pub kkt_residual: f64,
    /// F(θ) − F(θ*) is at most this: the primal value minus the dual one at the residual, scaled to be feasible. At λ = 0 the
    /// scale is 0 unless the gradient is exactly 0, and this is the whole loss: use the KKT residual there.
    pub gap: f64,
    /// The gap as a share of F(0) = ‖y‖²/(2n); the gap itself if y = 0.
    pub relative_gap: f64,
}

impl Certificate {
    /// Of the lasso, r = 1. θ has p numbers.
    #[must_use]
    pub fn lasso(design: &Design, lambda: Lambda, theta: &[f64]) -> Self {
        Self::elastic_net(design, lambda, 1.0, theta)
    }

    /// Of the elastic net. For an r outside [0, 1] all are NaN: nothing is certified. With r = 0 and λ > 0 (ridge) the gap is infinite unless the gradient is 0: use the KKT residual.
    #[must_use]
    pub fn elastic_net(design: &Design, lambda: Lambda, l1_ratio: f64, theta: &[f64]) -> Self {
        if !(0.0..=1.0).contains(&l1_ratio) {
            return Self {
                kkt_residual: f64::NAN,
                gap: f64::NAN,
                relative_gap: f64::NAN,
            };
        }
        let (n, lambda) = (design.rows() as f64, lambda.value());
        let residual = residual(design.x(), design.y(), theta);
        let fits = correlations(design.x(), &residual);
        let (l1, l2) = (lambda * l1_ratio, lambda * (1.0 - l1_ratio));
        let (mut kkt_residual, mut steepest) = (0.0_f64, 0.0_f64);
        let (mut slack, mut squares) = (DoubleDouble::ZERO, DoubleDouble::ZERO);
        let mut product = DoubleDouble::ZERO;
        for (&fit, &t) in fits.iter().zip(theta) {
            let c = fit - DoubleDouble::product(l2, t);
            let miss = if t == 0.0 {
                (c.value().abs() - l1).max(0.0)
            } else {
                (c - DoubleDouble::from(l1.copysign(t))).value().abs()
            };
            kkt_residual = kkt_residual.max(miss);
            steepest = steepest.max(c.value().abs());
            product = product + c * t;
            slack = slack + DoubleDouble::product(l1, t.abs()) - c * t;
            squares = squares + DoubleDouble::product(t, t);
        }
        let feasible = if steepest > l1 { l1 / steepest } else { 1.0 };
        let energy = exact_square(&residual) / n + l2 * squares.value();
        let short = 1.0 - feasible;
        // P − D = ½(1 − s)²(‖r‖²/n + λ(1 − r)‖θ‖²) + λr‖θ‖₁ − s·θᵀc: no large terms cancel
        let gap = (0.5 * short * short * energy + (slack + product * short).value()).max(0.0);
        let zero = design.y().iter().map(|v| v * v).sum::<f64>() / (2.0 * n);
        Self {
            kkt_residual,
            gap,
            relative_gap: if zero > 0.0 { gap / zero } else { gap },
        }
    }
}

pub(super) fn residual(x: &Matrix, y: &[f64], theta: &[f64]) -> Vec<DoubleDouble> {
    let mut residual: Vec<DoubleDouble> = y.iter().map(|&v| DoubleDouble::from(v)).collect();
    for (j, &t) in theta.iter().enumerate().filter(|(_, t)| **t != 0.0) {
        for (r, &v) in residual.iter_mut().zip(x.column(j)) {
            *r = *r - DoubleDouble::product(v, t);
        }
    }
    residual
}

/// c = Xᵀr/n for a residual r.
pub(super) fn correlations(x: &Matrix, residual: &[DoubleDouble]) -> Vec<DoubleDouble> {
    let n = DoubleDouble::from(x.rows() as f64);
    (0..x.columns())
        .map(|j| exact_dot(x.column(j), residual).quotient(n))
        .collect()
}

pub(super) fn exact_dot(column: &[f64], residual: &[DoubleDouble]) -> DoubleDouble {
    column
        .iter()
        .zip(residual)
        .fold(DoubleDouble::ZERO, |sum, (v, r)| sum + *r * *v)
}

pub(super) fn exact_square(residual: &[DoubleDouble]) -> f64 {
    residual
        .iter()
        .fold(DoubleDouble::ZERO, |sum, r| sum + *r * *r)
        .value()
}
