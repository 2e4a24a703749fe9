//! What is said of descent whatever the numbers are.

use lasso_path::solve::descent::Method;

/// What all methods do.
pub const PURPOSE: &str =
    "Step by step down to θ*: follow the loss downhill, and let the penalty pull towards 0.";

/// The name of the charts and numbers.
pub const MORE: &str = "More: step size, numbers, and how fast";

/// What the chart of the coordinates shows.
pub const COORDINATES: &str = "This is where each method is after k steps";

/// What the chart of F(θₖ) − F* shows.
pub const CONVERGENCE: &str = "This is how far F is above F* after k steps";

/// The name of L.
pub const LARGEST_EIGENVALUE: &str = "L, how steeply the loss curves at most";

/// What the symbols of a method's rule mean.
#[must_use]
pub fn rule_note(method: Method) -> Option<&'static str> {
    match method {
        Method::Subgradient => Some("with sign(0) = 0: one of the subgradients of |θ| at 0"),
        Method::Diminishing => Some("with sign(0) = 0, and a step that shrinks: ηₖ = η/√(k + 1)"),
        Method::Proximal => Some("with soft-thresholding S(z, t) = sign(z)·max(|z| − t, 0)"),
        Method::Fista => {
            Some("with S(z, t) = sign(z)·max(|z| − t, 0), from the point y ahead of θₖ")
        }
        Method::Coordinate => Some("for one coordinate j after the other, each exactly"),
        Method::Ridge => None,
    }
}

/// The name of the fine print.
pub const FINE_PRINT_TITLE: &str = "The fine print";

/// The fine print.
pub const FINE_PRINT: [&str; 4] = [
    "The penalty λ|θ| is continuous everywhere. At 0 it is not differentiable.",
    "Its subgradient at 0 is the interval [−λ, λ], not “undefined”; the rule with sign(0) = 0 takes 0 from it.",
    "The penalty’s part of a subgradient step has size ηλ in every coordinate that is not 0, however near to 0 that is; \
     the loss’s part may work against it, so the step itself may be smaller.",
    "Steps of a constant size usually hop across 0 without settling. A soft-thresholding step lands on 0 exactly wherever \
     |θ − η∂Loss| ≤ ηλ.",
];

/// The title of the chart of zeros.
pub const ZEROS: &str = "How many coefficients are exactly 0";
