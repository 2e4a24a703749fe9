//! The head of the page: its name, the examples, sharing, light and dark.

use crate::browser::{has, window};
use crate::store::{Store, use_current, use_store};
use crate::widget::button::{Button, Select};
use std::rc::Rc;
use study::{Action, Appearance, PRESETS, Preset, Problem, diabetes};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The value of the option for a problem that is no preset.
const CUSTOM: &str = "custom";

/// The head of the page.
#[component]
pub fn Header() -> Html {
    html! {
        <header>
            <h1><span class="gem" aria-hidden="true">{ "◆" }</span>{ " Snap to Zero" }</h1>
            <div class="choices">
                <Examples />
                <Features />
            </div>
            <div class="tools">
                <Steps />
                <Share />
                <label>
                    <span class="visually-hidden">{ "Light or dark" }</span>
                    <Themes />
                </label>
            </div>
        </header>
    }
}

/// The examples.
#[component]
fn Examples() -> Html {
    let problem = use_current(|current| current.state.problem);
    let store = use_store();
    let preset = Preset::of(&problem).map_or(CUSTOM, |preset| preset.name);
    let mut options: Vec<[AttrValue; 2]> = PRESETS
        .iter()
        .map(|each| [each.name.into(), each.title.into()])
        .collect();
    if preset == CUSTOM {
        options.push([CUSTOM.into(), custom_title(&problem).into()]);
    }
    let choose = Callback::from(move |name: String| {
        if let Some(preset) = PRESETS.iter().find(|preset| preset.name == name) {
            store.dispatch(Action::ChoosePreset(preset));
        }
    });
    html! {
        <label>
            <span>{ "Example" }</span>
            <Select id="preset" {options} chosen={preset} {choose} />
        </label>
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
    html! { <>{ step(&store, true, can_undo) }{ step(&store, false, can_redo) }</> }
}

/// The button that goes back, or forth.
fn step(store: &Rc<Store>, back: bool, possible: bool) -> Html {
    let (id, name, sign) = if back {
        ("undo", "Undo (Ctrl+Z)", "↶")
    } else {
        ("redo", "Redo (Ctrl+Shift+Z)", "↷")
    };
    let store = Rc::clone(store);
    let onclick = Callback::from(move |_: MouseEvent| store.step(back));
    // Not `disabled`, which would lose the focus of whoever presses it to the last step.
    html! {
        <button type="button" {id} class="step" aria-label={name} title={name}
            aria-disabled={(!possible).to_string()} {onclick}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

fn custom_title(problem: &Problem) -> String {
    match problem {
        Problem::Plane(_) => "Your own".to_owned(),
        Problem::Diabetes(_) => {
            format!("Real data: diabetes ({})", problem.names().0.join(", "))
        }
    }
}

/// The two features of a data set, where there is one.
#[component]
fn Features() -> Html {
    let problem = use_current(|current| current.state.problem);
    let store = use_store();
    let Problem::Diabetes(pair) = problem else {
        return html! {};
    };
    let features = pair.features();
    let names = diabetes::feature_names();
    let options: Vec<[AttrValue; 2]> = names
        .iter()
        .map(|name| [(*name).into(), (*name).into()])
        .collect();
    let choice = |k: usize| {
        let store = Rc::clone(&store);
        let choose = Callback::from(move |chosen: String| {
            if let Some(index) = names.iter().position(|name| *name == chosen) {
                let mut pair = features;
                pair[k] = index;
                store.dispatch(Action::ChooseFeatures(pair));
            }
        });
        let (id, label) = [
            ("feature1", "First feature"),
            ("feature2", "Second feature"),
        ][k];
        html! {
            <label class={["theta1", "theta2"][k]}>
                <span>{ ["θ₁", "θ₂"][k] }</span>
                <Select {id} label={Some(label)} options={options.clone()} chosen={names[features[k]]} {choose} />
            </label>
        }
    };
    html! { <>{ choice(0) }{ choice(1) }</> }
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
    let select = Callback::from(|event: FocusEvent| {
        event.target_unchecked_into::<HtmlInputElement>().select();
    });
    html! {
        <span class="share">
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
