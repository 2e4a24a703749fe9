//! A field for a number.

use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The properties of a field.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The element's id.
    pub id: AttrValue,
    /// The number's name.
    pub label: AttrValue,
    /// The number as it is.
    pub value: AttrValue,
    /// Takes what was typed; what it cannot use, it says why.
    pub take: Callback<String, Result<(), String>>,
}

/// The text that was typed and not yet taken, and its fault.
#[derive(Clone, Default, PartialEq)]
struct Draft {
    text: Option<String>,
    problem: String,
}

/// Takes a number with Enter or when the focus leaves; what cannot be used stays in the field, with
/// a message, and nothing changes. Escape takes back what was typed.
#[component]
pub fn NumberField(props: &Props) -> Html {
    let draft = use_state(Draft::default);
    let submit = {
        let (draft, take) = (draft.clone(), props.take.clone());
        Rc::new(move || {
            let Some(text) = draft.text.clone() else {
                return;
            };
            draft.set(match take.emit(text.clone()) {
                Ok(()) => Draft::default(),
                Err(problem) => Draft {
                    text: Some(text),
                    problem,
                },
            });
        })
    };
    let oninput = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            draft.set(Draft {
                text: Some(event.target_unchecked_into::<HtmlInputElement>().value()),
                problem: String::new(),
            });
        })
    };
    let onkeydown = {
        let (draft, submit) = (draft.clone(), Rc::clone(&submit));
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => submit(),
            "Escape" => draft.set(Draft::default()),
            _ => {}
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| submit());
    let Draft { text, problem } = &*draft;
    let shown = text
        .clone()
        .map_or_else(|| props.value.clone(), AttrValue::from);
    let problem_id = format!("{}-problem", props.id);
    html! {
        <span class="exact">
            <label for={props.id.clone()}>{ &props.label }</label>
            <input
                id={props.id.clone()}
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                value={shown}
                aria-invalid={(!problem.is_empty()).to_string()}
                aria-describedby={problem_id.clone()}
                {oninput}
                {onkeydown}
                {onblur}
            />
            <span id={problem_id} class="problem" role="alert">{ problem }</span>
        </span>
    }
}

/// A field for a number.
pub fn number_field(
    id: impl Into<AttrValue>,
    label: impl Into<AttrValue>,
    value: String,
    take: Callback<String, Result<(), String>>,
) -> Html {
    html! { <NumberField id={id.into()} label={label.into()} {value} {take} /> }
}
