//! The help: how to read the picture, the symbols, the keys, and how λ plays.

use crate::store::{use_current, use_store};
use crate::widget::dialog::Dialog;
use study::keyboard::{BINDINGS, Place};
use study::playback::Playback;
use study::text;
use web_sys::HtmlInputElement;
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
    let store = use_store();
    let rests = use_current(|current| current.playing.rests);
    let set_rests = Callback::from(move |event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        store.play(|playback: &mut Playback| playback.set_rests(on));
    });
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
        <Dialog id="help" title="How to read the picture" close={props.close.clone()}>
            <p>{ text::HOW_TO_READ }</p>
            <p>{ text::WHAT_TO_DRAG }</p>
            <h3>{ "Symbols" }</h3>
            <dl>{ for text::SYMBOLS.iter().map(|(symbol, meaning)| html! { <div><dt>{ *symbol }</dt><dd>{ *meaning }</dd></div> }) }</dl>
            { keys("Keys", Place::Page) }
            { keys("Keys on the slider of λ", Place::Lambda) }
            { keys("Keys in the plane", Place::Plane) }
            { keys("Keys while presenting", Place::Presenting) }
            <h3>{ "Play" }</h3>
            <label class="check">
                <input type="checkbox" id="rests" checked={rests} onchange={set_rests} />
                { text::RESTS }
            </label>
        </Dialog>
    }
}
