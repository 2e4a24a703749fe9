//! λ, the weight of the penalty.

use std::fmt;

use super::LARGEST_MAGNITUDE;
use super::numeral::shortest;
use thiserror::Error;

/// λ: a finite number ≥ 0, the weight of the penalty in F(θ) = Loss(θ) + λ·penalty(θ).
///
/// For the L1 penalty λ has the unit of a gradient of the loss. λ = 0 means no regularization;
/// −0.0 is taken as 0.0.
///
/// ```
/// use lasso_path::problem::Lambda;
/// assert_eq!(Lambda::new(0.5)?.scaled(2.0), Lambda::ONE);
/// assert!(Lambda::new(-1.0).is_err() && Lambda::new(f64::NAN).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Lambda(f64);

/// Why a number is not a λ.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum LambdaError {
    /// NaN or ±∞.
    #[error("λ = {value} is not a finite number; choose a number that is zero or positive", value = shortest(*value))]
    NotFinite {
        /// The number that was given.
        value: f64,
    },
    /// A negative number: Loss + λ‖θ‖₁ would reward large parameters, and have no minimum if the loss is singular.
    #[error("λ = {value} is negative; choose a number that is zero (no penalty) or positive", value = shortest(*value))]
    Negative {
        /// The number that was given.
        value: f64,
    },
}

impl Lambda {
    /// λ = 0: the unregularized problem.
    pub const ZERO: Self = Self(0.0);
    /// λ = 1: the penalty itself.
    pub const ONE: Self = Self(1.0);
    /// The λ that stands for "no λ is large enough": the largest magnitude that a loss can have.
    pub const LARGEST: Self = Self(LARGEST_MAGNITUDE);

    /// Checks that `value` is finite and ≥ 0.
    ///
    /// # Errors
    /// [`LambdaError::NotFinite`], [`LambdaError::Negative`].
    pub const fn new(value: f64) -> Result<Self, LambdaError> {
        if !value.is_finite() {
            Err(LambdaError::NotFinite { value })
        } else if value < 0.0 {
            Err(LambdaError::Negative { value })
        } else {
            Ok(Self(value + 0.0))
        }
    }

    /// The number, finite and ≥ 0.
    #[inline]
    #[must_use]
    pub const fn value(self) -> f64 {
        self.0
    }

    /// λ times a factor, for a share of a slider and the like. The product stays a λ: it is 0 for a factor that is
    /// negative or NaN, and `f64::MAX` where it would be larger.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self::computed(self.0 * factor)
    }

    /// The λ nearest to a computed number that is one but for rounding and overflow, like ‖Hθ̂‖∞; NaN counts as 0.
    #[inline]
    pub(crate) fn computed(value: f64) -> Self {
        Self(value.clamp(0.0, f64::MAX).max(0.0))
    }
}

impl From<Lambda> for f64 {
    fn from(lambda: Lambda) -> Self {
        lambda.0
    }
}

impl fmt::Display for Lambda {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_zero_and_positive_numbers_only() {
        assert_eq!(Lambda::new(2.5).map(Lambda::value), Ok(2.5));
        let zero = Lambda::new(-0.0).expect("minus zero is zero");
        assert!(zero.value().is_sign_positive());
        assert_eq!(
            Lambda::new(-1.0),
            Err(LambdaError::Negative { value: -1.0 })
        );
        assert!(matches!(
            Lambda::new(f64::NAN),
            Err(LambdaError::NotFinite { .. })
        ));
        assert!(matches!(
            Lambda::new(f64::INFINITY),
            Err(LambdaError::NotFinite { .. })
        ));
    }

    #[test]
    fn messages_show_the_number() {
        let message = Lambda::new(-0.25).expect_err("negative").to_string();
        assert!(
            message.contains("-0.25") && message.contains("negative"),
            "{message}"
        );
        let message = Lambda::new(f64::NAN).expect_err("not a number").to_string();
        assert!(message.contains("NaN"), "{message}");
    }
}
