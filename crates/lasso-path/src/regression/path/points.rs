//! A path with what views show along it.

use super::super::coefficients::Coefficients;
use super::super::design::Design;
use super::super::gram_columns::GramColumns;
use super::super::matrix::{Matrix, add_scaled};
use super::{Knot, LassoPath, Point};
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
    /// Of a path, and the design that it is of: n·p operations for each column that ever is in a support, and p·|support| for each
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
        let start = design.correlations(&Coefficients::of(p, Vec::new()));
        let mut gram = GramColumns::new(design);
        let mut all = Vec::with_capacity(p * knots.len());
        let flow = knots.iter().enumerate().try_for_each(|(k, knot)| {
            watch(k)?;
            let mut correlations = start.clone();
            for &(j, t) in knot.theta.nonzero() {
                add_scaled(&mut correlations, -t, gram.column(j));
            }
            all.extend(correlations);
            ControlFlow::Continue(())
        });
        let this = Self {
            correlations: Matrix::of(p, all.len() / p.max(1), all),
            losses: losses(knots, design),
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
    /// than λ in size. The loss is a quadratic in λ there, whose second derivative follows from the norms at the knots:
    /// dLoss/dλ = −λ·d‖θ*‖₁/dλ.
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
        let [above, below]: [&Knot; 2] = [upper, lower].map(|knot| &self.path.knots[knot]);
        let apart = above.lambda.value() - below.lambda.value();
        let growth = below.theta.norm() - above.theta.norm();
        let chord = rest * self.losses[upper] + share * self.losses[lower];
        Some((chord - 0.5 * rest * share * apart * growth).max(0.0))
    }
}

/// Loss(θ*) at each knot, from the last one, which is computed, upwards: dLoss = −λ·d‖θ*‖₁, and the norm is linear in λ on a piece. All
/// terms are positive.
fn losses(knots: &[Knot], design: &Design) -> Vec<f64> {
    let last = &knots[knots.len() - 1];
    let mut losses = vec![design.loss(&last.theta)];
    for pair in knots.windows(2).rev() {
        let growth = pair[1].theta.norm() - pair[0].theta.norm();
        let mean = 0.5 * (pair[0].lambda.value() + pair[1].lambda.value());
        losses.push(losses[losses.len() - 1] + mean * growth);
    }
    losses.reverse();
    losses
}
