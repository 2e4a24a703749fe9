//! Both forms in words.

use crate::derived::Derived;
use crate::text::{short, unbroken};
use figure::number::significant;
use lasso_path::solve::penalty::Penalty;

impl Derived {
    /// How λ and c belong to each other here, in one sentence.
    pub fn forms(&self) -> String {
        let solved = &self.solved;
        let c = solved.radius();
        let text = match solved.bound {
            _ if solved.penalty == Penalty::None => {
                "Without a penalty there is no ball, and nothing to choose.".to_owned()
            }
            _ if !solved.penalty.convex() => {
                "This penalty is not convex: as λ grows, θ* jumps, and some radii \
                 belong to no λ. So here λ is chosen, and c follows."
                    .to_owned()
            }
            Some(_) if solved.is_slack() => format!(
                "The constraint is slack: θ* needs only c = {}, so λ = 0 for every larger c.",
                short(solved.norm())
            ),
            _ if c == 0.0 => solved.lambda_max.map_or_else(
                || {
                    "c = 0 belongs to no λ: with this penalty θ* only tends to 0 as λ grows."
                        .to_owned()
                },
                |lambda_max| {
                    format!(
                        "c = 0 belongs to every λ ≥ {}: here the two forms are not one-to-one.",
                        short(lambda_max.value())
                    )
                },
            ),
            _ if solved.lambda.value() == 0.0 => format!(
                "λ = 0 belongs to every c ≥ {}: here the two forms are not one-to-one.",
                short(c)
            ),
            _ => format!(
                "λ = {} and c = {} belong to each other: both forms have this one θ*.",
                short(solved.lambda.value()),
                short(c)
            ),
        };
        unbroken(text)
    }

    /// c and the support, for a slider's spoken value.
    pub fn spoken_radius(&self) -> String {
        format!("c = {}; {}", significant(self.bound(), 4), self.support())
    }
}
