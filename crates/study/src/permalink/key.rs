//! What a key is.

use super::draft::Draft;
use crate::state::State;

/// One key of the permalink.
pub struct Key {
    /// The key itself.
    pub name: &'static str,
    /// The value used where it is missing or unusable, for notices.
    pub(crate) instead: &'static str,
    pub(crate) read: fn(&str, &mut Draft) -> Result<(), String>,
    pub(crate) write: fn(&State) -> Option<String>,
    /// Why the key means nothing beside what else the link says, if it does not.
    pub(crate) idle: fn(&Draft) -> Option<String>,
}

/// For keys that always mean something.
pub(crate) fn never(_: &Draft) -> Option<String> {
    None
}
