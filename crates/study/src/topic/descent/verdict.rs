//! Whether a run converges or diverges: what theory grants or forbids for its method and this η, and where it does
//! neither, what the steps so far show.

use figure::Runs;
use lasso_path::problem::Vector2;
use lasso_path::solve::descent::{Method, Run};

/// The behaviour of a run. All but the last three hold for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// F(θ_k) − F(θ\*) is 10⁻¹² of what it was at θ₀, or less, or what rounding leaves, and stays so.
    Converged,
    /// It goes to 0, and most steps turn back on the one before.
    Swinging,
    /// It goes to 0.
    Converging,
    /// It goes to 0, since the run is near θ\* and has its zeros: η is within the limit of what is left.
    Settling,
    /// It does not go to 0, and stays in bounds.
    Oscillating,
    /// It grows beyond all bounds.
    Diverging,
    /// It falls, and theory does not say how it goes on.
    Falling,
    /// It rises, and theory does not say how it goes on, or says that it will fall.
    Rising,
    /// It does neither.
    Level,
}

/// What two numbers that are compared may be off by rounding, as a share.
const SLOP: f64 = 1e-12;

impl Verdict {
    /// In a few words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Verdict::Converged => "converged",
            Verdict::Swinging => "oscillating, converging",
            Verdict::Converging => "converging",
            Verdict::Settling => "converging, with the zeros it has now",
            Verdict::Oscillating => "oscillating, not converging",
            Verdict::Diverging => "diverging",
            Verdict::Falling => "so far: falling",
            Verdict::Rising => "so far: rising",
            Verdict::Level => "so far: neither falling nor rising",
        }
    }

    /// Of the run at `place` in `runs.all`. Where theory does not decide, the last quarter of the gaps is compared with the
    /// quarter before: the highest of each, since a gap may rise on its way down.
    #[must_use]
    pub fn of(runs: &Runs, place: usize) -> Self {
        let (run, gaps) = (&runs.all[place], &runs.traces.all[place].gaps);
        let converges = converges(runs, run.method);
        if run.diverged.is_some() {
            // Diminishing steps turn back in the end, however far they lead at first; a step of ηλ may be far, too.
            let held = run.method == Method::Subgradient && is_below(runs, 2.0);
            return if converges || held {
                Verdict::Rising
            } else {
                Verdict::Diverging
            };
        }
        let quarter = gaps.len().div_ceil(4);
        let (before, late) = gaps.split_at(gaps.len() - quarter);
        let highest = |gaps: &[f64]| gaps.iter().copied().fold(0.0, f64::max);
        let late = highest(late);
        let before = highest(&before[before.len().saturating_sub(quarter)..]);
        let least = (SLOP * gaps[0]).max(rounding(runs));
        let settles = settles(runs, run);
        let stays = match run.method {
            Method::Diminishing => false,
            Method::Fista => momentum(runs, run).is_some_and(|bound| bound <= 1e3 * least),
            _ => converges || settles,
        };
        if late <= least && (stays || rests(run)) {
            Verdict::Converged
        } else if rests(run) {
            // Its steps are smaller than rounding.
            Verdict::Level
        } else if converges {
            if turns_back(run) {
                Verdict::Swinging
            } else {
                Verdict::Converging
            }
        } else if settles {
            Verdict::Settling
        } else if cycles(run) || (0..2).any(|j| is_held_off(runs, run.method, j)) {
            Verdict::Oscillating
        } else if late > before && grows(runs, run.method) {
            Verdict::Diverging
        } else if late < before {
            Verdict::Falling
        } else if late > before {
            Verdict::Rising
        } else {
            Verdict::Level
        }
    }
}

/// What rounding of θ and of ∇Loss leaves of F(θ) − F(θ*). Where the loss is flat, θ̂ may be anywhere.
fn rounding(runs: &Runs) -> f64 {
    let size = |v: Vector2| v[0].abs().max(v[1].abs());
    let pull = size(runs.objective.loss().negative_gradient_at_zero());
    let steady = runs.stable().map_or(0.0, |stable| pull * stable);
    let sizes = [size(runs.start), size(runs.objective.minimiser()), steady];
    let rounding = 1e-15 * sizes.into_iter().fold(0.0, f64::max);
    let curvature = runs.stable().map_or(0.0, f64::recip) + runs.objective.lambda();
    curvature * rounding * rounding
}

/// η·(L + λ), in which ridge's limit is 2.
fn ridge_share(runs: &Runs) -> f64 {
    let steepest = runs.stable().map_or(0.0, f64::recip);
    runs.step_size * (steepest + runs.objective.lambda())
}

/// Whether η is below a multiple of 1/L.
fn is_below(runs: &Runs, limit: f64) -> bool {
    runs.share()
        .is_none_or(|share| share < limit * (1.0 - SLOP))
}

/// Whether a method converges from everywhere, by theory. Exact minimisation along one axis after the other, and
/// diminishing steps (whose sum is infinite), always do; ISTA for η < 2/L (Combettes & Wajs 2005); FISTA for η ≤ 1/L (Beck
/// & Teboulle 2009); gradient descent on a quadratic for η below 2 over its largest eigenvalue, which a subgradient step is
/// at λ = 0.
fn converges(runs: &Runs, method: Method) -> bool {
    match method {
        Method::Coordinate | Method::Diminishing => true,
        Method::Proximal => is_below(runs, 2.0),
        Method::Fista => runs.share().is_none_or(|share| share <= 1.0 + SLOP),
        Method::Ridge => ridge_share(runs) < 2.0 * (1.0 - SLOP),
        Method::Subgradient => runs.objective.lambda() == 0.0 && is_below(runs, 2.0),
    }
}

/// Whether a gradient step of this method is linear and enlarges what it makes grow.
fn grows(runs: &Runs, method: Method) -> bool {
    let beyond = runs.share().is_some_and(|share| share > 2.0 * (1.0 + SLOP));
    match method {
        Method::Ridge => ridge_share(runs) > 2.0 * (1.0 + SLOP),
        Method::Subgradient | Method::Proximal => beyond && runs.objective.lambda() == 0.0,
        _ => false,
    }
}

/// Whether subgradient steps of constant size cannot come to rest at θ*: where θ*ⱼ = 0 and 0 < |∂ⱼLoss(θ*)| < λ, each step
/// from near θ* moves θⱼ by η times λ plus or minus that, or by η|∂ⱼLoss| from 0 itself. Below 2/L they stay in bounds.
fn is_held_off(runs: &Runs, method: Method, j: usize) -> bool {
    let (best, lambda) = (runs.objective.minimiser(), runs.objective.lambda());
    let pull = runs.objective.loss().negative_gradient(best)[j].abs();
    method == Method::Subgradient
        && is_below(runs, 2.0)
        && best[j] == 0.0
        && pull > 1e-9 * lambda
        && pull < lambda * (1.0 - 1e-9)
}

/// Whether no step of a run leads anywhere any more: what follows from a point follows again.
fn rests(run: &Run<2>) -> bool {
    let idle = match run.method {
        Method::Coordinate | Method::Fista => 2,
        _ => 1,
    };
    run.rest + idle < run.iterates.len()
}

/// Whether a run goes to and fro between the same two points. FISTA and diminishing steps do not repeat themselves.
fn cycles(run: &Run<2>) -> bool {
    let repeats = matches!(
        run.method,
        Method::Subgradient | Method::Proximal | Method::Ridge
    );
    let [.., a, b, c] = run.iterates.as_slice() else {
        return false;
    };
    repeats && a == c && a != b
}

/// Whether a run is so near to θ* that it stays on its support, on which η is within the limit.
///
/// Subgradient steps, where θ* has no zero: while θ is nearer to θ* than the axes are, the step is linear, and for η < 2/L
/// it does not lead away. ISTA, on a zero of θ* that stays: one coordinate is left.
fn settles(runs: &Runs, run: &Run<2>) -> bool {
    let best = runs.objective.minimiser();
    let end = run.at(usize::MAX);
    let distance = (end[0] - best[0]).hypot(end[1] - best[1]);
    match run.method {
        Method::Subgradient => {
            is_below(runs, 2.0) && distance < (1.0 - 1e-9) * best[0].abs().min(best[1].abs())
        }
        Method::Proximal => (0..2).any(|j| stays_zero(runs, run, j)),
        _ => false,
    }
}

/// By how much F − F* of FISTA with η ≤ 1/L can exceed 0 from here on, as 2ηt²(F(θ_k) − F*) + ‖tθ_k − (t − 1)θ_{k−1} − θ*‖²
/// does not grow (Beck & Teboulle 2009, lemma 4.1); `None` where η is beyond.
fn momentum(runs: &Runs, run: &Run<2>) -> Option<f64> {
    let steps = run.iterates.len() - 1;
    if !converges(runs, Method::Fista) || steps == 0 {
        return None;
    }
    let t = (1..steps).fold(1.0, |t: f64, _| 0.5 * (1.0 + (1.0 + 4.0 * t * t).sqrt()));
    let (now, before, best) = (run.at(steps), run.at(steps - 1), runs.objective.minimiser());
    let ahead = [0, 1].map(|j| t * now[j] - (t - 1.0) * before[j] - best[j]);
    let square = ahead[0] * ahead[0] + ahead[1] * ahead[1];
    Some(runs.objective.excess(now) + square / (2.0 * runs.step_size * t * t))
}

/// Whether coordinate j, 0 at the end of a run, stays 0 by its method's theory.
fn stays_zero(runs: &Runs, run: &Run<2>, j: usize) -> bool {
    let (objective, i) = (&runs.objective, 1 - j);
    let (end, best, lambda) = (
        run.at(usize::MAX),
        objective.minimiser(),
        objective.lambda(),
    );
    let (loss, hessian) = (objective.loss(), objective.loss().hessian());
    let (own, mixed) = ([hessian.h11(), hessian.h22()][i], hessian.h12());
    if end[j] != 0.0 {
        return false;
    }
    // How far coordinate i may be from θ*ᵢ for the pull on j, linear in it, to stay within λ.
    let holds = |distance: f64| {
        let pull = loss.negative_gradient(best)[j].abs();
        best[j] == 0.0 && mixed.abs() * distance + pull <= lambda * (1.0 - SLOP)
    };
    match run.method {
        // With θⱼ = 0 a step in i does not lead away from its minimum.
        Method::Proximal => {
            runs.step_size * own < 2.0 * (1.0 - SLOP) && holds((end[i] - best[i]).abs())
        }
        // Two zeros in a row have no momentum; the point ahead is off by three distances at most.
        Method::Fista => {
            let before = run.at(run.iterates.len().saturating_sub(2))[j];
            let distance = momentum(runs, run).map(|bound| (2.0 * bound / own).sqrt());
            before == 0.0 && distance.is_some_and(|distance| holds(3.0 * distance))
        }
        // A step in i from θⱼ = 0, the last one or the next, is the last that moves.
        Method::Coordinate => {
            let pull = |theta: f64| {
                let mut point = [0.0; 2];
                point[i] = theta;
                loss.negative_gradient(point)
            };
            let free = pull(0.0)[i];
            let reached = if own > 0.0 {
                free.signum() * (free.abs() - lambda).max(0.0) / own
            } else {
                0.0
            };
            lambda > 0.0 && pull(reached)[j].abs() <= lambda * (1.0 - SLOP)
        }
        Method::Subgradient | Method::Diminishing | Method::Ridge => false,
    }
}

/// The k from which on coordinate j of a run is exactly 0 for good: it is so until its end, and there the run rests, or its
/// method keeps that zero, or nothing ever pulls on it.
pub(crate) fn zero_from(runs: &Runs, run: &Run<2>, j: usize) -> Option<usize> {
    let loss = runs.objective.loss();
    let free = loss.hessian().h12() == 0.0 && loss.negative_gradient_at_zero()[j] == 0.0;
    let k = run.settled(j).filter(|_| run.diverged.is_none())?;
    // A zero of the last point alone may have momentum.
    let free = free && (run.method != Method::Fista || k + 1 < run.iterates.len());
    (rests(run) || free || stays_zero(runs, run, j)).then_some(k)
}

/// Whether a coordinate that is 0 at θ\* changes its sign there and back in the later half of a run of subgradient steps
/// that stays in bounds.
pub(super) fn hops(runs: &Runs, run: &Run<2>, j: usize) -> bool {
    let late = &run.iterates[run.iterates.len() / 2..];
    let sides: Vec<bool> = late
        .iter()
        .filter(|t| t[j] != 0.0)
        .map(|t| t[j] > 0.0)
        .collect();
    let changes = sides.windows(2).filter(|pair| pair[0] != pair[1]).count();
    let steps = matches!(run.method, Method::Subgradient | Method::Diminishing);
    steps && is_below(runs, 2.0) && runs.objective.minimiser()[j] == 0.0 && changes >= 2
}

/// Whether a subgradient method that hops across 0 will never stay there: the loss pulls on a parameter that is 0.
pub(super) fn never_stays(runs: &Runs, j: usize) -> bool {
    is_held_off(runs, Method::Subgradient, j)
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
        // L = 1, and L + λ = 1.5. The limits: 4/3 for ridge, 2/(L + λ); for FISTA 1, and 4/3, beyond which it diverges, as
        // its inertia goes to 1; 2 for the other gradient steps. The diminishing step is seen on its way or between two hops.
        let problem = "hessian=1,0,0.5&center=2,0.2&lambda=0.5&start=-1,2&steps=400";
        let letter = |verdict: &Verdict| match verdict {
            Verdict::Converged => 'c',
            Verdict::Swinging | Verdict::Converging | Verdict::Settling => 'g',
            Verdict::Oscillating => 'o',
            Verdict::Diverging => 'd',
            Verdict::Falling | Verdict::Rising | Verdict::Level => '?',
        };
        for (eta, says) in [
            (1.0, "ogcccc"),
            (1.3, "ogc?cc"),
            (1.5, "ogcdcd"),
            (2.0, "?godcd"),
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
