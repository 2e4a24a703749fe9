//! λ: its slider with the marks under it, play, and the field for an exact value.

use crate::browser::{set_style, use_size};
use crate::keyboard::use_lambda_keys;
use crate::playback::Playback;
use crate::store::{use_current, use_dispatch, use_store};
use crate::widget::field::number_field;
use crate::widget::quantity::quantity;
use crate::widget::slider::{Slider, Step};
use figure::number::{rounded, shortest};
use lasso_path::problem::Lambda;
use study::penalty_weight;
use study::topic::path::{Action, KnotKind, KnotLabel};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Everything about λ.
#[component]
pub fn LambdaControls() -> Html {
    let store = use_store();
    let playing = use_current(|current| current.playing.lambda);
    let toggle = Callback::from(move |_: MouseEvent| store.play(Playback::toggle_lambda));
    html! {
        <section class="lambda" aria-label="Regularization strength λ">
            <div class="lambda-head">
                <label for="lambda">{ "Regularization strength" }</label>
                <span class="lambda-value">{ quantity("lambda", 4, |d| Some(d.shown_lambda())) }</span>
            </div>
            <LambdaSlider />
            <Marks />
            <div class="lambda-tools">
                <button type="button" class="play" aria-pressed={playing.to_string()} onclick={toggle}>
                    <span aria-hidden="true">{ if playing { "❚❚" } else { "▶" } }</span>
                    { if playing { "Pause" } else { "Play" } }
                </button>
                <LambdaField />
            </div>
        </section>
    }
}

#[component]
fn LambdaSlider() -> Html {
    let (value, end) = use_current(|current| {
        let derived = &current.derived;
        (derived.shown_lambda(), derived.solved.lambda_end.value())
    });
    let text = use_current(|current| current.derived.spoken_lambda());
    let store = use_store();
    let take = Callback::from(move |number| {
        if let Ok(lambda) = Lambda::new(number) {
            store.dispatch(Action::SetLambda(lambda));
        }
    });
    let onkeydown = use_lambda_keys();
    html! { <Slider id="lambda" ends={[0.0, end]} step={Step::Any} {value} {text} {take} {onkeydown} /> }
}

#[component]
fn LambdaField() -> Html {
    let value = use_current(|current| rounded(current.derived.shown_lambda(), 10));
    let store = use_store();
    let take = Callback::from(move |text: String| {
        let lambda = penalty_weight(&text).map_err(|error| format!("λ {error}"))?;
        store.dispatch(Action::SetLambda(lambda));
        Ok(())
    });
    number_field("lambda-exact", "exact λ", value, take)
}

/// The exact λ at which a coordinate reaches or leaves zero; a press jumps there.
#[component]
fn Marks() -> Html {
    let store = use_store();
    let list = use_node_ref();
    let [width, _] = use_size(&list);
    // The marks follow from these alone.
    let problem = use_current(|current| (current.state.problem, current.state.penalty));
    let end = use_current(|current| current.derived.solved.lambda_end.value());
    let marks = use_memo(problem, |_| store.current().derived.knot_labels());
    {
        let (list, marks) = (list.clone(), marks.clone());
        use_effect_with((marks, end, width), move |(marks, end, width)| {
            if let Some(list) = list.cast::<HtmlElement>() {
                place_marks(&list, marks, *end, *width);
            }
        });
    }
    let press = use_dispatch(Action::SetLambda);
    let item = |mark: &KnotLabel| {
        let class = match mark.kind {
            KnotKind::ReachesZero(k) | KnotKind::LeavesZero(k) | KnotKind::CrossesZero(k) => {
                ["theta1", "theta2"][k % 2]
            }
            KnotKind::AllZero | KnotKind::Meets(_) | KnotKind::Parts(_) => "ink",
        };
        let (press, lambda) = (press.clone(), mark.lambda);
        let onclick = Callback::from(move |_: MouseEvent| press.emit(lambda));
        html! {
            <li>
                <i aria-hidden="true"></i>
                <button type="button" {class} {onclick} title={format!("λ = {}", shortest(lambda.value()))}>
                    { &mark.text }
                </button>
            </li>
        }
    };
    html! {
        <ul ref={list} class="marks" aria-label="λ at which a coordinate reaches or leaves zero">
            // Where they stand depends on the width, so none is there before that is known.
            if width > 0.0 {
                { for marks.iter().map(item) }
            }
        </ul>
    }
}

/// How many CSS pixels one character of a mark takes, at most.
const CHARACTER: f64 = 8.4;

/// Where a mark's text has its middle on a slider of length 1, and half its width; the slider is
/// `width` CSS pixels long.
fn extent(mark: &KnotLabel, end: f64, width: f64) -> (f64, f64) {
    let text = CHARACTER * (mark.text.chars().count() as f64 + 1.0);
    let half = (0.5 * text / width.max(1.0)).min(0.5);
    ((mark.lambda.value() / end).clamp(half, 1.0 - half), half)
}

/// The row in which each mark stands so that none covers another.
fn rows(marks: &[KnotLabel], end: f64, width: f64) -> Vec<usize> {
    let mut occupied: Vec<f64> = Vec::new();
    let place = |mark: &KnotLabel| {
        let (middle, half) = extent(mark, end, width);
        let row = occupied.iter().position(|&taken| taken <= middle - half);
        let row = row.unwrap_or(occupied.len());
        if row == occupied.len() {
            occupied.push(0.0);
        }
        occupied[row] = middle + half;
        row
    };
    marks.iter().map(place).collect()
}

/// Puts each mark where its λ is on the slider.
fn place_marks(list: &HtmlElement, marks: &[KnotLabel], end: f64, width: f64) {
    let rows = rows(marks, end, width);
    let count = rows.iter().max().map_or(1, |row| row + 1);
    let set = |element: &HtmlElement, name: &str, value: f64| {
        set_style(element, name, &format!("{value:.4}"));
    };
    set(list, "--rows", count as f64);
    for (i, (mark, row)) in marks.iter().zip(rows).enumerate() {
        if let Some(item) = list.children().item(i as u32) {
            let item = item.unchecked_into::<HtmlElement>();
            set(&item, "--at", mark.lambda.value() / end);
            set(&item, "--middle", extent(mark, end, width).0);
            set(&item, "--row", row as f64);
        }
    }
}
