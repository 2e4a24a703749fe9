//! The sparsity map: which least-squares solutions θ̂ lead to which zeros of θ*.
//!
//! The problem is min ½(θ − θ̂)ᵀH(θ − θ̂) + t‖θ‖₁ + (μ/2)‖θ‖₂²: the lasso for t = λ, μ = 0, the
//! elastic net, ridge for t = 0. With q = Hθ̂ and G = H + μI its optimality condition is
//! q − Gθ ∈ t∂‖θ‖₁, so for each pattern of signs the θ̂ that lead to it are given by inequalities
//! that are linear in θ̂:
//!
//! - θ* = 0 iff |q₁| ≤ t and |q₂| ≤ t;
//! - θ*ₖ = 0 and sign θ*ⱼ = s iff s·qⱼ > t and |qₖ − g₁₂(qⱼ − st)/gⱼⱼ| ≤ t;
//! - sign θ* = s with no zero iff G⁻¹(q − ts) lies in the open quadrant of s.
//!
//! Multiplied by det G or gⱼⱼ, all of them are about qⱼ and (adj(G) q)ⱼ = det(H)·θ̂ⱼ + μqⱼ.

use super::Rectangle;
use super::rectangle::clip_half_plane;
use lasso_path::problem::{Hessian, Vector2};

/// A partition of a window on the plane of all θ̂ by the signs of θ*.
///
/// At most nine convex polygons. Where the minimiser is not unique (H singular, μ = 0) the signs
/// are those of the minimiser of least Euclidean norm, as in [`lasso_path::solve::PlanarPath`]:
///
/// - H = 0: θ* = 0 for every θ̂; one region.
/// - H of rank 1, t > 0: a strip where θ* = 0, and beyond it, on either side, the coordinate with
///   the larger diagonal entry is not 0 and the other is; both share if the entries are equal.
/// - t = 0: no set of zeros has an area, except where H makes a coordinate 0 for every θ̂. What is
///   left are [`zero_lines`].
#[derive(Clone, Debug, PartialEq)]
pub struct SparsityMap {
    /// The regions that take a part of the window's area.
    pub regions: Vec<SparsityRegion>,
    form: GradientForm,
}

/// The θ̂ of a window for which θ* has certain signs.
#[derive(Clone, Debug, PartialEq)]
pub struct SparsityRegion {
    /// The signs −1, 0, 1 of θ*.
    pub signs: [i8; 2],
    /// The region inside the window: convex, counter-clockwise.
    pub polygon: Vec<Vector2>,
    /// Its part of the window's area, in (0, 1].
    pub share: f64,
}

/// The condition row·θ̂ + constant > 0 (if strict) or ≥ 0. The two differ in area only if the row
/// is 0.
struct Condition {
    row: Vector2,
    constant: f64,
    strict: bool,
}

/// The optimality condition's numbers, divided by the largest entry of H or μ.
#[derive(Clone, Copy, Debug, PartialEq)]
struct GradientForm {
    /// The rows of H: qⱼ = rowⱼ·θ̂.
    q: [Vector2; 2],
    /// The rows of adj(G)H = det(H)·I + μH.
    adjugate: [Vector2; 2],
    /// g₁₁ and g₂₂.
    diagonal: Vector2,
    /// g₁₂.
    mixed: f64,
    threshold: f64,
    /// Whether G is singular.
    singular: bool,
}

const SIGNS: [f64; 2] = [1.0, -1.0];

impl GradientForm {
    fn new(hessian: &Hessian, ridge_weight: f64, threshold: f64) -> Self {
        let ridge_weight = ridge_weight.max(0.0);
        let largest = hessian.h11().max(hessian.h22()).max(ridge_weight);
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let [h11, h12, h22, mu] =
            [hessian.h11(), hessian.h12(), hessian.h22(), ridge_weight].map(|x| x / scale);
        let determinant = hessian.determinant() / scale / scale;
        GradientForm {
            q: [[h11, h12], [h12, h22]],
            adjugate: [
                [determinant + mu * h11, mu * h12],
                [mu * h12, determinant + mu * h22],
            ],
            diagonal: [h11 + mu, h22 + mu],
            mixed: h12,
            // Larger than any q there is; the products below stay finite.
            threshold: (threshold / scale).clamp(0.0, 1e250),
            singular: ridge_weight == 0.0 && hessian.rank() < 2,
        }
    }

    /// s·qⱼ > t.
    fn active(&self, j: usize, s: f64) -> Condition {
        Condition {
            row: self.q[j].map(|x| s * x),
            constant: -self.threshold,
            strict: true,
        }
    }

    fn all_zero(&self) -> Vec<Condition> {
        let at_most = |j: usize, s: f64| Condition {
            row: self.q[j].map(|x| -s * x),
            constant: self.threshold,
            strict: false,
        };
        vec![
            at_most(0, 1.0),
            at_most(0, -1.0),
            at_most(1, 1.0),
            at_most(1, -1.0),
        ]
    }

    /// θⱼ of sign s is the only one that is not 0: beside [`Self::active`],
    /// |(adj(G)q)ₖ + s·t·g₁₂| ≤ t·gⱼⱼ.
    fn axis(&self, j: usize, s: f64) -> Vec<Condition> {
        let bound = |side: f64| Condition {
            row: self.adjugate[1 - j].map(|x| side * x),
            constant: self.threshold * (self.diagonal[j] + side * s * self.mixed),
            strict: false,
        };
        vec![self.active(j, s), bound(1.0), bound(-1.0)]
    }

    /// s ∘ (adj(G)(q − ts)) > 0.
    fn both(&self, s: Vector2) -> Vec<Condition> {
        let open = |j: usize| Condition {
            row: self.adjugate[j].map(|x| s[j] * x),
            constant: -self.threshold * (self.diagonal[1 - j] - s[0] * s[1] * self.mixed),
            strict: true,
        };
        vec![open(0), open(1)]
    }

    /// Every pattern of signs that can have an area, with its conditions.
    fn patterns(&self) -> Vec<([f64; 2], Vec<Condition>)> {
        let mut patterns = vec![([0.0; 2], self.all_zero())];
        if self.singular {
            // q = h·w(wᵀθ̂), so q₁ and q₂ pass ±t one after the other, or at once.
            let [first, second] = self.diagonal;
            let j = usize::from(second > first);
            let shared = self.mixed != 0.0 && (first == second || self.threshold == 0.0);
            for s in SIGNS {
                let mut signs = [0.0; 2];
                signs[j] = s;
                if shared {
                    signs[1 - j] = s * self.mixed.signum();
                }
                patterns.push((signs, vec![self.active(j, s)]));
            }
            return patterns;
        }
        for s in SIGNS {
            patterns.push(([s, 0.0], self.axis(0, s)));
            patterns.push(([0.0, s], self.axis(1, s)));
            for other in SIGNS {
                patterns.push(([s, other], self.both([s, other])));
            }
        }
        patterns
    }
}

impl Condition {
    fn clip(&self, polygon: &[Vector2]) -> Vec<Vector2> {
        if self.row != [0.0; 2] {
            return clip_half_plane(polygon, |p| dot(self.row, p) + self.constant);
        }
        if self.constant > 0.0 || self.constant == 0.0 && !self.strict {
            polygon.to_vec()
        } else {
            Vec::new()
        }
    }
}

impl SparsityMap {
    /// The map for the penalty t‖θ‖₁ + (μ/2)‖θ‖₂² with μ = `ridge_weight` ≥ 0 and
    /// t = `threshold` ≥ 0; a negative number counts as 0.
    pub fn new(hessian: &Hessian, ridge_weight: f64, threshold: f64, window: &Rectangle) -> Self {
        let form = GradientForm::new(hessian, ridge_weight, threshold);
        let whole = area(&window.corners());
        let regions = form
            .patterns()
            .into_iter()
            .filter_map(|(signs, conditions)| {
                let polygon = conditions
                    .iter()
                    .fold(window.corners().to_vec(), |polygon, condition| {
                        condition.clip(&polygon)
                    });
                let share = area(&polygon) / whole;
                // A set without area may have one of some rounding errors.
                (share > 1e-14).then(|| SparsityRegion {
                    signs: signs.map(|s| s as i8),
                    polygon: polygon.into_iter().map(|p| window.nearest(p)).collect(),
                    share,
                })
            })
            .collect();
        SparsityMap { regions, form }
    }

    /// The part of the window's area with exactly these coordinates zero; all four sum to 1.
    pub fn share(&self, zeros: [bool; 2]) -> f64 {
        self.regions
            .iter()
            .filter(|region| region.zeros() == zeros)
            .map(|region| region.share)
            .sum()
    }

    /// Fibres of θ̂ ↦ θ* in a region where one coordinate is 0 and θⱼ is not: all θ̂ on one of
    /// these segments have the same θ*, namely |θ*ⱼ| = `step`, 2·`step`, 3·`step`, …
    ///
    /// They lie on the lines qⱼ = ±(t + gⱼⱼ|θ*ⱼ|), in order of |θ*ⱼ|, each in the same direction. None for
    /// the other regions, or where there would be more than 1000.
    pub fn fibers(&self, region: &SparsityRegion, step: f64) -> Vec<[Vector2; 2]> {
        let j = match region.zeros() {
            [false, true] => 0,
            [true, false] => 1,
            _ => return Vec::new(),
        };
        let form = &self.form;
        let row = form.q[j].map(|x| f64::from(region.signs[j]) * x / form.diagonal[j]);
        let constant = form.threshold / form.diagonal[j];
        let size = |p: Vector2| dot(row, p) - constant;
        let (least, most) = region
            .polygon
            .iter()
            .map(|&p| size(p))
            .fold((f64::INFINITY, 0.0_f64), |(a, b), x| (a.min(x), b.max(x)));
        let first = (least.max(0.0) / step).floor() + 1.0;
        let count = (most / step).ceil() - first;
        if !(0.0..=1000.0).contains(&count) {
            return Vec::new();
        }
        (0..count as usize)
            .filter_map(|i| {
                let wanted = (first + i as f64) * step;
                chord(&region.polygon, |p| size(p) - wanted)
            })
            .collect()
    }
}

impl SparsityRegion {
    /// Which coordinates of θ* are exactly zero.
    pub fn zeros(&self) -> [bool; 2] {
        self.signs.map(|sign| sign == 0)
    }
}

/// The part of the line `value` = 0 (`value` affine) inside a convex counter-clockwise polygon: from
/// where the polygon's border rises through 0 to where it falls.
fn chord(polygon: &[Vector2], value: impl Fn(Vector2) -> f64) -> Option<[Vector2; 2]> {
    let (mut rises, mut falls) = (None, None);
    for (i, &b) in polygon.iter().enumerate() {
        let a = polygon[(i + polygon.len() - 1) % polygon.len()];
        let (at_a, at_b) = (value(a), value(b));
        if (at_a < 0.0) != (at_b < 0.0) {
            let share = at_a / (at_a - at_b);
            let crossing = [0, 1].map(|k| a[k] + share * (b[k] - a[k]));
            *(if at_a < 0.0 { &mut rises } else { &mut falls }) = Some(crossing);
        }
    }
    Some([rises?, falls?])
}

/// Without an L1 part (t = 0: ridge, or no penalty) θ*ⱼ is 0 only for the θ̂ on a line through the
/// origin: for each coordinate its part inside the window.
///
/// `None` where the line is out of sight, and where H has the coordinate 0 for every θ̂.
pub fn zero_lines(
    hessian: &Hessian,
    ridge_weight: f64,
    window: &Rectangle,
) -> [Option<[Vector2; 2]>; 2] {
    let form = GradientForm::new(hessian, ridge_weight, 0.0);
    // θ* = G⁻¹q; the one of least norm is a multiple of q if G is singular.
    let rows = if form.singular { form.q } else { form.adjugate };
    rows.map(|[a, b]| {
        let length = a.hypot(b);
        let reach = window
            .corners()
            .iter()
            .map(|corner| corner[0].hypot(corner[1]))
            .fold(0.0, f64::max);
        let along = [-b / length * reach, a / length * reach];
        if length > 0.0 {
            window.clip_segment(along.map(|x| -x), along)
        } else {
            None
        }
    })
}

fn dot(a: Vector2, b: Vector2) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

/// The area of a counter-clockwise polygon.
fn area(polygon: &[Vector2]) -> f64 {
    let Some(&[x, y]) = polygon.first() else {
        return 0.0;
    };
    let twice: f64 = polygon
        .windows(2)
        .map(|pair| (pair[0][0] - x) * (pair[1][1] - y) - (pair[0][1] - y) * (pair[1][0] - x))
        .sum();
    0.5 * twice
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rectangle = Rectangle {
        min: [-4.0, -4.0],
        max: [4.0, 4.0],
    };

    fn hessian(h11: f64, h12: f64, h22: f64) -> Hessian {
        Hessian::new(h11, h12, h22).expect("semidefinite")
    }

    #[test]
    fn isotropic_is_a_square_with_strips() {
        let map = SparsityMap::new(&Hessian::IDENTITY, 0.0, 1.0, &WINDOW);
        assert_eq!(map.regions.len(), 9);
        assert_eq!(map.share([true, true]), 4.0 / 64.0);
        assert_eq!(map.share([false, true]), 12.0 / 64.0);
        assert_eq!(map.share([false, false]), 36.0 / 64.0);
        let zero = &map.regions[0];
        assert_eq!(zero.signs, [0, 0]);
        assert!(zero.polygon.iter().flatten().all(|x| x.abs() == 1.0));
    }

    #[test]
    fn corners_of_the_zero_region_are_the_inverse_images_of_the_signs() {
        let h = hessian(1.0, 0.35, 0.8);
        let map = SparsityMap::new(&h, 0.0, 0.5, &WINDOW);
        let zero = &map.regions[0];
        assert_eq!(zero.polygon.len(), 4);
        for &corner in &zero.polygon {
            for q in h.apply(corner) {
                assert!((q.abs() - 0.5).abs() < 1e-15);
            }
        }
    }

    #[test]
    fn degenerate_losses_have_defined_maps() {
        let flat = hessian(0.0, 0.0, 0.0);
        for (ridge, threshold) in [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)] {
            let map = SparsityMap::new(&flat, ridge, threshold, &WINDOW);
            assert_eq!(map.regions.len(), 1);
            assert_eq!((map.regions[0].signs, map.regions[0].share), ([0, 0], 1.0));
        }
        let signs = |h: Hessian, ridge, threshold| -> Vec<[i8; 2]> {
            let map = SparsityMap::new(&h, ridge, threshold, &WINDOW);
            let total: f64 = map.regions.iter().map(|r| r.share).sum();
            assert!((total - 1.0).abs() < 1e-12);
            map.regions.iter().map(|r| r.signs).collect()
        };
        let shared = hessian(1.0, -1.0, 1.0);
        assert_eq!(signs(shared, 0.0, 1.0), [[0, 0], [1, -1], [-1, 1]]);
        assert_eq!(signs(shared, 0.0, 0.0), [[1, -1], [-1, 1]]);
        let second = hessian(1.0, 2.0, 4.0);
        assert_eq!(signs(second, 0.0, 1.0), [[0, 0], [0, 1], [0, -1]]);
        assert_eq!(signs(second, 0.0, 0.0), [[1, 1], [-1, -1]]);
        let axis = hessian(1.0, 0.0, 0.0);
        assert_eq!(signs(axis, 0.0, 1.0), [[0, 0], [1, 0], [-1, 0]]);
        assert_eq!(signs(axis, 0.0, 0.0), [[1, 0], [-1, 0]]);
        assert_eq!(signs(axis, 0.5, 0.0), [[1, 0], [-1, 0]]);
        assert_eq!(signs(Hessian::IDENTITY, 0.0, 0.0).len(), 4);
    }

    #[test]
    fn without_an_l1_part_zeros_are_lines() {
        let h = hessian(1.0, 0.5, 0.8);
        let lines = zero_lines(&h, 0.3, &WINDOW);
        for (j, line) in lines.iter().enumerate() {
            for &end in &line.expect("through the origin") {
                // (H + μI)θ = Hθ̂ with θⱼ = 0
                let q = h.apply(end);
                let solved = [1.1 * q[0] - 0.5 * q[1], 1.3 * q[1] - 0.5 * q[0]];
                assert!(solved[j].abs() < 1e-12, "{end:?}");
            }
        }
        assert_eq!(zero_lines(&hessian(0.0, 0.0, 0.0), 1.0, &WINDOW), [None; 2]);
        let unpenalized = zero_lines(&h, 0.0, &WINDOW)[1].expect("the first axis");
        assert!(unpenalized.iter().all(|end| end[1] == 0.0));
    }

    #[test]
    fn fibers_have_one_optimum_each() {
        let h = hessian(1.0, 0.35, 0.8);
        let map = SparsityMap::new(&h, 0.2, 0.5, &WINDOW);
        for region in &map.regions {
            for (i, fiber) in map.fibers(region, 0.25).iter().enumerate() {
                let j = usize::from(region.signs[0] == 0);
                for &end in fiber {
                    let q = f64::from(region.signs[j]) * h.apply(end)[j];
                    let size = (q - 0.5) / ([1.2, 1.0][j]);
                    assert!((size - 0.25 * (i + 1) as f64).abs() < 1e-12, "{size}");
                }
            }
        }
    }
}
