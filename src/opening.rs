//! The first minute: what the page opens with, what it says then, and the name of λ at its handle.

use crate::browser::{has_column, set_style};
use crate::hash;
use crate::store::{use_current, use_drawing};
use lasso_path::solve::penalty::Penalty;
use study::permalink::{self, Notice};
use study::{OPENING_TASK, PARAMETERS, Preset, State};
use web_sys::HtmlElement;
use yew::prelude::*;

/// The state of the page's link, with what of it was not used; without a link the opening.
pub fn opened() -> (State, Vec<Notice>) {
    let hash = hash::current();
    if hash.trim_start_matches('#').is_empty() {
        (State::opening(has_column()), Vec::new())
    } else {
        permalink::read(&hash)
    }
}

/// What the page is about and what to do first; later, what to look at in the example, or what a parameter is.
#[component]
pub fn Purpose() -> Html {
    let opening = use_current(|current| current.derived.opening(&current.state));
    // What is said of the examples is said of L1.
    let hint = use_current(|current| {
        let l1 = current.state.objective.penalty == Penalty::L1;
        let preset = Preset::of(&current.state.problem);
        l1.then(|| preset.map_or(PARAMETERS, |preset| preset.about))
    });
    let (about, task, name) = match &opening {
        Some(claim) => (
            claim.text.trim_end_matches(OPENING_TASK),
            Some(OPENING_TASK),
            Some(claim.name),
        ),
        None => (hint.unwrap_or_default(), None, None),
    };
    // One element for all, which keeps its place, so that nothing moves under a pointer that drags.
    html! {
        <p class="purpose" data-claim={name} hidden={hint.is_none()}>{ about.to_owned() }<b>{ task }</b></p>
    }
}

/// The name of λ, at its handle, while the opening says what to do. It lies over the dock, in the place of the slider.
#[component]
pub fn LambdaHint() -> Html {
    let hint = use_node_ref();
    let shown = use_current(|current| current.derived.opening(&current.state).is_some());
    {
        let hint = hint.clone();
        use_drawing(move |current| {
            let outline = &current.derived.outline;
            let share = outline.lambda.value() / outline.lambda_end.value();
            if let Some(hint) = hint.cast::<HtmlElement>() {
                set_style(&hint, "--share", &format!("{:.4}", share.min(1.0)));
            }
        });
    }
    html! {
        if shown {
            <span ref={hint} class="lambda-hint" aria-hidden="true">
                <span class="long">{ "Penalty strength λ: drag me" }</span>
                <span class="short">{ "λ: drag me" }</span>
            </span>
        }
    }
}
