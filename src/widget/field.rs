//! A field for a number.

use crate::store::use_store;
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
    /// The number as it is shown while nobody types; `value` if not given.
    #[prop_or_default]
    pub rest: Option<AttrValue>,
    /// Takes what was typed; what it cannot use, it says why.
    pub take: Callback<String, Result<(), String>>,
}

/// The text that was typed and not yet taken, and its fault.
#[derive(Clone, Default, PartialEq)]
struct Draft {
    text: String,
    problem: String,
    /// The number while it was typed: with another one it is void.
    over: AttrValue,
}

/// Takes a number with Enter or when the focus leaves; what cannot be used stays in the field, is marked and
/// explained, and goes with the next change of the number from elsewhere. Escape takes back what was typed.
#[component]
pub fn NumberField(props: &Props) -> Html {
    let store = use_store();
    let draft = use_state(|| None::<Draft>);
    let focused = use_state_eq(|| false);
    let current = (*draft).clone().filter(|draft| draft.over == props.value);
    {
        // Once the number is another, what was typed over the one before is gone for good.
        let draft = draft.clone();
        use_effect_with(draft.is_some() && current.is_none(), move |&void| {
            if void {
                draft.set(None);
            }
        });
    }
    let submit = {
        let (draft, current, take) = (draft.clone(), current.clone(), props.take.clone());
        Rc::new(move || {
            let Some(Draft { text, over, .. }) = current.clone() else {
                return;
            };
            draft.set(take.emit(text.clone()).err().map(|problem| Draft {
                text,
                problem,
                over,
            }));
        })
    };
    let oninput = {
        let (draft, over) = (draft.clone(), props.value.clone());
        Callback::from(move |event: InputEvent| {
            draft.set(Some(Draft {
                text: event.target_unchecked_into::<HtmlInputElement>().value(),
                problem: String::new(),
                over: over.clone(),
            }));
        })
    };
    let onkeydown = {
        let (draft, submit) = (draft.clone(), Rc::clone(&submit));
        let typed = current.is_some();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => submit(),
            "Escape" if typed => {
                event.stop_propagation();
                draft.set(None);
            }
            // Where nothing was typed there is nothing of the field's own to undo.
            "z" | "Z" | "y" if !typed && (event.ctrl_key() || event.meta_key()) => {
                event.prevent_default();
                if event.key().eq_ignore_ascii_case("z") && !event.shift_key() {
                    store.undo();
                } else {
                    store.redo();
                }
            }
            _ => {}
        })
    };
    let onfocus = {
        let focused = focused.clone();
        Callback::from(move |_: FocusEvent| focused.set(true))
    };
    let onblur = {
        let focused = focused.clone();
        Callback::from(move |_: FocusEvent| {
            focused.set(false);
            submit();
        })
    };
    let rest = props.rest.clone().filter(|_| !*focused);
    let (shown, problem) = match current {
        Some(Draft { text, problem, .. }) => (text.into(), problem),
        None => (rest.unwrap_or_else(|| props.value.clone()), String::new()),
    };
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
                {onfocus}
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
