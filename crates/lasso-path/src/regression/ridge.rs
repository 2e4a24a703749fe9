//! Ridge, in closed form.

use super::design::Design;
use super::factor::Factor;
use super::matrix::{Matrix, add_scaled, dot};
use super::null_space::NullSpace;

/// The ridge solution: 1/(2n)·‖y − Xθ‖² + (λ/2)‖θ‖₂² minimised, p numbers in standardized units; λ ≥ 0.
///
/// θ = (G + λI)⁻¹Xᵀy/n, and for p > n the same as Xᵀ(XXᵀ/n + λI)⁻¹y/n, by the Cholesky factor of the smaller matrix (A. Hoerl,
/// R. Kennard, Technometrics 12, 1970). At λ = 0 it is the limit λ → 0⁺, the least-squares solution of least Euclidean
/// norm. Constant columns have 0. Check it by [`RegressionCertificate::elastic_net`] with r = 0.
///
/// [`RegressionCertificate::elastic_net`]: super::RegressionCertificate::elastic_net
#[must_use]
pub fn ridge(design: &Design, lambda: f64) -> Vec<f64> {
    let (x, n) = (design.x(), design.rows() as f64);
    if lambda <= 0.0 {
        return least_squares(design);
    }
    if design.columns() <= design.rows() {
        let columns: Vec<&[f64]> = (0..design.columns()).map(|j| x.column(j)).collect();
        let start = times_transposed(x, design.y(), n);
        return solve(&factor(&stacked(&columns, n, lambda)), &start);
    }
    let row = |i| (0..x.columns()).map(|j| x.column(j)[i]).collect();
    let rows: Vec<Vec<f64>> = (0..x.rows()).map(row).collect();
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    let stacked = stacked(&rows, n, lambda);
    let factor = factor(&stacked);
    let scaled: Vec<f64> = design.y().iter().map(|v| v / n).collect();
    let mut theta = times_transposed(x, &solve(&factor, &scaled), 1.0);
    // What of y no θ can fit is 1/λ times as large in the solution, and leaves its rounding: one step of refinement, by
    // (G + λI)⁻¹g = (g − Xᵀ(XXᵀ/n + λI)⁻¹Xg/n)/λ.
    let mut residual = design.y().to_vec();
    for (row, r) in rows.iter().zip(&mut residual) {
        *r -= dot(row, &theta);
    }
    let mut rest = times_transposed(x, &residual, n);
    add_scaled(&mut rest, -lambda, &theta);
    let across: Vec<f64> = rows.iter().map(|row| dot(row, &rest) / n).collect();
    let back = times_transposed(x, &solve(&factor, &across), 1.0);
    for ((t, g), b) in theta.iter_mut().zip(&rest).zip(back) {
        *t += (g - b) / lambda;
    }
    theta
}

/// Vectors whose products are those of ZᵀZ/n + λI: each z/√n, and below it √λ in a place of its own.
fn stacked(vectors: &[&[f64]], n: f64, lambda: f64) -> Matrix {
    let (count, length) = (vectors.len(), vectors.first().map_or(0, |v| v.len()));
    let mut values = Vec::with_capacity(count * (length + count));
    for (k, vector) in vectors.iter().enumerate() {
        values.extend(vector.iter().map(|v| v / n.sqrt()));
        values.extend((0..count).map(|i| if i == k { lambda.sqrt() } else { 0.0 }));
    }
    Matrix::of(length + count, count, values)
}

/// Of all columns; none depends on others unless λ is lost in rounding.
fn factor(stacked: &Matrix) -> Factor<'_> {
    let mut factor = Factor::new(stacked);
    for k in 0..stacked.columns() {
        factor.push(k);
    }
    factor
}

/// The solution of (ZᵀZ/n + λI)s = b.
fn solve(factor: &Factor, b: &[f64]) -> Vec<f64> {
    // the factor is that of the matrix divided by the rows of the stacked one
    let rows = factor.x().rows() as f64;
    let pulls: Vec<f64> = factor.active().iter().map(|&k| b[k] / rows).collect();
    let mut solution = vec![0.0; b.len()];
    for (&k, value) in factor.active().iter().zip(factor.direction(&pulls)) {
        solution[k] = value;
    }
    solution
}

/// Xᵀv/n.
fn times_transposed(x: &Matrix, v: &[f64], n: f64) -> Vec<f64> {
    (0..x.columns()).map(|j| dot(x.column(j), v) / n).collect()
}

/// The least-squares solution of least Euclidean norm.
fn least_squares(design: &Design) -> Vec<f64> {
    let (x, n) = (design.x(), design.rows() as f64);
    let all: Vec<usize> = (0..design.columns()).collect();
    let mut factor = Factor::new(x);
    let null = NullSpace::of(&mut factor, x, &all, &vec![1.0; all.len()]);
    let start = times_transposed(x, design.y(), n);
    let pulls: Vec<f64> = factor.active().iter().map(|&k| start[k]).collect();
    let mut theta = vec![0.0; all.len()];
    for (&k, value) in factor.active().iter().zip(factor.direction(&pulls)) {
        theta[k] = value;
    }
    null.take_out(&mut theta);
    theta
}
