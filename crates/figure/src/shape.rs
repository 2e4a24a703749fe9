//! The outlines of marks, of about the same area and of size 1 around the origin: they tell lines apart without colour.

use super::mark::Painter;
use super::theme::Color;
use lasso_path::problem::Vector2;

pub(crate) const OCTAGON: [Vector2; 8] = [
    [1.0, 0.41],
    [0.41, 1.0],
    [-0.41, 1.0],
    [-1.0, 0.41],
    [-1.0, -0.41],
    [-0.41, -1.0],
    [0.41, -1.0],
    [1.0, -0.41],
];
pub(crate) const DIAMOND: [Vector2; 4] = [[1.3, 0.0], [0.0, 1.3], [-1.3, 0.0], [0.0, -1.3]];
pub(crate) const SQUARE: [Vector2; 4] =
    [[0.95, 0.95], [-0.95, 0.95], [-0.95, -0.95], [0.95, -0.95]];
pub(crate) const UPWARDS: [Vector2; 3] = [[0.0, -1.35], [1.25, 0.85], [-1.25, 0.85]];
pub(crate) const DOWNWARDS: [Vector2; 3] = [[0.0, 1.35], [-1.25, -0.85], [1.25, -0.85]];
pub(crate) const PLUS: [Vector2; 12] = [
    [0.4, 0.4],
    [0.4, 1.3],
    [-0.4, 1.3],
    [-0.4, 0.4],
    [-1.3, 0.4],
    [-1.3, -0.4],
    [-0.4, -0.4],
    [-0.4, -1.3],
    [0.4, -1.3],
    [0.4, -0.4],
    [1.3, -0.4],
    [1.3, 0.4],
];

/// A mark of this outline and size around a point.
pub(crate) fn shape(painter: &Painter, outline: &[Vector2], at: Vector2, size: f64, paint: Color) {
    let corner = |c: &Vector2| [0, 1].map(|k| at[k] + size * c[k]);
    painter.fill(outline.iter().map(corner).collect::<Vec<_>>(), paint);
}
