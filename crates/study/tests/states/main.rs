//! Whatever a person does and whatever a link says, the state stays one that can be solved, drawn
//! and shared.

#[path = "../support/solved.rs"]
mod answers;
mod claims;
mod courses;
mod data;
mod links;
mod longer_runs;
#[path = "../support/quantities.rs"]
mod quantities;
#[path = "../support/recorded.rs"]
mod recorded;
mod recorded_links;
mod section;
mod solved;
mod strategies;
mod tables;
