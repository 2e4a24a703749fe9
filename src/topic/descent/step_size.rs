//! η: its slider, the marks under it, and what it does.

use crate::store::{Store, use_current, use_store};
use crate::widget::button::Button;
use crate::widget::claim::paragraph;
use crate::widget::quantity::quantity;
use crate::widget::slider::{self, Stops, row};
use figure::Descent;
use figure::number::compact;
use lasso_path::solve::descent::StepSize;
use std::rc::Rc;
use study::Action;
use study::topic::descent::Settings;
use yew::prelude::*;

/// The slider of η shows η·L; where the loss is constant, η.
fn slider_scale(descent: &Descent) -> f64 {
    descent.runs.stable().unwrap_or(1.0)
}

/// Sets η to a multiple of 1/L; at 1/L itself it stays there when L changes.
fn set_share(store: &Rc<Store>, share: f64) {
    if let Some(descent) = &store.current().derived.descent {
        let step_size = StepSize::new(share * slider_scale(descent)).ok();
        store.dispatch(Action::SetDescent(Settings {
            step_size: step_size.filter(|_| share != 1.0),
            ..store.state().topic.descent
        }));
    }
}

/// The slider of η.
#[component]
pub fn StepSizeSlider() -> Html {
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
        step: Stops::By(0.01),
        // Rounded to the slider's own steps.
        value: (100.0 * share).round() / 100.0,
        text: format!("η = {}", compact(eta, 4)).into(),
        take: Callback::from(move |share| set_share(&store, share)),
        onkeydown: Callback::noop(),
    };
    let number = quantity("step-size");
    row("η", slider, number)
}

/// The step sizes at which the behaviour changes.
#[component]
pub fn StepSizeMarks() -> Html {
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

/// What η does, and why the step looked at overshoots, if it does.
#[component]
pub fn Pace() -> Html {
    let pace = use_current(|current| current.derived.pace());
    let overshoot = use_current(|current| current.derived.overshoot());
    html! {
        <div class="pace" aria-live="polite">
            { for pace.map(paragraph) }
            if let Some(claim) = overshoot {
                <p class="overshoot" data-claim={claim.name}>{ claim.text }</p>
            }
        </div>
    }
}
