//! Marks on a canvas.

use figure::{DrawingError, FONT, Face, Lettering, Medium, STEPS};
use js_sys::{Array, Object, Reflect};
use lasso_path::problem::Vector2;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas on which plotters draws all but text and dashes.
pub struct Canvas {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    /// The size and cut of the font that the canvas has now.
    font: Option<(f64, Face)>,
    align: Option<i8>,
    /// The patterns of dashes drawn so far, as the browser takes them.
    dashes: Vec<(Vector2, Array)>,
}

impl Canvas {
    /// Prepares a canvas for a picture of `size` CSS pixels with `ratio` device pixels each, and clears it. `None` if it
    /// cannot be drawn on.
    pub fn new(element: &HtmlCanvasElement, size: [f64; 2], ratio: f64) -> Option<Self> {
        let options = Object::new();
        // Hands the picture to the screen without a copy of its own, which is most of a frame's cost.
        Reflect::set(&options, &"desynchronized".into(), &true.into()).ok()?;
        let context = element.get_context_with_context_options("2d", &options);
        let context: CanvasRenderingContext2d = context.ok()??.dyn_into().ok()?;
        let [width, height] = size.map(|side| (side * ratio).round() as u32);
        // This also gives the context its first state back.
        element.set_width(width);
        element.set_height(height);
        context.set_line_join("round");
        context.set_line_cap("round");
        context.set_text_baseline("middle");
        let scale = ratio / f64::from(STEPS);
        context
            .set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
            .ok()?;
        Some(Canvas {
            backend: CanvasBackend::with_canvas_object(element.clone())?,
            context,
            font: None,
            align: None,
            dashes: Vec::new(),
        })
    }

    /// Takes everything off a picture of `size` CSS pixels.
    pub fn clear(&self, size: [f64; 2]) {
        // A CSS pixel more than the size, which the canvas rounds to whole device pixels.
        let [width, height] = size.map(|side| (side + 1.0) * f64::from(STEPS));
        self.context.clear_rect(0.0, 0.0, width, height);
    }
}

impl Medium for Canvas {
    type Backend = CanvasBackend;

    fn backend(&mut self) -> &mut CanvasBackend {
        &mut self.backend
    }

    fn text(
        &mut self,
        text: &str,
        at: (i32, i32),
        lettering: &Lettering,
    ) -> Result<(), DrawingError<Self>> {
        let Lettering {
            color,
            size,
            face,
            align,
        } = *lettering;
        if self.font.replace((size, face)) != Some((size, face)) {
            let style = match face {
                Face::Regular => "",
                Face::Italic => "italic ",
                Face::Bold => "bold ",
            };
            let size = size * f64::from(STEPS);
            self.context.set_font(&format!("{style}{size}px {FONT}"));
        }
        if self.align.replace(align) != Some(align) {
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

    fn dash(&mut self, lengths: [f64; 2]) -> bool {
        let known = self.dashes.iter().position(|(known, _)| *known == lengths);
        let known = known.unwrap_or_else(|| {
            // A pattern without gaps is none, for the browser.
            let pattern = Array::new();
            if lengths[1] > 0.0 {
                for length in lengths {
                    pattern.push(&JsValue::from_f64(length * f64::from(STEPS)));
                }
            }
            self.dashes.push((lengths, pattern));
            self.dashes.len() - 1
        });
        self.context.set_line_dash(&self.dashes[known].1).is_ok()
    }
}
