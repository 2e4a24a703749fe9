//! The mean of θ in the plane with a Laplace prior.

use super::lasso_distribution::LassoDistribution;
use super::quadrature::{Values, integrate};
use crate::problem::{QuadraticLoss, Vector2};

/// Where κ(F − F\*) is beyond this, the rest of the posterior's mass is below 10⁻¹³.
const DEEPEST: f64 = 36.0;

/// The share of a mean absolute deviation that the error of an interval of the quadrature may be.
const TOLERANCE: f64 = 1e-10;

/// E\[θ\] of the density ∝ exp(−κF(θ)), F = Loss + λ‖θ‖₁, for λ > 0, h₁₂ ≠ 0, a minimiser θ\* of F and
/// `root_weight` = √κ. None if numbers leave their range.
pub(super) fn lasso_mean(
    loss: &QuadraticLoss,
    root_weight: f64,
    lambda: f64,
    mode: Vector2,
) -> Option<Vector2> {
    let marginal = Marginal::new(loss, root_weight, lambda, mode);
    let finite = [&marginal.inner, &marginal.outer].iter().all(|side| {
        [side.up, side.down, side.mode]
            .iter()
            .all(|x| x.is_finite())
    });
    if !finite {
        return None;
    }
    let [low, high] = [marginal.reach(-1.0)?, marginal.reach(1.0)?];
    let mut points = marginal.breaks(low, high);
    points.retain(|&u| low < u && u < high);
    points.extend([low, high]);
    points.sort_by(f64::total_cmp);
    points.dedup();
    let [[mass, outer, inner], _] = integrate(|u| marginal.values(u), &points, TOLERANCE);
    let mean = [0, 1].map(|j: usize| {
        let unit = 1.0 / (root_weight * diagonal(loss)[j].sqrt());
        let shift = unit * ([outer, inner][j] / mass);
        mode[j] + if mode[j] < 0.0 { -shift } else { shift }
    });
    mean.iter().all(|x| x.is_finite()).then_some(mean)
}

/// The marginal density of θ₁, and the mean of θ₂ given θ₁, in the units 1/√(κh_jj) of each
/// coordinate and with signs such that θ\* ≥ 0. There u and w are the offsets from θ\*, and
///
/// κ(F − F\*) = ½(w + ρu)² + ½(1 − ρ²)u² + Σ L_j, with L = `up`·x or `down`·|x| at x = θ_j by its sign.
///
/// No term is negative, and none is a difference of large ones. Over w it is a Lasso distribution,
/// whose mass and mean are in closed form.
struct Marginal {
    /// ρ = h₁₂/√(h₁₁h₂₂).
    correlation: f64,
    /// 1 − ρ² = det H/(h₁₁h₂₂).
    complement: f64,
    outer: Side,
    inner: Side,
}

/// One coordinate at the mode, in its unit.
struct Side {
    /// θ\*_j ≥ 0.
    mode: f64,
    /// The slope of κF in θ_j at θ\*, to the side of larger θ_j: 0 if θ\*_j > 0.
    up: f64,
    /// The slope of κF in −θ_j at θ\* if θ\*_j = 0. If θ\*_j > 0, by how much the slope jumps at 0, 2κλ.
    down: f64,
}

/// Marginal and conditional at u.
struct Profile {
    /// The least κ(F − F\*) over w.
    excess: f64,
    /// Its slope in u, beyond any kink in the direction of `towards`.
    slope: f64,
    /// The w where it is reached.
    w: f64,
    /// Of the Lasso distribution of θ₂, p and q; one may be negative.
    sides: [f64; 2],
}

impl Marginal {
    fn new(loss: &QuadraticLoss, root_weight: f64, lambda: f64, mode: Vector2) -> Self {
        let roots = diagonal(loss).map(f64::sqrt);
        let pull = loss.negative_gradient(mode);
        let side = |j: usize| {
            let unit = root_weight / roots[j];
            let [up, down] = if mode[j] == 0.0 {
                let pull = pull[j].clamp(-lambda, lambda);
                [lambda - pull, lambda + pull]
            } else {
                [0.0, 2.0 * lambda]
            };
            Side {
                mode: mode[j].abs() * (root_weight * roots[j]),
                up: unit * up,
                down: unit * down,
            }
        };
        let correlation = loss.hessian().h12() / roots[0] / roots[1];
        let mirrored = (mode[0] < 0.0) != (mode[1] < 0.0);
        let [h11, h22] = diagonal(loss);
        Self {
            correlation: if mirrored { -correlation } else { correlation },
            complement: loss.hessian().determinant() / h11 / h22,
            outer: side(0),
            inner: side(1),
        }
    }

    fn profile(&self, u: f64, towards: f64) -> Profile {
        let Side { mode, up, down } = self.inner;
        let coupled = self.correlation * u;
        let sides = [up - mode + coupled, down + mode - coupled];
        let (over_w, w, row) = if sides[0] < 0.0 {
            (up * (-0.5 * up - coupled), -(up + coupled), -up)
        } else if sides[1] < 0.0 {
            (down * (0.5 * down - sides[1]), down - coupled, down)
        } else {
            let row = coupled - mode;
            (0.5 * row * row, -mode, row)
        };
        let x = self.outer.mode + u;
        let positive = if x == 0.0 { towards > 0.0 } else { x > 0.0 };
        let slope = if positive {
            self.outer.up
        } else {
            -self.outer.down
        };
        Profile {
            excess: over_w + 0.5 * self.complement * u * u + slope * x,
            slope: self.correlation * row + self.complement * u + slope,
            w,
            sides,
        }
    }

    /// u beyond which the marginal density has no mass that counts, in the direction ±1. The profile
    /// is convex with a curvature of at most 1.
    fn reach(&self, direction: f64) -> Option<f64> {
        let excess = |u: f64| self.profile(u, direction).excess;
        // From a kink on the way, if it is not beyond.
        let kink = self.outer.mode;
        let start = if direction < 0.0 && excess(-kink) < DEEPEST {
            kink
        } else {
            0.0
        };
        let first = self.profile(direction * start, direction);
        let (slope, left) = (direction * first.slope, DEEPEST - first.excess);
        let mut step = 2.0 * left / (slope + slope.hypot((2.0 * left).sqrt()));
        while excess(direction * (start + step)) < DEEPEST {
            step *= 2.0;
        }
        // Newton's method from beyond, only until it is near.
        let mut u = start + step;
        loop {
            let Profile { excess, slope, .. } = self.profile(direction * u, direction);
            let next = u - (excess - DEEPEST) / slope.abs();
            if !(excess > 1.1 * DEEPEST && next < u) {
                break;
            }
            u = next;
        }
        (u.is_finite() && u > 0.0).then_some(direction * u)
    }

    /// Where the pieces of the quadrature end: where the marginal has a kink (θ₁ = 0), at the mode, and
    /// where the mode of θ₂ given θ₁ leaves 0. There the marginal changes its shape within a few
    /// standard deviations of θ₂, which the rule might step over in a long piece.
    fn breaks(&self, low: f64, high: f64) -> Vec<f64> {
        let Side { mode, up, down } = self.inner;
        let mut breaks = vec![-self.outer.mode, 0.0];
        let widths: &[f64] = if high - low > 60.0 {
            &[-8.0, 0.0, 8.0]
        } else {
            &[0.0]
        };
        for leaves in [mode - up, mode + down] {
            breaks.extend(widths.iter().map(|w| (leaves + w) / self.correlation));
        }
        breaks
    }

    /// The density of u, and times it: u, and the mean of w; each with its size.
    fn values(&self, u: f64) -> Values {
        let Profile {
            excess, w, sides, ..
        } = self.profile(u, u);
        let [p, q] = sides;
        let height = (-excess).exp();
        let (distribution, mirror) = if q < 0.0 {
            (LassoDistribution::new(q, p), -height)
        } else {
            (LassoDistribution::new(p, q), height)
        };
        let mass = height * distribution.mass();
        let spread = height * distribution.absolute_moment();
        [
            [
                mass,
                u * mass,
                w * mass + mirror * distribution.first_moment(),
            ],
            [mass, u.abs() * mass, w.abs() * mass + spread],
        ]
    }
}

fn diagonal(loss: &QuadraticLoss) -> Vector2 {
    [loss.hessian().h11(), loss.hessian().h22()]
}
