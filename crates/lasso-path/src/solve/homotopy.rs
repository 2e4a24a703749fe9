//! The closed forms of the planar lasso and the order in which the path visits them.
//!
//! Write q = Hθ̂, Δ = det H, and i, j for the two coordinates. The optimality conditions of
//! min ½(θ − θ̂)ᵀH(θ − θ̂) + λ‖θ‖₁ leave these regimes, each linear in λ:
//!
//! - both nonzero with signs s: θ_j = (Δθ̂_j − λD_j(s))/Δ with D_j(s) = h_ii s_j − h_ij s_i
//!   (because adj(H)q = Δθ̂);
//! - θ_j = 0, θ_i of sign s_i: θ_i = s_i(|q_i| − λ)/h_ii, optimal where
//!   |Δθ̂_j + λ h_ij s_i| ≤ λ h_ii;
//! - θ = 0, optimal where λ ≥ λ_max = ‖q‖∞.
//!
//! Both the λ at which coordinate j leaves the regime of both nonzero, and the λ at which it enters
//! the axis regime, are λ = Δθ̂_j / D_j(s).
//!
//! Downward from λ_max with H of rank 2 there is no choice left. Coordinate i with the larger |q_i|
//! is first, with sign s_i of q_i. Coordinate j enters at Δθ̂_j/D_j with the sign σ_j of θ̂_j, because
//! on the axis the interval of optimality is bounded below on that side only (if θ̂_j = 0, it never
//! enters). If s_i is also the sign of θ̂_i nothing happens any more until λ = 0, where θ = θ̂:
//! both are nonzero with the right signs at either end of a straight line. Otherwise coordinate i
//! reaches zero at Δθ̂_i/D_i(s_i, σ_j), and comes back with its other sign at Δθ̂_i/D_i(σ_i, σ_j).
//! So there are at most four knots.
//!
//! Δ, D, q and Δθ̂_j − λD_j are double-doubles: the decisions are signs of quantities with
//! about 104 correct bits, and θ keeps its relative accuracy next to a knot and for any condition
//! of H. What then remains undecided is decided either way within 2⁻¹⁰⁰ of the data.
//!
//! For one λ no knot needs to be known, only on which side of it λ lies. As Δ and D_j are at hand
//! to the last bit, λD_j and Δθ̂_j in binary64 have relative errors of 2·2⁻⁵³ each, without any
//! cancellation, and tell the sides apart unless they agree to 2⁻⁴⁹: see [`ScaledLoss::position_at`].
//! (Such a floating-point filter in front of more exact arithmetic is the idea of J. R. Shewchuk,
//! *Adaptive precision floating-point arithmetic and fast robust geometric predicates*, Discrete
//! Comput. Geom. 18 (1997).)
//!
//! M. R. Osborne, B. Presnell, B. A. Turlach, *A new approach to variable selection in least
//! squares problems*, IMA J. Numer. Anal. 20 (2000), for the homotopy in general.

use std::cmp::Ordering;
use std::ops::ControlFlow;

use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{Hessian, QuadraticLoss, Vector2};

/// The most regimes with θ ≠ 0 that a path in the plane can have.
pub(super) const MOST_SEGMENTS: usize = 4;

/// Which coordinates are nonzero, and with which signs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Regime {
    /// One coordinate is nonzero.
    Axis { index: usize, sign: f64 },
    /// H has rank 2 and both coordinates are nonzero.
    Both { signs: [f64; 2] },
    /// H = h·((1, ±1), (±1, 1)): the coordinates share the sum |θ₁| + |θ₂| in any proportion.
    Shared { signs: [f64; 2] },
}

/// Where on the path a λ is.
pub(super) enum Position {
    /// Between two nodes.
    Inside(Regime),
    /// At a node, bit for bit, where θ* is this.
    Knot(Vector2),
}

/// A point of the path, in the units of the problem.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    pub lambda: f64,
    pub theta: Vector2,
}

/// The nodes of a path with λ descending from λ_max to 0, and the regimes between neighbours:
/// `regimes[k]` lies between `nodes[k]` and `nodes[k + 1]`. Neighbours may coincide.
pub(super) struct Breakpoints {
    pub nodes: [Node; MOST_SEGMENTS + 1],
    pub regimes: [Regime; MOST_SEGMENTS],
    pub count: usize,
}

/// The loss in units in which the largest entry of H and of θ̂ lie in [1, 2): powers of two, so that
/// the change of units is exact.
///
/// Entries reach from 10⁻¹⁰⁰ to 10¹⁰⁰, so Δ can be as small as 10⁻²³² here and a coordinate of θ̂ as
/// small as 10⁻²⁰⁰: their product would underflow. Each coordinate of θ̂ therefore has a unit of its
/// own as well, in which it lies in [1, 2) too. Δθ̂_j is formed in that one; a λD_j that underflows
/// beside it is far below its rounding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ScaledLoss {
    pub diagonal: [f64; 2],
    pub off_diagonal: f64,
    pub rank: usize,
    pub center: Vector2,
    pub gradient: [DoubleDouble; 2],
    pub determinant: DoubleDouble,
    /// Multiply by it to get θ in the units of the problem.
    pub theta_unit: f64,
    /// Multiply by it to get λ in the units of the problem.
    pub lambda_unit: f64,
    /// Multiply by it to get a λ of the problem in scaled units.
    pub inverse_lambda_unit: f64,
    /// θ̂, each coordinate in its own unit.
    own_center: Vector2,
    /// Each coordinate's own unit: multiply by it to get θ_j in the units of the problem.
    own_unit: Vector2,
    /// Multiply by it to get a λ of the problem in the units of a coordinate.
    own_inverse_lambda_unit: Vector2,
}

/// The event that coordinate `index` is zero in the regime of both nonzero with these signs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Zero {
    pub index: usize,
    pub signs: [f64; 2],
}

impl Zero {
    /// The other coordinate, which is not zero, and its sign.
    #[inline]
    fn axis(self) -> (usize, f64) {
        let index = 1 - self.index;
        (index, self.signs[index])
    }
}

impl ScaledLoss {
    #[inline]
    pub(super) fn new(loss: &QuadraticLoss) -> Self {
        Self::at_origin(loss.hessian()).moved(loss.hessian(), loss.center())
    }

    /// The scaled loss of this Hessian with θ̂ = 0: the part of the work that several θ̂ share.
    #[inline]
    pub(super) fn at_origin(hessian: &Hessian) -> Self {
        let h_exponent = exponent(hessian.h11().max(hessian.h22()));
        let h_unit = power_of_two(-h_exponent);
        // The determinant scales exactly too, and is zero where the Hessian is taken as singular.
        let determinant = hessian.exact_determinant().scaled(h_unit).scaled(h_unit);
        Self {
            diagonal: [hessian.h11() * h_unit, hessian.h22() * h_unit],
            off_diagonal: hessian.h12() * h_unit,
            rank: hessian.rank(),
            center: [0.0; 2],
            gradient: [DoubleDouble::ZERO; 2],
            determinant,
            theta_unit: 1.0,
            lambda_unit: power_of_two(h_exponent),
            inverse_lambda_unit: h_unit,
            own_center: [0.0; 2],
            own_unit: [1.0; 2],
            own_inverse_lambda_unit: [h_unit; 2],
        }
    }

    /// The loss with this θ̂ and the Hessian that [`at_origin`](Self::at_origin) was given.
    #[inline]
    pub(super) fn moved(mut self, hessian: &Hessian, center: Vector2) -> Self {
        let theta_exponent = exponent(center[0].abs().max(center[1].abs()));
        let per_theta_unit = power_of_two(-theta_exponent);
        self.center = center.map(|coordinate| coordinate * per_theta_unit);
        let h_unit = self.inverse_lambda_unit;
        self.gradient = hessian.exact_apply(self.center).map(|q| q.scaled(h_unit));
        self.theta_unit = power_of_two(theta_exponent);
        self.lambda_unit *= self.theta_unit;
        self.inverse_lambda_unit *= per_theta_unit;
        for (j, coordinate) in center.into_iter().enumerate() {
            let own_exponent = if coordinate == 0.0 {
                // Only λD_j is left: with λ times 2³⁰⁰ it does not overflow, nor underflow for λ ≥ 10⁻¹⁰⁰.
                exponent(h_unit) - 300
            } else {
                exponent(coordinate.abs())
            };
            let per_own_unit = power_of_two(-own_exponent);
            self.own_center[j] = coordinate * per_own_unit;
            self.own_unit[j] = power_of_two(own_exponent);
            self.own_inverse_lambda_unit[j] = h_unit * per_own_unit;
        }
        self
    }

    /// θ in a regime, at a λ (problem's units) inside it or at its ends. A coordinate that is not
    /// of the regime's sign there, which rounding alone could cause, is +0.0.
    ///
    /// The differences are double-doubles, because they may cancel; the divisions are not, which
    /// leaves a relative error of about 3·2⁻⁵³ at most in each coordinate.
    #[inline]
    pub(super) fn theta(&self, regime: Regime, lambda: f64) -> Vector2 {
        let mut theta = [0.0; 2];
        match regime {
            Regime::Axis { index, sign } => theta[index] = self.on_axis(index, sign, lambda),
            Regime::Shared { signs } => {
                let half = 0.5 * self.on_axis(0, signs[0], lambda).abs();
                theta = signs.map(|sign| if half == 0.0 { 0.0 } else { sign * half });
            }
            Regime::Both { signs } => {
                for j in 0..2 {
                    let scaled = lambda * self.own_inverse_lambda_unit[j];
                    let shrinkage = self.slope(j, signs) * scaled;
                    let numerator = self.determinant * self.own_center[j] - shrinkage;
                    let value = numerator.value() / self.determinant.value() * self.own_unit[j];
                    theta[j] = if value * signs[j] > 0.0 { value } else { 0.0 };
                }
            }
        }
        theta
    }

    /// θ_i = s_i(|q_i| − λ)/h_ii, in the problem's units.
    #[inline]
    fn on_axis(&self, index: usize, sign: f64, lambda: f64) -> f64 {
        let scaled = lambda * self.inverse_lambda_unit;
        let rest = self.gradient[index].scaled(sign) - scaled.into();
        if rest.value() > 0.0 {
            sign * (rest.value() / self.diagonal[index]) * self.theta_unit
        } else {
            0.0
        }
    }

    /// D_j(s) = h_ii s_j − h_ij s_i, without error.
    #[inline]
    pub(super) fn slope(&self, j: usize, signs: [f64; 2]) -> DoubleDouble {
        let i = 1 - j;
        DoubleDouble::sum(self.diagonal[i] * signs[j], -self.off_diagonal * signs[i])
    }

    /// The λ (problem's units) of an event; ∞ if there is none.
    fn lambda_of(&self, Zero { index: j, signs }: Zero) -> f64 {
        let slope = self.slope(j, signs);
        let height = self.determinant * self.own_center[j];
        if slope.value() * sign(height.value()) > 0.0 {
            height.quotient(slope).value() / self.own_inverse_lambda_unit[j]
        } else {
            f64::INFINITY
        }
    }

    /// Whether a λ (problem's units) is above the one of an event, if that is beyond doubt in binary64.
    ///
    /// a = λ|D_j| and b = Δ|θ̂_j| have relative errors of 2u each, u = 2⁻⁵³, and the λ of the knot,
    /// b/a·λ, is rounded once more. So |a − b| > 6u·b suffices up to terms in u²; 16u is asked for.
    #[inline]
    fn is_above(&self, lambda: f64, Zero { index: j, signs }: Zero) -> Option<bool> {
        const MARGIN: f64 = 8.0 * f64::EPSILON; // 16u
        let i = 1 - j;
        let scaled = lambda * self.own_inverse_lambda_unit[j];
        let slope = self.diagonal[i] * signs[j] - self.off_diagonal * signs[i];
        let a = scaled * (slope * sign(self.own_center[j]));
        let b = self.determinant.value() * self.own_center[j].abs();
        let decided = a > 0.0 && (a - b).abs() > MARGIN * b;
        decided.then_some(a > b)
    }

    /// The nodes of the path and the regimes between them; empty if q = 0.
    pub(super) fn breakpoints(&self) -> Breakpoints {
        let mut breakpoints = Breakpoints {
            nodes: [Node::default(); MOST_SEGMENTS + 1],
            regimes: [Regime::Axis {
                index: 0,
                sign: 1.0,
            }; MOST_SEGMENTS],
            count: 0,
        };
        breakpoints.nodes[0].lambda = self.lambda_max();
        self.descend(|regime, end| {
            let node = match end {
                Some(zero) => {
                    let above = breakpoints.nodes[breakpoints.count].lambda;
                    let lambda = self.lambda_of(zero).min(above);
                    let (index, sign) = zero.axis();
                    let mut theta = [0.0; 2];
                    theta[index] = self.on_axis(index, sign, lambda);
                    Node { lambda, theta }
                }
                None if self.rank == 2 => Node {
                    lambda: 0.0,
                    theta: self.center.map(|coordinate| coordinate * self.theta_unit),
                },
                None => Node {
                    lambda: 0.0,
                    theta: self.theta(regime, 0.0),
                },
            };
            breakpoints.push(regime, node);
            ControlFlow::Continue(())
        });
        breakpoints
    }

    /// Where on the path a λ with 0 < λ < λ_max (problem's units) is: the same as the
    /// [`breakpoints`](Self::breakpoints) say, without computing more of it than binary64 leaves open.
    #[inline]
    pub(super) fn position_at(&self, lambda: f64) -> Position {
        let mut position = Position::Knot([0.0; 2]);
        let mut at_knot = false;
        self.descend(|regime, end| {
            let side = end.map_or(Ordering::Greater, |zero| {
                match self.is_above(lambda, zero) {
                    Some(true) => Ordering::Greater,
                    Some(false) => Ordering::Less,
                    None => lambda.total_cmp(&self.lambda_of(zero)),
                }
            });
            match end.filter(|_| side != Ordering::Greater) {
                None => {
                    if !at_knot {
                        position = Position::Inside(regime);
                    }
                    return ControlFlow::Break(());
                }
                // An event of a larger λ than the one above it happens at the same λ.
                Some(zero) if side == Ordering::Equal || at_knot => {
                    let (index, sign) = zero.axis();
                    let height = self.on_axis(index, sign, lambda);
                    // Of several nodes at one λ the first of the sparsest counts.
                    if !at_knot || height == 0.0 {
                        let mut theta = [0.0; 2];
                        theta[index] = height;
                        position = Position::Knot(theta);
                    }
                    at_knot = true;
                }
                Some(_) => {}
            }
            ControlFlow::Continue(())
        });
        position
    }

    /// ‖q‖∞ in the problem's units.
    #[inline]
    pub(super) fn lambda_max(&self) -> f64 {
        let [first, second] = self.gradient.map(|q| q.value().abs());
        first.max(second) * self.lambda_unit
    }

    /// Visits the regimes of the path downward from λ_max, each with the event that ends it, until
    /// told to stop, or λ = 0. Nothing to visit if q = 0.
    #[inline]
    pub(super) fn descend(&self, mut visit: impl FnMut(Regime, Option<Zero>) -> ControlFlow<()>) {
        // The larger of |q₁| and |q₂| is first.
        let i = usize::from(self.gradient[0].abs() < self.gradient[1].abs());
        let sign_i = sign(self.gradient[i].value());
        if sign_i == 0.0 {
            return;
        }
        // Whether the visitor stopped the descent or came to its end makes no difference here.
        let _ = if self.rank == 2 {
            self.descend_definite(i, sign_i, visit)
        } else {
            visit(self.singular_regime(i, sign_i), None)
        };
    }

    #[inline]
    fn descend_definite(
        &self,
        i: usize,
        sign_i: f64,
        mut visit: impl FnMut(Regime, Option<Zero>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let j = 1 - i;
        let center_signs = self.center.map(sign);
        let mut signs = center_signs;
        signs[i] = sign_i;
        let carrier = Regime::Axis {
            index: i,
            sign: sign_i,
        };
        if center_signs[j] == 0.0 {
            return visit(carrier, None);
        }
        visit(carrier, Some(Zero { index: j, signs }))?;
        if center_signs[i] == 0.0 || center_signs[i] == sign_i {
            return visit(Regime::Both { signs }, None);
        }
        let leaves = Zero { index: i, signs };
        visit(Regime::Both { signs }, Some(leaves))?;
        let signs = center_signs;
        let other = Regime::Axis {
            index: j,
            sign: signs[j],
        };
        visit(other, Some(Zero { index: i, signs }))?;
        visit(Regime::Both { signs }, None)
    }

    /// Rank 1, H = h wwᵀ: the coordinate with the larger |w| reduces the loss most per unit of
    /// ‖θ‖₁ and carries all; with |w₁| = |w₂| they share.
    #[inline]
    fn singular_regime(&self, first: usize, first_sign: f64) -> Regime {
        let [h11, h22] = self.diagonal;
        if h11 == h22 {
            let mut signs = [first_sign; 2];
            signs[1 - first] *= sign(self.off_diagonal);
            Regime::Shared { signs }
        } else {
            // q is a multiple of w, so that this is the coordinate of the larger |q| too, except
            // where q is rounding only.
            let index = usize::from(h22 > h11);
            Regime::Axis {
                index,
                sign: sign(self.gradient[index].value()),
            }
        }
    }
}

impl Breakpoints {
    /// Continues the path downward through a regime to the next node.
    fn push(&mut self, regime: Regime, node: Node) {
        self.regimes[self.count] = regime;
        self.count += 1;
        self.nodes[self.count] = node;
    }
}

/// −1, 0 or 1.
#[inline]
fn sign(value: f64) -> f64 {
    if value > 0.0 {
        1.0
    } else if value < 0.0 {
        -1.0
    } else {
        0.0
    }
}

/// e with 2ᵉ ≤ x < 2ᵉ⁺¹ for a normal x > 0; 0 for x = 0.
#[inline]
fn exponent(x: f64) -> i64 {
    let biased = (x.to_bits() >> 52) & 0x7ff;
    if biased == 0 {
        0
    } else {
        i64::from(biased as u32) - 1023
    }
}

/// 2ᵉ for −1022 ≤ e ≤ 1023.
#[inline]
fn power_of_two(e: i64) -> f64 {
    f64::from_bits(((e + 1023) as u64) << 52)
}
