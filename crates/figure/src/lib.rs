//! The figures: plain values in, marks out.
//!
//! A file a figure. A figure is a few layers, and a [`Layer`] is a function of its own small input: of the input, a
//! [`Theme`] and a size to [`Mark`]s, which know no backend. What is equal to what was drawn last need not be drawn
//! again. The backdrop is what does not follow λ, the foreground what does; the plane has names above both.
//!
//! | subject | item |
//! |---|---|
//! | the plane, a file a part | [`plane`], [`Show`] |
//! | three parameters | [`space`] |
//! | against λ | [`path`], [`radius`], [`kkt_bars`], [`paths`], [`validation`] |
//! | as probability | [`plane::Beliefs`], [`density`] |
//! | one parameter | [`one_parameter`], [`mod@slice`], [`derivative`], [`shrinkage`], [`grip`] |
//! | descent methods against the iteration | [`coordinates`], [`convergence`], [`zeros`], [`step_chart`] |
//! | a path in the plane | [`RegularizationPath`] |
//! | marks, and how they get to pixels | [`Mark`], [`Painter`], [`Picture`], [`replay()`], [`svg`] |
//! | colours and scale, and numbers as text | [`Theme`], [`number`], [`mod@comparison`] |
#![forbid(unsafe_code)]

mod axes;
mod chart;
pub mod comparison;
pub mod convergence;
pub mod coordinates;
pub mod density;
pub mod derivative;
mod descent;
mod document;
mod downsampling;
pub mod grip;
pub mod handles;
pub mod kkt_bars;
mod label;
mod mark;
pub mod number;
pub mod one_parameter;
pub mod path;
pub mod paths;
pub mod penalty_text;
mod picture;
mod placement;
pub mod plane;
pub mod radius;
mod regularization_path;
mod replay;
mod series;
mod shape;
mod shared;
pub mod shrinkage;
pub mod slice;
pub mod slider;
pub mod space;
pub mod step_chart;
mod strength;
pub mod theme;
mod ticks;
mod traces;
pub mod validation;
mod window;
pub mod zeros;

pub use descent::{Anatomy, Descent, Runs};
pub use document::{Document, described_svg, svg};
pub use mark::{Face, Lettering, Mark, Painter, SOLID, Stroke, text_width};
pub use picture::{Content, Layer, Picture};
pub use plane::{Show, ShowField};
pub use regularization_path::RegularizationPath;
pub use replay::{DrawingError, FONT, Medium, STEPS, replay};
pub use series::Series;
pub use shared::Shared;
pub use strength::{Against, Marker, Scale, StrengthAxis};
pub use theme::Theme;
pub use traces::{Bounds, Trace, Traces};
pub use window::{Transform, Window};

/// The figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The (θ₁, θ₂) plane with contours, diamond and θ*.
    Plane,
    /// Space with octahedron, level surface and θ*.
    Space,
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
    /// The plane with contours of likelihood, prior and posterior.
    Beliefs,
    /// One coordinate: the densities of prior, likelihood and posterior.
    Density,
    /// All coefficients of a table against λ or c.
    Paths,
    /// Mean squared errors on the same axis.
    Validation,
    /// How many coefficients are 0 in descent methods, against the iteration.
    Zeros,
}

impl Figure {
    /// All figures, each with its name, which is its file's.
    const NAMES: [(Figure, &'static str); 15] = [
        (Figure::Plane, "plane"),
        (Figure::Space, "space"),
        (Figure::Path, "path"),
        (Figure::Radius, "radius"),
        (Figure::KktBars, "kkt_bars"),
        (Figure::Slice, "slice"),
        (Figure::Derivative, "derivative"),
        (Figure::Shrinkage, "shrinkage"),
        (Figure::Coordinates, "coordinates"),
        (Figure::Convergence, "convergence"),
        (Figure::Beliefs, "beliefs"),
        (Figure::Density, "density"),
        (Figure::Paths, "paths"),
        (Figure::Validation, "validation"),
        (Figure::Zeros, "zeros"),
    ];

    /// All figures.
    pub fn all() -> impl Iterator<Item = Figure> {
        Self::NAMES.iter().map(|(figure, _)| *figure)
    }

    /// The figure's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// How many layers the figure has. Each is a canvas, which costs time in
    /// every frame that changes it, and when the page is opened.
    #[must_use]
    pub fn layers(self) -> usize {
        match self {
            Figure::Plane | Figure::Beliefs | Figure::Paths => 3,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_has_its_own_name() {
        for (figure, name) in Figure::NAMES {
            assert_eq!(figure.name(), name);
        }
    }
}
