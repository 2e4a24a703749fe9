//! The permalink: the state as readable `key=value` pairs, joined by `&`, in the URL's hash.
//!
//! One table, [`KEYS`], reads and writes. Unknown keys are ignored, bad values replaced by the
//! default, and both are reported; a link never fails to open. The version `v` is 1; what it means
//! does not change, so a link saved today opens for ever.

pub(crate) mod codec;
mod draft;
mod key;
mod keys;

pub(crate) use draft::Draft;
pub use key::Key;
pub(crate) use key::never;
pub use keys::KEYS;

use crate::entry::shown;
use crate::state::State;
use percent_encoding::percent_decode_str;

/// Something in a link that was not used as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key, or its start where it is long.
    pub key: String,
    /// Its value, or the start of it.
    pub value: String,
    /// The fault, and what is used instead, for the person.
    pub text: String,
}

/// Longer links are not read at all: no state needs a tenth of it.
const LONGEST: usize = 4096;
/// More notices than this are counted, not listed.
const MOST_NOTICES: usize = 8;

/// The state as the text of a hash, without the `#`.
pub fn write(state: &State) -> String {
    let pairs = KEYS
        .iter()
        .filter_map(|key| (key.write)(state).map(|value| format!("{}={value}", key.name)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The state that the text of a hash (with or without the `#`) means, and what of it was not used.
///
/// Any text has a state: what is missing or bad is the default.
pub fn read(hash: &str) -> (State, Vec<Notice>) {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    let mut notices = Vec::new();
    if hash.len() > LONGEST {
        let text = format!(
            "the link has {} characters, more than {LONGEST}; the default was used",
            hash.len()
        );
        notices.push(Notice {
            key: "link".to_owned(),
            value: shown(hash),
            text,
        });
        return (State::default(), notices);
    }
    let mut draft = Draft::default();
    let mut seen: Vec<(&str, String)> = Vec::new();
    for pair in hash.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name_text = percent_decode_str(name).decode_utf8_lossy();
        let value = percent_decode_str(value).decode_utf8_lossy();
        let mut notice = |text: String| {
            notices.push(Notice {
                key: shown(&name_text),
                value: shown(&value),
                text,
            });
        };
        let Some(key) = KEYS.iter().find(|key| key.name == name_text) else {
            notice("this key is not known; it was ignored".to_owned());
            continue;
        };
        if seen.iter().any(|(name, _)| *name == key.name) {
            notice("this key appears twice; the first was used".to_owned());
            continue;
        }
        seen.push((key.name, shown(&value)));
        let problem = if value.is_empty() {
            Err("it is empty".to_owned())
        } else {
            (key.read)(&value, &mut draft)
        };
        if let Err(problem) = problem {
            notice(format!("{problem}; {}", key.instead));
        }
    }
    for key in KEYS {
        let written = seen.iter_mut().find(|(name, _)| *name == key.name);
        if let (Some((_, value)), Some(reason)) = (written, (key.idle)(&draft)) {
            notices.push(Notice {
                key: key.name.to_owned(),
                value: std::mem::take(value),
                text: reason,
            });
        }
    }
    let more = notices.len().saturating_sub(MOST_NOTICES);
    if more > 0 {
        notices.truncate(MOST_NOTICES);
        let text = format!("and {more} more keys were not used");
        notices.push(Notice {
            key: "link".to_owned(),
            value: String::new(),
            text,
        });
    }
    (draft.finish(), notices)
}

#[cfg(test)]
mod tests;
