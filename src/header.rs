//! The head of the page: its name, the problem, the view, sharing, help, light and dark.

use crate::browser::{has, window};
use crate::present::stand::enter_full_screen;
use crate::problem;
use crate::store::{use_current, use_dispatch, use_store};
use crate::widget::button::{Button, Select};
use crate::widget::menu::use_dismissal;
use std::rc::Rc;
use study::{Action, Appearance, View};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The properties of the head.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether the drawer of the problem is open.
    pub drawer: bool,
    /// Opens or closes it.
    pub toggle_drawer: Callback<()>,
    /// Opens the help.
    pub help: Callback<()>,
    /// Opens the panel for pictures that are taken away.
    pub picture: Callback<()>,
}

/// The head of the page.
#[component]
pub fn Header(props: &Props) -> Html {
    let problem = use_current(|current| current.state.problem.clone());
    let onclick = props.toggle_drawer.reform(|_: MouseEvent| ());
    let help = props.help.reform(|_: MouseEvent| ());
    let picture = props.picture.reform(|_: MouseEvent| ());
    let store = use_store();
    let present = Callback::from(move |_: MouseEvent| {
        enter_full_screen();
        store.dispatch(Action::Present(true));
    });
    let menu = use_state_eq(|| false);
    let toggle_menu = {
        let menu = menu.clone();
        Callback::from(move |_: MouseEvent| menu.set(!*menu))
    };
    let tools = use_node_ref();
    {
        let menu = menu.clone();
        use_dismissal(&tools, "#menu", *menu.clone(), move || menu.set(false));
    }
    html! {
        <header>
            <h1><span class="gem" aria-hidden="true">{ "◆" }</span><span class="name">{ " Snap to Zero" }</span></h1>
            <button type="button" id="problem" class="problem-button" aria-expanded={props.drawer.to_string()}
                aria-controls="problem-drawer" {onclick}>
                <span class="wide">{ "Problem: " }</span><b>{ problem::title(&problem) }</b>
                <span aria-hidden="true">{ " ▾" }</span>
            </button>
            <Views />
            // A narrow window has no room for the tools: there they are behind this.
            <div ref={tools} class="more">
                <button type="button" id="menu" class="step" aria-label="More" aria-expanded={menu.to_string()}
                    aria-controls="tools" onclick={toggle_menu}>{ "⋯" }</button>
                <div id="tools" class={classes!("tools", menu.then_some("open"))}>
                    <Steps />
                    <Share />
                    <Button id="present" onclick={present}>{ "Present" }</Button>
                    <button type="button" id="picture" aria-haspopup="dialog" onclick={picture}>{ "Picture" }</button>
                    <button type="button" id="help-button" class="step" aria-label="Help" title="Help (?)" onclick={help}>{ "?" }</button>
                    <label>
                        <span class="visually-hidden">{ "Light or dark" }</span>
                        <Themes />
                    </label>
                </div>
            </div>
        </header>
    }
}

/// Which large picture is shown.
#[component]
fn Views() -> Html {
    let open = use_current(|current| current.state.view.open);
    // On a small window it is on the picture, where it makes way for what is told of the samples.
    let low = use_current(|current| current.state.view.plane.overlay.samples);
    let show = use_dispatch(Action::ShowView);
    let problem = use_current(|current| current.state.problem.clone());
    let button = |each: View, id: &'static str, text: &'static str| {
        if !each.offers(&problem) {
            return Html::default();
        }
        let onclick = show.reform(move |_: MouseEvent| each);
        html! { <Button {id} pressed={Some(open == each)} {onclick}>{ text }</Button> }
    };
    html! {
        <div class={classes!("stages", low.then_some("low"))} role="group" aria-label="View">
            { button(View::Plane, "stage-plane", "Plane") }
            { button(View::Space, "stage-space", "Space") }
            { button(View::Paths, "stage-paths", "Paths") }
            { button(View::Prior, "stage-prior", "Prior") }
        </div>
    }
}

/// Light, dark, or as the system says.
#[component]
fn Themes() -> Html {
    const THEMES: [(Appearance, &str, &str); 3] = [
        (Appearance::System, "system", "Auto"),
        (Appearance::Light, "light", "Light"),
        (Appearance::Dark, "dark", "Dark"),
    ];
    let appearance = use_current(|current| current.state.appearance);
    let store = use_store();
    let choose = Callback::from(move |chosen: String| {
        if let Some((appearance, ..)) = THEMES.iter().find(|(_, value, _)| *value == chosen) {
            store.dispatch(Action::SetAppearance(*appearance));
        }
    });
    let options: Vec<[AttrValue; 2]> = THEMES
        .iter()
        .map(|(_, value, text)| [(*value).into(), (*text).into()])
        .collect();
    let chosen = THEMES.iter().find(|(each, ..)| *each == appearance);
    html! {
        <Select id="theme" {options} chosen={chosen.map_or("system", |theme| theme.1)} {choose} />
    }
}

/// Undo and redo.
#[component]
fn Steps() -> Html {
    let [can_undo, can_redo] = use_current(|current| [current.can_undo, current.can_redo]);
    let store = use_store();
    let [undo, redo] = [Rc::clone(&store), store];
    html! {
        <>
            { step("undo", "Undo (Ctrl+Z)", "↶", can_undo, move |_| undo.undo()) }
            { step("redo", "Redo (Ctrl+Shift+Z)", "↷", can_redo, move |_| redo.redo()) }
        </>
    }
}

/// A button that goes back, or forth.
fn step(
    id: &'static str,
    name: &'static str,
    sign: &'static str,
    possible: bool,
    go: impl Fn(MouseEvent) + 'static,
) -> Html {
    // Not `disabled`, which would lose the focus of whoever presses it to the last step.
    html! {
        <button type="button" {id} class="step" aria-label={name} title={name}
            aria-disabled={(!possible).to_string()} onclick={Callback::from(go)}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

/// How copying the link went.
#[derive(Clone, PartialEq)]
enum Copied {
    NotYet,
    Done,
    /// The browser does not allow it: here is the link, to copy by hand.
    ByHand(String),
}

/// Copies the link.
#[component]
fn Share() -> Html {
    let store = use_store();
    let copied = use_state(|| Copied::NotYet);
    let onclick = {
        let copied = copied.clone();
        Callback::from(move |_: MouseEvent| {
            store.write_hash();
            let link = window().location().href().unwrap_or_default();
            let copied = copied.clone();
            let navigator = window().navigator();
            if !has(navigator.as_ref(), "clipboard") {
                copied.set(Copied::ByHand(link));
                return;
            }
            let promise = navigator.clipboard().write_text(&link);
            spawn_local(async move {
                let done = JsFuture::from(promise).await.is_ok();
                copied.set(if done {
                    Copied::Done
                } else {
                    Copied::ByHand(link)
                });
            });
        })
    };
    let again = {
        let copied = copied.clone();
        Callback::from(move |_: FocusEvent| {
            if *copied == Copied::Done {
                copied.set(Copied::NotYet);
            }
        })
    };
    let close = {
        let copied = copied.clone();
        Callback::from(move |_| copied.set(Copied::NotYet))
    };
    let by_hand = use_node_ref();
    {
        let copied = copied.clone();
        let open = matches!(*copied, Copied::ByHand(_));
        use_dismissal(&by_hand, "#share", open, move || copied.set(Copied::NotYet));
    }
    let select = Callback::from(|event: FocusEvent| {
        event.target_unchecked_into::<HtmlInputElement>().select();
    });
    html! {
        <span ref={by_hand} class="share">
            <button type="button" id="share" {onclick} onblur={again}>{ "Share" }</button>
            <span role="status" class="share-status">{ if *copied == Copied::Done { "Link copied" } else { "" } }</span>
            if let Copied::ByHand(link) = &*copied {
                <span class="share-by-hand">
                    <label for="share-link">{ "Copy this link:" }</label>
                    <input id="share-link" type="text" readonly=true value={link.clone()} onfocus={select} />
                    <Button onclick={close}>{ "Close" }</Button>
                </span>
            }
        </span>
    }
}
