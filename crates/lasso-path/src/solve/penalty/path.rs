//! Solution paths λ ↦ θ*(λ) as polylines.

use super::{Basis, Penalty};
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::planar::sign;
use crate::solve::{Change, Knot};

/// θ*(λ) from λ = 0 to some λ.
#[derive(Clone, Debug, PartialEq)]
pub struct SolutionPath {
    /// (λ, θ*), λ ascending; between two nodes θ* is within the tolerance of what is linear in λ (twice
    /// the tolerance next to a sharp bend that is not a knot).
    /// For L1 these are the ends of the exact linear pieces. At λ = 0 it is the limit from λ > 0.
    /// Where θ* jumps (only for p < 1) two nodes have the same λ, first the one from below.
    pub nodes: Vec<(f64, Vector2)>,
    /// Where the support or the signs change, λ ascending. For L1 exact; otherwise each is the first
    /// λ, to the last bit, with the support above it. For ‖θ‖_∞ the `changes` are those of
    /// (θ₁ + θ₂)/2 and (θ₁ − θ₂)/2: the corners of the square in place of those of the diamond.
    ///
    /// Two knots that cancel each other may be missed if they are closer than 1/12 of the range, or than
    /// λ itself. For p < 1 knots within 10⁻¹²·λ are one: between equal minima rounding chooses.
    pub knots: Vec<Knot>,
}

/// The ends of the pieces that the range is cut into, each of which gets three nodes inside. They are
/// short next to zero, because an ill-conditioned loss bends the path at λ as small as its eigenvalues.
const PIECES: [f64; 7] = [
    1.0 / 4096.0,
    1.0 / 512.0,
    1.0 / 64.0,
    0.125,
    0.375,
    0.6875,
    1.0,
];
/// What is nearer to each other, or to 0, than this share may be so by rounding: jumps there are one.
const ROUNDING: f64 = 1e-12;
const MOST_DEPTH: u32 = 48;
/// More than there are. For p < 1 two local minima may be equal up to rounding for a range of λ; then
/// rounding would jump between them again and again.
const MOST_KNOTS: usize = 12;
const MOST_NODES: usize = 4096;

struct Tracer<'a> {
    penalty: Penalty,
    loss: &'a QuadraticLoss,
    allowed: f64,
    path: SolutionPath,
}

#[derive(Clone, Copy)]
struct Node {
    lambda: f64,
    theta: Vector2,
    /// The signs in the basis of the penalty.
    signs: [i8; 2],
}

impl Node {
    /// By how much each coordinate of this node, in the middle of λ, is off the chord.
    fn off(&self, from: Self, to: Self) -> Vector2 {
        [0, 1].map(|j| (self.theta[j] - 0.5 * (from.theta[j] + to.theta[j])).abs())
    }
}

impl SolutionPath {
    /// Halves intervals of λ until their chords are within the tolerance of θ*, and
    /// finds changes of the signs by bisection over the binary64 numbers.
    pub(super) fn trace(
        penalty: Penalty,
        loss: &QuadraticLoss,
        lambda_end: Lambda,
        tolerance: f64,
    ) -> Self {
        let [first, second] = loss.center();
        let size = first.abs().max(second.abs());
        let mut tracer = Tracer {
            penalty,
            loss,
            // f64::max takes the number if the other is NaN.
            allowed: (0.5 * tolerance).max(1e-6 * size),
            path: Self {
                nodes: Vec::new(),
                knots: Vec::new(),
            },
        };
        // At λ = 0 a singular H has many minimisers; the path starts at the limit. Where θ̂ has a zero, the path
        // starts beside it: no knot of its own, and rounding has its way with numbers next to 0.
        let exact = penalty.convex() && !tracer.passes();
        let share = if exact { 1e-30 } else { ROUNDING };
        let tiny = share * lambda_end.value().min(penalty.typical_lambda(loss).value());
        let (least, regular) = (tracer.node(0.0), loss.hessian().rank() == 2);
        let small = tracer.passes() && first.abs().min(second.abs()) < ROUNDING * size;
        let start = if regular && !small && !least.signs.contains(&0) {
            least
        } else {
            tracer.node(tiny)
        };
        let end = tracer.node(lambda_end.value());
        let limit = if regular { least } else { start };
        tracer.path.nodes.push((0.0, limit.theta));
        let mut from = start;
        for share in PIECES {
            let lambda = share * end.lambda;
            if lambda > from.lambda {
                let to = tracer.node(lambda);
                tracer.refine(from, to, 0, None);
                from = to;
            }
        }
        if tracer.passes() {
            tracer.path.join_passages();
        }
        tracer.path
    }

    /// Where nothing holds a coordinate at 0, it is 0 over a range of λ only because it is too small for binary64: it passes
    /// through 0 there, or turns back, or falls for ever.
    fn join_passages(&mut self) {
        let nodes = &self.nodes;
        let sign = |j: usize, wanted: &dyn Fn(f64) -> bool, back: bool| {
            let mut found = nodes
                .iter()
                .filter(|(lambda, theta)| wanted(*lambda) && theta[j] != 0.0)
                .map(|(_, theta)| theta[j].signum());
            if back {
                found.next_back()
            } else {
                found.next()
            }
        };
        for knot in &mut self.knots {
            let at = knot.lambda.value();
            for j in 0..2 {
                let below = sign(j, &|lambda| lambda < at, true);
                let above = sign(j, &|lambda| lambda > at, false);
                knot.changes[j] = match knot.changes[j] {
                    Change::ReachesZero if above.is_some() && above != below => Change::CrossesZero,
                    Change::LeavesZero if below.is_none() => Change::LeavesZero,
                    Change::CrossesZero => Change::CrossesZero,
                    _ => Change::Stays,
                };
            }
        }
        self.knots.retain(|knot| knot.changes != [Change::Stays; 2]);
    }
}

impl Tracer<'_> {
    /// Whether nothing holds a coordinate at 0.
    fn passes(&self) -> bool {
        !self.penalty.snaps() && self.penalty.basis() == Basis::Axes
    }

    fn node(&self, lambda: f64) -> Node {
        let set = self.penalty.minimise(self.loss, Lambda::computed(lambda));
        let theta = set.least_norm_point();
        let mut point = self.penalty.basis().of_point(theta);
        if self.passes() {
            // subnormal numbers come and go by rounding
            point = point.map(|x| if x.abs() < 1e-290 { 0.0 } else { x });
        }
        Node {
            lambda,
            theta,
            signs: point.map(sign),
        }
    }

    /// Appends the path after `from` up to and including `to`. `known` is the node in the middle, where
    /// it has been solved for.
    ///
    /// Two bends can cancel in the middle, so a chord is also tried at its quarters, which become nodes:
    /// where θ* is smooth each halving leaves a fourth of what the chord is off.
    fn refine(&mut self, from: Node, to: Node, depth: u32, known: Option<Node>) {
        let crosses = from.signs != to.signs && self.path.knots.len() < MOST_KNOTS;
        if crosses {
            self.cross(from, to, depth);
            return;
        }
        let middle = known.unwrap_or_else(|| self.between(from, to));
        let enough = self.path.knots.len() >= MOST_KNOTS;
        if enough || depth == MOST_DEPTH || self.path.nodes.len() >= MOST_NODES {
            if middle.signs == from.signs {
                self.path.nodes.push((middle.lambda, middle.theta));
            }
            self.path.nodes.push((to.lambda, to.theta));
            return;
        }
        let off = middle.off(from, to);
        let mut quarters = [None; 2];
        if middle.signs == from.signs && off[0].max(off[1]) <= 16.0 * self.allowed {
            let [first, third] = [self.between(from, middle), self.between(middle, to)];
            let rests = [first.off(from, middle), third.off(middle, to)];
            // Each coordinate by itself: beside one that bends evenly the other may turn a corner.
            let good = (0..2).all(|j| {
                let (off, rest) = (off[j], rests[0][j].max(rests[1][j]));
                let smooth = rest <= 0.4 * off && rest <= 4.0 * self.allowed;
                smooth || rest.max(off) <= self.allowed
            });
            let same = first.signs == from.signs && third.signs == from.signs;
            if same && good {
                let nodes = [first, middle, third, to].map(|node| (node.lambda, node.theta));
                self.path.nodes.extend(nodes);
                return;
            }
            quarters = [Some(first), Some(third)];
        }
        self.refine(from, middle, depth + 1, quarters[0]);
        self.refine(middle, to, depth + 1, quarters[1]);
    }

    fn between(&self, from: Node, to: Node) -> Node {
        self.node(f64::midpoint(from.lambda, to.lambda))
    }

    /// Goes to the end of the signs of `from`, and on from there.
    fn cross(&mut self, from: Node, to: Node, depth: u32) {
        let (low, mut high) = self.enclose(from, to);
        let jumps = !self.penalty.convex();
        if jumps {
            let beyond = self.node((high.lambda + self.blur(low, high)).min(to.lambda));
            if beyond.signs == low.signs {
                self.rest(from, low, depth);
                self.path.nodes.push((beyond.lambda, beyond.theta));
                self.rest(beyond, to, depth);
                return;
            }
            if beyond.signs != high.signs {
                high = beyond;
            }
        }
        let changes = [0, 1].map(|j| Change::between(low.signs[j], high.signs[j]));
        let basis = self.penalty.basis();
        let mut point = basis.of_point(high.theta);
        for j in 0..2 {
            if changes[j] != Change::Stays && !jumps {
                point[j] = 0.0;
            }
        }
        let theta = basis.to_point(point);
        self.rest(from, low, depth);
        self.path.knots.push(Knot {
            lambda: Lambda::computed(high.lambda),
            theta,
            changes,
        });
        if jumps {
            // Both at the λ of the knot: a vertical step.
            if let Some(last) = self
                .path
                .nodes
                .last_mut()
                .filter(|_| low.lambda > from.lambda)
            {
                last.0 = high.lambda;
            } else {
                self.path.nodes.push((high.lambda, low.theta));
            }
        }
        self.path.nodes.push((high.lambda, theta));
        self.rest(Node { theta, ..high }, to, depth);
    }

    /// How far from a jump rounding may still choose between its two minima: ΔF, which is 0 there, has the slope ΔP in
    /// λ, and is known to some units in the last place of F.
    fn blur(&self, low: Node, high: Node) -> f64 {
        let [below, above] = [low, high].map(|node| self.penalty.value(node.theta));
        let objective = self.loss.excess(high.theta) + high.lambda * above;
        let rounding = 64.0 * f64::EPSILON * objective / (below - above).abs();
        rounding.max(ROUNDING * high.lambda)
    }

    /// The neighbouring binary64 numbers between which the signs of `from` end.
    fn enclose(&self, from: Node, to: Node) -> (Node, Node) {
        let (mut low, mut high) = (from, to);
        let (mut last, mut reach) = (f64::NAN, f64::NAN);
        // Illinois' weights: an end that stays counts less and less.
        let (mut weights, mut side) = ([1.0, 1.0], 0);
        let mut guesses = 0;
        while low.lambda.next_up() < high.lambda {
            let bisected = u64::midpoint(low.lambda.to_bits(), high.lambda.to_bits());
            let mut lambda = f64::from_bits(bisected);
            guesses += 1;
            if guesses < 10 && reach.is_nan() {
                let guess = self.guess(low, high, weights);
                if (guess - last).abs() <= 4.0 * f64::EPSILON * guess {
                    reach = 4.0 * f64::EPSILON * guess;
                }
                last = guess;
                lambda = guess;
            }
            // Once the guesses agree: a little beyond, then further, to get hold of the other side.
            if reach > 0.0 && guesses < 20 {
                lambda = if last - low.lambda < high.lambda - last {
                    low.lambda + reach
                } else {
                    high.lambda - reach
                };
                reach *= 8.0;
            }
            if !(lambda > low.lambda && lambda < high.lambda) {
                lambda = f64::from_bits(bisected);
            }
            let node = self.node(lambda);
            let moved = if node.signs == from.signs {
                low = node;
                0
            } else {
                high = node;
                1
            };
            weights[moved] = 1.0;
            if moved == side {
                weights[1 - moved] *= 0.5;
            }
            side = moved;
        }
        (low, high)
    }

    /// Where the signs may end: for p < 1 where the least values of F of the two local minima, linear
    /// in λ with slope P(θ) to first order, meet; otherwise where a coordinate crosses zero (regula
    /// falsi, in Illinois' form).
    fn guess(&self, low: Node, high: Node, weights: [f64; 2]) -> f64 {
        if self.penalty.convex() {
            // Next to zero either the coordinate or its pull is linear in λ, the larger of the two.
            let basis = self.penalty.basis();
            let j = usize::from(low.signs[0] == high.signs[0]);
            let [x, y] = self.loss.center();
            let size = x.abs().max(y.abs());
            let pull = |magnitude: f64| self.penalty.slope(1.0, magnitude).1;
            let [below, above] = [(low, weights[0]), (high, weights[1])].map(|(node, weight)| {
                let x = basis.of_point(node.theta)[j];
                weight * x.signum() * (x.abs() / size + pull(x.abs()) / pull(size))
            });
            low.lambda + (high.lambda - low.lambda) * (below / (below - above))
        } else {
            let [below, above] = [low, high].map(|node| self.penalty.value(node.theta));
            let loss = |node: Node| self.loss.excess(node.theta);
            (loss(high) - loss(low)) / (below - above)
        }
    }

    /// As `refine`, if there is anything between.
    fn rest(&mut self, from: Node, to: Node, depth: u32) {
        if to.lambda > from.lambda {
            self.refine(from, to, depth, None);
        }
    }
}
