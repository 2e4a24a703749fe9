//! The words of presenting and of pictures that are taken away.

use figure::Figure;

/// The name of a figure, for a list and for a title.
#[must_use]
pub fn figure_name(figure: Figure) -> &'static str {
    match figure {
        Figure::Plane => "the plane",
        Figure::Space => "three parameters in space",
        Figure::Path => "θ* and c against λ",
        Figure::Radius => "c against λ",
        Figure::KktBars => "the loss’s pull against λ",
        Figure::Slice => "one parameter: the loss and the penalty",
        Figure::Derivative => "one parameter: the derivative",
        Figure::Shrinkage => "one parameter: θ* against z",
        Figure::Coordinates => "coordinates against the iteration",
        Figure::Convergence => "F(θₖ) − F(θ*) against the iteration",
        Figure::Beliefs => "prior and posterior in the plane",
        Figure::Density => "densities of one coordinate",
        Figure::Paths => "paths of all coefficients",
        Figure::Validation => "error on held-out rows",
        Figure::Zeros => "zeros against the iteration",
    }
}

/// Ends presenting.
pub const END: &str = "End presenting (Esc)";
/// The blank screen.
pub const BLANK: &str = "A blank screen. Press “.” to go on.";
/// The name of the panel.
pub const TAKE_AWAY: &str = "Take a picture away";
/// Which figure.
pub const FIGURE: &str = "Picture";
/// Its width.
pub const WIDTH: &str = "Width in points (72 are an inch)";
/// Its colours.
pub const DARK: &str = "On dark paper";
/// The caption below it.
pub const CAPTION: &str = "With a caption: what it shows, the version and the link";
/// The pixels of a PNG.
pub const PIXELS: &str = "Pixels of the PNG";
/// The file is on its way.
pub const SAVED: &str = "Saved.";
/// The picture is on the clipboard.
pub const COPIED: &str = "Copied.";
/// The clipboard is closed.
pub const NOT_COPIED: &str = "The browser does not allow to copy pictures here. Save it instead.";
/// The canvas was too large, or nothing could be drawn.
pub const NO_PNG: &str = "The browser could not make a picture of this size. Take fewer pixels, a smaller width, or SVG.";
/// Nothing is on the page.
pub const NO_PICTURE: &str = "There is no picture on the page now.";
