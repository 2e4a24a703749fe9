//! A figure on two stacked canvases: what rests below, what follows λ above.

use super::browser::{Frame, window};
use crate::figure::{Figure, Layer, STEPS, Scene, Surface, Theme};
use crate::study::Derived;
use plotters_canvas::CanvasBackend;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, ResizeObserver};
use yew::prelude::*;

/// What a figure is drawn from.
#[derive(Clone, Properties, PartialEq)]
pub struct Props<F: Figure + Copy + Default + PartialEq + 'static> {
    /// The solved state.
    pub derived: Rc<Derived>,
    /// Light or dark.
    pub theme: Theme,
    /// The picture in words.
    pub label: AttrValue,
    /// Is told the size in CSS pixels whenever it changes.
    #[prop_or_default]
    pub on_size: Callback<[f64; 2]>,
    /// Which figure.
    #[prop_or_default]
    pub figure: F,
}

/// A figure that fills its container and redraws itself, at most once per animation frame.
#[component]
pub fn Easel<F: Figure + Copy + Default + PartialEq + 'static>(props: &Props<F>) -> Html {
    let container = use_node_ref();
    let backdrop = use_node_ref();
    let foreground = use_node_ref();
    let painting = use_memo((), |()| {
        Painting::new(props.figure, backdrop.clone(), foreground.clone())
    });

    {
        let painting = Rc::clone(&painting);
        use_effect_with(
            (Rc::clone(&props.derived), props.theme),
            move |(derived, theme)| {
                painting.subject.replace(Some((Rc::clone(derived), *theme)));
                painting.frame.request();
            },
        );
    }
    {
        let painting = Rc::clone(&painting);
        let container = container.clone();
        let on_size = props.on_size.clone();
        use_effect_with((), move |()| {
            let element = container.cast::<HtmlElement>();
            let observed = element.clone();
            let resized = Rc::clone(&painting);
            let closure = Closure::<dyn FnMut()>::new(move || {
                if let Some(element) = &observed {
                    let size = [
                        f64::from(element.client_width()),
                        f64::from(element.client_height()),
                    ];
                    if resized.size.replace(size) != size {
                        on_size.emit(size);
                    }
                    resized.frame.request();
                }
            });
            let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &element) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                painting.frame.cancel();
                drop(closure);
            }
        });
    }

    html! {
        <div ref={container} class="easel" role="img" aria-label={props.label.clone()}>
            <canvas ref={backdrop} aria-hidden="true" />
            <canvas ref={foreground} aria-hidden="true" />
        </div>
    }
}

type Subject = Rc<RefCell<Option<(Rc<Derived>, Theme)>>>;

/// The canvases and what was drawn on them.
struct Painting {
    subject: Subject,
    size: Rc<Cell<[f64; 2]>>,
    frame: Frame,
}

/// What the backdrop was drawn from; while it is the same, the backdrop is left alone.
#[derive(PartialEq)]
struct Rest {
    derived: Rc<Derived>,
    theme: Theme,
    size: [f64; 2],
    ratio: f64,
}

impl Painting {
    fn new<F: Figure + Copy + 'static>(figure: F, backdrop: NodeRef, foreground: NodeRef) -> Self {
        let subject: Subject = Rc::default();
        let size = Rc::new(Cell::new([0.0; 2]));
        let (shown, extent) = (Rc::clone(&subject), Rc::clone(&size));
        let mut rest: Option<Rest> = None;
        let frame = Frame::new(move |_| {
            let Some((derived, theme)) = shown.borrow().clone() else {
                return;
            };
            let size = extent.get();
            if size.iter().any(|&side| side < 1.0) {
                return;
            }
            let ratio = window().device_pixel_ratio().clamp(0.5, 4.0);
            let scene = &derived.scene;
            let rests = rest.as_ref().is_some_and(|rest| {
                rest.size == size
                    && rest.ratio == ratio
                    && rest.theme == theme
                    && rest.derived.scene.rests_with(scene)
            });
            if !rests {
                paint(
                    figure,
                    Layer::Backdrop,
                    &backdrop,
                    scene,
                    &theme,
                    size,
                    ratio,
                );
                rest = Some(Rest {
                    derived: Rc::clone(&derived),
                    theme,
                    size,
                    ratio,
                });
            }
            paint(
                figure,
                Layer::Foreground,
                &foreground,
                scene,
                &theme,
                size,
                ratio,
            );
        });
        Painting {
            subject,
            size,
            frame,
        }
    }
}

/// Draws one layer on its canvas, sharp at any device pixel ratio.
fn paint<F: Figure>(
    figure: F,
    layer: Layer,
    canvas: &NodeRef,
    scene: &Scene,
    theme: &Theme,
    size: [f64; 2],
    ratio: f64,
) {
    let Some(canvas) = canvas.cast::<HtmlCanvasElement>() else {
        return;
    };
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok()) else {
        return;
    };
    let [width, height] = size.map(|side| (side * ratio).round() as u32);
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    } else {
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    }
    let scale = ratio / f64::from(STEPS);
    let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    context.set_line_join("round");
    context.set_line_cap("round");
    let Some(backend) = CanvasBackend::with_canvas_object(canvas) else {
        return;
    };
    let surface = Surface::new(backend, size);
    if let Err(error) = figure.draw(layer, scene, theme, size, &surface) {
        // A canvas cannot fail to draw, but an error should never happen in silence.
        web_sys::console::error_1(&format!("drawing failed: {error}").into());
    }
}
