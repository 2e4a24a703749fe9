//! The regularization path: λ, its slider, the knots on it, and the path in words.

use crate::action::Direction;
use crate::derive::{Derived, derive};
use crate::state::State;
use crate::words::short;
use figure::Solved;
use figure::number::significant;
use lasso_path::problem::{Lambda, QuadraticLoss};
use lasso_path::solve::Change;
use lasso_path::solve::penalty::{Basis, Penalty};

/// How far the slider goes beyond λ_max.
const BEYOND: f64 = 1.1;

/// How far the slider of λ goes where no λ makes θ* zero, in units of the λ that matters.
const FAR: f64 = 5.0;

/// The least λ from which θ* = 0, if there is one, and the end of λ's slider.
pub(crate) fn range(loss: &QuadraticLoss, penalty: Penalty) -> (Option<Lambda>, Lambda) {
    let beyond = |lambda: Lambda| {
        if lambda > Lambda::ZERO {
            lambda.scaled(BEYOND)
        } else {
            Lambda::ONE
        }
    };
    let (lambda_max, typical) = (penalty.lambda_max(loss), penalty.typical_lambda(loss));
    let end = match lambda_max {
        _ if penalty == Penalty::None => beyond(loss.lambda_max()),
        Some(lambda_max) if lambda_max <= typical.scaled(4.0 * FAR) => beyond(lambda_max),
        _ => typical.scaled(FAR),
    };
    (lambda_max, end)
}

/// A λ at which a coordinate reaches or leaves zero: a tick under the slider.
#[derive(Clone, Debug, PartialEq)]
pub struct KnotLabel {
    /// The exact λ.
    pub lambda: Lambda,
    /// The change there as λ grows.
    pub kind: KnotKind,
    /// The same in few characters ("θ₂ → 0").
    pub text: String,
}

/// The change at a knot as λ grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnotKind {
    /// The coordinate (0 or 1) becomes exactly zero.
    ReachesZero(usize),
    /// The coordinate (0 or 1) leaves zero again.
    LeavesZero(usize),
    /// The coordinate (0 or 1) changes its sign, and is zero for this λ alone as far as f64 can tell.
    CrossesZero(usize),
    /// With ‖θ‖∞: the coordinates become equal (1), or opposite (0), in size and sign.
    Meets(usize),
    /// With ‖θ‖∞: the coordinates are no longer equal (1), or opposite (0).
    Parts(usize),
    /// From here on all coordinates are exactly zero: λ_max.
    AllZero,
}

/// The λ > 0 of the marks, ascending, each once.
pub(crate) fn knot_lambdas(solved: &Solved) -> Vec<f64> {
    let mut lambdas: Vec<f64> = solved
        .knots()
        .iter()
        .map(|knot| knot.lambda.value())
        .collect();
    lambdas.dedup();
    lambdas
}

/// The λ-interval [from, to) of marks around the present λ; `to` is infinite beyond λ_max.
pub(crate) fn neighbours(derived: &Derived) -> (f64, f64) {
    let lambda = derived.solved.lambda.value();
    let marks = knot_lambdas(&derived.solved);
    let from = marks
        .iter()
        .copied()
        .filter(|&x| x <= lambda)
        .fold(0.0, f64::max);
    let to = marks
        .iter()
        .copied()
        .filter(|&x| x > lambda)
        .fold(f64::INFINITY, f64::min);
    (from, to)
}

impl State {
    /// The end of λ's slider.
    pub fn lambda_end(&self) -> f64 {
        range(&self.problem.loss(), self.penalty).1.value()
    }

    /// The λ of the next knot; the slider's end where there is none.
    pub(crate) fn next_knot(&self, direction: Direction) -> f64 {
        let derived = derive(self);
        let solved = &derived.solved;
        let knots = knot_lambdas(solved);
        let here = solved.lambda.value();
        match direction {
            Direction::Up => {
                let above = knots.into_iter().find(|&knot| knot > here);
                above.unwrap_or(here.max(solved.lambda_end.value()))
            }
            Direction::Down => {
                let below = knots.into_iter().rev().find(|&knot| knot < here);
                below.unwrap_or(0.0)
            }
        }
    }
}

impl Derived {
    /// λ as it is told: ∞ where c = 0 belongs to no λ.
    pub fn shown_lambda(&self) -> f64 {
        let least = self.solved.bound.map_or(0.0, |bound| bound.multipliers[0]);
        least.max(self.solved.lambda.value())
    }

    /// The ticks under the slider, ascending in λ.
    pub fn knot_labels(&self) -> Vec<KnotLabel> {
        let solved = &self.solved;
        let [a, b] = &solved.names;
        let diagonal = solved.penalty.basis() == Basis::Diagonals;
        let mut labels = Vec::with_capacity(6);
        for knot in solved.knots() {
            let lambda = knot.lambda;
            if knot.theta == [0.0, 0.0] {
                let kind = KnotKind::AllZero;
                let text = "all zero".to_owned();
                labels.push(KnotLabel { lambda, kind, text });
                continue;
            }
            for (k, change) in knot.changes.iter().enumerate() {
                let name = &solved.names[k];
                let minus = if k == 0 { "−" } else { "" };
                let (kind, text) = match change {
                    Change::Stays => continue,
                    Change::LeavesZero if diagonal => {
                        (KnotKind::Parts(k), format!("{a} ≠ {minus}{b}"))
                    }
                    _ if diagonal => (KnotKind::Meets(k), format!("{a} = {minus}{b}")),
                    Change::ReachesZero => (KnotKind::ReachesZero(k), format!("{name} → 0")),
                    Change::LeavesZero => (KnotKind::LeavesZero(k), format!("{name} leaves 0")),
                    Change::CrossesZero => (KnotKind::CrossesZero(k), format!("{name} crosses 0")),
                };
                labels.push(KnotLabel { lambda, kind, text });
            }
        }
        labels
    }

    /// λ and the support, for a slider's spoken value.
    pub fn spoken_lambda(&self) -> String {
        format!(
            "λ = {}; {}",
            significant(self.shown_lambda(), 4),
            self.support()
        )
    }

    /// The path in words.
    pub(crate) fn path_description(&self) -> String {
        let solved = &self.solved;
        let [a, b] = &solved.names;
        let events: Vec<String> = self
            .knot_labels()
            .iter()
            .map(|mark| match mark.kind {
                KnotKind::AllZero => format!("at λ = {} all are 0", short(mark.lambda.value())),
                _ => format!(
                    "at λ = {} {}",
                    short(mark.lambda.value()),
                    mark.text.replace('→', "reaches")
                ),
            })
            .collect();
        let events = if events.is_empty() {
            if solved.solution.theta == [0.0; 2] {
                "all are 0 for every λ".to_owned()
            } else {
                "none becomes 0".to_owned()
            }
        } else {
            events.join(", ")
        };
        let linear = if solved.curve.is_none() {
            ", piecewise linear"
        } else {
            ""
        };
        format!("{a}, {b} and the radius c against λ{linear}: {events}.")
    }
}
