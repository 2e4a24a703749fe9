//! Correlated features: ρ, and the contour that turns with it.

use crate::store::{Store, use_current, use_store};
use crate::widget::field::number_field;
use crate::widget::slider::{self, Step, row};
use figure::number::{rounded, significant};
use lasso_path::problem::Hessian;
use std::rc::Rc;
use study::number;
use study::topic::loss::{self, correlation, correlation_note};
use yew::prelude::*;

/// How many digits tell a ρ from ±1.
const DIGITS: usize = 16;

/// The panel.
#[component]
pub fn CorrelationPanel() -> Html {
    let store = use_store();
    let loss = use_current(|current| current.derived.solved.loss);
    let rho = correlation(&loss);
    let take = {
        let store = Rc::clone(&store);
        Callback::from(move |text: String| {
            let rho = number(&text).map_err(|error| format!("ρ {error}"))?;
            if let Err(error) = Hessian::correlation(rho) {
                return Err(format!("ρ is between −1 and 1: {error}"));
            }
            store.dispatch(loss::Action::SetCorrelation(rho));
            Ok(())
        })
    };
    let field = number_field("rho-exact", "exact ρ", rounded(rho, DIGITS), take);
    html! {
        <>
            { rho_slider(&store, "rho", rho, Some(field)) }
            <p>{ correlation_note(&loss) }{ " The handles on the contour turn and stretch it." }</p>
        </>
    }
}

/// The slider of ρ, with its number or what stands in place of it.
pub fn rho_slider(store: &Rc<Store>, id: &'static str, rho: f64, number: Option<Html>) -> Html {
    let store = Rc::clone(store);
    let text = significant(rho, 4);
    let number = number.unwrap_or_else(|| html! { <span class="row-value">{ &text }</span> });
    let slider = slider::Props {
        id: id.into(),
        ends: [-1.0, 1.0],
        step: Step::Parts(1000.0),
        value: rho,
        text: text.clone().into(),
        take: Callback::from(move |rho| store.dispatch(loss::Action::SetCorrelation(rho))),
        onkeydown: Callback::noop(),
    };
    row("ρ", slider, number)
}
