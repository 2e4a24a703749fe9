//! A path with what views show along it.

use super::super::coefficients::Coefficients;
use super::super::design::Design;
use super::super::gram_columns::GramColumns;
use super::super::matrix::{Matrix, add_scaled};
use super::{LassoPath, Point};
use crate::problem::Lambda;
use std::ops::ControlFlow;

/// A path with the loss and the correlations at its knots: [`Point`]s at any λ without the table that it is of.
///
/// ```
/// use lasso_path::problem::Lambda;
/// use lasso_path::regression::{Design, LassoPath, Matrix, path::Points};
/// # let x = Matrix::from_columns(4, 2, vec![1.0, 2.0, 3.0, 5.0, 2.0, -1.0, 0.0, 4.0])?;
/// # let y = [1.0, 0.0, 2.0, 5.0];
/// let design = Design::new(&x, &y)?;
/// let points = Points::new(LassoPath::new(&design), &design);
/// let point = points.at(Lambda::new(0.25)?).expect("exact there");
/// assert_eq!(point.correlations[0].abs(), 0.25); // the first column is in the support
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Points {
    path: LassoPath,
    /// Loss(θ*) at each knot.
    losses: Vec<f64>,
    /// Xᵀ(y − Xθ*)/n at each knot, a column a knot.
    correlations: Matrix,
}

impl Points {
    /// Of a path, and the design that it is of: n·p operations for each column that ever is in a support, and (n + p)·|support| for each
    /// knot.
    #[must_use]
    pub fn new(path: LassoPath, design: &Design) -> Self {
        Self::watched(path, design, &mut |_| ControlFlow::Continue(())).0
    }

    /// [`Self::new`] that tells the place of each knot before it is looked at, and ends with `None` where it is told to break.
    #[must_use]
    pub fn with_progress(
        path: LassoPath,
        design: &Design,
        mut watch: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Option<Self> {
        let (this, flow) = Self::watched(path, design, &mut watch);
        flow.is_continue().then_some(this)
    }

    fn watched(
        path: LassoPath,
        design: &Design,
        watch: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> (Self, ControlFlow<()>) {
        let (p, knots) = (design.columns(), &path.knots);
        let start = design.correlations(&Coefficients::of(p, &[]));
        let mut gram = GramColumns::new(design);
        let mut all = Vec::with_capacity(p * knots.len());
        let mut losses = Vec::with_capacity(knots.len());
        let flow = knots.iter().enumerate().try_for_each(|(k, knot)| {
            watch(k)?;
            let mut correlations = start.clone();
            for &(j, t) in knot.theta.nonzero() {
                add_scaled(&mut correlations, -t, gram.column(j));
            }
            all.extend(correlations);
            losses.push(design.loss(&knot.theta));
            ControlFlow::Continue(())
        });
        let this = Self {
            correlations: Matrix::of(p, losses.len(), all),
            losses,
            path,
        };
        (this, flow)
    }

    /// The path.
    #[must_use]
    pub fn path(&self) -> &LassoPath {
        &self.path
    }

    /// Loss(θ*) at each knot of the path.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        &self.losses
    }

    /// Xᵀ(y − Xθ*)/n at a knot of the path, p numbers. Panics for a knot that is not there, as an index does.
    #[must_use]
    pub fn correlations(&self, knot: usize) -> &[f64] {
        self.correlations.column(knot)
    }

    /// The point at a λ; `None` below [`LassoPath::exact_from`].
    ///
    /// θ is [`LassoPath::theta`]. The correlations are linear in λ between two knots, exactly ±λ on the support, and elsewhere no more
    /// than λ in size. The loss is a quadratic in λ there.
    #[must_use]
    pub fn at(&self, lambda: Lambda) -> Option<Point> {
        let theta = self.path.coefficients(lambda)?;
        let parts = self.path.places(lambda)?;
        let mut correlations = vec![0.0; theta.count()];
        for (share, knot) in parts {
            if share > 0.0 {
                for (sum, c) in correlations.iter_mut().zip(self.correlations(knot)) {
                    *sum += share * c;
                }
            }
        }
        // all are theirs at λ_max, and no more, above it
        let bound = lambda.value().min(self.path.lambda_max().value());
        for c in &mut correlations {
            *c = c.clamp(-bound, bound);
        }
        for &(j, t) in theta.nonzero() {
            correlations[j] = bound.copysign(t);
        }
        Some(Point {
            lambda,
            loss: self.loss(lambda)?,
            norm: theta.norm(),
            correlations,
            theta,
        })
    }

    /// The loss of [`Self::at`] alone.
    #[must_use]
    pub fn loss(&self, lambda: Lambda) -> Option<f64> {
        let [(rest, upper), (share, lower)] = self.path.places(lambda)?;
        let chord = rest * self.losses[upper] + share * self.losses[lower];
        let bend = if rest * share > 0.0 {
            self.bend(upper)
        } else {
            0.0
        };
        Some((chord - 0.5 * rest * share * bend).max(0.0))
    }

    /// ‖X(θ′ − θ)‖²/n for a knot and the one below it: (λ − λ′)(‖θ′‖₁ − ‖θ‖₁), as the correlations are ±λ where θ changes.
    pub(in super::super) fn bend(&self, upper: usize) -> f64 {
        let [above, below] = [upper, upper + 1].map(|at| &self.path.knots[at]);
        let apart = above.lambda.value() - below.lambda.value();
        (apart * (below.theta.norm() - above.theta.norm())).max(0.0)
    }
}
