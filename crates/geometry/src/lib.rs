//! Shapes in θ-space, in f64 and without pixels.
//!
//! | shape | item |
//! |---|---|
//! | level sets of the loss, and of Loss + λ‖θ‖₁ | [`LevelSet`], [`ObjectiveLevelSet`] |
//! | handles that turn and stretch a level set | [`ContourHandles`] |
//! | balls of penalties, and their normal cones | [`ball()`], [`l1_ball`], [`NormalCone`] |
//! | the map of which θ̂ lead to which zeros | [`ZeroMap`], and what it is made of: [`SparsityMap`], [`zero_lines`], [`zero_curve()`] |
//! | of three parameters: octahedron, ellipsoid, and how they look from a side | [`space`] |
//! | faces of the ball of L1 in n dimensions, counted | [`cross_polytope_faces`] |
//! | the window, and clipping to it | [`Rectangle`] |
//!
//! Nothing here knows how a shape is drawn. A shape that leaves the window is cut where it leaves
//! it, so that whoever draws needs no clipping of their own.
#![forbid(unsafe_code)]

mod ball;
mod contour_handles;
mod cross_polytope;
mod level_set;
mod normal_cone;
mod objective_level_set;
mod rectangle;
pub mod space;
mod sparsity_map;
mod zero_curve;
mod zero_map;

pub use ball::{ball, l1_ball};
pub use contour_handles::ContourHandles;
pub use cross_polytope::cross_polytope_faces;
pub use level_set::{Ellipse, LevelSet, Strip, VisibleLevelSet};
pub use normal_cone::{NormalCone, VisibleCone};
pub use objective_level_set::ObjectiveLevelSet;
pub use rectangle::Rectangle;
pub use sparsity_map::{SparsityMap, SparsityRegion, zero_lines};
pub use zero_curve::zero_curve;
pub use zero_map::ZeroMap;
