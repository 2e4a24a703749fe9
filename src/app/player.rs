//! Sweeps λ slowly there and back, so that a class can watch the snap.

use super::browser::Frame;
use super::store::Dispatch;
use crate::study::Action;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Milliseconds from one end of the slider to the other.
const SWEEP: f64 = 9000.0;

/// Moves λ in every animation frame while `playing`, starting from wherever it is.
#[hook]
pub fn use_player(playing: bool, store: &Dispatch) {
    let store = store.clone();
    let upwards = use_memo((), |()| Cell::new(true));
    use_effect_with(playing, move |&playing| {
        let frame: Rc<RefCell<Option<Frame>>> = Rc::default();
        let again = Rc::downgrade(&frame);
        let before = Cell::new(None);
        let step = Frame::new(move |time| {
            let Some(frame) = again.upgrade() else {
                return;
            };
            // A tab that was in the background does not jump.
            let passed = before
                .replace(Some(time))
                .map_or(0.0, |before: f64| (time - before).min(50.0));
            let snapshot = store.latest();
            let scene = &snapshot.derived.scene;
            if scene.lambda >= scene.lambda_end {
                upwards.set(false);
            } else if scene.lambda <= 0.0 {
                upwards.set(true);
            }
            let share = passed / SWEEP;
            store.dispatch(Action::StepLambda(if upwards.get() {
                share
            } else {
                -share
            }));
            if let Some(frame) = RefCell::borrow(&frame).as_ref() {
                frame.request();
            }
        });
        if playing {
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
