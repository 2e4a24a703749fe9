//! The page: yew components, canvases, pointer and keyboard. The only room that knows the browser.
//!
//! | subject | file |
//! |---|---|
//! | the layout of the page | `page`, `header`, `panel` |
//! | the state, and the one frame that shows it | `store`, `playback`, `hash` |
//! | a figure on its canvases | `easel`, `canvas` |
//! | the plane with its handles | `stage` |
//! | λ, the numbers, and a panel for each topic | `lambda`, `numbers`, `topic` |
//! | number, slider, field and button | `widget` |
//! | the apology | `panic` |
//!
//! An event becomes a `study::Action`, which the `Store` gives to the reducer. In the next animation frame the
//! state is solved, and every component that shows something of it does so in that frame. Nothing here computes;
//! nothing below here knows a browser.
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
