//! Properties of the solvers on random and deliberately near-degenerate problems.

use lasso_path::problem::Vector2;

mod constrained;
mod descent;
mod exact;
mod extreme;
mod made;
mod near_equal;
mod penalties;
mod planar;
mod points;
mod random_loss;
mod regression;
mod sampling;
mod slice;
mod solve;
mod tables;
mod views;

/// ‖θ‖₁.
fn norm(theta: Vector2) -> f64 {
    theta[0].abs() + theta[1].abs()
}

/// The larger of the two sizes.
fn largest(theta: Vector2) -> f64 {
    theta[0].abs().max(theta[1].abs())
}

/// Finite numbers, and no zero of them is negative.
fn is_plain(theta: Vector2) -> bool {
    theta
        .iter()
        .all(|t| t.is_finite() && (*t != 0.0 || t.is_sign_positive()))
}
