//! The octahedron ‖θ‖₁ ≤ c.

use super::Vector3;
use super::vector::dot;

/// {θ : ‖θ‖₁ ≤ c}, c ≥ 0: 6 corners, 12 edges, 8 facets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Octahedron {
    /// c.
    pub radius: f64,
}

/// A facet: the triangle of the points with ‖θ‖₁ = c whose coordinates have these signs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facet {
    /// ±1 each; they are the outward normal too.
    pub signs: Vector3,
    /// Its corners, one on each axis.
    pub corners: [Vector3; 3],
}

/// An edge between corners on two axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// Its corners.
    pub ends: [Vector3; 2],
    /// How it is seen.
    pub sight: Sight,
}

/// How an edge of a body is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// In front of the body.
    Front,
    /// Between what is in front and what is behind.
    Silhouette,
    /// Behind the body.
    Hidden,
}

/// The sign of a facet's side to the viewer, where less than this is a rounding of "edge-on".
const EDGE_ON: f64 = 1e-12;

impl Octahedron {
    /// The six corners: ±c on the first axis, the second and the third.
    #[must_use]
    pub fn corners(&self) -> [Vector3; 6] {
        std::array::from_fn(|i| {
            let mut corner = [0.0; 3];
            corner[i / 2] = if i % 2 == 0 {
                self.radius
            } else {
                -self.radius
            };
            corner
        })
    }

    /// The eight facets.
    #[must_use]
    pub fn facets(&self) -> [Facet; 8] {
        std::array::from_fn(|i| {
            let signs = [0, 1, 2].map(|k| if i >> k & 1 == 0 { 1.0 } else { -1.0 });
            let corner = |k: usize| {
                let mut corner = [0.0; 3];
                corner[k] = signs[k] * self.radius;
                corner
            };
            Facet {
                signs,
                corners: [0, 1, 2].map(corner),
            }
        })
    }

    /// The twelve edges, and how each is seen along a direction that points at the viewer.
    #[must_use]
    pub fn edges(&self, toward: Vector3) -> [Edge; 12] {
        std::array::from_fn(|i| {
            let third = i / 4;
            let mut signs = [1.0; 3];
            let axes = [(third + 1) % 3, (third + 2) % 3];
            for (bit, axis) in axes.into_iter().enumerate() {
                signs[axis] = if i >> bit & 1 == 0 { 1.0 } else { -1.0 };
            }
            let ends = axes.map(|axis| {
                let mut end = [0.0; 3];
                end[axis] = signs[axis] * self.radius;
                end
            });
            let sides = [1.0, -1.0].map(|sign| {
                signs[third] = sign;
                side(signs, toward)
            });
            let sight = match sides {
                [1, 1] => Sight::Front,
                [-1, -1] => Sight::Hidden,
                _ => Sight::Silhouette,
            };
            Edge { ends, sight }
        })
    }
}

impl Facet {
    /// Whether it is seen from a direction that points at the viewer, and not edge-on.
    #[must_use]
    pub fn is_seen(&self, toward: Vector3) -> bool {
        side(self.signs, toward) == 1
    }
}

/// 1 in front, 0 edge-on, −1 behind.
fn side(signs: Vector3, toward: Vector3) -> i8 {
    let side = dot(signs, toward);
    if side > EDGE_ON {
        1
    } else if side < -EDGE_ON {
        -1
    } else {
        0
    }
}
