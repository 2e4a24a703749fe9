//! Why a coordinate is exactly zero: the pull of the loss on it, against λ.

use crate::easel::Easel;
use crate::store::use_current;
use crate::widget::claim::{chart_title, paragraph};
use figure::Figure;
use lasso_path::solve::penalty::Penalty;
use study::topic::optimality::text;
use yew::prelude::*;

/// The KKT bars, and what they say with this penalty.
#[component]
pub fn OptimalityTopic() -> Html {
    let (title, note) =
        use_current(|current| (current.derived.kkt_title(), current.derived.kkt_note()));
    let l1 = use_current(|current| current.state.objective.penalty == Penalty::L1);
    html! {
        <>
            { chart_title(title) }
            <div class="plot bars"><Easel figure={Figure::KktBars} /></div>
            if l1 {
                <p class="formula">{ text::CONDITION }</p>
            }
            { paragraph(note) }
        </>
    }
}
