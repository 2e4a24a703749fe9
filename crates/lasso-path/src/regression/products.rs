//! Squares and products of features.

use super::design::Design;
use super::matrix::Matrix;

impl Design {
    /// The standardized columns, then their squares, then their products two by two in the order of the columns; with their names:
    /// `a`, `a^2`, `a:b`. A column of two values has no square: that would be the column again. `names` are p.
    ///
    /// Of the diabetes data these are the 64 columns of B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, Ann. Statist. 32
    /// (2004), once they are standardized again.
    ///
    /// ```
    /// use lasso_path::regression::{Design, Matrix};
    /// let x = Matrix::from_columns(3, 2, vec![1.0, 2.0, 4.0, 0.0, 1.0, 1.0])?;
    /// let (names, wide) = Design::new(&x, &[1.0, 0.0, 2.0])?.squares_and_products(&["a", "b"]);
    /// assert_eq!(names, ["a", "b", "a^2", "a:b"]);
    /// assert_eq!(wide.columns(), 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Panics
    /// If the names are not p.
    #[must_use]
    pub fn squares_and_products(&self, names: &[impl AsRef<str>]) -> (Vec<String>, Matrix) {
        let (x, p) = (self.x(), self.columns());
        assert_eq!(names.len(), p, "one name for each column");
        let name = |j: usize| names[j].as_ref();
        let several = |j: usize| {
            let column = x.column(j);
            let other = column.iter().find(|value| **value != column[0]);
            other.is_some_and(|other| column.iter().any(|v| v != other && *v != column[0]))
        };
        let squares = (0..p).filter(|&j| several(j)).map(|j| (j, j));
        let pairs = (0..p).flat_map(|i| (i + 1..p).map(move |j| (i, j)));
        let mut all: Vec<String> = (0..p).map(|j| name(j).to_owned()).collect();
        let mut values: Vec<f64> = (0..p).flat_map(|j| x.column(j).iter().copied()).collect();
        for (i, j) in squares.chain(pairs) {
            all.push(match i == j {
                true => format!("{}^2", name(i)),
                false => format!("{}:{}", name(i), name(j)),
            });
            values.extend(x.column(i).iter().zip(x.column(j)).map(|(a, b)| a * b));
        }
        let wide = Matrix::of(self.rows(), all.len(), values);
        (all, wide)
    }
}
