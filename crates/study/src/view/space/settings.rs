//! From where one looks.

use geometry::space::Turn;

/// The settings of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settings {
    /// From where; `None` is across the way from θ\* to θ̂.
    pub turn: Option<Turn>,
}
