//! Both problems side by side: which one leads, and where the ball comes from.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::outline::Outline;
use crate::topic::penalties::words as penalty_words;
use figure::number::significant;
use figure::penalty_text;
use lasso_path::solve::penalty::Penalty;

impl Derived {
    /// Which of λ and c was chosen, and that the other follows from it.
    pub fn which_leads(&self) -> Claim {
        let solved = &self.solved;
        let (lambda, c) = (
            significant(self.outline.shown_lambda(), 4),
            significant(solved.radius(), 4),
        );
        let claim = if solved.bound.is_some() {
            Claim::new(
                "radius-leads",
                format!("You chose c = {c}; λ = {lambda} follows from it."),
            )
        } else {
            Claim::new(
                "lambda-leads",
                format!("You chose λ = {lambda}; c = {c} follows from it."),
            )
        };
        claim.unbroken()
    }

    /// What the ball in the plane is.
    pub fn ball_is_budget(&self) -> Claim {
        let penalty = self.solved.penalty;
        if penalty == Penalty::None {
            return Claim::new(
                "ball-none",
                "Without a penalty there is no budget, and no ball.",
            );
        }
        let (shape, budget) = (penalty_words::shape(penalty), budget(penalty));
        let text = format!("The {shape} is a budget: it holds every θ with {budget}.");
        Claim::new("ball-is-budget", text).unbroken()
    }
}

impl Outline {
    /// What stands between Loss + λP and F, whose numbers are rounded, but for zeros.
    #[must_use]
    pub fn sum_relation(&self) -> &'static str {
        let zero = self.loss_at_solution == 0.0 && self.penalty_at_solution == 0.0;
        if zero { " = F\u{a0}" } else { " ≈ F\u{a0}" }
    }
}

/// What a θ within the budget c fulfils.
#[must_use]
pub fn budget(penalty: Penalty) -> &'static str {
    match penalty {
        // Its c is how far its ball reaches along an axis.
        Penalty::ElasticNet(_) => "P(θ) ≤ P(c, 0)",
        _ => penalty_text::ball(penalty),
    }
}
