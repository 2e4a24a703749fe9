//! Two penalties on the same loss, compared in one sentence.

use super::words as penalty_words;
use crate::claim::Claim;
use crate::derived::Derived;

impl Derived {
    /// Which parameters each of two penalties makes exactly 0; `None` where there is no second one.
    pub fn compared_zeros(&self) -> Option<Claim> {
        let second = self.beside.as_deref()?;
        let says = |derived: &Derived| {
            let title = penalty_words::title(derived.solved.penalty);
            format!("{title}: {}.", derived.outline.support().text)
        };
        Some(Claim::new(
            "compared-zeros",
            format!("{} {}", says(self), says(second)),
        ))
    }
}
