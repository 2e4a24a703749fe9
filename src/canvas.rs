//! Text and dashes on a canvas.

use figure::{Area, DrawingError, FONT, Face, Lettering, Medium, STEPS, Stroke, Surface};
use js_sys::Array;
use lasso_path::problem::Vector2;
use plotters_canvas::CanvasBackend;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

/// A canvas on which plotters draws all but text and dashes. The canvas's text baseline must be "middle".
pub struct Canvas {
    context: CanvasRenderingContext2d,
    /// The size and cut of the font that the canvas has now.
    font: Cell<Option<(f64, Face)>>,
    align: Cell<Option<i8>>,
    /// The patterns of dashes drawn so far, as the browser takes them; none, which is solid, is the first.
    dashes: RefCell<Vec<(Vector2, Array)>>,
}

impl Canvas {
    /// For a canvas whose font is not known yet.
    pub fn new(context: &CanvasRenderingContext2d) -> Self {
        Canvas {
            context: context.clone(),
            font: Cell::default(),
            align: Cell::default(),
            dashes: RefCell::new(vec![([0.0; 2], Array::new())]),
        }
    }
}

impl Medium for Canvas {
    type Backend = CanvasBackend;

    fn text(
        &self,
        _: &Area<Self>,
        text: &str,
        at: (i32, i32),
        lettering: Lettering,
    ) -> Result<(), DrawingError<Self>> {
        let Lettering {
            color,
            size,
            face,
            align,
        } = lettering;
        if self.font.replace(Some((size, face))) != Some((size, face)) {
            let style = match face {
                Face::Regular => "",
                Face::Italic => "italic ",
                Face::Bold => "bold ",
            };
            let size = size * f64::from(STEPS);
            self.context.set_font(&format!("{style}{size}px {FONT}"));
        }
        if self.align.replace(Some(align)) != Some(align) {
            let align = match align {
                ..0 => "left",
                0 => "center",
                1.. => "right",
            };
            self.context.set_text_align(align);
        }
        let [red, green, blue] = [color.red, color.green, color.blue];
        let paint = format!("rgba({red},{green},{blue},{})", color.alpha);
        self.context.set_fill_style_str(&paint);
        // Fails only for numbers that are not finite.
        let _ = self
            .context
            .fill_text(text, f64::from(at.0), f64::from(at.1));
        Ok(())
    }

    fn dashed(surface: &Surface<Self>, points: &[Vector2], stroke: Stroke, lengths: [f64; 2]) {
        let Canvas {
            context, dashes, ..
        } = surface.medium();
        let mut dashes = dashes.borrow_mut();
        let known = dashes.iter().position(|(known, _)| *known == lengths);
        let known = known.unwrap_or_else(|| {
            let [on, off] = lengths.map(|length| JsValue::from_f64(length * f64::from(STEPS)));
            dashes.push((lengths, Array::of2(&on, &off)));
            dashes.len() - 1
        });
        let _ = context.set_line_dash(&dashes[known].1);
        surface.line(points, stroke);
        let _ = context.set_line_dash(&dashes[0].1);
    }
}
