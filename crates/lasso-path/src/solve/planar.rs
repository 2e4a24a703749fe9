//! Exact solutions of the planar lasso min ½(θ − θ̂)ᵀH(θ − θ̂) + λ‖θ‖₁ for all λ ≥ 0.

use super::homotopy::{MOST_SEGMENTS, Position, Regime, ScaledLoss};
use crate::problem::{Lambda, QuadraticLoss, Vector2};

/// The whole solution path λ ↦ θ*(λ) of a planar quadratic loss, in closed form.
///
/// θ* is continuous and piecewise linear in λ (for λ > 0), and zero from λ_max on. The path is
/// computed once, without heap allocation; each look-up then costs a few dozen operations.
///
/// **Accuracy.** The support and the signs are decided by the optimality conditions in
/// double-double arithmetic, never by a threshold; each coordinate of θ* and each knot is within a
/// few units in the last place of the exact one for the given numbers, for every condition of H.
/// A zero coordinate is the number +0.0. Double-double arithmetic has 106 bits: a coordinate that is
/// below 2⁻¹⁰⁰ of what it would be at λ = 0 with the same signs is within its rounding and may be taken
/// as zero. This holds for every loss that can be made, however far apart its entries are; where θ̂_j is
/// exactly 0, for λ ≥ 10⁻¹⁰⁰.
///
/// **Singular H.** The minimisers may not be unique; see [`SolutionSet`]. At λ = 0 they are a line
/// or the plane, and the path jumps there: [`limit_at_zero`](Self::limit_at_zero) is the limit from
/// λ > 0, which is a minimiser of least L1 norm, while the solution at λ = 0 is the one of least
/// Euclidean norm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanarPath {
    loss: QuadraticLoss,
    scaled: ScaledLoss,
    lambda_max: Lambda,
    segments: [Segment; MOST_SEGMENTS],
    regimes: [Regime; MOST_SEGMENTS],
    knots: [Knot; MOST_SEGMENTS],
    /// How many segments there are; as many knots, each at the upper end of its segment.
    count: usize,
}

/// A λ > 0 at which the support or the signs of θ* change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knot {
    /// The exact λ of the knot, rounded to binary64.
    pub lambda: Lambda,
    /// θ* there; a coordinate that changes is exactly 0.0.
    ///
    /// One exception, for condition numbers beyond about 10¹²: if one coordinate reaches zero and
    /// the other leaves it within one unit in the last place of λ, the path seems to jump from axis
    /// to axis here, and θ is one of the two ends.
    pub theta: Vector2,
    /// How each coordinate changes as λ *increases* through the knot.
    pub changes: [Change; 2],
}

/// How a coordinate changes as λ increases through a knot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Zero on both sides, or nonzero on both sides with one sign.
    Stays,
    /// Nonzero below the knot, zero above it.
    ReachesZero,
    /// Zero below the knot, nonzero above it: more regularization brings this coordinate in.
    LeavesZero,
    /// Nonzero on both sides with opposite signs. Exactly, a coordinate rests at zero over an
    /// interval of λ between two signs; here that interval is too short for binary64.
    CrossesZero,
}

impl Change {
    /// The change between two signs.
    pub(super) fn between(below: i8, above: i8) -> Self {
        match (below, above) {
            _ if below == above => Self::Stays,
            (_, 0) => Self::ReachesZero,
            (0, _) => Self::LeavesZero,
            _ => Self::CrossesZero,
        }
    }
}

/// A linear piece of the path with θ* ≠ 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The interval of λ: lower end, upper end; lower < upper.
    pub lambda: [Lambda; 2],
    /// θ* at the two ends, as limits from inside.
    pub theta: [Vector2; 2],
    /// The signs −1, 0, 1 of θ* inside.
    pub signs: [i8; 2],
}

/// The minimisers at one λ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanarSolution {
    /// The minimiser of least Euclidean norm; the only one if `set` is a point.
    pub theta: Vector2,
    /// All minimisers.
    pub set: SolutionSet,
    /// The signs −1, 0, 1 of `theta`.
    pub signs: [i8; 2],
}

/// The set of all minimisers: convex, closed, never empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SolutionSet {
    /// One minimiser.
    Point(Vector2),
    /// All convex combinations of two points, one on each axis: λ > 0 and
    /// H = h·((1, ±1), (±1, 1)), where all features count the same. (For the penalty ‖θ‖_∞: a side of
    /// the square, where H has a row of zeros.)
    Segment([Vector2; 2]),
    /// `point` + t·`direction` for all t: λ = 0 and H of rank 1.
    Line {
        /// The point of the line of least Euclidean norm.
        point: Vector2,
        /// A unit vector that spans the null space of H.
        direction: Vector2,
    },
    /// Every θ: λ = 0 and H = 0.
    Plane,
}

impl PlanarPath {
    /// Computes the path of a loss.
    #[must_use]
    pub fn new(loss: &QuadraticLoss) -> Self {
        let scaled = ScaledLoss::new(loss);
        let breakpoints = scaled.breakpoints();
        let origin = Knot {
            lambda: Lambda::ZERO,
            theta: [0.0; 2],
            changes: [Change::Stays; 2],
        };
        let nodes = &breakpoints.nodes[..=breakpoints.count];
        let pieces = nodes
            .windows(2)
            .filter(|ends| ends[1].lambda < ends[0].lambda)
            .count();
        let lambda_max = Lambda::computed(nodes[0].lambda);
        let mut path = Self {
            loss: *loss,
            scaled,
            lambda_max,
            segments: [Segment {
                lambda: [Lambda::ZERO; 2],
                theta: [[0.0; 2]; 2],
                signs: [0; 2],
            }; MOST_SEGMENTS],
            regimes: breakpoints.regimes,
            knots: [origin; MOST_SEGMENTS],
            count: pieces,
        };
        // Downward from λ_max, into the slots from the last to the first. Several nodes may have
        // one λ: the sparsest θ counts there, the one at λ_max before all.
        let mut slot = pieces;
        let (mut lambda, mut above, mut sparsest) = (lambda_max, [0; 2], nodes[0].theta);
        for (ends, &regime) in nodes.windows(2).zip(&breakpoints.regimes) {
            let (upper, lower) = (ends[0], ends[1]);
            if lower.lambda < upper.lambda {
                slot -= 1;
                let signs = regime.signs();
                // A node that coincides with λ_max in binary64 may have a last bit of θ left.
                let upper_theta = if slot + 1 == pieces {
                    [0.0; 2]
                } else {
                    upper.theta
                };
                path.regimes[slot] = regime;
                path.knots[slot] = Knot {
                    lambda,
                    theta: sparsest,
                    changes: [0, 1].map(|j| Change::between(signs[j], above[j])),
                };
                let end = Lambda::computed(lower.lambda);
                path.segments[slot] = Segment {
                    lambda: [end, lambda],
                    theta: [lower.theta, upper_theta],
                    signs,
                };
                (lambda, above, sparsest) = (end, signs, lower.theta);
            } else if support_size(lower.theta) < support_size(sparsest) {
                sparsest = lower.theta;
            }
        }
        path
    }

    /// λ_max: θ* = 0 exactly if λ ≥ λ_max (λ > 0 if λ_max = 0 and H is singular).
    #[must_use]
    pub fn lambda_max(&self) -> Lambda {
        self.lambda_max
    }

    /// The knots with λ > 0, ascending; the last one is λ_max. At most four; none if λ_max = 0.
    #[must_use]
    pub fn knots(&self) -> &[Knot] {
        &self.knots[..self.count]
    }

    /// The linear pieces with θ* ≠ 0, ascending, which together cover [0, λ_max]. At most four;
    /// none if λ_max = 0. If the minimisers are not unique the piece is that of the minimiser of
    /// least Euclidean norm for λ > 0.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments[..self.count]
    }

    /// The limit of θ*(λ) as λ → 0 from above: θ̂ if H has rank 2, and a minimiser of the loss of
    /// least L1 norm otherwise.
    #[must_use]
    pub fn limit_at_zero(&self) -> Vector2 {
        self.segments()
            .first()
            .map_or([0.0; 2], |segment| segment.theta[0])
    }

    #[inline]
    pub(super) fn scaled(&self) -> &ScaledLoss {
        &self.scaled
    }

    /// The minimisers at λ. If λ is a knot's, bit for bit, this is the knot's θ, with its zeros.
    #[must_use]
    pub fn solution(&self, lambda: Lambda) -> PlanarSolution {
        if lambda == Lambda::ZERO {
            return PlanarSolution::of(unregularized(&self.loss));
        }
        for (k, knot) in self.knots().iter().enumerate() {
            if lambda < knot.lambda {
                return PlanarSolution::inside(&self.scaled, self.regimes[k], lambda);
            }
            if lambda == knot.lambda {
                return PlanarSolution::of(SolutionSet::Point(knot.theta));
            }
        }
        PlanarSolution::of(SolutionSet::Point([0.0; 2]))
    }
}

/// The minimisers of Loss(θ) + λ‖θ‖₁ for one λ; for several, build the [`PlanarPath`] once.
///
/// The same as the path's [`solution`](PlanarPath::solution), bit for bit, and much faster than to
/// build the path.
#[must_use]
pub fn solve(loss: &QuadraticLoss, lambda: Lambda) -> PlanarSolution {
    if lambda == Lambda::ZERO {
        return PlanarSolution::of(unregularized(loss));
    }
    let scaled = ScaledLoss::new(loss);
    if lambda >= Lambda::computed(scaled.lambda_max()) {
        return PlanarSolution::of(SolutionSet::Point([0.0; 2]));
    }
    match scaled.position_at(lambda.value()) {
        Position::Inside(regime) => PlanarSolution::inside(&scaled, regime, lambda),
        Position::Knot(theta) => PlanarSolution::of(SolutionSet::Point(theta)),
    }
}

/// The [`solve`]d θ of the losses with the Hessian of `loss` and each of these θ̂, bit for bit.
pub(super) fn solve_many(
    loss: &QuadraticLoss,
    centers: &[Vector2],
    lambda: Lambda,
    out: &mut [Vector2],
) {
    for_each_center(loss, centers, lambda, out, |scaled| {
        if lambda >= Lambda::computed(scaled.lambda_max()) {
            return [0.0; 2];
        }
        match scaled.position_at(lambda.value()) {
            Position::Inside(regime) => scaled.theta(regime, lambda.value()),
            Position::Knot(theta) => theta,
        }
    });
}

/// θ* of the losses with the Hessian of `loss` and each of these θ̂: by `solve` for λ > 0, and the unregularized
/// minimum of least norm for λ = 0.
pub(super) fn for_each_center(
    loss: &QuadraticLoss,
    centers: &[Vector2],
    lambda: Lambda,
    out: &mut [Vector2],
    solve: impl Fn(&ScaledLoss) -> Vector2,
) {
    let hessian = loss.hessian();
    let origin = ScaledLoss::at_origin(hessian);
    for (theta, center) in out.iter_mut().zip(centers) {
        *theta = if lambda == Lambda::ZERO {
            QuadraticLoss::new(*hessian, *center, 0.0)
                .map_or([0.0; 2], |loss| unregularized(&loss).least_norm_point())
        } else {
            solve(&origin.moved(hessian, *center))
        };
    }
}

impl PlanarSolution {
    /// The minimisers at a λ > 0 inside a regime.
    #[inline]
    fn inside(scaled: &ScaledLoss, regime: Regime, lambda: Lambda) -> Self {
        let theta = scaled.theta(regime, lambda.value());
        Self::of(match regime {
            Regime::Shared { .. } => {
                SolutionSet::Segment([[2.0 * theta[0], 0.0], [0.0, 2.0 * theta[1]]])
            }
            Regime::Axis { .. } | Regime::Both { .. } => SolutionSet::Point(theta),
        })
    }

    #[inline]
    fn of(set: SolutionSet) -> Self {
        let theta = set.least_norm_point();
        Self {
            theta,
            set,
            signs: theta.map(sign),
        }
    }
}

impl SolutionSet {
    /// The member of least Euclidean norm.
    #[inline]
    #[must_use]
    pub fn least_norm_point(&self) -> Vector2 {
        match *self {
            Self::Point(theta) => theta,
            // The end points are at equal distances from the origin.
            Self::Segment([first, second]) => [0, 1].map(|j: usize| 0.5 * (first[j] + second[j])),
            Self::Line { point, .. } => point,
            Self::Plane => [0.0; 2],
        }
    }
}

impl Regime {
    fn signs(self) -> [i8; 2] {
        match self {
            Self::Axis {
                index,
                sign: direction,
            } => {
                let mut signs = [0; 2];
                signs[index] = sign(direction);
                signs
            }
            Self::Both { signs } | Self::Shared { signs } => signs.map(sign),
        }
    }
}

/// The minimisers at λ = 0.
pub(super) fn unregularized(loss: &QuadraticLoss) -> SolutionSet {
    match loss.hessian().rank() {
        0 => SolutionSet::Plane,
        1 => {
            let hessian = loss.hessian();
            // H = h wwᵀ and q = h w(wᵀθ̂): w(wᵀθ̂)/|w|² = q / trace H.
            let trace = hessian.h11() + hessian.h22();
            let point = loss.negative_gradient_at_zero().map(|q| q / trace);
            let direction = hessian.eigenvectors()[1];
            SolutionSet::Line { point, direction }
        }
        _ => SolutionSet::Point(loss.center()),
    }
}

fn support_size(theta: Vector2) -> usize {
    theta
        .iter()
        .filter(|coordinate| **coordinate != 0.0)
        .count()
}

/// −1, 0 or 1.
pub(super) fn sign(value: f64) -> i8 {
    i8::from(value > 0.0) - i8::from(value < 0.0)
}
