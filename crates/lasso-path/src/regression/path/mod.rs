//! The exact path λ ↦ θ*(λ) of the lasso for any design.

mod audit;
mod bounded;
mod certificate;
mod groups;
mod homotopy;
mod knots;
mod least_norm;
mod point;
mod points;
mod progress;
mod promise;

pub use certificate::Certificate;
pub use groups::ColumnGroup;
pub use point::Point;
pub use points::Points;
pub use progress::Progress;

use super::coefficients::Coefficients;
use super::coordinate_descent::{CoordinateDescent, Descended};
use super::design::Design;
use crate::order;
use crate::problem::Lambda;
use homotopy::Corner;
use progress::Watch;
use std::ops::ControlFlow;

/// Where the support or a sign changes, the least-norm minimiser bends, or the path ends.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Knot {
    /// λ.
    pub lambda: Lambda,
    /// θ*(λ), standardized units.
    pub theta: Coefficients,
    /// The columns whose coefficients are not 0 just below λ and were 0 just above, ascending.
    pub entered: Vec<usize>,
    /// The columns whose coefficients are 0 just below λ and were not just above, ascending.
    pub left: Vec<usize>,
    /// Whether there are other minimisers than this path's on the piece below. Those that only split a coefficient among
    /// equal or opposite columns are not counted here: see [`LassoPath::groups`].
    pub other_minimisers_below: bool,
}

/// The lasso's whole path: F(θ) = 1/(2n)·‖y − Xθ‖² + λ‖θ‖₁ minimised for every λ ≥ 0.
///
/// λ ↦ θ* is piecewise linear; [`Self::knots`] are its corners from λ_max down. The homotopy is of M. Osborne, B. Presnell,
/// B. Turlach (IMA J. Numer. Anal. 20, 2000) and B. Efron, T. Hastie, I. Johnstone, R. Tibshirani (Ann. Statist. 32, 2004). At a
/// knot the direction is the minimiser of ½dᵀGd − sᵀd over the equicorrelation set, with sⱼdⱼ ≥ 0 where θⱼ = 0 (an active-set
/// method): ties of any number of columns, returns to zero and new entries are one case. Where there are several minimisers
/// (R. Tibshirani, Electron. J. Statist. 7, 2013; Xθ and the gradient are the same for all) the path is of the one of least
/// Euclidean norm, so that it does not depend on the order of the columns. Constant columns stay 0.
///
/// At λ = 0 the last knot is the limit λ → 0⁺: of the least-squares solutions of least L1 norm the one of least Euclidean norm.
///
/// ```
/// use lasso_path::problem::Lambda;
/// use lasso_path::regression::{Design, LassoPath, Matrix};
/// use lasso_path::solve::Radius;
/// # let x = Matrix::from_columns(4, 2, vec![1.0, 2.0, 3.0, 5.0, 2.0, -1.0, 0.0, 4.0])?;
/// # let y = [1.0, 0.0, 2.0, 5.0];
/// let design = Design::new(&x, &y)?;
/// let path = LassoPath::new(&design);
/// assert_eq!((path.exact_from(), path.theta(path.lambda_max())), (Lambda::ZERO, Some(vec![0.0, 0.0])));
/// let lambda = path.lambda_max().scaled(0.9);
/// assert_eq!(path.support(lambda), Some(vec![0]));
/// let point = path.point(&design, lambda).expect("exact there");
/// let again = path.lambda_for_radius(Radius::new(point.norm)?).expect("on the path");
/// assert!((again.value() - lambda.value()).abs() < 1e-12);
/// assert!(path.certify(&design).share_of_promise < 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LassoPath {
    knots: Vec<Knot>,
    groups: Vec<ColumnGroup>,
    below: Vec<Descended>,
}

impl LassoPath {
    /// The most knots that [`Self::new`] follows before it goes over to a grid.
    pub const MOST_KNOTS: usize = 20_000;

    /// The path of a design.
    #[must_use]
    pub fn new(design: &Design) -> Self {
        Self::with_most_knots(design, Self::MOST_KNOTS)
    }

    /// The path with at most so many corners (at least 2; where there are several minimisers the least norm may add knots). If
    /// it does not end by then, what is below is a grid of 50 values of λ down to a thousandth of the last knot's, by at most
    /// 200 sweeps of coordinate descent each, with its relative duality gap.
    #[must_use]
    pub fn with_most_knots(design: &Design, most: usize) -> Self {
        let mut path = Self::without_grid(design, most);
        // never stopped
        let _ = path.add_grid(design, &mut |_| ControlFlow::Continue(()));
        path
    }

    /// [`Self::with_most_knots`] that tells how far it is, at each corner and at each λ of the grid, and ends with `None` where
    /// it is told to break.
    #[must_use]
    pub fn with_progress(
        design: &Design,
        most: usize,
        mut watch: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Option<Self> {
        let (mut path, mut flow) = Self::watched(design, most, &mut watch);
        if flow.is_continue() {
            flow = path.add_grid(design, &mut watch);
        }
        flow.is_continue().then_some(path)
    }

    /// The exact part alone.
    pub(super) fn without_grid(design: &Design, most: usize) -> Self {
        Self::watched(design, most, &mut |_| ControlFlow::Continue(())).0
    }

    /// The exact part as far as it was followed, and whether that was to its end.
    pub(super) fn watched(design: &Design, most: usize, watch: Watch) -> (Self, ControlFlow<()>) {
        let mut groups = groups::group(design);
        let (corners, flow) = homotopy::follow(design, &groups, most.max(2), watch);
        let knots = exact_knots(design, &groups, &corners);
        groups.retain(|group| group.columns.len() > 1);
        let path = Self {
            knots,
            groups,
            below: Vec::new(),
        };
        (path, flow)
    }

    fn add_grid(&mut self, design: &Design, watch: Watch) -> ControlFlow<()> {
        let Some(last) = self.knots.last().filter(|knot| knot.lambda > Lambda::ZERO) else {
            return ControlFlow::Continue(());
        };
        let descent = CoordinateDescent {
            most_sweeps: 200,
            ..CoordinateDescent::default()
        };
        let mut theta = last.theta.to_vec();
        for k in 1..=50 {
            let lambda = last.lambda.scaled(1e-3_f64.powf(f64::from(k) / 50.0));
            watch(Progress::below(self, lambda, k))?;
            for found in descent.grid(design, &[lambda], &theta) {
                theta.clone_from(&found.theta);
                self.below.push(found);
            }
        }
        ControlFlow::Continue(())
    }

    /// λ_max = ‖Xᵀy‖∞/n, from which on θ* = 0.
    #[must_use]
    pub fn lambda_max(&self) -> Lambda {
        self.knots[0].lambda
    }

    /// The knots, λ falling: λ_max first, 0 last unless the path was cut ([`Self::exact_from`]). One knot if λ_max = 0. Two have
    /// the same λ where θ* moves further than binary64 can tell of λ.
    #[must_use]
    pub fn knots(&self) -> &[Knot] {
        &self.knots
    }

    /// The least λ down to which the path is exact: 0 unless it had too many knots, or the data are too ill-conditioned for
    /// binary64 (a condition of G beyond 10¹² or so).
    ///
    /// Exact means that the optimality conditions hold for every λ from here on, to 10⁻¹¹·λ_max, what rounding θ to binary64
    /// leaves (16ε·Σ|θⱼ|·√Gⱼⱼ·max √Gₖₖ) and what rounding of the given numbers leaves, together never more than 10⁻⁸·λ_max,
    /// and to what rounding leaves of a correlation that is 0 (4ε·‖y‖·max ‖Xₖ‖/n).
    /// The path holds itself to that at each knot and on each piece, and ends where it is not so; [`Self::certify`] checks it
    /// once more, from the data alone.
    #[must_use]
    pub fn exact_from(&self) -> Lambda {
        self.knots[self.knots.len() - 1].lambda
    }

    /// How exact the path is, over all λ ≥ [`Self::exact_from`], computed from the design it is of and the knots alone: about
    /// n·p operations in double-double arithmetic a knot.
    #[must_use]
    pub fn certify(&self, design: &Design) -> Certificate {
        Certificate::new(design, &self.knots)
    }

    /// What is below [`Self::exact_from`]: optimal within each one's gap. Empty when the path is exact to 0.
    #[must_use]
    pub fn grid_below(&self) -> &[Descended] {
        &self.below
    }

    /// The equal or opposite columns.
    #[must_use]
    pub fn groups(&self) -> &[ColumnGroup] {
        &self.groups
    }
}

/// The knots down to where the path keeps its promise.
fn exact_knots(design: &Design, groups: &[ColumnGroup], corners: &[Corner]) -> Vec<Knot> {
    let mut single = vec![false; corners.len()];
    let several: Vec<&ColumnGroup> = (groups.iter())
        .filter(|group| group.columns.len() > 1)
        .collect();
    loop {
        let (mut knots, origins) = knots::of(design, groups, corners, &single);
        for group in &several {
            split(&mut knots, group);
        }
        let split = |knot: &Knot| several.iter().any(|group| group.shares(design, knot));
        let checked: Vec<bool> = (knots.iter().zip(&origins))
            .map(|(knot, origin)| origin.checked && !split(knot))
            .collect();
        let faults = audit::faults(design, &knots, &checked);
        // minimisers that rounding does not let us choose among: one of them is as good
        let mut mended = false;
        for knot in faults.iter().flat_map(|(_, upper)| [*upper, upper + 1]) {
            if let Some(corner) = origins[knot].chosen.filter(|corner| !single[*corner]) {
                (single[corner], mended) = (true, true);
            }
        }
        if !mended {
            if let Some(end) = faults.iter().map(|(at, upper)| (*at).min(upper + 1)).min() {
                knots.truncate(end.max(1));
            }
            return knots;
        }
    }
}

/// Gives each column of a group the same share of the first one's coefficient.
fn split(knots: &mut [Knot], group: &ColumnGroup) {
    let first = group.columns[0];
    for knot in knots {
        let share = knot.theta.get(first) / group.columns.len() as f64;
        let others = knot.theta.nonzero().iter().filter(|(j, _)| *j != first);
        let shares = group.columns.iter().zip(&group.signs);
        let shares = shares.map(|(&column, sign)| (column, sign * share));
        knot.theta = Coefficients::of(
            knot.theta.count(),
            &others.copied().chain(shares).collect::<Vec<_>>(),
        );
        for list in [&mut knot.entered, &mut knot.left] {
            if list.contains(&first) {
                list.extend_from_slice(&group.columns[1..]);
                order::sort(list);
            }
        }
    }
}
