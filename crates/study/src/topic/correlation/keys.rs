//! The key of what is held.

use super::Held;
use crate::permalink::codec::{word, word_for};
use crate::permalink::{Key, never};

const WORDS: [(&str, Held); 3] = [
    ("covariances", Held::Covariances),
    ("center", Held::Center),
    ("truth", Held::Truth),
];

/// The key `held`.
pub(crate) const HELD: Key = Key {
    name: "held",
    instead: "covariances was used",
    read: |text, draft| {
        draft.topics.correlation.held = word(text, &WORDS)?;
        Ok(())
    },
    write: |state| {
        let changed = state.topic.correlation.held != Held::default();
        changed.then(|| word_for(&state.topic.correlation.held, &WORDS))?
    },
    idle: never,
};
