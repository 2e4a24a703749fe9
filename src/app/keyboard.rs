//! Keys that mean the same wherever a λ is focused, and those that work on the whole page.

use super::browser::{Listener, window};
use super::store::Dispatch;
use crate::study::Action;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// What a key means on a λ slider; `None` where it means nothing.
pub fn lambda_action(event: &KeyboardEvent) -> Option<Action> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let step = if event.shift_key() { 0.1 } else { 0.01 };
    Some(match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => Action::StepLambda(step),
        "ArrowLeft" | "ArrowDown" => Action::StepLambda(-step),
        "PageUp" => Action::JumpToMark(true),
        "PageDown" => Action::JumpToMark(false),
        "Home" => Action::LambdaToEnd(false),
        "End" => Action::LambdaToEnd(true),
        _ => return None,
    })
}

/// The direction of an arrow key in the plane, times `step` (ten steps with Shift).
pub fn arrow(event: &KeyboardEvent, step: f64) -> Option<[f64; 2]> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let step = if event.shift_key() { 10.0 * step } else { step };
    Some(match event.key().as_str() {
        "ArrowRight" => [step, 0.0],
        "ArrowLeft" => [-step, 0.0],
        "ArrowUp" => [0.0, step],
        "ArrowDown" => [0.0, -step],
        _ => return None,
    })
}

/// Space plays and pauses; + and − zoom; 0 resets the view; Ctrl+Z and Ctrl+Shift+Z go back and
/// forth. Not where a control has its own use for
/// the key.
#[hook]
pub fn use_page_keys(dispatch: Dispatch, on_play: Callback<()>) {
    use_effect_with((), move |()| {
        let listener = Listener::new(&window(), "keydown", move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if key.alt_key() || key.default_prevented() {
                return;
            }
            let target = key
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let within = |selector: &str| {
                target
                    .as_ref()
                    .is_some_and(|t| t.closest(selector).is_ok_and(|found| found.is_some()))
            };
            if within("select, textarea, input:not([type=range]), [role=alertdialog]") {
                return;
            }
            if key.ctrl_key() || key.meta_key() {
                let back = match key.key().to_ascii_lowercase().as_str() {
                    "z" => !key.shift_key(),
                    "y" => false,
                    _ => return,
                };
                dispatch.step(back);
                key.prevent_default();
                return;
            }
            match key.key().as_str() {
                // A button, a link and a summary are pressed with it.
                " " if !within("button:not(.handle), a, summary") => on_play.emit(()),
                "+" | "=" => dispatch.dispatch(Action::Zoom(1.25, None)),
                "-" | "−" => dispatch.dispatch(Action::Zoom(0.8, None)),
                "0" => dispatch.dispatch(Action::ResetView),
                _ => return,
            }
            key.prevent_default();
        });
        move || drop(listener)
    });
}
