//! Tie-breaking: which of several minimisers a rule, or a method from a start, chooses.

use super::{SolutionSet, solve};
use crate::problem::{Lambda, QuadraticLoss, Vector2};

/// A way to choose one of several minimisers of F(θ) = Loss(θ) + λ‖θ‖₁.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieBreakingRule {
    /// The least Euclidean norm: θ*, as [`super::PlanarSolution`] has it.
    LeastNorm,
    /// The fewest coordinates that are not 0. Several may be as sparse.
    Sparsest,
    /// Cyclic coordinate descent from 0: one coordinate (0 or 1) after the other is set to its best
    /// value, this one first.
    CoordinateDescent(usize),
    /// The proximal gradient method (ISTA) with the step 1/L, L the larger eigenvalue of H, from 0.
    FromZero,
    /// The same from θ̂.
    FromLeastSquares,
}

/// A minimiser, and a rule that chooses it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TieBreak {
    /// The rule.
    pub rule: TieBreakingRule,
    /// The minimiser: where the rule, or the method in the limit, ends.
    pub theta: Vector2,
}

/// The minimiser that each [`TieBreakingRule`] chooses, in closed form; empty if there is only one.
///
/// **Coordinate descent** from 0 sets its first coordinate i to S(qᵢ, λ)/hᵢᵢ, S being soft-thresholding.
/// That is the end of the set on the axis of i, so that nothing moves any more. (A column of zeros moves
/// nothing either: then the other coordinate does.)
///
/// **ISTA** ends at the minimiser nearest to its start. λ > 0, so H = h·((1, s), (s, 1)) and L = 2h: let
/// a, b be the coordinates times the signs of q, and a + b = t the set, a, b ≥ 0. A step adds r/2 to
/// both, r = t + 2τ − a − b and τ = λ/L, and shrinks both by τ. From 0 that is (t/2, t/2) at once. From θ̂
/// r is 0: if a, b ≥ τ both fall by τ, and that is in the set, along its normal. Otherwise one, say b,
/// shrinks to 0 and stays there, as r ≤ 2τ while a ≥ t; and a falls to t. Each of these is the nearest point of the set. λ = 0: the
/// steps go along the gradient, which is normal to the set.
///
/// ```
/// use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
/// use lasso_path::solve::tie_breaks;
/// // two equal columns: all θ ≥ 0 with θ₁ + θ₂ = 2 are as good
/// let loss = QuadraticLoss::new(Hessian::correlation(1.0)?, [3.0, 0.0], 0.0)?;
/// let chosen = tie_breaks(&loss, Lambda::ONE);
/// assert_eq!(chosen[0].theta, [1.0, 1.0]);
/// assert!(chosen.iter().any(|choice| choice.theta == [2.0, 0.0]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn tie_breaks(loss: &QuadraticLoss, lambda: Lambda) -> Vec<TieBreak> {
    let solution = solve(loss, lambda);
    let (hessian, center) = (loss.hessian(), loss.center());
    let [q1, q2] = loss.negative_gradient_at_zero();
    // Where the set meets each axis.
    let on_axes = match solution.set {
        SolutionSet::Point(_) => return Vec::new(),
        SolutionSet::Segment(ends) => ends.map(Some),
        SolutionSet::Line { .. } => [
            (hessian.h11() > 0.0).then(|| [q1 / hessian.h11(), 0.0]),
            (hessian.h22() > 0.0).then(|| [0.0, q2 / hessian.h22()]),
        ],
        SolutionSet::Plane => [Some([0.0; 2]); 2],
    };
    let from_center = match solution.set {
        SolutionSet::Segment(ends) => nearest(ends, center),
        _ => center,
    };
    let mut all = vec![TieBreak {
        rule: TieBreakingRule::LeastNorm,
        theta: solution.theta,
    }];
    for (k, end) in on_axes.into_iter().enumerate() {
        if let Some(theta) = end
            && all.iter().all(|each| each.theta != theta)
        {
            let rule = TieBreakingRule::Sparsest;
            all.push(TieBreak { rule, theta });
        }
        if let Some(theta) = end.or(on_axes[1 - k]) {
            let rule = TieBreakingRule::CoordinateDescent(k);
            all.push(TieBreak { rule, theta });
        }
    }
    for (rule, theta) in [
        (TieBreakingRule::FromZero, solution.theta),
        (TieBreakingRule::FromLeastSquares, from_center),
    ] {
        all.push(TieBreak { rule, theta });
    }
    all
}

/// The point of an edge of the diamond, from (±t, 0) to (0, ±t), that is nearest to `point`.
fn nearest([first, second]: [Vector2; 2], point: Vector2) -> Vector2 {
    let (t, signs) = (first[0].abs(), [first[0].signum(), second[1].signum()]);
    let a = (0.5 * (signs[0] * point[0] - signs[1] * point[1] + t)).clamp(0.0, t);
    [signs[0] * a + 0.0, signs[1] * (t - a) + 0.0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Hessian;

    fn at(h: [f64; 3], center: Vector2, lambda: f64) -> Vec<TieBreak> {
        let hessian = Hessian::new(h[0], h[1], h[2]).expect("semidefinite");
        let loss = QuadraticLoss::new(hessian, center, 0.0).expect("a plain centre");
        tie_breaks(&loss, Lambda::new(lambda).expect("not negative"))
    }

    fn theta(all: &[TieBreak], rule: TieBreakingRule) -> Vec<Vector2> {
        let found = all.iter().filter(|each| each.rule == rule);
        found.map(|each| each.theta).collect()
    }

    #[test]
    fn duplicated_columns_have_an_edge() {
        // a + b = 2.75 − 0.75 = 2
        let all = at([1.0, 1.0, 1.0], [2.0, 0.75], 0.75);
        assert_eq!(theta(&all, TieBreakingRule::LeastNorm), [[1.0, 1.0]]);
        assert_eq!(
            theta(&all, TieBreakingRule::Sparsest),
            [[2.0, 0.0], [0.0, 2.0]]
        );
        assert_eq!(
            theta(&all, TieBreakingRule::CoordinateDescent(0)),
            [[2.0, 0.0]]
        );
        assert_eq!(
            theta(&all, TieBreakingRule::CoordinateDescent(1)),
            [[0.0, 2.0]]
        );
        assert_eq!(theta(&all, TieBreakingRule::FromZero), [[1.0, 1.0]]);
        assert_eq!(
            theta(&all, TieBreakingRule::FromLeastSquares),
            [[1.625, 0.375]]
        );
        // the start beyond an end
        let all = at([1.0, 1.0, 1.0], [5.0, -2.25], 0.75);
        assert_eq!(theta(&all, TieBreakingRule::FromLeastSquares), [[2.0, 0.0]]);
        // the features against each other
        let all = at([1.0, -1.0, 1.0], [2.0, -0.75], 0.75);
        assert_eq!(
            theta(&all, TieBreakingRule::FromLeastSquares),
            [[1.625, -0.375]]
        );
    }

    #[test]
    fn an_unregularized_singular_loss_has_a_line() {
        // θ₁ + 2θ₂ = 4
        let all = at([1.0, 2.0, 4.0], [2.0, 1.0], 0.0);
        assert_eq!(theta(&all, TieBreakingRule::LeastNorm), [[0.8, 1.6]]);
        assert_eq!(
            theta(&all, TieBreakingRule::Sparsest),
            [[4.0, 0.0], [0.0, 2.0]]
        );
        assert_eq!(theta(&all, TieBreakingRule::FromLeastSquares), [[2.0, 1.0]]);
        // a column of zeros
        let all = at([0.0, 0.0, 2.0], [3.0, 1.5], 0.0);
        assert_eq!(
            theta(&all, TieBreakingRule::CoordinateDescent(0)),
            [[0.0, 1.5]]
        );
        assert_eq!(
            theta(&all, TieBreakingRule::CoordinateDescent(1)),
            [[0.0, 1.5]]
        );
        // as sparse as the nearest to 0: said once
        assert_eq!(theta(&all, TieBreakingRule::Sparsest), [] as [Vector2; 0]);
    }

    #[test]
    fn one_minimiser_needs_no_rule() {
        assert_eq!(at([1.0, 0.35, 0.8], [2.4, 1.0], 1.15), []);
        assert_eq!(at([1.0, 0.35, 0.8], [2.4, 1.0], 0.0), []);
        assert_eq!(at([1.0, 1.0, 1.0], [1.0, 1.0], 2.5), []);
        let flat = at([0.0; 3], [1.0, 1.0], 0.0);
        assert_eq!(
            theta(&flat, TieBreakingRule::FromLeastSquares),
            [[1.0, 1.0]]
        );
        assert_eq!(theta(&flat, TieBreakingRule::FromZero), [[0.0, 0.0]]);
    }
}
