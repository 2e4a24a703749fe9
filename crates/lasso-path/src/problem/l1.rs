//! The L1 penalty λ‖θ‖₁ = λ·Σ_j |θ_j|: continuous and convex everywhere, not differentiable where
//! a coordinate is zero.
//!
//! λ is a plain number here (finite, ≥ 0) because the proximal map is also used with a step size,
//! at ηλ. Sources: T. Hastie, R. Tibshirani, M. Wainwright, *Statistical Learning with Sparsity*
//! (2015), sections 2.4 and 5.2; N. Parikh, S. Boyd, *Proximal Algorithms* (2014), section 6.5.2.

/// ‖θ‖₁ = Σ_j |θ_j|, for any number of coordinates.
#[must_use]
pub fn norm(theta: &[f64]) -> f64 {
    theta
        .iter()
        .fold(0.0, |sum, coordinate| sum + coordinate.abs())
}

/// λ‖θ‖₁, in the unit of the loss.
#[must_use]
pub fn value(lambda: f64, theta: &[f64]) -> f64 {
    lambda * norm(theta)
}

/// Soft-thresholding S_λ(z) = sign(z)·max(|z| − λ, 0), the proximal map of λ|·|:
/// the one minimiser of ½(θ − z)² + λ|θ|.
///
/// The result is the number +0.0 exactly when |z| ≤ λ. NaN in z gives NaN.
#[must_use]
pub fn soft_threshold(z: f64, lambda: f64) -> f64 {
    if z > lambda {
        z - lambda
    } else if z < -lambda {
        z + lambda
    } else if z.is_nan() {
        z
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norm_and_value() {
        assert_eq!(norm(&[3.0, -4.0]), 7.0);
        assert_eq!(norm(&[]), 0.0);
        assert_eq!(value(0.5, &[3.0, -4.0]), 3.5);
    }

    #[test]
    fn soft_threshold_is_exactly_zero_inside() {
        assert_eq!(soft_threshold(3.0, 1.0), 2.0);
        assert_eq!(soft_threshold(-3.0, 1.0), -2.0);
        for z in [-1.0, -0.3, -0.0, 0.0, 0.3, 1.0] {
            assert_eq!(
                soft_threshold(z, 1.0).to_bits(),
                0.0_f64.to_bits(),
                "z = {z}"
            );
        }
        assert!(soft_threshold(f64::NAN, 1.0).is_nan());
    }

    #[test]
    fn soft_threshold_minimises() {
        for z in [-2.5, -1.0, -0.2, 0.0, 0.7, 1.5] {
            let objective = |theta: f64| 0.5 * (theta - z) * (theta - z) + 0.8 * theta.abs();
            let best = objective(soft_threshold(z, 0.8));
            for step in -400..=400 {
                assert!(best <= objective(f64::from(step) / 100.0) + 1e-15);
            }
        }
    }
}
