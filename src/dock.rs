//! The dock, which is always in sight: play, λ with its knots, and c; where descent is shown, k too. It keeps its
//! height, and what changes in it has a box of its own.

use crate::browser::{set_style, use_size};
use crate::keyboard::use_lambda_keys;
use crate::opening::LambdaHint;
use crate::store::{use_current, use_dispatch, use_store};
use crate::topic::descent::{Iteration, Transport};
use crate::widget::field::NumberField;
use crate::widget::quantity::quantity;
use crate::widget::slider::{Slider, Stops};
use figure::number::{compact, rounded};
use figure::{Scale, slider};
use lasso_path::problem::Lambda;
use std::rc::Rc;
use study::topic::forms;
use study::{Action, KnotKind, KnotLabel, Problem, Strength, Topic, Typed, takes_radius};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The dock.
#[component]
pub fn Dock() -> Html {
    let descent = use_current(|current| current.state.topic.shows(Topic::Descent));
    html! {
        <section class={classes!("dock", descent.then_some("with-iteration"))} aria-label="Penalty strength λ">
            if descent {
                <div class="dock-iteration"><Iteration /><Transport /></div>
            }
            <Play />
            <div class="dock-lambda">
                <label class="dock-name" for="lambda">{ "Penalty strength λ" }</label>
                <LambdaSlider />
                <LambdaHint />
                <Marks />
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
        if current.state.topic.shows(Topic::Descent) {
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
    let (lambda, radius) = use_current(|current| {
        let derived = &current.derived;
        (derived.outline.shown_lambda(), derived.outline.radius)
    });
    let (radius_leads, takes) = use_current(|current| {
        let constrained = matches!(current.state.objective.strength, Strength::Radius(_));
        (constrained, takes_radius(current.state.objective.penalty))
    });
    // Among priors b or τ stands beside λ.
    let scale = use_current(|current| current.derived.scale_text());
    let leads = use_current(|current| forms::leads(&current.state));
    html! {
        <div class="dock-values" role="group" aria-label={leads.text.clone()} title={leads.text} data-claim={leads.name}>
            <div class={classes!("dock-value", "dock-strength", (!radius_leads).then_some("leads"))}>
                <NumberField id="lambda-exact" label="λ =" value={rounded(lambda, 10)} rest={compact(lambda, 4)} number={Typed::Lambda} />
            </div>
            <div class={classes!("dock-value", "dock-budget", radius_leads.then_some("leads"))}>
                if let Some((sign, scale)) = scale {
                    <span class="exact"><span>{ format!("{sign} =") }</span><b>{ scale }</b></span>
                } else if takes {
                    <NumberField id="radius-exact" label="c =" value={rounded(radius, 10)} rest={compact(radius, 4)} number={Typed::Radius} />
                } else {
                    <span class="exact"><span>{ "c =" }</span><b>{ compact(radius, 4) }</b></span>
                }
            </div>
            <NextKnots />
            <span hidden=true>
                { quantity("lambda") }
                { quantity("radius") }
            </span>
        </div>
    }
}

/// The knots before and after the present λ; a press goes there.
#[component]
fn NextKnots() -> Html {
    let [before, after] = use_current(|current| {
        let outline = &current.derived.outline;
        let labels = outline.knot_labels();
        let at = |mark: &KnotLabel| mark.knot.lambda.value() - outline.lambda.value();
        let before = labels.iter().rev().find(|mark| at(mark) < 0.0);
        [before, labels.iter().find(|mark| at(mark) > 0.0)].map(Option::<&KnotLabel>::cloned)
    });
    let press = use_dispatch(Action::SetLambda);
    let go = |mark: &Option<KnotLabel>| {
        let (press, lambda) = (press.clone(), mark.as_ref().map(|mark| mark.knot.lambda));
        Callback::from(move |_: MouseEvent| {
            if let Some(lambda) = lambda {
                press.emit(lambda);
            }
        })
    };
    // Not `disabled`, which would lose the focus of whoever presses one to the last knot.
    let none = |mark: &Option<KnotLabel>| mark.is_none().to_string();
    html! {
        <div class="next-knots" role="group" aria-label="Knots before and after this λ">
            <button type="button" id="previous-knot" class="step" aria-label="Previous knot" title="Previous knot (Page Down)"
                aria-disabled={none(&before)} onclick={go(&before)}><span aria-hidden="true">{ "‹" }</span></button>
            <button type="button" id="next-knot" title="Next knot (Page Up)" aria-disabled={none(&after)} onclick={go(&after)}>
                if let Some(claim) = after.map(|mark| mark.claim()) {
                    <span class="next-word">{ "next: " }</span><span data-claim={claim.name}>{ claim.text }</span>
                }
            </button>
        </div>
    }
}

/// The slider of λ.
#[component]
fn LambdaSlider() -> Html {
    let (value, end, places) = use_current(|current| {
        let derived = &current.derived;
        (
            derived.outline.shown_lambda(),
            derived.outline.lambda_end.value(),
            derived.slider(),
        )
    });
    // A linear slider is one of λ itself; a logarithmic one is of places from 0 to 1.
    let log = places.scale == Scale::Logarithmic;
    let (ends, value) = if log {
        ([0.0, 1.0], places.place(value))
    } else {
        ([0.0, end], value)
    };
    let text = use_current(|current| current.derived.outline.spoken_lambda());
    let store = use_store();
    let slider = use_node_ref();
    let [width, _] = use_size(&slider);
    let held = use_mut_ref(|| false);
    let take = {
        let (store, held) = (Rc::clone(&store), Rc::clone(&held));
        Callback::from(move |number| {
            let knot = || {
                let knots = store.current().derived.outline.knot_lambdas();
                if !log {
                    return slider::detent(&knots, number, end, width);
                }
                let ticks: Vec<f64> = knots.iter().map(|knot| places.place(*knot)).collect();
                let near = slider::detent(&ticks, number, 1.0, width)?;
                let found = ticks.iter().position(|tick| *tick == near)?;
                Some(knots[found])
            };
            let lambda = if log { places.lambda(number) } else { number };
            let lambda = held.borrow().then(knot).flatten().unwrap_or(lambda);
            if let Ok(lambda) = Lambda::new(lambda) {
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
        <div ref={slider} class="dock-slider" onpointerdown={pointer.clone()} onpointerup={pointer.clone()} onpointercancel={pointer}>
            <Slider id="lambda" {ends} step={Stops::Any} {value} {text} {take} {onkeydown} />
        </div>
    }
}

/// The knots; a press jumps exactly there. All have a tick, and those near λ their names, in one lane.
#[component]
fn Marks() -> Html {
    let list = use_node_ref();
    let [width, _] = use_size(&list);
    let (marks, places, middles) = use_current(move |current| {
        let outline = &current.derived.outline;
        let marks = outline.knot_labels();
        let slider = current.derived.slider();
        let at = |lambda: Lambda| slider.place(lambda.value());
        let places: Vec<f64> = marks.iter().map(|mark| at(mark.knot.lambda)).collect();
        let texts = marks.iter().map(|mark| mark.text.as_str());
        let names: Vec<(f64, &str)> = places.iter().copied().zip(texts).collect();
        let middles = slider::lane(&names, at(outline.lambda), width);
        (marks, places, middles)
    });
    {
        let list = list.clone();
        use_effect_with((places, middles.clone()), move |(places, middles)| {
            if let Some(list) = list.cast::<HtmlElement>() {
                place_marks(&list, places, middles);
            }
        });
    }
    let press = use_dispatch(Action::SetLambda);
    let few = use_current(|current| !matches!(current.state.problem, Problem::Table(_)));
    let item = |(mark, named): (&KnotLabel, bool)| {
        let class = match mark.knot.kind {
            KnotKind::ReachesZero(k)
            | KnotKind::LeavesZero(k)
            | KnotKind::CrossesZero(k)
            | KnotKind::Underflows(k) => {
                // features of a table have no colours of their own here
                let own = ["theta1", "theta2", "theta3"].get(k).filter(|_| few);
                own.copied().unwrap_or("ink")
            }
            KnotKind::AllZero | KnotKind::Meets(_) | KnotKind::Parts(_) => "ink",
        };
        let (press, lambda) = (press.clone(), mark.knot.lambda);
        let onclick = Callback::from(move |_: MouseEvent| press.emit(lambda));
        html! {
            <li>
                <i aria-hidden="true"></i>
                // The others are reached by those before and after λ.
                if named {
                    { knot(mark, class, onclick) }
                }
            </li>
        }
    };
    html! {
        <ul ref={list} class="marks" aria-label="Knots of the path: a press goes to their λ">
            // Where they stand depends on the width, so none is there before that is known.
            if width > 0.0 {
                { for marks.iter().zip(middles.iter().map(Option::is_some)).map(item) }
            }
        </ul>
    }
}

/// A knot as a button with its name.
fn knot(mark: &KnotLabel, class: &'static str, onclick: Callback<MouseEvent>) -> Html {
    let claim = mark.claim();
    html! {
        <button type="button" {class} {onclick} data-claim={claim.name} aria-label={claim.text.clone()} title={claim.text}>
            { &mark.text }
        </button>
    }
}

/// Puts each tick where its λ is on the slider, and each name near it.
fn place_marks(list: &HtmlElement, places: &[f64], middles: &[Option<f64>]) {
    for (i, (at, middle)) in places.iter().zip(middles).enumerate() {
        if let Some(item) = list.children().item(i as u32) {
            let item = item.unchecked_into::<HtmlElement>();
            set_style(&item, "--at", &format!("{at:.4}"));
            set_style(&item, "--middle", &format!("{:.4}", middle.unwrap_or(*at)));
        }
    }
}
