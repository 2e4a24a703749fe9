//! The step size of a descent method.

use crate::problem::LARGEST_MAGNITUDE;
use crate::problem::numeral::shortest;
use thiserror::Error;

/// η > 0, how far a step goes along the gradient.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct StepSize(f64);

/// Why a number is not a step size.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[error("η = {value} cannot be used: a step size is more than 0 and at most 1e100", value = shortest(*value))]
pub struct StepSizeError {
    /// The number that was given.
    pub value: f64,
}

impl StepSize {
    /// Checks that 0 < `value` ≤ 10¹⁰⁰.
    ///
    /// # Errors
    /// NaN, zero, negative or larger numbers.
    pub fn new(value: f64) -> Result<Self, StepSizeError> {
        if value > 0.0 && value <= LARGEST_MAGNITUDE {
            Ok(Self(value))
        } else {
            Err(StepSizeError { value })
        }
    }

    /// η.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_size_is_positive_and_finite() {
        for bad in [0.0, -0.0, -1.0, f64::NAN, f64::INFINITY, 1e300] {
            let error = StepSize::new(bad).expect_err("no step size");
            assert!(error.to_string().contains("more than 0"), "{error}");
        }
        assert_eq!(StepSize::new(0.1).map(StepSize::value), Ok(0.1));
    }
}
