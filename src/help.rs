//! The help: how to read the picture, the symbols, the keys, and how λ plays.

use crate::store::{use_current, use_store};
use study::keyboard::{BINDINGS, Place};
use study::playback::Playback;
use study::text;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// The properties of the help.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Is told when it is closed.
    pub close: Callback<()>,
}

/// The help, while it is open.
#[component]
pub fn Help(props: &Props) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Fails only for one that is open already.
                let _ = dialog.show_modal();
            }
        });
    }
    let store = use_store();
    let rests = use_current(|current| current.playing.rests);
    let set_rests = Callback::from(move |event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        store.play(|playback: &mut Playback| playback.set_rests(on));
    });
    let onclose = props.close.reform(|_: Event| ());
    // Closed in its own way, a dialog gives the focus back.
    let onclick = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let keys = |title: &'static str, place: Place| {
        let rows = BINDINGS
            .iter()
            .filter(move |binding| binding.place == place);
        html! {
            <>
                <h3>{ title }</h3>
                <dl>
                    { for rows.map(|binding| html! {
                        <div><dt><kbd>{ binding.shown }</kbd></dt><dd>{ binding.meaning }</dd></div>
                    }) }
                </dl>
            </>
        }
    };
    html! {
        <dialog ref={dialog} id="help" aria-labelledby="help-title" {onclose}>
            <div class="drawer-head">
                <h2 id="help-title">{ "How to read the picture" }</h2>
                <button type="button" class="close" aria-label="Close" {onclick}>{ "×" }</button>
            </div>
            <p>{ text::HOW_TO_READ }</p>
            <p>{ text::WHAT_TO_DRAG }</p>
            <h3>{ "Symbols" }</h3>
            <dl>{ for text::SYMBOLS.iter().map(|(symbol, meaning)| html! { <div><dt>{ *symbol }</dt><dd>{ *meaning }</dd></div> }) }</dl>
            { keys("Keys", Place::Page) }
            { keys("Keys on the slider of λ", Place::Lambda) }
            { keys("Keys in the plane", Place::Plane) }
            <h3>{ "Play" }</h3>
            <label class="check">
                <input type="checkbox" id="rests" checked={rests} onchange={set_rests} />
                { text::RESTS }
            </label>
        </dialog>
    }
}
