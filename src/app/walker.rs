//! Plays the iterations of descent methods, one after the other.

use super::browser::{Frame, window};
use super::store::Dispatch;
use crate::study::Action;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Steps a second where motion is unwanted: slow enough to be seen one by one.
const CALM: f64 = 2.0;

fn wants_calm() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Looks at the next iteration `speed` times a second while `walking`, and tells when the last one is reached.
#[hook]
pub fn use_walker(walking: bool, speed: f64, store: &Dispatch, ended: Callback<()>) {
    let store = store.clone();
    use_effect_with((walking, speed), move |&(walking, speed)| {
        let frame: Rc<RefCell<Option<Frame>>> = Rc::default();
        let again = Rc::downgrade(&frame);
        let before = Cell::new(None);
        // The part of a step that is due already; the first one comes at once.
        let due = Cell::new(1.0);
        let speed = if wants_calm() { speed.min(CALM) } else { speed };
        let step = Frame::new(move |time| {
            let Some(frame) = again.upgrade() else {
                return;
            };
            // A tab that was in the background does not jump.
            let passed = before
                .replace(Some(time))
                .map_or(0.0, |before: f64| (time - before).min(50.0));
            let steps = due.get() + passed * 1e-3 * speed;
            due.set(steps.fract());
            let walk = store.latest().state.walk;
            if walk.iteration >= walk.steps {
                ended.emit(());
                return;
            }
            if steps >= 1.0 {
                store.dispatch(Action::SetIteration(walk.iteration + steps as u32));
            }
            if let Some(frame) = RefCell::borrow(&frame).as_ref() {
                frame.request();
            }
        });
        if walking {
            step.request();
        }
        frame.replace(Some(step));
        move || {
            if let Some(step) = frame.take() {
                step.cancel();
            }
        }
    });
}
