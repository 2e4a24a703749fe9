//! How the optimum of a table is found: the descent methods, F(θ_k) − F(θ*) and the zeros of θ_k.

use crate::store::use_current;
use crate::topic::descent::{Chart, Methods};
use crate::widget::claim::paragraph;
use crate::widget::field::number_field;
use figure::Figure;
use figure::number::rounded;
use study::Typed;
use study::topic::descent::text;
use yew::prelude::*;

/// The methods and both charts.
#[component]
pub fn TableDescent() -> Html {
    let note = use_current(|current| current.derived.fitted().map(|fitted| fitted.runs_note()));
    let runs = use_current(|current| {
        let fitted = current.derived.fitted()?;
        let runs = fitted.runs.as_ref()?;
        Some((runs.step_size, current.state.topic.descent.steps))
    });
    html! {
        <div class="descent">
            <p>{ text::PURPOSE }</p>
            if let Some((eta, steps)) = runs {
                <Chart figure={Figure::Convergence} />
                <Chart figure={Figure::Zeros} />
                { for note.map(paragraph) }
                <Methods />
                <div class="fields">
                    { number_field("eta-exact", "Set η", rounded(eta, 6), Typed::StepSize) }
                    { number_field("steps", "steps", steps.to_string(), Typed::Steps) }
                </div>
            } else {
                { for note.map(paragraph) }
            }
        </div>
    }
}
