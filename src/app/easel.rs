//! A figure on stacked canvases, one a layer: only what follows λ is drawn again when λ moves.

use super::browser::{Sight, document, window};
use super::canvas::Canvas;
use super::studio::{Painter, Studio, Subject};
use crate::figure::{Drawing, Figure, Layer, STEPS, Surface, Theme};
use crate::study::Derived;
use js_sys::{Object, Reflect};
use plotters_canvas::CanvasBackend;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ResizeObserver};
use yew::prelude::*;

/// What an easel needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// Where the solved states come from.
    pub studio: Rc<Studio>,
    /// The picture in words.
    pub label: AttrValue,
    /// Is told the size in CSS pixels whenever it changes.
    #[prop_or_default]
    pub on_size: Callback<[f64; 2]>,
    /// Which figure.
    pub figure: Figure,
    /// Whether it shows the second plane's penalty.
    #[prop_or_default]
    pub beside: bool,
}

/// A figure of the first plane.
pub fn easel(figure: Figure, studio: &Rc<Studio>, label: String) -> Html {
    html! { <Easel {figure} studio={Rc::clone(studio)} {label} /> }
}

/// A figure that fills its container and is redrawn at most once per animation frame.
#[component]
pub fn Easel(props: &Props) -> Html {
    let painting = use_memo((), |()| Painting::new(props));
    let canvases = use_memo((), |()| painting.canvases().collect::<Html>());
    html! {
        <div class="easel" role="img" aria-label={props.label.clone()}>
            { (*canvases).clone() }
        </div>
    }
}

/// The canvases and what was drawn on them.
struct Painting {
    figure: Figure,
    beside: bool,
    contexts: [Option<CanvasRenderingContext2d>; 3],
    sheets: RefCell<[Option<Sheet>; 3]>,
    size: Cell<[f64; 2]>,
    rest: RefCell<Option<Rest>>,
    /// Whether the overlay is on its canvas. Until something moves it is drawn above the foreground instead: a
    /// canvas of the plane's size takes a twentieth of the time in which the page is opened.
    apart: Cell<bool>,
    /// Tells of every size, and the function that it calls.
    observer: Option<ResizeObserver>,
    measure: Closure<dyn FnMut()>,
    /// Watched once something moves, so that the start is free of it; never of the plane and the path, which are
    /// where λ is moved, because watching takes time in every frame.
    sight: OnceCell<Sight>,
}

/// What the resting layers were drawn from; while it is the same, they are left alone.
struct Rest {
    derived: Rc<Derived>,
    /// What the other layer was drawn from, and its numbers.
    latest: [Rc<Derived>; 2],
    theme: Theme,
}

/// A canvas prepared for drawing at one size.
struct Sheet {
    context: CanvasRenderingContext2d,
    surface: Surface<Canvas>,
    size: [f64; 2],
    ratio: f64,
}

impl Painting {
    /// Makes the canvases and takes their contexts at once: who first asks a canvas for its context
    /// decides how it works. They are drawn on as soon as they have a size: the first frame in which
    /// they are part of the page shows the figure.
    fn new(props: &Props) -> Rc<Self> {
        let on_size = props.on_size.clone();
        let options = Object::new();
        // Hands the picture to the screen without a copy of its own, which is most of a frame's cost.
        let _ = Reflect::set(&options, &"desynchronized".into(), &true.into());
        let context = |layer| {
            if !props.figure.layers().contains(&layer) {
                return None;
            }
            let canvas = document().create_element("canvas").ok()?;
            let _ = canvas.set_attribute("aria-hidden", "true");
            let canvas = canvas.dyn_into::<HtmlCanvasElement>().ok()?;
            let context = canvas.get_context_with_context_options("2d", &options);
            context.ok()??.dyn_into().ok()
        };
        let contexts: [Option<CanvasRenderingContext2d>; 3] = Layer::ALL.map(context);
        let observed = contexts[0].as_ref().and_then(|context| context.canvas());
        let painting = Rc::new_cyclic(|painting: &Weak<Painting>| {
            let (painting, canvas) = (painting.clone(), observed.clone());
            let weak_studio = Rc::downgrade(&props.studio);
            let measure = Closure::<dyn FnMut()>::new(move || {
                let (Some(painting), Some(canvas)) = (painting.upgrade(), &canvas) else {
                    return;
                };
                let size = [canvas.client_width(), canvas.client_height()].map(f64::from);
                if painting.size.replace(size) == size {
                    return;
                }
                on_size.emit(size);
                if let Some(studio) = weak_studio.upgrade() {
                    studio.show_at_once();
                }
            });
            Painting {
                figure: props.figure,
                beside: props.beside,
                contexts,
                sheets: RefCell::default(),
                size: Cell::new([0.0; 2]),
                rest: RefCell::default(),
                apart: Cell::default(),
                observer: ResizeObserver::new(measure.as_ref().unchecked_ref()).ok(),
                measure,
                sight: OnceCell::new(),
            }
        });
        if let (Some(observer), Some(canvas)) = (&painting.observer, &observed) {
            observer.observe(canvas);
        }
        // The observer speaks when a frame is being made, in time for it. What everybody waits for does not wait.
        if props.figure == Figure::Plane {
            window().queue_microtask(painting.measure.as_ref().unchecked_ref());
        }
        let painter: Rc<dyn Painter> = Rc::clone(&painting) as Rc<dyn Painter>;
        props.studio.join(&painter);
        painting
    }

    /// The canvases from the bottom to the top, without the overlay's.
    fn canvases(&self) -> impl Iterator<Item = Html> {
        let contexts = self.contexts[..2].iter().flatten();
        contexts.filter_map(|context| Some(Html::VRef(context.canvas()?.into())))
    }

    fn is_in_sight(&self) -> bool {
        if matches!(self.figure, Figure::Plane | Figure::Path) {
            return true;
        }
        if let Some(sight) = self.sight.get() {
            return sight.is_clear();
        }
        let canvas = self.contexts[0]
            .as_ref()
            .and_then(|context| context.canvas());
        if let Some(canvas) = canvas {
            let _ = self.sight.set(Sight::of(&canvas));
        }
        true
    }

    /// Puts the overlay on its canvas from now on, and that above the others.
    fn set_apart(&self) {
        if self.apart.replace(true) {
            return;
        }
        let [_, below, Some(overlay)] = &self.contexts else {
            return;
        };
        let below = below.as_ref().and_then(|context| context.canvas());
        let parent = below.and_then(|canvas| canvas.parent_element());
        if let (Some(parent), Some(canvas)) = (parent, overlay.canvas()) {
            let _ = parent.append_child(&canvas);
        }
    }
}

impl Drop for Painting {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

impl Painter for Painting {
    fn paint(&self, subject: &Subject) {
        let size = self.size.get();
        if size.iter().any(|&side| side < 1.0) || subject.passes() && !self.is_in_sight() {
            return;
        }
        let Some([derived, said]) = subject.of(self.beside) else {
            return;
        };
        let (theme, ratio) = (&subject.theme, &subject.ratio);
        let mut sheets = self.sheets.borrow_mut();
        let mut rest = self.rest.borrow_mut();
        let is_latest = |rest: &Rest| is_of(&rest.latest, [derived, said]);
        if rest.as_ref().is_some_and(|rest| !is_latest(rest)) {
            self.set_apart();
        }
        let has_canvas = |layer| layer != Layer::Overlay as usize || self.apart.get();
        let mut fresh = [false; 3];
        for (i, context) in self.contexts.iter().enumerate() {
            let Some(context) = context.as_ref().filter(|_| has_canvas(i)) else {
                continue;
            };
            fresh[i] = !sheets[i]
                .as_ref()
                .is_some_and(|sheet| sheet.size == size && sheet.ratio == *ratio);
            if fresh[i] {
                sheets[i] = Sheet::new(context, size, *ratio);
            }
        }
        if fresh[0] {
            *rest = None;
        }
        if rest
            .as_ref()
            .is_some_and(|rest| rest.theme == *theme && is_latest(rest))
        {
            return;
        }
        let rests = rest.as_ref().is_some_and(|rest| {
            rest.theme == *theme && rest.derived.scene.rests_with(&derived.scene, self.figure)
        });
        for (i, &layer) in self.figure.layers().iter().enumerate() {
            let alone = has_canvas(i);
            let place = if alone { i } else { Layer::Foreground as usize };
            if let Some(sheet) = &sheets[place]
                && !(rests && layer.rests() && alone && !fresh[i])
            {
                if alone {
                    sheet.clear();
                }
                sheet.draw(self.figure, layer, [derived, said], theme);
            }
        }
        let latest = [Rc::clone(derived), Rc::clone(said)];
        match rest.as_mut().filter(|_| rests) {
            Some(rest) => rest.latest = latest,
            None => {
                *rest = Some(Rest {
                    derived: Rc::clone(derived),
                    latest,
                    theme: *theme,
                });
            }
        }
    }
}

fn is_of(drawn: &[Rc<Derived>; 2], wanted: [&Rc<Derived>; 2]) -> bool {
    drawn.iter().zip(wanted).all(|(a, b)| Rc::ptr_eq(a, b))
}

impl Sheet {
    /// Gives the canvas `size` CSS pixels at a device pixel ratio; `None` if it cannot be drawn on.
    fn new(context: &CanvasRenderingContext2d, size: [f64; 2], ratio: f64) -> Option<Self> {
        let canvas = context.canvas()?;
        let [width, height] = size.map(|side| (side * ratio).round() as u32);
        canvas.set_width(width);
        canvas.set_height(height);
        let surface = Surface::new(
            Canvas::new(context),
            CanvasBackend::with_canvas_object(canvas)?,
            size,
        );
        context.set_line_join("round");
        context.set_line_cap("round");
        context.set_text_baseline("middle");
        let scale = ratio / f64::from(STEPS);
        let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
        Some(Sheet {
            context: context.clone(),
            surface,
            size,
            ratio,
        })
    }

    fn clear(&self) {
        // A CSS pixel more than the size, which the canvas rounds to whole device pixels.
        let [width, height] = self.size.map(|side| (side + 1.0) * f64::from(STEPS));
        self.context.clear_rect(0.0, 0.0, width, height);
    }

    fn draw(&self, figure: Figure, layer: Layer, [derived, said]: [&Derived; 2], theme: &Theme) {
        let drawing = Drawing {
            scene: &derived.scene,
            said: &said.scene,
            theme,
            size: self.size,
            surface: &self.surface,
        };
        if let Err(error) = figure.draw(layer, &drawing) {
            // A canvas does not fail to draw, but an error should never happen in silence.
            web_sys::console::error_1(&format!("drawing failed: {error}").into());
        }
    }
}
