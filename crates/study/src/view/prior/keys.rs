//! The keys of the view.

use super::Equal;
use crate::permalink::codec::{word, word_for};
use crate::permalink::{Key, never};

const EQUALS: [(&str, Equal); 2] = [("lambda", Equal::Lambda), ("variance", Equal::Variance)];

/// The key `equal`.
pub(crate) const EQUAL: Key = Key {
    name: "equal",
    instead: "lambda was used",
    read: |text, draft| {
        draft.view.prior.equal = word(text, &EQUALS)?;
        Ok(())
    },
    write: |state| {
        let equal = state.view.prior.equal;
        (equal != Equal::default()).then(|| word_for(&equal, &EQUALS))?
    },
    idle: never,
};
