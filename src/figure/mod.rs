//! The figures: plain values in, marks out on any plotters backend.
//!
//! One file per figure. A figure reads a [`Scene`] (solved values, no pixels) and draws in two
//! layers: the [`Layer::Backdrop`] does not change while λ moves, the [`Layer::Foreground`] is what
//! follows it. A new figure is one file and one line in [`FIGURES`]; a test draws all of them.

mod label;
pub mod number;
mod path;
mod plane;
mod scene;
mod surface;
pub mod theme;
mod ticks;
mod view;

pub use path::PathFigure;
pub use plane::PlaneFigure;
pub use scene::Scene;
pub use surface::{DrawingError, STEPS, Surface, svg};
pub use theme::Theme;
pub use view::{Transform, View};

use plotters::prelude::{DrawingBackend, SVGBackend};

/// Which part of a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// What stays while λ moves.
    Backdrop,
    /// What follows λ.
    Foreground,
}

/// A figure: marks for a scene on a surface of a given size.
pub trait Figure {
    /// Draws one layer. The surface is empty before the backdrop and must not be cleared.
    ///
    /// # Errors
    /// What the backend reports.
    fn draw<DB: DrawingBackend>(
        &self,
        layer: Layer,
        scene: &Scene,
        theme: &Theme,
        size: [f64; 2],
        surface: &Surface<DB>,
    ) -> Result<(), DrawingError<DB>>;

    /// Both layers as an SVG document of `size` CSS pixels.
    ///
    /// # Errors
    /// None in practice: the document is written into memory.
    fn svg(
        &self,
        scene: &Scene,
        theme: &Theme,
        size: [f64; 2],
    ) -> Result<String, DrawingError<SVGBackend<'static>>> {
        svg(size, |surface| {
            self.draw(Layer::Backdrop, scene, theme, size, surface)?;
            self.draw(Layer::Foreground, scene, theme, size, surface)
        })
    }
}

/// Draws a figure as an SVG document; see [`Figure::svg`].
pub type DrawSvg =
    fn(&Scene, &Theme, [f64; 2]) -> Result<String, DrawingError<SVGBackend<'static>>>;

/// Every figure by its name.
pub const FIGURES: &[(&str, DrawSvg)] = &[
    ("plane", |scene, theme, size| {
        PlaneFigure.svg(scene, theme, size)
    }),
    ("path", |scene, theme, size| {
        PathFigure.svg(scene, theme, size)
    }),
];
