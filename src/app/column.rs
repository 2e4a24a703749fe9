//! The column beside the plane: the λ controls, the numbers and words, the panel.

use super::field::number_field;
use super::input::use_input;
use super::keyboard::lambda_action;
use super::lambda::use_marks;
use super::numbers::{equation, numbers, verdict};
use super::panel::{Props, panel};
use super::parts::{fixed, use_painter, word};
use super::readouts::Readouts;
use super::store::{Dispatch, Snapshot};
use crate::figure::number::rounded;
use crate::problem::Lambda;
use crate::solve::Radius;
use crate::study::{Action, Mark, Panel, penalty_weight};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

const HEAD: &str = r#"<div class="lambda-head"><label for="lambda">Regularization strength</label><span class="lambda-value"><output aria-live="off" data-quantity="lambda"></output></span></div>"#;

/// The column. `marks` are the ticks under the slider; the state's λ may have moved on, which the live
/// numbers show.
#[hook]
pub fn use_column(
    snapshot: &Snapshot,
    marks: &Rc<Vec<Mark>>,
    dispatch: &Dispatch,
    playing: bool,
    on_play: &Callback<bool>,
) -> Html {
    let derived = &snapshot.derived;
    let scene = &derived.scene;
    let slider = use_node_ref();
    let moved = {
        let (dispatch, on_play) = (dispatch.clone(), on_play.clone());
        Callback::from(move |slider: HtmlInputElement| {
            if let Ok(lambda) = Lambda::new(slider.value_as_number()) {
                on_play.emit(false);
                dispatch.dispatch(Action::SetLambda(lambda));
            }
        })
    };
    use_input(&slider, true, moved);
    let toggle = {
        let (on_play, wanted) = (on_play.clone(), !playing);
        Callback::from(move |_: MouseEvent| on_play.emit(wanted))
    };
    let column = use_node_ref();
    use_painter(&dispatch.studio, &column, true, |root| {
        Rc::new(Readouts::of_lambda(root))
    });
    let (forms, radius, second) = (use_node_ref(), use_node_ref(), use_node_ref());
    let forms_are_shown = snapshot.state.panel == Panel::Forms;
    use_painter(&dispatch.studio, &forms, forms_are_shown, |root| {
        Rc::new(Readouts::of_radius(root))
    });
    let second_is_shown = snapshot.state.panel == Panel::Penalties && derived.beside.is_some();
    use_painter(&dispatch.studio, &second, second_is_shown, |root| {
        Rc::new(Readouts::of_beside(root))
    });
    let set_radius = {
        let (dispatch, on_play) = (dispatch.clone(), on_play.clone());
        Callback::from(move |action| {
            on_play.emit(false);
            dispatch.dispatch(action);
        })
    };
    let slid = {
        let set = set_radius.clone();
        Callback::from(move |slider: HtmlInputElement| {
            if let Ok(radius) = Radius::new(slider.value_as_number()) {
                set.emit(Action::SetRadius(radius));
            }
        })
    };
    use_input(&radius, forms_are_shown, slid);
    let marks = use_marks(marks, scene.lambda_end, dispatch, on_play);
    let take = {
        let (dispatch, on_play) = (dispatch.clone(), on_play.clone());
        Callback::from(move |text: String| {
            let lambda = penalty_weight(&text).map_err(|error| format!("λ {error}"))?;
            on_play.emit(false);
            dispatch.dispatch(Action::SetLambda(lambda));
            Ok(())
        })
    };
    let on_key = {
        let (dispatch, on_play) = (dispatch.clone(), on_play.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = lambda_action(&event) {
                event.prevent_default();
                on_play.emit(false);
                dispatch.dispatch(action);
            }
        })
    };
    let panel_props = Props {
        state: snapshot.state.clone(),
        derived: Rc::clone(derived),
        studio: Rc::clone(&dispatch.studio),
        dispatch: dispatch.clone(),
        on_play: on_play.clone(),
        on_key: on_key.clone(),
        forms,
        radius,
        set_radius,
        second,
    };
    html! {
        <div ref={column} class="column">
            <section class="lambda" aria-label="Regularization strength λ">
                { fixed(HEAD) }
                <span class="slider">
                    <input ref={slider} type="range" id="lambda" min="0" step="any" onkeydown={on_key} />
                </span>
                { marks }
                <div class="lambda-tools">
                    <button type="button" class="play" aria-pressed={word(playing)} onclick={toggle}>
                        <span aria-hidden="true">{ if playing { "❚❚" } else { "▶" } }</span>
                        { if playing { "Pause" } else { "Play" } }
                    </button>
                    { number_field("lambda-exact".into(), "exact λ".into(), rounded(scene.lambda, 10), take) }
                </div>
            </section>
            { equation(scene.penalty) }
            { verdict(derived) }
            { panel(&panel_props) }
            { numbers() }
        </div>
    }
}
