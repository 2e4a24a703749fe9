//! Balls of the penalties' norms.

use lasso_path::problem::Vector2;

/// The corners of the L1 ball {θ ∈ ℝ² : ‖θ‖₁ ≤ c}, counter-clockwise from (c, 0).
///
/// They lie on the axes, which is why optima stick to axes. For c = 0 all four are the origin.
pub fn l1_ball(radius: f64) -> [Vector2; 4] {
    [[radius, 0.0], [0.0, radius], [-radius, 0.0], [0.0, -radius]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_have_the_norm_of_the_radius_and_lie_on_an_axis() {
        for [x, y] in l1_ball(1.75) {
            assert_eq!(x.abs() + y.abs(), 1.75);
            assert!(x == 0.0 || y == 0.0);
        }
    }
}
