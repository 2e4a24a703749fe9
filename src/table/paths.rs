//! The paths of more than two coefficients, and under them the error on held-out rows, on one axis of λ.

use crate::easel::Easel;
use crate::keyboard::use_lambda_keys;
use crate::store::{Current, use_current, use_dispatch, use_store};
use crate::widget::button::{Button, Select};
use crate::widget::chart::{Drag, use_drag};
use crate::widget::claim::paragraph;
use figure::number::shortest;
use figure::{Against, Figure, Scale};
use lasso_path::problem::Lambda;
use std::rc::Rc;
use study::table::text;
use study::view::paths::{Folds, Settings};
use study::{Action, Problem, Status};
use yew::prelude::*;

/// The view: paths, and errors where there are some.
#[component]
pub fn TablePaths() -> Html {
    let (status, errors) = use_current(|current| {
        let derived = &current.derived;
        (derived.outline.status.clone(), derived.has_errors())
    });
    let title = use_current(|current| current.derived.paths_title());
    let of_table = use_current(|current| matches!(current.state.problem, Problem::Table(_)));
    if status != Status::Ready {
        return html! { <section class="table-paths" aria-label={text::PATHS}><Waiting /></section> };
    }
    html! {
        <section class={classes!("table-paths", errors.then_some("with-errors"))} aria-label={text::PATHS}>
            <div class="table-strip">
                { for title.map(|title| html! { <h2 class="chart-title" data-claim={title.name}>{ title.text }</h2> }) }
                if of_table {
                    <Controls />
                }
            </div>
            <PathsChart />
            if errors {
                <ErrorsChart />
            }
            if of_table {
                <Waiting />
            }
        </section>
    }
}

/// What is said while a job is being solved, and where one has failed.
#[component]
pub fn Waiting() -> Html {
    let store = use_store();
    let work = use_current(|current| current.work.clone());
    let words = use_current(|current| current.derived.outline.status.words());
    let failed = use_current(|current| matches!(current.derived.outline.status, Status::Failed(_)));
    let stop = {
        let store = Rc::clone(&store);
        Callback::from(move |_: MouseEvent| store.stop_solving())
    };
    let again = Callback::from(move |_: MouseEvent| store.try_again());
    html! {
        <div class="waiting" role="status">
            { for words.map(paragraph) }
            if failed {
                <Button id="try-again" onclick={again}>{ text::TRY_AGAIN }</Button>
            }
            if let Some(work) = work {
                <div class="work">
                    <progress max="1" value={shortest(work.share)} aria-label={text::SOLVING}></progress>
                    <Button id="stop-solving" onclick={stop}>{ text::STOP }</Button>
                </div>
                if let Some(words) = work.words {
                    <p>{ words }</p>
                }
            }
        </div>
    }
}

/// How the paths are shown, and what is validated.
#[component]
fn Controls() -> Html {
    let settings = use_current(|current| current.state.view.paths);
    let set = use_dispatch(Action::SetPaths);
    let button = |id: &'static str, on: bool, next: Settings, name: &'static str| {
        let onclick = set.reform(move |_: MouseEvent| next);
        html! { <Button {id} pressed={Some(on)} {onclick}>{ name }</Button> }
    };
    let log = settings.scale == Scale::Logarithmic;
    let scale = if log {
        Scale::Linear
    } else {
        Scale::Logarithmic
    };
    let by_radius = settings.against == Against::Radius;
    let against = if by_radius {
        Against::Lambda
    } else {
        Against::Radius
    };
    let folds = match settings.folds {
        Some(_) => None,
        None => Some(Folds {
            count: 10,
            seed: None,
        }),
    };
    let other_seeds = !settings.other_seeds;
    html! {
        <div class="buttons" role="group" aria-label={text::SHOWN}>
            { button("paths-log", log, Settings { scale, ..settings }, text::LOG) }
            { button("paths-radius", by_radius, Settings { against, ..settings }, text::AGAINST_RADIUS) }
            { button("paths-folds", settings.folds.is_some(), Settings { folds, ..settings }, text::VALIDATE) }
            if let Some(folds) = settings.folds {
                { choice(folds, settings, &set) }
                { button("paths-seeds", settings.other_seeds, Settings { other_seeds, ..settings }, text::OTHER_SEEDS) }
            }
        </div>
    }
}

/// How many folds there are.
fn choice(folds: Folds, settings: Settings, set: &Callback<Settings>) -> Html {
    const COUNTS: [u32; 4] = [5, 10, 20, 50];
    let mut counts = COUNTS.to_vec();
    if !counts.contains(&folds.count) {
        counts.push(folds.count);
    }
    let options: Vec<[AttrValue; 2]> = counts
        .iter()
        .map(|count| [count.to_string().into(), format!("{count} folds").into()])
        .collect();
    let set = set.clone();
    let choose = Callback::from(move |chosen: String| {
        if let Ok(count) = chosen.parse() {
            let folds = Some(Folds { count, ..folds });
            set.emit(Settings { folds, ..settings });
        }
    });
    html! {
        <Select id="fold-count" label={Some(text::FOLDS)} {options} chosen={folds.count.to_string()} {choose} />
    }
}

/// λ as a slider whose track is a chart.
#[hook]
fn use_chart(plot: &NodeRef) -> (Callback<PointerEvent>, [String; 3]) {
    let store = use_store();
    let drag = {
        let store = Rc::clone(&store);
        use_drag(plot, move |Drag { at, size, .. }| {
            let lambda = store.current().derived.lambda_in(size, at);
            if let Some(lambda) = lambda.and_then(|lambda| Lambda::new(lambda).ok()) {
                store.dispatch(Action::SetLambda(lambda));
            }
        })
    };
    let values = use_current(|current: &Current| {
        let outline = &current.derived.outline;
        let end = outline.lambda_end.value();
        [
            shortest(end),
            shortest(outline.lambda.value().min(end)),
            outline.spoken_lambda(),
        ]
    });
    (drag, values)
}

/// The paths, along which λ can be dragged. The line under the pointer is raised.
#[component]
pub fn PathsChart() -> Html {
    let store = use_store();
    let plot = use_node_ref();
    let (drag, [end, now, words]) = use_chart(&plot);
    let onkeydown = use_lambda_keys();
    let over = {
        let (store, plot, drag) = (Rc::clone(&store), plot.clone(), drag.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(element) = plot.cast::<web_sys::Element>() {
                let (at, size) = (
                    crate::browser::position_in(&element, &event),
                    crate::browser::size_of(&element),
                );
                store.raise(store.current().derived.feature_at(size, at));
            }
            drag.emit(event);
        })
    };
    let leave = Callback::from(move |_: PointerEvent| store.raise(None));
    html! {
        <div
            ref={plot}
            id="table-path"
            class="plot"
            role="slider"
            tabindex="0"
            aria-label={text::LAMBDA_ON_PATHS}
            aria-valuemin="0"
            aria-valuemax={end}
            aria-valuenow={now}
            aria-valuetext={words}
            onpointerdown={drag.clone()}
            onpointermove={over}
            onpointercancel={drag}
            onpointerleave={leave}
            {onkeydown}
        >
            <Easel figure={Figure::Paths} />
        </div>
    }
}

/// The errors, along which λ can be dragged, and what they say.
#[component]
fn ErrorsChart() -> Html {
    let plot = use_node_ref();
    let (drag, [end, now, words]) = use_chart(&plot);
    let onkeydown = use_lambda_keys();
    let best = use_current(|current| current.derived.fitted().and_then(|fitted| fitted.best()));
    let set = use_dispatch(Action::SetLambda);
    let jump = |id: &'static str, lambda: Lambda, name: &'static str| {
        let onclick = set.reform(move |_: MouseEvent| lambda);
        html! { <Button {id} {onclick}>{ name }</Button> }
    };
    html! {
        <>
            <div class="table-strip">
                <h2 class="chart-title">{ text::ERRORS }</h2>
                <div class="buttons" role="group" aria-label={text::JUMP}>
                    if let Some([least, simple]) = best {
                        { jump("to-least-error", least, text::LEAST_ERROR) }
                        { jump("to-one-se", simple, text::ONE_SE) }
                    }
                </div>
            </div>
            <div
                ref={plot}
                id="table-errors"
                class="plot"
                role="slider"
                tabindex="0"
                aria-label={text::LAMBDA_ON_ERRORS}
                aria-valuemin="0"
                aria-valuemax={end}
                aria-valuenow={now}
                aria-valuetext={words}
                onpointerdown={drag.clone()}
                onpointermove={drag.clone()}
                onpointercancel={drag}
                {onkeydown}
            >
                <Easel figure={Figure::Validation} />
            </div>
        </>
    }
}
