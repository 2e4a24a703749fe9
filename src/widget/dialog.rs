//! A window over the page, which has the keyboard until it is closed.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// The properties of a dialog.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The element's id.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// Is told when it is closed.
    pub close: Callback<()>,
    /// Its content.
    pub children: Html,
}

/// A dialog, while it is there. Escape and its button close it.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Fails only for one that is open already.
                let _ = dialog.show_modal();
            }
        });
    }
    let onclose = props.close.reform(|_: Event| ());
    // Closed in its own way, a dialog gives the focus back.
    let onclick = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let title = format!("{}-title", props.id);
    html! {
        <dialog ref={dialog} id={props.id} aria-labelledby={title.clone()} {onclose}>
            <div class="drawer-head">
                <h2 id={title}>{ props.title }</h2>
                <button type="button" class="close" aria-label="Close" {onclick}>{ "×" }</button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}
