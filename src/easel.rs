//! A figure on stacked canvases, one a layer: a layer is drawn again when what it shows is another, and only then.

use crate::browser::{use_pixel_ratio, use_size};
use crate::canvas::Canvas;
use crate::store::{use_current, use_drawing};
use crate::widget::quantity::exact;
use figure::{Content, Figure, Theme, replay};
use gloo_events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use study::{Attention, Derived, Preset, State, derive};
use web_sys::{Element, HtmlCanvasElement};
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
    let painting = use_memo((), |()| Painting::default());
    let easel = painting.easel.clone();
    let size = use_size(&easel);
    let label = use_current(move |current| current.plane(beside).description(figure));
    let canvases = painting.canvases.clone();
    use_restored(&painting);
    use_drawing(move |current| {
        let look = Look { size, ratio, theme };
        let attention = Attention {
            hint: current.attention.hint.filter(|_| !beside),
            ..current.attention
        };
        painting.paint(figure, current.plane(beside), attention, &look);
    });
    html! {
        <div ref={easel} class="easel" role="img" aria-label={label.text} data-claim={label.name}
            data-figure={figure.name()} data-beside={beside.then_some("")}>
            { for canvases.iter().take(figure.layers()).map(|canvas| html! {
                <canvas ref={canvas.clone()} aria-hidden="true" />
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
            if let Some(mut sheet) = sheet.and_then(|canvas| Sheet::new(canvas, &look)) {
                for content in derive(&State::of(preset)).thumbnail().0 {
                    sheet.add(&content, &look);
                }
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

/// Draws a layer again when the browser gives a canvas back that it had lost.
#[hook]
fn use_restored(painting: &Rc<Painting>) {
    let update = use_force_update();
    let painting = Rc::clone(painting);
    use_effect_with((), move |()| {
        let listen = |(i, canvas): (usize, HtmlCanvasElement)| {
            let (painting, update) = (Rc::clone(&painting), update.clone());
            EventListener::new(&canvas, "contextrestored", move |_| {
                painting.sheets.borrow_mut()[i] = None;
                *painting.moment.borrow_mut() = None;
                update.force_update();
            })
        };
        let canvases = painting.canvases.iter().enumerate();
        let canvases = canvases.filter_map(|(i, canvas)| Some((i, canvas.cast()?)));
        let listeners: Vec<EventListener> = canvases.map(listen).collect();
        move || drop(listeners)
    });
}

/// The canvases of a figure.
#[derive(Default)]
struct Painting {
    easel: NodeRef,
    canvases: [NodeRef; 3],
    sheets: RefCell<[Option<Sheet>; 3]>,
    /// What was painted last.
    moment: RefCell<Option<(Rc<Derived>, Attention, Look)>>,
}

impl Painting {
    /// Draws what changed since it was last called.
    fn paint(&self, figure: Figure, derived: &Rc<Derived>, attention: Attention, look: &Look) {
        if look.size.iter().any(|&side| side < 1.0) {
            return;
        }
        let mut moment = self.moment.borrow_mut();
        let same = |(shown, attended, before): &(Rc<Derived>, Attention, Look)| {
            Rc::ptr_eq(shown, derived) && *attended == attention && before == look
        };
        if moment.as_ref().is_some_and(same) {
            return;
        }
        let Some(picture) = derived.picture(figure, attention) else {
            return;
        };
        let mut sheets = self.sheets.borrow_mut();
        let places = sheets.iter_mut().zip(&self.canvases);
        for ((sheet, canvas), content) in places.zip(picture.0) {
            if !sheet.as_ref().is_some_and(|sheet| sheet.fits(look)) {
                *sheet = canvas.cast().and_then(|canvas| Sheet::new(canvas, look));
            }
            if let Some(sheet) = sheet {
                sheet.show(content, look);
            }
        }
        *moment = Some((Rc::clone(derived), attention, *look));
        // Says which λ the picture shows, for those who check it.
        if let Some(easel) = self.easel.cast::<Element>() {
            // Fails only for names that are none.
            let _ = easel.set_attribute("data-lambda", &exact(derived.lambda().value()));
        }
    }
}

/// A canvas prepared for drawing at one size, and what it shows.
struct Sheet {
    canvas: Canvas,
    look: Look,
    content: Option<Content>,
}

impl Sheet {
    /// `None` if the canvas cannot be drawn on.
    fn new(element: HtmlCanvasElement, look: &Look) -> Option<Self> {
        Some(Sheet {
            canvas: Canvas::new(&element, look.size, look.ratio)?,
            look: *look,
            content: None,
        })
    }

    /// Whether the canvas has the right size.
    fn fits(&self, look: &Look) -> bool {
        self.look.size == look.size && self.look.ratio == look.ratio
    }

    /// Draws a layer, unless it is there already.
    fn show(&mut self, content: Content, look: &Look) {
        if self.look == *look && self.content.as_ref() == Some(&content) {
            return;
        }
        self.canvas.clear(look.size);
        self.add(&content, look);
        (self.content, self.look) = (Some(content), *look);
    }

    /// Draws a layer over what is there.
    fn add(&mut self, content: &Content, look: &Look) {
        let marks = content.marks(&look.theme, look.size);
        if let Err(error) = replay(&marks, look.size, &mut self.canvas) {
            // A canvas does not fail to draw, but an error should never happen in silence.
            web_sys::console::error_1(&format!("drawing failed: {error}").into());
        }
    }
}
