//! The lasso with any number of parameters, which the descent methods minimise.

use crate::problem::arithmetic::{determinant2, dot2};
use crate::problem::numeral::shortest;
use crate::problem::{LARGEST_MAGNITUDE, Lambda, QuadraticLoss, l1};
use thiserror::Error;

/// The lasso F(θ) = ½(θ − θ̂)ᵀH(θ − θ̂) + λ‖θ‖₁ in ℝᴺ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lasso<const N: usize> {
    hessian: [[f64; N]; N],
    center: [f64; N],
    /// q = Hθ̂.
    inner: [f64; N],
    lambda: f64,
    largest_eigenvalue: f64,
}

/// Why numbers are not a lasso.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum LassoError {
    /// An entry of H or θ̂ is NaN, infinite, or larger than 10¹⁰⁰.
    #[error("{value} in H or θ̂ is out of range: finite numbers up to 1e100 can be used", value = shortest(*value))]
    OutOfRange {
        /// The number that was given.
        value: f64,
    },
    /// h_ij ≠ h_ji.
    #[error("H is not symmetric in row {row}, column {column}")]
    NotSymmetric {
        /// From 0.
        row: usize,
        /// From 0.
        column: usize,
    },
    /// A negative eigenvalue: the loss has no minimum.
    #[error("H is not positive semidefinite: an eigenvalue is {eigenvalue}", eigenvalue = shortest(*eigenvalue))]
    NotPositiveSemidefinite {
        /// The least eigenvalue.
        eigenvalue: f64,
    },
}

impl<const N: usize> Lasso<N> {
    /// The lasso with this Hessian (by rows), this minimum θ̂ of the loss, and this λ.
    ///
    /// # Errors
    /// Numbers that are not finite or beyond 10¹⁰⁰; a matrix that is not symmetric, or that has an eigenvalue
    /// below −4εNL.
    pub fn new(
        hessian: [[f64; N]; N],
        center: [f64; N],
        lambda: Lambda,
    ) -> Result<Self, LassoError> {
        for &value in hessian.iter().flatten().chain(&center) {
            // NaN is in no range.
            if !(-LARGEST_MAGNITUDE..=LARGEST_MAGNITUDE).contains(&value) {
                return Err(LassoError::OutOfRange { value });
            }
        }
        for (row, entries) in hessian.iter().enumerate() {
            let mut below = entries[..row].iter().enumerate();
            if let Some((column, _)) =
                below.find(|(column, entry)| hessian[*column][row] != **entry)
            {
                return Err(LassoError::NotSymmetric { row, column });
            }
        }
        let [smallest, largest] = extreme_eigenvalues(hessian);
        if smallest < -4.0 * f64::EPSILON * N as f64 * largest.abs() {
            return Err(LassoError::NotPositiveSemidefinite {
                eigenvalue: smallest,
            });
        }
        Ok(Self::checked(hessian, center, lambda, largest))
    }

    fn checked(hessian: [[f64; N]; N], center: [f64; N], lambda: Lambda, largest: f64) -> Self {
        Self {
            hessian,
            center,
            inner: hessian.map(|row| dot(row, center)),
            lambda: lambda.value(),
            largest_eigenvalue: largest,
        }
    }

    /// H by rows.
    #[must_use]
    pub fn hessian(&self) -> &[[f64; N]; N] {
        &self.hessian
    }

    /// θ̂.
    #[must_use]
    pub fn center(&self) -> [f64; N] {
        self.center
    }

    /// q = Hθ̂ = −∇Loss(0).
    #[must_use]
    pub fn inner(&self) -> [f64; N] {
        self.inner
    }

    /// λ.
    #[must_use]
    pub fn lambda(&self) -> f64 {
        self.lambda
    }

    /// L, the largest eigenvalue of H: the Lipschitz constant of ∇Loss. Gradient steps descend for η ≤ 1/L
    /// and diverge for η > 2/L.
    #[must_use]
    pub fn largest_eigenvalue(&self) -> f64 {
        self.largest_eigenvalue
    }

    /// ∇Loss(θ) = H(θ − θ̂), each coordinate summed in ascending order.
    #[must_use]
    pub fn gradient(&self, theta: [f64; N]) -> [f64; N] {
        let mut offset = theta;
        for (coordinate, center) in offset.iter_mut().zip(self.center) {
            *coordinate -= center;
        }
        self.hessian.map(|row| dot(row, offset))
    }

    /// F(θ), with the loss's own minimum taken as 0.
    #[must_use]
    pub fn objective(&self, theta: [f64; N]) -> f64 {
        let mut offset = theta;
        for (coordinate, center) in offset.iter_mut().zip(self.center) {
            *coordinate -= center;
        }
        0.5 * dot(offset, self.gradient(theta)) + l1::value(self.lambda, &theta)
    }
}

impl Lasso<2> {
    /// The planar lasso of a loss, which was checked when it was made.
    #[must_use]
    pub fn planar(loss: &QuadraticLoss, lambda: Lambda) -> Self {
        let hessian = loss.hessian();
        let rows = [
            [hessian.h11(), hessian.h12()],
            [hessian.h12(), hessian.h22()],
        ];
        let [largest, _] = hessian.eigenvalues();
        Self::checked(rows, loss.center(), lambda, largest)
    }

    /// The minimiser of Loss(θ) + (λ/2)‖θ‖², where gradient descent on ridge goes: (H + λI)⁻¹q. Where that
    /// matrix is singular (so λ = 0), θ̂.
    #[must_use]
    pub fn ridge_minimiser(&self) -> [f64; 2] {
        let [[h11, h12], [_, h22]] = self.hessian;
        let (h11, h22) = (h11 + self.lambda, h22 + self.lambda);
        let determinant = determinant2(h11, h12, h22).value();
        if determinant <= 0.0 {
            return self.center;
        }
        let [a, b] = self.inner;
        [
            dot2([h22, -h12], [a, b]).value() / determinant + 0.0,
            dot2([h11, -h12], [b, a]).value() / determinant + 0.0,
        ]
    }
}

pub(super) fn dot<const N: usize>(a: [f64; N], b: [f64; N]) -> f64 {
    (0..N).fold(0.0, |sum, j| sum + a[j] * b[j])
}

/// The least and the largest eigenvalue of a symmetric matrix, by cyclic Jacobi rotations (G. Golub,
/// C. Van Loan, *Matrix Computations*, section 8.5).
fn extreme_eigenvalues<const N: usize>(matrix: [[f64; N]; N]) -> [f64; 2] {
    let mut a = matrix;
    for _ in 0..60 {
        let mut turned = false;
        for p in 0..N {
            for q in p + 1..N {
                if a[p][q].abs() <= f64::EPSILON * 1e-3 * (a[p][p].abs() + a[q][q].abs()) {
                    continue;
                }
                turned = true;
                let tau = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = 1.0_f64.copysign(tau) / (tau.abs() + tau.hypot(1.0));
                let c = 1.0 / t.hypot(1.0);
                let s = t * c;
                for row in &mut a {
                    (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
                }
                let (first, second) = (a[p], a[q]);
                a[p] = std::array::from_fn(|k| c * first[k] - s * second[k]);
                a[q] = std::array::from_fn(|k| s * first[k] + c * second[k]);
            }
        }
        if !turned {
            break;
        }
    }
    (0..N).fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], k| {
        [low.min(a[k][k]), high.max(a[k][k])]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lambda(x: f64) -> Lambda {
        Lambda::new(x).expect("not negative")
    }

    #[test]
    fn what_is_no_lasso_is_told_apart() {
        let center = [0.0; 2];
        let of = |h: [[f64; 2]; 2]| Lasso::new(h, center, lambda(1.0));
        assert!(matches!(
            of([[f64::NAN, 0.0], [0.0, 1.0]]),
            Err(LassoError::OutOfRange { .. })
        ));
        assert!(matches!(
            of([[1e101, 0.0], [0.0, 1.0]]),
            Err(LassoError::OutOfRange { .. })
        ));
        assert_eq!(
            of([[1.0, 0.1], [0.2, 1.0]]),
            Err(LassoError::NotSymmetric { row: 1, column: 0 })
        );
        let Err(LassoError::NotPositiveSemidefinite { eigenvalue }) = of([[1.0, 2.0], [2.0, 1.0]])
        else {
            panic!("its eigenvalues are 3 and −1");
        };
        assert!((eigenvalue + 1.0).abs() < 1e-15);
        assert!(of([[1.0, 1.0], [1.0, 1.0]]).is_ok());
        assert!(of([[0.0; 2]; 2]).is_ok());
    }

    #[test]
    fn the_largest_eigenvalue_of_a_known_matrix() {
        // the second difference matrix: 2 − 2 cos(πk/(n + 1))
        let mut h = [[0.0; 5]; 5];
        for (j, row) in h.iter_mut().enumerate() {
            for (k, entry) in row.iter_mut().enumerate() {
                *entry = [2.0, -1.0, 0.0][j.abs_diff(k).min(2)];
            }
        }
        let lasso = Lasso::new(h, [0.0; 5], lambda(0.0)).expect("definite");
        let exact = 2.0 - 2.0 * (std::f64::consts::PI * 5.0 / 6.0).cos();
        assert!((lasso.largest_eigenvalue() - exact).abs() < 1e-14);
        let planar = [[1.0, 0.35], [0.35, 0.8]];
        let lasso = Lasso::new(planar, [2.4, 1.0], lambda(1.15)).expect("definite");
        let loss = QuadraticLoss::new(
            crate::problem::Hessian::from_matrix(planar).expect("definite"),
            [2.4, 1.0],
            0.0,
        );
        let other = Lasso::planar(&loss.expect("plain"), lambda(1.15));
        assert!((lasso.largest_eigenvalue() - other.largest_eigenvalue()).abs() < 1e-15);
        assert_eq!(lasso.inner(), other.inner());
    }
}
