//! Cyclic coordinate descent: grids of λ, the elastic net, and a second way to every lasso solution.

use super::certificate::Certificate;
use super::design::Design;
use super::matrix::{add_scaled, dot};
use crate::problem::Lambda;

/// Cyclic coordinate descent with warm starts for 1/(2n)·‖y − Xθ‖² + λ(r‖θ‖₁ + (1 − r)/2·‖θ‖₂²).
///
/// J. Friedman, T. Hastie, R. Tibshirani, J. Stat. Softw. 33 (2010). It sweeps over the support until that rests, then over
/// all columns, and ends when the relative duality gap is small enough or the sweeps are used up.
///
/// ```
/// use lasso_path::problem::Lambda;
/// use lasso_path::regression::{CoordinateDescent, Design, LassoPath, Matrix};
/// # let x = Matrix::from_columns(4, 2, vec![1.0, 2.0, 3.0, 5.0, 2.0, -1.0, 0.0, 4.0])?;
/// # let y = [1.0, 0.0, 2.0, 5.0];
/// let design = Design::new(&x, &y)?;
/// let lambdas = [1.0, 0.5, 0.1].map(|share| LassoPath::new(&design).lambda_max().scaled(share));
/// let net = CoordinateDescent { l1_ratio: 0.5, ..CoordinateDescent::default() };
/// for found in net.grid(&design, &lambdas, &[0.0, 0.0]) {
///     assert!(found.certificate.relative_gap <= net.tolerance);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoordinateDescent {
    /// r in (0, 1]; 1 is the lasso.
    pub l1_ratio: f64,
    /// The relative duality gap to reach.
    pub tolerance: f64,
    /// The most sweeps for one λ.
    pub most_sweeps: usize,
}

/// What coordinate descent found for one λ.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Descended {
    /// λ.
    pub lambda: Lambda,
    /// θ, standardized units.
    pub theta: Vec<f64>,
    /// Its certificate: whether the tolerance was reached is read from the gap.
    pub certificate: Certificate,
}

impl Default for CoordinateDescent {
    /// The lasso to a relative gap of 10⁻¹², at most 100,000 sweeps.
    fn default() -> Self {
        Self {
            l1_ratio: 1.0,
            tolerance: 1e-12,
            most_sweeps: 100_000,
        }
    }
}

impl CoordinateDescent {
    /// A solution for each λ, in the given order, each started from the one before and the first from `start` (p numbers).
    #[must_use]
    pub fn grid(&self, design: &Design, lambdas: &[Lambda], start: &[f64]) -> Vec<Descended> {
        let (x, n) = (design.x(), design.rows() as f64);
        let squares: Vec<f64> = (0..design.columns())
            .map(|j| dot(x.column(j), x.column(j)) / n)
            .collect();
        // a column of zeros has θⱼ = 0
        let mut theta: Vec<f64> = start
            .iter()
            .zip(&squares)
            .map(|(&t, &square)| if square > 0.0 { t } else { 0.0 })
            .collect();
        let mut residual = design.y().to_vec();
        for (j, &t) in theta.iter().enumerate() {
            add_scaled(&mut residual, -t, x.column(j));
        }
        let all: Vec<usize> = (0..design.columns())
            .filter(|&j| squares[j] > 0.0)
            .collect();
        lambdas
            .iter()
            .map(|&lambda| {
                let l1 = lambda.value() * self.l1_ratio;
                let l2 = lambda.value() * (1.0 - self.l1_ratio);
                let mut sweep = |columns: &[usize], theta: &mut Vec<f64>| -> f64 {
                    let mut most = 0.0_f64;
                    for &j in columns {
                        let c = dot(x.column(j), &residual) / n + squares[j] * theta[j];
                        let next = if c.abs() <= l1 {
                            0.0
                        } else {
                            (c - l1.copysign(c)) / (squares[j] + l2)
                        };
                        let change = next - theta[j];
                        if change != 0.0 {
                            add_scaled(&mut residual, -change, x.column(j));
                            theta[j] = next;
                            most = most.max(change.abs() * squares[j].sqrt());
                        }
                    }
                    most
                };
                let mut sweeps = 0;
                let mut small = self.tolerance.sqrt() * (dot(design.y(), design.y()) / n).sqrt();
                let mut certificate =
                    Certificate::elastic_net(design, lambda, self.l1_ratio, &theta);
                while certificate.relative_gap > self.tolerance && sweeps < self.most_sweeps {
                    while sweeps < self.most_sweeps {
                        sweeps += 1;
                        if sweep(&all, &mut theta) <= small {
                            break;
                        }
                        let support: Vec<usize> =
                            all.iter().copied().filter(|&j| theta[j] != 0.0).collect();
                        while sweeps < self.most_sweeps && sweep(&support, &mut theta) > small {
                            sweeps += 1;
                        }
                    }
                    certificate = Certificate::elastic_net(design, lambda, self.l1_ratio, &theta);
                    if small == 0.0 {
                        break;
                    }
                    small = if small > 1e-300 { small / 4.0 } else { 0.0 };
                }
                Descended {
                    lambda,
                    theta: theta.clone(),
                    certificate,
                }
            })
            .collect()
    }
}
