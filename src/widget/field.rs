//! A field for a number.

use crate::store::use_store;
use std::rc::Rc;
use study::Typed;
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
    /// Which number it is.
    pub number: Typed,
}

/// The text that was typed and not yet taken, and its fault.
#[derive(Clone, Default, PartialEq)]
struct Typing {
    text: String,
    problem: String,
    /// The value shown when typing began; if it changes, the typed text is discarded.
    over: AttrValue,
}

/// Takes a number with Enter or when the focus leaves; what cannot be used stays in the field, is marked and
/// explained, and goes with the next change of the number from elsewhere. Escape takes back what was typed. While
/// nothing is typed the number is selected whole, so that what is typed takes its place.
#[component]
pub fn NumberField(props: &Props) -> Html {
    let store = use_store();
    let input = use_node_ref();
    let draft = use_state(|| None::<Typing>);
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
    {
        let input = input.clone();
        let untouched = *focused && current.is_none();
        use_effect_with((untouched, props.value.clone()), move |&(untouched, _)| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| untouched) {
                input.select();
            }
        });
    }
    let submit = {
        let (draft, current, number) = (draft.clone(), current.clone(), props.number);
        let store = Rc::clone(&store);
        Rc::new(move || {
            let Some(Typing { text, over, .. }) = current.clone() else {
                return;
            };
            draft.set(store.type_into(number, &text).err().map(|problem| Typing {
                text,
                problem,
                over,
            }));
        })
    };
    let oninput = {
        let (draft, over) = (draft.clone(), props.value.clone());
        Callback::from(move |event: InputEvent| {
            draft.set(Some(Typing {
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
    // The press that gives the focus would put the caret between two digits.
    let onmousedown = {
        let (input, focused) = (input.clone(), *focused);
        Callback::from(move |event: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| !focused) {
                event.prevent_default();
                // Fails only for what cannot have the focus.
                let _ = input.focus();
            }
        })
    };
    let rest = props.rest.clone().filter(|_| !*focused);
    let (shown, problem) = match current {
        Some(Typing { text, problem, .. }) => (text.into(), problem),
        None => (rest.unwrap_or_else(|| props.value.clone()), String::new()),
    };
    let problem_id = format!("{}-problem", props.id);
    html! {
        <span class="exact">
            <label for={props.id.clone()}>{ &props.label }</label>
            <input
                ref={input}
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
                {onmousedown}
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
    number: Typed,
) -> Html {
    html! { <NumberField id={id.into()} label={label.into()} {value} {number} /> }
}
