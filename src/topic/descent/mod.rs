//! The topic of the descent methods.

mod rule;
mod step;
mod step_size;
mod transport;

use self::rule::UpdateRule;
use self::step::StepNumbers;
use self::step_size::{Pace, StepSizeMarks, StepSizeSlider};
pub use self::transport::{Iteration, Transport};
use crate::easel::Easel;
use crate::store::{use_current, use_store};
use crate::widget::button::Button;
use crate::widget::chart::{Drag, use_drag};
use crate::widget::claim::{L1Note, More};
use crate::widget::field::number_field;
use crate::widget::quantity::quantity;
use crate::widget::rho::rho_slider;
use crate::widget::term::with_terms;
use figure::number::rounded;
use figure::{Figure, step_chart};
use lasso_path::solve::descent::Method;
use std::rc::Rc;
use study::topic::correlation::correlation;
use study::topic::descent::{method_name, method_title, text};
use study::{Action, Typed};
use yew::prelude::*;

/// The sign of a method's marks. Its name in links is its class in the style sheet.
fn sign(method: Method) -> &'static str {
    match method {
        Method::Subgradient => "●",
        Method::Diminishing => "◆",
        Method::Proximal => "■",
        Method::Fista => "▲",
        Method::Coordinate => "✚",
        Method::Ridge => "▼",
    }
}

/// The methods, their transport, η, the charts and the numbers.
#[component]
pub fn DescentTopic() -> Html {
    let store = use_store();
    let (rho, held) = use_current(|current| {
        let rho = correlation(&current.derived.solved.loss);
        (rho, current.state.topic.correlation.held)
    });
    let further = html! {
        <>
            <Chart figure={Figure::Convergence} />
            <dl>
                <div><dt>{ text::LARGEST_EIGENVALUE }</dt><dd>{ quantity("largest-eigenvalue") }</dd></div>
            </dl>
            <StepNumbers />
            { rho_slider(&store, "descent-rho", held, rho, None) }
            <Fields />
            <Truth />
        </>
    };
    html! {
        <div class="descent">
            <p>{ text::PURPOSE }</p>
            <L1Note />
            <Chart figure={Figure::Coordinates} />
            <UpdateRule />
            <Fates />
            <Methods />
            <div>
                <StepSizeSlider />
                <StepSizeMarks />
            </div>
            <Pace />
            <More title={text::MORE} numbers=true>{ further }</More>
        </div>
    }
}

/// Which methods are shown.
#[component]
pub fn Methods() -> Html {
    let shown = use_current(|current| current.state.topic.descent.methods);
    let store = use_store();
    let toggle = move |method: Method| {
        let store = Rc::clone(&store);
        Callback::from(move |_| {
            let mut settings = store.state().topic.descent;
            settings.methods = settings.methods.toggled(method);
            store.dispatch(Action::SetDescent(settings));
        })
    };
    html! {
        <div class="buttons" role="group" aria-label="Methods">
            { for Method::ALL.into_iter().map(|method| {
                let class = method_name(method);
                html! {
                    <Button class={classes!("method", class)} pressed={Some(shown.contains(method))} onclick={toggle(method)}>
                        <span aria-hidden="true">{ sign(method) }</span>{ format!(" {}", method_title(method)) }
                    </Button>
                }
            }) }
        </div>
    }
}

/// The verdict on each run.
#[component]
fn Fates() -> Html {
    let fates = use_current(|current| current.derived.fates());
    html! {
        <ul class="fates" aria-live="polite">
            { for fates.into_iter().map(|(method, fate)| {
                let title = method_title(method);
                let rest = fate.text.strip_prefix(title).unwrap_or_default();
                html! { <li data-claim={fate.name}><b class={method_name(method)}>{ with_terms(title) }</b>{ rest }</li> }
            }) }
        </ul>
    }
}

/// The properties of a chart.
#[derive(Properties, PartialEq)]
pub struct ChartProps {
    /// Which one.
    pub figure: Figure,
}

/// A chart against the iteration, in which that can be chosen by a pointer.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let store = use_store();
    let chart = use_node_ref();
    let scrub = use_drag(&chart, move |Drag { at, size, .. }| {
        let most = store.state().topic.descent.steps as usize;
        let k = step_chart::iteration_at(most, size[0], at[0]);
        store.dispatch(Action::SetIteration(k as u32));
    });
    let title = match props.figure {
        Figure::Coordinates => text::COORDINATES,
        Figure::Zeros => text::ZEROS,
        _ => text::CONVERGENCE,
    };
    html! {
        <>
            <h3 class="chart-title">{ title }</h3>
            <div ref={chart} class="plot descent-plot" onpointerdown={scrub.clone()} onpointermove={scrub.clone()} onpointercancel={scrub}>
                <Easel figure={props.figure} />
            </div>
        </>
    }
}

/// The numbers that can be typed.
#[component]
fn Fields() -> Html {
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
    let fields = [
        ("eta-exact", "Set η", eta, Typed::StepSize),
        ("steps", "steps", most as f64, Typed::Steps),
        ("start1", "start θ₁", start[0], Typed::Start(0)),
        ("start2", "start θ₂", start[1], Typed::Start(1)),
    ];
    let field = |(id, label, value, into)| number_field(id, label, rounded(value, 6), into);
    html! { <div class="fields">{ for fields.map(field) }</div> }
}

/// A note on the exact effect of the rule sign(0) = 0.
#[component]
fn Truth() -> Html {
    html! {
        <details>
            <summary>{ text::FINE_PRINT_TITLE }</summary>
            <ul>{ for text::FINE_PRINT.map(|line| html! { <li>{ with_terms(line) }</li> }) }</ul>
        </details>
    }
}
