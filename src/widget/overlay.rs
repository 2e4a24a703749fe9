//! A switch of what the plane shows beyond the loss, the ball and θ*.

use crate::store::{use_current, use_dispatch};
use crate::widget::button::Button;
use figure::{Show, ShowField};
use study::Action;
use yew::prelude::*;

/// The options with one of them switched.
pub fn switched(mut show: Show, field: ShowField) -> Show {
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
