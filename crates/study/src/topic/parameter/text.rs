//! What is said of one parameter whatever the numbers are.

/// When it is 0.
pub const RULE: &str = "It is exactly 0 when that slope is within ±λ.";

/// The name of the further figures.
pub const MORE: &str = "More: the derivative, and ridge beside it";

/// Subgradients.
pub const SUBGRADIENTS: &str = "λ|θ| is continuous, also at 0; it only has no derivative there. In its place it has a \
    whole interval of subgradients, [−λ,\u{a0}λ]. Add g, the slope of the loss at 0: F has [g\u{a0}−\u{a0}λ,\u{a0}g\u{a0}+\u{a0}λ]. \
    F is least at 0 exactly when this interval contains 0, that is, when |g|\u{a0}≤\u{a0}λ.";

/// Ridge.
pub const RIDGE: &str = "However small the parameter is, the penalty pulls with the same λ. Ridge pulls with λθ, which \
    shrinks with θ: it stops at 0 only if z\u{a0}=\u{a0}0.";

/// The switch that lets the slice go through the iterate.
pub const THROUGH_ITERATE: &str = "through the step θₖ";
