//! The column beside the plane: the λ controls, the numbers and words, the path.

use super::browser::position_in;
use super::easel::Easel;
use super::keyboard::lambda_action;
use super::lambda::{use_exact_field, use_marks};
use super::numbers::{equation, numbers, verdict};
use super::readouts::Readouts;
use super::store::Dispatch;
use super::studio::{Painter, Studio};
use crate::figure::number::shortest;
use crate::figure::{Figure, path};
use crate::study::{Action, Derived, Mark, penalty_weight};
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// What the column needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The solved state; its λ may have moved on, which the live numbers show.
    pub derived: Rc<Derived>,
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
    let column = use_node_ref();
    {
        let (column, studio) = (column.clone(), Rc::clone(&props.studio));
        use_effect_with((), move |()| {
            let readouts: Rc<dyn Painter> = Rc::new(Readouts::new(column));
            studio.join(&readouts);
            move || drop(readouts)
        });
    }
    let marks = use_marks(
        &props.marks,
        scene.lambda_end,
        &props.dispatch,
        &props.on_play,
    );
    let exact = use_exact_field(scene.lambda, &props.dispatch, &props.on_play);
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
    let description = AttrValue::from(derived.path_description());
    html! {
        <div ref={column} class="column">
            <section class="lambda" aria-label="Regularization strength λ">
                <div class="lambda-head">
                    <label for="lambda">{ "Regularization strength" }</label>
                    <span class="lambda-value"><output aria-live="off" data-quantity="lambda"></output></span>
                </div>
                <span class="slider">
                    <i class="fill" aria-hidden="true"></i>
                    <input type="range" id="lambda" min="0" step="any" oninput={on_input} onkeydown={on_key.clone()} />
                </span>
                { marks }
                <div class="lambda-tools">
                    <button type="button" class="play" aria-pressed={if props.playing { "true" } else { "false" }} onclick={toggle}>
                        <span aria-hidden="true">{ if props.playing { "❚❚" } else { "▶" } }</span>
                        { if props.playing { "Pause" } else { "Play" } }
                    </button>
                    { exact }
                </div>
            </section>
            { equation() }
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
                    onpointerdown={drag.clone()}
                    onpointermove={drag}
                    onkeydown={on_key}
                >
                    <Easel figure={Figure::Path} studio={Rc::clone(&props.studio)} label={description} />
                </div>
            </section>
            { numbers() }
        </div>
    }
}
