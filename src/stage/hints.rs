//! The first minute: what the picture shows and what can be dragged. Each hint goes after its first use.

use super::handle::use_place;
use crate::store::{Current, use_current};
use figure::{Show, Transform};
use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::Penalty;
use study::{Derived, State, Strength};
use yew::prelude::*;

/// A hint: its text, whether its thing was used since the page was opened, and where it stands.
struct Hint {
    text: &'static str,
    used: fn(&State, &State) -> bool,
    place: fn(&Current, &Transform) -> Option<Vector2>,
}

/// How wide the contours' hint is, in CSS pixels.
const CONTOURS_WIDTH: f64 = 110.0;
/// How large the ball must be so that the hint on its edge is not on the label of θ*, in CSS pixels.
const BUDGET_RADIUS: f64 = 120.0;
/// How far θ* must be from θ̂ for the path's hint, in CSS pixels.
const PATH_LENGTH: f64 = 110.0;
/// How far θ* must be from θ̂ so that its label is not where the hint of θ̂ is, in CSS pixels.
const LABEL_DISTANCE: f64 = 45.0;

const HINTS: [Hint; 4] = [
    Hint {
        text: "drag θ̂",
        used: |first, now| first.problem != now.problem,
        place: |current, transform| {
            let center = current.derived.solved.loss.center();
            (distance(current, transform) > LABEL_DISTANCE).then_some(center)
        },
    },
    Hint {
        text: "budget: drag its edge",
        used: |_, now| matches!(now.objective.strength, Strength::Radius(_)),
        place: |current, transform| {
            // On an edge beside the one that has the budget's name.
            let [x, y] = current
                .derived
                .solved
                .loss
                .center()
                .map(|x| if x > 0.0 { 0.5 } else { -0.5 });
            let solved = &current.derived.solved;
            let radius = solved.radius();
            let large = radius * transform.scale() > BUDGET_RADIUS;
            // Of other balls this is no point of the edge.
            (large && solved.penalty == Penalty::L1).then_some([x * radius, -y * radius])
        },
    },
    Hint {
        text: "path as λ grows",
        used: |first, now| first.objective.strength != now.objective.strength,
        place: |current, transform| {
            let solved = &current.derived.solved;
            let (center, theta) = (solved.loss.center(), solved.solution.theta);
            let long = distance(current, transform) > PATH_LENGTH;
            long.then(|| [0, 1].map(|k| 0.5 * (center[k] + theta[k])))
        },
    },
    Hint {
        text: "loss contours",
        used: |first, now| {
            first.view.plane.window != now.view.plane.window || first.problem != now.problem
        },
        place: |current, transform| {
            // Beyond θ̂ as seen from the origin, where θ̂'s own name leaves room.
            let center = current.derived.solved.loss.center();
            let at = center.map(|x| 1.45 * x);
            let room = transform.size()[0] - CONTOURS_WIDTH;
            let up = center[0] > 0.0 && center[1] > 0.0;
            (up && transform.to_pixel(at)[0] < room).then_some(at)
        },
    },
];

/// How far θ* is from θ̂, in CSS pixels.
fn distance(current: &Current, transform: &Transform) -> f64 {
    let solved = &current.derived.solved;
    let [from, to] =
        [solved.loss.center(), solved.solution.theta].map(|theta| transform.to_pixel(theta));
    (from[0] - to[0]).hypot(from[1] - to[1])
}

/// Whether the picture shows nothing beyond contours, ball and path: among more, hints are in the way.
fn is_calm(derived: &Derived) -> bool {
    derived.show == Show::default() && derived.descent.is_none() && derived.beside.is_none()
}

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
    let place = move |current: &Current| {
        let transform = Transform::new(&current.derived.view, size);
        (hint.place)(current, &transform).map(|theta| transform.to_pixel(theta))
    };
    let shown = {
        let (first, used) = (first.clone(), used.clone());
        use_current(move |current| {
            let mut first = first.borrow_mut();
            let first = first.get_or_insert_with(|| current.state.clone());
            let mut used = used.borrow_mut();
            *used |= (hint.used)(first, &current.state);
            !*used && is_calm(&current.derived) && place(current).is_some()
        })
    };
    // The name of θ̂ stands away from the origin, and its hint on the other side.
    let over = use_current(|current| current.derived.solved.loss.center()[1] < 0.0);
    use_place(&label, place);
    html! {
        if shown {
            <div ref={label} class={classes!("hint", format!("hint-{}", props.which), over.then_some("over"))} aria-hidden="true"><span>{ hint.text }</span></div>
        }
    }
}
