//! The page: yew components, canvases, pointer and keyboard. The only room that knows the browser.
//!
//! | subject | file |
//! |---|---|
//! | the layout of the page | `page`, `header`, `problem` (the drawer), `question` (the column), `dock` (λ and c), `help` |
//! | the solver, in a program of its own | `worker` |
//! | the state, and the one frame that shows it | `store`, `hash` |
//! | a figure on its canvases | `easel`, `canvas` |
//! | the plane with its handles | `stage` |
//! | the sentence, the numbers, and a file for each topic | `numbers`, `topic` |
//! | number, slider, field and button | `widget` |
//! | pictures that are taken away | `present` |
//! | the apology | `panic` |
//!
//! An event becomes a `study::Intent`, which the `Store` resolves to an `Action` for the reducer. In the next animation frame the
//! state is solved, and every component that shows something of it does so in that frame. Nothing here computes;
//! nothing below here knows a browser.
#![cfg(target_arch = "wasm32")]
#![forbid(unsafe_code)]

mod browser;
mod canvas;
mod dock;
mod easel;
mod hash;
mod header;
mod help;
mod keyboard;
mod numbers;
mod opening;
mod page;
mod panic;
mod present;
mod problem;
mod question;
mod stage;
mod store;
pub mod table;
mod topic;
mod widget;
pub mod worker;

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
