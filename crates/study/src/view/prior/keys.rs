//! The keys of the view.

use super::{Equal, Settings};
use crate::entry::shown;
use crate::permalink::codec::{word, word_for};
use crate::permalink::{Key, never};

const EQUALS: [(&str, Equal); 2] = [("lambda", Equal::Lambda), ("variance", Equal::Variance)];

/// The families of contours.
const FAMILIES: [&str; 3] = ["likelihood", "prior", "posterior"];

/// The key `beliefs`.
pub(crate) const BELIEFS: Key = Key {
    name: "beliefs",
    instead: "all three were shown",
    read: |text, draft| {
        let mut shown = [false; 3];
        for name in text.split(',').filter(|name| *name != "none") {
            let place = FAMILIES.iter().position(|family| *family == name);
            let unknown = || format!("“{}” is none of {}", self::shown(name), FAMILIES.join(", "));
            shown[place.ok_or_else(unknown)?] = true;
        }
        draft.view.prior.shown = shown;
        Ok(())
    },
    write: |state| {
        let shown = state.view.prior.shown;
        let names = FAMILIES.iter().zip(shown).filter(|(_, shown)| *shown);
        let names: Vec<&str> = names.map(|(name, _)| *name).collect();
        let text = if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(",")
        };
        (shown != Settings::default().shown).then_some(text)
    },
    idle: never,
};

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
