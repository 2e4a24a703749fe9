//! The head of the page: its name, the examples, sharing, light and dark.

use super::browser::{has, window};
use super::parts::{Button, fixed, select, use_own, word};
use super::store::Dispatch;
use crate::study::{Action, Appearance, PRESETS, Preset, Problem, diabetes};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The value of the option for a problem that is no preset.
const CUSTOM: &str = "custom";

const TITLE: &str = r#"<h1><span class="gem" aria-hidden="true">◆</span> Snap to Zero</h1>"#;

/// The head of the page. `steps` is whether there is something to undo, and to redo.
#[hook]
pub fn use_header(
    problem: &Problem,
    appearance: Appearance,
    steps: [bool; 2],
    dispatch: &Dispatch,
) -> Html {
    let share = use_share(dispatch);
    let preset = Preset::of(problem).map_or(CUSTOM, |preset| preset.name);
    let mut presets: Vec<[AttrValue; 2]> = PRESETS
        .iter()
        .map(|each| [each.name.into(), each.title.into()])
        .collect();
    if preset == CUSTOM {
        presets.push([CUSTOM.into(), custom_title(problem).into()]);
    }
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |name: String| {
            if let Some(preset) = PRESETS.iter().find(|preset| preset.name == name) {
                dispatch.dispatch(Action::ChoosePreset(preset));
            }
        })
    };
    let themes = [("system", "Auto"), ("light", "Light"), ("dark", "Dark")]
        .map(|(value, text)| [value.into(), text.into()]);
    let theme = match appearance {
        Appearance::System => "system",
        Appearance::Light => "light",
        Appearance::Dark => "dark",
    };
    let choose_theme = {
        let dispatch = dispatch.clone();
        Callback::from(move |name: String| {
            dispatch.dispatch(Action::SetAppearance(match name.as_str() {
                "light" => Appearance::Light,
                "dark" => Appearance::Dark,
                _ => Appearance::System,
            }));
        })
    };
    html! {
        <header>
            { fixed(TITLE) }
            <div class="choices">
                <label>
                    <span>{ "Example" }</span>
                    { select("preset".into(), None, &presets, preset, choose) }
                </label>
                { features(problem, dispatch) }
            </div>
            <div class="tools">
                { step(dispatch, true, steps[0]) }
                { step(dispatch, false, steps[1]) }
                { share }
                <label>
                    <span class="visually-hidden">{ "Light or dark" }</span>
                    { select("theme".into(), None, &themes, theme, choose_theme) }
                </label>
            </div>
        </header>
    }
}

/// The button that goes back, or forth.
fn step(dispatch: &Dispatch, back: bool, possible: bool) -> Html {
    let (id, name, sign) = if back {
        ("undo", "Undo (Ctrl+Z)", "↶")
    } else {
        ("redo", "Redo (Ctrl+Shift+Z)", "↷")
    };
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.step(back));
    // Not `disabled`, which would lose the focus of whoever presses it to the last step.
    html! {
        <button type="button" {id} class="step" aria-label={name} title={name}
            aria-disabled={word(!possible)} {onclick}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

fn custom_title(problem: &Problem) -> String {
    match problem {
        Problem::Plane(_) => "Your own".to_owned(),
        Problem::Diabetes { .. } => {
            format!("Real data: diabetes ({})", problem.names().0.join(", "))
        }
    }
}

/// The two features of a data set, where there is one.
fn features(problem: &Problem, dispatch: &Dispatch) -> Html {
    let Problem::Diabetes { features } = *problem else {
        return html! {};
    };
    let names = diabetes::feature_names();
    let options: Vec<[AttrValue; 2]> = names
        .iter()
        .map(|name| [(*name).into(), (*name).into()])
        .collect();
    let choice = |k: usize| {
        let dispatch = dispatch.clone();
        let choose = Callback::from(move |chosen: String| {
            if let Some(index) = names.iter().position(|name| *name == chosen) {
                let mut pair = features;
                pair[k] = index;
                dispatch.dispatch(Action::ChooseFeatures(pair));
            }
        });
        let (id, label) = [
            ("feature1", "First feature"),
            ("feature2", "Second feature"),
        ][k];
        html! {
            <label ~className={["theta1", "theta2"][k]}>
                <span>{ ["θ₁", "θ₂"][k] }</span>
                { select(id.into(), Some(label), &options, names[features[k]], choose) }
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
#[hook]
fn use_share(store: &Dispatch) -> Html {
    let copied = use_own(|| Copied::NotYet);
    let onclick = {
        let (copied, store) = (copied.clone(), store.clone());
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
            if *copied.get() == Copied::Done {
                copied.set(Copied::NotYet);
            }
        })
    };
    let close = {
        let copied = copied.clone();
        Callback::from(move |_: MouseEvent| copied.set(Copied::NotYet))
    };
    let select = Callback::from(|event: FocusEvent| {
        event.target_unchecked_into::<HtmlInputElement>().select();
    });
    let how = &*copied.get();
    html! {
        <span class="share">
            <button type="button" id="share" {onclick} onblur={again}>{ "Share" }</button>
            <span role="status" class="share-status">{ if *how == Copied::Done { "Link copied" } else { "" } }</span>
            if let Copied::ByHand(link) = how {
                <span class="share-by-hand">
                    <label for="share-link">{ "Copy this link:" }</label>
                    <input id="share-link" type="text" readonly=true value={link.clone()} onfocus={select} />
                    { Button::PLAIN.html("Close", close) }
                </span>
            }
        </span>
    }
}
