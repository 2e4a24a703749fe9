//! The slider and the field of σ, the standard deviation of the noise.

use crate::store::{use_current, use_dispatch};
use crate::widget::field::number_field;
use crate::widget::slider::{self, Stops, row};
use figure::number::{rounded, significant};
use study::topic::sampling::{Settings, text};
use study::{Intent, Typed};
use yew::prelude::*;

/// The properties of σ's row.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The slider's id; the field's ends with "-exact".
    pub id: &'static str,
}

/// σ, from 0 to three times what is usual for the problem.
#[component]
pub fn Sigma(props: &Props) -> Html {
    let id = props.id;
    let (settings, sigma, usual) = use_current(|current| {
        let state = &current.state;
        (state.topic.sampling, state.sigma(), state.usual_sigma())
    });
    let take = use_dispatch(move |sigma: f64| {
        Intent::SetNoise(Settings {
            sigma: Some(sigma),
            ..settings
        })
    });
    let most = 3.0 * usual;
    let slider = slider::Props {
        id: id.into(),
        ends: [0.0, if most > 0.0 { most } else { 1.0 }],
        step: Stops::Parts(1000.0),
        value: sigma,
        text: significant(sigma, 4).into(),
        take,
        onkeydown: Callback::noop(),
    };
    let field = number_field(
        format!("{id}-exact"),
        text::SET_SIGMA,
        rounded(sigma, 6),
        Typed::Sigma,
    );
    row(text::SIGMA, slider, field)
}
