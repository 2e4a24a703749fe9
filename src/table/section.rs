//! The plane of two features of a table, the others held.

use super::paths::Waiting;
use crate::easel::Easel;
use crate::keyboard::arrow;
use crate::stage::ViewTools;
use crate::store::{use_current, use_dispatch};
use crate::widget::button::{Button, Select};
use crate::widget::claim::paragraph;
use figure::Figure;
use study::table::text;
use study::{Intent, Status};
use yew::prelude::*;

/// The view: the pair, the picture, and what is held.
#[component]
pub fn SectionView() -> Html {
    let ready = use_current(|current| current.derived.outline.status == Status::Ready);
    let (title, lacking, rest) = use_current(|current| {
        let fitted = current.derived.fitted();
        let lacking = fitted.is_some_and(|fitted| fitted.section().is_none());
        let mut said = fitted.map_or_else(Vec::new, |fitted| fitted.section_words());
        let title = (!lacking && !said.is_empty()).then(|| said.remove(0));
        // the sentence of the moment stands in the column
        said.retain(|claim| !claim.name.starts_with("section-") || lacking);
        (title, lacking, said)
    });
    let pan = use_dispatch(Intent::Pan);
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if let Some(by) = arrow(&event, 0.04).filter(|_| !event.default_prevented()) {
            event.prevent_default();
            pan.emit(by);
        }
    });
    html! {
        <section class="table-paths table-section" aria-label={text::SECTION}>
            <div class="table-strip">
                { for title.map(|title| html! { <h2 class="chart-title" data-claim={title.name}>{ title.text }</h2> }) }
                if ready {
                    <Axes />
                }
            </div>
            <div id="section" class="section-picture" tabindex="0" role="group" aria-label={text::SECTION} {onkeydown}>
                if ready && !lacking {
                    <Easel figure={Figure::Plane} />
                    <div class="stage-tools"><ViewTools /></div>
                }
            </div>
            <div class="section-words">
                { for rest.into_iter().map(paragraph) }
                <Waiting />
            </div>
        </section>
    }
}

/// Which features stand on the axes.
#[component]
fn Axes() -> Html {
    let names = use_current(|current| current.derived.outline.names.clone());
    let axes = use_current(|current| {
        let section = current.derived.fitted().and_then(|f| f.section());
        section.map(|section| section.axes)
    });
    let choose = use_dispatch(|(axis, feature): (usize, usize)| Intent::ChooseAxis(axis, feature));
    let next = use_dispatch(|_: MouseEvent| Intent::NextPair);
    let Some(axes) = axes else {
        return Html::default();
    };
    let options: Vec<[AttrValue; 2]> = (0..names.len())
        .map(|k| [k.to_string().into(), names[k].clone().into()])
        .collect();
    let select = |axis: usize, id: &'static str, label: &'static str| {
        let choose = choose.clone();
        let choose = Callback::from(move |chosen: String| {
            if let Ok(feature) = chosen.parse() {
                choose.emit((axis, feature));
            }
        });
        html! { <Select {id} label={Some(label)} options={options.clone()} chosen={axes[axis].to_string()} {choose} /> }
    };
    html! {
        <div class="buttons" role="group" aria-label={text::SECTION}>
            { select(0, "axis-horizontal", text::HORIZONTAL) }
            { select(1, "axis-vertical", text::VERTICAL) }
            <Button id="next-pair" onclick={next}>{ text::NEXT_PAIR }</Button>
        </div>
    }
}
