//! Handles on a level set at the ends of its principal half-axes, and the H that dragging one leads to.

use lasso_path::problem::{Hessian, HessianError, QuadraticLoss, SMALLEST_MAGNITUDE, Vector2};

/// The level set {Loss − Loss_min = e}, e > 0, with a handle at the end of each principal half-axis.
///
/// With H = μ₁uuᵀ + μ₂vvᵀ, u ⊥ v of length 1, its principal half-axes end at θ̂ + u√(2e/μ₁) and
/// θ̂ + v√(2e/μ₂). Dragging an end to p turns both axes by the same angle, so that p − θ̂ is along the
/// dragged one, and gives that one the eigenvalue 2e/|p − θ̂|²; e and the other eigenvalue stay.
///
/// So H stays symmetric and positive semidefinite whatever one does. Its boundary is an eigenvalue of 0:
/// the end is infinitely far, and the level set is a pair of parallel lines with one handle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContourHandles {
    center: Vector2,
    excess: f64,
    /// u; v is u turned by +90°.
    direction: Vector2,
    eigenvalues: [f64; 2],
}

impl ContourHandles {
    /// The level set of `loss` at `excess` > 0; its first axis is the steepest direction.
    pub fn new(loss: &QuadraticLoss, excess: f64) -> Self {
        ContourHandles {
            center: loss.center(),
            excess,
            direction: loss.hessian().eigenvectors()[0],
            eigenvalues: loss.hessian().eigenvalues(),
        }
    }

    /// θ̂.
    pub fn center(&self) -> Vector2 {
        self.center
    }

    /// The same, moved to another θ̂.
    #[must_use]
    pub fn moved(&self, center: Vector2) -> Self {
        ContourHandles { center, ..*self }
    }

    /// μ₁ and μ₂, both ≥ 0.
    pub fn eigenvalues(&self) -> [f64; 2] {
        self.eigenvalues
    }

    /// The unit vector along an axis (0 or 1).
    pub fn axis(&self, axis: usize) -> Vector2 {
        let [a, b] = self.direction;
        if axis == 0 { [a, b] } else { [0.0 - b, a] }
    }

    /// √(2e/μ), half the length of the level set along an axis; ∞ for the eigenvalue 0.
    pub fn half_length(&self, axis: usize) -> f64 {
        (2.0 * self.excess / self.eigenvalues[axis]).sqrt()
    }

    /// Where an axis ends; `None` where the loss is flat along it.
    pub fn end(&self, axis: usize) -> Option<Vector2> {
        let (length, along) = (self.half_length(axis), self.axis(axis));
        length
            .is_finite()
            .then(|| [0, 1].map(|k| self.center[k] + length * along[k]))
    }

    /// The level set of the same excess with the end of an axis at `to`; the same one if that is θ̂.
    #[must_use]
    pub fn dragged(&self, axis: usize, to: Vector2) -> Self {
        let offset = [to[0] - self.center[0], to[1] - self.center[1]];
        let length = offset[0].hypot(offset[1]);
        if !(length > 0.0 && length.is_finite()) {
            return *self;
        }
        let [a, b] = offset.map(|x| x / length);
        let mut dragged = *self;
        dragged.direction = if axis == 0 { [a, b] } else { [b, 0.0 - a] };
        dragged.eigenvalues[axis] = 2.0 * self.excess / length / length;
        dragged
    }

    /// Both axes turned by an angle, counter-clockwise.
    #[must_use]
    pub fn turned(&self, angle: f64) -> Self {
        let ([a, b], (sin, cos)) = (self.direction, angle.sin_cos());
        let turned = [a * cos - b * sin, a * sin + b * cos];
        let length = turned[0].hypot(turned[1]);
        ContourHandles {
            direction: turned.map(|x| x / length),
            ..*self
        }
    }

    /// An eigenvalue increased by a number, and stopped at 0.
    #[must_use]
    pub fn steepened(&self, axis: usize, by: f64) -> Self {
        let mut changed = *self;
        changed.eigenvalues[axis] = (self.eigenvalues[axis] + by).max(0.0);
        changed
    }

    /// H = μ₁uuᵀ + μ₂vvᵀ. Singular, without any rounding, exactly where an eigenvalue is 0 (or less than
    /// about 2⁻⁵² of the other).
    ///
    /// # Errors
    /// Entries beyond the range of [`Hessian::new`].
    pub fn hessian(&self) -> Result<Hessian, HessianError> {
        let ([a, b], [mu, nu]) = (self.direction, self.eigenvalues);
        let diagonal = [mu * a * a + nu * b * b, mu * b * b + nu * a * a];
        let [h11, h22] = diagonal.map(|h| if h < SMALLEST_MAGNITUDE { 0.0 } else { h });
        let h12 = (mu - nu) * a * b;
        if mu > 0.0
            && nu > 0.0
            && let Ok(hessian) = Hessian::new(h11, h12, h22)
        {
            return Ok(hessian);
        }
        // Rounded outwards: det H < 0 by less than its allowance is taken as 0.
        let mut h12 = (h11 * h22).sqrt().copysign(h12);
        for _ in 0..2 {
            if Hessian::new(h11, h12, h22)?.rank() < 2 {
                break;
            }
            h12 *= 1.0 + f64::EPSILON;
        }
        Hessian::new(h11, h12, h22)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loss(h: [f64; 3]) -> QuadraticLoss {
        let hessian = Hessian::new(h[0], h[1], h[2]).expect("semidefinite");
        QuadraticLoss::new(hessian, [2.4, 1.0], 0.0).expect("a plain centre")
    }

    #[test]
    fn the_handles_are_the_ends_of_the_level_set() {
        let loss = loss([1.0, 0.35, 0.8]);
        let contour = ContourHandles::new(&loss, 1.5);
        for axis in [0, 1] {
            let end = contour.end(axis).expect("an ellipse");
            assert!((loss.excess(end) - 1.5).abs() < 1e-12);
        }
        let again = contour.hessian().expect("in range");
        for (a, b) in [(again.h11(), 1.0), (again.h12(), 0.35), (again.h22(), 0.8)] {
            assert!((a - b).abs() < 1e-15);
        }
    }

    #[test]
    fn a_strip_has_one_handle_and_a_flat_loss_none() {
        let strip = ContourHandles::new(&loss([1.0, 2.0, 4.0]), 0.5);
        assert!(strip.end(0).is_some() && strip.end(1).is_none());
        let plane = ContourHandles::new(&loss([0.0; 3]), 0.5);
        assert_eq!([plane.end(0), plane.end(1)], [None, None]);
        assert_eq!(plane.hessian().map(|h| h.rank()), Ok(0));
        // pulled in again, the strip is an ellipse
        let ellipse = strip.dragged(1, [5.0, 1.0]);
        assert_eq!(ellipse.hessian().map(|h| h.rank()), Ok(2));
    }

    #[test]
    fn it_stops_where_it_would_be_indefinite() {
        let contour = ContourHandles::new(&loss([1.0, 0.35, 0.8]), 1.0);
        let flat = contour.steepened(1, -5.0);
        assert_eq!(flat.eigenvalues()[1], 0.0);
        assert_eq!(flat.hessian().map(|h| h.rank()), Ok(1));
        assert_eq!(flat.steepened(1, -5.0), flat);
    }

    #[test]
    fn what_cannot_be_dragged_stays() {
        let contour = ContourHandles::new(&loss([1.0, 0.35, 0.8]), 1.0);
        assert_eq!(contour.dragged(0, contour.center()), contour);
        assert_eq!(contour.dragged(0, [f64::INFINITY, 0.0]), contour);
        assert_eq!(contour.dragged(1, [f64::NAN, 0.0]), contour);
    }
}
