//! First-order methods on a table, step by step: how many parameters there are is known at run time.

use super::coefficients::Coefficients;
use super::design::Design;
use super::matrix::{Matrix, add_scaled, dot};
use crate::problem::l1::soft_threshold;
use crate::problem::{LARGEST_MAGNITUDE, Lambda};
use crate::solve::descent::{Diverged, Method, StepSize};

/// The points θ₀ (the start), θ₁, θ₂, … of a [`Method`] on F(θ) = 1/(2n)·‖y − Xθ‖² + λ‖θ‖₁, as
/// [`Iterates`](crate::solve::descent::Iterates) has them for a number of parameters that is known when the program is compiled.
/// It has no end but divergence. A step costs 2np operations, one of coordinate descent too.
///
/// ```
/// use lasso_path::problem::Lambda;
/// use lasso_path::regression::{Descent, Design, Matrix, Ridge};
/// use lasso_path::solve::descent::{Method, StepSize};
///
/// let x = Matrix::from_columns(3, 2, vec![1.0, 2.0, 4.0, 0.0, 3.0, 1.0])?;
/// let design = Design::new(&x, &[1.0, 2.0, 5.0])?;
/// // gradient steps descend for η ≤ 1/L
/// let step = StepSize::new(1.0 / Ridge::new(&design).largest_eigenvalue())?;
/// let mut points = Descent::new(&design, Lambda::new(0.1)?, Method::Fista, step, &[0.0, 0.0]);
/// let hundredth = points.nth(100).expect("it does not diverge");
/// assert_eq!(hundredth.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Descent<'a> {
    table: Numbers<'a>,
    method: Method,
    lambda: f64,
    eta: f64,
    theta: Vec<f64>,
    /// FISTA's z and t.
    ahead: Vec<f64>,
    inertia: f64,
    /// How many points have been handed out.
    count: usize,
    diverged: Option<Diverged>,
}

/// What a table is to a method.
#[derive(Clone, Copy, Debug)]
enum Numbers<'a> {
    Design(&'a Design),
    Gram { gram: &'a Matrix, pull: &'a [f64] },
}

impl Numbers<'_> {
    fn columns(self) -> usize {
        match self {
            Self::Design(design) => design.columns(),
            Self::Gram { pull, .. } => pull.len(),
        }
    }

    /// −∇Loss(θ).
    fn correlations(self, theta: &Coefficients) -> Vec<f64> {
        match self {
            Self::Design(design) => design.correlations(theta),
            Self::Gram { gram, pull } => {
                let mut correlations = pull.to_vec();
                for &(k, t) in theta.nonzero() {
                    add_scaled(&mut correlations, -t, gram.column(k));
                }
                correlations
            }
        }
    }

    /// The second derivative of the loss along a coordinate.
    fn square(self, j: usize) -> f64 {
        match self {
            Self::Design(design) => {
                let column = design.x().column(j);
                dot(column, column) / design.rows() as f64
            }
            Self::Gram { gram, .. } => gram.column(j)[j],
        }
    }
}

impl<'a> Descent<'a> {
    /// The same on XᵀX/n (p × p) and q = Xᵀy/n (p numbers) in place of a table: a step costs p operations for each coefficient
    /// that is not 0.
    ///
    /// # Panics
    /// If the start or a column of XᵀX/n has not p numbers.
    #[must_use]
    pub fn of_gram(
        (gram, pull): (&'a Matrix, &'a [f64]),
        lambda: Lambda,
        method: Method,
        step_size: StepSize,
        start: &[f64],
    ) -> Self {
        let p = pull.len();
        assert_eq!((gram.rows(), gram.columns()), (p, p), "XᵀX/n is p × p");
        Self::of(
            Numbers::Gram { gram, pull },
            lambda,
            method,
            step_size,
            start,
        )
    }

    /// The points of a method from a start of p numbers.
    ///
    /// # Panics
    /// If they are not p.
    #[must_use]
    pub fn new(
        design: &'a Design,
        lambda: Lambda,
        method: Method,
        step_size: StepSize,
        start: &[f64],
    ) -> Self {
        Self::of(Numbers::Design(design), lambda, method, step_size, start)
    }

    fn of(
        table: Numbers<'a>,
        lambda: Lambda,
        method: Method,
        step_size: StepSize,
        start: &[f64],
    ) -> Self {
        assert_eq!(start.len(), table.columns(), "one number for each column");
        Self {
            table,
            method,
            lambda: lambda.value(),
            eta: step_size.value(),
            theta: start.to_vec(),
            ahead: start.to_vec(),
            inertia: 1.0,
            count: 0,
            diverged: None,
        }
    }

    /// Why there are no more points, if there are none.
    #[must_use]
    pub fn diverged(&self) -> Option<Diverged> {
        self.diverged
    }

    fn next_point(&self) -> Vec<f64> {
        let lambda = self.lambda;
        if self.method == Method::Coordinate {
            return self.next_coordinate();
        }
        let eta = match self.method {
            Method::Diminishing => self.eta / (self.count.max(1) as f64).sqrt(),
            _ => self.eta,
        };
        let correlations = self.table.correlations(&Coefficients::new(&self.ahead));
        let moved = |(&from, c): (&f64, f64)| match self.method {
            Method::Ridge => from - eta * (lambda * from - c),
            Method::Subgradient | Method::Diminishing => {
                let sign = if from == 0.0 { 0.0 } else { from.signum() };
                from - eta * (lambda * sign - c)
            }
            _ => soft_threshold(from + eta * c, eta * lambda),
        };
        self.ahead.iter().zip(correlations).map(moved).collect()
    }

    /// One coordinate to the minimum of F along it; where the loss does not depend on it, λ > 0 makes it 0.
    fn next_coordinate(&self) -> Vec<f64> {
        let mut next = self.theta.clone();
        let count = next.len().max(1);
        let j = (self.count.max(1) - 1) % count;
        let Some(own) = next.get_mut(j) else {
            return next;
        };
        *own = 0.0;
        let square = self.table.square(j);
        next[j] = if square > 0.0 {
            let pull = self.table.correlations(&Coefficients::new(&next))[j];
            soft_threshold(pull, self.lambda) / square
        } else if self.lambda > 0.0 {
            0.0
        } else {
            self.theta[j]
        };
        next
    }
}

impl Iterator for Descent<'_> {
    type Item = Vec<f64>;

    fn next(&mut self) -> Option<Vec<f64>> {
        if self.diverged.is_some() {
            return None;
        }
        if self.count > 0 {
            let next = self.next_point();
            // NaN is not within either
            if !next.iter().all(|x| x.abs() <= LARGEST_MAGNITUDE) {
                self.diverged = Some(Diverged {
                    step: self.count,
                    limit: LARGEST_MAGNITUDE,
                });
                return None;
            }
            self.ahead.clone_from(&next);
            if self.method == Method::Fista {
                let inertia = 0.5 * (1.0 + (1.0 + 4.0 * self.inertia * self.inertia).sqrt());
                let share = (self.inertia - 1.0) / inertia;
                let pairs = next.iter().zip(&self.theta);
                for (ahead, (new, old)) in self.ahead.iter_mut().zip(pairs) {
                    *ahead += share * (new - old);
                }
                self.inertia = inertia;
            }
            self.theta = next;
        }
        self.count += 1;
        Some(self.theta.clone())
    }
}
