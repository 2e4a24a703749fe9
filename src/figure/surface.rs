//! A surface with sub-pixel coordinates on any plotters backend.
//!
//! plotters' backend coordinates are integers, so that a curve would wobble by whole pixels while
//! it is dragged. [`SubPixel`] wraps a backend and claims to be [`STEPS`] times as large; whoever
//! owns the backend scales it back (a transform on the canvas, a view box in SVG). Marks are then
//! placed to 1/[`STEPS`] of a CSS pixel, and sharp at every device pixel ratio.

use super::theme::Color;
use crate::problem::Vector2;
use plotters::coord::Shift;
use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::prelude::{
    DrawingArea, DrawingAreaErrorKind, DrawingBackend, IntoDrawingArea, SVGBackend,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, RGBAColor, ShapeStyle, TextStyle};
use std::marker::PhantomData;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind,
};

/// How many steps a CSS pixel is divided into.
pub const STEPS: u32 = 16;

/// The fonts of the page, for text inside figures.
pub const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/// What can go wrong while drawing on a medium of type `M`.
pub type DrawingError<M> =
    DrawingAreaErrorKind<<<M as Medium>::Backend as DrawingBackend>::ErrorType>;

/// Where plotters draws on a medium of type `M`.
pub type Area<M> = DrawingArea<SubPixel<<M as Medium>::Backend>, Shift>;

/// What a surface is made of: a plotters backend for all marks, and its own way to set text.
///
/// A canvas keeps its font from one text to the next; plotters tells it anew each time, which is most
/// of a label's cost.
pub trait Medium {
    /// What draws the marks.
    type Backend: DrawingBackend;

    /// Sets a line of text, vertically centred at a point in steps of the backend.
    ///
    /// # Errors
    /// What the backend reports.
    fn text(
        &self,
        area: &Area<Self>,
        text: &str,
        at: BackendCoord,
        lettering: Lettering,
    ) -> Result<(), DrawingError<Self>>;
}

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
/// clip with [`crate::geometry`] first.
pub struct Surface<M: Medium> {
    area: Area<M>,
    medium: M,
}

impl<M: Medium> Surface<M> {
    /// A surface of `size` = (width, height) CSS pixels on a backend whose own units are
    /// 1/[`STEPS`] of a pixel.
    pub fn new(medium: M, backend: M::Backend, size: [f64; 2]) -> Self {
        let inner = backend;
        Surface {
            area: SubPixel { inner, size }.into_drawing_area(),
            medium,
        }
    }

    fn step(&self, point: Vector2) -> BackendCoord {
        let step = |x: f64| (x * f64::from(STEPS)).round() as i32;
        (step(point[0]), step(point[1]))
    }

    /// An open line through the points.
    pub fn line(
        &self,
        points: impl IntoIterator<Item = Vector2>,
        stroke: Stroke,
    ) -> Result<(), DrawingError<M>> {
        let points: Vec<BackendCoord> = points.into_iter().map(|p| self.step(p)).collect();
        let width = (stroke.width * f64::from(STEPS)).round() as u32;
        let style = ShapeStyle {
            color: color(stroke.color),
            filled: false,
            stroke_width: width,
        };
        self.area.draw(&PathElement::new(points, style))
    }

    /// A filled polygon.
    pub fn fill(
        &self,
        points: impl IntoIterator<Item = Vector2>,
        paint: Color,
    ) -> Result<(), DrawingError<M>> {
        let points: Vec<BackendCoord> = points.into_iter().map(|p| self.step(p)).collect();
        self.area.draw(&Polygon::new(points, color(paint)))
    }

    /// Many filled polygons of one colour, as one mark: much faster than one after the other, and
    /// where they overlap no darker than elsewhere. All must turn the same way round.
    ///
    /// They are joined into one outline by lines that are walked forth and back, which enclose
    /// nothing.
    pub fn fill_all<'a>(
        &self,
        polygons: impl IntoIterator<Item = &'a [Vector2]>,
        paint: Color,
    ) -> Result<(), DrawingError<M>> {
        let (mut outline, mut joints) = (Vec::new(), Vec::new());
        for polygon in polygons {
            let start = outline.len();
            outline.extend(polygon.iter().map(|&p| self.step(p)));
            if let Some(&joint) = outline.get(start) {
                outline.push(joint);
                joints.push(joint);
            }
        }
        if joints.is_empty() {
            return Ok(());
        }
        outline.extend(joints.into_iter().rev().skip(1));
        self.area.draw(&Polygon::new(outline, color(paint)))
    }

    /// A filled disc.
    pub fn disc(&self, center: Vector2, radius: f64, paint: Color) -> Result<(), DrawingError<M>> {
        let radius = (radius * f64::from(STEPS)).round() as i32;
        let style = ShapeStyle {
            color: color(paint),
            filled: true,
            stroke_width: 0,
        };
        self.area
            .draw(&Circle::new(self.step(center), radius, style))
    }

    /// A filled disc with a ring around it: the ring's outer edge is at `radius`.
    pub fn ringed_disc(
        &self,
        center: Vector2,
        radius: f64,
        inside: Color,
        ring: Stroke,
    ) -> Result<(), DrawingError<M>> {
        self.disc(center, radius, ring.color)?;
        self.disc(center, radius - ring.width, inside)
    }

    /// A line of text, vertically centred at the point.
    pub fn text(
        &self,
        text: &str,
        at: Vector2,
        lettering: Lettering,
    ) -> Result<(), DrawingError<M>> {
        self.medium.text(&self.area, text, self.step(at), lettering)
    }

    /// Hands everything to the backend.
    pub fn present(&self) -> Result<(), DrawingError<M>> {
        self.area.present()
    }
}

/// An SVG document.
pub struct Document<'a> {
    backend: PhantomData<SVGBackend<'a>>,
}

impl<'a> Medium for Document<'a> {
    type Backend = SVGBackend<'a>;

    fn text(
        &self,
        area: &Area<Self>,
        text: &str,
        at: BackendCoord,
        lettering: Lettering,
    ) -> Result<(), DrawingError<Self>> {
        let face = match lettering.face {
            Face::Regular => FontStyle::Normal,
            Face::Italic => FontStyle::Italic,
            Face::Bold => FontStyle::Bold,
        };
        let align = match lettering.align {
            ..0 => HPos::Left,
            0 => HPos::Center,
            1.. => HPos::Right,
        };
        // plotters' SVG backend divides font sizes by this number.
        let size = 1.24 * lettering.size * f64::from(STEPS);
        let style: TextStyle = (FONT, size).into_font().style(face).into();
        let paint = color(lettering.color);
        let style = style.color(&paint).pos(Pos::new(align, VPos::Center));
        area.draw(&Text::new(text, at, style))
    }
}

/// Draws with `draw` into an SVG document of `size` = (width, height) CSS pixels.
///
/// # Errors
/// What `draw` returns; writing into memory itself cannot fail.
pub fn svg(
    size: [f64; 2],
    draw: impl FnOnce(&Surface<Document<'_>>) -> Result<(), DrawingError<Document<'static>>>,
) -> Result<String, DrawingError<Document<'static>>> {
    let steps = size.map(|length| (length * f64::from(STEPS)).round() as u32);
    let mut document = String::new();
    {
        let backend = SVGBackend::with_string(&mut document, (steps[0], steps[1]));
        let medium = Document {
            backend: PhantomData,
        };
        let surface = Surface::new(medium, backend, size);
        draw(&surface)?;
        surface.present()?;
    }
    let claimed = format!("width=\"{}\" height=\"{}\"", steps[0], steps[1]);
    let meant = format!("width=\"{}\" height=\"{}\"", size[0], size[1]);
    Ok(document.replacen(&claimed, &meant, 1))
}

fn color(paint: Color) -> RGBAColor {
    RGBAColor(paint.red, paint.green, paint.blue, paint.alpha)
}
