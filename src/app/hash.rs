//! The URL's hash is the state: written a moment after a change, read when it changes.

use super::browser::{Listener, window};
use super::store::Dispatch;
use crate::study::State;
use crate::study::permalink::{self, Notice};
use wasm_bindgen::JsValue;

/// The hash of the page's URL.
pub fn current() -> String {
    window().location().hash().unwrap_or_default()
}

/// Writes a state into the URL, and says what its hash is then.
pub fn write(state: &State) -> String {
    let hash = format!("#{}", permalink::write(state));
    if hash != current()
        && let Ok(history) = window().history()
    {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
    }
    current()
}

/// Follows the hash, and writes it when the page is left, until this is dropped; `on_notices` is told
/// what of a link was not used.
pub fn follow(store: &Dispatch, on_notices: impl Fn(Vec<Notice>) + 'static) -> [Listener; 2] {
    store.write_hash_later();
    let (flush, store) = (store.clone(), store.clone());
    let leaving = Listener::new(&window(), "pagehide", move |_| flush.write_hash());
    let changed = Listener::new(&window(), "hashchange", move |_| {
        let hash = current();
        if hash.trim_start_matches('#') != permalink::write(&store.latest().state) {
            let (state, notices) = permalink::read(&hash);
            store.follow(hash, state);
            on_notices(notices);
        }
    });
    [leaving, changed]
}
