//! The panel of both forms of the problem: c(λ), and c as a slider and a field.

use crate::easel::Easel;
use crate::keyboard::arrow;
use crate::store::{use_current, use_store};
use crate::widget::field::number_field;
use crate::widget::quantity::colored;
use crate::widget::slider::{self, Step, row};
use figure::Figure;
use figure::number::rounded;
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;
use std::rc::Rc;
use study::number;
use study::topic::forms::Action;
use yew::prelude::*;

/// c and λ, and what they say of each other.
#[component]
pub fn FormsPanel() -> Html {
    let penalty = use_current(|current| current.state.penalty);
    let forms = use_current(|current| current.derived.forms());
    html! {
        <div class="forms">
            <div class="plot short"><Easel figure={Figure::Radius} /></div>
            <RadiusControls />
            <p>
                if penalty == Penalty::L1 {
                    { "min Loss(θ) " }<abbr title="subject to">{ "s.t." }</abbr>{ " ‖θ‖₁ ≤ c: " }
                } else {
                    { "The multipliers of this c: " }
                }
                { "λ ∈ [" }
                { colored("multiplier-least", 4, "penalty", |d| Some(d.multipliers()[0])) }
                { ", " }
                { colored("multiplier-largest", 4, "penalty", |d| Some(d.multipliers()[1])) }
                { "]" }
            </p>
            <p>{ forms }</p>
        </div>
    }
}

/// The slider of c and the field for an exact value.
#[component]
fn RadiusControls() -> Html {
    let store = use_store();
    let (radius, end) = use_current(|current| {
        let derived = &current.derived;
        (derived.bound(), derived.radius_end())
    });
    let text = use_current(|current| current.derived.spoken_radius());
    let slide = {
        let store = Rc::clone(&store);
        Callback::from(move |number| {
            if let Ok(radius) = Radius::new(number) {
                store.dispatch(Action::SetRadius(radius));
            }
        })
    };
    let onkeydown = {
        let store = Rc::clone(&store);
        Callback::from(move |event: KeyboardEvent| {
            if let Some([x, y]) = arrow(&event, 0.01) {
                event.prevent_default();
                store.dispatch(Action::StepRadius(x + y));
            }
        })
    };
    let take = Callback::from(move |text: String| {
        let c = number(&text).map_err(|error| format!("c {error}"))?;
        let radius = Radius::new(c).map_err(|error| error.to_string())?;
        store.dispatch(Action::SetRadius(radius));
        Ok(())
    });
    let slider = slider::Props {
        id: "radius".into(),
        ends: [0.0, end],
        step: Step::Any,
        value: radius,
        text: text.into(),
        take: slide,
        onkeydown,
    };
    let field = number_field("radius-exact", "exact c", rounded(radius, 10), take);
    row("c", slider, field)
}
