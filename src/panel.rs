//! The tabs in the column, and the panel that is open.

use crate::store::{use_current, use_dispatch};
use crate::topic::descent::DescentPanel;
use crate::topic::forms::FormsPanel;
use crate::topic::loss::LossPanel;
use crate::topic::optimality::OptimalityPanel;
use crate::topic::parameter::ParameterPanel;
use crate::topic::path::PathPanel;
use crate::topic::penalties::PenaltiesPanel;
use crate::topic::sampling::SamplingPanel;
use study::{Action, Panel};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The panels in their order.
const PANELS: [(Panel, &str); 8] = [
    (Panel::Path, "Path"),
    (Panel::Forms, "Both forms"),
    (Panel::Optimality, "Why zero"),
    (Panel::Parameter, "One parameter"),
    (Panel::Penalties, "Penalties"),
    (Panel::Loss, "Loss"),
    (Panel::Sampling, "Chance"),
    (Panel::Descent, "Descent"),
];

/// The tabs and the panel.
#[component]
pub fn Panels() -> Html {
    let shown = use_current(|current| current.state.panel);
    let show = use_dispatch(Action::ShowPanel);
    let place = PANELS.iter().position(|(panel, _)| *panel == shown);
    let place = place.unwrap_or_default();
    let onkeydown = {
        let show = show.clone();
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowRight" => (place + 1) % PANELS.len(),
                "ArrowLeft" => (place + PANELS.len() - 1) % PANELS.len(),
                "Home" => 0,
                "End" => PANELS.len() - 1,
                _ => return,
            };
            event.prevent_default();
            show.emit(PANELS[next].0);
            // The event's current target is the page's root, where yew hears it.
            let tabs = event.target_unchecked_into::<Element>().parent_element();
            let tab = tabs.and_then(|tabs| tabs.children().item(next as u32));
            if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
                // Fails only for what cannot have the focus.
                let _ = tab.focus();
            }
        })
    };
    let tab = |(panel, name): &(Panel, &'static str)| {
        let (panel, on, show) = (*panel, *panel == shown, show.clone());
        html! {
            <button
                type="button"
                role="tab"
                aria-selected={on.to_string()}
                aria-controls="panel"
                tabindex={if on { "0" } else { "-1" }}
                onclick={move |_| show.emit(panel)}
            >
                { *name }
            </button>
        }
    };
    let name = PANELS[place].1;
    html! {
        <section class="panel">
            <div class="tabs" role="tablist" aria-label="Look closer" {onkeydown}>{ for PANELS.iter().map(tab) }</div>
            <div id="panel" role="tabpanel" aria-label={name} key={name}>
                { match shown {
                    Panel::Path => html! { <PathPanel /> },
                    Panel::Forms => html! { <FormsPanel /> },
                    Panel::Optimality => html! { <OptimalityPanel /> },
                    Panel::Parameter => html! { <ParameterPanel /> },
                    Panel::Penalties => html! { <PenaltiesPanel /> },
                    Panel::Loss => html! { <LossPanel /> },
                    Panel::Sampling => html! { <SamplingPanel /> },
                    Panel::Descent => html! { <DescentPanel /> },
                } }
                <TieBreaks />
            </div>
        </section>
    }
}

/// Which of several minimisers other rules and starts reach, while all of them are shown.
#[component]
fn TieBreaks() -> Html {
    let tie_breaks = use_current(|current| {
        let shown = current.state.show.solution_set;
        shown.then(|| current.derived.tie_breaks()).flatten()
    });
    html! {
        if let Some(text) = tie_breaks {
            <p id="reached">{ text }</p>
        }
    }
}
