//! Inputs whose `input` events are heard where they happen.
//!
//! yew hears an event at the page's root and looks for whom it may concern: for a slider that takes
//! longer than all that a move of λ does. While no component asks yew for `input` events it hears none.

use super::browser::Listener;
use super::field;
use crate::figure::number::{shortest, significant};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Tells `heard`, as it is at the latest rendering, of each `input` event of an element while it is there.
#[hook]
pub fn use_input(element: &NodeRef, there: bool, heard: Callback<HtmlInputElement>) {
    let latest = use_mut_ref(Callback::noop);
    latest.replace(heard);
    let element = element.clone();
    use_effect_with(there, move |_| {
        let listener = element.cast::<HtmlInputElement>().map(|input| {
            let target = input.clone();
            Listener::new(&target, "input", move |_| {
                let heard = latest.borrow().clone();
                heard.emit(input.clone());
            })
        });
        move || drop(listener)
    });
}

/// What a slider needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The element's id.
    pub id: AttrValue,
    /// What it is called.
    pub label: &'static str,
    /// The least and the largest number.
    pub ends: [f64; 2],
    /// The number now.
    pub value: f64,
    /// The number as a text, if it is another than that.
    pub text: Option<AttrValue>,
    /// Takes a new number.
    pub take: Callback<f64>,
    /// The field that stands in place of the number.
    pub exact: Option<field::Props>,
}

/// A slider with its name and its number.
pub fn slider(props: Props) -> Html {
    html! { <Slider ..props /> }
}

/// A slider with its name and its number.
#[component]
fn Slider(props: &Props) -> Html {
    let Props {
        ref id,
        label,
        ends: [least, most],
        value,
        ref text,
        ref take,
        ref exact,
    } = *props;
    let text = text.clone().unwrap_or_else(|| significant(value, 4).into());
    let element = use_node_ref();
    let take = take.clone();
    let heard = Callback::from(move |input: HtmlInputElement| take.emit(input.value_as_number()));
    use_input(&element, true, heard);
    let step = (most - least) / 1000.0;
    html! {
        <div class="row">
            <label for={id.clone()}>{ label }</label>
            <input ref={element} type="range" id={id.clone()} min={shortest(least)} max={shortest(most)} step={shortest(step)}
                value={shortest(value.clamp(least, most))} aria-valuetext={text.clone()} />
            if let Some(exact) = exact {
                { field::of(exact.clone()) }
            } else {
                <span class="row-value">{ text }</span>
            }
        </div>
    }
}
