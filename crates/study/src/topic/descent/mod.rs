//! Descent methods: which are shown on the problem, how they run, and the iteration looked at.

pub(crate) mod keys;
mod methods;
mod runs;
mod settings;
pub mod text;
mod verdict;
mod words;

use crate::claim::Claim;
use crate::derived::Derived;

pub use keys::method_name;
pub use methods::Methods;
pub use runs::FAR;
pub(crate) use runs::{descend, iterate};
pub use settings::Settings;
pub use verdict::Verdict;
pub use words::{Pace, method_title};

/// What the topic states.
pub(crate) fn claims(derived: &Derived) -> Vec<Claim> {
    let mut claims: Vec<Claim> = derived.pace().into_iter().collect();
    claims.extend(derived.overshoot());
    claims.extend(derived.zero_marks());
    claims.extend(derived.fates().into_iter().map(|(_, fate)| fate));
    claims
}
