//! Bodies that cover lines, and which of two is in front.

use super::vector::{along, dot, length, minus};
use super::{Octahedron, Vector3};
use crate::rectangle::clip_half_plane;

/// A convex body in space.
pub trait Body {
    /// The shares [from, to] of the way between two points on which the body covers the way: where it lies in the
    /// body, or behind it as seen along a direction that points at the viewer. As the body is convex it is one
    /// interval.
    fn covers(&self, ends: [Vector3; 2], toward: Vector3) -> Option<[f64; 2]>;
}

/// A piece of a straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Where it starts and ends.
    pub ends: [Vector3; 2],
    /// Whether a body covers it.
    pub covered: bool,
}

/// A shorter piece than this share of the way is none.
const SHORTEST: f64 = 1e-9;

/// The way between two points in pieces, in order: those that a body covers, in it or behind it, and those that none
/// does. Exact up to rounding.
#[must_use]
pub fn split(ends: [Vector3; 2], bodies: &[&dyn Body], toward: Vector3) -> Vec<Piece> {
    let covered = bodies.iter().filter_map(|body| body.covers(ends, toward));
    let mut covered: Vec<[f64; 2]> = covered.filter(|[from, to]| to - from > SHORTEST).collect();
    covered.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let way = minus(ends[1], ends[0]);
    let at = |share: f64| match share {
        0.0 => ends[0],
        1.0 => ends[1],
        _ => along(ends[0], share, way),
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut done = 0.0;
    let mut add = |from: f64, to: f64, covered: bool| {
        if to - from > SHORTEST {
            let ends = [at(from), at(to)];
            match pieces.last_mut() {
                Some(last) if last.covered == covered => last.ends[1] = ends[1],
                _ => pieces.push(Piece { ends, covered }),
            }
        }
    };
    for [from, to] in covered {
        add(done, from, false);
        add(from.max(done), to, true);
        done = to.max(done);
    }
    add(done, 1.0, false);
    pieces
}

/// Whether the level set of the loss through θ* is in front of the ball that it touches there, for a viewer in this
/// direction. With −∇Loss(θ*) = g the plane gᵀθ = gᵀθ* separates them: the ball is where gᵀθ is less, and the level set
/// where it is more. Edge-on (or with g = 0, where the loss is least) neither covers the other.
#[must_use]
pub fn in_front(negative_gradient: Vector3, toward: Vector3) -> bool {
    dot(negative_gradient, toward) > 0.0
}

impl Body for Octahedron {
    /// {(s, t) : ‖x(s) + t·toward‖₁ ≤ c, t ≥ 0} is a convex polygon; its extent in s is the answer.
    fn covers(&self, [start, end]: [Vector3; 2], toward: Vector3) -> Option<[f64; 2]> {
        if self.radius <= 0.0 {
            return None;
        }
        let way = minus(end, start);
        let deepest = 2.0 * self.radius + length(start).max(length(end));
        let mut polygon = vec![[0.0, 0.0], [1.0, 0.0], [1.0, deepest], [0.0, deepest]];
        for facet in self.facets() {
            let [a, b, c] = [start, way, toward].map(|v| dot(facet.signs, v));
            polygon = clip_half_plane(&polygon, |[s, t]| self.radius - a - b * s - c * t);
        }
        let first = polygon.first()?[0];
        let extent = polygon
            .iter()
            .fold([first; 2], |[from, to], [s, _]| [from.min(*s), to.max(*s)]);
        Some(extent)
    }
}
