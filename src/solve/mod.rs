//! Exact planar solutions, their paths, and certificates of optimality.

mod certificate;
mod homotopy;
mod planar;

pub use certificate::Certificate;
pub use planar::{Change, Knot, PlanarPath, PlanarSolution, Segment, SolutionSet, solve};
