//! For more than two parameters: why a feature's coefficient is exactly zero: the loss's pull on each of them, against λ.

use crate::easel::Easel;
use crate::store::{use_current, use_dispatch};
use crate::widget::button::Button;
use crate::widget::claim::paragraph;
use figure::Figure;
use lasso_path::solve::penalty::Penalty;
use study::table::text;
use study::topic::optimality;
use study::{Action, Problem};
use yew::prelude::*;

/// The bars, and what they say.
#[component]
pub fn Bounds() -> Html {
    let note = use_current(|current| current.derived.bounds_note());
    let of_table = use_current(|current| matches!(current.state.problem, Problem::Table(_)));
    let condition = if of_table {
        text::CONDITION
    } else {
        optimality::text::CONDITION
    };
    html! {
        <>
            <h3 class="chart-title">{ text::BOUNDS }</h3>
            <div class={classes!("plot", if of_table { "bounds" } else { "bars" })}><Easel figure={Figure::KktBars} /></div>
            <p class="formula">{ condition }</p>
            { for note.map(paragraph) }
            if of_table {
                <p class="quiet">{ text::NOT_IRRELEVANT }</p>
            }
        </>
    }
}

/// Ridge beside: its paths, or its sphere, of which none reaches 0 and stays there.
#[component]
pub fn RidgeBeside() -> Html {
    let shown = use_current(|current| current.state.objective.beside == Some(Penalty::Ridge));
    let note = use_current(|current| current.derived.ridge_note());
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
