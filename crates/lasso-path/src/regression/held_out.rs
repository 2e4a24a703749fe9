//! The error on rows that were held out, for every λ at once.

use super::design::{Design, DesignError};
use super::matrix::{Matrix, dot};
use super::path::{Knot, LassoPath, Points, Progress};
use super::standardize::check;
use super::units::Units;
use crate::problem::Lambda;
use std::ops::ControlFlow;
use thiserror::Error;

/// The lasso's mean squared error on rows that it has not seen, over all λ ≥ 0.
///
/// The path is that of the training rows on their own standardization; a column that is constant there has coefficient 0. Between
/// its knots the error is a quadratic in λ, so its minimum is found exactly.
/// Where the path was cut the error is known down to there alone, and nothing is said of what is below.
///
/// ```
/// use lasso_path::problem::Lambda;
/// use lasso_path::regression::{HeldOut, Matrix};
/// let x = Matrix::from_columns(5, 1, vec![1.0, 2.0, 3.0, 5.0, 4.0])?;
/// let curve = HeldOut::new(&x, &[1.0, 2.0, 2.0, 5.0, 4.5], &[0, 1, 2, 3], &[4])?;
/// assert!(curve.error(curve.lambda_min()) <= curve.error(Lambda::ZERO));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct HeldOut {
    /// The knots' λ, falling.
    lambdas: Vec<Lambda>,
    /// ‖e‖²/m at each knot, for the residuals e of the m rows that were held out.
    squares: Vec<f64>,
    /// e·e′/m of each knot with the next one.
    products: Vec<f64>,
}

/// Why there is no [`HeldOut`].
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum HeldOutError {
    /// X and y are no table: they have not the same rows, or a y is no finite number.
    #[error(transparent)]
    Table(#[from] DesignError),
    /// No rows are held out, or a row is not in the table.
    #[error(
        "{held} of {rows} rows are held out; hold out at least one, and name no row beyond the last, for training neither"
    )]
    Rows {
        /// n.
        rows: usize,
        /// How many rows are held out.
        held: usize,
    },
    /// The training rows are no design.
    #[error("the training rows: {0}")]
    Training(DesignError),
}

impl HeldOut {
    /// X (n × p) and y in their own units; the rows to train on and the rows to hold out.
    ///
    /// # Errors
    /// [`HeldOutError`].
    pub fn new(
        x: &Matrix,
        y: &[f64],
        training: &[usize],
        held: &[usize],
    ) -> Result<Self, HeldOutError> {
        let all = Self::watched(x, y, training, held, &mut |_| ControlFlow::Continue(()));
        all.map(|(curve, _)| curve)
    }

    /// As [`Self::new`], and whether the path was followed to its end.
    pub(super) fn watched(
        x: &Matrix,
        y: &[f64],
        training: &[usize],
        held: &[usize],
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<(Self, ControlFlow<()>), HeldOutError> {
        let rows = x.rows();
        check(x, y, 0)?;
        if held.is_empty() || training.iter().chain(held).any(|&i| i >= rows) {
            return Err(HeldOutError::Rows {
                rows,
                held: held.len(),
            });
        }
        let response: Vec<f64> = training.iter().map(|&i| y[i]).collect();
        let design =
            Design::new(&x.select_rows(training), &response).map_err(HeldOutError::Training)?;
        let (path, flow) = LassoPath::watched(&design, LassoPath::MOST_KNOTS, watch);
        let held_response: Vec<f64> = held.iter().map(|&i| y[i]).collect();
        let curve = Self::of(&path, design.units(), &x.select_rows(held), &held_response);
        Ok((curve, flow))
    }

    /// The error of a path that is known already, with the units of its table, on rows of X (m × p, m ≥ 1, in their own
    /// units) and y (m).
    ///
    /// # Panics
    /// If X has not p columns, or y not m numbers.
    #[must_use]
    pub fn of(path: &LassoPath, units: &Units, x: &Matrix, y: &[f64]) -> Self {
        let (m, p) = (y.len() as f64, units.scales().len());
        assert_eq!((x.rows(), x.columns()), (y.len(), p), "rows of the table");
        let centred: Vec<f64> = y.iter().map(|y| y - units.response_mean()).collect();
        let residual = |knot: &Knot| {
            let mut residual = centred.clone();
            for &(j, t) in knot.theta.nonzero() {
                let (beta, mean) = (t / units.scales()[j], units.means()[j]);
                for (r, x) in residual.iter_mut().zip(x.column(j)) {
                    *r -= beta * (x - mean);
                }
            }
            residual
        };
        let residuals: Vec<Vec<f64>> = path.knots().iter().map(residual).collect();
        Self {
            lambdas: path.knots().iter().map(|knot| knot.lambda).collect(),
            squares: residuals.iter().map(|e| dot(e, e) / m).collect(),
            products: residuals
                .windows(2)
                .map(|pair| dot(&pair[0], &pair[1]) / m)
                .collect(),
        }
    }

    /// The error on the training rows themselves, 2·Loss(θ*(λ)).
    #[must_use]
    pub fn training(points: &Points) -> Self {
        let knots = points.path().knots();
        let squares: Vec<f64> = points.losses().iter().map(|loss| 2.0 * loss).collect();
        // 2·e·e′ = ‖e‖² + ‖e′‖² − ‖e − e′‖²
        let product = |(k, pair): (usize, &[f64])| 0.5 * (pair[0] + pair[1] - points.bend(k));
        let pairs = squares.windows(2).enumerate();
        Self {
            lambdas: knots.iter().map(|knot| knot.lambda).collect(),
            products: pairs.map(product).collect(),
            squares,
        }
    }

    /// The least λ at which the error is known: 0, unless the training rows' path was cut ([`LassoPath::exact_from`]).
    #[must_use]
    pub fn exact_from(&self) -> Lambda {
        self.lambdas[self.lambdas.len() - 1]
    }

    /// The error at a λ; NaN below [`Self::exact_from`].
    #[must_use]
    pub fn error(&self, lambda: Lambda) -> f64 {
        if lambda < self.exact_from() {
            return f64::NAN;
        }
        let below = self.lambdas.partition_point(|&knot| knot > lambda);
        if below == 0 || self.lambdas[below] == lambda {
            return self.squares[below];
        }
        let upper = below - 1;
        let [from, at, to] = [self.lambdas[upper], lambda, self.lambdas[below]].map(Lambda::value);
        let share = (from - at) / (from - to);
        let rest = 1.0 - share;
        rest * rest * self.squares[upper]
            + 2.0 * rest * share * self.products[upper]
            + share * share * self.squares[below]
    }

    /// The largest minimiser of the error among the λ ≥ [`Self::exact_from`], at most the training rows' λ_max. Where it is
    /// [`Self::exact_from`] itself and that is not 0, the error may be less below.
    #[must_use]
    pub fn lambda_min(&self) -> Lambda {
        largest_minimiser(&self.lambdas, |lambda| self.error(lambda))
    }

    /// Where the quadratic changes: the knots of the path, λ falling.
    #[must_use]
    pub fn breaks(&self) -> &[Lambda] {
        &self.lambdas
    }
}

/// The λ a share of the way from one down to another.
pub(super) fn between(upper: Lambda, lower: Lambda, share: f64) -> Lambda {
    let [from, to] = [upper, lower].map(Lambda::value);
    Lambda::computed(from + share * (to - from))
}

/// (a, b, c) with f = a + bw + cw² for λ = upper + w(lower − upper), w in [0, 1].
pub(super) fn quadratic(
    f: impl Fn(Lambda) -> f64,
    upper: Lambda,
    lower: Lambda,
) -> (f64, f64, f64) {
    let (start, middle, end) = (f(upper), f(between(upper, lower, 0.5)), f(lower));
    (
        start,
        4.0 * middle - 3.0 * start - end,
        2.0 * (start + end) - 4.0 * middle,
    )
}

/// The largest minimiser of a function that is a quadratic between breaks, which fall.
pub(super) fn largest_minimiser(breaks: &[Lambda], f: impl Fn(Lambda) -> f64) -> Lambda {
    let mut best = breaks[0];
    let mut least = f(best);
    for pair in breaks.windows(2) {
        let (_, b, c) = quadratic(&f, pair[0], pair[1]);
        let w = -b / (2.0 * c);
        let inside = (c > 0.0 && w > 0.0 && w < 1.0).then(|| between(pair[0], pair[1], w));
        for lambda in inside.into_iter().chain([pair[1]]) {
            let value = f(lambda);
            // less by more than rounding: the largest of equal minimisers stays
            if value < least - 4.0 * f64::EPSILON * least.abs() {
                (best, least) = (lambda, value);
            }
        }
    }
    best
}
