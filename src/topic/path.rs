//! The panel of the regularization path, along which λ can be dragged.

use crate::browser::{position_in, size_of};
use crate::easel::Easel;
use crate::keyboard::use_lambda_keys;
use crate::store::{use_current, use_store};
use figure::number::shortest;
use figure::{Figure, path};
use lasso_path::problem::Lambda;
use study::topic::path::Action;
use web_sys::Element;
use yew::prelude::*;

/// The panel.
#[component]
pub fn PathPanel() -> Html {
    let store = use_store();
    let (lambda, end) = use_current(|current| {
        let solved = &current.derived.solved;
        (solved.lambda.value(), solved.lambda_end.value())
    });
    let words = use_current(|current| current.derived.spoken_lambda());
    let onkeydown = use_lambda_keys();
    let plot = use_node_ref();
    let drag = {
        let plot = plot.clone();
        Callback::from(move |event: PointerEvent| {
            let Some(element) = plot.cast::<Element>() else {
                return;
            };
            if !holds(&element, &event) {
                return;
            }
            let [x, _] = position_in(&element, &event);
            let [width, _] = size_of(&element);
            let lambda = path::lambda_at(&store.current().derived.solved, width, x);
            if let Ok(lambda) = Lambda::new(lambda) {
                store.dispatch(Action::SetLambda(lambda));
            }
        })
    };
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
            onpointermove={drag}
            {onkeydown}
        >
            <Easel figure={Figure::Path} />
        </div>
    }
}

/// Whether a pointer holds a chart: pressing its first button on it takes it, until it is let go.
pub fn holds(chart: &Element, event: &PointerEvent) -> bool {
    if event.type_() == "pointerdown" && event.button() == 0 {
        // Fails only for a pointer that has gone.
        let _ = chart.set_pointer_capture(event.pointer_id());
    }
    chart.has_pointer_capture(event.pointer_id())
}
