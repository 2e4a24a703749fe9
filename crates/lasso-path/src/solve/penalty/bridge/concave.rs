//! p < 1: all local minima of ½(θ − θ̂)ᵀH(θ − θ̂) + λΣ|θ_j|^p, and a bound below all values of it.
//!
//! **Local minima.** At θ_j = 0 the penalty rises infinitely fast, so a point of an axis is a local
//! minimum exactly if it is one along the axis: the origin, and on each axis at most one other, the
//! larger root of hx + ψ(x) = |q|, ψ(x) = λp x^{p−1}, which is convex with its least value at the
//! turning point (λp(1 − p)/h)^{1/(2−p)}. Inside a quadrant the Hessian of F is H − diag(a),
//! a_j = (1 − p)ψ(|θ_j|)/|θ_j|. Where it is positive semidefinite is a convex set W, because
//! √((h₁₁ − a₁)(h₂₂ − a₂)) ≥ |h₁₂| has a concave left side (a_j is convex in θ_j, and the geometric mean
//! concave and increasing); F is convex there, so each quadrant has at most one local minimum. With
//! the quadrant reflected to the positive one it lies below b = θ̂ if h₁₂ < 0 (adj(H) ≥ 0, and
//! Hθ = q − ψ ≤ q) or b_j = q_j/h_jj otherwise; W contains with a point all that is above it. So there
//! is none if b is not in W, and otherwise Newton's method from b, kept inside W, finds it or ends at
//! the border of W.
//!
//! **Bound.** Branch and bound over boxes: on a box the chord of |θ_j|^p is below it, and what remains
//! is a convex quadratic on a box, solved in closed form. It knows nothing of the above but one thing:
//! a box inside W has the bound of the tangent plane, which ends the search around a local minimum.

use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{Lambda, Vector2};
use crate::solve::homotopy::ScaledLoss;

/// Boxes to look at before the bound is given as it is.
const MOST_BOXES: usize = 4000;
/// The gap, relative to the size of F, at which the search is content.
const ENOUGH: f64 = 1e-11;

/// F in scaled units, with λ|x|^p = weight·|x|^p.
pub(super) struct Concave<'a> {
    p: f64,
    weight: f64,
    scaled: &'a ScaledLoss,
}

/// The local minima, in scaled units, the global one first: of several, the first of the origin, the
/// axes, the quadrants.
pub(super) struct Minima {
    points: Vec<(f64, Vector2)>,
    unit: f64,
}

impl Minima {
    pub(super) fn best(&self) -> Vector2 {
        self.points[0].1.map(|x| x * self.unit)
    }

    pub(super) fn others(&self) -> Vec<Vector2> {
        let others = self.points[1..].iter();
        others
            .map(|(_, point)| point.map(|x| x * self.unit))
            .collect()
    }
}

impl<'a> Concave<'a> {
    pub(super) fn new(p: f64, scaled: &'a ScaledLoss, lambda: Lambda) -> Self {
        let weight = lambda.value() * scaled.inverse_lambda_unit * scaled.theta_unit.powf(p - 1.0);
        Self {
            p,
            weight: weight.min(1e300),
            scaled,
        }
    }

    pub(super) fn proximal(p: f64, z: f64, t: f64) -> f64 {
        if t == 0.0 || z.is_nan() {
            return z;
        }
        // Beyond this size the stationary point is below the origin.
        let least = (2.0 * t * (1.0 - p)).powf(1.0 / (2.0 - p));
        let size = z.abs();
        if size > least + t * p * least.powf(p - 1.0) {
            z.signum() * falling_root(p, t, 1.0, size)
        } else {
            0.0
        }
    }

    /// The λ (problem's units) above which the origin is the global minimiser: the largest
    /// (Loss(0) − Loss(θ))/P(θ), by Dinkelbach's iteration from the largest on the axes.
    pub(super) fn lambda_max(p: f64, scaled: &'a ScaledLoss) -> f64 {
        let mut problem = Self {
            p,
            weight: 0.0,
            scaled,
        };
        let gain = |[x, y]: Vector2| {
            let [q1, q2] = scaled.gradient.map(DoubleDouble::value);
            let [h11, h22] = scaled.diagonal;
            let curved = x * (h11 * x + 2.0 * scaled.off_diagonal * y) + h22 * y * y;
            (q1 * x + q2 * y - 0.5 * curved) / (x.abs().powf(p) + y.abs().powf(p))
        };
        for i in 0..2 {
            if scaled.gradient[i].value() != 0.0 && scaled.diagonal[i] > 0.0 {
                let mut point = [0.0; 2];
                point[i] =
                    2.0 * (1.0 - p) / (2.0 - p) * scaled.gradient[i].value() / scaled.diagonal[i];
                problem.weight = problem.weight.max(gain(point));
            }
        }
        for _ in 0..50 {
            let minima = problem.minima().points;
            let nonzero = minima.iter().filter(|(_, point)| *point != [0.0; 2]);
            let better = nonzero.fold(0.0, |best: f64, (_, point)| best.max(gain(*point)));
            if better <= problem.weight * (1.0 + 4.0 * f64::EPSILON) {
                break;
            }
            problem.weight = better;
        }
        problem.weight * scaled.lambda_unit * scaled.theta_unit.powf(1.0 - p)
    }

    fn pull(&self, x: f64) -> f64 {
        self.weight * self.p * x.powf(self.p - 1.0)
    }

    /// F without Loss_min, in scaled units.
    fn value(&self, point: Vector2) -> f64 {
        let penalty = point.map(|x| if x == 0.0 { 0.0 } else { x.abs().powf(self.p) });
        self.excess(point) + self.weight * (penalty[0] + penalty[1])
    }

    /// ½(θ − θ̂)ᵀH(θ − θ̂) by completing the square, which keeps its accuracy in a flat direction.
    fn excess(&self, point: Vector2) -> f64 {
        let h = self.scaled.diagonal;
        let i = usize::from(h[1] > h[0]);
        let off = [0, 1].map(|j: usize| point[j] - self.scaled.center[j]);
        if h[i] == 0.0 {
            return 0.0;
        }
        let row = h[i] * off[i] + self.scaled.off_diagonal * off[1 - i];
        let across = self.scaled.determinant.value() / h[i];
        0.5 * (row * (row / h[i]) + across * off[1 - i] * off[1 - i])
    }

    /// All local minima.
    pub(super) fn minima(&self) -> Minima {
        let mut points = vec![[0.0; 2]];
        for i in 0..2 {
            let (h, q) = (self.scaled.diagonal[i], self.scaled.gradient[i].value());
            if h > 0.0 && q.abs() > self.least_pull(h) {
                let mut point = [0.0; 2];
                point[i] = q.signum() * falling_root(self.p, self.weight, h, q.abs());
                points.push(point);
            }
        }
        if self.scaled.rank == 2 {
            for signs in [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]] {
                points.extend(self.inside(signs));
            }
        }
        let mut points: Vec<_> = points
            .into_iter()
            .map(|point| (self.value(point), point))
            .collect();
        let least = points
            .iter()
            .fold(f64::INFINITY, |least, (value, _)| least.min(*value));
        // Of values that are equal up to rounding the first counts, so that a tie is always decided
        // in the same way.
        let tied = least + 32.0 * f64::EPSILON * least.abs();
        if let Some(first) = points.iter().position(|(value, _)| *value <= tied) {
            points[..=first].rotate_right(1);
        }
        points[1..].sort_by(|a, b| a.0.total_cmp(&b.0));
        Minima {
            points,
            unit: self.scaled.theta_unit,
        }
    }

    fn turning_point(&self, h: f64) -> f64 {
        (self.weight * self.p * (1.0 - self.p) / h).powf(1.0 / (2.0 - self.p))
    }

    /// The least value of hx + ψ(x).
    fn least_pull(&self, h: f64) -> f64 {
        let x = self.turning_point(h);
        if x > 0.0 { h * x + self.pull(x) } else { 0.0 }
    }

    /// The Hessian of F less H, and the determinant of the Hessian; `point` positive.
    fn curvature(&self, point: Vector2) -> (Vector2, f64) {
        let [a, b] = point.map(|x| (1.0 - self.p) * self.pull(x) / x);
        let [h11, h22] = self.scaled.diagonal;
        let determinant = self.scaled.determinant.value() - a * h22 - b * h11 + a * b;
        ([a, b], determinant)
    }

    /// The local minimum in a quadrant, if there is one.
    fn inside(&self, signs: Vector2) -> Option<Vector2> {
        let scaled = self.scaled;
        let h = scaled.diagonal;
        let coupling = scaled.off_diagonal * signs[0] * signs[1];
        let q = [0, 1].map(|j: usize| scaled.gradient[j].scaled(signs[j]));
        let upper = [0, 1].map(|j: usize| {
            if coupling < 0.0 {
                scaled.center[j] * signs[j]
            } else {
                q[j].value() / h[j]
            }
        });
        let lower = h.map(|h| self.turning_point(h));
        let within =
            |point: Vector2| (0..2).all(|j| point[j] > lower[j]) && self.curvature(point).1 > 0.0;
        let reachable = |j: usize| {
            let other = if coupling < 0.0 {
                upper[1 - j]
            } else {
                lower[1 - j]
            };
            q[j].value() - coupling * other > self.least_pull(h[j])
        };
        if !(upper[0] > 0.0 && upper[1] > 0.0 && within(upper) && reachable(0) && reachable(1)) {
            return None;
        }
        let downhill = |point: Vector2| {
            [0, 1].map(|j: usize| {
                let other = DoubleDouble::product(coupling, point[1 - j]);
                let own = DoubleDouble::product(h[j], point[j]);
                q[j] - own - other - self.pull(point[j]).into()
            })
        };
        let (mut point, mut pull) = (upper, downhill(upper));
        let (mut relative, mut stalled) = (1.0, 0);
        for _ in 0..100 {
            // The numerators in double-double, because H may be all but singular.
            let (a, determinant) = self.curvature(point);
            let step = [0, 1].map(|j: usize| {
                let (own, i) = (DoubleDouble::sum(h[1 - j], -a[1 - j]), 1 - j);
                (own * pull[j] - pull[i] * coupling).value() / determinant
            });
            relative = (0..2).fold(0.0, |most: f64, j| most.max((step[j] / point[j]).abs()));
            let moved = |length: f64| [0, 1].map(|j: usize| point[j] + length * step[j]);
            if relative <= 1e-14 {
                break;
            }
            let along = |pull: [DoubleDouble; 2]| (pull[0] * step[0] + pull[1] * step[1]).value();
            let mut length = 1.0;
            (point, pull) = loop {
                let next = moved(length);
                if within(next) {
                    let there = downhill(next);
                    if relative < 1e-6 || along(there) >= -0.5 * along(pull) {
                        break (next, there);
                    }
                }
                length *= 0.5;
                if length < 1e-4 {
                    return None;
                }
            };
            // Short steps, again and again, lead to the border of W.
            stalled += usize::from(length < 0.1);
            if stalled > 12 {
                return None;
            }
        }
        // Rounding may keep Newton's method from standing still, next to the border.
        (relative < 1e-8).then(|| [0, 1].map(|j: usize| signs[j] * point[j]))
    }

    /// F(θ) minus a lower bound of F, for θ in the problem's units and the gap in those of the loss.
    pub(super) fn gap(&self, theta: Vector2) -> f64 {
        let point = theta.map(|x| x / self.scaled.theta_unit);
        let value = self.value(point);
        let bound = self.lower_bound(point, value);
        (value - bound).max(0.0) * self.scaled.lambda_unit * self.scaled.theta_unit
    }

    fn lower_bound(&self, point: Vector2, value: f64) -> f64 {
        if self.weight == 0.0 || !value.is_finite() {
            return 0.0;
        }
        // λP(θ*) ≤ F(θ*) ≤ F(θ), and P(θ*) ≤ P(θ̂) because the loss is least at θ̂.
        let [x, y] = self.scaled.center.map(|x| x.abs().powf(self.p));
        let reach = (value / self.weight).min(x + y).powf(1.0 / self.p) * (1.0 + 1e-9);
        let size = self.excess([0.0; 2]) + value;
        let content = value - ENOUGH * size;
        let mut bound = value;
        let mut boxes = Vec::new();
        for signs in [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]] {
            boxes.push((signs, [0.0; 2], [reach; 2]));
        }
        let mut looked = 0;
        while let Some((signs, lower, upper)) = boxes.pop() {
            looked += 1;
            let relaxed = self.relax(signs, lower, upper);
            let mut below = relaxed.value;
            if below < content {
                below = below.max(self.tangent_bound(signs, lower, upper, point));
            }
            // Which coordinate the chord is further below, and by how much.
            let off = relaxed.off;
            let j = usize::from(off[1] > off[0]);
            if below >= content || off[j] <= 0.0 || looked >= MOST_BOXES {
                bound = bound.min(below);
                continue;
            }
            let width = upper[j] - lower[j];
            let at = relaxed.at[j].clamp(lower[j] + 0.1 * width, upper[j] - 0.1 * width);
            let (mut left, mut right) = (upper, lower);
            left[j] = at;
            right[j] = at;
            boxes.push((signs, lower, left));
            boxes.push((signs, right, upper));
        }
        bound
    }

    /// The least value on a box (of a reflected quadrant) with chords for the penalty.
    fn relax(&self, signs: Vector2, lower: Vector2, upper: Vector2) -> Relaxed {
        let [h, center] = [
            self.scaled.diagonal,
            [0, 1].map(|j: usize| signs[j] * self.scaled.center[j]),
        ];
        let coupling = self.scaled.off_diagonal * signs[0] * signs[1];
        let power = |x: f64| self.weight * x.powf(self.p);
        let start = lower.map(power);
        let slope = [0, 1].map(|j: usize| {
            let width = upper[j] - lower[j];
            if width > 0.0 {
                (power(upper[j]) - start[j]) / width
            } else {
                0.0
            }
        });
        let chord = |j: usize, x: f64| start[j] + slope[j] * (x - lower[j]);
        let value =
            |[x, y]: Vector2| self.excess([signs[0] * x, signs[1] * y]) + chord(0, x) + chord(1, y);
        let mut best = (f64::INFINITY, lower);
        let mut consider = |candidate: Vector2| {
            let value = value(candidate);
            if value < best.0 {
                best = (value, candidate);
            }
        };
        for j in 0..2 {
            let i = 1 - j;
            for x in [lower[j], upper[j]] {
                let force = coupling * (x - center[j]) + slope[i];
                let free = if h[i] > 0.0 {
                    center[i] - force / h[i]
                } else {
                    lower[i]
                };
                let mut candidate = [x; 2];
                candidate[i] = free.max(lower[i]).min(upper[i]);
                consider(candidate);
            }
        }
        let delta = self.scaled.determinant.value();
        if delta > 0.0 {
            let free = [0, 1].map(|j: usize| {
                center[j] - (h[1 - j] * slope[j] - coupling * slope[1 - j]) / delta
            });
            if (0..2).all(|j| free[j] > lower[j] && free[j] < upper[j]) {
                consider(free);
            }
        }
        let (value, at) = best;
        Relaxed {
            value,
            at,
            off: [0, 1].map(|j: usize| power(at[j]) - chord(j, at[j])),
        }
    }

    /// The bound of the tangent plane on a box inside W (whose lower corner is, then); −∞ on others.
    fn tangent_bound(&self, signs: Vector2, lower: Vector2, upper: Vector2, point: Vector2) -> f64 {
        let h = self.scaled.diagonal;
        if !(lower[0] > 0.0 && lower[1] > 0.0) {
            return f64::NEG_INFINITY;
        }
        let ([a, b], determinant) = self.curvature(lower);
        if !(h[0] > a && h[1] > b && determinant >= 0.0) {
            return f64::NEG_INFINITY;
        }
        let own = [0, 1].map(|j: usize| signs[j] * point[j]);
        let inside = (0..2).all(|j| own[j] >= lower[j] && own[j] <= upper[j]);
        let at = if inside {
            own
        } else {
            [0, 1].map(|j: usize| 0.5 * (lower[j] + upper[j]))
        };
        let theta = [0, 1].map(|j: usize| signs[j] * at[j]);
        let mut bound = self.value(theta);
        for j in 0..2 {
            let off = [0, 1].map(|k: usize| theta[k] - self.scaled.center[k]);
            let pulled = signs[j] * (h[j] * off[j] + self.scaled.off_diagonal * off[1 - j]);
            let slope = pulled + self.pull(at[j]);
            let to = if slope > 0.0 { lower[j] } else { upper[j] };
            bound += slope * (to - at[j]);
        }
        bound
    }
}

struct Relaxed {
    value: f64,
    at: Vector2,
    /// How far the chords are below the penalty there.
    off: Vector2,
}

/// The larger root of hx + weight·p·x^{p−1} = c, which there is: Newton's method falls to it from
/// c/h, because the left side is convex.
fn falling_root(p: f64, weight: f64, h: f64, c: f64) -> f64 {
    let mut x = c / h;
    for _ in 0..100 {
        let pull = weight * p * x.powf(p - 1.0);
        let excess = (DoubleDouble::product(h, x) - c.into() + pull.into()).value();
        let next = x - excess / (h - (1.0 - p) * pull / x);
        if !(next < x && next > 0.0) {
            break;
        }
        x = next;
    }
    x
}
