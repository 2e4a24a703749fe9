//! Shapes in θ-space, in f64 and without pixels: rectangles and clipping, the L1 ball, the level
//! sets of a quadratic loss and the part of them that a window shows.
//!
//! Nothing here knows how a shape is drawn. A shape that leaves the window is cut where it leaves
//! it, so that whoever draws needs no clipping of their own.

mod ball;
mod level_set;
mod rectangle;

pub use ball::l1_ball;
pub use level_set::{Ellipse, LevelSet, Strip, VisibleLevelSet};
pub use rectangle::Rectangle;
