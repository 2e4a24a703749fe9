//! SVG documents: what tests look at.

use super::surface::{
    Area, DrawingError, FONT, Face, Lettering, Medium, STEPS, Stroke, Surface, color,
};
use lasso_path::problem::Vector2;
use plotters::element::Text;
use plotters::prelude::SVGBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, TextStyle};
use plotters_backend::BackendCoord;
use std::marker::PhantomData;

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

    fn dashed(surface: &Surface<Self>, points: &[Vector2], stroke: Stroke, [on, off]: [f64; 2]) {
        let (mut drawn, mut left) = (true, on);
        let mut dash: Vec<Vector2> = points.iter().take(1).copied().collect();
        for pair in points.windows(2) {
            let along = [0, 1].map(|k| pair[1][k] - pair[0][k]);
            let length = along[0].hypot(along[1]);
            let mut at = 0.0;
            while length - at > left {
                at += left;
                dash.push([0, 1].map(|k| pair[0][k] + at / length * along[k]));
                if drawn {
                    surface.line(&std::mem::take(&mut dash), stroke);
                }
                drawn = !drawn;
                left = if drawn { on } else { off };
            }
            left -= length - at;
            if drawn {
                dash.push(pair[1]);
            }
        }
        if dash.len() > 1 {
            surface.line(&dash, stroke);
        }
    }
}

/// Draws with `draw` into an SVG document of `size` = (width, height) CSS pixels.
///
/// # Errors
/// The outcome of `draw`; writing into memory itself cannot fail.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::SOLID;
    use crate::theme::Color;

    #[test]
    fn a_dashed_line_in_a_document_is_its_dashes() -> Result<(), String> {
        let stroke = Stroke {
            color: Color::hex(0),
            width: 1.0,
        };
        let corner = [[0.0, 5.0], [20.0, 5.0], [20.0, 25.0]];
        let dashes = |lengths| {
            let svg = svg([50.0, 50.0], |surface| {
                surface.dashed(&corner, stroke, lengths);
                Ok(())
            });
            let svg = svg.map_err(|error| error.to_string())?;
            Ok::<_, String>(svg.matches("<polyline").count())
        };
        // on from 0 to 7, 10 to 17, 20 to 27, 30 to 37 of 40 pixels
        assert_eq!(dashes([7.0, 3.0])?, 4);
        assert_eq!(dashes(SOLID)?, 1);
        Ok(())
    }
}
