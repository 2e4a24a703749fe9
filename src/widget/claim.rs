//! What the page states, under its stable name.

use crate::store::use_current;
use crate::widget::term::with_terms;
use study::Claim;
use web_sys::Element;
use yew::prelude::*;

/// A claim as a paragraph.
pub fn paragraph(claim: Claim) -> Html {
    html! { <p data-claim={claim.name}>{ with_terms(&claim.text) }</p> }
}

/// The properties of what is not needed at first.
#[derive(Properties, PartialEq)]
pub struct MoreProps {
    /// What it is.
    pub title: &'static str,
    /// Whether numbers for programs stand in it: it is there then also while it is closed.
    #[prop_or_default]
    pub numbers: bool,
    /// It.
    pub children: Html,
}

/// What is not needed at first, and costs nothing before it is opened.
#[component]
pub fn More(props: &MoreProps) -> Html {
    let details = use_node_ref();
    let open = use_state_eq(|| false);
    let ontoggle = {
        let (details, open) = (details.clone(), open.clone());
        Callback::from(move |_: Event| {
            let details = details.cast::<Element>();
            open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    html! {
        <details ref={details} class="more" {ontoggle}>
            <summary>{ props.title }</summary>
            if *open || props.numbers {
                <div class="more-content">{ props.children.clone() }</div>
            }
        </details>
    }
}

/// A claim as the title of a chart.
pub fn chart_title(claim: Claim) -> Html {
    html! { <h3 class="chart-title" data-claim={claim.name}>{ with_terms(&claim.text) }</h3> }
}

/// A note in topics that know L1 alone, where the plane shows another penalty.
#[component]
pub fn L1Note() -> Html {
    let note = use_current(|current| current.derived.l1_note());
    html! { { for note.map(paragraph) } }
}
