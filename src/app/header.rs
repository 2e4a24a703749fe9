//! The head of the page: its name, the examples, sharing, light and dark.

use super::browser::{has, window};
use super::store::Dispatch;
use crate::study::{Action, Appearance, PRESETS, Preset, Problem, diabetes};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What the head needs. Neither λ nor the window: it rests while they move.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// Which loss.
    pub problem: Problem,
    /// Light or dark.
    pub appearance: Appearance,
    /// Whether there is something to undo, and to redo.
    pub steps: [bool; 2],
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// The value of the option for a problem that is no preset.
const CUSTOM: &str = "custom";

fn chosen(event: &Event) -> String {
    event.target_unchecked_into::<HtmlSelectElement>().value()
}

/// The head of the page.
#[component]
pub fn Header(props: &Props) -> Html {
    let share = use_share(&props.dispatch);
    let preset = Preset::of(&props.problem);
    let on_preset = use_callback(props.dispatch.clone(), |event: Event, dispatch| {
        let name = chosen(&event);
        if let Some(preset) = PRESETS.iter().find(|preset| preset.name == name) {
            dispatch.dispatch(Action::ChoosePreset(preset));
        }
    });
    let on_theme = use_callback(props.dispatch.clone(), |event: Event, dispatch| {
        dispatch.dispatch(Action::SetAppearance(match chosen(&event).as_str() {
            "light" => Appearance::Light,
            "dark" => Appearance::Dark,
            _ => Appearance::System,
        }));
    });
    html! {
        <header>
            <h1><span class="gem" aria-hidden="true">{ "◆" }</span>{ " Snap to Zero" }</h1>
            <div class="choices">
                <label>
                    <span>{ "Example" }</span>
                    <select id="preset" onchange={on_preset}>
                        { for PRESETS.iter().map(|each| html! {
                            <option value={each.name} selected={preset.is_some_and(|p| p.name == each.name)}>{ each.title }</option>
                        }) }
                        if preset.is_none() {
                            <option value={CUSTOM} selected=true>{ custom_title(&props.problem) }</option>
                        }
                    </select>
                </label>
                { features(&props.problem, &props.dispatch) }
            </div>
            <div class="tools">
                { step(&props.dispatch, true, props.steps[0]) }
                { step(&props.dispatch, false, props.steps[1]) }
                { share }
                <label>
                    <span class="visually-hidden">{ "Light or dark" }</span>
                    <select id="theme" onchange={on_theme}>
                        { for [("system", "Auto", Appearance::System), ("light", "Light", Appearance::Light), ("dark", "Dark", Appearance::Dark)]
                            .map(|(value, text, appearance)| html! {
                                <option {value} selected={props.appearance == appearance}>{ text }</option>
                            }) }
                    </select>
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
            aria-disabled={if possible { "false" } else { "true" }} {onclick}>
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
    let select = |k: usize| {
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |event: Event| {
            let names = diabetes::feature_names();
            if let Some(index) = names.iter().position(|name| *name == chosen(&event)) {
                let mut pair = features;
                pair[k] = index;
                dispatch.dispatch(Action::ChooseFeatures(pair));
            }
        });
        html! {
            <label class={["theta1", "theta2"][k]}>
                <span>{ ["θ₁", "θ₂"][k] }</span>
                <select id={format!("feature{}", k + 1)} aria-label={["First feature", "Second feature"][k]} {onchange}>
                    { for names.iter().enumerate().map(|(i, name)| html! {
                        <option value={*name} selected={i == features[k]}>{ name }</option>
                    }) }
                </select>
            </label>
        }
    };
    html! { <>{ select(0) }{ select(1) }</> }
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
    let copied = use_state(|| Copied::NotYet);
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
            if *copied == Copied::Done {
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
    html! {
        <span class="share">
            <button type="button" id="share" {onclick} onblur={again}>{ "Share" }</button>
            <span role="status" class="share-status">{ if *copied == Copied::Done { "Link copied" } else { "" } }</span>
            if let Copied::ByHand(link) = &*copied {
                <span class="share-by-hand">
                    <label for="share-link">{ "Copy this link:" }</label>
                    <input id="share-link" type="text" readonly=true value={link.clone()} onfocus={select} />
                    <button type="button" onclick={close}>{ "Close" }</button>
                </span>
            }
        </span>
    }
}
