//! Quadratic losses in the plane: Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂) + Loss_min.

use thiserror::Error;

use super::arithmetic::{DoubleDouble, determinant2, dot2};
use super::numeral::{brief, shortest};
use super::{Lambda, Vector2};

/// The smallest magnitude, other than zero, of a diagonal entry of H and of a coordinate of θ̂.
pub const SMALLEST_MAGNITUDE: f64 = 1e-100;
/// The largest magnitude of an entry of H and of a coordinate of θ̂.
pub const LARGEST_MAGNITUDE: f64 = 1e100;

/// The Hessian H = ((h₁₁, h₁₂), (h₁₂, h₂₂)) of a quadratic loss: symmetric, positive semidefinite.
///
/// The rank is exact, from the entries as they are: det H is computed without cancellation. There
/// is one allowance: entries that were rounded to binary64 can make a singular matrix slightly
/// indefinite, so −4ε·h₁₁h₂₂ ≤ det H < 0 with ε = 2⁻⁵² is taken as det H = 0, and such a Hessian
/// is singular everywhere: [`rank`](Self::rank), [`determinant`](Self::determinant),
/// [`eigenvalues`](Self::eigenvalues), the solvers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hessian {
    h11: f64,
    h12: f64,
    h22: f64,
    /// det H, never negative: every solution needs it, so it is computed once.
    determinant: DoubleDouble,
}

/// Why three numbers, or four, are not the Hessian of a convex quadratic loss.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum HessianError {
    /// An entry is NaN or ±∞.
    #[error("the entry {entry} = {value} of H is not a finite number; give a finite number", value = shortest(*value))]
    NotFinite {
        /// h₁₁, h₁₂, h₂₁ or h₂₂.
        entry: &'static str,
        /// The number that was given.
        value: f64,
    },
    /// An entry is larger than 10¹⁰⁰, or a diagonal entry is smaller than 10⁻¹⁰⁰ and not zero.
    #[error(
        "the entry {entry} = {value} of H is out of range: magnitudes go up to 1e100, and a diagonal entry is zero or at least 1e-100; choose other units", value = shortest(*value))]
    OutOfRange {
        /// h₁₁, h₁₂ or h₂₂.
        entry: &'static str,
        /// The number that was given.
        value: f64,
    },
    /// A negative eigenvalue: the loss is not convex and has no minimum.
    #[error(
        "H is not positive semidefinite: it has the negative eigenvalue {smaller}; make |h₁₂| at most √(h₁₁·h₂₂), and h₁₁ and h₂₂ not negative", smaller = brief(*smaller))]
    NotPositiveSemidefinite {
        /// The larger eigenvalue.
        larger: f64,
        /// The smaller eigenvalue, negative.
        smaller: f64,
    },
    /// h₁₂ ≠ h₂₁.
    #[error("H is not symmetric: h₁₂ = {h12} but h₂₁ = {h21}; a Hessian has them equal", h12 = shortest(*h12), h21 = shortest(*h21))]
    NotSymmetric {
        /// The entry in row 1, column 2.
        h12: f64,
        /// The entry in row 2, column 1.
        h21: f64,
    },
}

impl Hessian {
    /// The identity: the level sets of the loss are circles.
    pub const IDENTITY: Self = Self {
        h11: 1.0,
        h12: 0.0,
        h22: 1.0,
        determinant: DoubleDouble::ONE,
    };

    /// The symmetric matrix with these entries.
    ///
    /// # Errors
    /// An entry that is not finite; one larger than 10¹⁰⁰ in magnitude; a diagonal entry that is
    /// not zero but smaller than 10⁻¹⁰⁰; a matrix that is not positive semidefinite (det H below
    /// −4ε·h₁₁h₂₂, or a negative diagonal entry).
    pub fn new(h11: f64, h12: f64, h22: f64) -> Result<Self, HessianError> {
        let entries = [("h₁₁", h11), ("h₁₂", h12), ("h₂₂", h22)];
        for (entry, value) in entries {
            if !value.is_finite() {
                return Err(HessianError::NotFinite { entry, value });
            }
        }
        for (entry, value) in entries {
            let too_small = entry != "h₁₂" && value != 0.0 && value.abs() < SMALLEST_MAGNITUDE;
            if value.abs() > LARGEST_MAGNITUDE || too_small {
                return Err(HessianError::OutOfRange { entry, value });
            }
        }
        let allowance = 4.0 * f64::EPSILON * h11 * h22;
        let zero_row = (h11 == 0.0 || h22 == 0.0) && h12 != 0.0;
        let determinant = determinant2(h11, h12, h22);
        if h11 < 0.0 || h22 < 0.0 || zero_row || determinant.value() < -allowance {
            let [larger, smaller] = symmetric_eigenvalues(h11, h12, h22);
            return Err(HessianError::NotPositiveSemidefinite { larger, smaller });
        }
        // Adding +0.0 turns −0.0 into +0.0.
        Ok(Self {
            h11: h11 + 0.0,
            h12: h12 + 0.0,
            h22: h22 + 0.0,
            determinant: if determinant.value() > 0.0 {
                determinant
            } else {
                DoubleDouble::ZERO
            },
        })
    }

    /// The matrix given by rows.
    ///
    /// # Errors
    /// [`HessianError::NotSymmetric`] if the two off-diagonal entries differ at all; otherwise
    /// those of [`new`](Self::new).
    pub fn from_matrix(matrix: [[f64; 2]; 2]) -> Result<Self, HessianError> {
        let [[h11, h12], [h21, h22]] = matrix;
        if !h21.is_finite() && h12.is_finite() {
            return Err(HessianError::NotFinite {
                entry: "h₂₁",
                value: h21,
            });
        }
        if h12.is_finite() && h12 != h21 {
            return Err(HessianError::NotSymmetric { h12, h21 });
        }
        Self::new(h11, h12, h22)
    }

    /// ((1, ρ), (ρ, 1)): the Gram matrix of two standardized features with correlation ρ.
    ///
    /// # Errors
    /// Those of [`new`](Self::new); |ρ| > 1 is not positive semidefinite (its eigenvalues are 1 ± ρ).
    pub fn correlation(rho: f64) -> Result<Self, HessianError> {
        Self::new(1.0, rho, 1.0)
    }

    /// h₁₁ ≥ 0.
    #[inline]
    #[must_use]
    pub fn h11(&self) -> f64 {
        self.h11
    }

    /// h₁₂ = h₂₁.
    #[inline]
    #[must_use]
    pub fn h12(&self) -> f64 {
        self.h12
    }

    /// h₂₂ ≥ 0.
    #[inline]
    #[must_use]
    pub fn h22(&self) -> f64 {
        self.h22
    }

    /// det H = h₁₁h₂₂ − h₁₂², to about one unit in the last place; 0 exactly if H is singular.
    #[inline]
    #[must_use]
    pub fn determinant(&self) -> f64 {
        self.determinant.value()
    }

    /// det H as a double-double, never negative: 0 for a Hessian that is taken as singular.
    #[inline]
    pub(crate) fn exact_determinant(&self) -> DoubleDouble {
        self.determinant
    }

    /// The rank of H: 0 (H = 0: the loss is constant), 1 (its level sets are parallel lines) or 2
    /// (ellipses). Exact, with the allowance stated at [`Hessian`].
    #[inline]
    #[must_use]
    pub fn rank(&self) -> usize {
        if self.h11 == 0.0 && self.h22 == 0.0 {
            0
        } else if self.determinant() > 0.0 {
            2
        } else {
            1
        }
    }

    /// The eigenvalues, descending, both ≥ 0.
    ///
    /// The larger one is ½(h₁₁ + h₂₂) + √(¼(h₁₁ − h₂₂)² + h₁₂²); the smaller one is det H divided
    /// by it, which keeps its relative accuracy however small it is.
    #[must_use]
    pub fn eigenvalues(&self) -> [f64; 2] {
        let [larger, _] = symmetric_eigenvalues(self.h11, self.h12, self.h22);
        if larger == 0.0 {
            [0.0, 0.0]
        } else {
            [larger, self.determinant() / larger]
        }
    }

    /// Unit eigenvectors v₁, v₂ in the order of [`eigenvalues`](Self::eigenvalues). The larger
    /// coordinate of v₁ is positive, and v₂ is v₁ turned by +90°. A multiple of the identity (and
    /// H = 0) gives the axes.
    #[must_use]
    pub fn eigenvectors(&self) -> [Vector2; 2] {
        let half_difference = 0.5 * (self.h11 - self.h22);
        let radius = half_difference.hypot(self.h12);
        let direction = if radius == 0.0 {
            [1.0, 0.0]
        } else if half_difference >= 0.0 {
            [half_difference + radius, self.h12]
        } else {
            [self.h12, radius - half_difference]
        };
        let length = direction[0].hypot(direction[1]);
        let first = [direction[0] / length, direction[1] / length];
        [first, [0.0 - first[1], first[0]]]
    }

    /// The condition number: the larger eigenvalue over the smaller; ∞ if H is singular.
    #[must_use]
    pub fn condition_number(&self) -> f64 {
        let [larger, smaller] = self.eigenvalues();
        if smaller == 0.0 {
            f64::INFINITY
        } else {
            larger / smaller
        }
    }

    /// Hv, each coordinate to about one unit in the last place even when it cancels.
    #[must_use]
    pub fn apply(&self, v: Vector2) -> Vector2 {
        let [first, second] = self.exact_apply(v);
        [first.value() + 0.0, second.value() + 0.0]
    }

    /// Hv as double-doubles.
    #[inline]
    pub(crate) fn exact_apply(&self, v: Vector2) -> [DoubleDouble; 2] {
        [dot2([self.h11, self.h12], v), dot2([self.h12, self.h22], v)]
    }

    /// vᵀHv ≥ 0.
    ///
    /// Computed by completing the square with the larger diagonal entry, say h₁₁:
    /// (h₁₁v₁ + h₁₂v₂)²/h₁₁ + (det H/h₁₁)·v₂², a sum of two terms that are not negative; so it is
    /// never negative, and accurate in the flat direction of an ill-conditioned H too.
    #[must_use]
    pub fn quadratic_form(&self, v: Vector2) -> f64 {
        self.quadratic_form_of(v.map(DoubleDouble::from))
    }

    /// As [`quadratic_form`](Self::quadratic_form), for a vector that carries its rounding errors.
    fn quadratic_form_of(&self, [first, second]: [DoubleDouble; 2]) -> f64 {
        let (diagonal, row, other) = if self.h11 >= self.h22 {
            (self.h11, first * self.h11 + second * self.h12, second)
        } else {
            (self.h22, first * self.h12 + second * self.h22, first)
        };
        if diagonal == 0.0 {
            return 0.0;
        }
        let (along, across) = (row.value(), other.value());
        // In this order the intermediate results stay within range for every allowed H and v.
        along * (along / diagonal) + across * (self.determinant() / diagonal) * across
    }
}

/// The eigenvalues of any symmetric 2×2 matrix, descending. The one of smaller magnitude is the
/// determinant over the other.
fn symmetric_eigenvalues(h11: f64, h12: f64, h22: f64) -> [f64; 2] {
    let mean = 0.5 * h11 + 0.5 * h22;
    let radius = (0.5 * h11 - 0.5 * h22).hypot(h12);
    let determinant = determinant2(h11, h12, h22).value();
    if radius == 0.0 {
        [mean, mean]
    } else if mean >= 0.0 {
        let larger = mean + radius;
        [larger, determinant / larger]
    } else {
        let smaller = mean - radius;
        [determinant / smaller, smaller]
    }
}

/// A convex quadratic loss in the plane, Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂) + Loss_min.
///
/// Loss from data: with n rows, Loss(θ) = 1/(2n)·‖y − Xθ‖² has H = XᵀX/n, θ̂ = least squares.
/// If H is singular θ̂ is one minimiser of many; which one does not change the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuadraticLoss {
    hessian: Hessian,
    center: Vector2,
    minimum: f64,
}

/// Why a centre and a minimum do not make a loss.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum LossError {
    /// A coordinate of θ̂ is NaN or ±∞.
    #[error("θ̂{} = {value} is not a finite number; give a finite number", subscript(*coordinate), value = shortest(*value))]
    CenterNotFinite {
        /// 0 for θ̂₁, 1 for θ̂₂.
        coordinate: usize,
        /// The number that was given.
        value: f64,
    },
    /// A coordinate of θ̂ is larger than 10¹⁰⁰, or not zero and smaller than 10⁻¹⁰⁰.
    #[error(
        "θ̂{} = {value} is out of range: it is zero or has a magnitude between 1e-100 and 1e100; choose other units",
        subscript(*coordinate), value = shortest(*value))]
    CenterOutOfRange {
        /// 0 for θ̂₁, 1 for θ̂₂.
        coordinate: usize,
        /// The number that was given.
        value: f64,
    },
    /// Loss_min is NaN, infinite or negative.
    #[error("the loss's minimum {value} must be a finite number that is zero or positive", value = shortest(*value))]
    Minimum {
        /// The number that was given.
        value: f64,
    },
}

fn subscript(coordinate: usize) -> &'static str {
    if coordinate == 0 { "₁" } else { "₂" }
}

impl QuadraticLoss {
    /// The loss ½θᵀHθ: its least value 0 is at the origin.
    #[must_use]
    pub fn centered(hessian: Hessian) -> Self {
        Self {
            hessian,
            center: [0.0; 2],
            minimum: 0.0,
        }
    }

    /// The loss with this Hessian H, this minimiser θ̂ and this least value Loss_min.
    ///
    /// # Errors
    /// θ̂ not finite, or a coordinate that is neither zero nor between 10⁻¹⁰⁰ and 10¹⁰⁰ in
    /// magnitude; Loss_min not finite or negative.
    pub fn new(hessian: Hessian, center: Vector2, minimum: f64) -> Result<Self, LossError> {
        for (coordinate, value) in center.into_iter().enumerate() {
            if !value.is_finite() {
                return Err(LossError::CenterNotFinite { coordinate, value });
            }
            let magnitude = value.abs();
            if magnitude != 0.0 && !(SMALLEST_MAGNITUDE..=LARGEST_MAGNITUDE).contains(&magnitude) {
                return Err(LossError::CenterOutOfRange { coordinate, value });
            }
        }
        if !(0.0..f64::INFINITY).contains(&minimum) {
            return Err(LossError::Minimum { value: minimum });
        }
        let center = [center[0] + 0.0, center[1] + 0.0];
        Ok(Self {
            hessian,
            center,
            minimum: minimum + 0.0,
        })
    }

    /// H.
    #[inline]
    #[must_use]
    pub fn hessian(&self) -> &Hessian {
        &self.hessian
    }

    /// θ̂, an unregularized minimiser (the only one if H has rank 2).
    #[inline]
    #[must_use]
    pub fn center(&self) -> Vector2 {
        self.center
    }

    /// Loss_min = Loss(θ̂) ≥ 0.
    #[inline]
    #[must_use]
    pub fn minimum(&self) -> f64 {
        self.minimum
    }

    /// Loss(θ).
    #[must_use]
    pub fn value(&self, theta: Vector2) -> f64 {
        self.excess(theta) + self.minimum
    }

    /// Loss(θ) − Loss_min = ½(θ − θ̂)ᵀH(θ − θ̂) ≥ 0: the level of the level set through θ.
    #[must_use]
    pub fn excess(&self, theta: Vector2) -> f64 {
        0.5 * self.hessian.quadratic_form_of(self.offset(theta))
    }

    /// −∇Loss(θ) = H(θ̂ − θ), the direction of steepest descent, with the rounding of θ̂ − θ
    /// compensated.
    #[must_use]
    pub fn negative_gradient(&self, theta: Vector2) -> Vector2 {
        let [first, second] = self.offset(theta);
        let Hessian { h11, h12, h22, .. } = self.hessian;
        let value = |row: [f64; 2]| (first * row[0] + second * row[1]).value() + 0.0;
        [value([h11, h12]), value([h12, h22])]
    }

    /// θ̂ − θ without error.
    fn offset(&self, theta: Vector2) -> [DoubleDouble; 2] {
        [0, 1].map(|j| DoubleDouble::sum(self.center[j], -theta[j]))
    }

    /// q = Hθ̂ = −∇Loss(0): for a loss from data the inner products Xᵀy/n of the features with the
    /// target. Each coordinate to about one unit in the last place.
    #[must_use]
    pub fn negative_gradient_at_zero(&self) -> Vector2 {
        self.hessian.apply(self.center)
    }

    /// λ_max = ‖q‖∞, the least λ at which θ = 0 minimises Loss(θ) + λ‖θ‖₁.
    #[must_use]
    pub fn lambda_max(&self) -> Lambda {
        let [first, second] = self.negative_gradient_at_zero();
        Lambda::computed(first.abs().max(second.abs()))
    }
}

#[cfg(test)]
#[path = "quadratic_tests.rs"]
mod tests;
