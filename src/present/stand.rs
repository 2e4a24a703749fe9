//! Presenting: the picture, λ and the sentence alone, legible from the last row.

use crate::browser::{document, has, prefers_contrast};
use crate::dock::Dock;
use crate::keyboard::presenting_keys;
use crate::numbers::Sentence;
use crate::store::use_store;
use crate::widget::button::Button;
use figure::Theme;
use gloo_events::EventListener;
use std::rc::Rc;
use study::Action;
use study::present::{scale, text};
use yew::prelude::*;

/// The colours, with type and strokes that are legible from the last row of a room, in a window of this size.
pub fn from_afar(theme: Theme, window: [f64; 2]) -> Theme {
    let scale = scale(window);
    if prefers_contrast() {
        let quiet = theme.ink;
        return Theme {
            scale,
            quiet,
            ..theme
        };
    }
    Theme { scale, ..theme }
}

/// Asks for the whole screen, where a page may. What becomes of it is the browser's.
pub fn enter_full_screen() {
    let root = document().document_element();
    if let Some(root) = root.filter(|root| has(root, "requestFullscreen")) {
        // Refused where the person, or the page around this one, does not allow it: presenting goes on in the window.
        let _ = root.request_fullscreen();
    }
}

/// The properties of the stand.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The picture, below what is to be said of the link.
    pub children: Html,
}

/// The page while one presents.
#[component]
pub fn Stand(props: &Props) -> Html {
    let store = use_store();
    let blank = use_state_eq(|| false);
    let toggle = use_callback(blank.clone(), |(), blank| blank.set(!**blank));
    {
        let store = Rc::clone(&store);
        use_effect_with(toggle, move |toggle| {
            let listener = presenting_keys(store, toggle.clone());
            move || drop(listener)
        });
    }
    {
        let store = Rc::clone(&store);
        use_effect_with((), move |()| {
            let root = document().document_element();
            if let Some(root) = &root {
                // Fails only for names that are none.
                let _ = root.set_attribute("data-presenting", "");
            }
            // The browser takes Escape for itself while the page has the whole screen.
            let left = EventListener::new(&document(), "fullscreenchange", move |_| {
                if document().fullscreen_element().is_none() {
                    store.dispatch(Action::Present(false));
                }
            });
            move || {
                drop(left);
                if document().fullscreen_element().is_some() {
                    document().exit_fullscreen();
                }
                if let Some(root) = root {
                    let _ = root.remove_attribute("data-presenting");
                }
            }
        });
    }
    let end = Callback::from(move |_: MouseEvent| store.dispatch(Action::Present(false)));
    html! {
        <>
            <main class="presentation">
                <h1 class="visually-hidden">{ "Snap to Zero" }</h1>
                { props.children.clone() }
                <Sentence />
                <Button id="end-presenting" label={text::END} onclick={end}>{ "×" }</Button>
                if *blank {
                    <div id="blank" role="img" aria-label={text::BLANK}></div>
                }
            </main>
            <Dock />
        </>
    }
}
