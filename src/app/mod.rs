//! The page: the only room that knows the browser.
use yew::prelude::*;

/// The whole page.
#[component]
fn Page() -> Html {
    let count = use_state(|| 0);
    let onclick = { let count = count.clone(); Callback::from(move |_| count.set(*count + 1)) };
    html! { <main><h1>{"Snap to Zero"}</h1><button {onclick}>{ *count }</button></main> }
}

/// Mounts the page.
pub fn mount() {
    yew::Renderer::<Page>::new().render();
}
