//! The constrained form min Loss(θ) subject to ‖θ‖₁ ≤ c, exactly.
//!
//! ‖θ*(λ)‖₁ falls strictly and linearly along every regime of the penalised path, so the constrained
//! problem walks the same regimes, outward from c = 0. Notation as in `homotopy`. On the axis of
//! coordinate i: θ_i = s_i c and λ = |q_i| − h_ii c. With both nonzero and K = s·θ̂ − c,
//! S = s·D(s) > 0 (D(s) = adj(H)s):
//!
//! θ_j = (θ̂_j S − K D_j)/S and λ = KΔ/S,
//!
//! the minimiser of the loss on the line s·θ = c. The sign of that numerator also decides, in
//! double-double arithmetic, on which side of a knot c lies.

use std::ops::ControlFlow;

use thiserror::Error;

use super::PlanarPath;
use super::homotopy::{Regime, ScaledLoss};
use super::planar::sign;
use crate::problem::Vector2;
use crate::problem::arithmetic::DoubleDouble;
use crate::problem::numeral::shortest;

/// c, the radius of a ball of a penalty: a finite number ≥ 0, in the unit of θ. −0.0 is taken as 0.0.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Radius(f64);

/// Why a number is not a radius.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum RadiusError {
    /// NaN or ±∞.
    #[error("c = {value} is not a finite number; choose a number that is zero or positive", value = shortest(*value))]
    NotFinite {
        /// The number that was given.
        value: f64,
    },
    /// A negative number: no θ satisfies ‖θ‖ ≤ c.
    #[error(
        "c = {value} is negative, and no θ has a norm below zero; choose zero or a positive number", value = shortest(*value))]
    Negative {
        /// The number that was given.
        value: f64,
    },
}

impl Radius {
    /// Checks that `value` is finite and ≥ 0.
    ///
    /// # Errors
    /// [`RadiusError::NotFinite`], [`RadiusError::Negative`].
    pub fn new(value: f64) -> Result<Self, RadiusError> {
        if !value.is_finite() {
            Err(RadiusError::NotFinite { value })
        } else if value < 0.0 {
            Err(RadiusError::Negative { value })
        } else {
            Ok(Self(value + 0.0))
        }
    }

    /// The number, finite and ≥ 0.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

/// The minimisers of Loss(θ) subject to ‖θ‖₁ ≤ c.
///
/// ```
/// use lasso_path::problem::{Hessian, QuadraticLoss};
/// use lasso_path::solve::{PlanarPath, Radius};
/// let loss = QuadraticLoss::new(Hessian::new(1.0, 0.0, 1.0)?, [3.0, 0.5], 0.0)?;
/// let solution = PlanarPath::new(&loss).constrained(Radius::new(2.0)?);
/// assert_eq!((solution.theta, solution.lambda), ([2.0, 0.0], [1.0, 1.0]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConstrainedSolution {
    /// The minimiser of least Euclidean norm; the only one if `set` is a point.
    pub theta: Vector2,
    /// The signs −1, 0, 1 of `theta`.
    pub signs: [i8; 2],
    /// The multipliers: exactly the λ for which θ minimises Loss(θ) + λ‖θ‖₁ too, as the interval
    /// [least, largest]. One number, except at c = 0, where it is [λ_max, ∞].
    pub lambda: [f64; 2],
    /// Whether the constraint holds θ: false where c is larger than the least ‖θ‖₁ of an
    /// unregularized minimiser; there the constraint is slack and λ = 0. At equality it is active
    /// although λ = 0.
    pub active: bool,
    /// All minimisers.
    pub set: ConstrainedSet,
}

/// The set of all minimisers: convex, closed, never empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ConstrainedSet {
    /// One minimiser.
    Point(Vector2),
    /// All convex combinations of two points on the border of the diamond. Either an edge
    /// (H = h·((1, ±1), (±1, 1)) and an active constraint), or the part inside the diamond of the
    /// line of unregularized minimisers (H of rank 1 and a slack constraint).
    Segment([Vector2; 2]),
    /// The whole diamond ‖θ‖₁ ≤ c: H = 0 and c > 0.
    Diamond,
}

impl PlanarPath {
    /// The minimisers of Loss(θ) subject to ‖θ‖₁ ≤ c.
    ///
    /// **Accuracy.** Signs and support are decided by the optimality conditions at this very c, in
    /// double-double arithmetic; θ and λ are within a few units in the last place of the exact ones.
    /// On an axis θ is ±c itself.
    ///
    /// **There and back.** From λ to c = ‖θ*(λ)‖₁ and back the rounding of c (a unit u·c) comes back
    /// as at most u·c·max(h_jj) in λ, and as u·c·|D_j|/S in θ_j: large only where the path runs
    /// nearly along the edge of the diamond, so that c hardly tells where on it θ is.
    #[must_use]
    pub fn constrained(&self, radius: Radius) -> ConstrainedSolution {
        let c = radius.value();
        if c == 0.0 {
            let lambda_max = self.lambda_max().value();
            return ConstrainedSolution {
                lambda: [lambda_max, f64::INFINITY],
                active: lambda_max > 0.0,
                ..ConstrainedSolution::slack(ConstrainedSet::Point([0.0; 2]), [0.0; 2])
            };
        }
        self.scaled().constrained(c)
    }
}

impl ConstrainedSolution {
    fn slack(set: ConstrainedSet, theta: Vector2) -> Self {
        Self {
            theta,
            signs: theta.map(sign),
            lambda: [0.0; 2],
            active: false,
            set,
        }
    }

    fn active(set: ConstrainedSet, theta: Vector2, lambda: f64) -> Self {
        let lambda = if lambda > 0.0 { lambda } else { 0.0 };
        Self {
            lambda: [lambda; 2],
            active: true,
            ..Self::slack(set, theta)
        }
    }
}

impl ScaledLoss {
    /// For c > 0, in the problem's units.
    fn constrained(&self, c: f64) -> ConstrainedSolution {
        let scaled = c / self.theta_unit;
        if self.rank == 0 {
            return ConstrainedSolution::slack(ConstrainedSet::Diamond, [0.0; 2]);
        }
        if self.is_slack(scaled) {
            return if self.rank == 2 {
                let theta = self.center.map(|coordinate| coordinate * self.theta_unit);
                ConstrainedSolution::slack(ConstrainedSet::Point(theta), theta)
            } else {
                self.chord(c)
            };
        }
        let mut found = None;
        self.descend(|regime, end| {
            let here = end.is_none_or(|zero| {
                let inside = self.edge(zero.index, zero.signs, scaled).numerator.value()
                    * zero.signs[zero.index]
                    > 0.0;
                inside == matches!(regime, Regime::Both { .. })
            });
            if here {
                found = Some(regime);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        match found {
            Some(regime) => self.inside(regime, c, scaled),
            // Nothing to descend from: q = 0, and the origin is a minimiser without a constraint.
            None => ConstrainedSolution::slack(ConstrainedSet::Point([0.0; 2]), [0.0; 2]),
        }
    }

    /// Whether c is larger than the least ‖θ‖₁ of an unregularized minimiser; H ≠ 0.
    fn is_slack(&self, scaled: f64) -> bool {
        // The largest coordinate of θ̂ is below 2 in these units; and nothing may overflow below.
        if scaled > 1e100 {
            return true;
        }
        if self.rank == 2 {
            return DoubleDouble::sum(self.center[0].abs(), self.center[1].abs()) < scaled.into();
        }
        let i = self.larger_diagonal();
        self.gradient[i].abs() < DoubleDouble::product(self.diagonal[i], scaled)
    }

    fn inside(&self, regime: Regime, c: f64, scaled: f64) -> ConstrainedSolution {
        let axis_lambda = |i: usize| {
            let fall = DoubleDouble::product(self.diagonal[i], scaled);
            (self.gradient[i].abs() - fall).value() * self.lambda_unit
        };
        let mut theta = [0.0; 2];
        match regime {
            Regime::Axis { index, sign } => {
                theta[index] = sign * c;
                ConstrainedSolution::active(ConstrainedSet::Point(theta), theta, axis_lambda(index))
            }
            Regime::Shared { signs } => {
                let set = ConstrainedSet::Segment([[signs[0] * c, 0.0], [0.0, signs[1] * c]]);
                ConstrainedSolution::active(set, signs.map(|s| 0.5 * s * c), axis_lambda(0))
            }
            Regime::Both { signs } => {
                for (j, coordinate) in theta.iter_mut().enumerate() {
                    let edge = self.edge(j, signs, scaled);
                    let value = edge.numerator.value() / edge.total.value();
                    if value * signs[j] > 0.0 {
                        *coordinate = value * self.theta_unit;
                    }
                }
                let edge = self.edge(0, signs, scaled);
                let lambda = (edge.excess * self.determinant).value() / edge.total.value();
                let set = ConstrainedSet::Point(theta);
                ConstrainedSolution::active(set, theta, lambda * self.lambda_unit)
            }
        }
    }

    /// The minimiser on the line s·θ = c, for its coordinate j.
    fn edge(&self, j: usize, signs: [f64; 2], scaled: f64) -> Edge {
        let slopes = [self.slope(0, signs), self.slope(1, signs)];
        let total = slopes[0].scaled(signs[0]) + slopes[1].scaled(signs[1]);
        let [first, second] = [0, 1].map(|k: usize| signs[k] * self.center[k]);
        let excess = DoubleDouble::sum(first, second) - scaled.into();
        Edge {
            numerator: total * self.center[j] - excess * slopes[j],
            total,
            excess,
        }
    }

    fn larger_diagonal(&self) -> usize {
        usize::from(self.diagonal[1] > self.diagonal[0])
    }

    /// H of rank 1 and a slack constraint: the part of the line of minimisers in the diamond.
    ///
    /// With i the coordinate of the larger diagonal entry the line is h_ii θ_i + h_ij θ_j = q_i,
    /// |h_ij| ≤ h_ii. From its point on the axis of i, to either side, ‖θ‖₁ first changes at the rate
    /// 1 − β in |θ_j| and, once it has crossed the axis of j (β > 0), at 1 + β.
    fn chord(&self, c: f64) -> ConstrainedSolution {
        let i = self.larger_diagonal();
        let (h, q) = (self.diagonal[i], self.gradient[i]);
        let sign = if q.value() < 0.0 { -1.0 } else { 1.0 };
        // The products may overflow for a huge c, against which h and q are nothing.
        let unit = if c / self.theta_unit > 1e100 {
            c
        } else {
            self.theta_unit
        };
        let height = q.abs().value() * (self.theta_unit / unit);
        let reach = DoubleDouble::product(h, c / unit);
        let gap = (reach - q.abs() * (self.theta_unit / unit))
            .value()
            .max(0.0);
        let ends = [1.0, -1.0].map(|side| {
            // Rounding may have made |h₁₂| the largest entry of a singular H.
            let falling = (side * sign * self.off_diagonal).min(h);
            let near = gap / (h - falling);
            let mut theta = [0.0; 2];
            let (along, own) = if near * falling <= height {
                (near, sign * (c - near * unit))
            } else {
                let far = (h * (c / unit) + height) / (h + falling);
                (far, -sign * (c - far * unit))
            };
            theta[1 - i] = side * along * unit + 0.0;
            theta[i] = own + 0.0;
            theta
        });
        let trace = self.diagonal[0] + self.diagonal[1];
        let least = self
            .gradient
            .map(|q| q.value() / trace * self.theta_unit + 0.0);
        let theta = if least[0].abs() + least[1].abs() <= c {
            least
        } else if ends[0][0].hypot(ends[0][1]) <= ends[1][0].hypot(ends[1][1]) {
            ends[0]
        } else {
            ends[1]
        };
        ConstrainedSolution::slack(ConstrainedSet::Segment(ends), theta)
    }
}

/// The minimiser of the loss on the line s·θ = c: θ_j = `numerator`/`total` and λ = `excess`·Δ/`total`, where
/// `total` is S and `excess` is K.
struct Edge {
    numerator: DoubleDouble,
    total: DoubleDouble,
    excess: DoubleDouble,
}
