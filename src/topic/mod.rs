//! The topics of the column, one file each.

pub mod correlation;
pub mod descent;
pub mod dimensions;
pub mod forms;
pub mod optimality;
pub mod parameter;
pub mod path;
pub mod penalties;
pub mod sampling;
