//! What the end-to-end tests and the measurements of the page share: a static server, a browser, sizes.

pub mod browser;
pub mod server;
pub mod size;
