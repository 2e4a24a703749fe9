//! The topic of both forms of the problem: c(λ), and c as a slider and a field.

use crate::easel::Easel;
use crate::keyboard::arrow;
use crate::numbers::BothProblems;
use crate::store::{use_current, use_store};
use crate::widget::claim::{More, chart_title, paragraph};
use crate::widget::quantity::quantity;
use crate::widget::slider::{self, Stops, row};
use figure::Figure;
use figure::number::compact;
use lasso_path::solve::Radius;
use std::rc::Rc;
use study::topic::forms::text;
use study::{Action, Intent};
use yew::prelude::*;

/// Both problems, what leads, and c against λ.
#[component]
pub fn FormsTopic() -> Html {
    let title = use_current(|current| current.derived.radius_title());
    let forms = use_current(|current| current.derived.forms());
    let (ball, leads) = use_current(|current| {
        (
            current.derived.ball_is_budget(),
            current.derived.which_leads(),
        )
    });
    html! {
        <div class="forms">
            { chart_title(ball) }
            <BothProblems />
            <div class="plot short"><Easel figure={Figure::Radius} /></div>
            { paragraph(leads) }
            { paragraph(forms) }
            <RadiusControls />
            <More title={text::WHAT_THE_CHART_SHOWS}>{ paragraph(title) }</More>
            // The interval of the λ that belong to this c, for programs that read the page.
            <div hidden=true>{ quantity("multiplier-least") }{ quantity("multiplier-largest") }</div>
        </div>
    }
}

/// The slider of c; the dock has its number.
#[component]
fn RadiusControls() -> Html {
    let store = use_store();
    let (radius, end) = use_current(|current| {
        let derived = &current.derived;
        (derived.bound(), derived.radius_end())
    });
    let text = use_current(|current| current.derived.outline.spoken_radius());
    let slide = {
        let store = Rc::clone(&store);
        Callback::from(move |number| {
            if let Ok(radius) = Radius::new(number) {
                store.dispatch(Action::SetRadius(radius));
            }
        })
    };
    let onkeydown = {
        Callback::from(move |event: KeyboardEvent| {
            if let Some([x, y]) = arrow(&event, 0.01) {
                event.prevent_default();
                store.dispatch(Intent::StepRadius(x + y));
            }
        })
    };
    let slider = slider::Props {
        id: "radius".into(),
        ends: [0.0, end],
        step: Stops::Any,
        value: radius,
        text: text.into(),
        take: slide,
        onkeydown,
    };
    row(
        "c",
        slider,
        html! { <span class="row-value">{ compact(radius, 4) }</span> },
    )
}
