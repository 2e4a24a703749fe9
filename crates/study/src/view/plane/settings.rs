//! What the plane shows, and which part of it.

use figure::{Show, Window};

/// The settings of the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settings {
    /// The window on the plane; `None` is the one that fits the problem.
    pub window: Option<Window>,
    /// The overlay options: what is shown besides contours, ball and θ*.
    pub overlay: Show,
}
