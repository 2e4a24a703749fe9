//! min ½xᵀAx − qᵀx + μ‖x‖₁ in the plane by its sign patterns, in double-double arithmetic.
//!
//! D_j(s) = a_ii s_j − a_ij s_i. adj(A)q, det A and μD may all carry the same positive factor: only
//! their signs and quotients count.

use crate::problem::Vector2;
use crate::problem::arithmetic::DoubleDouble;

/// A symmetric positive semidefinite A and q, by what only the caller can know without cancellation.
pub(super) struct Patterns<Shrinkage> {
    pub diagonal: [f64; 2],
    /// q.
    pub gradient: [DoubleDouble; 2],
    /// adj(A)q.
    pub adjoint: [DoubleDouble; 2],
    /// det A.
    pub determinant: f64,
    /// (j, s) ↦ μD_j(s).
    pub shrinkage: Shrinkage,
}

impl<Shrinkage: Fn(usize, [f64; 2]) -> DoubleDouble> Patterns<Shrinkage> {
    /// The minimiser for μ > 0; a coordinate is +0.0 where the optimality conditions say so.
    ///
    /// With N_j(s) = (adj(A)q − μD(s))_j: x = 0 if ‖q‖∞ ≤ μ. x on the axis of i with the sign s_i of
    /// q_i, x_i = s_i(|q_i| − μ)/a_ii, if s_j N_j(s) ≤ 0 for both signs s_j, because
    /// a_ii q_j − a_ij q_i = (adj(A)q)_j. Otherwise both are nonzero, x = N(s)/det A, with the signs s
    /// that N(s) has itself. If A is positive definite exactly one pattern fits; where rounding leaves
    /// none, the one that fits best is taken.
    pub fn minimiser(&self, threshold: DoubleDouble) -> Vector2 {
        let q = self.gradient;
        if q[0].abs() <= threshold && q[1].abs() <= threshold {
            return [0.0; 2];
        }
        // s_j N_j(s).
        let outward = |j: usize, signs: [f64; 2]| {
            let shrinkage = (self.shrinkage)(j, signs);
            (self.adjoint[j] - shrinkage).value() * signs[j]
        };
        let first = usize::from(q[1].abs() > q[0].abs());
        for i in [first, 1 - first] {
            let rest = (q[i].abs() - threshold).value();
            if rest > 0.0 {
                let mut signs = [q[i].value().signum(); 2];
                let stays = [1.0, -1.0].into_iter().all(|sign| {
                    signs[1 - i] = sign;
                    outward(1 - i, signs) <= 0.0
                });
                // A singular A leaves nothing but the axes.
                if stays || self.determinant <= 0.0 {
                    let mut point = [0.0; 2];
                    point[i] = signs[i] * (rest / self.diagonal[i]);
                    return point;
                }
            }
        }
        let mut best = ([0.0; 2], f64::NEG_INFINITY);
        for signs in [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]] {
            let sizes = [outward(0, signs), outward(1, signs)];
            let fit = sizes[0].min(sizes[1]);
            if fit > best.1 {
                let size = sizes.map(|size| size.max(0.0) / self.determinant);
                best = ([signs[0] * size[0], signs[1] * size[1]], fit);
            }
        }
        best.0
    }
}
