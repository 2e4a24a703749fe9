//! A problem that is given by H and q instead of X and y.

use super::design::Design;
use super::matrix::Matrix;
use crate::problem::arithmetic::DoubleDouble;
use crate::problem::numeral::shortest;
use thiserror::Error;

/// Why H and q are no problem.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum GramError {
    /// H is not p × p for the p numbers of q.
    #[error(
        "H has {rows} rows and {columns} columns, q has {pulls} numbers; give a p × p matrix and p numbers, p ≥ 1"
    )]
    Shape {
        /// Rows of H.
        rows: usize,
        /// Columns of H.
        columns: usize,
        /// Numbers of q.
        pulls: usize,
    },
    /// A number of q is infinite or not a number.
    #[error("q[{column}] is {value}; every entry must be a finite number")]
    NotFinite {
        /// From 0.
        column: usize,
        /// What stands there.
        value: f64,
    },
    /// An entry of H or q is beyond 10¹⁴⁰, or a diagonal entry is not 0 but below 10⁻¹⁴⁰.
    #[error("{value} in H or q is outside 1e-140 … 1e140; choose another unit", value = shortest(*value))]
    OutOfRange {
        /// The entry.
        value: f64,
    },
    /// h_ij ≠ h_ji.
    #[error("H is not symmetric in row {row}, column {column} (counted from 0)")]
    NotSymmetric {
        /// From 0.
        row: usize,
        /// From 0.
        column: usize,
    },
    /// A quadratic form that is negative: the loss has no minimum.
    #[error(
        "H is not positive semidefinite: without what the columns before explain, row {row}, column {column} (counted from 0) is {rest}"
    )]
    NotPositiveSemidefinite {
        /// From 0.
        row: usize,
        /// From 0.
        column: usize,
        /// The entry of the Schur complement.
        rest: f64,
    },
    /// q is not in the range of H: the loss falls without end.
    #[error(
        "q is not in the range of H: q[{column}] (counted from 0) is {miss} off, and the loss falls without end; give q = Hθ̂"
    )]
    NotInRange {
        /// From 0.
        column: usize,
        /// By how much.
        miss: f64,
    },
}

/// The share of a diagonal entry, times p, that rounding of H makes of 0.
const SINGULAR: f64 = 4.0 * f64::EPSILON;
/// The share of the terms of q, times p, that rounding makes of 0.
const RANGE: f64 = 32.0 * f64::EPSILON;
const LARGEST: f64 = 1e140;

impl Design {
    /// A design with XᵀX/n = H and Xᵀy/n = q, so that its paths and certificates are those of
    /// Loss(θ) = ½θᵀHθ − qᵀθ + const, with the constant that makes the least value 0. It has as many rows as H has rank.
    ///
    /// X is √n times the pivoted Cholesky factor of H, in double-double arithmetic (N. Higham, *Accuracy and Stability of
    /// Numerical Algorithms*, 10.3). What of a diagonal entry the columns before do not explain counts as 0 up to 4pε of it.
    ///
    /// ```
    /// use lasso_path::problem::Lambda;
    /// use lasso_path::regression::{Design, LassoPath, Matrix};
    /// let h = Matrix::from_columns(3, 3, vec![2.0, 1.0, 0.0, 1.0, 2.0, 0.0, 0.0, 0.0, 1.0])?;
    /// let path = LassoPath::new(&Design::from_gram(&h, &[3.0, 1.0, 0.5])?);
    /// assert!((path.lambda_max().value() - 3.0).abs() < 1e-15);
    /// assert_eq!(path.theta(Lambda::ONE).expect("exact")[1..], [0.0, 0.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`GramError`]: H is not square, symmetric and positive semidefinite, or q is not in its range to rounding.
    pub fn from_gram(h: &Matrix, q: &[f64]) -> Result<Self, GramError> {
        check(h, q)?;
        let root = Root::new(h, q);
        root.check(h, q)?;
        let (x, y) = root.table();
        let largest = q.iter().fold(0.0, |most: f64, v| most.max(v.abs()));
        Self::from_standardized(x, y).map_err(|_| GramError::OutOfRange { value: largest })
    }
}

/// RᵀR = H by the pivoted Cholesky method, and r with Rᵀr = q as far as q is in the range of H.
pub(super) struct Root {
    /// R, upper triangular but for the order of its columns.
    rows: Vec<Vec<DoubleDouble>>,
    response: Vec<DoubleDouble>,
    /// The columns that depend on others, and what rounding leaves of H there.
    dependent: Vec<usize>,
    rest: Vec<Vec<DoubleDouble>>,
}

impl Root {
    /// Of a symmetric H, p × p.
    pub(super) fn new(h: &Matrix, q: &[f64]) -> Self {
        let p = q.len();
        let mut rest: Vec<Vec<DoubleDouble>> = (0..p)
            .map(|j| h.column(j).iter().map(|&v| DoubleDouble::from(v)).collect())
            .collect();
        let mut free: Vec<usize> = (0..p).collect();
        let (mut rows, mut response) = (Vec::new(), Vec::new());
        loop {
            let share = |j: &usize| rest[*j][*j].value() / h.column(*j)[*j];
            let candidates = free.iter().copied().filter(|j| share(j) > singular(p));
            let Some(pivot) =
                candidates.max_by(|a, b| share(a).total_cmp(&share(b)).then(b.cmp(a)))
            else {
                break;
            };
            free.retain(|&j| j != pivot);
            let root = rest[pivot][pivot].square_root();
            let mut row = vec![DoubleDouble::ZERO; p];
            row[pivot] = root;
            for &j in &free {
                row[j] = rest[pivot][j].quotient(root);
            }
            for &i in &free {
                for &j in &free {
                    rest[i][j] = rest[i][j] - row[i] * row[j];
                }
            }
            let explained = fit(&rows, &response, pivot).0;
            response.push((DoubleDouble::from(q[pivot]) - explained).quotient(root));
            rows.push(row);
        }
        Self {
            rows,
            response,
            dependent: free,
            rest,
        }
    }

    /// Whether H is semidefinite and q in its range, to rounding.
    fn check(&self, h: &Matrix, q: &[f64]) -> Result<(), GramError> {
        let (p, own) = (q.len(), |j: usize| h.column(j)[j]);
        for &row in &self.dependent {
            for &column in &self.dependent {
                let rest = self.rest[row][column].value();
                if rest.abs() > 2.0 * singular(p) * (own(row) * own(column)).sqrt() {
                    return Err(GramError::NotPositiveSemidefinite { row, column, rest });
                }
            }
        }
        for (column, pull) in q.iter().enumerate() {
            let (explained, terms) = fit(&self.rows, &self.response, column);
            let miss = (explained - DoubleDouble::from(*pull)).value();
            if miss.abs() > RANGE * p as f64 * (terms + pull.abs()) {
                return Err(GramError::NotInRange { column, miss });
            }
        }
        Ok(())
    }

    /// X and y with XᵀX/n = H and Xᵀy/n = q, n the rank of H (one row of zeros for H = 0).
    pub(super) fn table(&self) -> (Matrix, Vec<f64>) {
        let (n, p) = (self.rows.len().max(1), self.rest.len());
        let unit = DoubleDouble::from(n as f64).square_root();
        let entry =
            |k: usize, j: usize| self.rows.get(k).map_or(0.0, |row| (row[j] * unit).value());
        let values = (0..p).flat_map(|j| (0..n).map(move |k| (k, j)));
        let x = Matrix::of(n, p, values.map(|(k, j)| entry(k, j)).collect());
        let mut y: Vec<f64> = self.response.iter().map(|v| (*v * unit).value()).collect();
        y.resize(n, 0.0);
        (x, y)
    }
}

/// The share of a diagonal entry that rounding of H makes of 0.
fn singular(p: usize) -> f64 {
    SINGULAR * p as f64
}

/// Σₖ rₖⱼyₖ, and the sum of its terms' sizes.
fn fit(rows: &[Vec<DoubleDouble>], response: &[DoubleDouble], j: usize) -> (DoubleDouble, f64) {
    let start = (DoubleDouble::ZERO, 0.0);
    let terms = rows.iter().zip(response).map(|(row, y)| row[j] * *y);
    terms.fold(start, |(sum, size), term| {
        (sum + term, size + term.abs().value())
    })
}

fn check(h: &Matrix, q: &[f64]) -> Result<(), GramError> {
    let p = q.len();
    if p == 0 || h.rows() != p || h.columns() != p {
        return Err(GramError::Shape {
            rows: h.rows(),
            columns: h.columns(),
            pulls: p,
        });
    }
    if let Some(column) = q.iter().position(|value| !value.is_finite()) {
        let value = q[column];
        return Err(GramError::NotFinite { column, value });
    }
    for row in 0..p {
        for (column, pull) in q.iter().enumerate() {
            let value = h.column(column)[row];
            let small = row == column && value != 0.0 && value.abs() < 1.0 / LARGEST;
            if value.abs() > LARGEST || pull.abs() > LARGEST || small {
                let own = small || value.abs() > LARGEST;
                let value = if own { value } else { *pull };
                return Err(GramError::OutOfRange { value });
            }
            if value != h.column(row)[column] {
                return Err(GramError::NotSymmetric { row, column });
            }
        }
        let own = h.column(row)[row];
        let column = (0..p).find(|&j| own < 0.0 || own == 0.0 && h.column(j)[row] != 0.0);
        if let Some(column) = column {
            return Err(GramError::NotPositiveSemidefinite {
                row,
                column: if own < 0.0 { row } else { column },
                rest: if own < 0.0 {
                    own
                } else {
                    h.column(column)[row]
                },
            });
        }
    }
    Ok(())
}
