//! The few calls to the browser that several components need.

use crate::problem::Vector2;
use js_sys::{Array, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, DocumentTimeline, Element, Event, EventTarget, IntersectionObserver, Performance,
    Window,
};

thread_local! {
    static WINDOW: Window = web_sys::window().expect("the program runs in a page");
    static CLOCK: Option<Performance> = window().performance();
    static TIMELINE: DocumentTimeline = document().timeline();
}

/// The window; a page always has one.
pub fn window() -> Window {
    WINDOW.with(Window::clone)
}

/// The document; a window always has one.
pub fn document() -> Document {
    window().document().expect("the program runs in a page")
}

/// The time in milliseconds since the page was opened.
pub fn now() -> f64 {
    CLOCK.with(|clock| clock.as_ref().map_or(0.0, Performance::now))
}

/// A time that stays the same from one frame to the next, in milliseconds. To ask for it costs less than to ask for
/// a frame.
pub fn frame_time() -> f64 {
    TIMELINE.with(|timeline| timeline.current_time().unwrap_or(f64::NAN))
}

/// The element with an id.
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Tells the style sheet whether the page is dark.
pub fn announce_theme(dark: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", if dark { "dark" } else { "light" });
    }
}

/// Whether an object has a property; for interfaces that a browser may not have.
pub fn has(object: &JsValue, property: &str) -> bool {
    Reflect::get(object, &JsValue::from_str(property)).is_ok_and(|value| !value.is_undefined())
}

/// Where a pointer is, in CSS pixels from an element's top left corner.
pub fn position_in(element: &Element, client: Vector2) -> Vector2 {
    let rectangle = element.get_bounding_client_rect();
    [client[0] - rectangle.left(), client[1] - rectangle.top()]
}

/// An event listener that is removed when this is dropped.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `handler` for each event of a kind on a target.
    pub fn new(
        target: &EventTarget,
        kind: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(handler);
        let _ = target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
        Listener {
            target: target.clone(),
            kind,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.kind, callback);
    }
}

/// Whether a part of an element is in sight: in the window, and not scrolled away. So it is until the browser
/// says otherwise.
pub struct Sight {
    seen: Rc<Cell<bool>>,
    observer: Option<IntersectionObserver>,
    _closure: Closure<dyn FnMut(JsValue)>,
}

impl Sight {
    /// Watches an element until this is dropped.
    pub fn of(element: &Element) -> Self {
        let seen = Rc::new(Cell::new(true));
        let shared = Rc::clone(&seen);
        let closure = Closure::<dyn FnMut(JsValue)>::new(move |entries: JsValue| {
            let entry = entries.unchecked_into::<Array>().at(-1);
            let intersects = Reflect::get(&entry, &"isIntersecting".into());
            shared.set(intersects.is_ok_and(|intersects| intersects.is_truthy()));
        });
        let observer = IntersectionObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Sight {
            seen,
            observer,
            _closure: closure,
        }
    }

    /// Whether it is in sight now.
    pub fn is_clear(&self) -> bool {
        self.seen.get()
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls `changed` whenever a CSS pixel has another number of device pixels than before: the
/// window came to another screen, or the page was zoomed.
pub struct PixelRatio {
    /// The listener of the latest ratio: a query asks for one ratio, so each change needs the next.
    _listener: Rc<RefCell<Option<Listener>>>,
}

impl PixelRatio {
    /// Listens from now on, until this is dropped.
    pub fn listen(changed: impl Fn() + 'static) -> Self {
        let slot = Rc::new(RefCell::new(None));
        listen_once(&slot, Rc::new(changed));
        PixelRatio { _listener: slot }
    }
}

fn listen_once(slot: &Rc<RefCell<Option<Listener>>>, changed: Rc<dyn Fn()>) {
    let query = format!("(resolution: {}dppx)", window().device_pixel_ratio());
    let Ok(Some(query)) = window().match_media(&query) else {
        return;
    };
    let weak = Rc::downgrade(slot);
    let listener = Listener::new(&query, "change", move |_| {
        if let Some(slot) = weak.upgrade() {
            changed();
            // A listener must not drop itself while it runs.
            let (slot, changed) = (Rc::clone(&slot), Rc::clone(&changed));
            wasm_bindgen_futures::spawn_local(async move { listen_once(&slot, changed) });
        }
    });
    slot.replace(Some(listener));
}

/// One callback that is run in the next animation frame after it is requested, however often it is
/// requested before. One closure for the whole life, not one per frame.
#[derive(Clone)]
pub struct Frame {
    pending: Rc<Cell<Option<i32>>>,
    closure: Rc<Closure<dyn FnMut(f64)>>,
}

impl Frame {
    /// `callback` gets the frame's time in milliseconds.
    pub fn new(mut callback: impl FnMut(f64) + 'static) -> Self {
        let pending = Rc::new(Cell::new(None));
        let shared = Rc::clone(&pending);
        let closure = Closure::<dyn FnMut(f64)>::new(move |time| {
            shared.set(None);
            callback(time);
        });
        Frame {
            pending,
            closure: Rc::new(closure),
        }
    }

    /// Asks for the callback in the next frame.
    pub fn request(&self) {
        if self.pending.get().is_none() {
            let callback = (*self.closure).as_ref().unchecked_ref();
            self.pending
                .set(window().request_animation_frame(callback).ok());
        }
    }

    /// Takes a request back.
    pub fn cancel(&self) {
        if let Some(handle) = self.pending.take() {
            let _ = window().cancel_animation_frame(handle);
        }
    }
}

/// One callback that is run some time after it is first requested, and not again until then.
#[derive(Clone)]
pub struct Delay {
    pending: Rc<Cell<Option<i32>>>,
    closure: Rc<Closure<dyn FnMut()>>,
    milliseconds: i32,
}

impl Delay {
    /// Waits `milliseconds` from the first request.
    pub fn new(milliseconds: i32, mut callback: impl FnMut() + 'static) -> Self {
        let pending = Rc::new(Cell::new(None));
        let shared = Rc::clone(&pending);
        let closure = Closure::<dyn FnMut()>::new(move || {
            shared.set(None);
            callback();
        });
        Delay {
            pending,
            closure: Rc::new(closure),
            milliseconds,
        }
    }

    /// Asks for the callback.
    pub fn request(&self) {
        if self.pending.get().is_none() {
            let callback = (*self.closure).as_ref().unchecked_ref();
            let handle = window()
                .set_timeout_with_callback_and_timeout_and_arguments_0(callback, self.milliseconds);
            self.pending.set(handle.ok());
        }
    }
}
