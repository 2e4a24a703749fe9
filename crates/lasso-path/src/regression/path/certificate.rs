//! How far a whole path is from optimal.

use super::super::certificate::{correlations, exact_square, residual};
use super::super::design::Design;
use super::super::matrix::dot;
use super::Knot;
use super::promise::Promise;
use crate::order;
use crate::problem::Lambda;
use crate::problem::arithmetic::DoubleDouble;

/// How far θ*(λ) is from optimal over *all* λ of a path, from X, y and the knots alone.
///
/// Between two knots θ and c = Xᵀ(y − Xθ)/n are linear in λ, so that each violation is largest at an end, taken with the
/// support and the signs of the inside. The sums over rows are in double-double arithmetic.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Certificate {
    /// The largest KKT residual at any λ, in the unit of λ; infinite if a coefficient changes its sign between knots.
    pub kkt_residual: f64,
    /// The λ at which it is found.
    pub kkt_lambda: Lambda,
    /// The largest ratio of a KKT residual to what [`LassoPath`](super::LassoPath) promises there: the promise is kept if
    /// this is at most 1. 0 for λ_max = 0.
    pub share_of_promise: f64,
    /// F(θ*(λ)) − min F is at most this for every λ ≥ [`Self::gap_from`]: the primal value minus a dual one, at the residual
    /// scaled by one factor on a piece (within a factor 10 of λ) that makes it feasible all along.
    pub gap: f64,
    /// The gap as a share of F(0) = ‖y‖²/(2n); the gap itself if y = 0.
    pub relative_gap: f64,
    /// 10⁻⁶·λ_max, or the path's end if that is above. Below, a dual point scaled to ‖Xᵀu‖∞ ≤ nλ is worth nothing: there the
    /// KKT residual is what tells.
    pub gap_from: Lambda,
}

/// The share of λ_max below which no gap is computed.
const LEAST: f64 = 1e-6;

/// θ at a knot, and what follows from it.
struct End<'a> {
    knot: &'a Knot,
    residual: Vec<DoubleDouble>,
    gradient: Vec<DoubleDouble>,
}

impl Certificate {
    pub(super) fn new(design: &Design, knots: &[Knot]) -> Self {
        let n = design.rows() as f64;
        let lambda_max = knots[0].lambda.value();
        let promise = Promise::new(design, lambda_max);
        let mut this = Self {
            kkt_residual: 0.0,
            kkt_lambda: knots[0].lambda,
            share_of_promise: 0.0,
            gap: 0.0,
            relative_gap: 0.0,
            gap_from: Lambda::computed(
                knots[knots.len() - 1]
                    .lambda
                    .value()
                    .max(LEAST * lambda_max),
            ),
        };
        let mut look = |end: &End, miss: f64| {
            if miss > this.kkt_residual {
                (this.kkt_residual, this.kkt_lambda) = (miss, end.knot.lambda);
            }
            if lambda_max > 0.0 {
                let share = miss / promise.allowed(&end.knot.theta);
                this.share_of_promise = this.share_of_promise.max(share);
            }
        };
        let mut gap = 0.0_f64;
        let mut upper = End::new(design, &knots[0]);
        look(&upper, upper.miss(&[]));
        for knot in &knots[1..] {
            let lower = End::new(design, knot);
            let signs = signs(upper.knot, lower.knot);
            let miss = |end: &End| signs.as_ref().map_or(f64::INFINITY, |s| end.miss(s));
            look(&upper, miss(&upper));
            look(&lower, miss(&lower));
            gap = gap.max(piece_gap(&upper, &lower, LEAST * lambda_max, n));
            upper = lower;
        }
        let zero = dot(design.y(), design.y()) / (2.0 * n);
        this.gap = gap;
        this.relative_gap = if zero > 0.0 { gap / zero } else { gap };
        this
    }
}

impl<'a> End<'a> {
    fn new(design: &Design, knot: &'a Knot) -> Self {
        let residual = residual(design.x(), design.y(), &knot.theta.to_vec());
        Self {
            knot,
            gradient: correlations(design.x(), &residual),
            residual,
        }
    }

    /// The KKT residual if these columns have these signs.
    fn miss(&self, signs: &[(usize, f64)]) -> f64 {
        let lambda = DoubleDouble::from(self.knot.lambda.value());
        let over = |c: &DoubleDouble| (c.abs() - lambda).value();
        let off =
            |&(j, sign): &(usize, f64)| (self.gradient[j] - lambda.scaled(sign)).abs().value();
        let inside = signs.iter().map(off).fold(0.0, f64::max);
        self.gradient.iter().map(over).fold(inside, f64::max)
    }
}

/// The signs of the columns that are not 0 between two knots; `None` if one has two.
fn signs(upper: &Knot, lower: &Knot) -> Option<Vec<(usize, f64)>> {
    let entries = upper.theta.nonzero().iter().chain(lower.theta.nonzero());
    entries
        .map(|&(j, t)| {
            let turns = upper.theta.get(j) * t < 0.0 || lower.theta.get(j) * t < 0.0;
            (!turns).then_some((j, t.signum()))
        })
        .collect()
}

/// A quadratic of the share w of the way down a piece, from its values at 0, ½ and 1.
#[derive(Clone, Copy)]
struct Quadratic([f64; 3]);

impl Quadratic {
    fn at(self, w: f64) -> f64 {
        let [start, middle, end] = self.0;
        let (b, c) = (
            4.0 * middle - 3.0 * start - end,
            2.0 * (start + end) - 4.0 * middle,
        );
        start + w * (b + w * c)
    }
}

/// The largest gap on a piece, for λ ≥ `least`.
fn piece_gap(upper: &End, lower: &End, least: f64, n: f64) -> f64 {
    let [top, bottom] = [upper, lower].map(|end| end.knot.lambda.value());
    if top <= least || top <= bottom {
        return 0.0;
    }
    // ‖r‖²/n, θᵀc and λ‖θ‖₁ − θᵀc
    let values = [0.0, 0.5, 1.0].map(|w| at_share(upper, lower, w, n));
    let [energy, product, slack] = [0, 1, 2].map(|k| Quadratic(values.map(|v| v[k])));
    let mut gap = 0.0_f64;
    let mut from = top;
    while from > bottom.max(least) {
        let to = (0.1 * from).max(bottom).max(least);
        let [start, end] = [from, to].map(|lambda| (top - lambda) / (top - bottom));
        // |cⱼ|/λ is largest at an end, since cⱼ is linear
        let scale = [(from, start), (to, end)]
            .map(|(lambda, w)| (lambda / steepest(upper, lower, w)).min(1.0));
        let short = 1.0 - scale[0].min(scale[1]);
        let gap_at =
            |w: f64| 0.5 * short * short * energy.at(w) + slack.at(w) + short * product.at(w);
        let middle = gap_at(f64::midpoint(start, end));
        let [first, last] = [gap_at(start), gap_at(end)];
        // a quadratic exceeds its values at the ends and in the middle by at most a sixteenth of its bend
        let bend = (2.0 * (first + last) - 4.0 * middle).abs();
        gap = gap.max(first.max(last).max(middle) + bend / 16.0);
        from = to;
    }
    gap
}

/// max |cⱼ| at a share of the way.
fn steepest(upper: &End, lower: &End, w: f64) -> f64 {
    let pairs = upper.gradient.iter().zip(&lower.gradient);
    pairs
        .map(|(a, b)| (*a + (*b - *a) * w).abs().value())
        .fold(0.0, f64::max)
}

/// ‖r‖²/n, θᵀc and λ‖θ‖₁ − θᵀc at a share of the way.
fn at_share(upper: &End, lower: &End, w: f64, n: f64) -> [f64; 3] {
    let between = |a: DoubleDouble, b: DoubleDouble| a + (b - a) * w;
    let residual: Vec<DoubleDouble> = upper
        .residual
        .iter()
        .zip(&lower.residual)
        .map(|(a, b)| between(*a, *b))
        .collect();
    let lambda = between(
        upper.knot.lambda.value().into(),
        lower.knot.lambda.value().into(),
    );
    let (above, below) = (&upper.knot.theta, &lower.knot.theta);
    let mut columns: Vec<usize> = above.nonzero().iter().map(|(j, _)| *j).collect();
    columns.extend(below.nonzero().iter().map(|(j, _)| *j));
    order::sort(&mut columns);
    columns.dedup();
    let (mut product, mut slack) = (DoubleDouble::ZERO, DoubleDouble::ZERO);
    for j in columns {
        let t = between(above.get(j).into(), below.get(j).into());
        let along = between(upper.gradient[j], lower.gradient[j]) * t;
        product = product + along;
        slack = slack + lambda * t.abs() - along;
    }
    [exact_square(&residual) / n, product.value(), slack.value()]
}
