//! The panel of penalties: which one, its parameter, and a second plane beside the first.

use super::field::number_field;
use super::input::{self, slider};
use super::panel::Props;
use super::parts::{Button, fixed, press, select};
use super::store::Dispatch;
use crate::figure::number::{rounded, significant};
use crate::solve::penalty::Penalty;
use crate::study::{Action, Link, takes_radius, with_parameter};
use yew::prelude::*;

/// The live numbers of the second plane. [`super::readouts`] writes them.
const BESIDE: &str = r#"<dl>
<div><dt>optimum θ*</dt><dd class="theta1"><output aria-live="off" data-quantity="beside-theta1"></output></dd><dd class="theta2"><output aria-live="off" data-quantity="beside-theta2"></output></dd></div>
<div><dt>λ</dt><dd class="penalty"><output aria-live="off" data-quantity="beside-lambda"></output></dd></div>
<div><dt>radius c of the ball</dt><dd class="penalty"><output aria-live="off" data-quantity="beside-radius"></output></dd></div>
<div><dt>KKT residual</dt><dd class="ink"><output aria-live="off" data-quantity="beside-kkt-residual"></output></dd></div>
</dl>"#;

/// The panel.
pub fn penalties(props: &Props) -> Html {
    let state = &props.state;
    let dispatch = &props.dispatch;
    let first = chooser(
        dispatch,
        "penalty",
        "Penalty",
        Some(state.penalty),
        false,
        |chosen| Action::SetPenalty(chosen.unwrap_or(Penalty::None)),
    );
    let other = chooser(dispatch, "beside", "Second plane", state.beside, true, {
        Action::SetBeside
    });
    html! {
        <>
            { first }
            if !state.penalty.convex() {
                { fixed("<p>For p &lt; 1 Loss + λP is not convex: other local minima are drawn as hollow points.</p>") }
            }
            { other }
            if state.beside.is_some() {
                { links(props) }
                { second(props) }
            }
        </>
    }
}

/// Which penalty, and its parameter as a slider and as a field.
fn chooser(
    dispatch: &Dispatch,
    id: &'static str,
    label: &'static str,
    chosen: Option<Penalty>,
    optional: bool,
    action: fn(Option<Penalty>) -> Action,
) -> Html {
    let name = chosen.map(|penalty| penalty.name());
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |name: String| {
            let found = Penalty::ALL.iter().find(|penalty| penalty.name() == name);
            dispatch.dispatch(action(found.copied()));
        })
    };
    let options: Vec<_> = optional
        .then(|| ["".into(), "none".into()])
        .into_iter()
        .chain(
            Penalty::ALL
                .iter()
                .map(|penalty| [penalty.name().into(), penalty.title().into()]),
        )
        .collect();
    let parameter = chosen.and_then(|penalty| Some((penalty, penalty.parameter()?)));
    let controls = parameter.map(|(penalty, parameter)| {
        let slide = {
            let dispatch = dispatch.clone();
            Callback::from(move |position: f64| {
                let value = (parameter.at)(position);
                if let Ok(penalty) = penalty.with_parameter(value) {
                    dispatch.dispatch(action(Some(penalty)));
                }
            })
        };
        let take = {
            let dispatch = dispatch.clone();
            Callback::from(move |text: String| {
                let symbol = parameter.symbol;
                let penalty = with_parameter(penalty, &text).map_err(|error| format!("{symbol}: {error}"))?;
                dispatch.dispatch(action(Some(penalty)));
                Ok(())
            })
        };
        let [least, most] = parameter.ends;
        let text = significant(parameter.value, 3);
        let value = if parameter.value.is_finite() { rounded(parameter.value, 6) } else { "inf".to_owned() };
        let along = input::Props {
            id: format!("{id}-parameter").into(),
            label: parameter.symbol,
            ends: [0.0, 1.0],
            value: parameter.position,
            text: Some(text.into()),
            take: slide,
            exact: None,
        };
        html! {
            <>
                { slider(along) }
                <div class="scale"><span>{ least }</span><span>{ most }</span></div>
                { number_field(format!("{id}-exact").into(), format!("exact {}", parameter.symbol).into(), value, take) }
            </>
        }
    });
    html! {
        <>
            <label class="choice">
                <span>{ label }</span>
                { select(id.into(), None, &options, name.unwrap_or_default(), choose) }
            </label>
            { controls.unwrap_or_default() }
        </>
    }
}

/// What the planes have in common.
fn links(props: &Props) -> Html {
    let state = &props.state;
    let possible = takes_radius(state.penalty) && state.beside.is_some_and(takes_radius);
    let choice = |link: Link, text: &'static str, disabled: bool| {
        Button {
            disabled,
            ..Button::switch(state.link == link)
        }
        .html(text, press(&props.dispatch, Action::SetLink(link)))
    };
    html! {
        <>
            <div class="buttons" role="group" aria-label="What the planes have in common">
                { choice(Link::Lambda, "Equal λ", false) }
                { choice(Link::Radius, "Equal radius", !possible) }
            </div>
            if !possible && state.link == Link::Radius {
                { fixed("<p>These two cannot be linked by a radius, which jumps or is not there; they have λ in common.</p>") }
            }
        </>
    }
}

/// The second plane's numbers and words.
fn second(props: &Props) -> Html {
    let Some(second) = &props.derived.beside else {
        return html! {};
    };
    html! {
        <section ref={&props.second} class="numbers beside" aria-label="The second plane">
            <h2>{ second.scene.penalty.title() }</h2>
            { fixed(BESIDE) }
            <p>{ second.sentence() }</p>
        </section>
    }
}
