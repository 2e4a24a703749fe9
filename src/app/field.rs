//! A field for a number.

use super::input::use_input;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a field needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The element's id.
    pub id: AttrValue,
    /// What the number is called.
    pub label: AttrValue,
    /// The number as it is.
    pub value: AttrValue,
    /// Takes what was typed; what it cannot use, it says why.
    pub take: Callback<String, Result<(), String>>,
}

/// Takes a number with Enter or when the focus leaves; what cannot be used stays in the field, with
/// a message, and nothing changes. Escape takes back what was typed.
#[component]
pub fn NumberField(props: &Props) -> Html {
    // What the person typed and has not yet been taken, and what is wrong with it.
    let draft = use_state(|| (None::<String>, None::<String>));
    let submit = {
        let (draft, take) = (draft.clone(), props.take.clone());
        move || {
            let Some(text) = draft.0.clone() else {
                return;
            };
            match take.emit(text.clone()) {
                Ok(()) => draft.set((None, None)),
                Err(problem) => draft.set((Some(text), Some(problem))),
            }
        }
    };
    let element = use_node_ref();
    let typed = use_callback(draft.setter(), |input: HtmlInputElement, draft| {
        draft.set((Some(input.value()), None));
    });
    use_input(&element, typed);
    let onkeydown = {
        let (draft, submit) = (draft.clone(), submit.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => submit(),
            "Escape" => draft.set((None, None)),
            _ => {}
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| submit());
    let (text, problem) = &*draft;
    let shown = text
        .clone()
        .map_or_else(|| props.value.clone(), AttrValue::from);
    let problem_id = format!("{}-problem", props.id);
    html! {
        <span class="exact">
            <label for={props.id.clone()}>{ &props.label }</label>
            <input
                ref={element}
                id={props.id.clone()}
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                value={shown}
                aria-invalid={if problem.is_some() { "true" } else { "false" }}
                aria-describedby={problem_id.clone()}
                {onkeydown}
                {onblur}
            />
            <span id={problem_id} class="problem" role="alert">{ problem.clone().unwrap_or_default() }</span>
        </span>
    }
}
