//! Descent methods: which are shown on the problem, how they run, and the iteration looked at.

pub(crate) mod keys;
mod methods;
mod reduce;
mod runs;
mod settings;
mod verdict;
mod words;

pub use methods::Methods;
pub use reduce::Action;
pub(crate) use reduce::reduce;
pub use runs::FAR;
pub(crate) use runs::descend;
pub use settings::Settings;
pub use verdict::Verdict;
pub use words::{Pace, method_title};
