//! The handles of points of the plane: θ̂, and θ₀ where the descent methods start.

use crate::browser::move_to;
use crate::store::{Current, use_drawing};
use figure::number::significant;
use figure::{Transform, View};
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How near to the picture's side a point's handle stays, in CSS pixels, when the point is outside.
const INSIDE: f64 = 14.0;

/// The pixel where a point's handle is, and whether the point itself is outside the picture.
pub fn handle(view: &View, point: Vector2, size: [f64; 2]) -> (Vector2, bool) {
    let at = Transform::new(view, size).to_pixel(point);
    let frame = Rectangle {
        min: [0.0, 0.0],
        max: size,
    };
    (frame.grown(-INSIDE).nearest(at), !frame.contains(at))
}

/// Keeps an element at the pixel that `place` says.
#[hook]
pub fn use_place(element: &NodeRef, place: impl Fn(&Current) -> Option<Vector2> + 'static) {
    let element = element.clone();
    use_drawing(move |current| {
        if let (Some(element), Some(at)) = (element.cast::<HtmlElement>(), place(current)) {
            move_to(&element, at, "");
        }
    });
}

/// The handle of a point; what stands on it while the point is outside the picture.
pub fn knob(
    knob: &NodeRef,
    id: &'static str,
    sign: &'static str,
    [name, end]: [&str; 2],
    theta: Vector2,
    outside: bool,
) -> Html {
    let label = format!(
        "{sign}, {name}, at ({}, {}){}. Drag it or press the arrow keys{end}.",
        significant(theta[0], 3),
        significant(theta[1], 3),
        if outside { ", outside the picture" } else { "" },
    );
    let class = classes!(
        "handle",
        (id == "theta-start").then_some("start"),
        outside.then_some("outside")
    );
    html! {
        <button ref={knob} type="button" {id}
            {class} aria-label={label}>
            if outside { <span aria-hidden="true">{ sign }</span> }
        </button>
    }
}
