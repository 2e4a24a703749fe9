//! A quadratic loss of three parameters.

use super::Vector3;
use super::vector::{dot, minus};
use lasso_path::regression::{Design, GramError, Matrix};

/// Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂), H symmetric and positive semidefinite, with a root of H: BᵀB = H.
///
/// B has as many rows that are not 0 as H has rank. It is what the solver's design is made of
/// ([`Design::from_gram`]), so that both agree on the rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpaceLoss {
    hessian: [f64; 6],
    center: Vector3,
    root: [Vector3; 3],
    rank: usize,
}

impl SpaceLoss {
    /// From H = (h₁₁, h₁₂, h₁₃, h₂₂, h₂₃, h₃₃) and θ̂.
    ///
    /// # Errors
    /// [`GramError`]: H is not positive semidefinite, or a number is not finite or out of range.
    pub fn new(hessian: [f64; 6], center: Vector3) -> Result<Self, GramError> {
        let rows = rows(hessian).concat();
        let entry = |value: f64| GramError::OutOfRange { value };
        let wrong = rows.iter().chain(&center).copied().find(|x| !x.is_finite());
        let rows =
            Matrix::from_columns(3, 3, rows).map_err(|_| entry(wrong.unwrap_or(f64::NAN)))?;
        let root_alone = Design::from_gram(&rows, &[0.0; 3])?;
        let x = root_alone.x();
        design(x.clone(), center)?;
        let unit = (x.rows() as f64).sqrt();
        let mut root = [[0.0; 3]; 3];
        for (k, row) in root.iter_mut().enumerate().take(x.rows()) {
            *row = [0, 1, 2].map(|j| x.column(j)[k] / unit);
        }
        let rank = root.iter().filter(|row| **row != [0.0; 3]).count();
        Ok(SpaceLoss {
            hessian,
            center,
            root,
            rank,
        })
    }

    /// H = (h₁₁, h₁₂, h₁₃, h₂₂, h₂₃, h₃₃).
    #[must_use]
    pub fn hessian(&self) -> [f64; 6] {
        self.hessian
    }

    /// θ̂, where the loss is 0.
    #[must_use]
    pub fn center(&self) -> Vector3 {
        self.center
    }

    /// The rank of H, 0 to 3.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// B by rows, with BᵀB = H; rows of zeros beyond the rank.
    #[must_use]
    pub fn root(&self) -> [Vector3; 3] {
        self.root
    }

    /// Loss(θ) ≥ 0.
    #[must_use]
    pub fn value(&self, theta: Vector3) -> f64 {
        let away = minus(theta, self.center);
        let squares = self.root.map(|row| dot(row, away).powi(2));
        0.5 * (squares[0] + squares[1] + squares[2])
    }

    /// −∇Loss(θ) = H(θ̂ − θ).
    #[must_use]
    pub fn negative_gradient(&self, theta: Vector3) -> Vector3 {
        let away = minus(self.center, theta);
        rows(self.hessian).map(|row| dot(row, away))
    }

    /// The design with XᵀX/n = H and Xᵀy/n = Hθ̂, of which paths are made.
    ///
    /// # Errors
    /// None in practice: [`Self::new`] has made it before.
    pub fn design(&self) -> Result<Design, GramError> {
        let n = self.rank.max(1);
        let unit = (n as f64).sqrt();
        let values = (0..3).flat_map(|j| self.root[..n].iter().map(move |row| row[j] * unit));
        let x = Matrix::from_columns(n, 3, values.collect());
        design(
            x.map_err(|_| GramError::OutOfRange { value: unit })?,
            self.center,
        )
    }
}

fn rows([h11, h12, h13, h22, h23, h33]: [f64; 6]) -> [Vector3; 3] {
    [[h11, h12, h13], [h12, h22, h23], [h13, h23, h33]]
}

/// y = Xθ̂ is in the range of X whatever the rounding of Hθ̂ is; what rounding leaves of 0 is 0.
fn design(x: Matrix, center: Vector3) -> Result<Design, GramError> {
    let value = |k: usize| {
        let terms = [0, 1, 2].map(|j| x.column(j)[k] * center[j]);
        let (sum, size) = (
            terms.iter().sum::<f64>(),
            terms.iter().map(|t| t.abs()).sum::<f64>(),
        );
        if sum.abs() > 4.0 * f64::EPSILON * size {
            sum
        } else {
            0.0
        }
    };
    let y: Vec<f64> = (0..x.rows()).map(value).collect();
    let largest = y.iter().fold(0.0, |most: f64, y| most.max(y.abs()));
    Design::from_standardized(x, y).map_err(|_| GramError::OutOfRange { value: largest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_has_the_rank_of_h() {
        let cases = [
            ([1.0, 0.5, 0.0, 1.0, 0.0, 2.0], 3),
            ([1.0, 1.0, 0.0, 1.0, 0.0, 2.0], 2),
            ([1.0, 2.0, 3.0, 4.0, 6.0, 9.0], 1),
            ([0.0; 6], 0),
        ];
        for (hessian, rank) in cases {
            let loss = SpaceLoss::new(hessian, [1.0, -2.0, 0.5]).expect("semidefinite");
            assert_eq!(loss.rank(), rank, "{hessian:?}");
            let gram = [0, 1, 2]
                .map(|i| [0, 1, 2].map(|j| loss.root().map(|b| b[i] * b[j]).iter().sum::<f64>()));
            for (row, meant) in gram.iter().zip(rows(hessian)) {
                for (entry, meant) in row.iter().zip(meant) {
                    assert!((entry - meant).abs() < 1e-14, "{gram:?}");
                }
            }
        }
        assert!(SpaceLoss::new([1.0, 2.0, 0.0, 1.0, 0.0, 1.0], [0.0; 3]).is_err());
        assert!(SpaceLoss::new([f64::NAN; 6], [0.0; 3]).is_err());
    }
}
