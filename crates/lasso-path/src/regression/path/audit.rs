//! What the homotopy did not look at itself is held to the optimality conditions before it is handed out.

use super::super::certificate;
use super::super::coefficients::Coefficients;
use super::super::design::Design;
use super::Knot;
use super::promise::Promise;

/// The places of the knots at which the promise is not kept, each with the place of the knot above the piece where that
/// is so. Knots whose own neighbourhood the homotopy has checked (`checked`) are not looked at again.
pub(super) fn faults(design: &Design, knots: &[Knot], checked: &[bool]) -> Vec<(usize, usize)> {
    if checked.iter().all(|checked| *checked) {
        return Vec::new();
    }
    let auditor = Auditor {
        promise: Promise::new(design, knots[0].lambda.value()),
        knots,
    };
    let (x, y) = (design.x(), design.y());
    let mut faults = Vec::new();
    for at in 0..knots.len() {
        let mut around = at.saturating_sub(1)..(at + 2).min(knots.len());
        if around.all(|k| checked[k]) {
            continue;
        }
        let theta = &knots[at].theta;
        let pieces = [at.checked_sub(1), (at + 1 < knots.len()).then_some(at)];
        let against = |gradient: &[f64], most: f64| {
            let pieces = pieces.into_iter().flatten();
            let wrong = pieces.filter(|&upper| !auditor.holds(upper, at, gradient, most));
            wrong.map(|upper| (at, upper)).collect::<Vec<_>>()
        };
        let computed = design.correlations(theta);
        let mut found = against(&computed, auditor.promise.allowed_computed(theta));
        if !found.is_empty() {
            // rounding of the correlations may be all that is wrong
            let residual = certificate::residual(x, y, &theta.to_vec());
            let exact = certificate::correlations(x, &residual);
            let exact: Vec<f64> = exact.iter().map(|c| c.value()).collect();
            found = against(&exact, auditor.promise.allowed_exact(theta));
        }
        faults.extend(found);
    }
    faults
}

struct Auditor<'a> {
    promise: Promise,
    knots: &'a [Knot],
}

impl Auditor<'_> {
    /// Whether the conditions hold at one end of the piece below a knot, with the support and the signs that θ has
    /// inside it, to `most`.
    fn holds(&self, upper: usize, at: usize, gradient: &[f64], most: f64) -> bool {
        let knot = &self.knots[at];
        let lambda = knot.lambda.value();
        let bounded = gradient.iter().all(|c| c.abs() <= lambda + most);
        let moving = |(theta, other): (&Coefficients, &Coefficients)| {
            theta.nonzero().iter().all(|&(j, t)| {
                let off = (gradient[j] - lambda.copysign(t)).abs();
                off <= most && other.get(j) * t >= 0.0
            })
        };
        let (above, below) = (&self.knots[upper].theta, &self.knots[upper + 1].theta);
        bounded && moving((above, below)) && moving((below, above))
    }
}
