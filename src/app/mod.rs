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

/// Mounts the page in the element `app`.
///
/// A panic ends the program with a trap of WebAssembly; `static/start.js` hears it and shows the apology,
/// which does not need this program to be alive.
pub fn mount() {
    if let Some(root) = browser::element("app") {
        root.set_inner_html("");
        // `static/start.js` hides it for a fast start.
        let _ = root.remove_attribute("hidden");
        yew::Renderer::<page::Page>::with_root(root).render();
    }
}
