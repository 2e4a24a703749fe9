//! The regularization path: small in the column, or the large picture.

use crate::easel::Easel;
use crate::keyboard::use_lambda_keys;
use crate::store::{use_current, use_store};
use crate::widget::chart::{Drag, use_drag};
use crate::widget::claim::chart_title;
use figure::number::shortest;
use figure::{Figure, path};
use lasso_path::problem::Lambda;
use study::{Action, View};
use yew::prelude::*;

/// The path in the column, while it is not the large picture.
#[component]
pub fn PathTopic() -> Html {
    let (large, title) = use_current(|current| {
        let large = current.state.view.open == View::Paths;
        (large, current.derived.path_title())
    });
    html! {
        <>
            { chart_title(title) }
            if !large {
                <PathChart />
            }
        </>
    }
}

/// The path, along which λ can be dragged.
#[component]
pub fn PathChart() -> Html {
    let store = use_store();
    let (lambda, end) = use_current(|current| {
        let solved = &current.derived.solved;
        (solved.lambda.value(), solved.lambda_end.value())
    });
    let words = use_current(|current| current.derived.outline.spoken_lambda());
    let onkeydown = use_lambda_keys();
    let plot = use_node_ref();
    let drag = use_drag(&plot, move |Drag { at, size, .. }| {
        let lambda = path::lambda_at(store.current().derived.solved.lambda_end, size[0], at[0]);
        if let Ok(lambda) = Lambda::new(lambda) {
            store.dispatch(Action::SetLambda(lambda));
        }
    });
    html! {
        <div
            ref={plot}
            id="path"
            class="plot"
            role="slider"
            tabindex="0"
            aria-label="λ, on the regularization path"
            aria-valuemin="0"
            aria-valuemax={shortest(end)}
            aria-valuenow={shortest(lambda.min(end))}
            aria-valuetext={words}
            onpointerdown={drag.clone()}
            onpointermove={drag.clone()}
            onpointercancel={drag}
            {onkeydown}
        >
            <Easel figure={Figure::Path} />
        </div>
    }
}
