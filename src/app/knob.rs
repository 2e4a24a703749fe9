//! The handles of points of the plane: θ̂, and θ₀ where the descent methods start.

use super::contour;
use super::parts::Own;
use super::studio::{Painter, Subject};
use crate::figure::number::significant;
use crate::figure::{Transform, View};
use crate::geometry::Rectangle;
use crate::problem::Vector2;
use std::cell::Cell;
use std::rc::Rc;
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

/// Moves the handles of points to their places whenever these are others, or a handle is new.
#[hook]
pub fn use_places(knobs: &[NodeRef; 2], places: [Option<Vector2>; 2]) {
    let knobs = knobs.clone();
    use_effect_with(places, move |places| {
        for (knob, place) in knobs.iter().zip(places) {
            if let (Some(knob), Some(place)) = (knob.cast::<HtmlElement>(), place) {
                contour::move_to(&knob, *place, "");
            }
        }
    });
}

/// Moves the handle of θ₀ with its point, which renders nothing. While a pointer carries the point, the handle is
/// not seen and stays behind, because to move an element in every frame costs a tenth of the frame.
pub struct StartHandle {
    /// The handle.
    pub knob: NodeRef,
    /// The picture's size in CSS pixels.
    pub size: Own<Vector2>,
    /// Whether a pointer carries the point.
    pub carried: Rc<Cell<bool>>,
    /// Where the handle was moved last, if it is seen.
    pub place: Cell<Option<Vector2>>,
}

impl Painter for StartHandle {
    fn paint(&self, subject: &Subject) {
        let scene = &subject.derived.scene;
        if let (Some(knob), Some(descent)) = (self.knob.cast::<HtmlElement>(), &scene.descent) {
            let (place, _) = handle(&scene.view, descent.course.start, *self.size.get());
            let place = (!self.carried.get()).then_some(place);
            if self.place.replace(place) != place {
                let opacity = if place.is_some() { "1" } else { "0" };
                let _ = knob.style().set_property("opacity", opacity);
                if let Some(place) = place {
                    contour::move_to(&knob, place, "");
                }
            }
        }
    }
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
    // Not as `class`, for which yew carries a set of names that is a hundredth of the page.
    let class = match (id, outside) {
        ("theta-start", true) => "handle start outside",
        ("theta-start", false) => "handle start",
        (_, true) => "handle outside",
        _ => "handle",
    };
    html! {
        <button ref={knob} type="button" {id}
            ~className={class} aria-label={label}>
            if outside { <span aria-hidden="true">{ sign }</span> }
        </button>
    }
}
