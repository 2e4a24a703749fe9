//! What stands under the λ slider: the marks, and the field for an exact value.

use super::browser::{Listener, window};
use super::store::Dispatch;
use crate::figure::number::shortest;
use crate::study::{Action, Mark, MarkKind, penalty_weight};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How many CSS pixels one character of a mark takes, at most.
const CHARACTER: f64 = 8.4;

/// Where a mark's text has its middle on a slider of length 1, and half its width; the slider is
/// `width` CSS pixels long.
fn extent(mark: &Mark, end: f64, width: f64) -> (f64, f64) {
    let text = CHARACTER * (mark.text.chars().count() as f64 + 1.0);
    let half = (0.5 * text / width.max(1.0)).min(0.5);
    ((mark.lambda / end).clamp(half, 1.0 - half), half)
}

/// The row in which each mark stands so that none covers another.
fn rows(marks: &[Mark], end: f64, width: f64) -> Vec<usize> {
    let mut occupied: Vec<f64> = Vec::new();
    let place = |mark: &Mark| {
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
fn place_marks(list: &HtmlElement, marks: &[Mark], end: f64) {
    let width = f64::from(list.client_width());
    let rows = rows(marks, end, width);
    let count = rows.iter().max().map_or(1, |row| row + 1);
    let set = |element: &HtmlElement, name: &str, value: f64| {
        let _ = element
            .style()
            .set_property(name, &shortest((value * 1e4).round() / 1e4));
    };
    set(list, "--rows", count as f64);
    for (i, (mark, row)) in marks.iter().zip(rows).enumerate() {
        if let Some(item) = list.children().item(i as u32) {
            let item = item.unchecked_into::<HtmlElement>();
            set(&item, "--at", mark.lambda / end);
            set(&item, "--middle", extent(mark, end, width).0);
            set(&item, "--row", row as f64);
        }
    }
}

/// The exact λ at which a coordinate reaches or leaves zero; a press jumps there.
#[hook]
pub fn use_marks(
    marks: &Rc<Vec<Mark>>,
    end: f64,
    dispatch: &Dispatch,
    on_play: &Callback<bool>,
) -> Html {
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with((Rc::clone(marks), end), move |(marks, end)| {
            let (marks, end) = (Rc::clone(marks), *end);
            let place = move || {
                if let Some(list) = list.cast::<HtmlElement>() {
                    place_marks(&list, &marks, end);
                }
            };
            place();
            let resized = Listener::new(&window(), "resize", move |_| place());
            move || drop(resized)
        });
    }
    let item = |mark: &Mark| {
        let class = match mark.kind {
            MarkKind::ReachesZero(k) | MarkKind::LeavesZero(k) | MarkKind::CrossesZero(k) => {
                ["theta1", "theta2"][k % 2]
            }
            MarkKind::AllZero | MarkKind::Meets(_) | MarkKind::Parts(_) => "ink",
        };
        let (dispatch, on_play, lambda) = (dispatch.clone(), on_play.clone(), mark.lambda);
        let onclick = Callback::from(move |_: MouseEvent| {
            on_play.emit(false);
            if let Ok(lambda) = penalty_weight(&shortest(lambda)) {
                dispatch.dispatch(Action::SetLambda(lambda));
            }
        });
        html! {
            <li>
                <i aria-hidden="true"></i>
                <button type="button" ~className={class} {onclick} title={format!("λ = {}", shortest(lambda))}>
                    { &mark.text }
                </button>
            </li>
        }
    };
    html! {
        <ul ref={list} class="marks" aria-label="λ at which a coordinate reaches or leaves zero">
            { for marks.iter().map(item) }
        </ul>
    }
}
