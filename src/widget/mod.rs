//! Pieces that many parts of the page are made of.

pub mod button;
pub mod chart;
pub mod claim;
pub mod dialog;
pub mod field;
pub mod menu;
pub mod overlay;
pub mod place;
pub mod quantity;
pub mod rho;
pub mod sigma;
pub mod slider;
pub mod term;
