//! The built page, driven like a person would, in a real browser.
//!
//! `cargo xtask test` builds the page, names it in `SNAP_DIST`, and runs this.

#[path = "../support/mod.rs"]
#[allow(
    dead_code,
    reason = "shared with the measurements, which use other parts"
)]
mod support;

mod oracle;
mod page;

mod accessibility;
mod center;
mod field;
mod keyboard;
mod links;
mod opens;
mod path;
mod picture;
mod play;
mod presets;
mod share;
mod sizes;
mod slider;
mod start;
mod theme;
mod weight;

/// What a test here returns.
type Done = support::browser::Result<()>;
