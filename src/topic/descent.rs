//! The panel of the descent methods.

use crate::browser::{position_in, size_of};
use crate::easel::Easel;
use crate::numbers::OfL1;
use crate::store::{Store, use_current, use_dispatch, use_store};
use crate::topic::loss::rho_slider;
use crate::topic::path::holds;
use crate::widget::button::{Button, Select};
use crate::widget::field::number_field;
use crate::widget::quantity::{Quantity, quantity};
use crate::widget::slider::{self, Step, row};
use figure::number::{compact, rounded};
use figure::{Anatomy, Descent, Figure, downsampling};
use lasso_path::problem::Vector2;
use lasso_path::solve::descent::{Method, StepSize};
use std::rc::Rc;
use study::topic::descent::{self, Settings, method_title};
use study::topic::loss::correlation;
use study::{Derived, number};
use web_sys::Element;
use yew::prelude::*;

/// A method's name in links, which is its class in the style sheet too, and the sign of its marks.
fn looks(method: Method) -> (&'static str, &'static str) {
    match method {
        Method::Subgradient => ("subgradient", "●"),
        Method::Diminishing => ("diminishing", "◆"),
        Method::Proximal => ("proximal", "■"),
        Method::Fista => ("fista", "▲"),
        Method::Coordinate => ("coordinate", "✚"),
        Method::Ridge => ("ridge", "▼"),
    }
}

/// The slider of η shows η·L; where the loss is constant, η.
fn slider_scale(descent: &Descent) -> f64 {
    descent.runs.stable().unwrap_or(1.0)
}

/// The methods, their transport, η, the charts and the numbers.
#[component]
pub fn DescentPanel() -> Html {
    let store = use_store();
    let rho = use_current(|current| correlation(&current.derived.solved.loss));
    html! {
        <div class="walk">
            <OfL1 />
            <div class="walk-controls">
                <Methods />
                <Transport />
                <Iteration />
                <div>
                    <StepSizeSlider />
                    <StepSizeMarks />
                </div>
                <dl>
                    <div>
                        <dt>{ "L, the largest eigenvalue of H" }</dt>
                        <dd>
                            { quantity("largest-eigenvalue", 4, |d| {
                                Some(d.solved.loss.hessian().eigenvalues()[0])
                            }) }
                        </dd>
                    </div>
                </dl>
            </div>
            <Pace />
            <Chart figure={Figure::Coordinates} />
            <Fates />
            <Chart figure={Figure::Convergence} />
            <StepNumbers />
            { rho_slider(&store, "walk-rho", rho, None) }
            <Fields />
            <Truth />
        </div>
    }
}

/// Which methods are shown.
#[component]
fn Methods() -> Html {
    let shown = use_current(|current| current.state.descent.methods);
    let store = use_store();
    let toggle = move |method: Method| {
        let store = Rc::clone(&store);
        Callback::from(move |_| {
            let mut settings = store.state().descent;
            settings.methods = settings.methods.toggled(method);
            store.dispatch(descent::Action::Set(settings));
        })
    };
    html! {
        <div class="buttons" role="group" aria-label="Methods">
            { for Method::ALL.into_iter().map(|method| {
                let (class, sign) = looks(method);
                html! {
                    <Button class={classes!("method", class)} pressed={Some(shown.contains(method))} onclick={toggle(method)}>
                        <span aria-hidden="true">{ sign }</span>{ format!(" {}", method_title(method)) }
                    </Button>
                }
            }) }
        </div>
    }
}

/// Steps a second to choose from; the second is the first choice.
const SPEEDS: [&str; 4] = ["2", "8", "30", "120"];

/// Plays the iterations, and goes through them one by one.
#[component]
fn Transport() -> Html {
    let store = use_store();
    let playing = use_current(|current| current.playing.iterations);
    let iteration = use_current(|current| current.state.descent.iteration);
    let speed = use_state(|| AttrValue::from(SPEEDS[1]));
    let toggle = {
        let store = Rc::clone(&store);
        Callback::from(move |_| store.toggle())
    };
    let look = use_dispatch(descent::Action::SetIteration);
    let step = |label: &'static str, sign: &'static str, k: u32| {
        let onclick = look.reform(move |_| k);
        html! { <Button class="step" label={Some(label)} {onclick}>{ sign }</Button> }
    };
    let choose = {
        let speed = speed.clone();
        Callback::from(move |chosen: String| {
            if let Ok(steps) = number(&chosen) {
                store.play(|playback| playback.set_speed(steps));
                speed.set(chosen.into());
            }
        })
    };
    let options: Vec<[AttrValue; 2]> = SPEEDS
        .iter()
        .map(|&speed| [speed.into(), format!("{speed} steps/s").into()])
        .collect();
    html! {
        <div class="buttons" role="group" aria-label="Iterations">
            <Button id="walk-play" class="play" pressed={Some(playing)} onclick={toggle}>
                { if playing { "❚❚ Pause" } else { "▶ Play" } }
            </Button>
            { step("To the start", "|‹", 0) }
            { step("One step back", "‹", iteration.saturating_sub(1)) }
            { step("One step on", "›", iteration + 1) }
            <Select id="walk-speed" label={Some("Speed")} {options} chosen={(*speed).clone()} {choose} />
        </div>
    }
}

/// The slider of k.
#[component]
fn Iteration() -> Html {
    let (k, most) = use_current(|current| {
        let settings = current.state.descent;
        (settings.iteration, settings.steps)
    });
    let slider = slider::Props {
        id: "iteration".into(),
        ends: [0.0, f64::from(most)],
        step: Step::By(1.0),
        value: f64::from(k),
        text: format!("k = {k}").into(),
        take: use_dispatch(|k| descent::Action::SetIteration(k as u32)),
        onkeydown: Callback::noop(),
    };
    let value: fn(&Derived) -> Option<f64> = |d| Some(d.descent.as_ref()?.iteration as f64);
    row(
        "k",
        slider,
        html! { <Quantity name="iteration" digits={None} {value} /> },
    )
}

/// Sets η to a multiple of 1/L; at 1/L itself it stays there when L changes.
fn set_share(store: &Rc<Store>, share: f64) {
    if let Some(descent) = &store.current().derived.descent {
        let step_size = StepSize::new(share * slider_scale(descent)).ok();
        store.dispatch(descent::Action::Set(Settings {
            step_size: step_size.filter(|_| share != 1.0),
            ..store.state().descent
        }));
    }
}

/// The slider of η.
#[component]
fn StepSizeSlider() -> Html {
    let store = use_store();
    let (eta, share) = use_current(|current| {
        let descent = current.derived.descent.as_ref();
        descent.map_or((0.0, 0.0), |descent| {
            let eta = descent.runs.step_size;
            (eta, eta / slider_scale(descent))
        })
    });
    let slider = slider::Props {
        id: "eta".into(),
        ends: [0.01, 3.0],
        step: Step::By(0.01),
        // Rounded to the slider's own steps.
        value: (100.0 * share).round() / 100.0,
        text: format!("η = {}", compact(eta, 4)).into(),
        take: Callback::from(move |share| set_share(&store, share)),
        onkeydown: Callback::noop(),
    };
    let number = quantity("step-size", 4, |d| Some(d.descent.as_ref()?.runs.step_size));
    row("η", slider, number)
}

/// The step sizes at which the behaviour changes.
#[component]
fn StepSizeMarks() -> Html {
    let store = use_store();
    let mark = |name: &'static str, share: f64| {
        let store = Rc::clone(&store);
        let onclick = Callback::from(move |_| set_share(&store, share));
        html! { <li><i aria-hidden="true"></i><Button {onclick}>{ name }</Button></li> }
    };
    html! {
        <ul class="marks eta-marks" aria-label="Step sizes at which the behaviour changes">
            { mark("1/L", 1.0) }{ mark("2/L", 2.0) }
        </ul>
    }
}

/// The sentence on η.
#[component]
fn Pace() -> Html {
    let pace = use_current(|current| current.derived.pace());
    html! { <p class="pace" aria-live="polite">{ pace.unwrap_or_default() }</p> }
}

/// The verdict on each run.
#[component]
fn Fates() -> Html {
    let fates = use_current(|current| current.derived.fates());
    html! {
        <ul class="fates" aria-live="polite">
            { for fates.into_iter().map(|(method, fate)| html! {
                <li><b class={looks(method).0}>{ method_title(method) }</b>{ format!(": {fate}.") }</li>
            }) }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct ChartProps {
    figure: Figure,
}

/// A chart against the iteration, in which that can be chosen by a pointer.
#[component]
fn Chart(props: &ChartProps) -> Html {
    let store = use_store();
    let chart = use_node_ref();
    let scrub = {
        let chart = chart.clone();
        Callback::from(move |event: PointerEvent| {
            let Some(element) = chart.cast::<Element>() else {
                return;
            };
            if holds(&element, &event) {
                let ([x, _], [width, _]) = (position_in(&element, &event), size_of(&element));
                let most = store.state().descent.steps as usize;
                let k = downsampling::iteration_at(most, width, x);
                store.dispatch(descent::Action::SetIteration(k as u32));
            }
        })
    };
    html! {
        <div ref={chart} class="plot walk-plot" onpointerdown={scrub.clone()} onpointermove={scrub}>
            <Easel figure={props.figure} />
        </div>
    }
}

fn iterate(derived: &Derived) -> Option<Vector2> {
    Some(derived.descent.as_ref()?.present())
}

fn gap(derived: &Derived) -> Option<f64> {
    let descent = derived.descent.as_ref()?;
    Some(descent.runs.gap(descent.chosen, descent.present()))
}

fn gradient_norm(derived: &Derived) -> Option<f64> {
    let theta = iterate(derived)?;
    let [a, b] = derived.solved.loss.negative_gradient(theta);
    Some(a.hypot(b))
}

fn anatomy(derived: &Derived) -> Option<Anatomy> {
    derived.descent.as_ref()?.anatomy
}

/// The numbers at the iteration looked at, and of its step.
#[component]
fn StepNumbers() -> Html {
    let names = use_current(|current| current.derived.solved.names.clone());
    let contours = use_current(|current| current.state.descent.objective_contours);
    let store = use_store();
    let toggle = Callback::from(move |_| {
        let settings = store.state().descent;
        store.dispatch(descent::Action::Set(Settings {
            objective_contours: !settings.objective_contours,
            ..settings
        }));
    });
    let line = |name: &'static str, class: Option<&'static str>, numbers: [Html; 2]| {
        html! {
            <tr>
                <th scope="row" {class}>{ name }</th>
                { for numbers.into_iter().map(|number| html! { <td>{ number }</td> }) }
            </tr>
        }
    };
    html! {
        <div class="walk-numbers">
            <MethodChoice />
            <dl>
                <div><dt>{ "F(θ" }<sub>{ "k" }</sub>{ ") − F(θ*)" }</dt><dd>{ quantity("gap", 4, gap) }</dd></div>
                <div>
                    <dt class="loss">{ "‖∇Loss(θ" }<sub>{ "k" }</sub>{ ")‖" }</dt>
                    <dd>{ quantity("gradient-norm", 4, gradient_norm) }</dd>
                </div>
            </dl>
            <table>
                <caption>{ "The step from θ" }<sub>{ "k" }</sub></caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col" class="theta1">{ &names[0] }</th>
                        <th scope="col" class="theta2">{ &names[1] }</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{ "θ" }<sub>{ "k" }</sub></th>
                        <td>{ quantity("iterate1", 4, |d| Some(iterate(d)?[0])) }</td>
                        <td>{ quantity("iterate2", 4, |d| Some(iterate(d)?[1])) }</td>
                    </tr>
                    { line("the loss’s part", Some("loss"), [
                        quantity("step-loss1", 4, |d| Some(anatomy(d)?.step.loss[0])),
                        quantity("step-loss2", 4, |d| Some(anatomy(d)?.step.loss[1])),
                    ]) }
                    { line("the penalty’s part", Some("penalty"), [
                        quantity("step-penalty1", 4, |d| Some(anatomy(d)?.step.penalty[0])),
                        quantity("step-penalty2", 4, |d| Some(anatomy(d)?.step.penalty[1])),
                    ]) }
                    { line("the step", None, [
                        quantity("step1", 4, |d| Some(anatomy(d)?.sum()[0])),
                        quantity("step2", 4, |d| Some(anatomy(d)?.sum()[1])),
                    ]) }
                    <tr>
                        <th scope="row" class="ridge">{ "ridge’s −ηλθ" }<sub>{ "k" }</sub></th>
                        <td>{ quantity("step-ridge1", 4, |d| Some(anatomy(d)?.ridge[0])) }</td>
                        <td>{ quantity("step-ridge2", 4, |d| Some(anatomy(d)?.ridge[1])) }</td>
                    </tr>
                </tbody>
            </table>
            <Button id="contours" pressed={Some(contours)} onclick={toggle}>{ "Contours of Loss + λ‖θ‖₁" }</Button>
        </div>
    }
}

/// The method whose step is taken apart, one of those that are shown.
#[component]
fn MethodChoice() -> Html {
    let settings = use_current(|current| current.state.descent);
    let store = use_store();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event
            .target_unchecked_into::<web_sys::HtmlSelectElement>()
            .value();
        let method = Method::ALL
            .into_iter()
            .find(|&method| looks(method).0 == chosen);
        if let Some(anatomy) = method {
            let settings = store.state().descent;
            store.dispatch(descent::Action::Set(Settings {
                anatomy,
                ..settings
            }));
        }
    });
    html! {
        <label>
            { "Take apart the step of " }
            <select id="anatomy" {onchange}>
                { for Method::ALL.into_iter().map(|method| html! {
                    <option value={looks(method).0} selected={method == settings.anatomy} disabled={!settings.methods.contains(method)}>
                        { method_title(method) }
                    </option>
                }) }
            </select>
        </label>
    }
}

/// The numbers that can be typed.
#[component]
fn Fields() -> Html {
    let store = use_store();
    let runs = use_current(|current| {
        let descent = current.derived.descent.as_ref();
        descent.map(|descent| {
            let runs = &descent.runs;
            (runs.step_size, runs.steps, runs.start)
        })
    });
    let Some((eta, most, start)) = runs else {
        return html! {};
    };
    let field = |id: &'static str,
                 label: &'static str,
                 value: f64,
                 taken: fn(f64, Settings, [f64; 2]) -> Result<Settings, String>| {
        let store = Rc::clone(&store);
        let take = Callback::from(move |text: String| {
            let value = number(&text).map_err(|error| format!("{label} {error}"))?;
            let settings = taken(value, store.state().descent, start)?;
            store.dispatch(descent::Action::Set(settings));
            Ok(())
        });
        number_field(id, label, rounded(value, 6), take)
    };
    html! {
        <div class="fields">
            { field("eta-exact", "exact η", eta, |eta, settings, _| {
                let step_size = StepSize::new(eta).map_err(|error| error.to_string())?;
                Ok(Settings { step_size: Some(step_size), ..settings })
            }) }
            { field("steps", "steps", most as f64, |steps, settings, _| {
                if steps.fract() == 0.0 && (1.0..=f64::from(Settings::MOST)).contains(&steps) {
                    Ok(Settings { steps: steps as u32, ..settings })
                } else {
                    Err(format!("a whole number from 1 to {} is needed", Settings::MOST))
                }
            }) }
            { field("start1", "start θ₁", start[0], |x, settings, [_, y]| {
                Ok(Settings { start: Some([x, y]), ..settings })
            }) }
            { field("start2", "start θ₂", start[1], |y, settings, [x, _]| {
                Ok(Settings { start: Some([x, y]), ..settings })
            }) }
        </div>
    }
}

/// A note on the exact effect of the rule sign(0) = 0.
#[component]
fn Truth() -> Html {
    html! {
        <details>
            <summary>{ "What is exactly true" }</summary>
            <ul>
                <li>{ "The penalty λ|θ| is continuous everywhere. At 0 it is not differentiable." }</li>
                <li>
                    { "Its subgradient at 0 is the interval [−λ, λ], not “undefined”; the rule with sign(0) = 0 takes 0 \
                       from it." }
                </li>
                <li>
                    { "The penalty’s part of a subgradient step has size ηλ in every coordinate that is not 0, however \
                       near to 0 that is; the loss’s part may work against it, so the step itself may be smaller." }
                </li>
                <li>
                    { "Steps of a constant size do not in general land on 0: they hop across it, for ever. A \
                       soft-thresholding step is 0 exactly wherever |θ − η∂Loss| ≤ ηλ." }
                </li>
            </ul>
        </details>
    }
}
