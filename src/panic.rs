//! Tells the page what a panic says: the trap that ends the program a moment later has no text.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// From now on each panic sends the window an event `panic`, with the message and the place as its `detail`.
/// `static/start.js` shows it.
pub fn announce() {
    // not std's `set_hook`: yew would put its own in place of that
    yew::set_custom_panic_hook(Box::new(|panic| {
        let detail = CustomEventInit::new();
        detail.set_detail(&JsValue::from_str(&panic.to_string()));
        // no `expect` in here: a panic within the hook would hide the first
        if let (Some(window), Ok(event)) = (
            web_sys::window(),
            CustomEvent::new_with_event_init_dict("panic", &detail),
        ) {
            let _ = window.dispatch_event(&event);
        }
    }));
}
