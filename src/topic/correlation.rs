//! Correlated features: ρ, what stays while it moves, and the contour that turns with it.

use crate::store::{Store, use_current, use_dispatch, use_store};
use crate::widget::button::Button;
use crate::widget::claim::paragraph;
use crate::widget::field::number_field;
use crate::widget::slider::{self, Stops, row};
use figure::number::{rounded, significant};
use std::rc::Rc;
use study::topic::correlation::{Held, correlation, text};
use study::{Action, Intent, Typed};
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
    let field = number_field(
        "rho-exact",
        "Set ρ",
        rounded(rho, DIGITS),
        Typed::Correlation,
    );
    html! {
        <>
            <p>{ text::RHO }</p>
            <HeldChoice {held} />
            { rho_slider(&store, "rho", held, rho, Some(field)) }
            { for notes.into_iter().map(paragraph) }
            <p class="quiet">{ text::HANDLES }</p>
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

/// The slider of ρ, with its number or what stands in place of it.
pub fn rho_slider(
    store: &Rc<Store>,
    id: &'static str,
    held: Held,
    rho: f64,
    number: Option<Html>,
) -> Html {
    let store = Rc::clone(store);
    let text = significant(rho, 4);
    let number = number.unwrap_or_else(|| html! { <span class="row-value">{ &text }</span> });
    let slider = slider::Props {
        id: id.into(),
        ends: [-held.most(), held.most()],
        step: Stops::Parts(1000.0),
        value: rho,
        text: text.clone().into(),
        take: Callback::from(move |rho| store.dispatch(Intent::Correlate(rho))),
        onkeydown: Callback::noop(),
    };
    row("ρ", slider, number)
}
