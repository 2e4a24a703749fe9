//! The slider of the correlation of features.

use crate::store::Store;
use crate::widget::slider::{self, Stops, row};
use figure::number::significant;
use std::rc::Rc;
use study::Intent;
use study::topic::correlation::Held;
use yew::prelude::*;

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
