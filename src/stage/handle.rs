//! The handles of points of the plane: θ̂, and θ₀ where the descent methods start.

use figure::Window;
use figure::number::{shortest, significant};
use lasso_path::problem::Vector2;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The properties of a point's handle.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The element, which is kept at its place.
    pub knob: NodeRef,
    /// Its id; those of its two sliders end with 1 and 2.
    pub id: &'static str,
    /// The point's sign, which stands on the handle while the point is outside the picture.
    pub sign: &'static str,
    /// What the point is.
    pub name: &'static str,
    /// The point.
    pub theta: Vector2,
    /// Whether it is outside the picture.
    pub outside: bool,
    /// The window on the plane.
    pub window: Window,
    /// Takes another point.
    pub take: Callback<Vector2>,
    /// Takes a key that is pressed on the slider of a coordinate.
    pub nudge: Callback<(KeyboardEvent, usize)>,
    /// Is told that a pointer takes it.
    pub onpointerdown: Callback<PointerEvent>,
}

/// The handle of a point: it is dragged by a pointer, and has a slider for each coordinate for keys and screen
/// readers.
#[component]
pub fn Knob(props: &Props) -> Html {
    let Props {
        knob,
        id,
        sign,
        name,
        theta,
        outside,
        window,
        take,
        nudge,
        onpointerdown,
    } = props;
    let slider = |k: usize| {
        let (take, theta) = (take.clone(), *theta);
        let index = ["₁", "₂"][k];
        let (least, most) = (
            window.center[k] - window.radius,
            window.center[k] + window.radius,
        );
        let value = theta[k];
        let oninput = Callback::from(move |event: InputEvent| {
            let mut moved = theta;
            moved[k] = event
                .target_unchecked_into::<HtmlInputElement>()
                .value_as_number();
            take.emit(moved);
        });
        let nudge = nudge.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| nudge.emit((event, k)));
        html! {
            <input type="range" id={format!("{id}{}", k + 1)} step="any" min={shortest(least.min(value))}
                max={shortest(most.max(value))} value={shortest(value)} {oninput} {onkeydown}
                aria-label={format!("{sign}{index}, {name}")} aria-valuetext={significant(value, 3)} />
        }
    };
    let class = classes!(
        "handle",
        (*id == "theta-start").then_some("start"),
        outside.then_some("outside")
    );
    let place = if *outside {
        ", outside the picture"
    } else {
        ""
    };
    html! {
        <div ref={knob} id={*id} {class} role="group" aria-label={format!("{sign}, {name}{place}")}
            {onpointerdown}>
            { slider(0) }
            { slider(1) }
            if *outside { <span aria-hidden="true">{ *sign }</span> }
        </div>
    }
}
