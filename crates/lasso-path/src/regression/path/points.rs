//! What is to be seen at one λ of a path.

use super::super::coefficients::Coefficients;
use super::super::design::Design;
use super::{LassoPath, PathKnot};

/// A point of the path with what views show of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PathPoint {
    /// λ.
    pub lambda: f64,
    /// θ*(λ), standardized units.
    pub theta: Coefficients,
    /// Loss(θ*).
    pub loss: f64,
    /// ‖θ*‖₁, the radius of the ball on which θ* is.
    pub norm: f64,
    /// Xᵀ(y − Xθ*)/n, p numbers: ±λ on the support, at most λ in size elsewhere.
    pub correlations: Vec<f64>,
}

impl PathPoint {
    fn new(design: &Design, lambda: f64, theta: Coefficients) -> Self {
        Self {
            lambda,
            loss: design.loss(&theta),
            norm: theta.norm(),
            correlations: design.correlations(&theta),
            theta,
        }
    }
}

impl LassoPath {
    /// The knots as points, from the design that the path is of.
    #[must_use]
    pub fn points(&self, design: &Design) -> Vec<PathPoint> {
        let point = |knot: &PathKnot| PathPoint::new(design, knot.lambda, knot.theta.clone());
        self.knots.iter().map(point).collect()
    }

    /// The point at a λ; `None` where [`Self::theta`] is.
    #[must_use]
    pub fn point(&self, design: &Design, lambda: f64) -> Option<PathPoint> {
        let theta = self.coefficients(lambda)?;
        Some(PathPoint::new(design, lambda, theta))
    }

    /// θ*(λ) in standardized units; `None` below [`Self::exact_from`] and for a λ that is not a number. A zero is 0.0.
    #[must_use]
    pub fn theta(&self, lambda: f64) -> Option<Vec<f64>> {
        let mut theta = vec![0.0; self.knots[0].theta.count()];
        self.theta_into(lambda, &mut theta).then_some(theta)
    }

    /// [`Self::theta`] into p numbers that are there; `false`, and they stay, where it is `None`.
    ///
    /// # Panics
    /// If they are not p.
    pub fn theta_into(&self, lambda: f64, theta: &mut [f64]) -> bool {
        assert_eq!(
            theta.len(),
            self.knots[0].theta.count(),
            "one number for each column"
        );
        let Some(parts) = self.between(lambda) else {
            return false;
        };
        theta.fill(0.0);
        // both parts of a coefficient have one sign, so that none is rounded across 0
        for (share, knot) in parts {
            for &(j, t) in knot.theta.nonzero() {
                theta[j] += share * t;
            }
        }
        true
    }

    /// [`Self::theta`] with the support alone.
    #[must_use]
    pub fn coefficients(&self, lambda: f64) -> Option<Coefficients> {
        let [(rest, upper), (share, lower)] = self.between(lambda)?;
        let value = |j: usize| rest * upper.theta.get(j) + share * lower.theta.get(j);
        let entries = self.support(lambda)?.into_iter().map(|j| (j, value(j)));
        Some(Coefficients::of(upper.theta.count(), entries.collect()))
    }

    /// The columns whose coefficients are not 0 at a λ, ascending; `None` where [`Self::theta`] is.
    #[must_use]
    pub fn support(&self, lambda: f64) -> Option<Vec<usize>> {
        let parts = self.between(lambda)?;
        let parts = parts.iter().filter(|(share, _)| *share > 0.0);
        let entries = parts.flat_map(|(_, knot)| knot.theta.nonzero());
        let mut support: Vec<usize> = entries.map(|(j, _)| *j).collect();
        support.sort_unstable();
        support.dedup();
        Some(support)
    }

    /// The least λ ≥ 0 with ‖θ*(λ)‖₁ ≤ c: the λ of "least loss within ‖θ‖₁ ≤ c", 0 where that does not bind, λ_max for
    /// c = 0. `None` for a c that is negative or not a number, or that is reached below [`Self::exact_from`] alone.
    #[must_use]
    pub fn lambda_for_radius(&self, c: f64) -> Option<f64> {
        if c.is_nan() || c < 0.0 {
            return None;
        }
        let beyond = self.knots.partition_point(|knot| knot.theta.norm() <= c);
        let Some(lower) = self.knots.get(beyond) else {
            return (self.exact_from() == 0.0).then_some(0.0);
        };
        // the first knot has norm 0 ≤ c
        let upper = &self.knots[beyond.max(1) - 1];
        // between knots no coefficient changes its sign, and the norm is linear in λ
        let (least, most) = (upper.theta.norm(), lower.theta.norm());
        let share = (c - least) / (most - least);
        Some(upper.lambda - share * (upper.lambda - lower.lambda))
    }

    /// The knots on both sides of a λ, each with its share of θ*: at a knot, and above λ_max, one has all.
    fn between(&self, lambda: f64) -> Option<[(f64, &PathKnot); 2]> {
        if lambda.is_nan() || lambda < self.exact_from() {
            return None;
        }
        let below = self.knots.partition_point(|knot| knot.lambda > lambda);
        let lower = self.knots.get(below)?;
        if below == 0 || lower.lambda == lambda {
            return Some([(0.0, lower), (1.0, lower)]);
        }
        let upper = &self.knots[below - 1];
        let length = upper.lambda - lower.lambda;
        let share = |part: f64| part / length;
        Some([
            (share(lambda - lower.lambda), upper),
            (share(upper.lambda - lambda), lower),
        ])
    }
}
