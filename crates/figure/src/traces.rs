//! What is seen of runs of descent methods with any number of coefficients: their objective and their zeros.

use lasso_path::solve::descent::{Method, Run};

/// One run.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Its method.
    pub method: Method,
    /// F(θ_k) − F(θ\*) ≥ 0 for k = 0, 1, …; for the run on ridge of ridge's own objective. Never empty.
    pub gaps: Vec<f64>,
    /// How many coefficients of θ_k are 0, for the same k.
    pub zeros: Vec<usize>,
    /// The first k from which on θ_k stays as it is, or the last k.
    pub rest: usize,
}

/// Runs of several methods on one problem from one start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traces {
    /// How many steps the k-axis has.
    pub steps: usize,
    /// How many coefficients there are.
    pub coefficients: usize,
    /// One a method.
    pub all: Vec<Trace>,
    /// The bounds that are drawn, if they hold.
    pub bounds: Option<Bounds>,
    /// The logarithm of the highest value on the scale of the gaps, a power of ten.
    pub decade: f64,
}

/// What the bounds that proximal gradient and FISTA keep for η ≤ 1/L follow from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// η ≤ 1/L.
    pub step_size: f64,
    /// ‖θ₀ − θ\*‖².
    pub square_distance: f64,
    /// The least eigenvalue of the loss's Hessian; ≥ 0.
    pub least_eigenvalue: f64,
}

impl Traces {
    /// The traces with a scale that holds all gaps but those of runs that leave.
    #[must_use]
    pub fn new(steps: usize, coefficients: usize, all: Vec<Trace>, bounds: Option<Bounds>) -> Self {
        let starts = all.iter().filter_map(|trace| trace.gaps.first());
        let first = starts.fold(0.0, |most: f64, gap| most.max(*gap));
        let gaps = all.iter().flat_map(|trace| &trace.gaps);
        let most = gaps
            .filter(|gap| **gap <= 1e3 * first.max(1e-300))
            .fold(first, |most, gap| most.max(*gap));
        let decade = if most > 0.0 { most.log10().ceil() } else { 0.0 };
        Traces {
            steps,
            coefficients,
            all,
            bounds,
            decade,
        }
    }
}

/// How long a run is, and whose.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) method: Method,
    pub(crate) rest: usize,
    /// The last k.
    pub(crate) last: usize,
}

impl<const N: usize> From<&Run<N>> for Extent {
    fn from(run: &Run<N>) -> Self {
        Extent {
            method: run.method,
            rest: run.rest,
            last: run.iterates.len() - 1,
        }
    }
}

impl From<&Trace> for Extent {
    fn from(trace: &Trace) -> Self {
        let last = trace.gaps.len().saturating_sub(1);
        Extent {
            method: trace.method,
            rest: trace.rest.min(last),
            last,
        }
    }
}
