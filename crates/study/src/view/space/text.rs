//! Words of the view that state nothing of a moment.

/// The titles of the two pictures.
pub const BALLS: [&str; 2] = ["L1", "Ridge"];
/// What the picture does.
pub const TURNING: &str =
    "Space of three parameters. Arrow keys turn it, with Shift further; Home shows the first view.";
/// The named views.
pub const LOOK: &str = "Look:";
/// The buttons that turn.
pub const TURN: &str = "Turn";
/// Turning to the left.
pub const LEFT: &str = "Turn to the left";
/// Turning to the right.
pub const RIGHT: &str = "Turn to the right";
/// From higher up.
pub const UP: &str = "Look from higher up";
/// From lower down.
pub const DOWN: &str = "Look from lower down";
/// The first view.
pub const FIRST: &str = "First view";
/// The sliders of θ̂.
pub const CENTER: &str = "θ̂, the minimum of the loss alone";

/// The table of dimensions.
pub const DIMENSIONS: &str = "More dimensions, more corners";
/// Its columns.
pub const COLUMNS: [&str; 5] = ["n", "corners", "edges", "facets", "all faces"];
/// The table of zeros.
pub const ZEROS: &str = "How many of n coordinates are exactly 0";
/// Its columns.
pub const ZERO_COLUMNS: [&str; 4] = ["n", "mean, L1", "how often, from 0 to 20", "most, ridge"];
/// Where the losses come from.
pub const RANDOM: &str = "400 losses for each n, drawn at random: H has 1 on its diagonal and ½ elsewhere, and q is Gaussian with the \
                          covariance H (seed 1). λ is half of each loss's λ_max; ridge has the same λ. Each is solved exactly.";

/// Counts again.
pub const TRY_AGAIN: &str = "Try again";

/// Why there is no table of zeros.
#[must_use]
pub fn failed(why: &str) -> String {
    format!("The zeros could not be counted: {why}.")
}

/// The name of a view.
#[must_use]
pub fn view(name: &str) -> &'static str {
    match name {
        "corner" => "at a corner",
        "edge" => "at an edge",
        "face" => "at a face",
        "theta1" => "along θ₁",
        "theta2" => "along θ₂",
        _ => "along θ₃",
    }
}
