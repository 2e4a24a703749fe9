//! The window through which a figure shows the plane, and the one map between θ and pixels.

use geometry::Rectangle;
use lasso_path::problem::Vector2;

/// Which part of the plane is shown: the disc around `center` with `radius` just fits into the
/// picture, whatever its shape. One unit of θ₁ is always as long as one unit of θ₂.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The θ in the middle of the picture.
    pub center: Vector2,
    /// The θ-distance from the middle to the nearest side; > 0.
    pub radius: f64,
}

impl Window {
    /// The window that shows all the points with a margin.
    ///
    /// No points, or all of them equal, give a radius of 1.
    pub fn fit(points: &[Vector2]) -> Self {
        let mut bounds = points
            .iter()
            .copied()
            .fold(None, |bounds: Option<Rectangle>, p| {
                let bounds = bounds.unwrap_or(Rectangle { min: p, max: p });
                Some(Rectangle {
                    min: [bounds.min[0].min(p[0]), bounds.min[1].min(p[1])],
                    max: [bounds.max[0].max(p[0]), bounds.max[1].max(p[1])],
                })
            });
        let bounds = bounds.get_or_insert(Rectangle {
            min: [0.0; 2],
            max: [0.0; 2],
        });
        let half = [0, 1].map(|k| 0.5 * bounds.max[k] - 0.5 * bounds.min[k]);
        let radius = half[0].max(half[1]) * 1.16;
        Window {
            center: [0, 1].map(|k| 0.5 * bounds.min[k] + 0.5 * bounds.max[k]),
            radius: if radius > 0.0 { radius } else { 1.0 },
        }
    }

    /// The window enlarged by `factor` (> 1 shows less) so that `fixed` stays where it is.
    pub fn zoomed(&self, factor: f64, fixed: Vector2) -> Self {
        Window {
            center: [0, 1].map(|k| fixed[k] + (self.center[k] - fixed[k]) / factor),
            radius: self.radius / factor,
        }
    }

    /// The window moved by a θ-vector.
    pub fn moved(&self, by: Vector2) -> Self {
        Window {
            center: [self.center[0] + by[0], self.center[1] + by[1]],
            radius: self.radius,
        }
    }
}

/// The invertible map between θ and CSS pixels for a window in a picture of a given size; for
/// drawing and for dragging alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transform {
    size: [f64; 2],
    center: Vector2,
    scale: f64,
}

impl Transform {
    /// For a picture of `size` = (width, height) > 0 CSS pixels.
    pub fn new(window: &Window, size: [f64; 2]) -> Self {
        Transform {
            size,
            center: window.center,
            scale: 0.5 * size[0].min(size[1]) / window.radius,
        }
    }

    /// The picture's (width, height) in CSS pixels.
    pub fn size(&self) -> [f64; 2] {
        self.size
    }

    /// How many pixels one unit of θ takes, in either direction.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Where a θ lies in the picture: x to the right, y downwards, from the top left corner.
    pub fn to_pixel(&self, theta: Vector2) -> Vector2 {
        [
            0.5 * self.size[0] + (theta[0] - self.center[0]) * self.scale,
            0.5 * self.size[1] - (theta[1] - self.center[1]) * self.scale,
        ]
    }

    /// Which θ lies at a pixel: the inverse of [`Transform::to_pixel`].
    pub fn to_theta(&self, pixel: Vector2) -> Vector2 {
        [
            self.center[0] + (pixel[0] - 0.5 * self.size[0]) / self.scale,
            self.center[1] - (pixel[1] - 0.5 * self.size[1]) / self.scale,
        ]
    }

    /// The part of the plane in the picture.
    pub fn window(&self) -> Rectangle {
        let [left, top] = self.to_theta([0.0, 0.0]);
        let [right, bottom] = self.to_theta(self.size);
        Rectangle {
            min: [left, bottom],
            max: [right, top],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_equal_and_the_map_inverts() {
        let window = Window::fit(&[[-2.0, 1.0], [4.0, 3.0]]);
        assert_eq!(window.center, [1.0, 2.0]);
        let transform = Transform::new(&window, [800.0, 500.0]);
        let origin = transform.to_pixel([0.0, 0.0]);
        let right = transform.to_pixel([1.0, 0.0]);
        let up = transform.to_pixel([0.0, 1.0]);
        assert!((right[0] - origin[0] - (origin[1] - up[1])).abs() < 1e-9);
        let there = [0.123, -4.56];
        let back = transform.to_theta(transform.to_pixel(there));
        assert!((0..2).all(|k| (back[k] - there[k]).abs() < 1e-12));
    }

    #[test]
    fn zoom_keeps_the_fixed_point() {
        let window = Window {
            center: [1.0, -2.0],
            radius: 3.0,
        };
        let size = [640.0, 480.0];
        let fixed = [2.0, -1.0];
        let before = Transform::new(&window, size).to_pixel(fixed);
        let after = Transform::new(&window.zoomed(1.7, fixed), size).to_pixel(fixed);
        assert!((0..2).all(|k| (before[k] - after[k]).abs() < 1e-9));
    }

    #[test]
    fn nothing_to_fit_gives_a_usable_view() {
        assert_eq!(Window::fit(&[]).radius, 1.0);
        assert_eq!(
            Window::fit(&[[3.0, 3.0]]),
            Window {
                center: [3.0, 3.0],
                radius: 1.0
            }
        );
    }
}
