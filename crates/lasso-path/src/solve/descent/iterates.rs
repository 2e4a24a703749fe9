//! The methods, and the iterator over their points.

use super::StepSize;
use super::lasso::{Lasso, dot};
use crate::problem::LARGEST_MAGNITUDE;
use crate::problem::l1::soft_threshold;
use crate::problem::numeral::shortest;
use thiserror::Error;

/// A rule that makes the next point from the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// θ ← θ − η(∇Loss(θ) + λ sign(θ)) with sign(0) = 0.
    Subgradient,
    /// The same with the step size η/√k in step k = 1, 2, ….
    Diminishing,
    /// Proximal gradient (ISTA): θ ← S(θ − η∇Loss(θ), ηλ), S soft-thresholding.
    Proximal,
    /// FISTA: the same from a point ahead, z = θ + ((t − 1)/t′)(θ − θ_before), with
    /// t′ = (1 + √(1 + 4t²))/2 and t = 1 at first.
    Fista,
    /// Cyclic coordinate descent: one coordinate a step, to the exact minimum of F along it,
    /// θᵢ ← S(qᵢ − Σ_{j≠i} hᵢⱼθⱼ, λ)/hᵢᵢ. It has no step size.
    Coordinate,
    /// Gradient descent on ridge, Loss(θ) + (λ/2)‖θ‖²: θ ← θ − η(∇Loss(θ) + λθ).
    Ridge,
}

impl Method {
    /// All methods.
    pub const ALL: [Method; 6] = [
        Method::Subgradient,
        Method::Diminishing,
        Method::Proximal,
        Method::Fista,
        Method::Coordinate,
        Method::Ridge,
    ];
}

/// The end of a run that diverges: a coordinate of the next point would be beyond the limit, or no number at all.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[error("in step {step} a coordinate would be larger than {limit}", limit = shortest(*limit))]
pub struct Diverged {
    /// The step that was not taken, counted from 1.
    pub step: usize,
    /// The limit.
    pub limit: f64,
}

/// The parts of one step: θ_{k+1} = θ_k + momentum + loss + penalty, up to rounding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step<const N: usize> {
    /// Only with [`Method::Fista`]: from the point to the one ahead.
    pub momentum: [f64; N],
    /// The loss's part: −η∇Loss; in coordinate descent the way to the loss's minimum along the coordinate.
    pub loss: [f64; N],
    /// The penalty's part: −ηλ sign(θ), the move of soft-thresholding, or −ηλθ.
    pub penalty: [f64; N],
}

/// The points θ₀ (the start), θ₁, θ₂, … of a method. It has no end but divergence.
///
/// ```
/// use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
/// use lasso_path::solve::descent::{Iterates, Lasso, Method, StepSize};
/// let loss = QuadraticLoss::new(Hessian::new(1.0, 0.0, 1.0)?, [3.0, 0.5], 0.0)?;
/// let lasso = Lasso::planar(&loss, Lambda::ONE);
/// // with step 1/L one proximal step is enough for H = I
/// let mut points = Iterates::new(&lasso, Method::Proximal, StepSize::new(1.0)?, [0.0, 0.0]);
/// assert_eq!(points.nth(1), Some([2.0, 0.0]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Iterates<'a, const N: usize> {
    lasso: &'a Lasso<N>,
    method: Method,
    eta: f64,
    limit: f64,
    theta: [f64; N],
    /// FISTA's z and t.
    ahead: [f64; N],
    inertia: f64,
    /// How many points have been handed out.
    count: usize,
    diverged: Option<Diverged>,
}

impl<'a, const N: usize> Iterates<'a, N> {
    /// The points of `method` from `start`.
    #[must_use]
    pub fn new(lasso: &'a Lasso<N>, method: Method, step_size: StepSize, start: [f64; N]) -> Self {
        Self {
            lasso,
            method,
            eta: step_size.value(),
            limit: LARGEST_MAGNITUDE,
            theta: start,
            ahead: start,
            inertia: 1.0,
            count: 0,
            diverged: None,
        }
    }

    /// The same, ended before a coordinate becomes larger than `limit`; by default that is 10¹⁰⁰.
    #[must_use]
    pub fn within(mut self, limit: f64) -> Self {
        self.limit = limit.min(LARGEST_MAGNITUDE);
        self
    }

    /// Why there are no more points, if there are none.
    #[must_use]
    pub fn diverged(&self) -> Option<Diverged> {
        self.diverged
    }

    /// The step that leads to the next point; the one away from the start before and after the start is
    /// handed out.
    #[must_use]
    pub fn step(&self) -> Step<N> {
        let (lasso, theta, eta) = (self.lasso, self.theta, self.step_size());
        let lambda = lasso.lambda();
        let mut step = Step {
            momentum: [0.0; N],
            loss: [0.0; N],
            penalty: [0.0; N],
        };
        if self.method == Method::Coordinate {
            let j = self.coordinate();
            let [free, best] = self.along(j);
            step.loss[j] = free - theta[j];
            step.penalty[j] = best - free;
            return step;
        }
        let gradient = lasso.gradient(self.ahead);
        for j in 0..N {
            let from = self.ahead[j];
            step.momentum[j] = from - theta[j];
            step.loss[j] = -eta * gradient[j];
            step.penalty[j] = match self.method {
                Method::Ridge => -eta * lambda * from,
                Method::Subgradient | Method::Diminishing => -eta * lambda * sign(from),
                _ => {
                    let free = from + step.loss[j];
                    soft_threshold(free, eta * lambda) - free
                }
            };
        }
        step
    }

    /// Collects the points θ₀, …, θ_`steps`, or as many as there are.
    #[must_use]
    pub fn run(mut self, steps: usize) -> Run<N> {
        let mut iterates = Vec::with_capacity(steps + 1);
        // How many steps in a row that lead nowhere are followed by no other.
        let rest = match self.method {
            Method::Diminishing => usize::MAX,
            Method::Coordinate | Method::Fista => 2.max(N),
            _ => 1,
        };
        let mut idle = 0;
        for theta in self.by_ref().take(steps + 1) {
            idle = if iterates.last() == Some(&theta) {
                idle + 1
            } else {
                0
            };
            iterates.push(theta);
            if idle == rest {
                iterates.resize(steps + 1, theta);
                break;
            }
        }
        let last = iterates.last();
        let moving = iterates.iter().rposition(|theta| Some(theta) != last);
        Run {
            method: self.method,
            rest: moving.map_or(0, |k| k + 1),
            iterates,
            diverged: self.diverged,
        }
    }

    /// η, or η/√k.
    fn step_size(&self) -> f64 {
        match self.method {
            Method::Diminishing => self.eta / (self.count.max(1) as f64).sqrt(),
            _ => self.eta,
        }
    }

    /// The coordinate that coordinate descent moves next.
    fn coordinate(&self) -> usize {
        (self.count.max(1) - 1) % N
    }

    /// The minima of the loss and of F along coordinate j. Where the loss does not depend on it, λ > 0
    /// makes it 0, and without λ it stays.
    fn along(&self, j: usize) -> [f64; 2] {
        let (lasso, theta) = (self.lasso, self.theta);
        let row = lasso.hessian()[j];
        if row[j] <= 0.0 {
            let best = if lasso.lambda() > 0.0 { 0.0 } else { theta[j] };
            return [theta[j], best];
        }
        let mut others = theta;
        others[j] = 0.0;
        let pull = lasso.inner()[j] - dot(row, others);
        [pull / row[j], soft_threshold(pull, lasso.lambda()) / row[j]]
    }

    /// The next point. The order of operations is that of the reference runs.
    fn next_point(&mut self) -> [f64; N] {
        let (lasso, eta) = (self.lasso, self.step_size());
        let lambda = lasso.lambda();
        let mut next = self.theta;
        if self.method == Method::Coordinate {
            let j = self.coordinate();
            next[j] = self.along(j)[1];
            return next;
        }
        let gradient = lasso.gradient(self.ahead);
        for j in 0..N {
            let from = self.ahead[j];
            next[j] = match self.method {
                Method::Ridge => from - eta * (gradient[j] + lambda * from),
                Method::Subgradient | Method::Diminishing => {
                    from - eta * (gradient[j] + lambda * sign(from))
                }
                _ => soft_threshold(from - eta * gradient[j], eta * lambda),
            };
        }
        self.ahead = next;
        if self.method == Method::Fista {
            let inertia = 0.5 * (1.0 + (1.0 + 4.0 * self.inertia * self.inertia).sqrt());
            let share = (self.inertia - 1.0) / inertia;
            for (ahead, (new, old)) in self.ahead.iter_mut().zip(next.iter().zip(self.theta)) {
                *ahead += share * (new - old);
            }
            self.inertia = inertia;
        }
        next
    }
}

impl<const N: usize> Iterator for Iterates<'_, N> {
    type Item = [f64; N];

    fn next(&mut self) -> Option<[f64; N]> {
        if self.diverged.is_some() {
            return None;
        }
        if self.count > 0 {
            let next = self.next_point();
            // NaN is not within either.
            if !next.iter().all(|x| x.abs() <= self.limit) {
                self.diverged = Some(Diverged {
                    step: self.count,
                    limit: self.limit,
                });
                return None;
            }
            self.theta = next;
        }
        self.count += 1;
        Some(self.theta)
    }
}

/// sign(x), with sign(0) = 0.
fn sign(x: f64) -> f64 {
    if x == 0.0 { 0.0 } else { x.signum() }
}

/// The first points of a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<const N: usize> {
    /// The method.
    pub method: Method,
    /// θ₀, θ₁, …; never empty.
    pub iterates: Vec<[f64; N]>,
    /// The first k from which on no point differs from the last.
    pub rest: usize,
    /// Why there are fewer than wanted, if there are.
    pub diverged: Option<Diverged>,
}

impl<const N: usize> Run<N> {
    /// θ_k, or the last point.
    #[must_use]
    pub fn at(&self, k: usize) -> [f64; N] {
        let last = self.iterates.len().saturating_sub(1);
        self.iterates.get(k.min(last)).copied().unwrap_or([0.0; N])
    }

    /// The k from which on coordinate j is exactly 0 until the end of the run, if it is.
    #[must_use]
    pub fn settled(&self, j: usize) -> Option<usize> {
        let moving = self.iterates.iter().rposition(|theta| theta[j] != 0.0);
        let first = moving.map_or(0, |k| k + 1);
        (first < self.iterates.len()).then_some(first)
    }
}
