//! The URL's hash is the state: written a moment after a change, read when it changes.

use super::browser::{Delay, Latest, Listener, window};
use super::store::Dispatch;
use crate::study::permalink::{self, Notice};
use crate::study::{Action, State};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Browsers allow only so many changes of the URL in a time; a drag makes more than that.
const PAUSE: i32 = 400;

/// The hash of the page's URL.
pub fn current() -> String {
    window().location().hash().unwrap_or_default()
}

/// Writes a state into the URL at once.
pub fn write(state: &State) {
    let hash = format!("#{}", permalink::write(state));
    if hash != current()
        && let Ok(history) = window().history()
    {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
    }
}

/// Keeps the hash and the state the same; `on_notices` is told what of a link was not used.
#[hook]
pub fn use_hash(state: &State, dispatch: Dispatch, on_notices: Callback<Vec<Notice>>) {
    let latest: Latest<State> = use_mut_ref(|| state.clone());
    let delay = {
        let latest = Rc::clone(&latest);
        use_memo((), |()| {
            Delay::new(PAUSE, move || write(&RefCell::borrow(&latest)))
        })
    };
    {
        let latest = Rc::clone(&latest);
        use_effect_with(state.clone(), move |state| {
            latest.replace(state.clone());
            delay.request();
        });
    }
    use_effect_with((), move |()| {
        let flush = Rc::clone(&latest);
        let leaving = Listener::new(&window(), "pagehide", move |_| {
            write(&RefCell::borrow(&flush))
        });
        let changed = Listener::new(&window(), "hashchange", move |_| {
            let hash = current();
            if hash.trim_start_matches('#') != permalink::write(&RefCell::borrow(&latest)) {
                let (state, notices) = permalink::read(&hash);
                dispatch.dispatch(Action::Load(Box::new(state)));
                on_notices.emit(notices);
            }
        });
        move || drop((leaving, changed))
    });
}
