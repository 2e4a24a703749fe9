//! The formula and the ball of a penalty, as the figures write them.

use lasso_path::solve::penalty::{ExponentKind, Penalty};

/// P(θ) as a text.
pub fn formula(penalty: Penalty) -> &'static str {
    match penalty {
        Penalty::None => "0",
        Penalty::L1 => "‖θ‖₁",
        Penalty::Ridge => "½‖θ‖₂²",
        Penalty::ElasticNet(_) => "(r‖θ‖₁ + ½(1 − r)‖θ‖₂²)",
        Penalty::Bridge(exponent) => match exponent.kind() {
            ExponentKind::Maximum => "‖θ‖∞",
            _ => "Σ|θⱼ|ᵖ",
        },
    }
}

/// The ball of radius c as a text, up to the number: "‖θ‖₁ ≤ c".
pub fn ball(penalty: Penalty) -> &'static str {
    match penalty {
        Penalty::None => "no ball, c",
        Penalty::L1 => "‖θ‖₁ ≤ c",
        Penalty::Ridge => "‖θ‖₂ ≤ c",
        Penalty::ElasticNet(_) => "elastic-net ball, c",
        Penalty::Bridge(exponent) => match exponent.kind() {
            ExponentKind::Maximum => "‖θ‖∞ ≤ c",
            _ => "‖θ‖ₚ ≤ c",
        },
    }
}
