//! Samples: θ̂ drawn again and again, and the θ* of each.

mod draws;
pub(crate) mod keys;
mod reduce;
mod settings;
mod shares;
mod sigma;

pub(crate) use draws::Draws;
pub use reduce::Action;
pub(crate) use reduce::reduce;
pub use settings::Settings;
