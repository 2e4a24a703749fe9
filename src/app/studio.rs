//! What the figures and the live numbers are drawn from, all in one animation frame.

use super::browser::Frame;
use crate::figure::Theme;
use crate::study::Derived;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// Something that shows the latest subject.
pub trait Painter {
    /// Shows it now.
    fn paint(&self, derived: &Rc<Derived>, theme: &Theme);
}

/// The latest solved state, and everyone who shows it.
pub struct Studio {
    subject: RefCell<Rc<Derived>>,
    theme: Cell<Theme>,
    painters: RefCell<Vec<Weak<dyn Painter>>>,
    frame: Frame,
}

impl Studio {
    /// A studio with a first subject.
    pub fn new(derived: Rc<Derived>) -> Rc<Self> {
        Rc::new_cyclic(|studio: &Weak<Studio>| {
            let studio = studio.clone();
            Studio {
                subject: RefCell::new(derived),
                theme: Cell::new(Theme::LIGHT),
                painters: RefCell::default(),
                frame: Frame::new(move |_| {
                    if let Some(studio) = studio.upgrade() {
                        studio.paint();
                    }
                }),
            }
        })
    }

    fn paint(&self) {
        let (derived, theme) = (self.derived(), self.theme.get());
        self.painters.borrow_mut().retain(|painter| {
            let painter = painter.upgrade();
            if let Some(painter) = &painter {
                painter.paint(&derived, &theme);
            }
            painter.is_some()
        });
    }

    /// Changes the subject; it is shown in the next frame.
    pub fn show(&self, derived: Rc<Derived>) {
        self.subject.replace(derived);
        self.frame.request();
    }

    /// Changes light and dark.
    pub fn set_theme(&self, theme: Theme) {
        self.theme.set(theme);
        self.frame.request();
    }

    /// The latest subject, for those who act on what is seen.
    pub fn derived(&self) -> Rc<Derived> {
        Rc::clone(&self.subject.borrow())
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
