//! Keys that mean the same wherever a λ is focused, and those that work on the whole page.

use crate::browser::window;
use crate::store::{Store, use_store};
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::rc::Rc;
use study::Action;
use study::keyboard::{self, Command, Place};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::prelude::*;

/// Whether the browser or the system has its own use for a key.
fn is_taken(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}

/// The handler of keys on a slider of λ.
#[hook]
pub fn use_lambda_keys() -> Callback<KeyboardEvent> {
    let store = use_store();
    Callback::from(move |event: KeyboardEvent| {
        if is_taken(&event) {
            return;
        }
        let command = keyboard::command(Place::Lambda, &event.key(), false, event.shift_key());
        if let Some(Command::Do(intent)) = command {
            event.prevent_default();
            store.dispatch(intent);
        }
    })
}

/// The direction of an arrow key in the plane, times `step` (ten steps with Shift).
pub fn arrow(event: &KeyboardEvent, step: f64) -> Option<[f64; 2]> {
    if is_taken(event) {
        return None;
    }
    let step = if event.shift_key() { 10.0 * step } else { step };
    Some(match event.key().as_str() {
        "ArrowRight" => [step, 0.0],
        "ArrowLeft" => [-step, 0.0],
        "ArrowUp" => [0.0, step],
        "ArrowDown" => [0.0, -step],
        _ => return None,
    })
}

/// Whether an element that a key goes to, or one around it, is of a kind.
fn is_within(event: &Event, selector: &str) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Where keys are text, or something else has the page's attention.
const TYPING: &str = "select, textarea, input:not([type=range]), [role=alertdialog], dialog";
/// The elements that Space presses.
const PRESSED: &str = "button:not(.handle), a, summary";

/// The keys while one presents, until this is dropped: before any control has its say, except where one types.
pub fn presenting_keys(store: Rc<Store>, blank: Callback<()>) -> EventListener {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: false,
    };
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if is_taken(key) || is_within(event, TYPING) {
            return;
        }
        match keyboard::command(Place::Presenting, &key.key(), false, false) {
            Some(Command::Do(intent)) => store.dispatch(intent),
            Some(Command::Blank) => blank.emit(()),
            Some(Command::EndPresenting) => store.dispatch(Action::Present(false)),
            _ => return,
        }
        key.prevent_default();
        key.stop_immediate_propagation();
    })
}

/// The keys of the whole page, until this is dropped. Not where a control has its own use for the key.
pub fn page_keys(store: Rc<Store>, help: Callback<()>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if key.alt_key() || key.default_prevented() || is_within(event, TYPING) {
            return;
        }
        let control = key.ctrl_key() || key.meta_key();
        match keyboard::command(Place::Page, &key.key(), control, key.shift_key()) {
            Some(Command::PlayOrPause) if is_within(event, PRESSED) => return,
            Some(Command::PlayOrPause) => store.toggle(),
            Some(Command::Do(intent)) => store.dispatch(intent),
            Some(Command::Undo) => store.undo(),
            Some(Command::Redo) => store.redo(),
            Some(Command::Help) => help.emit(()),
            Some(Command::Blank | Command::EndPresenting) | None => return,
        }
        key.prevent_default();
    })
}
