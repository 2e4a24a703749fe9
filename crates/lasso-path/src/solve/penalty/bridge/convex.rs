//! 1 < p < ∞: the one root of Hθ + λp sign(θ)|θ|^{p−1} = q.
//!
//! With one coordinate given, the other solves a scalar equation hx + ψ(x) = c, ψ(x) = λp x^{p−1};
//! what is left is one increasing function of one coordinate. Both are solved by Newton's method in
//! logarithms, where the sum of two powers is nearly a line, the outer one inside a bracket. The
//! inner solution carries a correction below its last bit, and the outer residual is a double-double:
//! so it is as accurate as ψ is, however small ψ is beside H, and the result is, relative to ‖θ‖,
//! within a few units in the last place over min(1, p − 1).

use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{Lambda, Vector2};
use crate::solve::homotopy::ScaledLoss;

/// ψ(x) = weight·(x/base)^{p−1} in scaled units.
#[derive(Clone, Copy)]
pub(super) struct Convex {
    p: f64,
    weight: f64,
    /// May be 0 or ∞: for p near 1 it is soon beyond all numbers. Then ψ(x) is ∞ or 0 for every x > 0.
    base: f64,
    /// Its logarithm, always finite.
    log_base: f64,
}

impl Convex {
    pub(super) fn new(p: f64, scaled: &ScaledLoss, lambda: Lambda) -> Self {
        let lambda = lambda.value();
        let power = scaled.theta_unit.powf(p - 1.0);
        let weight = lambda * scaled.inverse_lambda_unit * p * power;
        if (1e-200..1e200).contains(&weight) && (1e-290..1e290).contains(&power) {
            return Self {
                p,
                weight,
                base: 1.0,
                log_base: 0.0,
            };
        }
        // The power alone over- or underflows: ψ is 1 at the base.
        let pull = scaled.lambda_unit.ln() - lambda.ln() - p.ln();
        let log_base = pull / (p - 1.0) - scaled.theta_unit.ln();
        Self {
            p,
            weight: 1.0,
            base: log_base.exp(),
            log_base,
        }
    }

    pub(super) fn proximal(p: f64, z: f64, t: f64) -> f64 {
        if t == 0.0 || z == 0.0 || z.is_nan() {
            return z;
        }
        let power = Self {
            p,
            weight: t * p,
            base: 1.0,
            log_base: 0.0,
        };
        z.signum() * power.root(1.0, z.abs())
    }

    fn pull(&self, x: f64) -> f64 {
        if x == 0.0 {
            return 0.0;
        }
        self.weight * (x / self.base).powf(self.p - 1.0)
    }

    /// ψ'(x) from ψ(x); ∞ or 0 at x = 0.
    fn slope(&self, x: f64, pull: f64) -> f64 {
        if x > 0.0 {
            (self.p - 1.0) * (pull / x)
        } else if self.p < 2.0 {
            f64::INFINITY
        } else {
            0.0
        }
    }

    /// The x ≥ 0 with ψ(x) = c.
    fn pulled(&self, c: f64) -> f64 {
        let (share, power) = (c / self.weight, 1.0 / (self.p - 1.0));
        let x = self.base * share.powf(power);
        if x.is_nan() {
            // 0·∞: one of the two is beyond all numbers, but not their product.
            (self.log_base + share.ln() * power).exp()
        } else {
            x
        }
    }

    /// The x ≥ 0 with hx + ψ(x) = c, for h > 0 and c ≥ 0; to rounding.
    fn root(&self, h: f64, c: f64) -> f64 {
        // Each term alone gives an upper bound. From above, Newton's method for the logarithm of
        // the sum, which is convex in the logarithm of x, falls to the root.
        let mut x = (c / h).min(self.pulled(c));
        for _ in 0..100 {
            let pull = self.pull(x);
            let sum = h * x + pull;
            let excess = (sum - c) / c;
            let elasticity = (h * x + (self.p - 1.0) * pull) / sum;
            let next = if excess.abs() < 1e-5 {
                x - x * (excess - 0.5 * excess * excess) / elasticity
            } else {
                x * (c / sum).powf(1.0 / elasticity)
            };
            // Written so that NaN (x = 0, or an overflow) ends it.
            if !(excess.abs() > f64::EPSILON && next < x) {
                if excess.abs() < 1e-5 && next > 0.0 {
                    x = next;
                }
                break;
            }
            x = next;
        }
        x
    }

    /// θ* in the problem's units.
    pub(super) fn minimiser(&self, scaled: &ScaledLoss) -> Vector2 {
        let point = match scaled.rank {
            0 => [0.0; 2],
            1 => self.of_rank_one(scaled),
            _ => self.of_rank_two(scaled),
        };
        point.map(|x| x * scaled.theta_unit + 0.0)
    }

    /// H = wwᵀ: ψ(|θ_j|) is proportional to |w_j|, which gives the direction of θ.
    fn of_rank_one(&self, scaled: &ScaledLoss) -> Vector2 {
        let i = usize::from(scaled.diagonal[1] > scaled.diagonal[0]);
        let ratio = scaled.off_diagonal / scaled.diagonal[i];
        let other = ratio.abs().powf(1.0 / (self.p - 1.0)).min(1.0);
        let q = scaled.gradient[i].value();
        let along = scaled.diagonal[i] + scaled.off_diagonal.abs() * other;
        let size = if q == 0.0 {
            0.0
        } else {
            q.signum() * self.root(along, q.abs())
        };
        let mut point = [size; 2];
        point[1 - i] = if ratio == 0.0 {
            0.0
        } else {
            ratio.signum() * other * size
        };
        point
    }

    fn of_rank_two(&self, scaled: &ScaledLoss) -> Vector2 {
        // The coordinate of the larger diagonal entry is the inner one.
        let i = usize::from(scaled.diagonal[1] > scaled.diagonal[0]);
        let j = 1 - i;
        let (h_ii, h_jj, h_ij) = (scaled.diagonal[i], scaled.diagonal[j], scaled.off_diagonal);
        // For a given x_j: what pulls at it, q_j − h_ij x_i, and x_i and ψ'(x_i).
        let inner = |x: f64| {
            let c = scaled.gradient[i] - DoubleDouble::product(h_ij, x);
            let sign = if c.value() < 0.0 { -1.0 } else { 1.0 };
            let c = c.abs();
            if c.value() == 0.0 {
                return (scaled.gradient[j], 0.0, self.slope(0.0, 0.0));
            }
            let own = self.root(h_ii, c.value());
            if own == 0.0 {
                // Smaller than binary64 numbers are: the penalty is a wall.
                return (scaled.gradient[j], 0.0, f64::INFINITY);
            }
            let pull = self.pull(own);
            let slope = self.slope(own, pull);
            let rest = c - DoubleDouble::product(h_ii, own) - pull.into();
            let correction = rest.value() / (h_ii + slope);
            let moved = DoubleDouble::sum(own, correction) * (sign * h_ij);
            (scaled.gradient[j] - moved, sign * (own + correction), slope)
        };
        let mut point = [0.0; 2];
        let (at_zero, own, _) = inner(0.0);
        let sign = if at_zero.value() < 0.0 { -1.0 } else { 1.0 };
        if at_zero.value() == 0.0 {
            point[i] = own;
            return point;
        }
        // The pull at x_j grows with x_j, which gives a bracket; and ‖θ*‖_p ≤ ‖θ̂‖_p < 4.
        let mut low = 0.5 * self.root(h_jj, at_zero.value().abs());
        let reach = inner(sign * 4.0).0.value() * sign;
        let mut high = (1.0 + 1e-9) * self.root(h_jj, reach).min(4.0);
        low = low.min(high);
        let mut x = high;
        if low < f64::MIN_POSITIVE {
            low = 0.0;
        }
        let own_at_zero = own;
        let mut own = own;
        // The last two steps.
        let mut steps = [f64::INFINITY; 2];
        for _ in 0..200 {
            let (rest, other, slope) = inner(sign * x);
            own = other;
            let pulled = rest.value() * sign;
            let pull = self.pull(x);
            let sum = h_jj * x + pull;
            let excess = (DoubleDouble::product(h_jj, x) - rest.scaled(sign) + pull.into()).value();
            if excess > 0.0 {
                high = x;
            } else {
                low = x;
            }
            let (complement, carried) = if slope.is_finite() {
                let divisor = h_ii + slope;
                (
                    (scaled.determinant.value() + h_jj * slope) / divisor,
                    h_ij * (h_ij / divisor),
                )
            } else {
                (h_jj, 0.0)
            };
            let rise = x * (self.slope(x, pull) + complement);
            let relative = excess / rise;
            // ψ is known to rounding only.
            let enough = 2.0 * f64::EPSILON * (1.0 + pull / rise);
            if relative.abs() <= enough || low.next_up() >= high || x == 0.0 {
                if relative.abs() < 1e-6 {
                    x -= x * relative;
                    if relative.abs() > 4.0 * f64::EPSILON {
                        // The other coordinate moves with it: H may be steep where it is flat along both.
                        own = inner(sign * x).1;
                    }
                }
                break;
            }
            let mut next = if relative.abs() < 0.3 {
                x - x * relative
            } else {
                // The logarithms of the two sides, and the difference of their slopes, × sum.
                let distance = if (excess / sum).abs() < 1e-4 {
                    -excess / sum
                } else {
                    (pulled / sum).ln()
                };
                let steepness = (rise - x * carried * excess / pulled) / sum;
                x * (distance / steepness.max(0.0)).exp()
            };
            // Where x_i changes its sign the function bends, and Newton's steps may lead to and fro across the root.
            let step = (next - x).abs();
            if low > 0.0 && step > 0.5 * steps[0] {
                next = low.sqrt() * high.sqrt();
            }
            steps = [steps[1], step];
            if !(next > low && next < high) {
                if low == 0.0 && high <= f64::MIN_POSITIVE {
                    // Smaller than binary64 numbers are.
                    (x, own) = (0.0, own_at_zero);
                    break;
                }
                next = if low > 0.0 {
                    low.sqrt() * high.sqrt()
                } else {
                    f64::MIN_POSITIVE
                };
                if !(next > low && next < high) {
                    next = 0.5 * (low + high);
                }
            }
            x = next;
        }
        point[j] = sign * x;
        point[i] = own;
        point
    }
}
