//! From knot to knot.

use super::super::certificate;
use super::super::coefficients::Coefficients;
use super::super::design::Design;
use super::super::factor::Factor;
use super::super::matrix::dot;
use super::ColumnGroup;
use super::bounded::Bounded;
use super::progress::{Progress, Watch};
use super::promise;
use crate::order;
use crate::problem::Lambda;
use std::ops::ControlFlow;

/// |Xⱼᵀr|/n is counted as λ within this share of λ_max: what rounding leaves of a tie.
const TIE: f64 = 4e-13;
/// An event within this share of λ from 0 is taken for the end of the path.
const END: f64 = 1e-10;
/// An event within this share of λ_max from 0 is taken for the end too: there rounding would tie all columns.
const FLOOR: f64 = 1e-11;
/// A step shorter than this share of λ_max leaves ties as they are.
const MOVES: f64 = 1e-14;
/// θ whose correlations are off by less than this share of λ_max on the support is not refined, unless columns nearly depend
/// on each other.
const STRAIGHT: f64 = 1e-14;

struct Homotopy<'a> {
    design: &'a Design,
    candidates: Vec<usize>,
    factor: Factor<'a>,
    theta: Vec<f64>,
    /// Xᵀy/n.
    start: Vec<f64>,
    /// Xᵀ(y − Xθ)/n, with exactly ±λ on the support.
    correlations: Vec<f64>,
    /// The same as it is computed from θ.
    gradient: Vec<f64>,
    /// Whether that was in double-double arithmetic.
    exact: bool,
    lambda: f64,
    lambda_max: f64,
    tolerance: f64,
    /// max √Gₖₖ.
    longest: f64,
    /// What rounding leaves of a correlation that is 0.
    floor: f64,
    /// Σ|θⱼ|·√Gⱼⱼ·max √Gₖₖ where the gradient was computed.
    size: f64,
}

/// Where the columns with |Xⱼᵀr|/n = λ change.
struct Event {
    /// How far λ falls until then.
    length: f64,
    /// The columns that come to 0 or to |Xⱼᵀr|/n = λ.
    columns: Vec<usize>,
    /// Whether it is the end of the path, λ = 0.
    at_end: bool,
}

/// A corner of the path of one minimiser, with independent columns, and what is active just below it.
pub(super) struct Corner {
    pub lambda: f64,
    pub theta: Coefficients,
    /// The columns that move, ascending.
    pub support: Vec<usize>,
    /// The other columns with |Xⱼᵀr|/n = λ all along the piece below, and the signs of Xⱼᵀr.
    pub equal: Vec<(usize, f64)>,
}

/// The first columns' path: the others of each group stay 0 here. Corners with λ falling, the last one at the end.
/// With whether it was followed to its end.
pub(super) fn follow(
    design: &Design,
    groups: &[ColumnGroup],
    most: usize,
    watch: Watch,
) -> (Vec<Corner>, ControlFlow<()>) {
    let (x, y) = (design.x(), design.y());
    let n = x.rows() as f64;
    let candidates: Vec<usize> = groups.iter().map(|group| group.columns[0]).collect();
    let mut correlations = vec![0.0; x.columns()];
    let mut lambda_max = 0.0_f64;
    for &j in &candidates {
        correlations[j] = dot(x.column(j), y) / n;
        lambda_max = lambda_max.max(correlations[j].abs());
    }
    let sizes = candidates.iter().map(|&j| dot(x.column(j), x.column(j)));
    let largest = sizes.fold(0.0, f64::max);
    let noise = promise::floor(dot(y, y) / n, (largest / n).sqrt());
    if lambda_max <= noise {
        lambda_max = 0.0;
    }
    let mut homotopy = Homotopy {
        design,
        candidates,
        factor: Factor::with_noise(x, design.noise()),
        theta: vec![0.0; x.columns()],
        start: correlations.clone(),
        gradient: correlations.clone(),
        exact: false,
        correlations,
        lambda: lambda_max,
        lambda_max,
        tolerance: TIE * lambda_max + noise,
        longest: (largest / n).sqrt(),
        floor: noise,
        size: 0.0,
    };
    let mut corners = Vec::new();
    let flow = homotopy.follow(most, &mut corners, watch);
    (corners, flow)
}

impl Homotopy<'_> {
    fn follow(&mut self, most: usize, corners: &mut Vec<Corner>, watch: Watch) -> ControlFlow<()> {
        let lambda_max = self.lambda_max;
        // columns that the last events brought to |c| = λ, while λ has hardly moved since
        let mut tied: Vec<usize> = Vec::new();
        let mut piece_above: Vec<(usize, f64)> = Vec::new();
        let mut steps = 0;
        loop {
            steps += 1;
            // rounding could bring the same few columns in and out for ever: then the grid goes on from here
            if self.lambda <= 0.0 || corners.len() + 1 >= most || steps > 2 * most + 100 {
                corners.push(self.corner(Vec::new(), Vec::new()));
                return ControlFlow::Continue(());
            }
            for &j in &self.candidates {
                if self.correlations[j].abs() >= self.lambda - self.tolerance
                    && !tied.contains(&j)
                    && !self.factor.is_active(j)
                {
                    tied.push(j);
                }
            }
            let direction = self.direction(&tied);
            let slopes = self.factor.product(&direction, &self.idle());
            let mut support = self.factor.active().to_vec();
            order::sort(&mut support);
            // a column that came must have |c| = λ, like all that move on the piece below
            if !self.keeps(&self.with_signs(&support)) {
                corners.push(self.corner(Vec::new(), Vec::new()));
                return ControlFlow::Continue(());
            }
            let equal: Vec<(usize, f64)> = tied
                .iter()
                .filter(|&j| !support.contains(j) && self.moves_along(*j, &slopes))
                .map(|&j| (j, self.sign(j)))
                .filter(|tie| self.miss(&[*tie]) <= self.allowed())
                .collect();
            let piece = self.with_signs(&support);
            let same = |before: &Corner| before.equal == equal && piece_above == piece;
            if !corners.last().is_some_and(same) {
                corners.push(self.corner(support, equal));
                watch(self.progress(corners.len()))?;
            }
            piece_above.clone_from(&piece);
            let event = self.next_event(&direction, &slopes, &tied);
            self.go(&event, &direction, &slopes);
            if event.length > MOVES * lambda_max {
                tied.clear();
            }
            tied.extend(event.columns);
            order::sort(&mut tied);
            tied.dedup();
            if !self.keeps(&piece) || self.excess() > 0.0 {
                return ControlFlow::Continue(());
            }
            let allowed = self.allowed();
            if let Some(last) = corners.last_mut() {
                last.equal.retain(|tie| self.miss(&[*tie]) <= allowed);
            }
        }
    }

    /// The columns with the signs that they have or take.
    fn with_signs(&self, columns: &[usize]) -> Vec<(usize, f64)> {
        columns.iter().map(|&j| (j, self.sign(j))).collect()
    }

    /// By how much the optimality conditions are violated here, if these columns may be other than 0, with these signs: then
    /// so they are on the whole piece, between two such ends.
    fn miss(&self, piece: &[(usize, f64)]) -> f64 {
        let over = |&j: &usize| self.gradient[j].abs() - self.lambda;
        let off = |&(j, sign): &(usize, f64)| {
            // far below λ_max a correlation does not tell one sign from the other
            let turned = self.theta[j] * sign < 0.0;
            let off = (self.gradient[j] - self.lambda * sign).abs();
            if turned { f64::INFINITY } else { off }
        };
        let larger = |most: f64, miss: f64| if miss > most { miss } else { most };
        let inside = piece.iter().map(off).fold(0.0, larger);
        self.candidates.iter().map(over).fold(inside, larger)
    }

    fn allowed(&self) -> f64 {
        let computed = if self.exact { 0.0 } else { self.size };
        promise::allowed(self.lambda_max, self.size, self.floor, computed)
    }

    /// Whether the promise is kept here, for a piece with these columns. Where rounding of the correlations leaves that open
    /// they are computed anew in double-double arithmetic.
    fn keeps(&mut self, piece: &[(usize, f64)]) -> bool {
        if self.miss(piece) > self.allowed() && !self.exact {
            self.compute_exact_gradient();
        }
        self.miss(piece) <= self.allowed()
    }

    /// F(θ) − F(0) = λ‖θ‖₁ − ½(q + c)ᵀθ, beyond what rounding makes of 0: not positive unless θ ran away.
    fn excess(&self) -> f64 {
        let (mut sum, mut terms) = (0.0, 0.0);
        for &j in self.factor.active() {
            let along = 0.5 * (self.start[j] + self.gradient[j]);
            let t = self.theta[j];
            sum += self.lambda * t.abs() - along * t;
            terms += (self.lambda + along.abs()) * t.abs();
        }
        sum - 1e-9 * terms
    }

    fn progress(&self, knots: usize) -> Progress {
        Progress {
            knots,
            lambda: Lambda::computed(self.lambda),
            lambda_max: Lambda::computed(self.lambda_max),
            support: self.factor.active().len(),
            most: self.candidates.len().min(self.factor.rows()),
            grid: 0,
        }
    }

    /// The candidates that are not active.
    fn idle(&self) -> Vec<usize> {
        let idle = |j: &usize| !self.factor.is_active(*j);
        self.candidates.iter().copied().filter(idle).collect()
    }

    /// θ on the active columns.
    fn active_theta(&self) -> Vec<f64> {
        let active = self.factor.active().iter();
        active.map(|&j| self.theta[j]).collect()
    }

    fn corner(&self, support: Vec<usize>, equal: Vec<(usize, f64)>) -> Corner {
        Corner {
            lambda: self.lambda,
            theta: Coefficients::new(&self.theta),
            support,
            equal,
        }
    }

    fn moves_along(&self, j: usize, slopes: &[f64]) -> bool {
        (slopes[j] * self.sign(j) - 1.0).abs() <= 1e-10
    }

    fn sign(&self, j: usize) -> f64 {
        sign(&self.theta, &self.correlations, j)
    }

    /// −dθ/dλ just below λ on the active columns: the minimiser of ½dᵀGd − sᵀd over the active and the tied
    /// columns with sⱼdⱼ ≥ 0 where θⱼ = 0.
    fn direction(&mut self, tied: &[usize]) -> Vec<f64> {
        for place in (0..self.factor.active().len()).rev() {
            if self.theta[self.factor.active()[place]] == 0.0 {
                self.factor.remove(place);
            }
        }
        let (theta, correlations) = (&self.theta, &self.correlations);
        let bounded = Bounded {
            candidates: tied,
            pull: &|j| sign(theta, correlations, j),
            sign: &|j| (theta[j] == 0.0).then(|| sign(theta, correlations, j)),
        };
        bounded.minimise(&mut self.factor)
    }

    /// What happens first as λ falls from here: how far λ falls, and which columns it happens to.
    fn next_event(&self, d: &[f64], slopes: &[f64], tied: &[usize]) -> Event {
        let active = self.factor.active();
        let end = self.lambda - (END * self.lambda).max(FLOOR * self.lambda_max);
        let mut event = Event {
            length: self.lambda,
            columns: Vec::new(),
            at_end: true,
        };
        let mut consider = |t: f64, j: usize| {
            let t = t.max(0.0);
            if t < event.length && t < end {
                (event.length, event.at_end) = (t, false);
                event.columns.clear();
            }
            if t == event.length && t < end {
                event.columns.push(j);
            }
        };
        let reaches_zero = |j: usize, v: f64| (self.theta[j] * v < 0.0).then(|| -self.theta[j] / v);
        for (&j, &v) in active.iter().zip(d) {
            if let Some(t) = reaches_zero(j, v) {
                consider(t, j);
            }
        }
        for &j in &self.candidates {
            if self.factor.is_active(j) {
                continue;
            }
            let (a, c) = (slopes[j], self.correlations[j]);
            let own = if tied.contains(&j) { c.signum() } else { 0.0 };
            if own <= 0.0 && a < 1.0 {
                consider((self.lambda - c) / (1.0 - a), j);
            }
            if own >= 0.0 && a > -1.0 {
                consider((self.lambda + c) / (1.0 + a), j);
            }
        }
        // coordinates that come to 0 together, or at the end, but for rounding
        let rounding = if event.at_end {
            (END * self.lambda).max(FLOOR * self.lambda_max)
        } else {
            self.tolerance
        };
        for (&j, &v) in active.iter().zip(d) {
            let together = reaches_zero(j, v).is_some_and(|t| t <= event.length + rounding);
            if together && !event.columns.contains(&j) {
                event.columns.push(j);
            }
        }
        event
    }

    /// Goes to an event, and mends θ there by its residual. Where an event is moves with the error of θ: the place is
    /// found again from the mended θ.
    fn go(&mut self, event: &Event, d: &[f64], slopes: &[f64]) {
        let active = self.factor.active().to_vec();
        let signs: Vec<f64> = active.iter().map(|&j| self.sign(j)).collect();
        let above = self.lambda;
        self.lambda = if event.at_end {
            0.0
        } else {
            self.lambda - event.length
        };
        self.advance(&active, d, event.length);
        let zero = active.iter().position(|j| event.columns.contains(j));
        if let Some(place) = zero.filter(|_| !event.at_end) {
            self.refine(&signs);
            let more = -self.theta[active[place]] / d[place];
            self.go_on(more, above, &active, d);
        }
        for place in (0..active.len()).rev() {
            if event.columns.contains(&active[place]) {
                self.theta[active[place]] = 0.0;
                self.factor.remove(place);
            }
        }
        let still = self.factor.active().iter();
        let signs_still: Vec<f64> = still.map(|&j| self.sign(j)).collect();
        let fitted = self.refine(&signs_still);
        self.compute_gradient(fitted);
        let Some(&comes) = event.columns.first().filter(|_| zero.is_none()) else {
            return;
        };
        let sign = self.gradient[comes].signum();
        let more = (self.lambda - sign * self.gradient[comes]) / (1.0 - sign * slopes[comes]);
        if more.abs() > MOVES * self.lambda_max && self.go_on(more, above, &active, d) {
            let fitted = self.refine(&signs);
            self.compute_gradient(fitted);
        }
    }

    /// Moves the place of an event a little, unless that would leave the piece.
    fn go_on(&mut self, more: f64, above: f64, active: &[usize], d: &[f64]) -> bool {
        let length = above - self.lambda;
        let near = more.abs() <= 1e-3 * length.max(self.lambda);
        if near && more < self.lambda && more > -length {
            self.lambda -= more;
            self.advance(active, d, more);
            return true;
        }
        false
    }

    fn advance(&mut self, active: &[usize], d: &[f64], length: f64) {
        for (&j, &v) in active.iter().zip(d) {
            self.theta[j] += length * v;
        }
    }

    /// One step of iterative refinement of (q − Gθ)_A = λs on the support, if it is needed. With (Gθ)_A.
    fn refine(&mut self, signs: &[f64]) -> Vec<f64> {
        let active = self.factor.active();
        let theta = self.active_theta();
        let fitted = self.factor.active_product(&theta);
        let rest: Vec<f64> = (0..active.len())
            .map(|k| self.start[active[k]] - fitted[k] - self.lambda * signs[k])
            .collect();
        for (&j, s) in active.iter().zip(signs) {
            self.correlations[j] = self.lambda * s;
        }
        let most = STRAIGHT * self.lambda_max;
        if rest.iter().all(|r| r.abs() <= most) && self.factor.is_far() {
            return fitted;
        }
        let step = self.factor.solve(rest);
        for ((&j, s), v) in active.iter().zip(signs).zip(step) {
            if (self.theta[j] + v) * s > 0.0 {
                self.theta[j] += v;
            }
        }
        self.factor.active_product(&self.active_theta())
    }

    /// Computes Xᵀ(y − Xθ)/n anew, from (Gθ)_A.
    fn compute_gradient(&mut self, fitted: Vec<f64>) {
        let idle = self.idle();
        let active = self.factor.active();
        let products = self.factor.product(&self.active_theta(), &idle);
        self.exact = false;
        self.size = 0.0;
        for (&j, fitted) in active.iter().zip(fitted) {
            self.gradient[j] = self.start[j] - fitted;
            self.size += self.theta[j].abs() * self.factor.square(j).sqrt() * self.longest;
        }
        for &j in &idle {
            self.gradient[j] = self.start[j] - products[j];
            self.correlations[j] = self.gradient[j];
        }
    }

    fn compute_exact_gradient(&mut self) {
        let (x, y) = (self.design.x(), self.design.y());
        let correlations = certificate::correlations(x, &certificate::residual(x, y, &self.theta));
        self.exact = true;
        for &j in &self.candidates {
            self.gradient[j] = correlations[j].value();
            if self.theta[j] == 0.0 {
                self.correlations[j] = self.gradient[j];
            }
        }
    }
}

/// The sign of θⱼ, or the one with which it would leave 0.
fn sign(theta: &[f64], correlations: &[f64], j: usize) -> f64 {
    if theta[j] != 0.0 {
        theta[j].signum()
    } else {
        correlations[j].signum()
    }
}
