//! Shapes in θ-space, in f64 and without pixels: rectangles and clipping, the L1 ball and
//! its normal cones, the level sets of a quadratic loss, without and with the penalty, and the part of
//! them that a window shows, and the map of which θ̂ lead to which zeros; and how a level set is turned
//! and stretched.
//!
//! Nothing here knows how a shape is drawn. A shape that leaves the window is cut where it leaves
//! it, so that whoever draws needs no clipping of their own.
#![forbid(unsafe_code)]

mod ball;
mod contour_handles;
mod level_set;
mod normal_cone;
mod objective_level_set;
mod rectangle;
mod sparsity_map;
mod zero_curve;
mod zero_map;

pub use ball::{ball, l1_ball};
pub use contour_handles::ContourHandles;
pub use level_set::{Ellipse, LevelSet, Strip, VisibleLevelSet};
pub use normal_cone::{NormalCone, VisibleCone};
pub use objective_level_set::ObjectiveLevelSet;
pub use rectangle::Rectangle;
pub use sparsity_map::{SparsityMap, SparsityRegion, zero_lines};
pub use zero_curve::zero_curve;
pub use zero_map::ZeroMap;
