//! Switches of what the plane shows beyond the loss, the ball and θ*.

use crate::store::{use_current, use_dispatch};
use crate::widget::menu::use_dismissal;
use crate::widget::overlay::switched;
use figure::ShowField;
use study::Action;
use web_sys::Element;
use yew::prelude::*;

/// An option's name, what it shows, and where it is.
const OPTIONS: [(&str, &str, ShowField); 4] = [
    ("Normal cone", "why θ* stays at the corner", |show| {
        &mut show.normal_cone
    }),
    (
        "Sparsity map",
        "which parameters are zero, for each θ̂",
        |show| &mut show.sparsity_map,
    ),
    ("All minimisers", "when there is more than one", |show| {
        &mut show.solution_set
    }),
    ("Samples", "θ* for many redrawn data sets", |show| {
        &mut show.samples
    }),
];

/// The options, to be switched on one by one.
#[component]
pub fn ShowMenu() -> Html {
    let show = use_current(|current| current.state.view.plane.overlay);
    let switch = use_dispatch(move |field: ShowField| Action::SetOverlay(switched(show, field)));
    let item = |(name, shows, field): (&'static str, &str, ShowField)| {
        let switch = switch.clone();
        let onchange = Callback::from(move |_: Event| switch.emit(field));
        let on = *field(&mut { show });
        html! {
            <label>
                <input type="checkbox" checked={on} {onchange} />
                <span><b>{ name }</b>{ format!(": {shows}") }</span>
            </label>
        }
    };
    let menu = use_node_ref();
    let open = use_state_eq(|| false);
    let ontoggle = {
        let (menu, open) = (menu.clone(), open.clone());
        Callback::from(move |_: Event| {
            let menu = menu.cast::<Element>();
            open.set(menu.is_some_and(|menu| menu.has_attribute("open")));
        })
    };
    let close = {
        let menu = menu.clone();
        move || {
            if let Some(menu) = menu.cast::<Element>() {
                // Fails only for names that are none.
                let _ = menu.remove_attribute("open");
            }
        }
    };
    use_dismissal(&menu, "summary", *open, close);
    html! {
        <details ref={menu} class="layers" {ontoggle}>
            <summary>{ "Layers" }</summary>
            <div role="group" aria-label="Layers">
                { for OPTIONS.map(item) }
            </div>
        </details>
    }
}
