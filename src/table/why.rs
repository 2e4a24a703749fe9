//! Why a feature's coefficient is exactly zero: the loss's pull on each of them, against λ.

use crate::easel::Easel;
use crate::store::{use_current, use_dispatch};
use crate::widget::button::Button;
use crate::widget::claim::paragraph;
use figure::Figure;
use lasso_path::solve::penalty::Penalty;
use study::Action;
use study::table::text;
use yew::prelude::*;

/// The bars, and what they say.
#[component]
pub fn Bounds() -> Html {
    let note = use_current(|current| current.derived.fitted().map(|fitted| fitted.bounds_note()));
    html! {
        <>
            <h3 class="chart-title">{ text::BOUNDS }</h3>
            <div class="plot bounds"><Easel figure={Figure::KktBars} /></div>
            <p class="formula">{ text::CONDITION }</p>
            { for note.map(paragraph) }
            <p class="quiet">{ text::NOT_IRRELEVANT }</p>
        </>
    }
}

/// Ridge beside: its paths, of which none reaches 0 and stays there.
#[component]
pub fn RidgeBeside() -> Html {
    let shown = use_current(|current| current.state.objective.beside == Some(Penalty::Ridge));
    let note = use_current(|current| {
        current
            .derived
            .fitted()
            .and_then(|fitted| fitted.ridge_note())
    });
    let set = use_dispatch(Action::SetBeside);
    let onclick = set.reform(move |_: MouseEvent| (!shown).then_some(Penalty::Ridge));
    html! {
        <>
            <div class="buttons">
                <Button id="ridge-beside" pressed={Some(shown)} {onclick}>{ text::RIDGE_BESIDE }</Button>
            </div>
            { for note.map(paragraph) }
        </>
    }
}
