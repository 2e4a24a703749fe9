//! Buttons and choices.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The properties of a button.
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// The element's id.
    #[prop_or_default]
    pub id: Option<&'static str>,
    /// Its classes in the style sheet.
    #[prop_or_default]
    pub class: Classes,
    /// Its name, where what is inside is not.
    #[prop_or_default]
    pub label: Option<&'static str>,
    /// Whether what it switches is on.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Whether it cannot be pressed now.
    #[prop_or_default]
    pub disabled: bool,
    /// Is told when it is pressed.
    pub onclick: Callback<MouseEvent>,
    /// Its content.
    pub children: Html,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    html! {
        <button
            type="button"
            id={props.id}
            class={props.class.clone()}
            aria-label={props.label}
            aria-pressed={props.pressed.map(|on| on.to_string())}
            disabled={props.disabled}
            onclick={props.onclick.clone()}
        >
            { props.children.clone() }
        </button>
    }
}

/// The properties of a choice.
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// The element's id.
    pub id: AttrValue,
    /// Its name, where no label has it.
    #[prop_or_default]
    pub label: Option<&'static str>,
    /// The options, each its value and its text.
    pub options: Vec<[AttrValue; 2]>,
    /// The value of the option that is chosen.
    pub chosen: AttrValue,
    /// Takes the value of another.
    pub choose: Callback<String>,
}

/// A choice among options.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let choose = props.choose.clone();
    let onchange = Callback::from(move |event: Event| {
        choose.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let option = |[value, text]: &[AttrValue; 2]| {
        html! { <option value={value.clone()} selected={*value == props.chosen}>{ text }</option> }
    };
    html! {
        <select id={props.id.clone()} aria-label={props.label} {onchange}>
            { for props.options.iter().map(option) }
        </select>
    }
}
