//! The dock, which is always in sight: play, λ with its knots, and c; where descent is shown, k too.

use crate::browser::{set_style, use_size};
use crate::keyboard::use_lambda_keys;
use crate::store::{use_current, use_dispatch, use_store};
use crate::topic::descent::{Iteration, Transport};
use crate::widget::field::NumberField;
use crate::widget::quantity::quantity;
use crate::widget::slider::{Slider, Step};
use figure::number::{compact, rounded};
use figure::slider;
use lasso_path::problem::Lambda;
use lasso_path::solve::Radius;
use std::rc::Rc;
use study::{Action, Strength, Topic, number, penalty_weight, takes_radius};
use study::{KnotKind, KnotLabel};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The dock.
#[component]
pub fn Dock() -> Html {
    let descent = use_current(|current| current.state.topic.open == Topic::Descent);
    html! {
        <section class="dock" aria-label="Regularization strength λ">
            <Play />
            <div class="dock-sliders">
                if descent {
                    <div class="dock-iteration"><Iteration /><Transport /></div>
                }
                <div class="dock-lambda">
                    <label class="visually-hidden" for="lambda">{ "Regularization strength λ" }</label>
                    <LambdaSlider />
                    <Marks />
                </div>
            </div>
            <Values />
        </section>
    }
}

/// Plays λ, or the iterations where descent is shown.
#[component]
fn Play() -> Html {
    let store = use_store();
    let (playing, what) = use_current(|current| {
        if current.state.topic.open == Topic::Descent {
            (current.playing.iterations, "the iterations")
        } else {
            (current.playing.lambda, "λ")
        }
    });
    let toggle = Callback::from(move |_: MouseEvent| store.toggle());
    let name = if playing { "Pause" } else { "Play" };
    html! {
        <button type="button" id="play" class="play" aria-pressed={playing.to_string()}
            aria-label={format!("{name} {what}")} title={format!("{name} {what} (Space)")} onclick={toggle}>
            <span aria-hidden="true">{ if playing { "❚❚" } else { "▶" } }</span>
        </button>
    }
}

/// λ and c, to be read and typed. The one that was chosen leads, and the other follows from it.
#[component]
fn Values() -> Html {
    let store = use_store();
    let (lambda, radius) = use_current(|current| {
        let derived = &current.derived;
        (derived.outline.shown_lambda(), derived.outline.radius)
    });
    let (radius_leads, takes) = use_current(|current| {
        let constrained = matches!(current.state.objective.strength, Strength::Radius(_));
        (constrained, takes_radius(current.state.objective.penalty))
    });
    let take_lambda = {
        let store = Rc::clone(&store);
        Callback::from(move |text: String| {
            let lambda = penalty_weight(&text).map_err(|error| format!("λ {error}"))?;
            store.dispatch(Action::SetLambda(lambda));
            Ok(())
        })
    };
    let take_radius = Callback::from(move |text: String| {
        let c = number(&text).map_err(|error| format!("c {error}"))?;
        let radius = Radius::new(c).map_err(|error| error.to_string())?;
        store.dispatch(Action::SetRadius(radius));
        Ok(())
    });
    let role = |leads: bool| if leads { "chosen" } else { "follows" };
    html! {
        <div class="dock-values">
            <div class={classes!("dock-value", (!radius_leads).then_some("leads"))}>
                <NumberField id="lambda-exact" label="λ =" value={rounded(lambda, 10)} rest={compact(lambda, 4)} take={take_lambda} />
                <small>{ role(!radius_leads) }</small>
            </div>
            <div class={classes!("dock-value", radius_leads.then_some("leads"))}>
                if takes {
                    <NumberField id="radius-exact" label="c =" value={rounded(radius, 10)} rest={compact(radius, 4)} take={take_radius} />
                    <small>{ role(radius_leads) }</small>
                } else {
                    <span class="exact"><span>{ "c =" }</span><b>{ compact(radius, 4) }</b></span>
                    <small>{ "follows" }</small>
                }
            </div>
            <span hidden=true>
                { quantity("lambda") }
                { quantity("radius") }
            </span>
        </div>
    }
}

/// The slider of λ.
#[component]
fn LambdaSlider() -> Html {
    let (value, end) = use_current(|current| {
        let derived = &current.derived;
        (
            derived.outline.shown_lambda(),
            derived.outline.lambda_end.value(),
        )
    });
    let text = use_current(|current| current.derived.outline.spoken_lambda());
    let store = use_store();
    let slider = use_node_ref();
    let [width, _] = use_size(&slider);
    let held = use_mut_ref(|| false);
    let take = {
        let (store, held) = (Rc::clone(&store), Rc::clone(&held));
        Callback::from(move |number| {
            let knot = || {
                slider::detent(
                    &store.current().derived.outline.knot_lambdas(),
                    number,
                    end,
                    width,
                )
            };
            let number = held.borrow().then(knot).flatten().unwrap_or(number);
            if let Ok(lambda) = Lambda::new(number) {
                store.dispatch(Action::SetLambda(lambda));
            }
        })
    };
    // A swipe that the browser takes for scrolling has changed nothing.
    let pointer = Callback::from(move |event: PointerEvent| match event.type_().as_str() {
        "pointerdown" => {
            store.begin_gesture();
            held.replace(true);
        }
        "pointercancel" => {
            if held.replace(false) {
                store.take_back_gesture();
            }
        }
        _ => {
            held.replace(false);
        }
    });
    let onkeydown = use_lambda_keys();
    html! {
        <div ref={slider} onpointerdown={pointer.clone()} onpointerup={pointer.clone()} onpointercancel={pointer}>
            <Slider id="lambda" ends={[0.0, end]} step={Step::Any} {value} {text} {take} {onkeydown} />
        </div>
    }
}

/// The knots; a press jumps exactly there.
#[component]
fn Marks() -> Html {
    let list = use_node_ref();
    let [width, _] = use_size(&list);
    let (marks, end) = use_current(|current| {
        let derived = &current.derived;
        (
            derived.outline.knot_labels(),
            derived.outline.lambda_end.value(),
        )
    });
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
        let class = match mark.knot.kind {
            KnotKind::ReachesZero(k) | KnotKind::LeavesZero(k) | KnotKind::CrossesZero(k) => {
                ["theta1", "theta2"].get(k).copied().unwrap_or("ink")
            }
            KnotKind::AllZero | KnotKind::Meets(_) | KnotKind::Parts(_) => "ink",
        };
        let (press, lambda) = (press.clone(), mark.knot.lambda);
        let onclick = Callback::from(move |_: MouseEvent| press.emit(lambda));
        let claim = mark.claim();
        html! {
            <li>
                <i aria-hidden="true"></i>
                <button type="button" {class} {onclick} data-claim={claim.name} aria-label={claim.text.clone()} title={claim.text}>
                    { &mark.text }
                </button>
            </li>
        }
    };
    html! {
        <ul ref={list} class="marks" aria-label="Knots of the path: a press goes to their λ">
            // Where they stand depends on the width, so none is there before that is known.
            if width > 0.0 {
                { for marks.iter().map(item) }
            }
        </ul>
    }
}

/// Puts each mark where its λ is on the slider.
fn place_marks(list: &HtmlElement, marks: &[KnotLabel], end: f64, width: f64) {
    let at = |mark: &KnotLabel| mark.knot.lambda.value() / end;
    let names: Vec<(f64, &str)> = marks
        .iter()
        .map(|mark| (at(mark), mark.text.as_str()))
        .collect();
    let places = slider::places(&names, width);
    let count = places.iter().map(|place| place.row + 1).max().unwrap_or(1);
    let set = |element: &HtmlElement, name: &str, value: f64| {
        set_style(element, name, &format!("{value:.4}"));
    };
    set(list, "--rows", count as f64);
    for (i, (mark, place)) in marks.iter().zip(places).enumerate() {
        if let Some(item) = list.children().item(i as u32) {
            let item = item.unchecked_into::<HtmlElement>();
            set(&item, "--at", at(mark));
            set(&item, "--middle", place.middle);
            set(&item, "--row", place.row as f64);
        }
    }
}
