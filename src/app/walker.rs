//! Plays the iterations of descent methods, one after the other.

use super::browser::window;
use super::player::use_frames;
use super::store::Dispatch;
use crate::study::Action;
use std::cell::Cell;
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
    let pace = if walking && wants_calm() {
        speed.min(CALM)
    } else {
        speed
    };
    // The part of a step that is due already; the first one comes at once.
    let due = Cell::new(1.0);
    let step = move |passed: f64| {
        let steps = due.get() + passed * 1e-3 * pace;
        due.set(steps.fract());
        let walk = store.latest().state.walk;
        if walk.iteration >= walk.steps {
            ended.emit(());
            return false;
        }
        if steps >= 1.0 {
            store.dispatch(Action::SetIteration(walk.iteration + steps as u32));
        }
        true
    };
    use_frames(walking.then_some(speed), Rc::new(step));
}
