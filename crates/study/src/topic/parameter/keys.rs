//! The key of the parameter.

use super::{Coordinate, Point, Settings};
use crate::permalink::codec::{word, word_for};
use crate::permalink::{Key, never};

/// The settings by their words.
const SLICES: [(&str, Settings); 4] = [
    ("1", Settings::new(Coordinate::First, Point::Solution)),
    ("2", Settings::new(Coordinate::Second, Point::Solution)),
    (
        "1,iterate",
        Settings::new(Coordinate::First, Point::Iterate),
    ),
    (
        "2,iterate",
        Settings::new(Coordinate::Second, Point::Iterate),
    ),
];

/// The key `slice`.
pub(crate) const SLICE: Key = Key {
    name: "slice",
    instead: "2 was used",
    read: |text, draft| {
        draft.topics.parameter = word(text, &SLICES)?;
        Ok(())
    },
    write: |state| {
        let changed = state.topic.parameter != Settings::default();
        changed.then(|| word_for(&state.topic.parameter, &SLICES))?
    },
    idle: never,
};
