//! The iteration looked at: its slider, stepping, and how fast it plays. They stand in the dock.

use crate::store::{use_current, use_dispatch, use_store};
use crate::widget::button::{Button, Select};
use crate::widget::quantity::quantity;
use crate::widget::slider::{self, Stops, row};
use study::Action;
use study::playback::SPEEDS;
use yew::prelude::*;

/// Goes through the iterations one by one, and says how fast they play.
#[component]
pub fn Transport() -> Html {
    let store = use_store();
    let iteration = use_current(|current| current.state.topic.descent.iteration);
    let speed = use_current(|current| current.playing.speed);
    let look = use_dispatch(Action::SetIteration);
    let step = |label: &'static str, sign: &'static str, k: u32| {
        let onclick = look.reform(move |_| k);
        html! { <Button class="step" label={Some(label)} {onclick}>{ sign }</Button> }
    };
    let choose = Callback::from(move |chosen: String| {
        if let Ok(speed) = chosen.parse::<f64>() {
            store.play(|playback| playback.set_speed(speed));
        }
    });
    let options: Vec<[AttrValue; 2]> = SPEEDS
        .iter()
        .map(|speed| [speed.to_string().into(), format!("{speed} steps/s").into()])
        .collect();
    html! {
        <div class="buttons" role="group" aria-label="Iterations">
            { step("To the start", "|‹", 0) }
            { step("One step back", "‹", iteration.saturating_sub(1)) }
            { step("One step on", "›", iteration + 1) }
            <Select id="descent-speed" label={Some("Speed")} {options} chosen={speed.to_string()} {choose} />
        </div>
    }
}

/// The slider of k.
#[component]
pub fn Iteration() -> Html {
    let (k, most) = use_current(|current| {
        let settings = current.state.topic.descent;
        (settings.iteration, settings.steps)
    });
    let slider = slider::Props {
        id: "iteration".into(),
        ends: [0.0, f64::from(most)],
        step: Stops::By(1.0),
        value: f64::from(k),
        text: format!("k = {k}").into(),
        take: use_dispatch(|k| Action::SetIteration(k as u32)),
        onkeydown: Callback::noop(),
    };
    row("k", slider, quantity("iteration"))
}
