//! Shapes against their definitions, on random problems and in random windows.

use lasso_path::problem::Vector2;

mod balls;
mod clipping;
mod contour_handles;
mod level_sets;
mod objective_level_sets;
mod shapes;
mod tie_breaks;
mod zeros;

/// The distance of two points.
fn far([a, b]: Vector2, [c, d]: Vector2) -> f64 {
    (a - c).hypot(b - d)
}
