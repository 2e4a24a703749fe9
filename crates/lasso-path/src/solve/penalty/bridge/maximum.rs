//! p = ∞: min Loss(θ) + λ‖θ‖_∞, a lasso in u = (θ₁ + θ₂)/2 and v = (θ₁ − θ₂)/2.
//!
//! In these coordinates H becomes A = BᵀHB with B = ((1, 1), (1, −1)), q becomes Bᵀq, det A = 4Δ, and
//! adj(A)Bᵀq = det A·(û, v̂) = 2Δ(θ̂₁ ± θ̂₂): sums of the given numbers, as double-doubles.

use crate::problem::QuadraticLoss;
use crate::problem::arithmetic::DoubleDouble;
use crate::solve::SolutionSet;
use crate::solve::homotopy::ScaledLoss;
use crate::solve::penalty::Basis;
use crate::solve::penalty::patterns::Patterns;

fn pulls(scaled: &ScaledLoss) -> [DoubleDouble; 2] {
    let [first, second] = scaled.gradient;
    [first + second, first - second]
}

/// ‖q‖₁ = max |q₁ ± q₂|, from where on θ = 0.
pub(super) fn lambda_max(loss: &QuadraticLoss) -> f64 {
    let scaled = ScaledLoss::new(loss);
    let [along, across] = pulls(&scaled).map(|pull| pull.value().abs());
    along.max(across) * scaled.lambda_unit
}

/// The minimisers for λ > 0; more than one if H has rank 1 and is zero in one row: then any value of
/// that coordinate between −‖θ‖_∞ and ‖θ‖_∞ will do.
pub(super) fn minimise(loss: &QuadraticLoss, lambda: f64) -> SolutionSet {
    let scaled = ScaledLoss::new(loss);
    if lambda >= lambda_max(loss) {
        return SolutionSet::Point([0.0; 2]);
    }
    let [h11, h22] = scaled.diagonal;
    let lambda = lambda * scaled.inverse_lambda_unit;
    if scaled.rank == 1 && scaled.off_diagonal == 0.0 {
        let i = usize::from(h11 == 0.0);
        let q = scaled.gradient[i].value();
        let size = (scaled.gradient[i].abs() - lambda.into()).value() / scaled.diagonal[i];
        let size = size.max(0.0) * scaled.theta_unit;
        let mut ends = [[size; 2]; 2];
        for (end, sign) in ends.iter_mut().zip([1.0, -1.0]) {
            end[i] = q.signum() * size;
            end[1 - i] = sign * size;
        }
        return SolutionSet::Segment(ends);
    }
    let cross = scaled.off_diagonal;
    let [first, second] = scaled.center;
    let delta = scaled.determinant.scaled(2.0);
    let point = Patterns {
        diagonal: [2.0 * cross, -2.0 * cross]
            .map(|twice| (DoubleDouble::sum(h11, h22) + twice.into()).value()),
        gradient: pulls(&scaled),
        adjoint: [second, -second].map(|other| DoubleDouble::sum(first, other) * delta),
        determinant: scaled.determinant.value() * 4.0,
        // a₂₂ ∓ a₁₂ and a₁₁ ∓ a₁₂ without the cancellation in them.
        shrinkage: |j: usize, signs: [f64; 2]| {
            let own = if signs[0] == signs[1] { h22 } else { h11 };
            let cross = if j == 0 { -cross } else { cross };
            DoubleDouble::from(lambda) * DoubleDouble::sum(own, cross).scaled(2.0 * signs[j])
        },
    }
    .minimiser(lambda.into());
    let mut theta = Basis::Diagonals.to_point(point);
    if point[0] != 0.0 && point[1] != 0.0 {
        // Inside a side, |θ_i| > |θ_j|: each coordinate by itself, because u + v may cancel.
        let sign = point[0].signum();
        let i = usize::from(point[0] * point[1] < 0.0);
        let mut pulls = [scaled.off_diagonal; 2];
        pulls[i] = -scaled.diagonal[1 - i];
        theta = [0, 1].map(|j: usize| {
            let shift = DoubleDouble::product(sign * pulls[j], lambda);
            let numerator = scaled.determinant * scaled.center[j] + shift;
            numerator.value() / scaled.determinant.value()
        });
    }
    SolutionSet::Point(theta.map(|x| x * scaled.theta_unit + 0.0))
}
