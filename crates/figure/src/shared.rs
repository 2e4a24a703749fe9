//! Large values in the inputs of layers.

use std::ops::Deref;
use std::rc::Rc;

/// A value that is shared and not copied. Comparing it with itself takes no time, however large it is.
#[derive(Debug)]
pub struct Shared<T: ?Sized>(Rc<T>);

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(Rc::clone(&self.0))
    }
}

impl<T: ?Sized> From<&Rc<T>> for Shared<T> {
    fn from(value: &Rc<T>) -> Self {
        Shared(Rc::clone(value))
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || *self.0 == *other.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    /// Counts how often it is compared.
    struct Counted<'a>(&'a Cell<u32>);

    impl PartialEq for Counted<'_> {
        fn eq(&self, _: &Self) -> bool {
            self.0.set(self.0.get() + 1);
            true
        }
    }

    #[test]
    fn the_same_value_is_not_compared_and_another_one_is() {
        let count = Cell::new(0);
        let [first, second] = [Rc::new(Counted(&count)), Rc::new(Counted(&count))];
        let [a, b, c] = [&first, &first, &second].map(Shared::from);
        assert!(a == b && count.get() == 0);
        assert!(a == c && count.get() == 1);
    }
}
