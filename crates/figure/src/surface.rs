//! A surface with sub-pixel coordinates on any plotters backend.
//!
//! plotters' backend coordinates are integers, so that a curve would wobble by whole pixels while
//! it is dragged. [`SubPixel`] wraps a backend and claims to be [`STEPS`] times as large; whoever
//! owns the backend scales it back (a transform on the canvas, a view box in SVG). Marks are then
//! placed to 1/[`STEPS`] of a CSS pixel, and sharp at every device pixel ratio.

use super::theme::Color;
use lasso_path::problem::Vector2;
use plotters::coord::Shift;
use plotters::element::{Circle, PathElement, Polygon};
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind, DrawingBackend, IntoDrawingArea};
use plotters::style::{RGBAColor, ShapeStyle};
use std::cell::Cell;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind,
};

/// How many steps a CSS pixel is divided into.
pub const STEPS: u32 = 16;

/// The fonts of the page, for text inside figures.
pub const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/// The errors of drawing on a medium of type `M`.
pub type DrawingError<M> =
    DrawingAreaErrorKind<<<M as Medium>::Backend as DrawingBackend>::ErrorType>;

/// Where plotters draws on a medium of type `M`.
pub type Area<M> = DrawingArea<SubPixel<<M as Medium>::Backend>, Shift>;

/// The matter of a surface: a plotters backend for all marks, and its own way to set text and dashes.
///
/// A canvas keeps its font from one text to the next; plotters tells it anew each time, which is most
/// of a label's cost. And it dashes by itself, while to plotters each dash would be a mark.
pub trait Medium {
    /// The backend that draws the marks.
    type Backend: DrawingBackend;

    /// Sets a line of text, vertically centred at a point in steps of the backend.
    ///
    /// # Errors
    /// The error that the backend reports.
    fn text(
        &self,
        area: &Area<Self>,
        text: &str,
        at: BackendCoord,
        lettering: Lettering,
    ) -> Result<(), DrawingError<Self>>;

    /// Draws a line through points as dashes and gaps, on and off, of two lengths > 0 in CSS pixels; round ends
    /// make dashes longer by the line's width.
    fn dashed(surface: &Surface<Self>, points: &[Vector2], stroke: Stroke, lengths: [f64; 2])
    where
        Self: Sized;
}

/// Lengths of dashes and gaps that make a solid line.
pub const SOLID: [f64; 2] = [1.0, 0.0];

/// A backend that claims to be [`STEPS`] times as large as the picture in CSS pixels.
///
/// Everything else is handed on unchanged, except the measuring of text, which plotters does
/// through the page (slowly) on wasm: it is estimated from the characters instead.
pub struct SubPixel<DB> {
    inner: DB,
    size: [f64; 2],
}

impl<DB: DrawingBackend> DrawingBackend for SubPixel<DB> {
    type ErrorType = DB::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        let steps = |length: f64| (length * f64::from(STEPS)).round() as u32;
        (steps(self.size[0]), steps(self.size[1]))
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.inner.present()
    }

    fn draw_pixel(
        &mut self,
        point: BackendCoord,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.inner.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.inner.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.inner.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.inner.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.inner.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.inner.fill_polygon(path, style)
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        position: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.inner.draw_text(text, style, position)
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let width = text_width(text, style.size(), false);
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}

/// The width of a text in units of its font size times `size`, estimated for common sans-serif
/// fonts, on the generous side.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            '\u{300}'..='\u{36f}' => 0.0,
            '.' | ',' | ' ' | ':' | '|' | 'i' | 'l' | 'j' | 't' | 'f' => 0.33,
            '(' | ')' | '‖' | '*' | 'r' => 0.42,
            '₀'..='₉' | '⁰'..='⁹' | '¹' | '²' | '³' | '⁻' => 0.42,
            '=' | '≤' | '≥' | '−' | '+' | '×' | 'm' | 'w' => 0.84,
            'A'..='Z' => 0.7,
            _ => 0.62,
        })
        .sum();
    ems * size * if bold { 1.08 } else { 1.0 }
}

/// How a line is drawn: its colour and its width in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// The colour.
    pub color: Color,
    /// The width in CSS pixels.
    pub width: f64,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lettering {
    /// The colour.
    pub color: Color,
    /// The font size in CSS pixels.
    pub size: f64,
    /// Upright, italic or bold.
    pub face: Face,
    /// Which part of the text lies at the given point: −1 its left, 0 its middle, 1 its right end.
    pub align: i8,
}

/// A cut of the page's font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Upright.
    Regular,
    /// Slanted, as variables are.
    Italic,
    /// Heavy, for the optimum.
    Bold,
}

/// Something to draw on, in CSS pixels: x to the right and y downwards from the top left corner.
///
/// Marks must lie inside the surface; plotters clamps (it does not clip) what does not, so figures
/// clip with [`geometry`] first.
///
/// To draw a mark returns nothing: the surface keeps the first error, goes on with the marks that follow, and
/// hands the error out once, through [`Surface::outcome`]. Asked once a drawing, that is a branch a
/// drawing; asked at each of some two hundred marks, it was a good part of the figures' code.
pub struct Surface<M: Medium> {
    area: Area<M>,
    medium: M,
    /// The first error since the outcome was asked for.
    failure: Cell<Option<DrawingError<M>>>,
}

// None of the marks is copied into its callers: to draw one is a call, not code.
impl<M: Medium> Surface<M> {
    /// A surface of `size` = (width, height) CSS pixels on a backend whose own units are
    /// 1/[`STEPS`] of a pixel.
    pub fn new(medium: M, backend: M::Backend, size: [f64; 2]) -> Self {
        let inner = backend;
        Surface {
            area: SubPixel { inner, size }.into_drawing_area(),
            medium,
            failure: Cell::default(),
        }
    }

    /// An open line through the points.
    pub fn line(&self, points: &[Vector2], stroke: Stroke) {
        let style = ShapeStyle {
            color: color(stroke.color),
            filled: false,
            stroke_width: step(stroke.width) as u32,
        };
        self.keep(self.area.draw(&PathElement::new(steps(points), style)));
    }

    /// An open line of dashes and gaps; solid if the gaps have no length.
    pub fn dashed(&self, points: &[Vector2], stroke: Stroke, lengths: [f64; 2]) {
        if lengths[1] > 0.0 {
            M::dashed(self, points, stroke, lengths);
        } else {
            self.line(points, stroke);
        }
    }

    /// The medium.
    pub fn medium(&self) -> &M {
        &self.medium
    }

    /// A filled polygon.
    pub fn fill(&self, points: &[Vector2], paint: Color) {
        self.polygon(steps(points), paint);
    }

    /// Many filled polygons of one colour, as one mark: much faster than one after the other, and
    /// where they overlap no darker than elsewhere. All must turn the same way round.
    ///
    /// Each has `corners` > 0 corners, and all of them follow each other in `points`. They are joined into one
    /// outline by lines that are walked forth and back, which enclose nothing.
    pub fn fill_all(&self, points: &[Vector2], corners: usize, paint: Color) {
        let points = steps(points);
        let (mut outline, mut joints) = (Vec::new(), Vec::new());
        for polygon in points.chunks_exact(corners) {
            outline.extend_from_slice(polygon);
            outline.push(polygon[0]);
            joints.push(polygon[0]);
        }
        if joints.is_empty() {
            return;
        }
        outline.extend(joints.into_iter().rev().skip(1));
        self.polygon(outline, paint);
    }

    fn polygon(&self, outline: Vec<BackendCoord>, paint: Color) {
        self.keep(self.area.draw(&Polygon::new(outline, color(paint))));
    }

    /// A filled disc.
    pub fn disc(&self, center: Vector2, radius: f64, paint: Color) {
        let style = ShapeStyle {
            color: color(paint),
            filled: true,
            stroke_width: 0,
        };
        let center = center.map(step).into();
        self.keep(self.area.draw(&Circle::new(center, step(radius), style)));
    }

    /// A filled disc with a ring around it: the ring's outer edge is at `radius`.
    pub fn ringed_disc(&self, center: Vector2, radius: f64, inside: Color, ring: Stroke) {
        self.disc(center, radius, ring.color);
        self.disc(center, radius - ring.width, inside);
    }

    /// A line of text, vertically centred at the point.
    pub fn text(&self, text: &str, at: Vector2, lettering: Lettering) {
        let at = at.map(step).into();
        self.keep(self.medium.text(&self.area, text, at, lettering));
    }

    fn keep(&self, drawn: Result<(), DrawingError<M>>) {
        if let Err(error) = drawn {
            let first = self.failure.take().unwrap_or(error);
            self.failure.set(Some(first));
        }
    }

    /// How the drawing went since this was asked last.
    ///
    /// # Errors
    /// The first that the backend reported since then.
    pub fn outcome(&self) -> Result<(), DrawingError<M>> {
        self.failure.take().map_or(Ok(()), Err)
    }

    /// Hands everything to the backend.
    ///
    /// # Errors
    /// The first error that the backend reported while it drew, or reports now.
    pub fn present(&self) -> Result<(), DrawingError<M>> {
        self.outcome()?;
        self.area.present()
    }
}

/// WebAssembly has an instruction for `floor`, but none for Rust's `round`.
fn step(length: f64) -> i32 {
    (length * f64::from(STEPS) + 0.5).floor() as i32
}

fn steps(points: &[Vector2]) -> Vec<BackendCoord> {
    points.iter().map(|point| point.map(step).into()).collect()
}

/// A triangle with its tip at a pixel, that points in a direction of length 1.
pub(super) fn arrowhead(tip: Vector2, [x, y]: Vector2) -> [Vector2; 3] {
    let (length, half) = (11.0, 5.5);
    let base = [tip[0] - length * x, tip[1] - length * y];
    [
        tip,
        [base[0] - half * y, base[1] + half * x],
        [base[0] + half * y, base[1] - half * x],
    ]
}

pub(super) fn color(paint: Color) -> RGBAColor {
    RGBAColor(paint.red, paint.green, paint.blue, paint.alpha)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt;

    /// Draws nothing, and fails with the colour it should have drawn in.
    struct Broken;

    #[derive(Debug)]
    struct Failure(u8);

    impl fmt::Display for Failure {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "failure {}", self.0)
        }
    }

    impl std::error::Error for Failure {}

    impl DrawingBackend for Broken {
        type ErrorType = Failure;

        fn get_size(&self) -> (u32, u32) {
            (100, 100)
        }

        fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Failure>> {
            Ok(())
        }

        fn present(&mut self) -> Result<(), DrawingErrorKind<Failure>> {
            Ok(())
        }

        fn draw_pixel(
            &mut self,
            _: BackendCoord,
            color: BackendColor,
        ) -> Result<(), DrawingErrorKind<Failure>> {
            Err(DrawingErrorKind::DrawingError(Failure(color.rgb.0)))
        }
    }

    impl Medium for Broken {
        type Backend = Broken;

        fn text(
            &self,
            _: &Area<Self>,
            _: &str,
            _: BackendCoord,
            lettering: Lettering,
        ) -> Result<(), DrawingError<Self>> {
            let failure = Failure(lettering.color.red);
            let error = DrawingErrorKind::DrawingError(failure);
            Err(DrawingAreaErrorKind::BackendError(error))
        }

        fn dashed(surface: &Surface<Self>, points: &[Vector2], stroke: Stroke, _: [f64; 2]) {
            surface.line(points, stroke);
        }
    }

    #[test]
    fn the_first_error_is_kept_and_handed_out_once() {
        let surface = Surface::new(Broken, Broken, [100.0, 100.0]);
        let failure = || surface.outcome().err().map(|error| error.to_string());
        assert_eq!(failure(), None);
        let lettering = |red: u32| Lettering {
            color: Color::hex(red << 16),
            size: 12.0,
            face: Face::Regular,
            align: 0,
        };
        surface.text("a", [50.0; 2], lettering(7));
        surface.disc([50.0; 2], 9.0, Color::hex(0x08_0000));
        surface.text("b", [50.0; 2], lettering(9));
        let first = failure().unwrap_or_default();
        assert!(first.contains("failure 7"), "{first}");
        assert_eq!(failure(), None);
        surface.disc([50.0; 2], 9.0, Color::hex(0x08_0000));
        let shown = surface.present().err().map(|error| error.to_string());
        let shown = shown.unwrap_or_default();
        assert!(shown.contains("failure 8"), "{shown}");
        assert!(surface.present().is_ok());
    }
}
