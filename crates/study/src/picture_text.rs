//! What stands in the figures beside their curves and bars.

use crate::claim::Claim;
use crate::derived::Derived;
use figure::comparison::told_apart;
use figure::kkt_bars::Pull;
use figure::number::{decimal, rounded_up, significant};
use figure::plane::MapTexts;
use lasso_path::problem::Lambda;
use lasso_path::solve::penalty::{Basis, Penalty};
use lasso_path::solve::{Slice, SolutionSet};

/// A bound as a number that it holds from.
fn from(x: f64) -> String {
    rounded_up(x, f64::INFINITY).unwrap_or_else(|| significant(x, 9))
}

/// Whether a coordinate is 0: exactly, or as far as 64-bit numbers can hold it.
fn zero_text(name: &str, zero: bool, vanishes: bool) -> String {
    let sign = match (zero, vanishes) {
        (_, true) => "≈",
        (true, false) => "=",
        (false, false) => "≠",
    };
    format!("{name} {sign} 0")
}

/// The ends of an interval with as many decimals as the larger one needs for three digits.
fn alike(ends: [f64; 2]) -> [String; 2] {
    let size = ends[0].abs().max(ends[1].abs());
    if (1e-3..1e5).contains(&size) {
        let places = (2.0 - size.log10().floor()).max(0.0) as usize;
        ends.map(|x| decimal(x, places))
    } else {
        ends.map(|x| significant(x, 3))
    }
}

/// Where 0 is against the subdifferential at 0.
pub(crate) enum Zero {
    Inside,
    /// Outside, though the ends of the interval, which are rounded, do not show it.
    Beside,
    Outside,
}

/// The minimum tells it, which is 0 exactly where 0 is inside.
pub(crate) fn zero_against_interval(slice: &Slice) -> Zero {
    let [low, high] = slice.subdifferential_at_zero();
    match slice.minimum == 0.0 {
        true => Zero::Inside,
        false if (low..=high).contains(&0.0) => Zero::Beside,
        false => Zero::Outside,
    }
}

impl Derived {
    /// Where the minimum is, the longest text first; none while there is no slice, as in what follows.
    pub fn slice_captions(&self) -> Vec<String> {
        let Some(slice) = self.slice() else {
            return Vec::new();
        };
        let short = format!("{} = {}", self.slice_name(), significant(slice.minimum, 3));
        vec![format!("minimum at {short}"), short]
    }

    /// Whether 0 is in the subdifferential at 0, the longest text first.
    pub fn derivative_captions(&self) -> Vec<String> {
        let Some(slice) = self.slice() else {
            return Vec::new();
        };
        let minimum = self.slice_minimum();
        if slice.lambda == 0.0 {
            let long = format!("λ = 0, no jump: {minimum}");
            return vec![long, "no jump".to_owned()];
        }
        let relation = match zero_against_interval(&slice) {
            Zero::Inside => "0 ∈",
            Zero::Beside => "0 just outside",
            Zero::Outside => "0 ∉",
        };
        let [low, high] = alike(slice.subdifferential_at_zero());
        vec![
            format!("{relation} [g − λ, g + λ] = [{low}, {high}]: {minimum}"),
            format!("{relation} [{low}, {high}]"),
            format!("{relation} ∂F(0)"),
        ]
    }

    /// z, where the loss has one.
    pub fn shrinkage_captions(&self) -> Vec<String> {
        let text = |slice: Slice| {
            slice.center().map_or_else(
                || "flat: no z".to_owned(),
                |z| format!("z = {}", significant(z, 3)),
            )
        };
        self.slice().map(text).into_iter().collect()
    }

    /// The λ and the c that belong to a whole range of the other: from which c on λ = 0, and from which λ on c = 0, if
    /// there is one.
    pub fn radius_captions(&self) -> (String, Option<String>) {
        let solved = &self.solved;
        let largest = solved.penalty.radius(solved.limit_at_zero());
        let zero = |lambda| format!("c = 0 for every λ ≥ {}", from(f64::from(lambda)));
        (
            format!("λ = 0 for every c ≥ {}", from(largest)),
            solved.lambda_max.map(zero),
        )
    }

    /// What the bars of the gradient are of, and the coordinates that they belong to.
    pub(crate) fn pull_names(&self) -> [[String; 2]; 2] {
        let names = &self.solved.names;
        let [first, second] = names;
        match self.solved.penalty.basis() {
            Basis::Axes => [
                names.each_ref().map(|name| format!("|∂Loss/∂{name}|")),
                names.clone(),
            ],
            Basis::Diagonals => [
                ["|∂₁ + ∂₂|", "|∂₁ − ∂₂|"].map(str::to_owned),
                ["+", "−"].map(|sign| format!("{first} {sign} {second}")),
            ],
        }
    }

    /// The comparison of each bar with its limit, and whether its coordinate is 0.
    pub fn pull_captions(&self) -> [[String; 2]; 2] {
        let [_, coordinates] = self.pull_names();
        let pulls = self.pulls();
        let common = self.common_limit(&pulls).is_some();
        [0, 1].map(|j| {
            let Pull { size, limit, zero } = pulls[j];
            let name = if common {
                "λ".to_owned()
            } else {
                significant(limit, 3)
            };
            // λ stands beside in three digits.
            let comparison = match told_apart([size, limit], 3..=3) {
                _ if size == limit => format!("{} = {name}", significant(size, 3)),
                Some([size, _]) => format!("{size} < {name}"),
                None => format!("nearly {name}"),
            };
            [
                comparison,
                zero_text(&coordinates[j], zero, self.outline.vanishing[j]),
            ]
        })
    }

    /// The name of the set of all minimisers, where there are several.
    pub fn set_name(&self) -> Option<String> {
        let name = match self.solved.solution.set {
            SolutionSet::Point(_) => return None,
            SolutionSet::Plane => "every θ is a minimiser",
            SolutionSet::Segment(_) | SolutionSet::Line { .. } => "all minimisers",
        };
        Some(name.to_owned())
    }

    /// What the sparsity map says; empty while it is not shown.
    pub(crate) fn map_texts(&self) -> MapTexts {
        if !self.show.sparsity_map {
            return MapTexts::default();
        }
        let curved =
            matches!(self.solved.penalty, Penalty::Bridge(exponent) if exponent.value() != 2.0);
        let shape = if curved { "curve" } else { "line" };
        MapTexts {
            fiber: "every θ̂ on this line gives this θ*".to_owned(),
            only: format!("only on this {shape}: measure zero"),
            unknown: "no exact map for this penalty".to_owned(),
        }
    }

    /// Those of them that stand in the picture.
    fn map_claims(&self) -> Vec<Claim> {
        let MapTexts {
            fiber,
            only,
            unknown,
        } = self.map_texts();
        let (penalty, theta) = (self.solved.penalty, self.solved.solution.theta);
        let snaps = penalty.snaps() && self.solved.lambda > Lambda::ZERO;
        let one = (theta[0] == 0.0) != (theta[1] == 0.0);
        let claim = match penalty {
            _ if !self.show.sparsity_map => None,
            _ if !penalty.convex() || penalty.basis() == Basis::Diagonals => {
                Some(Claim::new("map-unknown", unknown))
            }
            _ if !snaps => Some(Claim::new("map-only", only)),
            _ => one.then(|| Claim::new("map-fiber", fiber)),
        };
        claim.into_iter().collect()
    }

    /// What stands beside θ* of each coordinate that is 0, or as good as 0.
    pub fn zero_captions(&self) -> [Option<String>; 2] {
        let (names, theta) = (&self.solved.names, self.solved.solution.theta);
        let text = |j: usize| zero_text(&names[j], true, self.outline.vanishing[j]);
        [0, 1].map(|j| (theta[j] == 0.0).then(|| text(j)))
    }

    /// Texts as long as [`Derived::pull_captions`] can be for any λ.
    pub(crate) fn longest_pull_captions(&self) -> [String; 2] {
        let [_, coordinates] = self.pull_names();
        let slope = |theta| self.solved.penalty.slope(1.0, theta).1;
        let room = if slope(1.0) == slope(0.0) {
            "0.000 = λ"
        } else {
            "0.000 = 0.000"
        };
        coordinates.map(|name| format!("{room}    {name} ≠ 0"))
    }

    /// What stands in the figures, as claims.
    pub(crate) fn captions(&self) -> Vec<Claim> {
        let pulls = self.pull_captions().into_iter().flatten();
        let (unconstrained, zero) = self.radius_captions();
        let of = |name: &'static str, texts: Vec<String>| {
            texts.into_iter().map(move |text| Claim::new(name, text))
        };
        of("slice-caption", self.slice_captions())
            .chain(of("derivative-caption", self.derivative_captions()))
            .chain(of("shrinkage-caption", self.shrinkage_captions()))
            .chain(of("pull-caption", pulls.collect()))
            .chain(of("set-name", self.set_name().into_iter().collect()))
            .chain(of("radius-caption", vec![unconstrained]))
            .chain(of("radius-caption", zero.into_iter().collect()))
            .chain(of(
                "zero-caption",
                self.zero_captions().into_iter().flatten().collect(),
            ))
            .chain(of(
                "sample-caption",
                self.sample_captions()
                    .into_iter()
                    .flatten()
                    .flatten()
                    .collect(),
            ))
            .chain(self.map_claims())
            .collect()
    }
}
