//! What stands at a point of the plane.

use crate::browser::move_to;
use crate::store::{Current, use_drawing};
use lasso_path::problem::Vector2;
use web_sys::HtmlElement;
use yew::prelude::*;

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
