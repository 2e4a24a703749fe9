//! SVG documents.

use super::mark::{Face, Lettering, Mark};
use super::replay::{DrawingError, FONT, Medium, STEPS, replay};
use plotters::prelude::SVGBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, RGBAColor, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend};

/// An SVG document.
pub struct Document<'a> {
    backend: SVGBackend<'a>,
}

impl<'a> Medium for Document<'a> {
    type Backend = SVGBackend<'a>;

    fn backend(&mut self) -> &mut SVGBackend<'a> {
        &mut self.backend
    }

    fn text(
        &mut self,
        text: &str,
        at: BackendCoord,
        lettering: &Lettering,
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
        let color = lettering.color;
        let paint = RGBAColor(color.red, color.green, color.blue, color.alpha);
        let style = style.color(&paint).pos(Pos::new(align, VPos::Center));
        self.backend.draw_text(text, &style, at)
    }

    fn dash(&mut self, _: [f64; 2]) -> bool {
        false
    }
}

/// Marks as an SVG document of `size` = (width, height) CSS pixels.
///
/// # Errors
/// None in practice: the document is written into memory.
pub fn svg(marks: &[Mark], size: [f64; 2]) -> Result<String, DrawingError<Document<'static>>> {
    let steps = size.map(|length| (length * f64::from(STEPS)).round() as u32);
    let mut text = String::new();
    {
        let backend = SVGBackend::with_string(&mut text, (steps[0], steps[1]));
        let mut document = Document { backend };
        replay(marks, size, &mut document)?;
        document.backend.present()?;
    }
    let claimed = format!("width=\"{}\" height=\"{}\"", steps[0], steps[1]);
    let meant = format!("width=\"{}\" height=\"{}\"", size[0], size[1]);
    Ok(text.replacen(&claimed, &meant, 1))
}
