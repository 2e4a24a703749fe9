//! Three parameters: the octahedron, the level surface that touches it, and θ\*.

pub mod dimensions;
mod drawn;
pub(crate) mod keys;
mod picture;
mod settings;
mod solved;
pub mod text;
mod words;

pub use settings::Settings;
pub(crate) use solved::derive;
pub use solved::{AllSpace, Space};
pub(crate) use words::claims;
