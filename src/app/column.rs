//! The column beside the plane: the λ controls, the numbers and words, the path.

use super::browser::position_in;
use super::easel::Easel;
use super::keyboard::lambda_action;
use super::lambda::{use_exact_field, use_marks};
use super::numbers::{equation, numbers, quantity, verdict};
use super::store::Dispatch;
use super::studio::Studio;
use crate::figure::number::shortest;
use crate::figure::{Figure, path};
use crate::study::{Action, Derived, Mark, penalty_weight};
use std::rc::Rc;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// What the column needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The solved state.
    pub derived: Rc<Derived>,
    /// The solved state as it was when it last came to rest.
    pub settled: Rc<Derived>,
    /// The ticks under the slider.
    pub marks: Rc<Vec<Mark>>,
    /// Where the figure's states come from.
    pub studio: Rc<Studio>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Whether λ sweeps by itself.
    pub playing: bool,
    /// Starts (true) or stops the sweep.
    pub on_play: Callback<bool>,
}

/// The column.
#[component]
pub fn Column(props: &Props) -> Html {
    let derived = &props.derived;
    let scene = &derived.scene;
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
    let toggle = use_callback(
        (props.on_play.clone(), props.playing),
        |_: MouseEvent, (on_play, playing)| on_play.emit(!playing),
    );
    let slider = use_node_ref();
    {
        let slider = slider.clone();
        use_effect_with((scene.lambda / scene.lambda_end).min(1.0), move |share| {
            if let Some(element) = slider.cast::<HtmlElement>() {
                let _ = element
                    .style()
                    .set_property("--share", &format!("{share:.4}"));
            }
        });
    }
    let marks = use_marks(
        &props.marks,
        scene.lambda_end,
        &props.dispatch,
        &props.on_play,
    );
    let exact = use_exact_field(props.settled.scene.lambda, &props.dispatch, &props.on_play);
    let plot = use_node_ref();
    let drag = use_callback(
        (
            props.dispatch.clone(),
            props.on_play.clone(),
            Rc::clone(&props.studio),
        ),
        {
            let plot = plot.clone();
            move |event: PointerEvent,
                  (dispatch, on_play, studio): &(Dispatch, Callback<bool>, Rc<Studio>)| {
                let Some(element) = plot.cast::<Element>() else {
                    return;
                };
                if event.type_() == "pointerdown" {
                    if event.button() != 0 {
                        return;
                    }
                    let _ = element.set_pointer_capture(event.pointer_id());
                    on_play.emit(false);
                } else if !element.has_pointer_capture(event.pointer_id()) {
                    return;
                }
                let [x, _] =
                    position_in(&element, [event.client_x().into(), event.client_y().into()]);
                let lambda =
                    path::lambda_at(&studio.derived().scene, element.client_width().into(), x);
                if let Ok(lambda) = penalty_weight(&shortest(lambda)) {
                    dispatch.dispatch(Action::SetLambda(lambda));
                }
            }
        },
    );
    let spoken = AttrValue::from(derived.spoken_lambda());
    let lambda = AttrValue::from(shortest(scene.lambda));
    let end = AttrValue::from(shortest(scene.lambda_end));
    let description = use_memo(Rc::clone(&props.settled), |settled| {
        AttrValue::from(settled.path_description())
    });
    html! {
        <div class="column">
            <section class="lambda" aria-label="Regularization strength λ">
                <div class="lambda-head">
                    <label for="lambda">{ "Regularization strength" }</label>
                    <span class="lambda-value">{ "λ =" }{ quantity("lambda", scene.lambda, 4) }</span>
                </div>
                <input
                    ref={slider}
                    type="range"
                    id="lambda"
                    min="0"
                    max={end.clone()}
                    step="any"
                    value={lambda.clone()}
                    aria-valuetext={spoken.clone()}
                    oninput={on_input}
                    onkeydown={on_key.clone()}
                />
                { marks }
                <div class="lambda-tools">
                    <button type="button" class="play" aria-pressed={if props.playing { "true" } else { "false" }} onclick={toggle}>
                        <span aria-hidden="true">{ if props.playing { "❚❚" } else { "▶" } }</span>
                        { if props.playing { "Pause" } else { "Play" } }
                    </button>
                    { exact }
                </div>
            </section>
            { equation(derived) }
            { verdict(derived) }
            <section class="path" aria-labelledby="path-title">
                <h2 id="path-title">{ "Regularization path: drag along it" }</h2>
                <div
                    ref={plot}
                    id="path"
                    class="path-plot"
                    role="slider"
                    tabindex="0"
                    aria-label="λ, on the regularization path"
                    aria-valuemin="0"
                    aria-valuemax={end}
                    aria-valuenow={if scene.lambda <= scene.lambda_end { lambda } else { AttrValue::from(shortest(scene.lambda_end)) }}
                    aria-valuetext={spoken}
                    onpointerdown={drag.clone()}
                    onpointermove={drag}
                    onkeydown={on_key}
                >
                    <Easel figure={Figure::Path} studio={Rc::clone(&props.studio)} label={(*description).clone()} />
                </div>
            </section>
            { numbers(derived) }
        </div>
    }
}
