//! The solved state as it was when it last came to rest.
//!
//! Descriptions and fields that nobody reads while λ moves follow this one, so that a drag does not
//! pay for them.

use super::browser::{Delay, Latest, window};
use crate::study::Derived;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How long nothing must have changed, in milliseconds.
const PAUSE: i32 = 120;

fn now() -> f64 {
    window()
        .performance()
        .map_or(f64::INFINITY, |clock| clock.now())
}

/// The latest of the given states that stayed for a moment.
#[hook]
pub fn use_settled(derived: &Rc<Derived>) -> Rc<Derived> {
    let settled = use_state(|| Rc::clone(derived));
    let latest: Latest<Rc<Derived>> = use_mut_ref(|| Rc::clone(derived));
    let changed = use_memo((), |()| Cell::new(now()));
    let delay: Rc<RefCell<Option<Delay>>> = use_mut_ref(|| None);
    if !Rc::ptr_eq(&latest.replace(Rc::clone(derived)), derived) {
        changed.set(now());
        let mut slot = delay.borrow_mut();
        let waiting = slot.get_or_insert_with(|| {
            let (settled, again) = (settled.setter(), Rc::clone(&delay));
            Delay::new(PAUSE, move || {
                if now() - changed.get() < f64::from(PAUSE) {
                    if let Some(delay) = RefCell::borrow(&again).as_ref() {
                        delay.request();
                    }
                } else {
                    settled.set(Rc::clone(&RefCell::borrow(&latest)));
                }
            })
        });
        waiting.request();
    }
    (*settled).clone()
}
