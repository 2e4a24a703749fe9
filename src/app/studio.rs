//! What the figures are drawn from, handed to them without rendering their components again.

use super::browser::Frame;
use crate::figure::Theme;
use crate::study::Derived;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// Something that draws the latest subject.
pub trait Painter {
    /// Draws it now.
    fn paint(&self, derived: &Rc<Derived>, theme: &Theme);
}

/// The latest solved state, and everyone who draws it: all in one animation frame.
pub struct Studio {
    inner: Rc<Inner>,
    frame: Frame,
}

struct Inner {
    subject: RefCell<(Rc<Derived>, Theme)>,
    painters: RefCell<Vec<Weak<dyn Painter>>>,
}

impl Studio {
    /// A studio with a first subject.
    pub fn new(derived: Rc<Derived>, theme: Theme) -> Self {
        let inner = Rc::new(Inner {
            subject: RefCell::new((derived, theme)),
            painters: RefCell::default(),
        });
        let shared = Rc::clone(&inner);
        let frame = Frame::new(move |_| {
            let (derived, theme) = shared.subject.borrow().clone();
            shared.painters.borrow_mut().retain(|painter| {
                let painter = painter.upgrade();
                if let Some(painter) = &painter {
                    painter.paint(&derived, &theme);
                }
                painter.is_some()
            });
        });
        Studio { inner, frame }
    }

    /// Changes the subject; it is drawn in the next frame.
    pub fn show(&self, derived: Rc<Derived>, theme: Theme) {
        self.inner.subject.replace((derived, theme));
        self.frame.request();
    }

    /// The latest subject, for those who act on what is seen.
    pub fn derived(&self) -> Rc<Derived> {
        Rc::clone(&self.inner.subject.borrow().0)
    }

    /// Lets a painter draw every subject from now on, until it is dropped.
    pub fn join(&self, painter: &Rc<dyn Painter>) {
        self.inner
            .painters
            .borrow_mut()
            .push(Rc::downgrade(painter));
        self.frame.request();
    }

    /// Draws again in the next frame, as after a change of size.
    pub fn refresh(&self) {
        self.frame.request();
    }
}

impl PartialEq for Studio {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}
