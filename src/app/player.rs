//! What moves by itself: λ, swept slowly there and back so that a class can watch the snap.

use super::browser::Frame;
use super::store::Dispatch;
use crate::study::Action;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Milliseconds from one end of the slider to the other.
const SWEEP: f64 = 9000.0;

/// While there is a `speed`, calls `step` in every animation frame with the milliseconds since the one
/// before, until it says that it has ended. Another speed begins anew.
#[hook]
pub fn use_frames(speed: Option<f64>, step: Rc<dyn Fn(f64) -> bool>) {
    use_effect_with(speed, move |speed| {
        let frame: Rc<RefCell<Option<Frame>>> = Rc::default();
        let again = Rc::downgrade(&frame);
        let before = Cell::new(None);
        let next = Frame::new(move |time| {
            let Some(frame) = again.upgrade() else {
                return;
            };
            // A tab that was in the background does not jump.
            let passed = before
                .replace(Some(time))
                .map_or(0.0, |before: f64| (time - before).min(50.0));
            if step(passed)
                && let Some(frame) = RefCell::borrow(&frame).as_ref()
            {
                frame.request();
            }
        });
        if speed.is_some() {
            next.request();
        }
        frame.replace(Some(next));
        move || {
            if let Some(step) = frame.take() {
                step.cancel();
            }
        }
    });
}

/// Moves λ in every animation frame while `playing`, starting from wherever it is.
#[hook]
pub fn use_player(playing: bool, store: &Dispatch) {
    let store = store.clone();
    let upwards = use_mut_ref(|| true);
    let step = move |passed| {
        let snapshot = store.latest();
        let scene = &snapshot.derived.scene;
        let mut upwards = upwards.borrow_mut();
        if scene.lambda >= scene.lambda_end {
            *upwards = false;
        } else if scene.lambda <= 0.0 {
            *upwards = true;
        }
        let share = passed / SWEEP;
        store.dispatch(Action::StepLambda(if *upwards { share } else { -share }));
        true
    };
    use_frames(playing.then_some(1.0), Rc::new(step));
}
