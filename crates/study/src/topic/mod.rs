//! The topics: each has its settings, its actions, its keys in links, what it derives, and its words.
//!
//! The lists of topics are [`Action`](crate::Action), [`State`](crate::State), the reducer, the table of keys and
//! [`derive()`](crate::derive()).

pub mod descent;
pub mod forms;
pub mod loss;
pub mod optimality;
pub mod parameter;
pub mod path;
pub mod penalties;
pub mod sampling;
pub mod solutions;
