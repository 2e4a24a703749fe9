//! Both forms in words.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::objective::Strength;
use crate::state::State;
use figure::number::{rounded_up, significant};
use lasso_path::problem::Lambda;
use lasso_path::solve::penalty::Penalty;

/// Which of λ and c is chosen.
#[must_use]
pub fn leads(state: &State) -> Claim {
    let text = match state.objective.strength {
        Strength::Radius(_) => "c is chosen, and λ follows from it.",
        Strength::Lambda(_) | Strength::Share(_) => "λ is chosen, and c follows from it.",
    };
    Claim::new("leads", text)
}

impl Derived {
    /// How λ and c match here, in one sentence.
    pub fn forms(&self) -> Claim {
        let solved = &self.solved;
        let (c, lambda) = (solved.radius(), solved.lambda.value());
        let claim = match solved.bound {
            _ if solved.penalty == Penalty::None => Claim::new(
                "forms-no-penalty",
                "Without a penalty there is no ball, and nothing to choose.",
            ),
            _ if !solved.penalty.convex() && solved.lambda_max == Some(Lambda::ZERO) => Claim::new(
                "forms-not-convex-zero",
                "This penalty is not convex, but θ* is 0 for every λ. λ is chosen, and c = 0 follows.",
            ),
            _ if !solved.penalty.convex() => Claim::new(
                "forms-not-convex",
                "This penalty is not convex: as λ grows, θ* jumps, and some radii belong to no λ. So here λ is chosen, \
                 and c follows.",
            ),
            Some(_) if solved.is_slack() => {
                // Of several least-squares points the one that λ → 0 leads to needs least.
                let needs = solved.penalty.radius(solved.limit_at_zero());
                let from = rounded_up(needs, c.max(needs));
                Claim::new(
                    "forms-slack",
                    format!(
                        "The constraint is slack: λ = 0 for {}.",
                        from.map_or_else(
                            || "this c and every larger one".to_owned(),
                            |from| format!("every c ≥ {from}")
                        )
                    ),
                )
            }
            _ if c == 0.0 && self.outline.vanishing.contains(&true) => Claim::new(
                "forms-underflow",
                format!(
                    "λ = {}: θ* and c are not 0, but smaller than 64-bit numbers hold.",
                    significant(lambda, 4)
                ),
            ),
            _ if c == 0.0 => match solved.lambda_max {
                None => Claim::new(
                    "forms-no-lambda",
                    "c = 0 belongs to no λ: with this penalty θ* only tends to 0 as λ grows.",
                ),
                Some(least) => {
                    let from = rounded_up(least.value(), lambda.max(least.value()));
                    Claim::new(
                        "forms-zero",
                        format!(
                            "c = 0 belongs to {}: here the two forms are not one-to-one.",
                            from.map_or_else(
                                || "this λ and every larger one".to_owned(),
                                |from| format!("every λ ≥ {from}")
                            )
                        ),
                    )
                }
            },
            _ if lambda == 0.0 => Claim::new(
                "forms-lambda-zero",
                "λ = 0 belongs to every c that holds this θ*: here the two forms are not one-to-one.",
            ),
            _ => Claim::new(
                "forms-match",
                format!(
                    "λ = {} and c = {} match: both problems have the same solution.",
                    significant(lambda, 4),
                    significant(c, 4)
                ),
            ),
        };
        claim.unbroken()
    }

    /// What the chart of c against λ shows, as its title.
    pub fn radius_title(&self) -> Claim {
        if self.solved.penalty == Penalty::None {
            return Claim::new("radius-none", "Without a penalty there is no ball");
        }
        Claim::new(
            "radius-falls",
            "As λ grows, the ball shrinks or stays as it is",
        )
    }

    /// The chart of c against λ in words.
    pub(crate) fn radius_description(&self) -> String {
        let linear = if self.solved.curve.is_none() {
            ", piecewise linear"
        } else {
            ""
        };
        format!("The radius c against λ{linear}. {}", self.forms().text)
    }
}
