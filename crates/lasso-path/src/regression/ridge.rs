//! Ridge, in closed form.

use super::design::Design;
use super::matrix::{Matrix, dot};
use crate::problem::Lambda;

/// Ridge for every λ: 1/(2n)·‖y − Xθ‖² + (λ/2)‖θ‖₂² minimised, from the singular values of X.
///
/// With X = Σ σₖuₖvₖᵀ, θ = Σ vₖ·σₖ(uₖᵀy)/(σₖ² + nλ) (A. Hoerl, R. Kennard, Technometrics 12, 1970). Singular values below
/// max(n, p)·ε times the largest, or below what rounding of the given numbers leaves, count as 0. They are found by
/// one-sided Jacobi rotations (M. Hestenes, J. SIAM 6, 1958; J. Demmel, K. Veselić, SIAM J. Matrix Anal. 13, 1992): some ten
/// times n·p·min(n, p) operations.
///
/// ```
/// use lasso_path::problem::Lambda;
/// use lasso_path::regression::{Design, Matrix, Ridge};
/// # let x = Matrix::from_columns(4, 2, vec![1.0, 2.0, 3.0, 5.0, 2.0, -1.0, 0.0, 4.0])?;
/// # let y = [1.0, 0.0, 2.0, 5.0];
/// let ridge = Ridge::new(&Design::new(&x, &y)?);
/// assert!(ridge.theta(Lambda::ONE)[0].abs() < ridge.theta(Lambda::ZERO)[0].abs());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ridge {
    /// (σₖ², σₖ(uₖᵀy), vₖ) for the singular values that are not 0.
    parts: Vec<(f64, f64, Vec<f64>)>,
    rows: f64,
    columns: usize,
}

/// Columns are orthogonal where their cosine is at most this.
const ORTHOGONAL: f64 = 1e-15;
/// More sweeps than were ever needed.
const MOST_SWEEPS: usize = 60;

impl Ridge {
    /// Of a design.
    #[must_use]
    pub fn new(design: &Design) -> Self {
        Self::of(design.x(), design.y(), design.noise())
    }

    /// Of any X and y, with what rounding of the given numbers leaves of each column.
    pub(super) fn of(x: &Matrix, y: &[f64], noise: &[f64]) -> Self {
        let (n, p) = (x.rows(), x.columns());
        // rotations make the vectors of the shorter side orthogonal: XV = UΣ, or XᵀU = VΣ for p > n
        let wide = p > n;
        let mut images: Vec<Vec<f64>> = if wide {
            let row = |i| (0..p).map(|j| x.column(j)[i]).collect();
            (0..n).map(row).collect()
        } else {
            (0..p).map(|j| x.column(j).to_vec()).collect()
        };
        let mut turned = identity(images.len());
        orthogonalise(&mut images, &mut turned);
        let squares: Vec<f64> = images.iter().map(|image| dot(image, image)).collect();
        let largest = squares.iter().copied().fold(0.0, f64::max).sqrt();
        let noise: f64 = noise.iter().map(|noise| noise * noise).sum();
        let least = n.max(p) as f64 * f64::EPSILON * largest + 2.0 * (n as f64 * noise).sqrt();
        let parts = images
            .into_iter()
            .zip(turned)
            .zip(squares)
            .filter(|(_, square)| square.sqrt() > least)
            .map(|((image, turned), square)| {
                let sigma = square.sqrt();
                let unit = image.iter().map(|value| value / sigma).collect::<Vec<_>>();
                let (u, v) = if wide { (turned, unit) } else { (unit, turned) };
                (square, sigma * dot(&u, y), v)
            })
            .collect();
        Self {
            parts,
            rows: n as f64,
            columns: p,
        }
    }

    /// θ in standardized units, p numbers. At λ = 0 it is the limit λ → 0⁺, the least-squares solution of least
    /// Euclidean norm. Constant columns have 0. Check it by
    /// [`Certificate::elastic_net`](super::Certificate::elastic_net) with r = 0.
    #[must_use]
    pub fn theta(&self, lambda: Lambda) -> Vec<f64> {
        let mut theta = vec![0.0; self.columns];
        self.theta_into(lambda, &mut theta);
        theta
    }

    /// [`Self::theta`] into p numbers that are there.
    ///
    /// # Panics
    /// If they are not p.
    pub fn theta_into(&self, lambda: Lambda, theta: &mut [f64]) {
        assert_eq!(theta.len(), self.columns, "one number for each column");
        let shift = self.rows * lambda.value();
        theta.fill(0.0);
        for (square, along, v) in &self.parts {
            let size = along / (square + shift);
            for (value, entry) in theta.iter_mut().zip(v) {
                *value += size * entry;
            }
        }
    }

    /// L, the largest eigenvalue of XᵀX/n: gradient steps descend for η ≤ 1/L and diverge for η > 2/L. 0 for X = 0.
    #[must_use]
    pub fn largest_eigenvalue(&self) -> f64 {
        let squares = self.parts.iter().map(|(square, ..)| square / self.rows);
        squares.fold(0.0, f64::max)
    }

    /// θ at each λ of a list: ridge's path. It is smooth, has no knots, and no coefficient stays 0.
    #[must_use]
    pub fn path(&self, lambdas: &[Lambda]) -> Vec<Vec<f64>> {
        lambdas.iter().map(|&lambda| self.theta(lambda)).collect()
    }
}

fn identity(count: usize) -> Vec<Vec<f64>> {
    let unit = |k| (0..count).map(|i| if i == k { 1.0 } else { 0.0 }).collect();
    (0..count).map(unit).collect()
}

/// Turns pairs of vectors until all are orthogonal, and others along with them.
fn orthogonalise(images: &mut [Vec<f64>], turned: &mut [Vec<f64>]) {
    for _ in 0..MOST_SWEEPS {
        let mut rests = true;
        for j in 1..images.len() {
            for i in 0..j {
                let (first, second) = (dot(&images[i], &images[i]), dot(&images[j], &images[j]));
                let product = dot(&images[i], &images[j]);
                if product.abs() <= ORTHOGONAL * (first * second).sqrt() {
                    continue;
                }
                rests = false;
                let zeta = (second - first) / (2.0 * product);
                let tangent = zeta.signum() / (zeta.abs() + zeta.hypot(1.0));
                let cosine = 1.0 / tangent.hypot(1.0);
                for vectors in [&mut *images, &mut *turned] {
                    let (left, right) = vectors.split_at_mut(j);
                    for (a, b) in left[i].iter_mut().zip(&mut right[0]) {
                        let turned = cosine * (*a - tangent * *b);
                        *b = cosine * (*b + tangent * *a);
                        *a = turned;
                    }
                }
            }
        }
        if rests {
            return;
        }
    }
}
