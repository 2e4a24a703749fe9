//! Exact planar solutions, their paths, and certificates of optimality; the constrained form, other
//! penalties, samples, slices with one parameter, and the iterates of first-order methods.

mod certificate;
mod constrained;
pub mod descent;
mod homotopy;
pub mod penalty;
mod planar;
mod reached;
mod sampling;
mod slice;

pub use certificate::Certificate;
pub use constrained::{ConstrainedSet, ConstrainedSolution, Radius, RadiusError};
pub use planar::{Change, Knot, PlanarPath, PlanarSolution, Segment, SolutionSet, solve};
pub use reached::{Reached, Rule, reached};
pub use sampling::{Random, draws};
pub use slice::Slice;
