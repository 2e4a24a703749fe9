//! One parameter: the loss, the penalty's V and their sum; two further figures. In each z and λ can be dragged.

use crate::browser::use_size;
use crate::easel::Easel;
use crate::keyboard::{arrow, use_lambda_keys};
use crate::store::{Current, use_current, use_dispatch, use_store};
use crate::widget::button::Button;
use crate::widget::chart::{Drag, use_drag};
use crate::widget::claim::{L1Note, More, chart_title, paragraph};
use crate::widget::place::use_place;
use crate::widget::term::with_terms;
use figure::Figure;
use figure::grip::{self, Grip, Hold};
use figure::number::shortest;
use lasso_path::problem::Lambda;
use study::topic::parameter::{Coordinate, Point, Settings, text};
use study::{Action, Intent};
use yew::prelude::*;

/// The topic.
#[component]
pub fn ParameterTopic() -> Html {
    let settings = use_current(|current| current.state.topic.parameter);
    let [first, second] = use_current(|current| current.derived.solved.names.clone());
    let through = use_current(|current| {
        let parameter = current.state.topic.parameter;
        current.derived.slice_through(parameter)
    });
    let through_iterate = settings.through == Point::Iterate;
    let set = use_dispatch(Action::SetParameter);
    let coordinate = |id: &'static str, name: String, coordinate: Coordinate| {
        let onclick = set.reform(move |_| Settings {
            coordinate,
            ..settings
        });
        let on = settings.coordinate == coordinate;
        html! { <Button {id} pressed={Some(on)} {onclick}>{ name }</Button> }
    };
    let switch = set.reform(move |_| Settings {
        through: if through_iterate {
            Point::Solution
        } else {
            Point::Iterate
        },
        ..settings
    });
    let formula = use_current(|current| {
        let name = current.derived.slice_name();
        format!("F({name}) = ½h({name} − z)² + λ|{name}|")
    });
    html! {
        <>
            <Plot figure={Figure::Slice} />
            <p class="formula">{ formula }</p>
            <Kink />
            <p class="quiet">{ text::RULE }</p>
            <L1Note />
            <div class="buttons" role="group" aria-label="Which parameter">
                { coordinate("slice1", first, Coordinate::First) }
                { coordinate("slice2", second, Coordinate::Second) }
                <Button id="slice-iterate" pressed={Some(through_iterate)} onclick={switch}>{ text::THROUGH_ITERATE }</Button>
            </div>
            { for through.map(paragraph) }
            <More title={text::MORE}><Further /></More>
        </>
    }
}

/// Whether the minimum is at the kink, and why.
#[component]
fn Kink() -> Html {
    let kink = use_current(|current| current.derived.slice_kink());
    let kink =
        kink.map(|kink| html! { <p aria-live="polite" data-claim={kink.name}>{ kink.text }</p> });
    kink.unwrap_or_default()
}

/// The derivative, and what each penalty makes of z.
#[component]
fn Further() -> Html {
    let verdict = use_current(|current| current.derived.slice_verdict());
    let handles = use_current(|current| current.derived.slice_handles());
    html! {
        <>
            <Plot figure={Figure::Derivative} />
            { for verdict.map(paragraph) }
            <p>{ with_terms(text::SUBGRADIENTS) }</p>
            <Plot figure={Figure::Shrinkage} />
            <p>{ with_terms(text::RIDGE) }</p>
            { for handles.map(paragraph) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PlotProps {
    figure: Figure,
}

/// A figure with its two handles.
#[component]
fn Plot(props: &PlotProps) -> Html {
    let figure = props.figure;
    let store = use_store();
    let title = use_current(move |current| match figure {
        Figure::Slice => current.derived.slice_pull(),
        _ => current.derived.slice_title(figure),
    });
    let plot = use_node_ref();
    let size = use_size(&plot);
    let held = use_mut_ref(|| None::<Hold>);
    let drag = use_drag(&plot, move |Drag { begins, at, .. }| {
        let current = store.current();
        let Some(input) = &current.derived.parameter else {
            return;
        };
        if begins {
            *held.borrow_mut() = grip::hold(figure, input, size, at);
        }
        let Some(hold) = *held.borrow() else {
            return;
        };
        let number = grip::dragged(figure, hold, input, size, at);
        match hold.grip {
            Grip::Center => store.dispatch(Intent::MoveSliceCenter(number)),
            Grip::Lambda => {
                if let Ok(lambda) = Lambda::new(number) {
                    store.dispatch(Action::SetLambda(lambda));
                }
            }
        }
    });
    html! {
        <>
            { for title.map(chart_title) }
            <div ref={plot} class="plot parameter" onpointerdown={drag.clone()} onpointermove={drag.clone()} onpointercancel={drag}>
                <Easel {figure} />
                <CenterHandle {figure} {size} />
                <LambdaHandle {figure} {size} />
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct HandleProps {
    figure: Figure,
    /// The figure's size in CSS pixels.
    size: [f64; 2],
}

/// Keeps a handle's element, which is felt and heard, where the figure draws it. Whether it is there.
#[hook]
fn use_handle(props: &HandleProps, grip: Grip, element: &NodeRef) -> bool {
    let HandleProps { figure, size } = *props;
    let place = move |current: &Current| {
        let input = current.derived.parameter.as_ref()?;
        grip::handle(figure, grip, input, size)
    };
    use_place(element, place);
    use_current(move |current| place(current).is_some())
}

/// The handle of z.
#[component]
fn CenterHandle(props: &HandleProps) -> Html {
    let element = use_node_ref();
    let there = use_handle(props, Grip::Center, &element);
    let store = use_store();
    let ([least, most], z) = use_current(|current| {
        let input = current.derived.parameter.as_ref();
        input.map_or(([0.0; 2], 0.0), |input| {
            (input.ends, input.slice.center().unwrap_or_default())
        })
    });
    let words = use_current(|current| current.derived.spoken_center());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let share = match event.key().as_str() {
            "PageUp" => 0.1,
            "PageDown" => -0.1,
            "Home" => -1.0,
            "End" => 1.0,
            _ => match arrow(&event, 0.01) {
                Some([x, y]) => x + y,
                None => return,
            },
        };
        if !(event.ctrl_key() || event.alt_key() || event.meta_key()) {
            event.prevent_default();
            store.dispatch(Intent::StepSliceCenter(share));
        }
    });
    let name = props.figure.name();
    html! {
        <div ref={element} id={format!("{name}-z")} class="grip" role="slider" tabindex="0" hidden={!there}
            aria-label={format!("z, in the figure {name}")} aria-valuemin={shortest(least)} aria-valuemax={shortest(most)}
            aria-valuenow={shortest(z.max(least).min(most))} aria-valuetext={words} {onkeydown}></div>
    }
}

/// The handle of λ.
#[component]
fn LambdaHandle(props: &HandleProps) -> Html {
    let element = use_node_ref();
    let there = use_handle(props, Grip::Lambda, &element);
    let (lambda, end) = use_current(|current| {
        let solved = &current.derived.solved;
        (solved.lambda.value(), solved.lambda_end.value())
    });
    let words = use_current(|current| current.derived.spoken_weight());
    let onkeydown = use_lambda_keys();
    let name = props.figure.name();
    html! {
        <div ref={element} id={format!("{name}-lambda")} class="grip penalty" role="slider" tabindex="0" hidden={!there}
            aria-label={format!("λ, in the figure {name}")} aria-valuemin="0" aria-valuemax={shortest(end)}
            aria-valuenow={shortest(lambda.min(end))} aria-valuetext={words} {onkeydown}></div>
    }
}
