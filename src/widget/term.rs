//! The words of the field in texts: a press tells what one means.

use study::term::{TERMS, Term, pieces};
use yew::prelude::*;

/// A text in which each term is a button where it first stands.
pub fn with_terms(text: &str) -> Html {
    pieces(text)
        .into_iter()
        .map(|(piece, term)| match term {
            Some(term) => html! {
                <button type="button" class="term" popovertarget={id(term)} aria-describedby={id(term)}>{ piece }</button>
            },
            None => html! { { piece } },
        })
        .collect()
}

/// What the terms mean. The browser opens one beside the button that is pressed, and closes it.
#[component]
pub fn Definitions() -> Html {
    html! {
        { for TERMS.iter().map(|term| html! {
            <p id={id(term)} class="definition" popover="auto">{ term.meaning }</p>
        }) }
    }
}

/// The id of what a term means.
fn id(term: &Term) -> String {
    format!("term-{}", term.name)
}
