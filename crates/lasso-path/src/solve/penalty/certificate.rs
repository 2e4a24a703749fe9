//! Certificates for Loss + λP with any penalty.

use super::{Basis, Penalty};
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::Certificate;

impl Certificate {
    /// The certificate for a convex penalty.
    ///
    /// **Gap.** With g = H(θ̂ − θ) the dual point a·g, 0 ≤ a ≤ 1, has the duality gap (as derived for L1
    /// in [`Certificate::lasso`], with the conjugate of λP in place of a constraint)
    ///
    /// ½(1 − a)²(θ̂ − θ)ᵀH(θ̂ − θ) + [λP(θ) + (λP)\*(ag) − a g·θ].
    ///
    /// The bracket is a sum over the coordinates of the penalty's basis, and each term is a Bregman
    /// distance, for which the difference of two values of F is not needed: with y = a|g_j| and x
    /// such that y ∈ λ∂φ(x) it is at most |λφ'(θ_j) − y|·|θ_j − x|, because the distance from there
    /// to here is not negative either. At θ_j = 0 it is (λφ)\*(y). The smallest of the gaps for
    /// a = 1, a = 0, and the largest a for which no a|g_j| is beyond λφ'(|θ_j|), is taken.
    pub(super) fn convex(
        penalty: Penalty,
        loss: &QuadraticLoss,
        lambda: Lambda,
        theta: Vector2,
    ) -> Self {
        let gradient = loss.negative_gradient(theta);
        let subdifferential = penalty.subdifferential(lambda, theta);
        let excess = loss.excess(theta);
        // The least value of the loss is known.
        let mut gap = excess;
        if lambda > Lambda::ZERO {
            gap += lambda.value() * penalty.value(theta);
            let basis = penalty.basis();
            let point = basis.of_point(theta);
            let pull = basis.of_gradient(gradient);
            let limit = [0, 1].map(|j: usize| penalty.slope(lambda.value(), point[j].abs()).1);
            let feasible = (0..2).fold(1.0, |a: f64, j| {
                if limit[j] < a * pull[j].abs() {
                    limit[j] / pull[j].abs()
                } else {
                    a
                }
            });
            for a in [1.0, feasible] {
                let mut candidate = (1.0 - a) * (1.0 - a) * excess;
                for j in 0..2 {
                    let along = if point[j] < 0.0 { -pull[j] } else { pull[j] };
                    let (value, argument) = penalty.conjugate(lambda.value(), a * along.abs());
                    candidate += if point[j] == 0.0 {
                        value
                    } else {
                        let argument = if along < 0.0 { -argument } else { argument };
                        let term = (limit[j] - a * along).abs() * (point[j].abs() - argument).abs();
                        // Outside the domain of the conjugate; on its border up to rounding.
                        let outside = value == f64::INFINITY && a * along.abs() > limit[j];
                        if outside { f64::INFINITY } else { term }
                    };
                }
                // NaN (∞ − ∞ of overflowing terms) is no bound.
                if candidate < gap {
                    gap = candidate;
                }
            }
        }
        Self {
            kkt_residual: subdifferential.distance(gradient),
            gap,
            scale: scale(loss, theta, penalty, lambda),
        }
    }
}

/// The size of the terms that cancel in the optimality conditions.
pub(super) fn scale(loss: &QuadraticLoss, theta: Vector2, penalty: Penalty, lambda: Lambda) -> f64 {
    let hessian = loss.hessian();
    let rows = [
        [hessian.h11(), hessian.h12()],
        [hessian.h12(), hessian.h22()],
    ];
    let size = |v: Vector2, row: [f64; 2]| (row[0] * v[0]).abs() + (row[1] * v[1]).abs();
    let own = penalty.basis().of_point(theta).map(|x| {
        let slope = penalty.slope(lambda.value(), x.abs()).1;
        if slope < f64::INFINITY { slope } else { 0.0 }
    });
    let doubled = if penalty.basis() == Basis::Diagonals {
        2.0
    } else {
        1.0
    };
    rows.into_iter()
        .flat_map(|row| {
            [
                doubled * size(loss.center(), row),
                doubled * size(theta, row),
            ]
        })
        .fold(own[0].max(own[1]), f64::max)
}
