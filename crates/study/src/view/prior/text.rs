//! What the view says whatever the numbers are.

use lasso_path::posterior::Prior;

/// What it is about.
pub const PURPOSE: &str = "Noise and a prior make the same problem a question of probability: \
    y = Xθ + ε with ε ~ N(0, σ²I), and what was believed about θ before.";

/// The name of the likelihood.
pub const LIKELIHOOD: &str = "likelihood";
/// The name of any prior.
pub const PRIOR: &str = "prior";
/// The name of the posterior.
pub const POSTERIOR: &str = "posterior";

/// The name of a prior.
#[must_use]
pub fn prior(prior: Prior) -> &'static str {
    match prior {
        Prior::Flat => "flat prior",
        Prior::Laplace => "Laplace prior",
        Prior::Gaussian => "Gaussian prior",
    }
}

/// The sign of its scale.
#[must_use]
pub fn scale(prior: Prior) -> Option<&'static str> {
    match prior {
        Prior::Flat => None,
        Prior::Laplace => Some("b"),
        Prior::Gaussian => Some("τ"),
    }
}

/// Why the posterior's mode is θ\*, a line after the other.
#[must_use]
pub fn derivation(prior: Prior) -> &'static [&'static str] {
    match prior {
        Prior::Flat => &[
            "−log p(θ | y) = ‖y − Xθ‖²/(2σ²) + const",
            "= (n/σ²) · Loss(θ) + const",
        ],
        Prior::Laplace => &[
            "−log p(θ | y) = ‖y − Xθ‖²/(2σ²) + ‖θ‖₁/b + const",
            "= (n/σ²) · (Loss(θ) + λ‖θ‖₁) + const",
            "with λ = σ²/(n b)",
        ],
        Prior::Gaussian => &[
            "−log p(θ | y) = ‖y − Xθ‖²/(2σ²) + ‖θ‖₂²/(2τ²) + const",
            "= (n/σ²) · (Loss(θ) + λ · ½‖θ‖₂²) + const",
            "with λ = σ²/(n τ²)",
        ],
    }
}

/// Shows a Gaussian prior beside a Laplace prior.
pub const BESIDE_GAUSSIAN: &str = "Beside a Gaussian prior";
/// Shows a Laplace prior beside a Gaussian prior.
pub const BESIDE_LAPLACE: &str = "Beside a Laplace prior";
/// Both have one λ.
pub const EQUAL_LAMBDA: &str = "Equal λ";
/// Both have one variance.
pub const EQUAL_VARIANCE: &str = "Equal variance";
/// The names of the numbers.
pub const MODE: &str = "mode of the posterior, θ*";
/// As above.
pub const MEAN: &str = "mean of the posterior";
/// As above.
pub const CONDITIONAL_MEAN: &str = "mean of one given the other";
/// As above.
pub const CONDITIONAL_MEDIAN: &str = "median of one given the other";

/// What follows for exact zeros.
pub const ONLY_THE_MODE: &str = "A Laplace prior does not say that a parameter is 0: it has a density, and no draw is \
    0. Only the mode can be exactly 0.";

/// Where the posterior of one coordinate comes from.
pub const SOURCE: &str = "The posterior of one coordinate is two truncated Gaussians, the “Lasso distribution” \
    (Davoudabadi and others, 2025).";
