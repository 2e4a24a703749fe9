//! The panel of samples: θ̂ drawn again and again.

use crate::stage::show::ShowButton;
use crate::store::{use_current, use_dispatch, use_store};
use crate::widget::button::Button;
use crate::widget::claim::paragraph;
use crate::widget::field::number_field;
use crate::widget::slider::{self, Step, row};
use figure::ShowField;
use figure::number::{rounded, shortest, significant};
use std::rc::Rc;
use study::topic::sampling::{Settings, words};
use study::{Action, Intent, number};
use yew::prelude::*;

/// The panel.
#[component]
pub fn SamplingTopic() -> Html {
    let store = use_store();
    let (settings, sigma, usual) = use_current(|current| {
        let state = &current.state;
        (state.topic.sampling, state.sigma(), state.usual_sigma())
    });
    let source = use_current(|current| words::source(&current.state));
    let shares = use_current(|current| current.derived.zero_shares_note());
    let again = use_dispatch(|_| Intent::DrawAgain);
    let set = {
        let store = Rc::clone(&store);
        move |sigma| {
            let sigma = Some(sigma);
            store.dispatch(Action::SetSampling(Settings { sigma, ..settings }));
        }
    };
    let take = {
        let set = set.clone();
        Callback::from(move |text: String| {
            let sigma = number(&text).map_err(|error| format!("σ {error}"))?;
            if sigma < 0.0 {
                return Err(format!(
                    "σ = {} is negative: it is 0 or more",
                    shortest(sigma)
                ));
            }
            set(sigma);
            Ok(())
        })
    };
    let most = 3.0 * usual;
    let text = significant(sigma, 4);
    let slider = slider::Props {
        id: "sigma".into(),
        ends: [0.0, if most > 0.0 { most } else { 1.0 }],
        step: Step::Parts(1000.0),
        value: sigma,
        text: text.clone().into(),
        take: Callback::from(set),
        onkeydown: Callback::noop(),
    };
    let samples: ShowField = |show| &mut show.samples;
    html! {
        <>
            { paragraph(source) }
            <div class="buttons">
                <ShowButton text="Show samples" field={samples} />
                <Button id="draw-again" onclick={again}>{ "Draw again" }</Button>
            </div>
            { row("σ", slider, html! { <span class="row-value">{ text }</span> }) }
            { number_field("sigma-exact", "Set σ", rounded(sigma, 6), take) }
            if let Some(shares) = shares {
                <p aria-live="polite" data-claim={shares.name}>{ shares.text }</p>
            }
        </>
    }
}
