//! The knots of a plane: where a coordinate reaches or leaves zero as λ moves.

use crate::derived::Derived;
use crate::outline::{Knot, KnotKind};
use figure::Solved;
use lasso_path::solve::Change;
use lasso_path::solve::penalty::Basis;

/// What happens at λ > 0 as λ grows, ascending. A coordinate that is 0 at λ = 0 alone leaves it at the least number
/// there is.
pub(crate) fn knots(solved: &Solved) -> Vec<Knot> {
    let diagonal = solved.penalty.basis() == Basis::Diagonals;
    let mut knots = Vec::new();
    for knot in solved.knots() {
        let lambda = knot.lambda;
        if lambda.value() < f64::MIN_POSITIVE {
            continue;
        }
        if knot.theta == [0.0, 0.0] {
            let kind = KnotKind::AllZero;
            knots.push(Knot { lambda, kind });
            continue;
        }
        for (k, change) in knot.changes.iter().enumerate() {
            let kind = match change {
                Change::Stays => continue,
                Change::LeavesZero if diagonal => KnotKind::Parts(k),
                _ if diagonal => KnotKind::Meets(k),
                Change::ReachesZero => KnotKind::ReachesZero(k),
                Change::LeavesZero => KnotKind::LeavesZero(k),
                Change::CrossesZero => KnotKind::CrossesZero(k),
            };
            knots.push(Knot { lambda, kind });
        }
    }
    knots
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
    let (from, to) = derived.outline.neighbours();
    // The last knot and λ_max are computed apart, and may differ by rounding.
    let last = solved
        .lambda_max
        .map_or(f64::INFINITY, |last| last.value() * (1.0 - 1e-9));
    // Beyond the end of a path that is not L1's, knots are not known.
    let partial = solved.curve.is_some() && last > solved.lambda_end.value();
    let knots = derived.outline.knots.iter();
    let here = |kind: KnotKind| {
        let mut here = knots.clone().filter(|knot| knot.lambda.value() == lambda);
        here.any(|knot| knot.kind == kind)
    };
    if here(KnotKind::CrossesZero(k)) || (partial && lambda > solved.lambda_end.value()) {
        let end = ZeroEnd::Unknown;
        return ZeroInterval { from: lambda, end };
    }
    if here(KnotKind::LeavesZero(k)) {
        let before = derived
            .outline
            .knot_lambdas()
            .into_iter()
            .filter(|&x| x < lambda);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{derive, permalink};

    fn derived(link: &str) -> Derived {
        derive(&permalink::read(link).0)
    }

    fn kinds(link: &str) -> Vec<KnotKind> {
        let outline = derived(link).outline;
        outline.knots.iter().map(|knot| knot.kind).collect()
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
            let link = format!("center=2,1&hessian=1,0,1&lambda={lambda}");
            derived(&link).outline.neighbours()
        };
        assert_eq!(between(0.0), (0.0, 1.0));
        assert_eq!(between(0.5), (0.0, 1.0));
        assert_eq!(between(1.0), (1.0, 2.0));
        assert_eq!(between(2.0), (2.0, f64::INFINITY));
        assert_eq!(between(9.0), (2.0, f64::INFINITY));
    }
}
