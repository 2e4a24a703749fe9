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

/// Marks as an SVG document that is taken out of the page: with a title and a description for those who do not see it,
/// and `paper` = (width, height) in points. Characters that no XML may hold are replaced.
///
/// # Errors
/// None in practice: the document is written into memory.
pub fn described_svg(
    marks: &[Mark],
    size: [f64; 2],
    paper: [f64; 2],
    [title, description]: [&str; 2],
) -> Result<String, DrawingError<Document<'static>>> {
    let document = svg(marks, size)?;
    let pixels = format!("width=\"{}\" height=\"{}\"", size[0], size[1]);
    let points = format!(
        "role=\"img\" width=\"{}pt\" height=\"{}pt\"",
        paper[0], paper[1]
    );
    let document = document.replacen(&pixels, &points, 1);
    let (title, description) = (escaped(title), escaped(description));
    let about = format!(">\n<title>{title}</title>\n<desc>{description}</desc>");
    let document = document.replacen('>', &about, 1);
    let is_xml = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let valid = |c: char| is_xml(c) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    Ok(document
        .chars()
        .map(|c| if valid(c) { c } else { '\u{fffd}' })
        .collect())
}

/// A text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
