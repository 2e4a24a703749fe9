//! The built page, driven like a person would, in a real browser.
//!
//! `cargo xtask test` builds the page, names it in `SNAP_DIST`, and runs this.

#[path = "../support/mod.rs"]
#[allow(
    dead_code,
    reason = "shared with the measurements, which use other parts"
)]
mod support;

mod start;
mod weight;
