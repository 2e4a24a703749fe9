//! A number on the page.

use crate::store::use_current;
use figure::number::{compact, shortest};
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
}

/// A number as its digits, and exactly in `data-value`.
#[component]
pub fn Quantity(props: &Props) -> Html {
    let name = props.name;
    let quantity = row(name);
    let place = props.feature.as_ref().map(|(place, _)| *place);
    let value = use_current(move |current| {
        let value = quantity?.of(&current.derived, place);
        value.map(f64::to_bits)
    });
    let value = value.map(f64::from_bits);
    let text = match (value, quantity.and_then(|quantity| quantity.digits)) {
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
