//! The key of the loss.

use super::Held;
use crate::permalink::codec::{word, word_for};
use crate::permalink::{Key, never};

const HELD: [(&str, Held); 3] = [
    ("covariances", Held::Covariances),
    ("center", Held::Center),
    ("truth", Held::Truth),
];

/// The key `held`.
pub(crate) const KEY: Key = Key {
    name: "held",
    instead: "covariances was used",
    read: |text, draft| {
        draft.loss.held = word(text, &HELD)?;
        Ok(())
    },
    write: |state| {
        let changed = state.loss.held != Held::default();
        changed.then(|| word_for(&state.loss.held, &HELD))?
    },
    idle: never,
};
