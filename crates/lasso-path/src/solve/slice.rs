//! One parameter of the plane, with the other held fixed.

use crate::problem::l1::soft_threshold;
use crate::problem::{Lambda, QuadraticLoss, Vector2};

/// F along a line parallel to an axis: with t = θ_j and the other coordinate θ_k held fixed,
/// F(t) = ½h(t − z)² + λ|t| + const.
///
/// h = h_jj is the curvature of the loss along the line, g = ∂Loss/∂θ_j at t = 0 its slope there, and
/// z = −g/h its minimiser. With H and θ̂ of the loss, z = θ̂_j + (h_jk/h_jj)(θ̂_k − θ_k).
///
/// F has one minimiser, t* = S_{λ/h}(z) = S_λ(−g)/h, and it is 0 exactly if |g| ≤ λ: then 0 is in the
/// subdifferential of F at 0, which is the interval [g − λ, g + λ].
///
/// **h = 0.** As H is positive semidefinite, h_jk = 0 and so g = 0: the loss does not depend on t, and
/// has no z. Then t* = 0 if λ > 0; if λ = 0 every t is a minimiser.
///
/// ```
/// use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
/// use lasso_path::solve::Slice;
/// let loss = QuadraticLoss::new(Hessian::new(1.0, 0.0, 1.0)?, [3.0, 0.5], 0.0)?;
/// let line = Slice::through(&loss, Lambda::ONE, [2.0, 0.0], 1);
/// assert_eq!(line.subdifferential_at_zero(), [-1.5, 0.5]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slice {
    /// j, as a position: 0 for θ₁, 1 for θ₂.
    pub coordinate: usize,
    /// h ≥ 0.
    pub curvature: f64,
    /// g, the slope of the loss at t = 0.
    pub gradient: f64,
    /// λ ≥ 0.
    pub lambda: f64,
    /// t*, where F is least; the number 0 exactly if |g| ≤ λ. Where every t is a minimiser, that of the
    /// point the slice was made for.
    pub minimum: f64,
}

impl Slice {
    /// The slice through any point: its own coordinate j does not matter (but where every t is a
    /// minimiser).
    ///
    /// # Panics
    /// If the coordinate is neither 0 nor 1.
    #[must_use]
    pub fn through(
        loss: &QuadraticLoss,
        lambda: Lambda,
        point: Vector2,
        coordinate: usize,
    ) -> Self {
        let lambda = lambda.value();
        let mut at_zero = point;
        at_zero[coordinate] = 0.0;
        let curvature = curvature(loss, coordinate);
        let gradient = 0.0 - loss.negative_gradient(at_zero)[coordinate];
        let minimum = if curvature > 0.0 {
            soft_threshold(-gradient, lambda) / curvature
        } else if lambda > 0.0 {
            0.0
        } else {
            point[coordinate]
        };
        Slice {
            coordinate,
            curvature,
            gradient,
            lambda,
            minimum,
        }
    }

    /// The slice through a minimiser θ* of Loss(θ) + λ‖θ‖₁. Its minimum is θ*_j bit for bit, and its g
    /// the one that belongs to it: g = −hθ*_j − λ sign θ*_j where θ*_j ≠ 0, and |g| ≤ λ where θ*_j = 0.
    ///
    /// From θ*_k, which is rounded, g follows only up to its rounding: at a knot of the path, where
    /// |g| = λ, it could decide for the wrong side.
    ///
    /// # Panics
    /// If the coordinate is neither 0 nor 1.
    #[must_use]
    pub fn at_solution(
        loss: &QuadraticLoss,
        lambda: Lambda,
        theta: Vector2,
        coordinate: usize,
    ) -> Self {
        let mut slice = Self::through(loss, lambda, theta, coordinate);
        let lambda = lambda.value();
        slice.minimum = theta[coordinate];
        slice.gradient = if slice.minimum == 0.0 {
            slice.gradient.clamp(-lambda, lambda)
        } else {
            let pull = lambda.copysign(slice.minimum);
            0.0 - (slice.curvature * slice.minimum + pull)
        };
        slice
    }

    /// z, where the loss is least along the slice; none if the loss is flat.
    #[must_use]
    pub fn center(&self) -> Option<f64> {
        (self.curvature > 0.0).then(|| 0.0 - self.gradient / self.curvature)
    }

    /// ½h(t − z)²: the loss above its least value on the slice.
    #[must_use]
    pub fn loss(&self, t: f64) -> f64 {
        self.center().map_or(0.0, |z| {
            let slope = self.curvature * (t - z);
            0.5 * slope * (t - z)
        })
    }

    /// F(t) above the least value of the loss on the slice: ½h(t − z)² + λ|t|.
    #[must_use]
    pub fn value(&self, t: f64) -> f64 {
        self.loss(t) + self.lambda * t.abs()
    }

    /// Loss′(t) = ht + g.
    #[must_use]
    pub fn slope(&self, t: f64) -> f64 {
        self.curvature * t + self.gradient
    }

    /// The subdifferential of F at t = 0, [g − λ, g + λ].
    #[must_use]
    pub fn subdifferential_at_zero(&self) -> [f64; 2] {
        [self.gradient - self.lambda, self.gradient + self.lambda]
    }

    /// λ/h, up to which |z| leads to t* = 0; infinite if h = 0 and λ > 0.
    #[must_use]
    pub fn threshold(&self) -> f64 {
        if self.lambda == 0.0 {
            0.0
        } else {
            self.lambda / self.curvature
        }
    }

    /// Soft-thresholding, what L1 makes of z: S_{λ/h}(z), the minimiser of ½h(t − z)² + λ|t|.
    #[must_use]
    pub fn soft(&self, z: f64) -> f64 {
        soft_threshold(z, self.threshold())
    }

    /// z as ridge shrinks it: z/(1 + λ/h), the minimiser of ½h(t − z)² + ½λt².
    #[must_use]
    pub fn ridge(&self, z: f64) -> f64 {
        z / (1.0 + self.threshold())
    }

    /// Hard thresholding at the same threshold: 0 if |z| ≤ λ/h, and z itself beyond. The minimiser of
    /// ½h(t − z)² + λ²/(2h)·[t ≠ 0]; where |z| = λ/h both 0 and z are minimisers of that, and 0 is taken.
    #[must_use]
    pub fn hard(&self, z: f64) -> f64 {
        if z.abs() <= self.threshold() { 0.0 } else { z }
    }

    /// The θ̂ for which the slice through θ* has its z at `z`: the loss keeps H and θ̂_k, and θ̂_j moves.
    /// None if the loss is flat along θ_j.
    ///
    /// θ* moves with θ̂, and z with θ*_k, so both are solved for together. On the slice
    /// t* = S_{λ/h}(z), hence h(z − t*) = s := the nearest number to hz in [−λ, λ]. With the Schur
    /// complement κ = det H/h ≥ 0 the optimality condition of θ_k is
    /// κ(θ_k − θ̂_k) + λ∂|θ_k| ∋ r := (h_jk/h)s, so that θ*_k = S_λ(κθ̂_k + r)/κ, and
    /// θ̂_j = z + (h_jk/h)(θ*_k − θ̂_k).
    ///
    /// **κ = 0** (H singular). Then |r| ≤ λ must hold. Where |h_jk| < h or λ = 0 it does; where
    /// |h_jk| = h too, and θ*_k = (h_jk/h)t* is the point of least norm. Where |h_jk| > h, θ_k takes
    /// all: z cannot leave |z| ≤ λ/|h_jk|, and the nearest z there is taken.
    ///
    /// # Panics
    /// If the coordinate is neither 0 nor 1.
    #[must_use]
    pub fn move_center(
        loss: &QuadraticLoss,
        lambda: Lambda,
        coordinate: usize,
        z: f64,
    ) -> Option<Vector2> {
        let lambda = lambda.value();
        let h = curvature(loss, coordinate);
        if h <= 0.0 {
            return None;
        }
        let hessian = loss.hessian();
        let (coupling, other) = (hessian.h12(), loss.center()[1 - coordinate]);
        let mut z = z;
        let held = if hessian.rank() == 2 {
            let complement = hessian.determinant() / h;
            let pull = coupling / h * (h * z).clamp(-lambda, lambda);
            soft_threshold(complement * other + pull, lambda) / complement
        } else if lambda == 0.0 || coupling.abs() == h {
            coupling / h * soft_threshold(z, lambda / h)
        } else {
            if coupling.abs() > h {
                let most = lambda / coupling.abs();
                z = z.clamp(-most, most);
            }
            0.0
        };
        let mut center = loss.center();
        center[coordinate] = z + coupling / h * (held - other);
        Some(center)
    }
}

fn curvature(loss: &QuadraticLoss, coordinate: usize) -> f64 {
    let hessian = loss.hessian();
    [hessian.h11(), hessian.h22()][coordinate]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lambda(value: f64) -> Lambda {
        Lambda::new(value).expect("not negative")
    }
    use crate::problem::Hessian;

    fn textbook() -> QuadraticLoss {
        let hessian = Hessian::new(1.0, 0.35, 0.8).expect("definite");
        QuadraticLoss::new(hessian, [2.4, 1.0], 0.0).expect("finite")
    }

    #[test]
    fn the_textbook_snap_in_one_parameter() {
        let first = Slice::at_solution(&textbook(), lambda(1.15), [1.6, 0.0], 0);
        assert_eq!(first.minimum, 1.6);
        assert!((first.center().expect("curved") - 2.75).abs() < 1e-15);
        let second = Slice::at_solution(&textbook(), lambda(1.15), [1.6, 0.0], 1);
        assert_eq!(second.minimum, 0.0);
        assert!((second.gradient + 1.08).abs() < 1e-15);
        let [low, high] = second.subdifferential_at_zero();
        assert!(low < 0.0 && 0.0 < high);
    }

    #[test]
    fn each_operator_does_what_it_says() {
        let slice = Slice::through(&textbook(), lambda(0.5), [0.0, 1.0], 0);
        assert_eq!(slice.threshold(), 0.5);
        for (z, soft, ridge, hard) in [
            (2.0, 1.5, 2.0 / 1.5, 2.0),
            (-2.0, -1.5, -2.0 / 1.5, -2.0),
            (0.5, 0.0, 0.5 / 1.5, 0.0),
            (-0.25, 0.0, -0.25 / 1.5, 0.0),
        ] {
            assert_eq!(
                [slice.soft(z), slice.ridge(z), slice.hard(z)],
                [soft, ridge, hard]
            );
        }
    }

    #[test]
    fn without_a_penalty_nothing_is_shrunk() {
        let slice = Slice::through(&textbook(), lambda(0.0), [9.0, 1.0], 0);
        assert_eq!(slice.minimum, 2.4);
        assert_eq!(slice.subdifferential_at_zero(), [-2.4, -2.4]);
        assert_eq!(
            [slice.soft(0.7), slice.ridge(0.7), slice.hard(0.7)],
            [0.7; 3]
        );
    }

    #[test]
    fn a_flat_loss_has_no_minimiser_of_its_own() {
        let flat = Hessian::new(0.0, 0.0, 1.0).expect("semidefinite");
        let loss = QuadraticLoss::new(flat, [3.0, 1.0], 0.0).expect("finite");
        let held = Slice::through(&loss, lambda(0.5), [3.0, 1.0], 0);
        assert_eq!((held.center(), held.minimum), (None, 0.0));
        assert_eq!((held.loss(7.0), held.value(-2.0)), (0.0, 1.0));
        assert_eq!(held.subdifferential_at_zero(), [-0.5, 0.5]);
        assert_eq!(held.threshold(), f64::INFINITY);
        assert_eq!([held.soft(4.0), held.ridge(4.0), held.hard(4.0)], [0.0; 3]);
        let free = Slice::through(&loss, lambda(0.0), [3.0, 1.0], 0);
        assert_eq!((free.minimum, free.value(-2.0)), (3.0, 0.0));
        assert_eq!(free.soft(4.0), 4.0);
        assert_eq!(Slice::move_center(&loss, lambda(0.5), 0, 1.0), None);
    }
}
