//! Correlated features: ρ, what stays while it moves, and the contour that turns with it.

use crate::store::{use_current, use_dispatch, use_store};
use crate::widget::button::Button;
use crate::widget::claim::paragraph;
use crate::widget::field::NumberField;
use crate::widget::rho::rho_slider;
use crate::widget::term::with_terms;
use figure::number::{rounded, significant};
use study::topic::correlation::{Held, correlation, text};
use study::{Action, Typed};
use yew::prelude::*;

/// How many digits tell a ρ from ±1.
const DIGITS: usize = 16;

/// The topic.
#[component]
pub fn CorrelationTopic() -> Html {
    let store = use_store();
    let (rho, held) = use_current(|current| {
        let rho = correlation(&current.derived.solved.loss);
        (rho, current.state.topic.correlation.held)
    });
    let notes = use_current(|current| current.derived.correlation_notes(&current.state));
    let (value, rest) = (rounded(rho, DIGITS), significant(rho, 4));
    let field = html! {
        <NumberField id="rho-exact" label="Set ρ" {value} {rest} number={Typed::Correlation} />
    };
    html! {
        <>
            <p>{ text::RHO }</p>
            <HeldChoice {held} />
            { rho_slider(&store, "rho", held, rho, Some(field)) }
            { for notes.into_iter().map(paragraph) }
            <p class="quiet">{ with_terms(text::HANDLES) }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct HeldProps {
    held: Held,
}

/// What stays while ρ moves.
#[component]
fn HeldChoice(props: &HeldProps) -> Html {
    let hold = use_dispatch(Action::Hold);
    let choice = |held: Held| {
        let id = match held {
            Held::Covariances => "held-covariances",
            Held::Center => "held-center",
            Held::Truth => "held-truth",
        };
        let onclick = hold.reform(move |_: MouseEvent| held);
        html! { <Button {id} pressed={Some(props.held == held)} {onclick}>{ text::held(held) }</Button> }
    };
    html! {
        <div class="buttons" role="group" aria-label="What stays while ρ moves">
            { for Held::ALL.map(choice) }
        </div>
    }
}
