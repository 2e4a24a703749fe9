//! The start of the descent methods, to be taken hold of in the plane.

use super::browser::position_in;
use super::keyboard::arrow;
use super::stage::{handle, use_place};
use super::store::Dispatch;
use crate::figure::number::significant;
use crate::figure::{Transform, View};
use crate::problem::Vector2;
use crate::study::Action;
use web_sys::Element;
use yew::prelude::*;

/// What the handle needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// θ₀.
    pub start: Vector2,
    /// The window on the plane.
    pub view: View,
    /// The picture's (width, height) in CSS pixels.
    pub size: [f64; 2],
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// A button at θ₀ that can be dragged and moved with the arrow keys.
#[component]
pub fn StartHandle(props: &Props) -> Html {
    let knob = use_node_ref();
    let Props {
        start, view, size, ..
    } = *props;
    let (place, outside) = handle(&view, start, size);
    use_place(&knob, place);
    // How far from the pointer it was taken, in pixels.
    let offset = use_mut_ref(|| [0.0; 2]);
    let drag = {
        let (knob, dispatch) = (knob.clone(), props.dispatch.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(knob) = knob.cast::<Element>() else {
                return;
            };
            let Some(stage) = knob.parent_element() else {
                return;
            };
            event.stop_propagation();
            let client = [event.client_x(), event.client_y()].map(f64::from);
            let at = position_in(&stage, client);
            let mut offset = offset.borrow_mut();
            if event.type_() == "pointerdown" {
                if event.button() == 0 {
                    let _ = knob.set_pointer_capture(event.pointer_id());
                    // From outside it comes to the pointer; otherwise it does not jump when taken.
                    *offset = [0, 1].map(|k| if outside { 0.0 } else { place[k] - at[k] });
                }
            } else if knob.has_pointer_capture(event.pointer_id()) {
                let at = [at[0] + offset[0], at[1] + offset[1]];
                let theta = Transform::new(&view, size).to_theta(at);
                dispatch.dispatch(Action::SetStart(theta));
            }
        })
    };
    let dispatch = props.dispatch.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if let Some(by) = arrow(&event, 0.01) {
            event.prevent_default();
            event.stop_propagation();
            dispatch.dispatch(Action::NudgeStart(by));
        }
    });
    let label = format!(
        "θ₀, the start of the descent methods, at ({}, {}){}. Drag it or press the arrow keys.",
        significant(start[0], 3),
        significant(start[1], 3),
        if outside { ", outside the picture" } else { "" },
    );
    html! {
        <button
            ref={knob}
            type="button"
            id="theta-start"
            class={classes!("handle", "start", outside.then_some("outside"))}
            aria-label={label}
            onpointerdown={drag.clone()}
            onpointermove={drag}
            {onkeydown}
        >
            if outside { <span aria-hidden="true">{ "θ₀" }</span> }
        </button>
    }
}
