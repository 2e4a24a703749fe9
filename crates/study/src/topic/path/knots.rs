//! The knots: where a coordinate reaches or leaves zero as λ moves.

use crate::claim::Claim;
use crate::derived::Derived;
use figure::Solved;
use figure::number::{nearest, rounded_up};
use lasso_path::problem::Lambda;
use lasso_path::solve::penalty::Basis;
use lasso_path::solve::{Change, Knot};

/// A λ at which a coordinate reaches or leaves zero: a tick under the slider.
#[derive(Clone, Debug, PartialEq)]
pub struct KnotLabel {
    /// The exact λ.
    pub lambda: Lambda,
    /// The change there as λ grows.
    pub kind: KnotKind,
    /// The same in few characters ("θ₂ → 0").
    pub text: String,
    /// Where, in digits that tell on which side of the present λ it is ("at λ = 1.042").
    pub place: String,
}

impl KnotLabel {
    /// What happens, and where.
    pub fn claim(&self) -> Claim {
        Claim::new("knot", format!("{} {}", self.text, self.place)).unbroken()
    }
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

/// The knots at a λ > 0. A coordinate that is 0 at λ = 0 alone leaves it at the least number there is.
fn knots(solved: &Solved) -> impl Iterator<Item = &Knot> {
    let knots = solved.knots().iter();
    knots.filter(|knot| knot.lambda.value() >= f64::MIN_POSITIVE)
}

/// The λ > 0 of the marks, ascending, each once.
pub(crate) fn knot_lambdas(solved: &Solved) -> Vec<f64> {
    let mut lambdas: Vec<f64> = knots(solved).map(|knot| knot.lambda.value()).collect();
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

/// Where a coordinate that is 0 at the present λ is 0.
pub(crate) struct ZeroInterval {
    /// Where it begins: 0 for every smaller λ > 0.
    pub from: f64,
    /// Where it ends as λ grows.
    pub end: ZeroEnd,
}

/// Where a coordinate leaves 0 as λ grows.
pub(crate) enum ZeroEnd {
    /// It does not.
    Never,
    /// At this λ, or just above it.
    At(f64),
    /// Beyond what is known of the path.
    Unknown,
}

/// The λ around the present one at which coordinate `k`, which is 0 here, is 0.
pub(crate) fn zero_interval(derived: &Derived, k: usize) -> ZeroInterval {
    let solved = &derived.solved;
    let lambda = solved.lambda.value();
    let (from, to) = neighbours(derived);
    // The last knot and λ_max are computed apart, and may differ by rounding.
    let last = solved
        .lambda_max
        .map_or(f64::INFINITY, |last| last.value() * (1.0 - 1e-9));
    // Beyond the end of a path that is not L1's, knots are not known.
    let partial = solved.curve.is_some() && last > solved.lambda_end.value();
    let is_here = |mark: &&KnotLabel| mark.lambda.value() == lambda;
    let labels = derived.knot_labels();
    let here = |kind: KnotKind| labels.iter().filter(is_here).any(|mark| mark.kind == kind);
    if here(KnotKind::CrossesZero(k)) || (partial && lambda > solved.lambda_end.value()) {
        let end = ZeroEnd::Unknown;
        return ZeroInterval { from: lambda, end };
    }
    if here(KnotKind::LeavesZero(k)) {
        let before = knot_lambdas(solved).into_iter().filter(|&x| x < lambda);
        let from = before.fold(0.0, f64::max);
        let end = ZeroEnd::At(lambda);
        return ZeroInterval { from, end };
    }
    let end = if to.is_finite() && to < last {
        ZeroEnd::At(to)
    } else if partial {
        ZeroEnd::Unknown
    } else {
        ZeroEnd::Never
    };
    ZeroInterval { from, end }
}

impl Derived {
    /// The λ > 0 of the knots, ascending, each once.
    pub fn knot_lambdas(&self) -> Vec<f64> {
        knot_lambdas(&self.solved)
    }

    /// The ticks under the slider, ascending in λ.
    pub fn knot_labels(&self) -> Vec<KnotLabel> {
        let solved = &self.solved;
        let [a, b] = &solved.names;
        let diagonal = solved.penalty.basis() == Basis::Diagonals;
        let present = solved.lambda.value();
        let mut labels = Vec::with_capacity(6);
        for knot in knots(solved) {
            let lambda = knot.lambda;
            let near = nearest(lambda.value(), present);
            if knot.theta == [0.0, 0.0] {
                let from = rounded_up(lambda.value(), f64::INFINITY).unwrap_or(near);
                labels.push(KnotLabel {
                    lambda,
                    kind: KnotKind::AllZero,
                    text: "all zero".to_owned(),
                    place: format!("for every λ ≥ {from}"),
                });
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
                let place = format!("at λ = {near}");
                labels.push(KnotLabel {
                    lambda,
                    kind,
                    text,
                    place,
                });
            }
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{derive, permalink};

    fn derived(link: &str) -> Derived {
        derive(&permalink::read(link).0)
    }

    fn kinds(link: &str) -> Vec<KnotKind> {
        let labels = derived(link).knot_labels();
        labels.into_iter().map(|label| label.kind).collect()
    }

    #[test]
    fn a_mark_says_what_its_coordinate_does_as_lambda_grows() {
        use KnotKind::{AllZero, CrossesZero, LeavesZero, Meets, ReachesZero};
        assert_eq!(kinds("center=2,1&hessian=1,0,1"), [ReachesZero(1), AllZero]);
        // θ₂ changes its sign on the way, or comes back
        let turns = kinds("center=2,-0.4&hessian=1,1.2,2");
        assert!(
            turns.contains(&LeavesZero(1)) || turns.contains(&CrossesZero(1)),
            "{turns:?}"
        );
        assert_eq!(
            kinds("center=2,1&hessian=1,0,1&penalty=bridge,inf"),
            [Meets(1), AllZero]
        );
        assert_eq!(kinds("center=0,0&hessian=1,0,1"), []);
    }

    #[test]
    fn the_neighbours_of_lambda_hold_it_between_them() {
        let between = |lambda: f64| {
            neighbours(&derived(&format!(
                "center=2,1&hessian=1,0,1&lambda={lambda}"
            )))
        };
        assert_eq!(between(0.0), (0.0, 1.0));
        assert_eq!(between(0.5), (0.0, 1.0));
        assert_eq!(between(1.0), (1.0, 2.0));
        assert_eq!(between(2.0), (2.0, f64::INFINITY));
        assert_eq!(between(9.0), (2.0, f64::INFINITY));
    }
}
