//! The solver, in a program of its own beside the page.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use solver_worker::{Answer, Job, Outcome, Reply, Request, VERSION, decode, encode};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};
use yew::Callback;

/// How long the solver may take to say that it is ready before the page says so, in milliseconds.
const LATE: u32 = 3_000;

/// What the solver tells the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It is there.
    Ready,
    /// It is not there yet: what that may mean. It may still come.
    Late(String),
    /// The share of a job that is done, an estimate from 0 to 1.
    Progress(u32, f64),
    /// A job's answer.
    Done(u32, Answer),
    /// A job has no answer: why, and what to do.
    Failed(u32, String),
    /// The solver ended, and no job that was posted will be answered: why, and what to do. The next one starts it again.
    Ended(String),
}

/// The solver. It is loaded with the first job.
#[derive(Clone)]
pub struct Solver(Rc<Inner>);

struct Inner {
    on_said: Callback<Said>,
    running: RefCell<Option<Running>>,
}

struct Running {
    worker: Worker,
    /// Requests that wait until it is ready; `None` when it is.
    waiting: Option<Vec<Vec<u8>>>,
    _late: Timeout,
    _messages: EventListener,
    errors: EventListener,
}

impl Solver {
    /// A solver that tells `on_said` what it has to say, never before the function that was called has returned.
    pub fn new(on_said: Callback<Said>) -> Self {
        let running = RefCell::default();
        Self(Rc::new(Inner { on_said, running }))
    }

    /// Asks for an answer. Jobs are solved one after the other: to be rid of those that are posted, stop first.
    pub fn post(&self, id: u32, job: Job) {
        let Ok(bytes) = encode(&Request { id, job }) else {
            return self.0.end_later("The job could not be written.".to_owned());
        };
        let mut running = self.0.running.borrow_mut();
        if running.is_none() {
            match Running::start(&self.0) {
                Ok(started) => *running = Some(started),
                // a browser may refuse at once
                Err(error) => {
                    drop(running);
                    return self.0.end_later(not_loaded(&words(&error)));
                }
            }
        }
        if let Some(running) = running.as_mut() {
            match &mut running.waiting {
                Some(waiting) => waiting.push(bytes),
                None => running.send(&bytes),
            }
        }
    }

    /// Ends what is being solved, without a word. The next job starts the solver again, in about 0.1 s.
    pub fn stop(&self) {
        if let Some(running) = self.0.running.take() {
            running.worker.terminate();
        }
    }
}

impl Running {
    fn start(inner: &Rc<Inner>) -> Result<Self, JsValue> {
        let worker = Worker::new(&format!("solver_loader.js?{VERSION}"))?;
        let listen = |kind: &'static str, hear: fn(&Inner, &Event)| {
            let inner = Rc::downgrade(inner);
            EventListener::new_with_options(
                &worker,
                kind,
                gloo_events::EventListenerOptions::enable_prevent_default(),
                move |event| with(&inner, |inner| hear(inner, event)),
            )
        };
        let messages = listen("message", |inner, event| {
            inner.hear(&event.unchecked_ref::<MessageEvent>().data());
        });
        let errors = listen("error", |inner, event| {
            // it is no error of the page
            event.prevent_default();
            inner.fail(event);
        });
        let late = Rc::downgrade(inner);
        let late = Timeout::new(LATE, move || {
            with(&late, |inner| {
                if inner.is_waiting() {
                    inner.on_said.emit(Said::Late(LATE_WORDS.to_owned()));
                }
            });
        });
        Ok(Self {
            worker,
            waiting: Some(Vec::new()),
            _late: late,
            _messages: messages,
            errors,
        })
    }

    fn send(&self, bytes: &[u8]) {
        let bytes = Uint8Array::from(bytes);
        // fails for what cannot be copied alone
        let _ = (self.worker).post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
    }
}

impl Inner {
    fn is_waiting(&self) -> bool {
        let running = self.running.borrow();
        running.as_ref().is_some_and(|r| r.waiting.is_some())
    }

    /// Bytes are a reply, a number is the version of a solver that is ready, a text is why it ends.
    fn hear(&self, data: &JsValue) {
        if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
            let said = match decode::<Reply>(&bytes.to_vec()) {
                Ok(Reply { id, outcome }) => match outcome {
                    Outcome::Progress(share) => Said::Progress(id, share),
                    Outcome::Done(answer) => Said::Done(id, answer),
                    Outcome::Failed(words) => Said::Failed(id, words),
                },
                Err(error) => return self.end(stopped(&error.to_string())),
            };
            self.on_said.emit(said);
        } else if let Some(version) = data.as_f64() {
            if version == f64::from(VERSION) {
                self.begin();
            } else {
                self.end(OTHER_VERSION.to_owned());
            }
        } else {
            self.end(stopped(&words(data)));
        }
    }

    fn begin(&self) {
        if let Some(running) = self.running.borrow_mut().as_mut() {
            for bytes in running.waiting.take().unwrap_or_default() {
                running.send(&bytes);
            }
        }
        self.on_said.emit(Said::Ready);
    }

    /// What the browser says of a solver that could not be loaded, or that stopped.
    fn fail(&self, event: &Event) {
        let target = event.target();
        let is_its = |running: &Running| target.as_ref() == Some(running.worker.as_ref());
        if !self.running.borrow().as_ref().is_some_and(is_its) {
            return;
        }
        let message = (event.dyn_ref::<ErrorEvent>()).map(ErrorEvent::message);
        let message = message.unwrap_or_default();
        self.end(if self.is_waiting() {
            not_loaded(&message)
        } else {
            stopped(&message)
        });
    }

    fn end(&self, words: String) {
        if let Some(Running { worker, errors, .. }) = self.running.take() {
            worker.terminate();
            // the trap after a panic may still be on its way
            errors.forget();
        }
        self.on_said.emit(Said::Ended(words));
    }

    fn end_later(self: &Rc<Self>, words: String) {
        let inner = Rc::downgrade(self);
        Timeout::new(0, move || with(&inner, |inner| inner.end(words))).forget();
    }
}

fn with(inner: &Weak<Inner>, then: impl FnOnce(&Inner)) {
    if let Some(inner) = inner.upgrade() {
        then(&inner);
    }
}

const LATE_WORDS: &str = "The program that solves tables has not come yet: the connection seems to be slow. It may still come.";
const OTHER_VERSION: &str = "The page has just been updated, and its two programs are of different versions. Reload the page: what you \
    see is in its link.";

fn not_loaded(message: &str) -> String {
    let words = "The program that solves tables could not be loaded. The connection may have failed, or the page may just have been \
        updated. Try again, or reload the page.";
    with_message(words, message)
}

fn stopped(message: &str) -> String {
    let words = "Sorry: something went wrong in the program that solves tables. It is our fault, not yours. Try again, or choose another table.";
    with_message(words, message)
}

/// The words with what the browser or the program said.
fn with_message(words: &str, message: &str) -> String {
    if message.is_empty() {
        words.to_owned()
    } else {
        format!("{words} ({message})")
    }
}

/// What a thrown value or a message says.
fn words(value: &JsValue) -> String {
    let error = value.dyn_ref::<js_sys::Error>();
    let text = value.as_string();
    text.or_else(|| error.map(|error| String::from(error.message())))
        .unwrap_or_default()
}
