//! The figures: plain values in, marks out on any plotters backend.
//!
//! One file per figure. A figure reads a [`Scene`] (solved values, no pixels) and draws in three
//! layers: the [`Layer::Backdrop`] does not change while λ moves, the [`Layer::Foreground`] is what
//! follows it, the [`Layer::Overlay`] lies above both and rests again. A new figure is one file and one line in the registry below; a test draws all of
//! them.
#![forbid(unsafe_code)]

mod chart;
pub mod convergence;
pub mod coordinates;
pub mod derivative;
mod descent;
mod document;
pub mod downsampling;
pub mod grip;
pub mod kkt_bars;
mod label;
pub mod number;
mod one_parameter;
pub mod path;
pub mod penalty_text;
pub mod plane;
pub mod radius;
mod scene;
pub mod shrinkage;
pub mod slice;
mod surface;
pub mod theme;
mod ticks;
mod view;

pub use descent::{Anatomy, Descent, Runs};
pub use document::{Document, svg};
pub use scene::{Bound, Scene, Show, ShowField};
pub use surface::{Area, DrawingError, FONT, Face, Lettering, Medium, STEPS, Stroke, Surface};
pub use theme::Theme;
pub use view::{Transform, View};

/// Which part of a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// What stays while λ moves, below everything.
    Backdrop,
    /// What follows λ.
    Foreground,
    /// What stays while λ moves and must not be covered: names and handles. Only the plane has it.
    Overlay,
}

impl Layer {
    /// The layers from the bottom to the top.
    pub const ALL: [Layer; 3] = [Layer::Backdrop, Layer::Foreground, Layer::Overlay];

    /// Whether the layer stays while λ moves.
    pub fn rests(self) -> bool {
        self != Layer::Foreground
    }
}

/// What one drawing of a figure is made from, and on.
pub struct Drawing<'a, M: Medium> {
    /// What is drawn.
    pub scene: &'a Scene,
    /// The colours.
    pub theme: &'a Theme,
    /// (width, height) in CSS pixels.
    pub size: [f64; 2],
    /// Where to; empty before the backdrop.
    pub surface: &'a Surface<M>,
}

macro_rules! registry {
    ($($(#[$doc:meta])* $figure:ident => $module:ident,)*) => {
        /// Every figure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Figure {
            $($(#[$doc])* $figure,)*
        }

        impl Figure {
            /// All figures.
            pub const ALL: &[Figure] = &[$(Figure::$figure),*];

            /// The figure's name, which is its file's.
            pub fn name(self) -> &'static str {
                match self {
                    $(Figure::$figure => stringify!($module),)*
                }
            }

            /// Draws one layer.
            ///
            /// # Errors
            /// The first that the backend reports; the marks after it are drawn all the same.
            pub fn draw<M: Medium>(
                self,
                layer: Layer,
                drawing: &Drawing<M>,
            ) -> Result<(), DrawingError<M>> {
                match self {
                    $(Figure::$figure => $module::draw(layer, drawing),)*
                }
                drawing.surface.outcome()
            }
        }
    };
}

registry! {
    /// The (θ₁, θ₂) plane with contours, diamond and θ*.
    Plane => plane,
    /// θ*(λ) and c(λ) against λ.
    Path => path,
    /// c(λ): where the penalized and the constrained form are one-to-one, and where not.
    Radius => radius,
    /// |∂Loss/∂θⱼ| at θ* against λ, a bar for each coordinate.
    KktBars => kkt_bars,
    /// One parameter: the loss, the penalty with its kink, and their sum.
    Slice => slice,
    /// One parameter: the derivative with its jump, and the subdifferential at 0.
    Derivative => derivative,
    /// One parameter: soft-thresholding, ridge and hard thresholding.
    Shrinkage => shrinkage,
    /// θ₁ and θ₂ of descent methods against the iteration.
    Coordinates => coordinates,
    /// F(θ_k) − F(θ*) of descent methods against the iteration, on a logarithmic scale.
    Convergence => convergence,
}

impl Figure {
    /// The layers that the figure has, from the bottom to the top. Each is a canvas, which costs time in
    /// every frame that changes it, and when the page is opened.
    #[must_use]
    pub fn layers(self) -> &'static [Layer] {
        match self {
            Figure::Plane => &Layer::ALL,
            _ => &[Layer::Backdrop, Layer::Foreground],
        }
    }

    /// All layers as an SVG document of `size` CSS pixels.
    ///
    /// # Errors
    /// None in practice: the document is written into memory.
    pub fn svg(
        self,
        scene: &Scene,
        theme: &Theme,
        size: [f64; 2],
    ) -> Result<String, DrawingError<Document<'static>>> {
        svg(size, |surface| {
            let drawing = Drawing {
                scene,
                theme,
                size,
                surface,
            };
            Layer::ALL
                .iter()
                .try_for_each(|&layer| self.draw(layer, &drawing))
        })
    }
}
