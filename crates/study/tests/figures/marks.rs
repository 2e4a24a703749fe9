//! The marks of a picture, as tests ask for them.

use super::picture;
use figure::theme::Color;
use figure::{Figure, Mark, Theme};
use lasso_path::problem::Vector2;
use study::Derived;

/// The marks of a figure, in the order in which they are drawn.
pub fn marks(figure: Figure, derived: &Derived, theme: &Theme, size: [f64; 2]) -> Vec<Mark> {
    picture(figure, derived).marks(theme, size)
}

/// The corners of the polygons that are filled with this colour.
pub fn filled(all: &[Mark], color: Color) -> Vec<&[Vector2]> {
    let corners = |mark: &'_ Mark| match mark {
        Mark::Polygon { paint, .. } | Mark::Polygons { paint, .. } => *paint == color,
        _ => false,
    };
    let polygons = all.iter().filter(|mark| corners(mark));
    polygons.map(Seen::points).collect()
}

/// What tests ask a mark for.
pub trait Seen {
    /// Its corners, its middle, or where a text stands.
    fn points(&self) -> &[Vector2];
    /// Whether this is a line of a colour, in any opacity, and a width.
    fn is_line(&self, color: Color, width: f64) -> bool;
    /// What a text says; nothing, if this is none.
    fn says(&self) -> &str;
}

impl Seen for Mark {
    fn points(&self) -> &[Vector2] {
        match self {
            Mark::Line { points, .. }
            | Mark::Polygon { points, .. }
            | Mark::Polygons { points, .. } => points,
            Mark::Disc { center: at, .. } | Mark::Text { at, .. } => std::slice::from_ref(at),
        }
    }

    fn is_line(&self, color: Color, width: f64) -> bool {
        let same = |own: &Color| own.with_alpha(1.0) == color.with_alpha(1.0);
        matches!(self, Mark::Line { stroke, .. } if same(&stroke.color) && stroke.width == width)
    }

    fn says(&self) -> &str {
        match self {
            Mark::Text { text, .. } => text,
            _ => "",
        }
    }
}
