//! The path figure as a second λ slider.

use super::browser::position_in;
use super::easel::Easel;
use super::keyboard::lambda_action;
use super::store::Dispatch;
use super::studio::Studio;
use crate::figure::number::shortest;
use crate::figure::PathFigure;
use crate::study::{Action, Derived, penalty_weight};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What the path figure needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The solved state.
    pub derived: Rc<Derived>,
    /// Where the figure's states come from.
    pub studio: Rc<Studio>,
    /// The figure in words.
    pub description: AttrValue,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Starts (true) or stops the sweep.
    pub on_play: Callback<bool>,
}

/// The regularization path with its draggable cursor.
#[component]
pub fn Path(props: &Props) -> Html {
    let scene = &props.derived.scene;
    let plot = use_node_ref();
    let move_to = {
        let (plot, dispatch, studio) = (
            plot.clone(),
            props.dispatch.clone(),
            Rc::clone(&props.studio),
        );
        move |event: &PointerEvent| {
            let Some(element) = plot.cast::<Element>() else {
                return;
            };
            let [x, _] = position_in(&element, [event.client_x().into(), event.client_y().into()]);
            let lambda = PathFigure::lambda_at(&studio.derived().scene, element.client_width().into(), x);
            if let Ok(lambda) = penalty_weight(&shortest(lambda)) {
                dispatch.dispatch(Action::SetLambda(lambda));
            }
        }
    };
    let onpointerdown = {
        let (move_to, plot, on_play) = (move_to.clone(), plot.clone(), props.on_play.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            if let Some(element) = plot.cast::<Element>() {
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            on_play.emit(false);
            move_to(&event);
        })
    };
    let onpointermove = {
        let plot = plot.clone();
        Callback::from(move |event: PointerEvent| {
            let held = plot
                .cast::<Element>()
                .is_some_and(|e| e.has_pointer_capture(event.pointer_id()));
            if held {
                move_to(&event);
            }
        })
    };
    let onkeydown = {
        let (dispatch, on_play) = (props.dispatch.clone(), props.on_play.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = lambda_action(&event) {
                event.prevent_default();
                on_play.emit(false);
                dispatch.dispatch(action);
            }
        })
    };
    html! {
        <section class="path" aria-labelledby="path-title">
            <h2 id="path-title">{ "Regularization path: drag along it" }</h2>
            <div
                ref={plot}
                class="path-plot"
                role="slider"
                tabindex="0"
                aria-label="λ, on the regularization path"
                aria-valuemin="0"
                aria-valuemax={shortest(scene.lambda_end)}
                aria-valuenow={shortest(scene.lambda.min(scene.lambda_end))}
                aria-valuetext={props.derived.spoken_lambda()}
                {onpointerdown}
                {onpointermove}
                {onkeydown}
            >
                <Easel<PathFigure> studio={Rc::clone(&props.studio)} label={props.description.clone()} />
            </div>
        </section>
    }
}
