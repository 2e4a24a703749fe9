//! Both forms of the problem: c(λ), and c as a slider and a field.

use super::easel::easel;
use super::field::number_field;
use super::input::use_input;
use super::keyboard::arrow;
use super::panel::Props;
use super::parts::use_painter;
use super::readouts::Readouts;
use crate::figure::Figure;
use crate::figure::number::rounded;
use crate::solve::Radius;
use crate::solve::penalty::Penalty;
use crate::study::{Action, number};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The multipliers of this c. [`super::readouts`] writes the numbers.
const MULTIPLIERS: &str = r#"λ ∈
[<output class="penalty" aria-live="off" data-quantity="multiplier-least"></output>,
<output class="penalty" aria-live="off" data-quantity="multiplier-largest"></output>]"#;

/// c and λ, and what they say of each other. The numbers are painted with the figures.
#[component]
pub fn Forms(props: &Props) -> Html {
    let derived = &props.derived;
    let (root, slider) = (use_node_ref(), use_node_ref());
    use_painter(&props.studio, &root, |root| {
        Rc::new(Readouts::of_radius(root))
    });
    let set = {
        let (dispatch, on_play) = (props.dispatch.clone(), props.on_play.clone());
        Rc::new(move |action| {
            on_play.emit(false);
            dispatch.dispatch(action);
        })
    };
    let moved = {
        let set = Rc::clone(&set);
        Callback::from(move |slider: HtmlInputElement| {
            if let Ok(radius) = Radius::new(slider.value_as_number()) {
                set(Action::SetRadius(radius));
            }
        })
    };
    use_input(&slider, moved);
    let onkeydown = {
        let set = Rc::clone(&set);
        Callback::from(move |event: KeyboardEvent| {
            if let Some([x, y]) = arrow(&event, 0.01) {
                event.prevent_default();
                set(Action::StepRadius(x + y));
            }
        })
    };
    let take = Callback::from(move |text: String| {
        let c = number(&text).map_err(|error| format!("c {error}"))?;
        let radius = Radius::new(c).map_err(|error| error.to_string())?;
        set(Action::SetRadius(radius));
        Ok(())
    });
    let forms = derived.forms();
    html! {
        <div ref={root} class="forms">
            <div class="plot short">
                { easel(Figure::Radius, &props.studio, format!("The radius c against λ, piecewise linear. {forms}")) }
            </div>
            <div class="row">
                <label for="radius">{ "c" }</label>
                <input ref={slider} type="range" id="radius" min="0" step="any" {onkeydown} />
                { number_field("radius-exact".into(), "exact c".into(), rounded(derived.bound(), 10), take) }
            </div>
            <p>
                if props.state.penalty == Penalty::L1 {
                    { "min Loss(θ) " }<abbr title="subject to">{ "s.t." }</abbr>{ " ‖θ‖₁ ≤ c: " }
                } else {
                    { "The multipliers of this c: " }
                }
                { Html::from_html_unchecked(AttrValue::Static(MULTIPLIERS)) }
            </p>
            <p>{ forms }</p>
        </div>
    }
}
