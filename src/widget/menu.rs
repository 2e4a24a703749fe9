//! What opens over the page: it closes on Escape and on a press outside.

use crate::browser::document;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

/// Calls `close` on a press outside of an element while it is open, and on Escape in it, which gives the focus to the
/// button that `opener` selects in it.
#[hook]
pub fn use_dismissal(menu: &NodeRef, opener: &'static str, open: bool, close: impl Fn() + 'static) {
    let menu = menu.clone();
    use_effect_with(open, move |&open| {
        let listener = |name: &'static str, handle: Box<dyn Fn(&Event)>| {
            // Before what is pressed has its say, which may end the event.
            let options = EventListenerOptions::run_in_capture_phase();
            let document = document();
            EventListener::new_with_options(&document, name, options, move |event| handle(event))
        };
        let close = std::rc::Rc::new(close);
        let listeners = open.then(|| {
            let element = move || menu.cast::<Element>();
            let holds = {
                let element = element.clone();
                move |event: &Event| {
                    let target = event
                        .target()
                        .and_then(|target| target.dyn_into::<Node>().ok());
                    element().is_some_and(|element| element.contains(target.as_ref()))
                }
            };
            let press = {
                let (holds, close) = (holds.clone(), close.clone());
                move |event: &Event| {
                    if !holds(event) {
                        close();
                    }
                }
            };
            let key = move |event: &Event| {
                let escape = event
                    .dyn_ref::<KeyboardEvent>()
                    .is_some_and(|event| event.key() == "Escape");
                if escape && holds(event) {
                    event.stop_propagation();
                    close();
                    let opener =
                        element().and_then(|menu| menu.query_selector(opener).ok().flatten());
                    if let Some(opener) =
                        opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok())
                    {
                        // Fails only for what cannot have the focus.
                        let _ = opener.focus();
                    }
                }
            };
            [
                listener("pointerdown", Box::new(press)),
                listener("keydown", Box::new(key)),
            ]
        });
        move || drop(listeners)
    });
}
