//! Shapes of three parameters, and how they look from a side.
//!
//! | shape | item |
//! |---|---|
//! | the loss, by a root of H | [`SpaceLoss`] |
//! | its level sets, and the sphere of ridge | [`LevelSurface`] |
//! | the ball of L1, and which part of it holds a point | [`Octahedron`], [`Part`] |
//! | from where one looks, and the orthographic projection | [`Turn`], [`Projection`] |
//! | what of a line a body covers, and which of two bodies is in front | [`Body`], [`split`], [`in_front`] |

mod body;
mod level_surface;
mod loss;
mod octahedron;
mod part;
mod turn;
mod vector;

pub use body::{Body, Piece, in_front, split};
pub use level_surface::LevelSurface;
pub use loss::SpaceLoss;
pub use octahedron::{Edge, Facet, Octahedron, Sight};
pub use part::Part;
pub use turn::{Projection, Turn};
pub use vector::Vector3;
