//! The Cholesky factor of the active Gram matrix, kept while columns come and go.

use super::super::matrix::{Matrix, add_scaled, dot};

/// The upper triangular R with RᵀR = X_AᵀX_A/n, a column for each active column of X, in order of entry.
///
/// Pivots come from the part of the new column that is orthogonal to the active ones, computed as a vector and once more
/// (corrected seminormal equations: Å. Björck, Linear Algebra Appl. 88/89, 1987), not from differences of squares.
pub(super) struct Factor<'a> {
    x: &'a Matrix,
    active: Vec<usize>,
    columns: Vec<Vec<f64>>,
}

/// A column is in the span of the active ones if less than this share of it is orthogonal to them.
const DEPENDENT: f64 = 4e-14;

impl<'a> Factor<'a> {
    pub(super) fn new(x: &'a Matrix) -> Self {
        Self {
            x,
            active: Vec::new(),
            columns: Vec::new(),
        }
    }

    pub(super) fn x(&self) -> &'a Matrix {
        self.x
    }

    pub(super) fn active(&self) -> &[usize] {
        &self.active
    }

    /// Adds column j; `false`, and nothing changes, if it depends on the active ones.
    pub(super) fn push(&mut self, j: usize) -> bool {
        let n = self.x.rows() as f64;
        let column = self.x.column(j);
        let mut rest = column.to_vec();
        let mut top = vec![0.0; self.active.len()];
        for _ in 0..if self.active.is_empty() { 0 } else { 2 } {
            let projected: Vec<f64> = self
                .active
                .iter()
                .map(|&k| dot(self.x.column(k), &rest) / n)
                .collect();
            let z = self.solve_transposed(projected);
            top.iter_mut().zip(&z).for_each(|(a, b)| *a += b);
            for (&k, weight) in self.active.iter().zip(self.solve_upper(z)) {
                add_scaled(&mut rest, -weight, self.x.column(k));
            }
        }
        let pivot = (dot(&rest, &rest) / n).sqrt();
        let norm = (dot(column, column) / n).sqrt();
        // also false for a column of zeros
        if pivot <= DEPENDENT * norm || self.active.len() >= self.x.rows() {
            return false;
        }
        top.push(pivot);
        self.columns.push(top);
        self.active.push(j);
        true
    }

    /// Takes the column at a place of [`Self::active`] out, by Givens rotations.
    pub(super) fn remove(&mut self, place: usize) {
        self.active.remove(place);
        self.columns.remove(place);
        for k in place..self.columns.len() {
            let (a, b) = (self.columns[k][k], self.columns[k][k + 1]);
            let length = a.hypot(b);
            let (c, s) = (a / length, b / length);
            for column in &mut self.columns[k..] {
                let (upper, lower) = (column[k], column[k + 1]);
                column[k] = c * upper + s * lower;
                column[k + 1] = c * lower - s * upper;
            }
            self.columns[k].truncate(k + 1);
        }
    }

    fn solve_transposed(&self, mut b: Vec<f64>) -> Vec<f64> {
        for (k, column) in self.columns.iter().enumerate() {
            b[k] = (b[k] - dot(&column[..k], &b[..k])) / column[k];
        }
        b
    }

    fn solve_upper(&self, mut b: Vec<f64>) -> Vec<f64> {
        for (k, column) in self.columns.iter().enumerate().rev() {
            b[k] /= column[k];
            let weight = -b[k];
            add_scaled(&mut b[..k], weight, &column[..k]);
        }
        b
    }

    /// The d with RᵀR d = b.
    pub(super) fn solve(&self, b: Vec<f64>) -> Vec<f64> {
        self.solve_upper(self.solve_transposed(b))
    }

    /// The d with X_AᵀX_A/n·d = b, refined twice on the columns themselves, and X_A·d.
    pub(super) fn direction(&self, b: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let n = self.x.rows() as f64;
        let mut d = self.solve(b.to_vec());
        let mut fitted = self.fitted(&d);
        for _ in 0..2 {
            let rest: Vec<f64> = self
                .active
                .iter()
                .zip(b)
                .map(|(&k, want)| want - dot(self.x.column(k), &fitted) / n)
                .collect();
            if rest.iter().all(|r| r.abs() < 4e-16) {
                break;
            }
            let step = self.solve(rest);
            d.iter_mut().zip(&step).for_each(|(a, b)| *a += b);
            fitted = self.fitted(&d);
        }
        (d, fitted)
    }

    fn fitted(&self, d: &[f64]) -> Vec<f64> {
        let mut fitted = vec![0.0; self.x.rows()];
        for (&k, weight) in self.active.iter().zip(d) {
            add_scaled(&mut fitted, *weight, self.x.column(k));
        }
        fitted
    }
}
