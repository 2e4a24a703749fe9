//! How far a point is from optimal: computed from the loss, λ and θ alone.

use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{Lambda, QuadraticLoss, Vector2};

/// How far θ is from minimising F(θ) = Loss(θ) + λP(θ): two independent measures, both zero exactly at the
/// minimisers of a convex F. Nothing here knows how θ was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Certificate {
    /// dist(−∇Loss(θ), λ∂P(θ)) in the largest coordinate. For L1, with g = −∇Loss(θ) = H(θ̂ − θ), the largest of
    /// |g_j − λ sign θ_j| where θ_j ≠ 0, and max(0, |g_j| − λ) where θ_j = 0. Zero at all stationary points if F is
    /// not convex. In the unit of λ∂P.
    pub kkt_residual: f64,
    /// An upper bound of F(θ) − min F, up to the rounding of its own computation: the duality gap if P is convex, and
    /// a bound by branch and bound otherwise. In the unit of the loss, never negative; ∞ where F(θ) overflows.
    pub gap: f64,
    /// The size of the terms that cancel in the residual, to compare it with: for L1
    /// max(λ, ‖ |H||θ̂| ‖∞, ‖ |H||θ| ‖∞). The best θ in binary64 has a residual of up to a few times 2⁻⁵³ of it.
    pub scale: f64,
}

impl Certificate {
    /// The certificate of θ for the lasso with this loss and this λ. Any θ may be given; NaN gives NaN.
    ///
    /// **Duality gap.** With H = AᵀA and r = A(θ̂ − θ), the dual of min ½‖A(θ̂ − θ)‖² + λ‖θ‖₁ is
    /// max uᵀAθ̂ − ½‖u‖² subject to ‖Aᵀu‖∞ ≤ λ. The point u = a·r with a = min(1, λ/‖g‖∞) is
    /// feasible because Aᵀr = g; since rᵀAθ̂ = ‖r‖² + gᵀθ the gap is
    ///
    /// ½(1 − a)²·(θ̂ − θ)ᵀH(θ̂ − θ) + Σ_j (λ|θ_j| − a g_j θ_j),
    ///
    /// where every term is ≥ 0 and none contains a difference of two values of F. (The
    /// scaled dual point is that of S.-J. Kim, K. Koh, M. Lustig, S. Boyd, D. Gorinevsky, *An
    /// interior-point method for large-scale ℓ1-regularized least squares*, IEEE J. Sel. Top. Signal
    /// Process. 1 (2007), section III.)
    /// A term that rounding makes negative is taken as 0.
    #[must_use]
    pub fn lasso(loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> Self {
        let lambda = lambda.value();
        let hessian = loss.hessian();
        let center = loss.center();
        let rows = [
            [hessian.h11(), hessian.h12()],
            [hessian.h12(), hessian.h22()],
        ];
        let [first, second] = [0, 1].map(|j| DoubleDouble::sum(center[j], -theta[j]));
        let gradient = rows.map(|row| first * row[0] + second * row[1]);

        let excess = gradient.map(|g| (g.abs() - lambda.into()).value());
        let residual = [0, 1].map(|j| {
            if theta[j] == 0.0 {
                excess[j].max(0.0)
            } else {
                (gradient[j].scaled(theta[j].signum()) - lambda.into())
                    .value()
                    .abs()
            }
        });

        let largest = larger(gradient[0].value().abs(), gradient[1].value().abs());
        // 1 − a = (‖g‖∞ − λ)/‖g‖∞, from the difference itself.
        let one_minus_a = if largest > 0.0 {
            DoubleDouble::from(larger(excess[0], excess[1]).max(0.0)).quotient(largest.into())
        } else {
            DoubleDouble::ZERO
        };
        let a = DoubleDouble::from(1.0) - one_minus_a;
        let complementarity = [0, 1].map(|j| {
            let along = gradient[j].scaled(theta[j].signum());
            if theta[j] == 0.0 {
                0.0
            } else {
                at_least_zero(theta[j].abs() * (DoubleDouble::from(lambda) - a * along).value())
            }
        });
        let remaining = one_minus_a.value();
        let gap =
            remaining * remaining * loss.excess(theta) + complementarity[0] + complementarity[1];

        let size = |v: Vector2, row: [f64; 2]| (row[0] * v[0]).abs() + (row[1] * v[1]).abs();
        let scale = rows
            .into_iter()
            .flat_map(|row| [size(center, row), size(theta, row)])
            .fold(lambda, larger);
        Self {
            kkt_residual: larger(residual[0], residual[1]),
            gap,
            scale,
        }
    }
}

/// The larger of two numbers, or NaN if one is.
fn larger(a: f64, b: f64) -> f64 {
    if a >= b || a.is_nan() { a } else { b }
}

fn at_least_zero(value: f64) -> f64 {
    if value < 0.0 { 0.0 } else { value }
}
