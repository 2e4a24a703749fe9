//! A figure on stacked canvases, one a layer: only what follows λ is drawn again when λ moves.

use crate::browser::{use_pixel_ratio, use_size};
use crate::canvas::Canvas;
use crate::store::{use_current, use_drawing};
use crate::widget::quantity::exact;
use figure::{Figure, Layer, Picture, STEPS, Surface, Theme};
use js_sys::{Object, Reflect};
use lasso_path::problem::Lambda;
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use std::rc::Rc;
use study::{Derived, Preset, State, derive};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::prelude::*;

/// The properties of an easel.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which figure.
    pub figure: Figure,
    /// Whether it shows the second plane's penalty.
    #[prop_or_default]
    pub beside: bool,
}

/// A figure that fills its container, with the picture in words.
#[component]
pub fn Easel(props: &Props) -> Html {
    let Props { figure, beside } = *props;
    let theme = use_context::<Theme>().expect("the page provides its theme");
    let ratio = use_pixel_ratio().clamp(0.5, 4.0);
    let easel = use_node_ref();
    let size = use_size(&easel);
    let label = use_current(move |current| current.plane(beside).description(figure));
    let painting = use_memo((), |()| Painting::default());
    let canvases = painting.canvases.clone();
    use_drawing(move |current| {
        let look = Look { size, ratio, theme };
        painting.paint(figure, current.plane(beside), &look);
    });
    html! {
        <div ref={easel} class="easel" role="img" aria-label={label.text} data-claim={label.name}>
            { for figure.layers().iter().map(|&layer| html! {
                <canvas ref={canvases[layer as usize].clone()} aria-hidden="true" />
            }) }
        </div>
    }
}

/// The properties of a small picture.
#[derive(Properties, PartialEq)]
pub struct ThumbnailProps {
    /// The example.
    pub preset: &'static Preset,
}

/// An example's plane as a small picture.
#[component]
pub fn Thumbnail(props: &ThumbnailProps) -> Html {
    let theme = use_context::<Theme>().expect("the page provides its theme");
    let ratio = use_pixel_ratio().clamp(0.5, 4.0);
    let canvas = use_node_ref();
    let size = use_size(&canvas);
    let preset = props.preset;
    {
        let canvas = canvas.clone();
        use_effect_with((theme, ratio, size), move |&(theme, ratio, size)| {
            let look = Look { size, ratio, theme };
            let sheet = canvas.cast().filter(|_| size[0] > 0.0);
            if let Some(sheet) = sheet.and_then(|canvas| Sheet::new(canvas, &look)) {
                let small = derive(&State::of(preset)).thumbnail();
                sheet.add(&small, Layer::Backdrop, &look);
                sheet.add(&small, Layer::Foreground, &look);
            }
        });
    }
    html! { <canvas ref={canvas} class="thumbnail" aria-hidden="true" /> }
}

/// How a figure is to be drawn, other than what it shows.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    /// In CSS pixels.
    size: [f64; 2],
    /// How many device pixels a CSS pixel is wide.
    ratio: f64,
    theme: Theme,
}

/// The canvases and what was drawn on them.
#[derive(Default)]
struct Painting {
    canvases: [NodeRef; 3],
    sheets: RefCell<[Option<Sheet>; 3]>,
    drawn: RefCell<Option<Drawn>>,
}

/// The picture drawn last. A layer that rests with it is not drawn again.
struct Drawn {
    derived: Rc<Derived>,
    picture: Picture,
    look: Look,
}

impl Painting {
    /// Draws what changed since it was last called.
    fn paint(&self, figure: Figure, derived: &Rc<Derived>, look: &Look) {
        if look.size.iter().any(|&side| side < 1.0) {
            return;
        }
        let mut drawn = self.drawn.borrow_mut();
        let before = drawn.as_ref().filter(|before| before.look == *look);
        if before.is_some_and(|before| Rc::ptr_eq(&before.derived, derived)) {
            return;
        }
        let Some(picture) = derived.picture(figure) else {
            return;
        };
        let is_new = before.is_none();
        let rests = before.is_some_and(|before| before.picture.rests_with(&picture));
        let mut sheets = self.sheets.borrow_mut();
        for &layer in figure.layers() {
            let sheet = &mut sheets[layer as usize];
            if is_new {
                let canvas = self.canvases[layer as usize].cast();
                *sheet = canvas.and_then(|canvas| Sheet::new(canvas, look));
            }
            let Some(sheet) = sheet else { continue };
            if !(rests && layer.rests()) {
                sheet.draw(&picture, layer, look);
            }
            sheet.tell(derived.solved.lambda);
        }
        *drawn = Some(Drawn {
            derived: Rc::clone(derived),
            picture,
            look: *look,
        });
    }
}

/// A canvas prepared for drawing at one size.
struct Sheet {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    surface: Surface<Canvas>,
}

impl Sheet {
    /// `None` if the canvas cannot be drawn on.
    fn new(canvas: HtmlCanvasElement, look: &Look) -> Option<Self> {
        let options = Object::new();
        // Hands the picture to the screen without a copy of its own, which is most of a frame's cost.
        Reflect::set(&options, &"desynchronized".into(), &true.into()).ok()?;
        let context = canvas.get_context_with_context_options("2d", &options);
        let context: CanvasRenderingContext2d = context.ok()??.dyn_into().ok()?;
        let [width, height] = look.size.map(|side| (side * look.ratio).round() as u32);
        canvas.set_width(width);
        canvas.set_height(height);
        let surface = Surface::new(
            Canvas::new(&context),
            CanvasBackend::with_canvas_object(canvas.clone())?,
            look.size,
        );
        context.set_line_join("round");
        context.set_line_cap("round");
        context.set_text_baseline("middle");
        let scale = look.ratio / f64::from(STEPS);
        context
            .set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
            .ok()?;
        Some(Sheet {
            canvas,
            context,
            surface,
        })
    }

    fn draw(&self, picture: &Picture, layer: Layer, look: &Look) {
        // A CSS pixel more than the size, which the canvas rounds to whole device pixels.
        let [width, height] = look.size.map(|side| (side + 1.0) * f64::from(STEPS));
        self.context.clear_rect(0.0, 0.0, width, height);
        self.add(picture, layer, look);
    }

    /// Draws a layer over what is there.
    fn add(&self, picture: &Picture, layer: Layer, look: &Look) {
        if let Err(error) = picture.draw(layer, &look.theme, look.size, &self.surface) {
            // A canvas does not fail to draw, but an error should never happen in silence.
            web_sys::console::error_1(&format!("drawing failed: {error}").into());
        }
    }

    /// Says which λ the canvas shows, for those who check it.
    fn tell(&self, lambda: Lambda) {
        // Fails only for names that are none.
        let _ = self
            .canvas
            .set_attribute("data-lambda", &exact(lambda.value()));
    }
}
