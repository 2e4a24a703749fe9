//! Why a coordinate is exactly zero: the pull of the loss on it, against λ.

use crate::easel::Easel;
use crate::store::use_current;
use figure::Figure;
use yew::prelude::*;

/// The KKT bars, and what they say with this penalty.
#[component]
pub fn OptimalityPanel() -> Html {
    let (title, note) =
        use_current(|current| (current.derived.kkt_title(), current.derived.kkt_note()));
    html! {
        <>
            <h3 class="chart-title">{ title }</h3>
            <div class="plot bars"><Easel figure={Figure::KktBars} /></div>
            <p>{ note }</p>
        </>
    }
}
