//! What a teacher takes to the front, and away: pictures and their data.

pub mod data;
pub mod picture;
pub mod text;
