//! What the figures and the live numbers are drawn from, all in one animation frame.

use super::browser::{Delay, Frame, frame_time, now, window};
use crate::figure::Theme;
use crate::study::Derived;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// How often digits change while something moves, in milliseconds. Nobody reads digits that change
/// faster, and setting them takes longer than drawing the picture; marks, sliders and the values
/// themselves (`data-value`) follow in every frame.
const DIGITS: i32 = 180;
/// After how long without another state things no longer move, in milliseconds: some frames.
const REST: f64 = 50.0;

/// Whose digits change. Labels in the figures come first and these in the frames that follow: all in one
/// frame would make it the longest.
#[derive(Clone, Copy)]
pub enum Turn {
    /// λ and the equation; what a panel begins with.
    First = 1,
    /// The other numbers beside the plane, and of descent.
    Second = 2,
    /// The anatomy of a step.
    Third = 4,
}

/// All turns.
const ALL: u8 = 7;

/// What is shown.
pub struct Subject {
    /// The latest solved state.
    pub derived: Rc<Derived>,
    /// What written numbers are of: the same, or a state of a moment ago.
    pub said: Rc<Derived>,
    /// The colours.
    pub theme: Theme,
    /// How many device pixels a CSS pixel is wide.
    pub ratio: f64,
    /// Whose digits change now, a bit each.
    turns: u8,
}

impl Subject {
    /// The latest solved state and what numbers are of, of the first plane or of the second, if it is
    /// there.
    pub fn of(&self, beside: bool) -> Option<[&Rc<Derived>; 2]> {
        if !beside {
            return Some([&self.derived, &self.said]);
        }
        let derived = self.derived.beside.as_ref()?;
        Some([derived, self.said.beside.as_ref().unwrap_or(derived)])
    }

    /// Whether this is one of many that follow each other: what is out of sight need not show it, because another
    /// one that is not comes when things rest.
    pub fn passes(&self) -> bool {
        self.turns != ALL
    }

    /// Whether these numbers are to be written now.
    pub fn speaks(&self, turn: Turn) -> bool {
        self.turns & turn as u8 != 0
    }
}

/// Something that shows the latest subject.
pub trait Painter {
    /// Shows it now.
    fn paint(&self, subject: &Subject);
}

/// The latest solved state, and everyone who shows it.
pub struct Studio {
    latest: RefCell<Rc<Derived>>,
    said: RefCell<Rc<Derived>>,
    /// When that was said.
    said_at: Cell<f64>,
    /// Whose turn is next, after the labels.
    next: Cell<u8>,
    /// When another state was last painted.
    moved_at: Cell<f64>,
    theme: Cell<Theme>,
    ratio: Cell<f64>,
    painters: RefCell<Vec<Weak<dyn Painter>>>,
    /// The frame in which a subject was last shown.
    shown_in: Cell<f64>,
    /// Whether there is something that the next frame has to show.
    due: Cell<bool>,
    frame: Frame,
    /// Paints again when digits that had to wait may be written.
    later: Delay,
}

impl Studio {
    /// A studio with a first subject.
    pub fn new(derived: Rc<Derived>) -> Rc<Self> {
        Rc::new_cyclic(|studio: &Weak<Studio>| {
            let (painting, waiting) = (studio.clone(), studio.clone());
            Studio {
                latest: RefCell::new(Rc::clone(&derived)),
                said: RefCell::new(derived),
                said_at: Cell::new(f64::NEG_INFINITY),
                next: Cell::new(0),
                moved_at: Cell::new(f64::NEG_INFINITY),
                theme: Cell::new(Theme::LIGHT),
                ratio: Cell::new(1.0),
                painters: RefCell::default(),
                shown_in: Cell::new(f64::NAN),
                due: Cell::new(false),
                frame: Frame::new(move |_| {
                    if let Some(studio) = painting.upgrade().filter(|studio| studio.due.take()) {
                        studio.paint();
                    }
                }),
                later: Delay::new(DIGITS, move || {
                    if let Some(studio) = waiting.upgrade() {
                        // What moves paints itself.
                        if now() - studio.moved_at.get() < REST {
                            studio.later.request();
                        } else {
                            // Everything is said as when something begins to move.
                            studio.moved_at.set(f64::NEG_INFINITY);
                            studio.refresh();
                        }
                    }
                }),
            }
        })
    }

    fn paint(&self) {
        // What a painter sets off is shown in the next frame.
        let Ok(mut painters) = self.painters.try_borrow_mut() else {
            self.refresh();
            return;
        };
        let turns = self.say();
        let subject = Subject {
            derived: self.derived(),
            said: Rc::clone(&self.said.borrow()),
            theme: self.theme.get(),
            ratio: self.ratio.get(),
            turns,
        };
        painters.retain(|painter| {
            let painter = painter.upgrade();
            if let Some(painter) = &painter {
                painter.paint(&subject);
            }
            painter.is_some()
        });
    }

    /// Decides what the digits are of and whose change now: all when nothing moves any more and when something
    /// begins to move; one after the other when a coordinate became zero or left it, and else every now and then.
    fn say(&self) -> u8 {
        let latest = self.derived();
        let mut said = self.said.borrow_mut();
        let zeros = |derived: &Derived| {
            let planes = [Some(derived), derived.beside.as_deref()];
            planes.map(|plane| plane.map(|p| p.scene.solution.theta.map(|x| x == 0.0)))
        };
        let time = now();
        if Rc::ptr_eq(&said, &latest) {
            self.look();
            self.next.set(0);
            return ALL;
        }
        self.later.request();
        let begins = time - self.moved_at.replace(time) >= f64::from(DIGITS);
        let late = time - self.said_at.get() >= f64::from(DIGITS);
        if begins || late || zeros(&said) != zeros(&latest) {
            self.said_at.set(time);
            *said = latest;
            self.look();
            self.next.set(u8::from(!begins));
            return if begins { ALL } else { 0 };
        }
        self.next.replace(self.next.get() << 1 & ALL)
    }

    /// Reads how large the pixels are: not in every frame, because the browser takes its time.
    fn look(&self) {
        self.ratio
            .set(window().device_pixel_ratio().clamp(0.5, 4.0));
    }

    /// Changes the subject. The first one in a frame is shown at once, while what it was derived from is in the
    /// processor's caches; of those that follow, the last one when the frame is made.
    pub fn show(&self, derived: Rc<Derived>) {
        self.latest.replace(derived);
        let time = frame_time();
        if self.shown_in.replace(time) == time {
            self.refresh();
        } else {
            self.show_at_once();
        }
    }

    /// Shows the subject now: who has just got a size is in time for the frame that is being made.
    pub fn show_at_once(&self) {
        self.due.set(false);
        self.paint();
    }

    /// Changes light and dark.
    pub fn set_theme(&self, theme: Theme) {
        if self.theme.replace(theme) != theme {
            self.refresh();
        }
    }

    /// The latest subject, for those who act on what is seen.
    pub fn derived(&self) -> Rc<Derived> {
        Rc::clone(&self.latest.borrow())
    }

    /// The latest subject of the first plane, or of the second; the first where there is no second.
    pub fn plane(&self, beside: bool) -> Rc<Derived> {
        let derived = self.derived();
        match &derived.beside {
            Some(second) if beside => Rc::clone(second),
            _ => derived,
        }
    }

    /// Lets a painter show every subject from now on, until it is dropped.
    pub fn join(&self, painter: &Rc<dyn Painter>) {
        self.painters.borrow_mut().push(Rc::downgrade(painter));
        self.refresh();
    }

    /// Shows the subject again in the next frame, as after a change of size.
    pub fn refresh(&self) {
        self.due.set(true);
        self.frame.request();
    }
}

impl PartialEq for Studio {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
