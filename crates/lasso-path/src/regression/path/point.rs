//! What is to be seen at one λ of a path.

use super::super::coefficients::Coefficients;
use super::super::design::Design;
use super::{Knot, LassoPath};
use crate::order;
use crate::problem::Lambda;
use crate::solve::Radius;

/// A point of the path with what views show of it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Point {
    /// λ.
    pub lambda: Lambda,
    /// θ*(λ), standardized units.
    pub theta: Coefficients,
    /// Loss(θ*).
    pub loss: f64,
    /// ‖θ*‖₁, the radius of the ball on which θ* is.
    pub norm: f64,
    /// Xᵀ(y − Xθ*)/n, p numbers: ±λ on the support, at most λ in size elsewhere.
    pub correlations: Vec<f64>,
}

impl Point {
    fn new(design: &Design, lambda: Lambda, theta: Coefficients) -> Self {
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
    pub fn points(&self, design: &Design) -> Vec<Point> {
        let point = |knot: &Knot| Point::new(design, knot.lambda, knot.theta.clone());
        self.knots.iter().map(point).collect()
    }

    /// The point at a λ; `None` where [`Self::theta`] is.
    #[must_use]
    pub fn point(&self, design: &Design, lambda: Lambda) -> Option<Point> {
        let theta = self.coefficients(lambda)?;
        Some(Point::new(design, lambda, theta))
    }

    /// θ*(λ) in standardized units; `None` below [`Self::exact_from`]. A zero is 0.0.
    #[must_use]
    pub fn theta(&self, lambda: Lambda) -> Option<Vec<f64>> {
        let mut theta = vec![0.0; self.knots[0].theta.count()];
        self.theta_into(lambda, &mut theta).then_some(theta)
    }

    /// [`Self::theta`] into p numbers that are there; `false`, and they stay, where it is `None`.
    ///
    /// # Panics
    /// If they are not p.
    pub fn theta_into(&self, lambda: Lambda, theta: &mut [f64]) -> bool {
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
    pub fn coefficients(&self, lambda: Lambda) -> Option<Coefficients> {
        let [(rest, upper), (share, lower)] = self.between(lambda)?;
        let value = |j: usize| rest * upper.theta.get(j) + share * lower.theta.get(j);
        let entries = self.support(lambda)?.into_iter().map(|j| (j, value(j)));
        Some(Coefficients::of(
            upper.theta.count(),
            &entries.collect::<Vec<_>>(),
        ))
    }

    /// The columns whose coefficients are not 0 at a λ, ascending; `None` where [`Self::theta`] is.
    #[must_use]
    pub fn support(&self, lambda: Lambda) -> Option<Vec<usize>> {
        let parts = self.between(lambda)?;
        let parts = parts.iter().filter(|(share, _)| *share > 0.0);
        let entries = parts.flat_map(|(_, knot)| knot.theta.nonzero());
        let mut support: Vec<usize> = entries.map(|(j, _)| *j).collect();
        order::sort(&mut support);
        support.dedup();
        Some(support)
    }

    /// The least λ ≥ 0 with ‖θ*(λ)‖₁ ≤ c: the λ of "least loss within ‖θ‖₁ ≤ c", 0 where that does not bind, λ_max for
    /// c = 0. `None` for a c that is reached below [`Self::exact_from`] alone.
    #[must_use]
    pub fn lambda_for_radius(&self, radius: Radius) -> Option<Lambda> {
        let c = radius.value();
        let beyond = self.knots.partition_point(|knot| knot.theta.norm() <= c);
        let Some(lower) = self.knots.get(beyond) else {
            return (self.exact_from() == Lambda::ZERO).then_some(Lambda::ZERO);
        };
        // the first knot has norm 0 ≤ c
        let upper = &self.knots[beyond.max(1) - 1];
        // between knots no coefficient changes its sign, and the norm is linear in λ
        let (least, most) = (upper.theta.norm(), lower.theta.norm());
        let share = (c - least) / (most - least);
        let [from, to] = [upper, lower].map(|knot| knot.lambda.value());
        Some(Lambda::computed(from - share * (from - to)))
    }

    /// The knots on both sides of a λ, each with its share of θ*: at a knot, and above λ_max, one has all.
    fn between(&self, lambda: Lambda) -> Option<[(f64, &Knot); 2]> {
        let parts = self.places(lambda)?;
        Some(parts.map(|(share, place)| (share, &self.knots[place])))
    }

    /// [`Self::between`] with the knots' places.
    pub(super) fn places(&self, lambda: Lambda) -> Option<[(f64, usize); 2]> {
        if lambda < self.exact_from() {
            return None;
        }
        let below = self.knots.partition_point(|knot| knot.lambda > lambda);
        let lower = self.knots.get(below)?;
        if below == 0 || lower.lambda == lambda {
            return Some([(0.0, below), (1.0, below)]);
        }
        let upper = below - 1;
        let [from, at, to] = [self.knots[upper].lambda, lambda, lower.lambda].map(Lambda::value);
        Some([
            ((at - to) / (from - to), upper),
            ((from - at) / (from - to), below),
        ])
    }
}
