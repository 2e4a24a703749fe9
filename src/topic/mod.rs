//! The panels in the column, one file a topic.

pub mod descent;
pub mod forms;
pub mod loss;
pub mod optimality;
pub mod parameter;
pub mod path;
pub mod penalties;
pub mod sampling;
