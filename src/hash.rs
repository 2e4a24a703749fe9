//! The hash of the page's URL, which is the state's text.

use crate::browser::window;
use wasm_bindgen::JsValue;

/// The hash as it is, with its “#”; empty where there is none.
pub fn current() -> String {
    window().location().hash().unwrap_or_default()
}

/// Replaces the hash by `text`, without a new entry in the browser's history.
pub fn write(text: &str) {
    let hash = format!("#{text}");
    if hash != current()
        && let Ok(history) = window().history()
    {
        // Refused only where a page changes its URL too often; the next pause writes it.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
    }
}
