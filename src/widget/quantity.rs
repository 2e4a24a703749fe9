//! A number on the page.

use crate::store::use_current;
use figure::number::{compact, decimal, shortest};
use study::quantity as row;
use yew::prelude::*;

/// The properties of a number.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Its name in [`study::QUANTITIES`].
    pub name: &'static str,
    /// The place of its parameter among the names, and that name, where there is a number of each.
    #[prop_or_default]
    pub feature: Option<(usize, AttrValue)>,
    /// Its class in the style sheet.
    #[prop_or_default]
    pub class: Option<&'static str>,
    /// The name of a number whose decimals it has, so that the two can be added by eye.
    #[prop_or_default]
    pub like: Option<&'static str>,
}

/// A number as its digits, and exactly in `data-value`.
#[component]
pub fn Quantity(props: &Props) -> Html {
    let name = props.name;
    let quantity = row(name);
    let place = props.feature.as_ref().map(|(place, _)| *place);
    let model = props.like.and_then(row);
    let (value, model) = use_current(move |current| {
        let of = |quantity: &study::Quantity| quantity.of(&current.derived, place);
        let bits = |value: Option<f64>| value.map(f64::to_bits);
        (bits(quantity.and_then(of)), bits(model.and_then(of)))
    });
    let [value, model] = [value, model].map(|bits| bits.map(f64::from_bits));
    let decimals = model.and_then(decimals);
    let text = match (value, quantity.and_then(|quantity| quantity.digits)) {
        (Some(value), Some(_)) if decimals.is_some() => {
            decimal(value, decimals.unwrap_or_default())
        }
        (Some(value), Some(digits)) => compact(value, digits),
        (Some(value), None) => shortest(value),
        (None, _) => "–".to_owned(),
    };
    html! {
        <output
            class={props.class}
            aria-live="off"
            data-quantity={name}
            data-feature={props.feature.as_ref().map(|(_, feature)| feature.clone())}
            data-value={value.map(exact).unwrap_or_default()}
        >
            { text }
        </output>
    }
}

/// How many decimals show four digits of a number; `None` where that would be no short text.
fn decimals(x: f64) -> Option<usize> {
    let size = x.abs();
    (1e-3..1e5)
        .contains(&size)
        .then(|| (3.0 - size.log10().floor()).max(0.0) as usize)
}

/// The shortest text that JavaScript's `Number` reads back to the same number.
pub fn exact(value: f64) -> String {
    shortest(value).replace("inf", "Infinity")
}

/// The number of this name.
pub fn quantity(name: &'static str) -> Html {
    html! { <Quantity {name} /> }
}

/// The number of this name in the colour of what it is of.
pub fn colored(name: &'static str, class: &'static str) -> Html {
    html! { <Quantity {name} class={Some(class)} /> }
}
