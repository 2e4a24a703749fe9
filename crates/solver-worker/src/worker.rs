//! Messages in, messages out.

use js_sys::{Array, Date, Uint8Array};
use serde::Serialize;
use solver_worker::{Outcome, Reply, Request, Session, VERSION, decode, encode};
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How many milliseconds pass between two words of how far it is.
const PAUSE: f64 = 100.0;

/// Says the version as a number, then answers each request, in bytes. A text is what a panic says.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| say(&panic.to_string().into())));
    let mut session = Session::default();
    let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        match decode(&bytes) {
            Ok(request) => solve(&mut session, &request),
            Err(error) => say(&format!("a request could not be read: {error}").into()),
        }
    });
    scope().set_onmessage(Some(answer.as_ref().unchecked_ref()));
    // it listens as long as the worker lives
    answer.forget();
    say(&VERSION.into());
}

fn solve(session: &mut Session, request: &Request) {
    let id = request.id;
    let mut last = Date::now();
    let answer = session.solve(&request.job, |share| {
        let now = Date::now();
        if now - last >= PAUSE {
            last = now;
            send(&Reply {
                id,
                outcome: Outcome::Progress(share),
            });
        }
        ControlFlow::Continue(())
    });
    let outcome = match answer {
        Ok(Some(answer)) => Outcome::Done(answer),
        // nothing here breaks
        Ok(None) => return,
        Err(error) => Outcome::Failed(error.to_string()),
    };
    send(&Reply { id, outcome });
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn say(message: &JsValue) {
    // what cannot be said cannot be said
    let _ = scope().post_message(message);
}

/// Hands the bytes over, without a copy.
fn send(reply: &impl Serialize) {
    match encode(reply) {
        Ok(bytes) => {
            let bytes = Uint8Array::from(&bytes[..]);
            let buffers = Array::of1(&bytes.buffer());
            let _ = scope().post_message_with_transfer(&bytes, &buffers);
        }
        Err(error) => say(&format!("an answer could not be written: {error}").into()),
    }
}
