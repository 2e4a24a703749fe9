//! Tables of many features: their paths, which features survive, and where the data come from.

pub mod data;
pub mod descent;
pub mod paths;
pub mod section;
pub mod survivors;
pub mod why;
