//! Dragging in a chart.

use crate::browser::{position_in, size_of};
use crate::store::use_store;
use lasso_path::problem::Vector2;
use web_sys::Element;
use yew::prelude::*;

/// Where a pointer is that holds a chart.
pub struct Drag {
    /// Whether it has just taken the chart.
    pub begins: bool,
    /// Its place in CSS pixels from the chart's top left corner.
    pub at: Vector2,
    /// The chart's size in CSS pixels.
    pub size: [f64; 2],
}

/// The handler of presses, moves and cancels of pointers on a chart. Pressing its first button on the chart takes it, until
/// it is let go.
#[hook]
pub fn use_drag(chart: &NodeRef, drag: impl Fn(Drag) + 'static) -> Callback<PointerEvent> {
    let (chart, store) = (chart.clone(), use_store());
    Callback::from(move |event: PointerEvent| {
        let Some(element) = chart.cast::<Element>() else {
            return;
        };
        let begins = event.type_() == "pointerdown";
        if begins && event.button() == 0 {
            store.begin_gesture();
            // Fails only for a pointer that has gone.
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        if !element.has_pointer_capture(event.pointer_id()) {
            return;
        }
        // A swipe that the browser takes for scrolling has changed nothing.
        if event.type_() == "pointercancel" {
            return store.take_back_gesture();
        }
        drag(Drag {
            begins,
            at: position_in(&element, &event),
            size: size_of(&element),
        });
    })
}
