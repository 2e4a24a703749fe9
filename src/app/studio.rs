//! What the figures and the live numbers are drawn from, all in one animation frame.

use super::browser::{Delay, Frame, now, window};
use crate::figure::Theme;
use crate::study::Derived;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// How often digits change while something moves, in milliseconds. Nobody reads digits that change
/// faster, and setting them takes longer than drawing the picture; marks, sliders and the values
/// themselves (`data-value`) follow in every frame.
const DIGITS: i32 = 100;

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

    /// Whether numbers are to be written now.
    pub fn speaks(&self) -> bool {
        Rc::ptr_eq(&self.derived, &self.said)
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
    theme: Cell<Theme>,
    ratio: Cell<f64>,
    painters: RefCell<Vec<Weak<dyn Painter>>>,
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
                theme: Cell::new(Theme::LIGHT),
                ratio: Cell::new(1.0),
                painters: RefCell::default(),
                frame: Frame::new(move |_| {
                    if let Some(studio) = painting.upgrade() {
                        studio.paint();
                    }
                }),
                later: Delay::new(DIGITS, move || {
                    if let Some(studio) = waiting.upgrade() {
                        studio.refresh();
                    }
                }),
            }
        })
    }

    fn paint(&self) {
        let said = self.say();
        let subject = Subject {
            derived: self.derived(),
            said,
            theme: self.theme.get(),
            ratio: self.ratio.get(),
        };
        self.painters.borrow_mut().retain(|painter| {
            let painter = painter.upgrade();
            if let Some(painter) = &painter {
                painter.paint(&subject);
            }
            painter.is_some()
        });
    }

    /// What the digits are of: the latest state at once after a rest, or when a coordinate became zero
    /// or left it, and else every now and then.
    fn say(&self) -> Rc<Derived> {
        let latest = self.derived();
        let mut said = self.said.borrow_mut();
        if Rc::ptr_eq(&said, &latest) {
            self.look();
        } else {
            let time = now();
            let zeros = |derived: &Derived| {
                let planes = [Some(derived), derived.beside.as_deref()];
                planes.map(|plane| plane.map(|p| p.scene.solution.theta.map(|x| x == 0.0)))
            };
            if time - self.said_at.get() >= f64::from(DIGITS) || zeros(&said) != zeros(&latest) {
                self.said_at.set(time);
                *said = latest;
                self.look();
            } else {
                self.later.request();
            }
        }
        Rc::clone(&said)
    }

    /// Reads how large the pixels are: not in every frame, because the browser takes its time.
    fn look(&self) {
        self.ratio
            .set(window().device_pixel_ratio().clamp(0.5, 4.0));
    }

    /// Changes the subject; it is shown in the next frame.
    pub fn show(&self, derived: Rc<Derived>) {
        self.latest.replace(derived);
        self.frame.request();
    }

    /// Shows the subject now: who has just got a size is in time for the frame that is being made.
    pub fn show_at_once(&self) {
        self.frame.cancel();
        self.paint();
    }

    /// Changes light and dark.
    pub fn set_theme(&self, theme: Theme) {
        self.theme.set(theme);
        self.frame.request();
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
        self.frame.request();
    }

    /// Shows the subject again in the next frame, as after a change of size.
    pub fn refresh(&self) {
        self.frame.request();
    }
}

impl PartialEq for Studio {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
