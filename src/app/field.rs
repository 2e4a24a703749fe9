//! A field for a number.

use super::input::use_input;
use super::parts::{use_own, word};
use std::rc::Rc;
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

/// What the person typed and has not yet been taken, and what is wrong with it.
#[derive(Default)]
struct Draft {
    text: Option<String>,
    problem: String,
}

/// A field for a number.
pub fn number_field(
    id: AttrValue,
    label: AttrValue,
    value: String,
    take: Callback<String, Result<(), String>>,
) -> Html {
    of(Props {
        id,
        label,
        value: value.into(),
        take,
    })
}

/// A field.
pub fn of(props: Props) -> Html {
    html! { <NumberField ..props /> }
}

/// Takes a number with Enter or when the focus leaves; what cannot be used stays in the field, with
/// a message, and nothing changes. Escape takes back what was typed.
#[component]
fn NumberField(props: &Props) -> Html {
    let draft = use_own(Draft::default);
    let submit = {
        let (draft, take) = (draft.clone(), props.take.clone());
        Rc::new(move || {
            let Some(text) = draft.get().text.clone() else {
                return;
            };
            let taken = take.emit(text.clone());
            draft.set(taken.map_or_else(
                |problem| Draft {
                    text: Some(text),
                    problem,
                },
                |()| Draft::default(),
            ));
        })
    };
    let element = use_node_ref();
    let typed = {
        let draft = draft.clone();
        Callback::from(move |input: HtmlInputElement| {
            draft.set(Draft {
                text: Some(input.value()),
                problem: String::new(),
            });
        })
    };
    use_input(&element, true, typed);
    let onkeydown = {
        let (draft, submit) = (draft.clone(), Rc::clone(&submit));
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => submit(),
            "Escape" => draft.set(Draft::default()),
            _ => {}
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| submit());
    let Draft { text, problem } = &*draft.get();
    let shown = text
        .clone()
        .map_or_else(|| props.value.clone(), AttrValue::from);
    let problem_id = format!("{}-problem", props.id);
    html! {
        <span class="exact">
            <label for={props.id.clone()}>{ &props.label }</label>
            // A box of its own, so that its text moves nothing else.
            <span>
                <input
                    ref={element}
                    id={props.id.clone()}
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    spellcheck="false"
                    value={shown}
                    aria-invalid={word(!problem.is_empty())}
                    aria-describedby={problem_id.clone()}
                    {onkeydown}
                    {onblur}
                />
            </span>
            <span id={problem_id} class="problem" role="alert">{ problem }</span>
        </span>
    }
}
