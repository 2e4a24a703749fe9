//! The column beside the plane: the λ controls, the numbers and words, the panel.

use super::field::NumberField;
use super::input::use_input;
use super::keyboard::lambda_action;
use super::lambda::use_marks;
use super::numbers::{equation, numbers, verdict};
use super::panel::PanelBox;
use super::readouts::Readouts;
use super::store::Dispatch;
use super::studio::{Painter, Studio};
use crate::figure::number::rounded;
use crate::problem::Lambda;
use crate::study::{Action, Derived, Mark, State, penalty_weight};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the column needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The state.
    pub state: State,
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
    let slider = use_node_ref();
    let moved = use_callback(
        (props.dispatch.clone(), props.on_play.clone()),
        |slider: HtmlInputElement, (dispatch, on_play)| {
            if let Ok(lambda) = Lambda::new(slider.value_as_number()) {
                on_play.emit(false);
                dispatch.dispatch(Action::SetLambda(lambda));
            }
        },
    );
    use_input(&slider, moved);
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
            let readouts: Rc<dyn Painter> = Rc::new(Readouts::of_lambda(column));
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
    let take = use_callback(
        (props.dispatch.clone(), props.on_play.clone()),
        |text: String, (dispatch, on_play)| {
            let lambda = penalty_weight(&text).map_err(|error| format!("λ {error}"))?;
            on_play.emit(false);
            dispatch.dispatch(Action::SetLambda(lambda));
            Ok(())
        },
    );
    html! {
        <div ref={column} class="column">
            <section class="lambda" aria-label="Regularization strength λ">
                <div class="lambda-head">
                    <label for="lambda">{ "Regularization strength" }</label>
                    <span class="lambda-value"><output aria-live="off" data-quantity="lambda"></output></span>
                </div>
                <span class="slider">
                    <input ref={slider} type="range" id="lambda" min="0" step="any" onkeydown={on_key.clone()} />
                </span>
                { marks }
                <div class="lambda-tools">
                    <button type="button" class="play" aria-pressed={if props.playing { "true" } else { "false" }} onclick={toggle}>
                        <span aria-hidden="true">{ if props.playing { "❚❚" } else { "▶" } }</span>
                        { if props.playing { "Pause" } else { "Play" } }
                    </button>
                    <NumberField id="lambda-exact" label="exact λ" value={rounded(scene.lambda, 10)} {take} />
                </div>
            </section>
            { equation(scene.penalty) }
            { verdict(derived) }
            <PanelBox
                state={props.state.clone()}
                derived={Rc::clone(derived)}
                studio={Rc::clone(&props.studio)}
                dispatch={props.dispatch.clone()}
                on_play={props.on_play.clone()}
                {on_key}
            />
            { numbers() }
        </div>
    }
}
