//! A dense n × p table of numbers.

use thiserror::Error;

/// A dense n × p matrix of finite numbers, column-major.
///
/// ```
/// use lasso_path::regression::Matrix;
/// let x = Matrix::from_columns(2, 2, vec![1.0, 2.0, 3.0, 4.0])?;
/// assert_eq!(x.column(1), [3.0, 4.0]);
/// assert!(Matrix::from_columns(2, 2, vec![1.0, f64::NAN, 3.0, 4.0]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Matrix {
    rows: usize,
    columns: usize,
    #[cfg_attr(feature = "serde", serde(with = "super::bytes"))]
    values: Vec<f64>,
}

/// Why numbers are no [`Matrix`].
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum MatrixError {
    /// The count of numbers is not n·p.
    #[error(
        "{found} numbers cannot fill {rows} rows × {columns} columns; give exactly rows × columns numbers"
    )]
    Shape {
        /// n.
        rows: usize,
        /// p.
        columns: usize,
        /// How many numbers there are.
        found: usize,
    },
    /// A number is infinite or not a number.
    #[error(
        "row {row}, column {column} (counted from 0) is {value}; every entry must be a finite number"
    )]
    NotFinite {
        /// The row, from 0.
        row: usize,
        /// The column, from 0.
        column: usize,
        /// What stands there.
        value: f64,
    },
}

impl Matrix {
    /// From its columns one after the other: entry (i, j) is `values[j·rows + i]`.
    ///
    /// # Errors
    /// [`MatrixError`] if the count is not rows·columns or a number is not finite.
    pub fn from_columns(
        rows: usize,
        columns: usize,
        values: Vec<f64>,
    ) -> Result<Self, MatrixError> {
        if rows.checked_mul(columns) != Some(values.len()) {
            return Err(MatrixError::Shape {
                rows,
                columns,
                found: values.len(),
            });
        }
        if let Some(at) = values.iter().position(|value| !value.is_finite()) {
            return Err(MatrixError::NotFinite {
                row: at % rows,
                column: at / rows,
                value: values[at],
            });
        }
        Ok(Self::of(rows, columns, values))
    }

    /// As [`Self::from_columns`], of finite numbers of this count.
    pub(super) fn of(rows: usize, columns: usize, values: Vec<f64>) -> Self {
        Self {
            rows,
            columns,
            values,
        }
    }

    /// n.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// p.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Column j, n numbers. Panics for j ≥ p, as an index does.
    #[must_use]
    pub fn column(&self, j: usize) -> &[f64] {
        &self.values[j * self.rows..(j + 1) * self.rows]
    }

    /// The matrix of the given rows, in the given order. Panics for a row ≥ n, as an index does.
    #[must_use]
    pub fn select_rows(&self, rows: &[usize]) -> Self {
        let values = (0..self.columns)
            .flat_map(|j| {
                let column = self.column(j);
                rows.iter().map(|&i| column[i])
            })
            .collect();
        Self::of(rows.len(), self.columns, values)
    }

    /// p × n.
    pub(super) fn transposed(&self) -> Self {
        let row = |i| self.values.iter().skip(i).step_by(self.rows).copied();
        let values = (0..self.rows).flat_map(row).collect();
        Self::of(self.columns, self.rows, values)
    }
}

/// Σ aᵢbᵢ in eight partial sums, which the compiler can keep in vector registers.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (blocks_a, rest_a) = a.as_chunks::<8>();
    let (blocks_b, rest_b) = b.as_chunks::<8>();
    for (x, y) in blocks_a.iter().zip(blocks_b) {
        for k in 0..8 {
            sums[k] += x[k] * y[k];
        }
    }
    let rest: f64 = rest_a.iter().zip(rest_b).map(|(x, y)| x * y).sum();
    sums.iter().sum::<f64>() + rest
}

/// Σ aᵢbᵢ for four a at once, so that b is fetched once for four.
pub(super) fn dot4(a: [&[f64]; 4], b: &[f64]) -> [f64; 4] {
    let mut sums = [[0.0; 4]; 4];
    let (blocks, rest) = b.as_chunks::<4>();
    let parts = a.map(|a| a.as_chunks::<4>());
    let [(a0, _), (a1, _), (a2, _), (a3, _)] = parts;
    let pairs = a0.iter().zip(a1).zip(a2.iter().zip(a3));
    for (y, ((x0, x1), (x2, x3))) in blocks.iter().zip(pairs) {
        for k in 0..4 {
            sums[0][k] += x0[k] * y[k];
            sums[1][k] += x1[k] * y[k];
            sums[2][k] += x2[k] * y[k];
            sums[3][k] += x3[k] * y[k];
        }
    }
    [0, 1, 2, 3].map(|at| {
        let left = parts[at].1.iter().zip(rest).map(|(x, y)| x * y);
        sums[at].iter().sum::<f64>() + left.sum::<f64>()
    })
}

/// a += factor·b.
pub(super) fn add_scaled(a: &mut [f64], factor: f64, b: &[f64]) {
    for (x, y) in a.iter_mut().zip(b) {
        *x += factor * y;
    }
}
