//! The λ controls: slider, marks under it, number field, play button.

use super::keyboard::lambda_action;
use super::numbers::quantity;
use super::store::Dispatch;
use crate::figure::number::shortest;
use crate::study::{Action, Derived, Mark, MarkKind, penalty_weight};
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// What the λ controls need.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The solved state.
    pub derived: Rc<Derived>,
    /// λ when it last came to rest.
    pub settled_lambda: f64,
    /// The ticks under the slider.
    pub marks: Rc<Vec<Mark>>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Whether λ sweeps by itself.
    pub playing: bool,
    /// Starts (true) or stops the sweep.
    pub on_play: Callback<bool>,
}

/// The block that is labelled "Regularization strength".
#[component]
pub fn LambdaControls(props: &Props) -> Html {
    let scene = &props.derived.scene;
    let slider = use_node_ref();
    {
        let slider = slider.clone();
        let share = (scene.lambda / scene.lambda_end).min(1.0);
        use_effect_with(share, move |share| {
            if let Some(element) = slider.cast::<HtmlElement>() {
                let _ = element
                    .style()
                    .set_property("--share-number", &format!("{share:.4}"));
            }
        });
    }
    let on_input = use_callback(
        (props.dispatch.clone(), props.on_play.clone()),
        |event: InputEvent, (dispatch, on_play)| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Ok(lambda) = penalty_weight(&value) {
                on_play.emit(false);
                dispatch.dispatch(Action::SetLambda(lambda));
            }
        },
    );
    let on_key = use_callback(
        (props.dispatch.clone(), props.on_play.clone()),
        |event: KeyboardEvent, (dispatch, on_play)| {
            if let Some(action) = lambda_action(&event) {
                event.prevent_default();
                on_play.emit(false);
                dispatch.dispatch(action);
            }
        },
    );
    let on_play = {
        let (on_play, playing) = (props.on_play.clone(), props.playing);
        Callback::from(move |_| on_play.emit(!playing))
    };
    html! {
        <section class="lambda" aria-label="Regularization strength λ">
            <div class="lambda-head">
                <label for="lambda">{ "Regularization strength" }</label>
                <span class="lambda-value" aria-hidden="true">
                    { "λ =" }{ quantity("lambda", scene.lambda, 4) }
                </span>
            </div>
            <input
                ref={slider}
                type="range"
                id="lambda"
                min="0"
                max={shortest(scene.lambda_end)}
                step="any"
                value={shortest(scene.lambda)}
                aria-valuetext={props.derived.spoken_lambda()}
                oninput={on_input}
                onkeydown={on_key}
            />
            <Marks marks={Rc::clone(&props.marks)} end={scene.lambda_end} dispatch={props.dispatch.clone()} on_play={props.on_play.clone()} />
            <div class="lambda-tools">
                <button type="button" class="play" aria-pressed={props.playing.to_string()} onclick={on_play}>
                    <span aria-hidden="true">{ if props.playing { "❚❚" } else { "▶" } }</span>
                    { if props.playing { "Pause" } else { "Play" } }
                </button>
                <ExactField lambda={props.settled_lambda} dispatch={props.dispatch.clone()} on_play={props.on_play.clone()} />
            </div>
        </section>
    }
}

#[derive(Clone, Properties, PartialEq)]
struct MarksProps {
    marks: Rc<Vec<Mark>>,
    end: f64,
    dispatch: Dispatch,
    on_play: Callback<bool>,
}

/// How much of the slider's length one character of a mark takes, at most.
const CHARACTER: f64 = 0.0215;

/// The row in which each mark stands so that none covers another, and how many rows there are.
fn rows(marks: &[Mark], end: f64) -> Vec<usize> {
    let mut occupied: Vec<f64> = Vec::new();
    marks
        .iter()
        .map(|mark| {
            let half = 0.5 * CHARACTER * (mark.text.chars().count() as f64 + 1.0);
            let middle = (mark.lambda / end).clamp(half.min(0.5), (1.0 - half).max(0.5));
            let (left, right) = (middle - half, middle + half);
            let row = occupied
                .iter()
                .position(|&taken| taken <= left)
                .unwrap_or(occupied.len());
            if row == occupied.len() {
                occupied.push(right);
            } else {
                occupied[row] = right;
            }
            row
        })
        .collect()
}

/// The exact λ at which a coordinate reaches or leaves zero; a press jumps there.
#[component]
fn Marks(props: &MarksProps) -> Html {
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with((Rc::clone(&props.marks), props.end), move |(marks, end)| {
            let Some(list) = list.cast::<HtmlElement>() else {
                return;
            };
            let rows = rows(marks, *end);
            let count = rows.iter().max().map_or(1, |row| row + 1);
            let _ = list.style().set_property("--rows", &count.to_string());
            let items = list.children();
            for (i, (mark, row)) in marks.iter().zip(rows).enumerate() {
                let item = items
                    .item(i as u32)
                    .map(wasm_bindgen::JsCast::unchecked_into::<HtmlElement>);
                if let Some(item) = item {
                    let half = 0.5 * CHARACTER * (mark.text.chars().count() as f64 + 1.0);
                    let at = mark.lambda / end;
                    let middle = at.clamp(half.min(0.5), (1.0 - half).max(0.5));
                    let _ = item.style().set_property("--at", &format!("{:.4}", at));
                    let _ = item
                        .style()
                        .set_property("--middle", &format!("{:.4}", middle));
                    let _ = item.style().set_property("--row", &row.to_string());
                }
            }
        });
    }
    html! {
        <ul ref={list} class="marks" aria-label="λ at which a coordinate reaches or leaves zero">
            { for props.marks.iter().map(|mark| {
                let class = match mark.kind {
                    MarkKind::ReachesZero(k) | MarkKind::LeavesZero(k) | MarkKind::CrossesZero(k) => ["theta1", "theta2"][k % 2],
                    MarkKind::AllZero => "ink",
                };
                let onclick = {
                    let (dispatch, on_play, lambda) = (props.dispatch.clone(), props.on_play.clone(), mark.lambda);
                    Callback::from(move |_| {
                        on_play.emit(false);
                        if let Ok(lambda) = penalty_weight(&shortest(lambda)) {
                            dispatch.dispatch(Action::SetLambda(lambda));
                        }
                    })
                };
                html! {
                    <li>
                        <i aria-hidden="true"></i>
                        <button type="button" {class} {onclick} title={format!("λ = {}", shortest(mark.lambda))}>
                            { &mark.text }
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}

#[derive(Clone, Properties, PartialEq)]
struct FieldProps {
    lambda: f64,
    dispatch: Dispatch,
    on_play: Callback<bool>,
}

/// Takes an exact λ; what cannot be used stays in the field, with a message, and λ stays as it is.
#[component]
fn ExactField(props: &FieldProps) -> Html {
    // What the person typed and has not yet been taken.
    let draft = use_state(|| None::<String>);
    let problem = use_state(|| None::<String>);
    let submit = {
        let (draft, problem) = (draft.clone(), problem.clone());
        let (dispatch, on_play) = (props.dispatch.clone(), props.on_play.clone());
        Callback::from(move |()| {
            let Some(text) = (*draft).clone() else {
                return;
            };
            match penalty_weight(&text) {
                Ok(lambda) => {
                    on_play.emit(false);
                    dispatch.dispatch(Action::SetLambda(lambda));
                    draft.set(None);
                    problem.set(None);
                }
                Err(error) => problem.set(Some(format!("λ {error}"))),
            }
        })
    };
    let oninput = {
        let (draft, problem) = (draft.clone(), problem.clone());
        Callback::from(move |event: InputEvent| {
            draft.set(Some(
                event.target_unchecked_into::<HtmlInputElement>().value(),
            ));
            problem.set(None);
        })
    };
    let onkeydown = {
        let (draft, problem, submit) = (draft.clone(), problem.clone(), submit.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => submit.emit(()),
            "Escape" => {
                draft.set(None);
                problem.set(None);
            }
            _ => {}
        })
    };
    let onblur = Callback::from(move |_| submit.emit(()));
    let shown = (*draft)
        .clone()
        .unwrap_or_else(|| shortest_to(props.lambda, 10));
    html! {
        <span class="exact">
            <label for="lambda-exact">{ "exact λ" }</label>
            <input
                id="lambda-exact"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                value={shown}
                aria-invalid={problem.is_some().to_string()}
                aria-describedby="lambda-problem"
                {oninput}
                {onkeydown}
                {onblur}
            />
            <span id="lambda-problem" class="problem" role="alert">{ (*problem).clone().unwrap_or_default() }</span>
        </span>
    }
}

/// The shortest text of `x` rounded to `digits` significant digits.
fn shortest_to(x: f64, digits: usize) -> String {
    format!("{x:.*e}", digits - 1)
        .parse()
        .map_or_else(|_| shortest(x), shortest)
}
