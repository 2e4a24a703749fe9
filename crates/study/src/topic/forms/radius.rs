//! The radius c and the multipliers of its constraint.

use crate::derived::Derived;

/// How far the slider of c goes beyond the least ‖θ‖₁ of an unregularized minimiser.
const BEYOND_RADIUS: f64 = 1.15;

impl Derived {
    /// The radius of the ball: the chosen c, or that of θ*.
    pub fn bound(&self) -> f64 {
        self.fitted()
            .map_or_else(|| self.solved.radius(), |_| self.outline.radius)
    }

    /// The end of the slider of c, a little beyond the least radius of an unregularized minimiser.
    pub fn radius_end(&self) -> f64 {
        if let Some(fitted) = self.fitted() {
            let knots = fitted.fit.path().knots();
            let largest = BEYOND_RADIUS * knots[knots.len() - 1].theta.norm();
            return if largest > 0.0 { largest } else { 1.0 };
        }
        let solved = &self.solved;
        let largest = BEYOND_RADIUS * solved.penalty.radius(solved.limit_at_zero());
        if largest > 0.0 { largest } else { 1.0 }
    }

    /// The multipliers [least, largest] of the constraint ‖θ‖₁ ≤ c: one λ, but for c = 0.
    pub fn multipliers(&self) -> [f64; 2] {
        let solved = &self.solved;
        match solved.bound {
            Some(bound) => bound.multipliers,
            // Without a λ_max θ* is 0 only as far as numbers tell, and for this λ alone.
            None => match solved.lambda_max.filter(|_| solved.norm() == 0.0) {
                Some(least) => [least.value(), f64::INFINITY],
                None => [solved.lambda.value(); 2],
            },
        }
    }
}
