//! min Loss(θ) subject to radius(θ) ≤ c, by the λ that leads to it.

use super::{Penalty, Solution};
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::planar::sign;
use crate::solve::{Radius, SolutionSet};

/// The λ for which the solution has a given radius.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LambdaForRadius {
    /// The radius is at least that of the unregularized minimiser that λ → 0 leads to: the
    /// constraint is slack, λ = 0.
    Slack,
    /// The radius is taken at this λ and no other.
    One(Lambda),
    /// Radius 0, and θ* = 0 for every λ from this one on.
    From(Lambda),
    /// Radius 0, and θ* reaches 0 only in the limit λ → ∞.
    Never,
    /// The radius may jump or be taken several times: the penalty is not convex, or has no ball.
    NotOneToOne,
}

/// The minimiser of the loss in a ball.
#[derive(Clone, Debug, PartialEq)]
pub struct Constrained {
    /// As a minimiser of Loss(θ) + λP(θ), with the least multiplier for λ.
    pub solution: Solution,
    /// The least multiplier; [`Lambda::LARGEST`] where there is none.
    pub lambda: Lambda,
    /// All λ, from the least to the largest, for which θ minimises Loss(θ) + λP(θ) too.
    pub multipliers: [f64; 2],
    /// Whether the constraint holds θ; false where it is slack.
    pub active: bool,
}

/// [`Penalty::constrained`] for any penalty, by the λ that leads to the radius.
pub(super) fn by_multiplier(
    penalty: Penalty,
    loss: &QuadraticLoss,
    radius: Radius,
) -> Option<Constrained> {
    let point = |theta: Vector2, lambda: Lambda| Solution {
        theta,
        set: SolutionSet::Point(theta),
        signs: theta.map(sign),
        others: Vec::new(),
        certificate: penalty.certificate(loss, lambda, theta),
    };
    Some(match penalty.lambda_for_radius(loss, radius) {
        LambdaForRadius::One(lambda) => Constrained {
            solution: penalty.solve(loss, lambda),
            lambda,
            multipliers: [lambda.value(); 2],
            active: true,
        },
        LambdaForRadius::From(lambda) => Constrained {
            solution: point([0.0; 2], lambda),
            lambda,
            multipliers: [lambda.value(), f64::INFINITY],
            active: lambda > Lambda::ZERO,
        },
        LambdaForRadius::Slack => {
            let nearly = nearly_zero(penalty, loss);
            let limit = penalty.minimise(loss, nearly).least_norm_point();
            Constrained {
                solution: point(limit, Lambda::ZERO),
                lambda: Lambda::ZERO,
                multipliers: [0.0; 2],
                active: false,
            }
        }
        LambdaForRadius::Never => {
            // The only point of the ball; no λ leads to it.
            let lambda = Lambda::LARGEST;
            let mut solution = point([0.0; 2], lambda);
            (solution.certificate.kkt_residual, solution.certificate.gap) = (0.0, 0.0);
            Constrained {
                solution,
                lambda,
                multipliers: [f64::INFINITY; 2],
                active: true,
            }
        }
        LambdaForRadius::NotOneToOne => return None,
    })
}

/// A λ at which θ* is its limit for λ → 0 from above: 0 itself, where the minimiser is unique there.
fn nearly_zero(penalty: Penalty, loss: &QuadraticLoss) -> Lambda {
    if loss.hessian().rank() == 2 {
        Lambda::ZERO
    } else {
        penalty.typical_lambda(loss).scaled(1e-30)
    }
}

/// [`Penalty::lambda_for_radius`] for any penalty: bisection over the binary64 numbers, as the radius falls with λ.
pub(super) fn lambda_by_bisection(
    penalty: Penalty,
    loss: &QuadraticLoss,
    radius: Radius,
) -> LambdaForRadius {
    if !penalty.convex() {
        return LambdaForRadius::NotOneToOne;
    }
    let target = radius.value();
    if target == 0.0 {
        return penalty
            .lambda_max(loss)
            .map_or(LambdaForRadius::Never, LambdaForRadius::From);
    }
    let fits = |lambda: f64| {
        let set = penalty.minimise(loss, Lambda::computed(lambda));
        penalty.radius(set.least_norm_point()) <= target
    };
    let mut low = nearly_zero(penalty, loss).value();
    if fits(low) {
        return LambdaForRadius::Slack;
    }
    let mut high = f64::MAX;
    // The bits of positive numbers are in the order of the numbers.
    while low.next_up() < high {
        let middle = f64::from_bits(u64::midpoint(low.to_bits(), high.to_bits()));
        if fits(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    LambdaForRadius::One(Lambda::computed(high))
}
