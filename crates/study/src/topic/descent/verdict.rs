//! Whether a run converges, oscillates or diverges: each method has its own answer to the same η.

use figure::Runs;
use lasso_path::problem::Vector2;
use lasso_path::solve::descent::{Method, Run};

/// The behaviour of a run, seen from its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// F(θ_k) − F(θ\*) is 10⁻¹² of what it was at θ₀, or less, or what rounding leaves.
    Converged,
    /// It falls, and most steps turn back on the one before.
    Swinging,
    /// It falls.
    Converging,
    /// It neither falls nor grows beyond what it was.
    Oscillating,
    /// It grows beyond what it was, or the run was stopped for that.
    Diverging,
}

impl Verdict {
    /// In a word or two.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Verdict::Converged => "converged",
            Verdict::Swinging => "oscillating, converging",
            Verdict::Converging => "converging",
            Verdict::Oscillating => "oscillating, not converging",
            Verdict::Diverging => "diverging",
        }
    }

    /// Of the run at `place` in `runs.all`. The last quarter of its gaps is compared with the quarter before: the
    /// highest of each, since a gap may rise on its way down. The gaps of constant-step subgradient descent that
    /// hops across an axis rise and fall without an order; it never converges, while diminishing steps hop ever less far.
    #[must_use]
    pub fn of(runs: &Runs, place: usize) -> Self {
        let (run, gaps) = (&runs.all[place], &runs.gaps[place]);
        let first = gaps[0];
        // What rounding of θ and of ∇Loss leaves of F(θ) − F(θ*). Where the loss is flat, θ̂ may be anywhere.
        let size = |v: Vector2| v[0].abs().max(v[1].abs());
        let pull = size(runs.objective.loss().negative_gradient_at_zero());
        let steady = runs.stable().map_or(0.0, |stable| pull * stable);
        let sizes = [size(runs.start), size(runs.objective.minimiser()), steady];
        let rounding = 1e-15 * sizes.into_iter().fold(0.0, f64::max);
        let curvature = runs.stable().map_or(0.0, f64::recip) + runs.objective.lambda();
        let least = (1e-12 * first).max(curvature * rounding * rounding);
        let quarter = gaps.len().div_ceil(4);
        let (before, late) = gaps.split_at(gaps.len() - quarter);
        let highest = |gaps: &[f64]| gaps.iter().copied().fold(0.0, f64::max);
        let late = highest(late);
        let before = highest(&before[before.len().saturating_sub(quarter)..]);
        if run.diverged.is_some() {
            Verdict::Diverging
        } else if late <= least {
            Verdict::Converged
        } else if (0..2).any(|j| hops(runs, run, j)) {
            if run.method == Method::Diminishing && late <= before.max(first) {
                Verdict::Swinging
            } else {
                Verdict::Oscillating
            }
        } else if late > first && late > 1.01 * before && !held(runs, run.method) {
            Verdict::Diverging
        } else if late >= before {
            Verdict::Oscillating
        } else if turns_back(run) {
            Verdict::Swinging
        } else {
            Verdict::Converging
        }
    }
}

/// Whether subgradient descent stays in bounds: for η < 2/L the loss's part contracts, and the penalty's is at most ηλ. At
/// 2/L itself it does not, and the penalty's parts add up; diminishing steps are below it from the second on.
fn held(runs: &Runs, method: Method) -> bool {
    let below = |limit: f64| runs.share().is_none_or(|share| share <= limit);
    match method {
        Method::Subgradient => below(2.0 - 1e-12),
        Method::Diminishing => below(2.0),
        _ => false,
    }
}

/// Whether a coordinate that is 0 at θ\* changes its sign there and back in the later half of a run of subgradient steps,
/// and is not led away by a η beyond 2/L.
pub(super) fn hops(runs: &Runs, run: &Run<2>, j: usize) -> bool {
    let late = &run.iterates[run.iterates.len() / 2..];
    let sides: Vec<bool> = late
        .iter()
        .filter(|t| t[j] != 0.0)
        .map(|t| t[j] > 0.0)
        .collect();
    let changes = sides.windows(2).filter(|pair| pair[0] != pair[1]).count();
    held(runs, run.method) && runs.objective.minimiser()[j] == 0.0 && changes >= 2
}

/// Whether most steps, of those that are any, have an obtuse angle with the one before.
fn turns_back(run: &Run<2>) -> bool {
    let step = |k: usize| {
        let [from, to] = [run.at(k), run.at(k + 1)];
        [0, 1].map(|j| to[j] - from[j])
    };
    let obtuse = |k: &usize| {
        let [[a, b], [c, d]]: [Vector2; 2] = [step(k - 1), step(*k)];
        a * c + b * d < 0.0
    };
    let last = run.rest.min(run.iterates.len() - 1);
    (1..last).filter(obtuse).count() * 2 >= last.max(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{derive, permalink};
    use proptest::prelude::*;

    fn verdicts(link: &str) -> Vec<Verdict> {
        let (state, notices) = permalink::read(&format!("panel=descent&{link}"));
        assert_eq!(notices, [], "{link}");
        let descent = derive(&state).descent.expect("shown");
        let count = descent.runs.all.len();
        (0..count)
            .map(|place| Verdict::of(&descent.runs, place))
            .collect()
    }

    const ALL: &str = "methods=subgradient,diminishing,proximal,fista,coordinate,ridge";

    #[test]
    fn each_method_has_its_own_answer_to_the_same_step_size() {
        // L = 1, and L + λ = 1.5. The limits: 4/3 for ridge, 2/(L + λ), and for FISTA, whose inertia goes to 1; 2
        // for the other gradient steps. The diminishing step is seen on its way or between two hops.
        let problem = "hessian=1,0,0.5&center=2,0.2&lambda=0.5&start=-1,2&steps=400";
        let letter = |verdict: &Verdict| match verdict {
            Verdict::Converged => 'c',
            Verdict::Swinging | Verdict::Converging => 'g',
            Verdict::Oscillating => 'o',
            Verdict::Diverging => 'd',
        };
        for (eta, says) in [
            (1.0, "ogcccc"),
            (1.3, "ogcccc"),
            (1.5, "ogcdcd"),
            (2.0, "dgodcd"),
            (2.1, "dgodcd"),
            (3.0, "dgddcd"),
        ] {
            let found = verdicts(&format!("{problem}&eta={eta}&{ALL}"));
            let found: String = found.iter().map(letter).collect();
            assert_eq!(found, says, "η = {eta}");
        }
    }

    #[test]
    fn the_smallest_start_has_a_scale() {
        let (state, notices) =
            permalink::read("panel=descent&center=0,0&start=0,5e-324&hessian=1,0,0&methods=none");
        assert_eq!(notices, []);
        let descent = derive(&state).descent.expect("shown");
        for [low, high] in descent.runs.ranges {
            assert!(low < high, "[{low}, {high}]");
        }
    }

    #[test]
    fn soft_thresholding_holds_a_step_beyond_the_limit() {
        // θ* = 0 and λ so large that any step from near 0 ends on it.
        let link =
            "hessian=1,0,1&center=1,1&lambda=5&eta=2.5&start=0.5,0.5&methods=subgradient,proximal";
        assert_eq!(verdicts(link), [Verdict::Diverging, Verdict::Converged]);
    }

    #[test]
    fn a_start_on_the_optimum_has_converged() {
        let link = "hessian=1,0.3,1&center=2,1&lambda=0&start=2,1";
        assert_eq!(verdicts(&format!("{link}&{ALL}")), [Verdict::Converged; 6]);
    }

    proptest! {
        #[test]
        fn the_verdict_is_what_theory_says(
            rho in -0.95..0.95_f64, b in prop::array::uniform2(-3.0..3.0_f64), t in prop::array::uniform2(0.2..3.0_f64),
            lambda in 0.0..2.0_f64, share in 0.05..3.0_f64,
        ) {
            let eta = share / (1.0 + rho.abs());
            let link = format!(
                "hessian=1,{rho},1&center={},{}&lambda={lambda}&start={},{}&eta={eta}&steps=2000&\
                 methods=subgradient,proximal,coordinate,ridge", b[0], b[1], t[0], -t[1]);
            let [subgradient, proximal, coordinate, ridge] = verdicts(&link)[..] else {
                return Err(TestCaseError::fail("four runs"));
            };
            let falls = |verdict| matches!(verdict, Verdict::Converged | Verdict::Converging | Verdict::Swinging);
            prop_assert!(falls(coordinate));
            if share < 1.99 {
                prop_assert!(falls(proximal), "{proximal:?}");
                prop_assert!(subgradient != Verdict::Diverging);
            } else if share > 2.01 {
                prop_assert_eq!(subgradient, Verdict::Diverging);
            }
            let ridge_share = eta * (1.0 + rho.abs() + lambda);
            if ridge_share < 1.99 {
                prop_assert!(falls(ridge), "{ridge:?}");
            } else if ridge_share > 2.01 {
                prop_assert_eq!(ridge, Verdict::Diverging);
            }
        }
    }
}
