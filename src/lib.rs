//! The page: yew components, canvases, pointer and keyboard. The only room that knows the browser.
//!
//! One way for the data: an event becomes an `study::Action`, which the
//! `Store` gives to the reducer; in the next animation frame the state is solved, and
//! every component that shows something of it does so in that frame. Nothing here computes; nothing below
//! here knows a browser.
#![cfg(target_arch = "wasm32")]
#![forbid(unsafe_code)]

mod browser;
mod canvas;
mod easel;
mod hash;
mod header;
mod keyboard;
mod lambda;
mod numbers;
mod page;
mod panel;
mod panic;
mod playback;
mod stage;
mod store;
mod topic;
mod widget;

/// Mounts the page in the element `app`.
///
/// When it stops, by a panic or by a trap of WebAssembly, `static/start.js` shows the apology, which does not
/// need this program to be alive.
pub fn mount() {
    panic::announce();
    if let Some(root) = browser::document().get_element_by_id("app") {
        yew::Renderer::<page::Page>::with_root(root).render();
    }
}
