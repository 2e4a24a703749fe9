//! The figures: plain values in, marks out on any plotters backend.
//!
//! One file per figure. A figure is a function of its own input, plain values without pixels, and draws in three
//! layers: the [`Layer::Backdrop`] does not change while λ moves, the [`Layer::Foreground`] is what
//! follows it, the [`Layer::Overlay`] lies above both and rests again. A new figure is a file, and a line in
//! each list of [`Figure`] and [`Picture`], which the compiler asks for; a test draws all of them.
//!
//! | subject | item |
//! |---|---|
//! | the plane, a file a layer | [`plane`], [`Show`] |
//! | against λ | [`path`], [`radius`], [`kkt_bars`] |
//! | one parameter | [`one_parameter`], [`mod@slice`], [`derivative`], [`shrinkage`], [`grip`] |
//! | descent methods against the iteration | [`coordinates`], [`convergence`], [`downsampling`] |
//! | a solved problem | [`Solved`] |
//! | how marks get to pixels | [`View`], [`Transform`], [`Surface`], [`Medium`] |
//! | colours, and numbers as text | [`Theme`], [`number`] |
#![forbid(unsafe_code)]

mod chart;
pub mod convergence;
pub mod coordinates;
pub mod derivative;
mod descent;
mod document;
pub mod downsampling;
pub mod grip;
pub mod handles;
pub mod kkt_bars;
mod label;
pub mod number;
pub mod one_parameter;
pub mod path;
pub mod penalty_text;
pub mod plane;
pub mod radius;
pub mod shrinkage;
pub mod slice;
pub mod slider;
mod solved;
mod surface;
pub mod theme;
mod ticks;
mod view;

pub use descent::{Anatomy, Descent, Runs};
pub use document::{Document, svg};
pub use plane::{Show, ShowField};
pub use solved::{Bound, Solved};
pub use surface::{Area, DrawingError, FONT, Face, Lettering, Medium, STEPS, Stroke, Surface};
pub use theme::Theme;
pub use view::{Transform, View};

use std::rc::Rc;

/// Which part of a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Below everything; stays while λ moves.
    Backdrop,
    /// Follows λ.
    Foreground,
    /// Names and handles, which must not be covered; stays while λ moves. Only the plane has it.
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

/// A figure's input, and the surface that it is drawn on.
pub struct Drawing<'a, I, M: Medium> {
    /// The figure's input.
    pub input: &'a I,
    /// The colours.
    pub theme: &'a Theme,
    /// (width, height) in CSS pixels.
    pub size: [f64; 2],
    /// Where to; empty before the backdrop.
    pub surface: &'a Surface<M>,
}

/// The figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The (θ₁, θ₂) plane with contours, diamond and θ*.
    Plane,
    /// θ*(λ) and c(λ) against λ.
    Path,
    /// c(λ): where the penalized and the constrained form are one-to-one, and where not.
    Radius,
    /// |∂Loss/∂θⱼ| at θ* against λ, a bar for each coordinate.
    KktBars,
    /// One parameter: the loss, the penalty with its kink, and their sum.
    Slice,
    /// One parameter: the derivative with its jump, and the subdifferential at 0.
    Derivative,
    /// One parameter: soft-thresholding, ridge and hard thresholding.
    Shrinkage,
    /// θ₁ and θ₂ of descent methods against the iteration.
    Coordinates,
    /// F(θ_k) − F(θ*) of descent methods against the iteration, on a logarithmic scale.
    Convergence,
}

impl Figure {
    /// All figures.
    pub const ALL: [Figure; 9] = [
        Figure::Plane,
        Figure::Path,
        Figure::Radius,
        Figure::KktBars,
        Figure::Slice,
        Figure::Derivative,
        Figure::Shrinkage,
        Figure::Coordinates,
        Figure::Convergence,
    ];

    /// The figure's name, which is its file's.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Figure::Plane => "plane",
            Figure::Path => "path",
            Figure::Radius => "radius",
            Figure::KktBars => "kkt_bars",
            Figure::Slice => "slice",
            Figure::Derivative => "derivative",
            Figure::Shrinkage => "shrinkage",
            Figure::Coordinates => "coordinates",
            Figure::Convergence => "convergence",
        }
    }

    /// The layers that the figure has, from the bottom to the top. Each is a canvas, which costs time in
    /// every frame that changes it, and when the page is opened.
    #[must_use]
    pub fn layers(self) -> &'static [Layer] {
        match self {
            Figure::Plane => &Layer::ALL,
            _ => &[Layer::Backdrop, Layer::Foreground],
        }
    }
}

fn on<'a, I, M: Medium>(
    input: &'a I,
    theme: &'a Theme,
    size: [f64; 2],
    surface: &'a Surface<M>,
) -> Drawing<'a, I, M> {
    Drawing {
        input,
        theme,
        size,
        surface,
    }
}

/// A figure with what it is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// [`Figure::Plane`].
    Plane(plane::Input),
    /// [`Figure::Path`].
    Path(Rc<Solved>),
    /// [`Figure::Radius`].
    Radius(Rc<Solved>),
    /// [`Figure::KktBars`].
    KktBars(Rc<Solved>),
    /// [`Figure::Slice`].
    Slice(one_parameter::Input),
    /// [`Figure::Derivative`].
    Derivative(one_parameter::Input),
    /// [`Figure::Shrinkage`].
    Shrinkage(one_parameter::Input),
    /// [`Figure::Coordinates`].
    Coordinates(downsampling::Input),
    /// [`Figure::Convergence`].
    Convergence(downsampling::Input),
}

impl Picture {
    /// Which figure it is of.
    #[must_use]
    pub fn figure(&self) -> Figure {
        match self {
            Picture::Plane(_) => Figure::Plane,
            Picture::Path(_) => Figure::Path,
            Picture::Radius(_) => Figure::Radius,
            Picture::KktBars(_) => Figure::KktBars,
            Picture::Slice(_) => Figure::Slice,
            Picture::Derivative(_) => Figure::Derivative,
            Picture::Shrinkage(_) => Figure::Shrinkage,
            Picture::Coordinates(_) => Figure::Coordinates,
            Picture::Convergence(_) => Figure::Convergence,
        }
    }

    /// Whether the layers that rest look the same as those of another picture, so that they need not be drawn again.
    #[must_use]
    pub fn rests_with(&self, other: &Picture) -> bool {
        match (self, other) {
            (Picture::Plane(a), Picture::Plane(b)) => {
                plane::backdrop_key(a) == plane::backdrop_key(b)
            }
            (Picture::Path(a), Picture::Path(b)) => path::backdrop_key(a) == path::backdrop_key(b),
            (Picture::Radius(a), Picture::Radius(b)) => {
                radius::backdrop_key(a) == radius::backdrop_key(b)
            }
            (Picture::KktBars(a), Picture::KktBars(b)) => {
                kkt_bars::backdrop_key(a) == kkt_bars::backdrop_key(b)
            }
            (Picture::Slice(a), Picture::Slice(b))
            | (Picture::Derivative(a), Picture::Derivative(b))
            | (Picture::Shrinkage(a), Picture::Shrinkage(b)) => {
                one_parameter::backdrop_key(a) == one_parameter::backdrop_key(b)
            }
            (Picture::Coordinates(a), Picture::Coordinates(b)) => {
                coordinates::backdrop_key(a) == coordinates::backdrop_key(b)
            }
            (Picture::Convergence(a), Picture::Convergence(b)) => {
                convergence::backdrop_key(a) == convergence::backdrop_key(b)
            }
            // Another figure.
            _ => false,
        }
    }

    /// Draws one layer.
    ///
    /// # Errors
    /// The first that the backend reports; the marks after it are drawn all the same.
    pub fn draw<M: Medium>(
        &self,
        layer: Layer,
        theme: &Theme,
        size: [f64; 2],
        surface: &Surface<M>,
    ) -> Result<(), DrawingError<M>> {
        match self {
            Picture::Plane(input) => plane::draw(layer, &on(input, theme, size, surface)),
            Picture::Path(input) => path::draw(layer, &on(&**input, theme, size, surface)),
            Picture::Radius(input) => radius::draw(layer, &on(&**input, theme, size, surface)),
            Picture::KktBars(input) => kkt_bars::draw(layer, &on(&**input, theme, size, surface)),
            Picture::Slice(input) => slice::draw(layer, &on(input, theme, size, surface)),
            Picture::Derivative(input) => derivative::draw(layer, &on(input, theme, size, surface)),
            Picture::Shrinkage(input) => shrinkage::draw(layer, &on(input, theme, size, surface)),
            Picture::Coordinates(input) => {
                coordinates::draw(layer, &on(input, theme, size, surface));
            }
            Picture::Convergence(input) => {
                convergence::draw(layer, &on(input, theme, size, surface));
            }
        }
        surface.outcome()
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
        svg(size, |surface| {
            Layer::ALL
                .iter()
                .try_for_each(|&layer| self.draw(layer, theme, size, surface))
        })
    }
}
