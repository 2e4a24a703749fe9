//! Pictures: layers, each with its own input.

use super::document::{Document, svg};
use super::mark::{Mark, Painter};
use super::replay::DrawingError;
use super::theme::Theme;
use std::any::Any;
use std::fmt::Debug;

/// What a layer is drawn from: plain values without pixels and colours. Layers that are equal look the same.
pub trait Layer: Debug + PartialEq + 'static {
    /// Draws the layer.
    fn draw(&self, painter: &Painter);
}

/// Any [`Layer`].
trait AnyLayer: Any + Debug {
    fn draw(&self, painter: &Painter);
    fn equals(&self, other: &dyn AnyLayer) -> bool;
}

impl<L: Layer> AnyLayer for L {
    fn draw(&self, painter: &Painter) {
        Layer::draw(self, painter);
    }

    fn equals(&self, other: &dyn AnyLayer) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref() == Some(self)
    }
}

/// A layer of any figure.
#[derive(Debug)]
pub struct Content(Box<dyn AnyLayer>);

impl Content {
    /// A layer as content.
    pub fn new(layer: impl Layer) -> Self {
        Content(Box::new(layer))
    }

    /// The layer's marks in a picture of `size` CSS pixels, from the bottom to the top.
    #[must_use]
    pub fn marks(&self, theme: &Theme, size: [f64; 2]) -> Vec<Mark> {
        let painter = Painter::new(theme, size);
        self.0.draw(&painter);
        painter.marks()
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(&*other.0)
    }
}

/// A figure with what it is drawn from: its layers, from the bottom to the top.
#[derive(Debug, PartialEq)]
pub struct Picture(pub Vec<Content>);

impl Picture {
    /// What rests while λ moves, and above it what follows λ.
    pub fn of(backdrop: impl Layer, foreground: impl Layer) -> Self {
        Picture(vec![Content::new(backdrop), Content::new(foreground)])
    }

    /// With one more layer on top.
    #[must_use]
    pub fn under(mut self, overlay: impl Layer) -> Self {
        self.0.push(Content::new(overlay));
        self
    }

    /// The marks of all layers, in a picture of `size` CSS pixels.
    #[must_use]
    pub fn marks(&self, theme: &Theme, size: [f64; 2]) -> Vec<Mark> {
        let layers = self.0.iter();
        layers
            .flat_map(|content| content.marks(theme, size))
            .collect()
    }

    /// All layers as an SVG document of `size` CSS pixels.
    ///
    /// # Errors
    /// None in practice: the document is written into memory.
    pub fn svg(
        &self,
        theme: &Theme,
        size: [f64; 2],
    ) -> Result<String, DrawingError<Document<'static>>> {
        svg(&self.marks(theme, size), size)
    }
}
