//! Why a coordinate is exactly zero: the pull of the loss on it, against λ.

use crate::easel::Easel;
use crate::store::use_current;
use crate::widget::claim::{chart_title, paragraph};
use figure::Figure;
use yew::prelude::*;

/// The KKT bars, and what they say with this penalty.
#[component]
pub fn OptimalityTopic() -> Html {
    let (title, note) =
        use_current(|current| (current.derived.kkt_title(), current.derived.kkt_note()));
    html! {
        <>
            { chart_title(title) }
            <div class="plot bars"><Easel figure={Figure::KktBars} /></div>
            { paragraph(note) }
        </>
    }
}
