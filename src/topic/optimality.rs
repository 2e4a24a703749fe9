//! The panel that says why a coordinate is zero: the gradient of the loss against λ.

use crate::easel::Easel;
use crate::stage::show::ShowButton;
use figure::{Figure, ShowField};
use yew::prelude::*;

/// The panel.
#[component]
pub fn OptimalityPanel() -> Html {
    let normal_cone: ShowField = |show| &mut show.normal_cone;
    html! {
        <>
            <div class="plot bars"><Easel figure={Figure::KktBars} /></div>
            <p>
                { "A coordinate stays exactly 0 while the pull of the loss on it is smaller than λ: its bar is not \
                   full. Only a full bar lets it leave 0." }
            </p>
            <ShowButton text="Show the normal cone at θ*" field={normal_cone} />
        </>
    }
}
