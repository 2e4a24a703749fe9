//! The state of the page, and who is told when it changes.
//!
//! Moving λ is what people do all the time, and it changes pictures and numbers but no structure.
//! So a new state goes to the [`Studio`] in every case, which draws it in the next frame, and to
//! yew's components only when something else than λ changed, a moment after the sentence about the picture
//! changed (so that the picture is not late), or when λ came to rest.

use super::browser::{Delay, now};
use super::hash;
use super::studio::Studio;
use crate::study::{Action, Derived, History, State, Walk, derive_after};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use yew::Callback;

/// How long nothing must have changed for λ to be at rest, in milliseconds.
const REST: i32 = 120;
/// How long another sentence waits for the picture that it is about, in milliseconds: a frame.
const SENTENCE: i32 = 17;
/// Browsers allow only so many changes of the URL in a time; a drag makes more than that. In
/// milliseconds.
const HASH: i32 = 400;
/// How old the URL becomes at most while things move, in milliseconds. Writing it takes as long as some
/// frames (Chromium loads the icon anew); who leaves the page or shares it has the latest in any case.
const OLDEST_HASH: f64 = 10_000.0;

/// A state and what follows from it.
pub struct Snapshot {
    /// The state.
    pub state: State,
    /// What follows from it.
    pub derived: Rc<Derived>,
    /// Whether there is something to undo, and to redo.
    pub steps: [bool; 2],
}

/// Holds the state; the only way to change it is [`Store::dispatch`].
pub struct Store {
    history: RefCell<History>,
    latest: RefCell<Rc<Snapshot>>,
    told: RefCell<Rc<Snapshot>>,
    listener: RefCell<Callback<()>>,
    changed: Cell<f64>,
    /// When the hash was last written.
    written: Cell<f64>,
    /// The hash that was last written or read.
    known_hash: RefCell<String>,
    rest: Delay,
    sentence: Delay,
    hash: Delay,
    /// Where the figures are drawn.
    pub studio: Rc<Studio>,
}

/// Where components send what happened.
pub type Dispatch = Rc<Store>;

impl Snapshot {
    fn new(history: &History, previous: Option<&Derived>) -> Rc<Self> {
        let state = history.present().clone();
        let derived = Rc::new(derive_after(&state, previous));
        Rc::new(Snapshot {
            state,
            derived,
            steps: [history.can_undo(), history.can_redo()],
        })
    }

    /// Whether the components would render the same but for the sentence about the picture.
    fn looks_like(&self, other: &Snapshot) -> bool {
        let (a, b) = (&self.state, &other.state);
        self.steps == other.steps
            && State {
                form: b.form,
                // Painted, as λ is.
                walk: Walk {
                    start: b.walk.start,
                    step_size: b.walk.step_size,
                    iteration: b.walk.iteration,
                    ..a.walk
                },
                ..a.clone()
            } == *b
    }
}

impl Store {
    /// A store with a first state.
    pub fn new(state: State) -> Rc<Self> {
        let history = History::new(state);
        let first = Snapshot::new(&history, None);
        Rc::new_cyclic(|store: &Weak<Store>| {
            let (resting, writing, saying) = (store.clone(), store.clone(), store.clone());
            Store {
                studio: Studio::new(Rc::clone(&first.derived)),
                told: RefCell::new(Rc::clone(&first)),
                latest: RefCell::new(first),
                history: RefCell::new(history),
                listener: RefCell::default(),
                changed: Cell::new(0.0),
                written: Cell::new(0.0),
                known_hash: RefCell::new(hash::current()),
                rest: Delay::new(REST, move || {
                    if let Some(store) = resting.upgrade() {
                        store.tell_at_rest();
                    }
                }),
                sentence: Delay::new(SENTENCE, move || {
                    if let Some(store) = saying.upgrade() {
                        store.tell();
                    }
                }),
                hash: Delay::new(HASH, move || {
                    if let Some(store) = writing.upgrade() {
                        store.write_hash_at_rest();
                    }
                }),
            }
        })
    }

    /// The present state and what follows from it.
    pub fn latest(&self) -> Rc<Snapshot> {
        Rc::clone(&self.latest.borrow())
    }

    /// The state that components show.
    pub fn told(&self) -> Rc<Snapshot> {
        Rc::clone(&self.told.borrow())
    }

    /// Changes the state by the reducer.
    pub fn dispatch(&self, action: Action) {
        let changed = self.history.borrow_mut().apply(action, now());
        self.show(changed);
    }

    /// Takes the last step back (true), or does again what was taken back.
    pub fn step(&self, back: bool) {
        let mut history = self.history.borrow_mut();
        let changed = if back { history.undo() } else { history.redo() };
        drop(history);
        self.show(changed);
    }

    fn show(&self, changed: bool) {
        if !changed {
            return;
        }
        let snapshot = Snapshot::new(&self.history.borrow(), Some(&self.latest().derived));
        self.studio.show(Rc::clone(&snapshot.derived));
        let told = self.told();
        let waits = if !snapshot.looks_like(&told) {
            None
        } else if snapshot.derived.says_like(&told.derived) {
            Some(&self.rest)
        } else {
            Some(&self.sentence)
        };
        self.latest.replace(snapshot);
        self.changed.set(now());
        self.hash.request();
        match waits {
            Some(delay) => delay.request(),
            None => self.tell(),
        }
    }

    /// Tells `listener` from now on when components should render.
    pub fn listen(&self, listener: Callback<()>) {
        self.listener.replace(listener);
    }

    /// Writes the state into the URL at once, unless there is a link that has not been read yet.
    pub fn write_hash(&self) {
        let mut known = self.known_hash.borrow_mut();
        if hash::current() == *known {
            *known = hash::write(&self.latest().state);
        }
        self.written.set(now());
    }

    fn write_hash_at_rest(&self) {
        let time = now();
        let moves = time - self.changed.get() < f64::from(REST);
        if moves && time - self.written.get() < OLDEST_HASH {
            self.hash.request();
        } else {
            self.write_hash();
        }
    }

    /// Takes the state of the URL's hash, which is `hash`.
    pub fn follow(&self, hash: String, state: State) {
        self.known_hash.replace(hash);
        self.dispatch(Action::Load(Box::new(state)));
        self.write_hash_later();
    }

    /// Writes the state into the URL in its full form a moment later: browsers allow only so many
    /// changes in a time.
    pub fn write_hash_later(&self) {
        self.hash.request();
    }

    fn tell_at_rest(&self) {
        if now() - self.changed.get() < f64::from(REST) {
            self.rest.request();
        } else {
            self.tell();
        }
    }

    fn tell(&self) {
        self.told.replace(self.latest());
        let listener = self.listener.borrow().clone();
        listener.emit(());
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
