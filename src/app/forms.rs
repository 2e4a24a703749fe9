//! Both forms of the problem: c(λ), and c as a slider and a field.

use super::easel::easel;
use super::field::number_field;
use super::keyboard::arrow;
use super::panel::Props;
use super::parts::fixed;
use crate::figure::Figure;
use crate::figure::number::rounded;
use crate::solve::Radius;
use crate::solve::penalty::Penalty;
use crate::study::{Action, number};
use yew::prelude::*;

/// The constrained form, up to its multipliers.
const CONSTRAINED: &str = r#"min Loss(θ) <abbr title="subject to">s.t.</abbr> ‖θ‖₁ ≤ c: "#;

/// The multipliers of this c. [`super::readouts`] writes the numbers.
const MULTIPLIERS: &str = r#"λ ∈
[<output class="penalty" aria-live="off" data-quantity="multiplier-least"></output>,
<output class="penalty" aria-live="off" data-quantity="multiplier-largest"></output>]"#;

/// c and λ, and what they say of each other. The numbers are painted with the figures.
pub fn forms(props: &Props) -> Html {
    let derived = &props.derived;
    let set = props.set_radius.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if let Some([x, y]) = arrow(&event, 0.01) {
            event.prevent_default();
            set.emit(Action::StepRadius(x + y));
        }
    });
    let set = props.set_radius.clone();
    let take = Callback::from(move |text: String| {
        let c = number(&text).map_err(|error| format!("c {error}"))?;
        let radius = Radius::new(c).map_err(|error| error.to_string())?;
        set.emit(Action::SetRadius(radius));
        Ok(())
    });
    let forms = derived.forms();
    html! {
        <div ref={&props.forms} class="forms">
            <div class="plot short">
                { easel(Figure::Radius, &props.studio, format!("The radius c against λ, piecewise linear. {forms}")) }
            </div>
            <div class="row">
                <label for="radius">{ "c" }</label>
                <input ref={&props.radius} type="range" id="radius" min="0" step="any" {onkeydown} />
                { number_field("radius-exact".into(), "exact c".into(), rounded(derived.bound(), 10), take) }
            </div>
            <p>
                { fixed(if props.state.penalty == Penalty::L1 { CONSTRAINED } else { "The multipliers of this c: " }) }
                { fixed(MULTIPLIERS) }
            </p>
            <p>{ forms }</p>
        </div>
    }
}
