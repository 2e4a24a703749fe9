//! What a printed page says beyond what is seen: where it comes from.

use crate::browser::window;
use crate::store::use_store;
use gloo_events::EventListener;
use web_sys::Element;
use yew::prelude::*;

/// The link of the state that is printed, on paper alone.
#[component]
pub fn PrintLink() -> Html {
    let store = use_store();
    let link = use_node_ref();
    {
        let link = link.clone();
        use_effect_with((), move |()| {
            // The page is printed as it is when this returns, so there is no time for another rendering.
            let listener = EventListener::new(&window(), "beforeprint", move |_| {
                store.write_hash();
                let address = window().location().href().unwrap_or_default();
                if let Some(link) = link.cast::<Element>() {
                    let version = env!("CARGO_PKG_VERSION");
                    let text = format!("Snap to Zero, version {version}: {address}");
                    link.set_text_content(Some(&text));
                }
            });
            move || drop(listener)
        });
    }
    html! { <p ref={link} id="print-link" aria-hidden="true"></p> }
}
