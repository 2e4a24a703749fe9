//! A number on the page.

use crate::store::use_current;
use figure::number::{compact, shortest};
use study::Derived;
use yew::prelude::*;

/// The properties of a number.
#[derive(Clone, Properties)]
pub struct Props {
    /// Its `data-quantity`. The names are documented in the README and stay.
    pub name: &'static str,
    /// How many significant digits are shown, see [`compact()`]; `data-value` holds all. `None` for whole
    /// numbers.
    pub digits: Option<usize>,
    /// Its value, where there is one.
    pub value: fn(&Derived) -> Option<f64>,
    /// Its class in the style sheet.
    #[prop_or_default]
    pub class: Option<&'static str>,
}

impl PartialEq for Props {
    /// A name has one value and one number of digits.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.class == other.class
    }
}

/// A number as its digits, and exactly in `data-value`.
#[component]
pub fn Quantity(props: &Props) -> Html {
    let select = props.value;
    let value = use_current(move |current| select(&current.derived).map(f64::to_bits));
    let value = value.map(f64::from_bits);
    let text = match (value, props.digits) {
        (Some(value), Some(digits)) => compact(value, digits),
        (Some(value), None) => shortest(value),
        (None, _) => "–".to_owned(),
    };
    html! {
        <output
            class={props.class}
            aria-live="off"
            data-quantity={props.name}
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

/// A number that is always there.
pub fn quantity(name: &'static str, digits: usize, value: fn(&Derived) -> Option<f64>) -> Html {
    html! { <Quantity {name} digits={Some(digits)} {value} /> }
}

/// A number in the colour of what it is of.
pub fn colored(
    name: &'static str,
    digits: usize,
    class: &'static str,
    value: fn(&Derived) -> Option<f64>,
) -> Html {
    html! { <Quantity {name} digits={Some(digits)} {value} class={Some(class)} /> }
}
