//! Pieces that many parts of the page are made of, as functions: each is in the program once.

use super::store::Dispatch;
use super::studio::{Painter, Studio};
use crate::solve::penalty::Penalty;
use crate::study::Action;
use std::cell::{Ref, RefCell};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A value of a component's own; another one renders it again.
pub struct Own<T> {
    value: Rc<RefCell<T>>,
    update: UseForceUpdateHandle,
}

/// A value that a component keeps.
#[hook]
pub fn use_own<T: 'static>(first: impl FnOnce() -> T) -> Own<T> {
    Own {
        value: use_mut_ref(first),
        update: use_force_update(),
    }
}

impl<T> Own<T> {
    /// The value now.
    pub fn get(&self) -> Ref<'_, T> {
        self.value.borrow()
    }

    /// Takes another value.
    pub fn set(&self, value: T) {
        self.value.replace(value);
        self.update.force_update();
    }
}

impl<T> Clone for Own<T> {
    fn clone(&self) -> Self {
        Own {
            value: Rc::clone(&self.value),
            update: self.update.clone(),
        }
    }
}

/// Lets a painter of what is inside an element show every subject while that is there.
#[hook]
pub fn use_painter(
    studio: &Rc<Studio>,
    root: &NodeRef,
    there: bool,
    painter: fn(NodeRef) -> Rc<dyn Painter>,
) {
    use_memo(there, |&there| {
        let painter = there.then(|| painter(root.clone()));
        if let Some(painter) = &painter {
            studio.join(painter);
        }
        painter
    });
}

/// What stands in panels that know L1 alone, where the plane shows another penalty.
pub fn of_l1(penalty: Penalty) -> Html {
    html! {
        if penalty != Penalty::L1 {
            <p>{ "Here the penalty is L1 at the same λ, and θ* is L1’s, whatever penalty the plane shows." }</p>
        }
    }
}

/// HTML that never changes: fewer bytes than elements that yew compares.
#[inline(never)]
pub fn fixed(html: &'static str) -> Html {
    Html::from_html_unchecked(AttrValue::Static(html))
}

/// The word for an attribute that is true or false.
pub fn word(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// What a press does.
pub fn press(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}

/// How a button is, other than its text.
pub struct Button {
    /// The element's id.
    pub id: Option<&'static str>,
    /// Its name, where the text is not.
    pub label: Option<&'static str>,
    /// Whether what it switches is on.
    pub pressed: Option<bool>,
    /// Whether it cannot be pressed now.
    pub disabled: bool,
}

impl Button {
    /// A button that only is pressed.
    pub const PLAIN: Button = Button {
        id: None,
        label: None,
        pressed: None,
        disabled: false,
    };

    /// A button that switches something that is on or off.
    pub fn switch(on: bool) -> Self {
        Button {
            pressed: Some(on),
            ..Self::PLAIN
        }
    }

    /// The button with a text.
    pub fn html(self, text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
        self.with_text(text.into(), onclick)
    }

    fn with_text(self, text: AttrValue, onclick: Callback<MouseEvent>) -> Html {
        html! {
            <button type="button" id={self.id} aria-label={self.label} aria-pressed={self.pressed.map(word)}
                disabled={self.disabled} {onclick}>{ text }</button>
        }
    }
}

/// A choice among options, each its value and its text; `choose` is told the value.
pub fn select(
    id: AttrValue,
    label: Option<&'static str>,
    options: &[[AttrValue; 2]],
    chosen: &str,
    choose: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        choose.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let option = |[value, text]: &[AttrValue; 2]| {
        html! { <option value={value.clone()} selected={value.as_str() == chosen}>{ text }</option> }
    };
    html! {
        <select {id} aria-label={label} {onchange}>{ for options.iter().map(option) }</select>
    }
}
