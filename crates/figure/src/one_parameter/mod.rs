//! The frame of the three figures of one parameter t = θ_j: the t-axis, which is that of the plane, the
//! scales of the values, and how lines and handles look.
//!
//! Nothing of the scales depends on λ or on where z is (unless it leaves the window), so that only marks
//! move while one of the two does.

mod frame;
mod pen;

pub(crate) use frame::axes;
pub use frame::{Input, Scales};
pub(crate) use pen::Pen;
