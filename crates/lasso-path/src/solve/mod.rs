//! Solutions, and proofs that they are some.
//!
//! - [`PlanarPath`], [`solve()`]: the lasso in the plane, exactly, for every λ;
//! - [`Certificate`]: how far any θ is from optimal;
//! - [`ConstrainedSolution`]: the form ‖θ‖₁ ≤ c;
//! - [`tie_breaks`]: which of several minimisers a rule chooses;
//! - [`Slice`]: one parameter with the other held fixed;
//! - [`draws`]: θ̂ from its sampling distribution;
//! - [`penalty`]: L1, ridge, the elastic net and the bridge penalties in the plane;
//! - [`descent`]: first-order methods for any number of parameters.

mod certificate;
mod constrained;
pub mod descent;
mod homotopy;
pub mod penalty;
mod planar;
mod sampling;
mod slice;
mod tie_breaking;

pub use certificate::Certificate;
pub use constrained::{ConstrainedSet, ConstrainedSolution, Radius, RadiusError};
pub use planar::{Change, Knot, PlanarPath, PlanarSolution, Segment, SolutionSet, solve};
pub use sampling::{Random, draws};
pub use slice::Slice;
pub use tie_breaking::{TieBreak, TieBreakingRule, tie_breaks};
