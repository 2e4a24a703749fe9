//! Switches of what the plane shows beyond the loss, the ball and θ*.

use crate::store::{use_current, use_dispatch};
use crate::widget::button::Button;
use figure::{Show, ShowField};
use study::Action;
use yew::prelude::*;

/// The options with one of them switched.
fn switched(mut show: Show, field: ShowField) -> Show {
    let on = field(&mut show);
    *on = !*on;
    show
}

/// The properties of a button for an option.
#[derive(Properties)]
pub struct Props {
    /// The option.
    pub field: ShowField,
    /// The button's text.
    pub text: &'static str,
}

impl PartialEq for Props {
    /// A text belongs to one option.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// A button that switches an option on and off.
#[component]
pub fn ShowButton(props: &Props) -> Html {
    let (text, field) = (props.text, props.field);
    let mut show = use_current(|current| current.state.view.plane.overlay);
    let onclick = use_dispatch(move |_| Action::SetOverlay(switched(show, field)));
    let on = *field(&mut show);
    html! { <Button pressed={Some(on)} {onclick}>{ text }</Button> }
}

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
    html! {
        <details class="layers">
            <summary>{ "Layers" }</summary>
            <div role="group" aria-label="Layers">
                { for OPTIONS.map(item) }
            </div>
        </details>
    }
}
