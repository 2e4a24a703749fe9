//! The panel of the loss: H and θ̂.

use crate::store::{Store, use_current, use_store};
use crate::widget::field::number_field;
use crate::widget::slider::{self, Step, row};
use figure::number::{rounded, significant};
use lasso_path::problem::{Hessian, QuadraticLoss};
use std::rc::Rc;
use study::number;
use study::topic::loss::{self, correlation, correlation_note};
use yew::prelude::*;

/// How many digits tell a ρ from ±1.
const DIGITS: usize = 16;

/// The panel.
#[component]
pub fn LossPanel() -> Html {
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
            <div class="fields">
                { for (0..3).map(|k| entry(&store, &loss, k)) }
                { for (0..2).map(|k| coordinate(&store, &loss, k)) }
            </div>
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

/// The field of an entry of H: h₁₁, h₁₂ or h₂₂.
fn entry(store: &Rc<Store>, loss: &QuadraticLoss, k: usize) -> Html {
    let (store, hessian) = (Rc::clone(store), *loss.hessian());
    let entries = [hessian.h11(), hessian.h12(), hessian.h22()];
    let take = Callback::from(move |text: String| {
        let mut entries = entries;
        entries[k] = number(&text).map_err(|error| error.to_string())?;
        let [h11, h12, h22] = entries;
        let hessian = Hessian::new(h11, h12, h22).map_err(|error| error.to_string())?;
        store.dispatch(loss::Action::SetHessian(hessian));
        Ok(())
    });
    let (id, label) = [("h11", "h₁₁"), ("h12", "h₁₂"), ("h22", "h₂₂")][k];
    number_field(id, label, rounded(entries[k], 6), take)
}

/// The field of a coordinate of θ̂.
fn coordinate(store: &Rc<Store>, loss: &QuadraticLoss, k: usize) -> Html {
    let (store, center) = (Rc::clone(store), loss.center());
    let take = Callback::from(move |text: String| {
        let mut center = center;
        center[k] = number(&text).map_err(|error| error.to_string())?;
        store.dispatch(loss::Action::SetCenter(center));
        Ok(())
    });
    let (id, label) = [("center1", "θ̂₁"), ("center2", "θ̂₂")][k];
    number_field(id, label, rounded(center[k], 6), take)
}
