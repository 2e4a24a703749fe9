//! What stands in the figures beside their curves and bars.

use crate::derived::Derived;
use figure::kkt_bars::Pull;
use figure::number::{rounded_up, significant};
use lasso_path::solve::Slice;
use lasso_path::solve::penalty::Basis;

/// A bound as a number that it holds from.
fn from(x: f64) -> String {
    rounded_up(x, f64::INFINITY).unwrap_or_else(|| significant(x, 9))
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
        let (name, at) = (self.slice_name(), significant(slice.minimum, 3));
        if slice.lambda == 0.0 {
            let long = format!("λ = 0, no jump: {name} = {at}");
            return vec![long, "no jump".to_owned()];
        }
        let [low, high] = slice.subdifferential_at_zero().map(|x| significant(x, 3));
        let relation = if slice.minimum == 0.0 {
            "0 ∈"
        } else {
            "0 ∉"
        };
        vec![
            format!("{relation} [g − λ, g + λ] = [{low}, {high}]: {name} = {at}"),
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
            let number = significant(size, 3);
            let relation = if size == limit { "=" } else { "<" };
            let limit = if common {
                "λ".to_owned()
            } else if limit == f64::INFINITY {
                "∞".to_owned()
            } else {
                significant(limit, 3)
            };
            let sign = if zero { "=" } else { "≠" };
            [
                format!("{number} {relation} {limit}"),
                format!("{} {sign} 0", coordinates[j]),
            ]
        })
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
}
