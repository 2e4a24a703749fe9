//! The page: yew components, canvases, pointer and keyboard. The only room that knows the browser.
//!
//! One way for the data: an event becomes an [`Action`](crate::study::Action), the reducer makes the
//! next state, [`derive`](crate::study::derive()) solves it, and the figures draw in one animation
//! frame. Nothing here computes; nothing below here knows a browser.

mod browser;
mod canvas;
mod column;
mod contour;
mod easel;
mod field;
mod forms;
mod hash;
mod header;
mod input;
mod keyboard;
mod knob;
mod lambda;
mod numbers;
mod page;
mod panel;
mod panic;
mod parts;
mod penalties;
mod player;
mod readouts;
mod slice;
mod stage;
mod store;
mod studio;
mod walk;
mod walk_readouts;
mod walker;

use crate::figure::number;
use js_sys::{JsString, Number};
use wasm_bindgen::JsValue;

/// A number's text as the browser writes it, with exponents as Rust has them.
fn text(written: Result<JsString, JsValue>) -> String {
    // Fails only for more than a hundred decimals.
    written.map_or_else(
        |_| String::new(),
        |text| String::from(text).replace("e+", "e"),
    )
}

/// Mounts the page in the element `app`.
///
/// When it stops, by a panic or by a trap of WebAssembly, `static/start.js` shows the apology, which does not
/// need this program to be alive.
pub fn mount() {
    panic::announce();
    crate::study::read_numbers_with(|text| JsValue::from_str(text).unchecked_into_f64());
    number::write_numbers_with(number::Writer {
        fixed: |x, places| text(Number::from(x).to_fixed(places as u8)),
        exponential: |x, places| text(Number::from(x).to_exponential(places as u8)),
        shortest: |x| text(Number::from(x).to_string_with_radix(10)),
    });
    if let Some(root) = browser::element("app") {
        root.set_inner_html("");
        // `static/start.js` hides it for a fast start.
        let _ = root.remove_attribute("hidden");
        yew::Renderer::<page::Page>::with_root(root).render();
    }
}
