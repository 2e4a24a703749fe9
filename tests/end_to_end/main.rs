//! The built page, driven like a person would, in a real browser.
//!
//! `cargo xtask test` builds the page, names it in `SNAP_DIST`, and runs this: all of it in Chromium, and `smoke`
//! in every engine. Tests are plain `#[test]` functions that visit the page (`page::visit`) and use it in the words
//! of the folder `page`.

#[path = "../support/mod.rs"]
#[allow(
    dead_code,
    reason = "shared with the measurements, which use other parts"
)]
mod support;

#[path = "../../crates/study/tests/support/quantities.rs"]
#[allow(
    dead_code,
    reason = "shared with the recorded links, which use other parts"
)]
mod quantities;
#[path = "../../crates/study/tests/support/recorded.rs"]
mod recorded;

mod oracle;
mod page;

mod accessibility;
mod center;
mod depth;
mod descent;
mod drawer;
mod field;
mod gesture;
mod help;
mod keyboard;
mod language;
mod layout;
mod links;
mod moment;
mod opens;
mod path;
mod penalties;
mod picture;
mod play;
mod present;
mod presets;
mod prior;
mod question;
mod shape;
mod share;
mod sizes;
mod slice;
mod slider;
mod smoke;
mod snap;
mod start;
mod table;
mod terms;
mod theme;
mod weight;
mod worker;
