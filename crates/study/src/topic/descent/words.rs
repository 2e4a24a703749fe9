//! The runs of descent methods in words.

use super::verdict::{Verdict, hops, never_stays, zero_from};
use crate::claim::Claim;
use crate::derived::Derived;
use crate::phrase::short;
use figure::comparison::{Relation, apart, comparison, told_apart};
use figure::coordinates::Zero;
use figure::number::nearest;
use figure::{Descent, Runs};
use lasso_path::problem::Vector2;
use lasso_path::solve::descent::{Method, Run};

/// The place of η between 0, 1/L and 2/L.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// η ≤ 1/L.
    Steady,
    /// 1/L < η < 2/L.
    Swinging,
    /// η = 2/L, as far as binary64 can tell.
    Border,
    /// η > 2/L.
    Diverging,
    /// The loss is constant, and L = 0.
    Flat,
}

impl Pace {
    /// The pace of these runs. 1/L and 2/L themselves are rounded, and so is what is compared with them.
    #[must_use]
    pub fn of(runs: &Runs) -> Self {
        let Some(share) = runs.share() else {
            return Pace::Flat;
        };
        if share <= 1.0 + 1e-12 {
            Pace::Steady
        } else if share < 2.0 - 1e-12 {
            Pace::Swinging
        } else if share <= 2.0 + 1e-12 {
            Pace::Border
        } else {
            Pace::Diverging
        }
    }
}

/// The name of a method.
#[must_use]
pub fn method_title(method: Method) -> &'static str {
    match method {
        Method::Subgradient => "Subgradient",
        Method::Diminishing => "Subgradient, η/√k",
        Method::Proximal => "Proximal (ISTA)",
        Method::Fista => "FISTA",
        Method::Coordinate => "Coordinate descent",
        Method::Ridge => "Ridge",
    }
}

/// η between 1/L and 2/L.
fn between(eta: f64, stable: f64) -> String {
    match told_apart([eta, stable, 2.0 * stable], 3..=9) {
        Some([eta, stable, twice]) => {
            format!("η = {eta} lies between 1/L = {stable} and 2/L = {twice}")
        }
        None if eta < 1.5 * stable => format!("η is just above 1/L = {}", short(stable)),
        None => format!("η is just below 2/L = {}", short(2.0 * stable)),
    }
}

/// What η does to the gradient steps of the methods that are shown.
fn pace(runs: &Runs) -> Claim {
    let shown = |method: Method| runs.all.iter().any(|run| run.method == method);
    let weight = runs.objective.lambda();
    let pulls = weight > 0.0;
    let (eta, stable) = (runs.step_size, runs.stable().unwrap_or(f64::INFINITY));
    if runs.all.iter().all(|run| run.method == Method::Coordinate) {
        let text = if runs.all.is_empty() {
            "No method is shown."
        } else {
            "Coordinate descent goes to the minimum along one axis after the other, and needs no η."
        };
        return Claim::new("pace-without-eta", text);
    }
    let (name, mut text) = match Pace::of(runs) {
        Pace::Steady => (
            "pace-steady",
            format!(
                "{}: no gradient step of size η overshoots the loss’s minimum along any axis of its contours.",
                comparison(("η", eta), Relation::AtMost, ("1/L", stable))
            ),
        ),
        Pace::Swinging => (
            "pace-swinging",
            format!(
                "{}: along the steepest direction a gradient step of size η overshoots, but by less than it corrects.",
                between(eta, stable)
            ),
        ),
        Pace::Border => (
            "pace-border",
            "η is 2/L, the border: along the steepest direction a gradient step of size η overshoots by as much as it corrects."
                .to_owned(),
        ),
        Pace::Diverging => (
            "pace-diverging",
            format!(
                "{}: along the steepest direction a gradient step of size η overshoots by more than it corrects.",
                comparison(("η", eta), Relation::Greater, ("2/L", 2.0 * stable))
            ),
        ),
        Pace::Flat => (
            "pace-flat",
            if pulls {
                "L = 0: the loss is constant, and only the penalty pulls."
            } else {
                "L = 0: the loss is constant, and with λ = 0 nothing pulls."
            }
            .to_owned(),
        ),
    };
    let mut add = |when: bool, more: &str| {
        if when {
            text.push_str(more);
        }
    };
    match Pace::of(runs) {
        Pace::Steady => {
            add(shown(Method::Proximal), " No step of ISTA increases F.");
            add(
                shown(Method::Subgradient) && pulls,
                " A subgradient step of constant size can increase F: a parameter that is 0 at θ* usually keeps hopping across it.",
            );
            add(
                shown(Method::Subgradient) && !pulls,
                " At λ = 0 a subgradient step is a plain gradient step, so none increases F.",
            );
        }
        Pace::Swinging => add(shown(Method::Fista), " FISTA’s guarantee ends at 1/L."),
        Pace::Diverging => add(
            shown(Method::Proximal),
            if pulls {
                " Soft-thresholding can sometimes still hold ISTA back."
            } else {
                " At λ = 0 ISTA is plain gradient descent, too."
            },
        ),
        Pace::Border | Pace::Flat => {}
    }
    let curvature = runs.stable().map_or(0.0, f64::recip) + weight;
    if shown(Method::Ridge) && curvature > 0.0 {
        let limit = match 2.0 / curvature {
            limit if limit.is_finite() => nearest(limit, eta),
            limit => short(limit),
        };
        text += &format!(
            " For ridge L + λ takes the place of L: its steps overshoot by more than they correct where η > 2/(L + λ) = {limit}."
        );
    }
    // η/√(k + 1) ≤ 1/L.
    let share = runs.share().unwrap_or(0.0);
    let small = (share * share * (1.0 - 1e-12)).ceil() - 1.0;
    if shown(Method::Diminishing) && (1.0..1e6).contains(&small) {
        text += &format!(" The steps η/√(k + 1) are at most 1/L from k = {small} on.");
    }
    Claim::new(name, text)
}

/// The way from correlated features to a step that is too large, where the step looked at is one.
fn overshoot(descent: &Descent, names: &[String; 2]) -> Option<Claim> {
    let (anatomy, runs) = (descent.anatomy?, &descent.runs);
    let hessian = runs.objective.loss().hessian();
    let rho = hessian.h12();
    let standardized = hessian.h11() == 1.0 && hessian.h22() == 1.0 && rho != 0.0;
    // Its steps have a size of their own.
    let is_other = matches!(anatomy.method, Method::Coordinate | Method::Diminishing);
    if !standardized || Pace::of(runs) != Pace::Diverging || is_other {
        return None;
    }
    let best = runs.best(anatomy.method);
    let (from, sum) = (anatomy.from, anatomy.sum());
    let to = [0, 1].map(|j| from[j] + sum[j]);
    let beyond = |j: &usize| {
        let [before, after] = [from[*j] - best[*j], to[*j] - best[*j]];
        before * after < 0.0 && after.abs() > before.abs()
    };
    let eta = runs.step_size;
    let loss = runs.objective.loss();
    let size = |[a, b]: Vector2| a.hypot(b);
    // of the loss at θ_k, and what it would be at ρ = 0 with the same θ̂
    let gradient = size(loss.negative_gradient(from));
    let alone = size([0, 1].map(|j| from[j] - loss.center()[j]));
    let longer = if gradient > 1.01 * alone {
        let [long, alone] = apart([gradient, alone]);
        format!(", and the gradient here long: {long} in place of {alone} at ρ = 0",)
    } else {
        String::new()
    };
    let fine = if eta < 2.0 {
        ", which was less than 2/L at ρ = 0, is now"
    } else {
        ", too large at ρ = 0 already, is"
    };
    let limit = 2.0 / (1.0 + rho.abs());
    // At ρ = 0 the limit is 2.
    let compared = match told_apart([eta, limit, 2.0], 3..=9) {
        Some([eta, limit, _]) => format!("η = {eta}{fine} more than 2/L = {limit}"),
        None => format!("η{fine} just above 2/L = {}", short(limit)),
    };
    let chain = format!(
        "The features’ correlation ρ = {} makes the steepest curvature large, L = 1 + |ρ| = {}{longer}. {compared}",
        short(rho),
        short(1.0 + rho.abs()),
    );
    Some(match (0..2).find(beyond) {
        Some(j) => {
            let [before, optimum, after] = apart([from[j], best[j], to[j]]);
            Claim::new(
                "overshoots",
                format!(
                    "{chain}: this step takes {} from {before} past its optimum {optimum} to {after}.",
                    names[j]
                ),
            )
        }
        None => Claim::new(
            "does-not-overshoot",
            format!(
                "{chain}. But this step takes neither parameter past its optimum and farther away."
            ),
        ),
    })
}

/// The verdict on the run at this place, in words.
fn fate(runs: &Runs, place: usize, names: &[String; 2]) -> String {
    let run = &runs.all[place];
    let verdict = Verdict::of(runs, place).words();
    format!("{verdict}; {}", zeros(runs, run, names))
}

/// Which zeros a run reaches, or why it does not.
fn zeros(runs: &Runs, run: &Run<2>, names: &[String; 2]) -> String {
    if let Some(diverged) = run.diverged {
        return format!(
            "stopped before step {}: it would land over a million times farther from 0 than any of θ₀, θ̂ and θ*{}",
            diverged.step,
            if run.method == Method::Ridge {
                "; its own limit is 2/(L + λ)"
            } else {
                ""
            }
        );
    }
    let best = runs.objective.minimiser();
    let settled = |j: usize| {
        let k = run.settled(j)?;
        let for_good = zero_from(runs, run, j).is_some();
        if !for_good && !best.contains(&0.0) {
            return None;
        }
        let zero = if for_good {
            "= 0 exactly"
        } else {
            "= 0 in these steps"
        };
        Some(format!("{} {zero} from k = {k}", names[j]))
    };
    let zeros: Vec<String> = (0..2).filter_map(settled).collect();
    if !zeros.is_empty() {
        return zeros.join(", ");
    }
    match (0..2).find(|&j| hops(runs, run, j)) {
        Some(j) if never_stays(runs, j) => {
            format!("{} hops across 0 and does not stay there", names[j])
        }
        Some(j) => format!("{} hops across 0 in these steps", names[j]),
        _ if run.method == Method::Ridge => {
            let zero = run.iterates.iter().any(|theta| theta.contains(&0.0));
            if zero {
                "not at 0 in the end"
            } else {
                "not exactly 0 in these steps"
            }
            .to_owned()
        }
        _ if best[0] != 0.0 && best[1] != 0.0 => "θ* has no zero to reach".to_owned(),
        _ => format!("not at 0 after {} steps", run.iterates.len() - 1),
    }
}

impl Derived {
    /// A sentence on η, where descent methods are shown.
    #[must_use]
    pub fn pace(&self) -> Option<Claim> {
        Some(pace(&self.descent.as_ref()?.runs).unbroken())
    }

    /// Why the step looked at overshoots, where it does because features are correlated.
    #[must_use]
    pub fn overshoot(&self) -> Option<Claim> {
        overshoot(self.descent.as_deref()?, &self.solved.names).map(Claim::unbroken)
    }

    /// The verdict on each run, in the order of the methods.
    #[must_use]
    pub fn fates(&self) -> Vec<(Method, Claim)> {
        let Some(descent) = &self.descent else {
            return Vec::new();
        };
        let runs = &descent.runs;
        let fate = |(place, run): (usize, &Run<2>)| {
            let said = fate(runs, place, &self.solved.names);
            let text = format!("{}: {said}.", method_title(run.method));
            (run.method, Claim::new("fate", text))
        };
        runs.all.iter().enumerate().map(fate).collect()
    }

    /// For each coordinate, where runs reach 0 for good; none while no runs are shown.
    pub fn reached_zeros(&self) -> [Vec<Zero>; 2] {
        let Some(descent) = &self.descent else {
            return [Vec::new(), Vec::new()];
        };
        let runs = &descent.runs;
        [0, 1].map(|j| {
            let reached = |(place, run): (usize, &Run<2>)| {
                let k = zero_from(runs, run, j)?;
                let text = format!("= 0 from k = {k}");
                Some(Zero {
                    run: place,
                    k,
                    text,
                })
            };
            runs.all.iter().enumerate().filter_map(reached).collect()
        })
    }

    /// What stands at these places, as claims.
    pub(crate) fn zero_marks(&self) -> Vec<Claim> {
        let names = &self.solved.names;
        let zeros = self.reached_zeros().into_iter().zip(names);
        let claim = |(zeros, name): (Vec<Zero>, &String)| {
            let texts = zeros
                .into_iter()
                .map(move |zero| format!("{name} {}", zero.text));
            texts
                .map(|text| Claim::new("zero-mark", text))
                .collect::<Vec<_>>()
        };
        zeros.flat_map(claim).collect()
    }

    /// The charts of the runs in words.
    #[must_use]
    pub fn descent_description(&self) -> String {
        let fates = self.fates();
        let said = fates.iter().map(|(_, fate)| fate.text.clone());
        said.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use crate::{derive, permalink};

    #[test]
    fn a_zero_of_the_last_points_alone_is_not_said() {
        for (link, says) in [
            ("methods=coordinate", "θ₂ = 0 exactly from k = 4"),
            ("methods=proximal&eta=3&steps=1000", "= 0 in these steps"),
            (
                "methods=proximal&lambda=0.3&eta=0.2&start=-3,-2&steps=3",
                "θ* has no zero to reach",
            ),
            // One of many minimisers.
            (
                "methods=coordinate&hessian=1,1,1&center=1,1&lambda=0.5&start=0,2",
                "θ₁ = 0 exactly from k = 0",
            ),
            ("methods=subgradient", "hops across 0"),
            ("methods=subgradient&eta=1.7", "not at 0"),
        ] {
            let (state, notices) = permalink::read(&format!("panel=descent&{link}"));
            assert_eq!(notices, []);
            let fates = derive(&state).fates();
            let said = &fates[0].1.text;
            assert!(said.contains(says), "{link}: {said}");
        }
    }
}
