//! The first minute: what the picture shows and what can be dragged. Each hint goes after its first use.

use super::handle::use_place;
use crate::store::{Current, use_current};
use figure::Transform;
use lasso_path::problem::Vector2;
use study::{Form, State};
use yew::prelude::*;

/// A hint: its text, whether its thing was used since the page was opened, and where it stands.
struct Hint {
    text: &'static str,
    used: fn(&State, &State) -> bool,
    place: fn(&Current) -> Option<Vector2>,
}

const HINTS: [Hint; 4] = [
    Hint {
        text: "drag θ̂",
        used: |first, now| first.problem != now.problem,
        place: |current| Some(current.derived.solved.loss.center()),
    },
    Hint {
        text: "budget: drag its edge",
        used: |_, now| matches!(now.form, Form::Constrained(_)),
        place: |current| {
            let radius = current.derived.solved.radius();
            (radius > 0.0).then_some([0.5 * radius, -0.5 * radius])
        },
    },
    Hint {
        text: "path as λ grows",
        used: |first, now| first.form != now.form,
        place: |current| {
            let solved = &current.derived.solved;
            let (center, theta) = (solved.loss.center(), solved.solution.theta);
            Some([0, 1].map(|k| 0.5 * (center[k] + theta[k])))
        },
    },
    Hint {
        text: "loss contours",
        used: |first, now| first.view != now.view || first.problem != now.problem,
        place: |current| {
            // Beyond θ̂ as seen from the origin.
            let center = current.derived.solved.loss.center();
            Some(center.map(|x| 1.45 * x))
        },
    },
];

/// The properties of the hints.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The stage's size in CSS pixels.
    pub size: [f64; 2],
}

/// The hints that are still of use.
#[component]
pub fn Hints(props: &Props) -> Html {
    html! { { for (0..HINTS.len()).map(|which| html! { <One {which} size={props.size} /> }) } }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    which: usize,
    size: [f64; 2],
}

#[component]
fn One(props: &OneProps) -> Html {
    let (hint, size) = (&HINTS[props.which], props.size);
    let label = use_node_ref();
    let first = use_mut_ref(|| None::<State>);
    let used = use_mut_ref(|| false);
    let gone = {
        let (first, used) = (first.clone(), used.clone());
        use_current(move |current| {
            let mut first = first.borrow_mut();
            let first = first.get_or_insert_with(|| current.state.clone());
            let mut used = used.borrow_mut();
            *used |= (hint.used)(first, &current.state);
            *used
        })
    };
    use_place(&label, move |current| {
        let theta = (hint.place)(current)?;
        Some(Transform::new(&current.derived.view, size).to_pixel(theta))
    });
    html! {
        if !gone {
            <div ref={label} class={format!("hint hint-{}", props.which)} aria-hidden="true"><span>{ hint.text }</span></div>
        }
    }
}
