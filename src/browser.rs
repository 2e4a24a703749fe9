//! The few calls to the browser that several components need.

use gloo_events::EventListener;
use gloo_render::request_animation_frame;
use js_sys::Reflect;
use lasso_path::problem::Vector2;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, MediaQueryList, ResizeObserver, Window};
use yew::prelude::*;

/// The window; a page always has one.
pub fn window() -> Window {
    web_sys::window().expect("the program runs in a page")
}

/// The document; a window always has one.
pub fn document() -> Document {
    window().document().expect("the program runs in a page")
}

/// The time in milliseconds since the page was opened.
pub fn now() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// Whether an object has a property; for interfaces that a browser may not have.
pub fn has(object: &JsValue, property: &str) -> bool {
    Reflect::get(object, &JsValue::from_str(property)).is_ok_and(|value| !value.is_undefined())
}

/// Where a pointer is, in CSS pixels from an element's top left corner.
pub fn position_in(element: &Element, event: &MouseEvent) -> Vector2 {
    let rectangle = element.get_bounding_client_rect();
    let client = [event.client_x(), event.client_y()].map(f64::from);
    [client[0] - rectangle.left(), client[1] - rectangle.top()]
}

/// An element's size in CSS pixels, without its border.
pub fn size_of(element: &Element) -> [f64; 2] {
    [element.client_width(), element.client_height()].map(f64::from)
}

/// Sets a property of an element's style. The page's security policy forbids `style` attributes.
pub fn set_style(element: &HtmlElement, name: &str, value: &str) {
    // Fails for a read-only style, which no element has.
    let _ = element.style().set_property(name, value);
}

/// Moves an absolutely placed element to a pixel, and then transforms it.
pub fn move_to(element: &HtmlElement, [x, y]: Vector2, then: &str) {
    set_style(
        element,
        "transform",
        &format!("translate({x}px, {y}px){then}"),
    );
}

fn media(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok().flatten()
}

/// Whether the window is as small as a phone's, where what opens covers the picture.
pub fn is_small() -> bool {
    media("(max-width: 55.99rem)").is_some_and(|query| query.matches())
}

/// Whether the person wants little motion.
pub fn prefers_reduced_motion() -> bool {
    media("(prefers-reduced-motion: reduce)").is_some_and(|query| query.matches())
}

/// Whether the window has room for the column beside the picture.
pub fn has_column() -> bool {
    media("(min-width: 56rem)").is_some_and(|query| query.matches())
}

/// The size of the window in CSS pixels. The component renders again when that changes.
#[hook]
pub fn use_window_size() -> [f64; 2] {
    let measure = || {
        let side = |side: Result<JsValue, JsValue>| side.ok().and_then(|side| side.as_f64());
        [window().inner_width(), window().inner_height()].map(|s| side(s).unwrap_or_default())
    };
    let size = use_state_eq(measure);
    let now = *size;
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "resize", move |_| size.set(measure()));
        move || drop(listener)
    });
    now
}

/// Whether the person wants more contrast.
pub fn prefers_contrast() -> bool {
    media("(prefers-contrast: more)").is_some_and(|query| query.matches())
}

/// Whether the system wants dark pages.
#[hook]
pub fn use_system_dark() -> bool {
    let query = use_memo((), |()| media("(prefers-color-scheme: dark)"));
    let dark = use_state_eq(|| query.as_ref().as_ref().is_some_and(MediaQueryList::matches));
    let now = *dark;
    use_effect_with((), move |()| {
        let listener = (*query).clone().map(|query| {
            let asked = query.clone();
            EventListener::new(&query, "change", move |_| dark.set(asked.matches()))
        });
        move || drop(listener)
    });
    now
}

/// How many device pixels a CSS pixel is wide. The component renders again when that changes, as by zooming or on
/// another screen.
#[hook]
pub fn use_pixel_ratio() -> f64 {
    let update = use_force_update();
    let ratio = window().device_pixel_ratio();
    // A query asks for one ratio, so each change needs the next.
    use_effect_with(ratio, move |ratio| {
        let listener = media(&format!("(resolution: {ratio}dppx)"))
            .map(|query| EventListener::new(&query, "change", move |_| update.force_update()));
        move || drop(listener)
    });
    ratio
}

/// The size of an element in CSS pixels; [0, 0] until it is known.
#[hook]
pub fn use_size(element: &NodeRef) -> [f64; 2] {
    let size = use_state_eq(|| [0.0; 2]);
    let now = *size;
    let element = element.clone();
    use_effect_with((), move |()| {
        let observed = element.cast::<Element>();
        let take = {
            let observed = observed.clone();
            move || {
                if let Some(element) = &observed {
                    size.set(size_of(element));
                }
            }
        };
        take();
        // What follows from a size may change others, such as that of the marks' rows the plane's: not while the
        // browser goes through them, or it reports a loop.
        let mut frame = None;
        let measure = Closure::<dyn FnMut()>::new(move || {
            let take = take.clone();
            frame.replace(request_animation_frame(move |_| take()));
        });
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &observed) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(measure);
        }
    });
    now
}
