//! The state of the page, and the one animation frame in which everything shows it.
//!
//! An event becomes an [`Intent`], which is resolved to an [`Action`] against what is seen, and that changes the
//! [`State`] at once. In the next animation frame the
//! state is solved, and everything that shows something of it is told: canvases, numbers, words, sliders.
//! Between two frames nobody sees anything else than what was drawn.

use crate::browser::{now, prefers_reduced_motion};
use crate::hash;
use crate::worker::{Said, Solver};
use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use solver_worker::Job;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use study::playback::{Playback, Playing};
use study::table::Shelf;
use study::{
    Action, Attention, Derived, History, Intent, Moment, State, Topic, Typed, derive, derive_after,
    permalink,
};
use yew::prelude::*;

/// How long nothing must have changed before the URL is written, in milliseconds: browsers allow only so
/// many changes of it in a time.
const HASH: u32 = 300;

/// The moment that is drawn: a state, and what follows from it.
#[derive(Clone)]
pub struct Current {
    /// The state.
    pub state: State,
    /// All that follows from it.
    pub derived: Rc<Derived>,
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to do again.
    pub can_redo: bool,
    /// The thing that plays.
    pub playing: Playing,
    /// What of a picture to try next, and what is pointed at.
    pub attention: Attention,
    /// How far the job is that the solver's program works on, if it does.
    pub work: Option<Work>,
}

/// A job that is being solved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The share that is done, from 0 to 1.
    pub share: f64,
    /// Why it takes longer than usual, if that is known.
    pub words: Option<String>,
}

impl Current {
    fn new(
        history: &History,
        derived: Rc<Derived>,
        playing: Playing,
        raised: Option<usize>,
        work: Option<Work>,
    ) -> Rc<Self> {
        Rc::new(Current {
            state: history.present().clone(),
            can_undo: history.can_undo(),
            can_redo: history.can_redo(),
            attention: Attention {
                hint: history.hint(&derived),
                raised,
                few_names: history.present().presenting,
            },
            work,
            derived,
            playing,
        })
    }

    /// The solved problem of the first plane, or of the second; the first where there is no second.
    pub fn plane(&self, beside: bool) -> &Rc<Derived> {
        let second = self.derived.beside.as_ref().filter(|_| beside);
        second.unwrap_or(&self.derived)
    }
}

/// Someone who shows the current state.
type Subscriber = dyn Fn(&Current);

/// Calls its function in every frame that shows another state, until it is dropped.
pub struct Subscription {
    _subscriber: Rc<Subscriber>,
}

/// Holds the state. It changes by [`Store::dispatch`], [`Store::undo`], [`Store::redo`], what plays, and a gesture that is taken back.
pub struct Store {
    history: RefCell<History>,
    playback: RefCell<Playback>,
    /// The feature of a table that is pointed at.
    raised: RefCell<Option<usize>>,
    /// What was solved of tables.
    shelf: RefCell<Shelf>,
    /// Whether the shelf has changed since the last frame.
    answered: Cell<bool>,
    solver: Solver,
    /// The job that the solver's program works on, and its number.
    posted: RefCell<Option<(u32, Job, Work)>>,
    /// The number of the next one.
    next_job: Cell<u32>,
    current: RefCell<Rc<Current>>,
    subscribers: RefCell<Vec<Weak<Subscriber>>>,
    /// The frame that was asked for.
    frame: RefCell<Option<AnimationFrame>>,
    /// Writes the URL after a pause.
    writing: RefCell<Option<Timeout>>,
    /// The hash that was last written or read.
    known_hash: RefCell<String>,
    /// The history as it was when the pointer went down.
    before_gesture: RefCell<Option<History>>,
}

impl Store {
    /// A store with a first state.
    pub fn new(state: State) -> Rc<Self> {
        let derived = Rc::new(derive(&state));
        let history = History::new(state.settled(&derived));
        let current = Current::new(&history, derived, Playing::default(), None, None);
        let store = Rc::new_cyclic(|store: &Weak<Store>| {
            let weak = Weak::clone(store);
            let hear = Callback::from(move |said| {
                if let Some(store) = weak.upgrade() {
                    store.hear(said);
                }
            });
            Store {
                history: RefCell::new(history),
                playback: RefCell::default(),
                raised: RefCell::default(),
                shelf: RefCell::default(),
                answered: Cell::default(),
                solver: Solver::new(hear),
                posted: RefCell::default(),
                next_job: Cell::default(),
                current: RefCell::new(current),
                subscribers: RefCell::default(),
                frame: RefCell::default(),
                writing: RefCell::default(),
                known_hash: RefCell::new(hash::current()),
                before_gesture: RefCell::default(),
            }
        });
        store.ask();
        store.write_hash_later();
        store
    }

    /// The state after the last action, which the next frame draws.
    pub fn state(&self) -> State {
        self.history.borrow().present().clone()
    }

    /// The moment drawn in the last frame, for those who act on what is seen.
    pub fn current(&self) -> Rc<Current> {
        Rc::clone(&self.current.borrow())
    }

    /// What a person acts on.
    fn moment(&self) -> Moment {
        Moment {
            state: self.state(),
            derived: Rc::clone(&self.current.borrow().derived),
        }
    }

    /// Does what a person wants. What the person moves stops moving by itself.
    pub fn dispatch(self: &Rc<Self>, intent: impl Into<Intent>) {
        if let Some(action) = self.moment().resolve(intent.into()) {
            self.playback.borrow_mut().yield_to(&action);
            self.apply(action);
            self.request_frame();
        }
    }

    fn apply(self: &Rc<Self>, action: Action) {
        if self.history.borrow_mut().apply(action, now()) {
            self.write_hash_later();
        }
    }

    /// Takes the last step back.
    pub fn undo(self: &Rc<Self>) {
        let changed = self.history.borrow_mut().undo();
        self.stepped(changed);
    }

    /// Does again what was taken back.
    pub fn redo(self: &Rc<Self>) {
        let changed = self.history.borrow_mut().redo();
        self.stepped(changed);
    }

    /// Nothing plays on from another state of the history.
    fn stepped(self: &Rc<Self>, changed: bool) {
        if changed {
            self.playback.borrow_mut().stop();
            self.write_hash_later();
            self.request_frame();
        }
    }

    /// Does what a text in a field means; what cannot be used, it says why.
    pub fn type_into(self: &Rc<Self>, into: Typed, text: &str) -> Result<(), String> {
        let intent = self.moment().typed(into, text)?;
        self.dispatch(intent);
        Ok(())
    }

    /// Remembers the present for [`Store::take_back_gesture`].
    pub fn begin_gesture(&self) {
        self.before_gesture
            .replace(Some(self.history.borrow().clone()));
    }

    /// Undoes, without a trace, what was done since the gesture began: the browser has taken it for scrolling.
    pub fn take_back_gesture(self: &Rc<Self>) {
        if let Some(before) = self.before_gesture.take() {
            self.history.replace(before);
            self.write_hash_later();
            self.request_frame();
        }
    }

    /// Lets something move by itself, or stops it.
    pub fn play(self: &Rc<Self>, change: impl FnOnce(&mut Playback)) {
        change(&mut self.playback.borrow_mut());
        self.request_frame();
    }

    /// Plays or pauses the iterations where they are shown, and λ elsewhere.
    pub fn toggle(self: &Rc<Self>) {
        let state = self.state();
        if !state.topic.shows(Topic::Descent) {
            return self.play(Playback::toggle_lambda);
        }
        let descent = state.topic.descent;
        let at_end = descent.iteration >= descent.steps;
        if at_end && !self.playback.borrow().playing().iterations {
            self.apply(Action::SetIteration(0));
        }
        self.play(Playback::toggle_iterations);
    }

    /// A feature of a table is pointed at, or none.
    pub fn raise(self: &Rc<Self>, feature: Option<usize>) {
        if self.raised.replace(feature) != feature {
            self.request_frame();
        }
    }

    /// Calls `subscriber` in every frame that shows another state.
    #[must_use]
    pub fn subscribe(&self, subscriber: impl Fn(&Current) + 'static) -> Subscription {
        let subscriber: Rc<Subscriber> = Rc::new(subscriber);
        let mut subscribers = self.subscribers.borrow_mut();
        subscribers.retain(|other| other.strong_count() > 0);
        subscribers.push(Rc::downgrade(&subscriber));
        Subscription {
            _subscriber: subscriber,
        }
    }

    fn request_frame(self: &Rc<Self>) {
        let store = Rc::downgrade(self);
        self.frame.borrow_mut().get_or_insert_with(|| {
            request_animation_frame(move |time| {
                if let Some(store) = store.upgrade() {
                    store.frame.take();
                    store.draw(time);
                }
            })
        });
    }

    /// Moves what moves by itself, solves the state, and tells everybody.
    fn draw(self: &Rc<Self>, time: f64) {
        let before = self.current();
        let plays = self.playback.borrow().playing().any();
        let actions = self.playback.borrow_mut().advance(
            time,
            plays && prefers_reduced_motion(),
            self.history.borrow().present(),
            &before.derived,
        );
        for action in actions {
            self.apply(action);
        }
        let playing = self.playback.borrow().playing();
        self.ask();
        let posted = self.posted.borrow();
        let work = posted.as_ref().map(|(.., work)| work.clone());
        drop(posted);
        let current = {
            let mut history = self.history.borrow_mut();
            let state = history.present();
            let derived = if *state == before.state && !self.answered.take() {
                Rc::clone(&before.derived)
            } else {
                Rc::new(derive_after(
                    state,
                    Some(&before.derived),
                    &self.shelf.borrow(),
                ))
            };
            history.settle(&derived);
            Current::new(&history, derived, playing, *self.raised.borrow(), work)
        };
        self.current.replace(Rc::clone(&current));
        let subscribers = self.subscribers.borrow().clone();
        for subscriber in subscribers.iter().filter_map(Weak::upgrade) {
            subscriber(&current);
        }
        if playing.any() {
            self.request_frame();
        }
    }

    /// Posts the job that the state wants next. One that nobody wants any more is stopped.
    fn ask(self: &Rc<Self>) {
        let state = self.state();
        let mut posted = self.posted.borrow_mut();
        if let Some((_, job, _)) = &*posted
            && !self.shelf.borrow().wants(&state, job)
        {
            self.solver.stop();
            *posted = None;
        }
        if posted.is_none()
            && let Some(job) = self.shelf.borrow().wanted(&state)
        {
            let id = self.next_job.get();
            self.next_job.set(id + 1);
            self.solver.post(id, job.clone());
            *posted = Some((id, job, Work::default()));
        }
    }

    /// Takes what the solver's program says. What is said of another job than the present one is dropped.
    fn hear(self: &Rc<Self>, said: Said) {
        let mut posted = self.posted.borrow_mut();
        let present = posted.as_ref().map(|(id, ..)| *id);
        let answer = match said {
            Said::Ready => return,
            Said::Late(words) => {
                if let Some((.., work)) = posted.as_mut() {
                    work.words = Some(words);
                }
                None
            }
            Said::Progress(id, share) => {
                if let Some((.., work)) = posted.as_mut().filter(|(posted, ..)| *posted == id) {
                    work.share = share;
                }
                None
            }
            Said::Done(id, answer) if present == Some(id) => Some(Ok(answer)),
            Said::Failed(id, why) if present == Some(id) => Some(Err(why)),
            Said::Ended(why) => Some(Err(why)),
            Said::Done(..) | Said::Failed(..) => return,
        };
        if let Some((answer, (_, job, _))) =
            answer.and_then(|answer| Some((answer, posted.take()?)))
        {
            self.shelf.borrow_mut().put(job, answer);
            self.answered.set(true);
        }
        drop(posted);
        self.request_frame();
    }

    /// Stops what is being solved.
    pub fn stop_solving(self: &Rc<Self>) {
        self.solver.stop();
        self.hear(Said::Ended(study::table::text::STOPPED.to_owned()));
    }

    /// Solves again what has failed.
    pub fn try_again(self: &Rc<Self>) {
        self.shelf.borrow_mut().forget_failures();
        self.answered.set(true);
        self.request_frame();
    }

    fn write_hash_later(self: &Rc<Self>) {
        let store = Rc::downgrade(self);
        let timeout = Timeout::new(HASH, move || {
            if let Some(store) = store.upgrade() {
                store.write_hash();
            }
        });
        // The one before is dropped, and so cancelled.
        self.writing.replace(Some(timeout));
    }

    /// Writes the state into the URL now, unless there is a link that has not been read yet.
    pub fn write_hash(&self) {
        let mut known = self.known_hash.borrow_mut();
        if hash::current() == *known {
            let state = self.state();
            // The frame that solves it may not have come yet.
            let derived = derive(&state);
            hash::write(&permalink::write(&state.settled(&derived)));
            *known = hash::current();
        }
    }

    /// Takes the state of the URL's hash, if that is another one; says what of the link was not used.
    pub fn follow_hash(self: &Rc<Self>) -> Option<Vec<permalink::Notice>> {
        let hash = hash::current();
        if hash.trim_start_matches('#') == permalink::write(&self.state()) {
            return None;
        }
        let (state, notices) = permalink::read(&hash);
        self.known_hash.replace(hash);
        self.dispatch(Action::Load(Box::new(state)));
        // In its full form.
        self.write_hash_later();
        Some(notices)
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The page's store.
#[hook]
pub fn use_store() -> Rc<Store> {
    use_context().expect("every component is inside the page, which provides the store")
}

/// Calls the latest `draw` in every frame that shows another state, and after each rendering of the component: for
/// what is no HTML, such as pictures and places.
#[hook]
pub fn use_drawing(draw: impl Fn(&Current) + 'static) {
    use_boxed_drawing(Box::new(draw));
}

#[hook]
fn use_boxed_drawing(draw: Box<dyn Fn(&Current)>) {
    let store = use_store();
    let latest = use_mut_ref(|| None);
    latest.replace(Some(draw));
    let show = move |current: &Current| {
        if let Some(draw) = &*latest.borrow() {
            draw(current);
        }
    };
    {
        let (show, store) = (show.clone(), Rc::clone(&store));
        use_effect(move || show(&store.current()));
    }
    use_effect_with((), move |()| {
        let subscription = store.subscribe(show);
        move || drop(subscription)
    });
}

/// The part that `select` takes of the current moment. The component renders again in a frame that changes it.
#[hook]
pub fn use_current<T>(select: impl Fn(&Current) -> T + 'static) -> T
where
    T: Clone + PartialEq + 'static,
{
    let store = use_store();
    let value = select(&store.current());
    let shown = value.clone();
    use_rendering(Box::new(move |current| select(current) != shown));
    value
}

/// Renders the component again in each frame for which the `is_old` of the latest rendering holds.
#[hook]
fn use_rendering(is_old: Box<dyn Fn(&Current) -> bool>) {
    let store = use_store();
    let update = use_force_update();
    let latest = use_mut_ref(|| None);
    latest.replace(Some(is_old));
    use_effect_with((), move |()| {
        let show = move |current: &Current| {
            if latest
                .borrow()
                .as_ref()
                .is_some_and(|is_old| is_old(current))
            {
                update.force_update();
            }
        };
        // A frame may have come between the rendering and this.
        show(&store.current());
        let subscription = store.subscribe(show);
        move || drop(subscription)
    });
}

/// A callback that dispatches what `intent` makes of its argument.
#[hook]
pub fn use_dispatch<T: 'static, I: Into<Intent>>(intent: impl Fn(T) -> I + 'static) -> Callback<T> {
    let store = use_store();
    Callback::from(move |argument| store.dispatch(intent(argument)))
}
