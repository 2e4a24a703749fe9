//! The normal cone of a ball: why optima stick to corners.
//!
//! For a convex penalty P, θ minimises Loss + λP iff −∇Loss(θ) ∈ λ∂P(θ), and minimises Loss over the ball
//! {P ≤ P(θ)} iff −∇Loss(θ) is in the ball's normal cone at θ, which is the union of λ∂P(θ) over λ ≥ 0.

use super::Rectangle;
use super::rectangle::clip_half_plane;
use lasso_path::problem::{Lambda, Vector2};
use lasso_path::solve::penalty::Penalty;

/// The normal cone {g : gᵀ(v − θ) ≤ 0 for every v of the ball} of a convex ball at a point θ of its boundary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NormalCone {
    /// θ = 0, the ball of radius 0: every direction.
    Plane,
    /// θ at a corner: all between two rays (unit vectors, counter-clockwise); a right angle for L1.
    Wedge([Vector2; 2]),
    /// θ where the boundary is smooth: one ray (a unit vector), its normal.
    Ray(Vector2),
}

/// The part inside a window of a cone with its apex at θ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisibleCone {
    /// The cone inside the window: a convex polygon; empty for a ray.
    pub region: Vec<Vector2>,
    /// Its rays inside the window, from the apex outwards.
    pub rays: Vec<[Vector2; 2]>,
}

impl NormalCone {
    /// The normal cone at θ of the ball {P ≤ P(θ)} of a convex penalty: all multiples ≥ 0 of ∂P(θ). `None` is
    /// {0}: P is flat at θ.
    pub fn of_ball(penalty: Penalty, theta: Vector2) -> Option<Self> {
        Self::spanned_by(&penalty.subdifferential(Lambda::ONE, theta).corners())
    }

    /// All multiples ≥ 0 of a convex set of gradients with these corners: of one point a ray, of a
    /// segment that does not point at 0 a wedge, of an area around 0 the plane.
    fn spanned_by(corners: &[Vector2]) -> Option<Self> {
        let unit = |g: Vector2| {
            let length = g[0].hypot(g[1]);
            (length > 0.0).then(|| g.map(|x| x / length))
        };
        match *corners {
            [] => None,
            [g] => unit(g).map(NormalCone::Ray),
            [a, b] => {
                let (a, b) = (unit(a)?, unit(b)?);
                Some(NormalCone::Wedge(if cross(a, b) > 0.0 {
                    [a, b]
                } else {
                    [b, a]
                }))
            }
            _ => Some(NormalCone::Plane),
        }
    }

    /// How far a vector is outside the cone: its distance from it, 0 inside.
    pub fn distance(&self, g: Vector2) -> f64 {
        let from_ray = |r: Vector2| {
            let along = (g[0] * r[0] + g[1] * r[1]).max(0.0);
            (g[0] - along * r[0]).hypot(g[1] - along * r[1])
        };
        match self {
            NormalCone::Plane => 0.0,
            NormalCone::Ray(ray) => from_ray(*ray),
            NormalCone::Wedge([low, high]) if cross(*low, g) >= 0.0 && cross(g, *high) >= 0.0 => {
                0.0
            }
            NormalCone::Wedge([low, high]) => from_ray(*low).min(from_ray(*high)),
        }
    }

    /// The part inside `window` of the cone with its apex at `apex`.
    pub fn visible(&self, apex: Vector2, window: &Rectangle) -> VisibleCone {
        let rays: &[Vector2] = match self {
            NormalCone::Plane => &[],
            NormalCone::Ray(ray) => std::slice::from_ref(ray),
            NormalCone::Wedge(rays) => rays,
        };
        let from_apex = |p: Vector2| [p[0] - apex[0], p[1] - apex[1]];
        let reach = window
            .corners()
            .iter()
            .map(|&corner| from_apex(corner))
            .map(|[x, y]| x.hypot(y))
            .fold(0.0, f64::max);
        let mut region = window.corners().to_vec();
        match self {
            NormalCone::Plane => {}
            NormalCone::Ray(_) => region.clear(),
            NormalCone::Wedge([low, high]) => {
                region = clip_half_plane(&region, |p| cross(*low, from_apex(p)));
                region = clip_half_plane(&region, |p| cross(from_apex(p), *high));
                for point in &mut region {
                    *point = window.nearest(*point);
                }
            }
        }
        let rays = rays
            .iter()
            .filter_map(|ray| {
                let end = [apex[0] + reach * ray[0], apex[1] + reach * ray[1]];
                window.clip_segment(apex, end)
            })
            .collect();
        VisibleCone { region, rays }
    }
}

fn cross(a: Vector2, b: Vector2) -> f64 {
    a[0] * b[1] - a[1] * b[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_l1_ball(theta: Vector2) -> NormalCone {
        NormalCone::of_ball(Penalty::L1, theta).expect("nowhere flat")
    }

    fn close(rays: [Vector2; 2], expected: [Vector2; 2]) {
        for (a, b) in rays.as_flattened().iter().zip(expected.as_flattened()) {
            assert!((a - b).abs() < 1e-15, "{rays:?} {expected:?}");
        }
    }

    #[test]
    fn rays_are_the_normals_of_the_edges_that_meet() {
        let half = std::f64::consts::FRAC_1_SQRT_2;
        let wedge = |theta| match of_l1_ball(theta) {
            NormalCone::Wedge(rays) => rays,
            other => panic!("{other:?}"),
        };
        close(wedge([1.6, 0.0]), [[half, -half], [half, half]]);
        close(wedge([0.0, 2.0]), [[half, half], [-half, half]]);
        close(wedge([-1.0, 0.0]), [[-half, half], [-half, -half]]);
        close(wedge([0.0, -1.0]), [[-half, -half], [half, -half]]);
        let edge = of_l1_ball([1.0, -3.0]);
        let NormalCone::Ray(ray) = edge else {
            panic!("{edge:?}");
        };
        close([ray; 2], [[half, -half]; 2]);
        assert_eq!(of_l1_ball([0.0, -0.0]), NormalCone::Plane);
    }

    #[test]
    fn a_cone_is_what_its_definition_says() {
        let vertices = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];
        for theta in [[1.0, 0.0], [0.0, -1.0], [0.25, 0.75], [-0.5, 0.5]] {
            let cone = of_l1_ball(theta);
            for i in 0..720 {
                let (sin, cos) = (f64::from(i) * std::f64::consts::PI / 360.0).sin_cos();
                let furthest = vertices
                    .iter()
                    .map(|v| cos * (v[0] - theta[0]) + sin * (v[1] - theta[1]))
                    .fold(f64::NEG_INFINITY, f64::max);
                let inside = cone.distance([cos, sin]) < 1e-12;
                assert_eq!(furthest < 1e-12, inside, "{theta:?}, {cos}, {sin}");
            }
        }
    }

    #[test]
    fn subgradients_lie_in_the_cone() {
        for theta in [[1.5, 0.0], [0.0, 1.0], [0.0, -2.0], [1.0, 1.0], [0.0, 0.0]] {
            let cone = of_l1_ball(theta);
            let lambda = Lambda::new(0.7).expect("positive");
            for vertex in Penalty::L1.subdifferential(lambda, theta).corners() {
                assert!(cone.distance(vertex) < 1e-15);
                assert_eq!(vertex[0].abs().max(vertex[1].abs()), 0.7);
            }
        }
    }

    #[test]
    fn the_visible_wedge_is_cut_at_the_window() {
        let window = Rectangle {
            min: [-1.0, -2.0],
            max: [3.0, 2.0],
        };
        let visible = of_l1_ball([1.0, 0.0]).visible([1.0, 0.0], &window);
        assert_eq!(visible.rays.len(), 2);
        for [start, end] in visible.rays {
            assert_eq!(start, [1.0, 0.0]);
            assert!((end[0] - 3.0).abs() < 1e-12 && (end[1].abs() - 2.0).abs() < 1e-12);
        }
        assert!(visible.region.iter().all(|p| p[0] >= 1.0 - 1e-12));
        let ray = of_l1_ball([1.0, 1.0]).visible([1.0, 1.0], &window);
        assert!(ray.region.is_empty() && ray.rays.len() == 1);
    }
}
