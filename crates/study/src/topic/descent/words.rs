//! The runs of descent methods in words.

use super::FAR;
use super::verdict::{Verdict, hops};
use crate::derived::Derived;
use crate::text::short;
use figure::Runs;
use figure::number::significant;
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
    /// The pace of a runs. 1/L and 2/L themselves are rounded, and so is what is compared with them.
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

/// A sentence on η in gradient steps. It has no number that follows η, so that it is right while η is dragged.
pub(super) fn pace(runs: &Runs) -> String {
    match (Pace::of(runs), runs.stable()) {
        (Pace::Steady, Some(stable)) => format!(
            "η ≤ 1/L = {}: convergent. No proximal step increases F. A subgradient step of constant size may, and in \
             general hops about zeros of θ*.",
            short(stable)
        ),
        (Pace::Swinging, Some(stable)) => format!(
            "η lies between 1/L = {} and 2/L: oscillating. Along the steepest direction each step overshoots, \
             but by less than it corrects. FISTA is safe up to 1/L only.",
            short(stable)
        ),
        (Pace::Border, _) => {
            "η is 2/L: the border. Along the steepest direction each step overshoots by as much as it corrects."
                .to_owned()
        }
        (Pace::Diverging, Some(stable)) => format!(
            "η > 2/L = {}: diverging. Along the steepest direction a gradient step overshoots by more than it \
             corrects; soft-thresholding or shrinking steps may hold it back.",
            short(2.0 * stable)
        ),
        _ => "L = 0: the loss is constant, and only the penalty pulls.".to_owned(),
    }
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
            "stopped before step {}, which would lead {} times farther from 0 than θ₀, θ̂ and θ* are{}",
            diverged.step,
            significant(FAR, 1),
            if run.method == Method::Ridge {
                "; its own limit is 2/(L + λ)"
            } else {
                ""
            }
        );
    }
    let settled = |j: usize| {
        runs.reaches_zero(run, j)
            .map(|k| format!("{} = 0 exactly from k = {k}", names[j]))
    };
    let zeros: Vec<String> = (0..2).filter_map(settled).collect();
    if !zeros.is_empty() {
        return zeros.join(", ");
    }
    let best = runs.objective.minimiser();
    match (0..2).find(|&j| hops(runs, run, j)) {
        Some(j) => format!("{} hops across 0 and does not stay there", names[j]),
        _ if run.method == Method::Ridge => "never exactly 0".to_owned(),
        _ if best[0] != 0.0 && best[1] != 0.0 => "θ* has no zero to reach".to_owned(),
        _ if run.settled(0).or(run.settled(1)).is_some() => {
            "at 0 in its last points, which need not last".to_owned()
        }
        _ => format!("not at 0 after {} steps", run.iterates.len() - 1),
    }
}

impl Derived {
    /// A sentence on η, where descent methods are shown.
    #[must_use]
    pub fn pace(&self) -> Option<String> {
        self.descent.as_ref().map(|descent| pace(&descent.runs))
    }

    /// The verdict on each run, in the order of the methods.
    #[must_use]
    pub fn fates(&self) -> Vec<(Method, String)> {
        let Some(descent) = &self.descent else {
            return Vec::new();
        };
        let runs = &descent.runs;
        let fate =
            |(place, run): (usize, &Run<2>)| (run.method, fate(runs, place, &self.solved.names));
        runs.all.iter().enumerate().map(fate).collect()
    }

    /// The charts of the runs in words.
    #[must_use]
    pub fn descent_description(&self) -> String {
        let fates = self.fates();
        let said = fates
            .iter()
            .map(|(method, fate)| format!("{}: {fate}.", method_title(*method)));
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
            (
                "methods=proximal&eta=3&steps=1000",
                "at 0 in its last points",
            ),
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
            assert!(fates[0].1.contains(says), "{link}: {}", fates[0].1);
        }
    }
}
