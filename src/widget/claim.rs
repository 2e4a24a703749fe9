//! What the page states, under its stable name.

use crate::store::use_current;
use study::Claim;
use yew::prelude::*;

/// A claim as a paragraph.
pub fn paragraph(claim: Claim) -> Html {
    html! { <p data-claim={claim.name}>{ claim.text }</p> }
}

/// What is not needed at first.
pub fn more(title: &'static str, content: Html) -> Html {
    html! { <details class="more"><summary>{ title }</summary><div class="more-content">{ content }</div></details> }
}

/// A claim as the title of a chart.
pub fn chart_title(claim: Claim) -> Html {
    html! { <h3 class="chart-title" data-claim={claim.name}>{ claim.text }</h3> }
}

/// A note in topics that know L1 alone, where the plane shows another penalty.
#[component]
pub fn L1Note() -> Html {
    let note = use_current(|current| current.derived.l1_note());
    html! { { for note.map(paragraph) } }
}
