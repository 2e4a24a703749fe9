//! The topic of samples: θ̂ drawn again and again.

use crate::store::{use_current, use_dispatch, use_store};
use crate::widget::button::Button;
use crate::widget::claim::paragraph;
use crate::widget::overlay::ShowButton;
use crate::widget::sigma::Sigma;
use figure::ShowField;
use lasso_path::solve::penalty::Penalty;
use std::rc::Rc;
use study::topic::penalties::words as penalty_words;
use study::topic::sampling::{text, words};
use study::{Action, Derived, Intent};
use yew::prelude::*;

/// The topic.
#[component]
pub fn SamplingTopic() -> Html {
    let store = use_store();
    let source = use_current(|current| words::source(&current.state));
    let shares = use_current(|current| {
        let planes = [Some(&current.derived), current.derived.beside.as_ref()];
        let note = |plane: &Rc<Derived>| {
            let title = penalty_words::title(plane.solved.penalty);
            Some((title, plane.zero_shares_note()?))
        };
        planes
            .into_iter()
            .flatten()
            .filter_map(note)
            .collect::<Vec<_>>()
    });
    let again = use_dispatch(|_| Intent::DrawAgain);
    let samples: ShowField = |show| &mut show.samples;
    let count = {
        Callback::from(move |_: MouseEvent| {
            let mut state = store.state();
            state.view.plane.overlay.samples = true;
            state.objective.beside = Some(Penalty::Ridge);
            store.dispatch(Action::Load(Box::new(state)));
        })
    };
    html! {
        <>
            if shares.is_empty() {
                <Button id="count-zeros" class="primary" onclick={count}>{ text::COUNT_ZEROS }</Button>
            }
            <ul class="shares" aria-live="polite">
                { for shares.into_iter().map(|(title, share)| html! {
                    <li><b>{ title }</b>{ " " }<span data-claim={share.name}>{ share.text }</span></li>
                }) }
            </ul>
            { paragraph(source) }
            <div class="buttons">
                <ShowButton text={text::SHOW} field={samples} />
                <Button id="draw-again" onclick={again}>{ text::AGAIN }</Button>
            </div>
            <Sigma id="sigma" />
        </>
    }
}
