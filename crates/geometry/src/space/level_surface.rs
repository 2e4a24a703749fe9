//! Level sets of a loss of three parameters.

use super::body::Body;
use super::vector::{along, cross, dot, length, minus, off};
use super::{Projection, SpaceLoss, Vector3};
use crate::{Ellipse, LevelSet, Strip};
use lasso_path::problem::Vector2;

/// {θ : Loss(θ) ≤ e}, e ≥ 0: an ellipsoid, or for a singular H a cylinder (rank 2), a slab between two planes (rank 1)
/// or all of space (rank 0). For e = 0 it is the set of minima: a point, a line, a plane, or all of space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelSurface {
    center: Vector3,
    root: [Vector3; 3],
    rank: usize,
    excess: f64,
}

/// A direction along which the loss rises by less than this share of its steepest counts as flat, where H is singular.
const FLAT: f64 = 1e-12;
/// The share of the longer of two columns that is a rounding of 0.
const ROUNDING: f64 = 1e-14;

impl LevelSurface {
    /// The level set of a loss at e; a negative e is taken as 0.
    #[must_use]
    pub fn new(loss: &SpaceLoss, excess: f64) -> Self {
        LevelSurface {
            center: loss.center(),
            root: loss.root(),
            rank: loss.rank(),
            excess: excess.max(0.0),
        }
    }

    /// The ball ‖θ‖₂ ≤ r of ridge.
    #[must_use]
    pub fn sphere(radius: f64) -> Self {
        LevelSurface {
            center: [0.0; 3],
            root: [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            rank: 3,
            excess: 0.5 * radius * radius,
        }
    }

    /// The rank of H: 3 an ellipsoid, 2 a cylinder, 1 a slab, 0 all of space.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// The direction of a cylinder's axis, along which the loss is flat.
    #[must_use]
    pub fn axis(&self) -> Option<Vector3> {
        let axis = cross(self.root[0], self.root[1]);
        let size = length(axis);
        (self.rank == 2 && size > 0.0).then(|| axis.map(|x| x / size))
    }

    /// Whether the outside of the body faces the viewer at a point of its surface.
    #[must_use]
    pub fn faces(&self, point: Vector3, toward: Vector3) -> bool {
        let outwards = self.image(minus(point, self.center));
        dot(outwards, self.image(toward)) > 0.0
    }

    /// What the body looks like: its orthogonal projection, a level set in the plane of what is seen. An ellipsoid is
    /// an ellipse; a cylinder a strip, or an ellipse along its axis; a slab all of the plane, or edge-on a strip.
    ///
    /// The projection of {|B(θ − θ̂)|² ≤ 2e} along d is {|PB(θ − θ̂)|² ≤ 2e}, where P takes away what is parallel to Bd.
    #[must_use]
    pub fn silhouette(&self, projection: &Projection) -> LevelSet {
        let [right, up, depth] =
            [projection.right, projection.up, projection.toward].map(|axis| self.image(axis));
        let center = projection.of(self.center);
        if self.is_flat(depth) {
            return level_set([right, up], self.rank.min(2), center, self.excess);
        }
        let columns = [right, up].map(|column| off(column, depth));
        level_set(columns, self.rank - 1, center, self.excess)
    }

    /// The part in the plane θ₃ = 0, as a level set of (θ₁, θ₂); `None` where they do not meet.
    #[must_use]
    pub fn section(&self) -> Option<LevelSet> {
        let columns = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]].map(|axis| self.image(axis));
        let offset = self.image([0.0, 0.0, -self.center[2]]);
        let (turned, [w, v]) = orthogonal(columns);
        let sizes = turned.map(length);
        let mut center = [self.center[0], self.center[1]];
        let mut rest = offset;
        let mut rank = 0;
        for (column, (size, axis)) in turned.into_iter().zip(sizes.into_iter().zip([w, v])) {
            if size > ROUNDING * sizes[0] {
                let share = -dot(column, offset) / (size * size);
                center = [0, 1].map(|k| center[k] + share * axis[k]);
                rest = off(rest, column);
                rank += 1;
            }
        }
        let excess = self.excess - 0.5 * dot(rest, rest);
        (excess >= 0.0).then(|| level_set(columns, rank, center, excess))
    }

    /// The planes that bound a slab (one where e = 0), cut at the cube of this half-width around the origin: convex
    /// polygons. None for other ranks.
    #[must_use]
    pub fn sheets(&self, half: f64) -> Vec<Vec<Vector3>> {
        let row = self.root[0];
        if self.rank != 1 {
            return Vec::new();
        }
        let size = length(row);
        let normal = row.map(|x| x / size);
        let width = (2.0 * self.excess).sqrt() / size;
        let middle = dot(normal, self.center);
        let sides: &[f64] = if width == 0.0 { &[0.0] } else { &[-1.0, 1.0] };
        let sheets = sides
            .iter()
            .map(|side| sheet(normal, middle + side * width, half));
        sheets.filter(|sheet| sheet.len() > 2).collect()
    }

    /// B·direction.
    fn image(&self, direction: Vector3) -> Vector3 {
        self.root.map(|row| dot(row, direction))
    }

    /// Whether an image of a direction of length 1 is that of a flat one.
    fn is_flat(&self, image: Vector3) -> bool {
        let steepest = self.root.map(length).into_iter().fold(0.0, f64::max);
        self.rank < 3 && length(image) <= FLAT * steepest
    }
}

impl Body for LevelSurface {
    /// In (s, t), with x(s) + t·toward and t ≥ 0, the body is a convex region bounded by a quadric and the line t = 0.
    /// Its ends in s are those of the whole quadric, where these have t ≥ 0, or else those on the line.
    fn covers(&self, [start, end]: [Vector3; 2], toward: Vector3) -> Option<[f64; 2]> {
        if self.rank == 0 || self.excess == 0.0 {
            return None;
        }
        let (way, from) = (
            self.image(minus(end, start)),
            self.image(minus(start, self.center)),
        );
        let depth = self.image(toward);
        let within = |ends: Option<[f64; 2]>| {
            ends.map(|[from, to]| [from.clamp(0.0, 1.0), to.clamp(0.0, 1.0)])
                .filter(|[from, to]| from < to)
        };
        let inside = roots(way, from, self.excess);
        if self.is_flat(depth) {
            return within(inside);
        }
        let (across, beside) = (off(way, depth), off(from, depth));
        let square = dot(depth, depth);
        if length(across) <= FLAT * length(way) {
            // One looks along the way, which is seen as a point: covered is what is not in front of the body.
            let [_, front] = roots(depth, from, self.excess)?;
            let speed = dot(way, depth) / square;
            let ends = if speed > 0.0 {
                [f64::NEG_INFINITY, front / speed]
            } else if speed < 0.0 {
                [front / speed, f64::INFINITY]
            } else if front >= 0.0 {
                [f64::NEG_INFINITY, f64::INFINITY]
            } else {
                return None;
            };
            return within(Some(ends));
        }
        let whole = roots(across, beside, self.excess)?;
        let behind = |s: f64| dot(depth, along(from, s, way)) <= 0.0;
        let end = |k: usize| {
            let own = whole[k];
            if behind(own) {
                Some(own)
            } else {
                inside.map(|inside| inside[k])
            }
        };
        within(end(0).zip(end(1)).map(|(from, to)| [from, to]))
    }
}

/// The s between which |from + s·way|² ≤ 2e; `None` where it is never less.
fn roots(way: Vector3, from: Vector3, excess: f64) -> Option<[f64; 2]> {
    let square = dot(way, way);
    if square == 0.0 {
        let always = dot(from, from) < 2.0 * excess;
        return always.then_some([f64::NEG_INFINITY, f64::INFINITY]);
    }
    // (way·from)² − way²·from² = −|way × from|², which does not cancel
    let aside = cross(way, from);
    let discriminant = 2.0 * excess * square - dot(aside, aside);
    (discriminant > 0.0).then(|| {
        let (middle, half) = (-dot(way, from) / square, discriminant.sqrt() / square);
        [middle - half, middle + half]
    })
}

/// Columns turned to be orthogonal, the longer one first, and the directions of the plane that they are the images of.
/// One rotation of the Jacobi method (M. Hestenes, J. SIAM 6, 1958).
fn orthogonal([first, second]: [Vector3; 2]) -> ([Vector3; 2], [Vector2; 2]) {
    let product = dot(first, second);
    let (cos, sin) = if product == 0.0 {
        (1.0, 0.0)
    } else {
        let zeta = (dot(second, second) - dot(first, first)) / (2.0 * product);
        let tangent = 1.0_f64.copysign(zeta) / (zeta.abs() + zeta.hypot(1.0));
        let cos = 1.0 / tangent.hypot(1.0);
        (cos, cos * tangent)
    };
    let turned = [
        [0, 1, 2].map(|k| cos * first[k] - sin * second[k]),
        [0, 1, 2].map(|k| sin * first[k] + cos * second[k]),
    ];
    let axes = [[cos, -sin], [sin, cos]];
    if length(turned[0]) >= length(turned[1]) {
        (turned, axes)
    } else {
        ([turned[1], turned[0]], [axes[1], axes[0]])
    }
}

/// {u : |C(u − center)|² = 2e} for a C of two columns and at most this rank.
fn level_set(columns: [Vector3; 2], most: usize, center: Vector2, excess: f64) -> LevelSet {
    let ([steep, flat], [w, v]) = orthogonal(columns);
    let [steep, flat] = [length(steep), length(flat)];
    let width = (2.0 * excess).sqrt();
    if most == 0 || steep == 0.0 {
        LevelSet::Plane
    } else if most == 1 || flat <= ROUNDING * steep {
        LevelSet::Strip(Strip {
            center,
            normal: w,
            half_width: width / steep,
        })
    } else {
        let (short, long) = (width / steep, width / flat);
        // The curve is walked counter-clockwise.
        let short = short.copysign(v[0] * w[1] - v[1] * w[0]);
        LevelSet::Ellipse(Ellipse {
            center,
            minor: w.map(|x| short * x),
            major: v.map(|x| long * x),
        })
    }
}

/// The plane normal·θ = offset inside the cube of this half-width.
fn sheet(normal: Vector3, offset: f64, half: f64) -> Vec<Vector3> {
    let least = (0..3).fold(0, |best, k| {
        if normal[k].abs() < normal[best].abs() {
            k
        } else {
            best
        }
    });
    let mut axis = [0.0; 3];
    axis[least] = 1.0;
    let first = off(axis, normal);
    let size = length(first);
    let first = first.map(|x| x / size);
    let second = cross(normal, first);
    let middle = normal.map(|x| offset * x);
    let reach = 2.0 * half + offset.abs();
    let corner = |(a, b): (f64, f64)| along(along(middle, a * reach, first), b * reach, second);
    let mut polygon: Vec<Vector3> = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)]
        .map(corner)
        .to_vec();
    for k in 0..3 {
        polygon = clip(&polygon, |p| half - p[k]);
        polygon = clip(&polygon, |p| half + p[k]);
    }
    polygon
}

/// The part of a convex polygon where `inside` ≥ 0, which is affine.
fn clip(polygon: &[Vector3], inside: impl Fn(Vector3) -> f64) -> Vec<Vector3> {
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (i, &point) in polygon.iter().enumerate() {
        let next = polygon[(i + 1) % polygon.len()];
        let [here, there] = [inside(point), inside(next)];
        if here >= 0.0 {
            kept.push(point);
        }
        if (here < 0.0) != (there < 0.0) {
            kept.push(along(point, here / (here - there), minus(next, point)));
        }
    }
    kept
}
