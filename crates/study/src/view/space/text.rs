//! Words of the view that state nothing of a moment.

/// The titles of the two pictures.
pub const BALLS: [&str; 2] = ["L1", "Ridge"];
/// What the picture does.
pub const TURNING: &str =
    "Space of three parameters. Arrow keys turn it, with Shift further; Home shows the first view.";
/// The named views.
pub const LOOK: &str = "Look at";
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
/// Without the third parameter.
pub const TO_PLANE: &str = "Back to the plane";
/// The sliders of θ̂.
pub const CENTER: &str = "θ̂, the minimum of the loss alone";

/// The name of a view.
#[must_use]
pub fn view(name: &str) -> &'static str {
    match name {
        "corner" => "a corner",
        "edge" => "an edge",
        "face" => "a face",
        "theta1" => "along θ₁",
        "theta2" => "along θ₂",
        _ => "along θ₃",
    }
}
