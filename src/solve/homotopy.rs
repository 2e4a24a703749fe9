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
//! All of Δ, D, q, Δθ̂_j − λD_j are double-doubles: the decisions are signs of quantities with
//! about 104 correct bits, and θ keeps its relative accuracy next to a knot and for any condition
//! of H. What then remains undecided is decided either way within 2⁻¹⁰⁰ of the data.
//!
//! M. R. Osborne, B. Presnell, B. A. Turlach, *A new approach to variable selection in least
//! squares problems*, IMA J. Numer. Anal. 20 (2000), for the homotopy in general.

use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{QuadraticLoss, Vector2};

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

/// A point of the path, in the units of the problem.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    pub lambda: f64,
    pub theta: Vector2,
}

/// The nodes of a path with λ descending from λ_max to 0, and the regimes between neighbours:
/// `regimes[k]` lies between `nodes[k]` and `nodes[k + 1]`. Neighbours may coincide.
pub(super) struct Course {
    pub nodes: [Node; MOST_SEGMENTS + 1],
    pub regimes: [Regime; MOST_SEGMENTS],
    pub count: usize,
}

/// The loss in units in which the largest entry of H and of θ̂ lie in [1, 2): powers of two, so that
/// the change of units is exact, and products neither overflow nor underflow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ScaledLoss {
    diagonal: [f64; 2],
    off_diagonal: f64,
    center: Vector2,
    gradient: [DoubleDouble; 2],
    determinant: DoubleDouble,
    /// Multiply by it to get θ in the units of the problem.
    theta_unit: f64,
    /// Multiply by it to get λ in the units of the problem.
    lambda_unit: f64,
    /// Multiply by it to get a λ of the problem in scaled units.
    inverse_lambda_unit: f64,
}

impl ScaledLoss {
    pub(super) fn new(loss: &QuadraticLoss) -> Self {
        let hessian = loss.hessian();
        let center = loss.center();
        let h_exponent = exponent(hessian.h11().max(hessian.h22()));
        let theta_exponent = exponent(center[0].abs().max(center[1].abs()));
        let h_unit = power_of_two(-h_exponent);
        let per_theta_unit = power_of_two(-theta_exponent);
        let center = center.map(|coordinate| coordinate * per_theta_unit);
        let [first, second] = loss.hessian().exact_apply(center);
        // The determinant scales exactly too, and is zero where the Hessian is taken as singular.
        let determinant = hessian.exact_determinant().scaled(h_unit).scaled(h_unit);
        Self {
            diagonal: [hessian.h11() * h_unit, hessian.h22() * h_unit],
            off_diagonal: hessian.h12() * h_unit,
            center,
            gradient: [first.scaled(h_unit), second.scaled(h_unit)],
            determinant,
            theta_unit: power_of_two(theta_exponent),
            lambda_unit: power_of_two(h_exponent + theta_exponent),
            inverse_lambda_unit: power_of_two(-h_exponent - theta_exponent),
        }
    }

    /// θ in a regime, at a λ (problem's units) inside it or at its ends. A coordinate that is not
    /// of the regime's sign there, which rounding alone could cause, is +0.0.
    #[inline]
    pub(super) fn theta(&self, regime: Regime, lambda: f64) -> Vector2 {
        let scaled = lambda * self.inverse_lambda_unit;
        let mut theta = [0.0; 2];
        match regime {
            Regime::Axis { index, sign } => theta[index] = self.on_axis(index, sign, scaled),
            Regime::Shared { signs } => {
                let half = 0.5 * self.on_axis(0, signs[0], scaled).abs();
                theta = signs.map(|sign| if half == 0.0 { 0.0 } else { sign * half });
            }
            Regime::Both { signs } => {
                for j in 0..2 {
                    let shrinkage = self.slope(j, signs) * scaled;
                    let numerator = self.determinant * self.center[j] - shrinkage;
                    let value = numerator.quotient(self.determinant).value() * self.theta_unit;
                    theta[j] = if value * signs[j] > 0.0 { value } else { 0.0 };
                }
            }
        }
        theta
    }

    /// θ_i = s_i(|q_i| − λ)/h_ii in the problem's units, for a scaled λ.
    fn on_axis(&self, index: usize, sign: f64, scaled: f64) -> f64 {
        let rest = self.gradient[index].scaled(sign) - scaled.into();
        if rest.value() > 0.0 {
            let size = rest.quotient(self.diagonal[index].into()).value();
            sign * size * self.theta_unit
        } else {
            0.0
        }
    }

    /// D_j(s) = h_ii s_j − h_ij s_i, without error.
    fn slope(&self, j: usize, signs: [f64; 2]) -> DoubleDouble {
        let i = 1 - j;
        DoubleDouble::sum(self.diagonal[i] * signs[j], -self.off_diagonal * signs[i])
    }

    /// The λ (problem's units) at which θ_j = 0 in the regime of both nonzero with signs s;
    /// ∞ if there is none.
    fn zero_of(&self, j: usize, signs: [f64; 2]) -> f64 {
        let slope = self.slope(j, signs);
        let height = self.determinant * self.center[j];
        if slope.value() * sign(height.value()) > 0.0 {
            height.quotient(slope).value() * self.lambda_unit
        } else {
            f64::INFINITY
        }
    }

    /// The course of the path for a Hessian of rank 2 or 1 and q ≠ 0; empty otherwise.
    pub(super) fn course(&self, rank: usize) -> Course {
        let mut course = Course {
            nodes: [Node::default(); MOST_SEGMENTS + 1],
            regimes: [Regime::Axis {
                index: 0,
                sign: 1.0,
            }; MOST_SEGMENTS],
            count: 0,
        };
        match rank {
            0 => {}
            1 => self.singular_course(&mut course),
            _ => self.definite_course(&mut course),
        }
        course
    }

    /// The larger of |q₁| and |q₂|: its index, its sign and its value (problem's units).
    fn first_to_enter(&self) -> (usize, f64, f64) {
        let difference = self.gradient[0].abs() - self.gradient[1].abs();
        let index = usize::from(difference.value() < 0.0);
        let value = self.gradient[index].value();
        (index, sign(value), value.abs() * self.lambda_unit)
    }

    fn definite_course(&self, course: &mut Course) {
        let (i, sign_i, lambda_max) = self.first_to_enter();
        if lambda_max == 0.0 {
            return;
        }
        let j = 1 - i;
        let center_sign = self.center.map(sign);
        let carrier = Regime::Axis {
            index: i,
            sign: sign_i,
        };
        course.nodes[0].lambda = lambda_max;
        if center_sign[j] == 0.0 {
            course.push(carrier, 0.0, self.unregularized());
            return;
        }
        let mut signs = center_sign;
        signs[i] = sign_i;
        let enters = self.zero_of(j, signs).min(lambda_max);
        course.push(carrier, enters, self.theta(carrier, enters));
        if center_sign[i] == 0.0 || center_sign[i] == sign_i {
            course.push(Regime::Both { signs }, 0.0, self.unregularized());
            return;
        }
        let other = Regime::Axis {
            index: j,
            sign: center_sign[j],
        };
        let leaves = self.zero_of(i, signs).min(enters);
        course.push(Regime::Both { signs }, leaves, self.theta(other, leaves));
        let returns = self.zero_of(i, center_sign).min(leaves);
        course.push(other, returns, self.theta(other, returns));
        course.push(
            Regime::Both { signs: center_sign },
            0.0,
            self.unregularized(),
        );
    }

    /// Rank 1, H = h wwᵀ: the coordinate with the larger |w| reduces the loss most per unit of
    /// ‖θ‖₁ and carries all; with |w₁| = |w₂| they share.
    fn singular_course(&self, course: &mut Course) {
        let (first, first_sign, lambda_max) = self.first_to_enter();
        if lambda_max == 0.0 {
            return;
        }
        course.nodes[0].lambda = lambda_max;
        let [h11, h22] = self.diagonal;
        let regime = if h11 == h22 {
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
        };
        course.push(regime, 0.0, self.theta(regime, 0.0));
    }

    /// θ̂.
    fn unregularized(&self) -> Vector2 {
        self.center.map(|coordinate| coordinate * self.theta_unit)
    }
}

impl Course {
    /// Continues the path downward through a regime to the next node.
    fn push(&mut self, regime: Regime, lambda: f64, theta: Vector2) {
        self.regimes[self.count] = regime;
        self.count += 1;
        self.nodes[self.count] = Node { lambda, theta };
    }
}

/// −1, 0 or 1.
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
fn exponent(x: f64) -> i64 {
    let biased = (x.to_bits() >> 52) & 0x7ff;
    if biased == 0 {
        0
    } else {
        i64::from(biased as u32) - 1023
    }
}

/// 2ᵉ for −1022 ≤ e ≤ 1023.
fn power_of_two(e: i64) -> f64 {
    f64::from_bits(((e + 1023) as u64) << 52)
}
