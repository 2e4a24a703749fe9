//! XᵀX/n, as much of it as is needed.

use super::design::Design;
use super::matrix::{Matrix, dot, dot4};

/// The columns of G = XᵀX/n that were asked for: n·p operations each, fewer with each that is known.
pub(super) struct GramColumns<'a> {
    x: &'a Matrix,
    known: Vec<Option<Vec<f64>>>,
}

impl<'a> GramColumns<'a> {
    pub(super) fn new(design: &'a Design) -> Self {
        Self {
            x: design.x(),
            known: vec![None; design.columns()],
        }
    }

    /// Column j < p.
    pub(super) fn column(&mut self, j: usize) -> &[f64] {
        let column = self.known[j].take().unwrap_or_else(|| self.compute(j));
        self.known[j].insert(column)
    }

    fn compute(&self, j: usize) -> Vec<f64> {
        let (x, n) = (self.x, self.x.rows() as f64);
        let mut column = vec![0.0; x.columns()];
        let mut unknown = Vec::with_capacity(x.columns());
        for (k, entry) in column.iter_mut().enumerate() {
            match &self.known[k] {
                Some(other) => *entry = other[j],
                None => unknown.push(k),
            }
        }
        let (fours, rest) = unknown.as_chunks::<4>();
        for four in fours {
            let products = dot4(four.map(|k| x.column(k)), x.column(j));
            for (&k, product) in four.iter().zip(products) {
                column[k] = product / n;
            }
        }
        for &k in rest {
            column[k] = dot(x.column(k), x.column(j)) / n;
        }
        column
    }
}

impl Design {
    /// XᵀX/n, p × p and exactly symmetric: n·p²/2 operations.
    #[must_use]
    pub fn gram(&self) -> Matrix {
        let (mut columns, p) = (GramColumns::new(self), self.columns());
        let mut values = Vec::with_capacity(p * p);
        for j in 0..p {
            values.extend_from_slice(columns.column(j));
        }
        Matrix::of(p, p, values)
    }

    /// Some rows of XᵀX/n, p numbers each: n·p operations a row. Panics for a row ≥ p, as an index does.
    #[must_use]
    pub fn gram_rows(&self, rows: &[usize]) -> Vec<Vec<f64>> {
        let mut columns = GramColumns::new(self);
        rows.iter()
            .map(|&row| columns.column(row).to_vec())
            .collect()
    }
}
