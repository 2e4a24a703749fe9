//! F(θ) − F(θ*): how much larger F is than its minimum, without subtracting two values of it.

use super::{Lambda, QuadraticLoss, Vector2};

/// F(θ) = Loss(θ) + λ‖θ‖₁ in the plane, with one of its minimisers θ\*.
///
/// With g = −∇Loss(θ\*), which lies in λ∂‖θ\*‖₁,
///
/// F(θ) − F(θ\*) = ½(θ − θ\*)ᵀH(θ − θ\*) + Σ_j (λ|θ_j| − g_jθ_j),
///
/// where no term is negative and nothing cancels, so that it is accurate however near θ is to θ\*.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Objective {
    loss: QuadraticLoss,
    lambda: f64,
    minimiser: Vector2,
    pull: Vector2,
}

impl Objective {
    /// F, and a minimiser of it. Where θ\*_j ≠ 0 the optimality condition says g_j = λ sign θ\*_j, and
    /// it is taken as that.
    #[must_use]
    pub fn new(loss: &QuadraticLoss, lambda: Lambda, minimiser: Vector2) -> Self {
        let lambda = lambda.value();
        let gradient = loss.negative_gradient(minimiser);
        let pull = [0, 1].map(|j| {
            if minimiser[j] == 0.0 {
                gradient[j].clamp(-lambda, lambda)
            } else {
                lambda * minimiser[j].signum()
            }
        });
        Self {
            loss: *loss,
            lambda,
            minimiser,
            pull,
        }
    }

    /// The loss.
    #[must_use]
    pub fn loss(&self) -> &QuadraticLoss {
        &self.loss
    }

    /// λ.
    #[must_use]
    pub fn lambda(&self) -> f64 {
        self.lambda
    }

    /// θ\*.
    #[must_use]
    pub fn minimiser(&self) -> Vector2 {
        self.minimiser
    }

    /// F(θ) − F(θ\*) ≥ 0; 0 exactly where θ = θ\*.
    #[must_use]
    pub fn excess(&self, theta: Vector2) -> f64 {
        let offset = [0, 1].map(|j| theta[j] - self.minimiser[j]);
        (0..2).fold(
            0.5 * self.loss.hessian().quadratic_form(offset),
            |sum, j| sum + (self.lambda * theta[j].abs() - self.pull[j] * theta[j]).max(0.0),
        )
    }

    /// The largest t ≥ 0 for which F(base + t·direction) − F(θ\*) ≤ `excess`; 0 if it is more at the base
    /// itself, ∞ if there is no end.
    ///
    /// Along a line F is a parabola between its crossings with the axes, where its slope grows by
    /// 2λ|direction_j|: each piece is solved in closed form.
    #[must_use]
    pub fn reach(&self, base: Vector2, direction: Vector2, excess: f64) -> f64 {
        let left = excess - self.excess(base);
        // A base outside has no way to go.
        if left <= 0.0 || left.is_nan() {
            return 0.0;
        }
        let turned = self.loss.hessian().apply(direction);
        let curvature = self.loss.hessian().quadratic_form(direction);
        let (mut slope, mut constant) = (0.0, 0.0);
        let mut crossings = [f64::INFINITY; 2];
        for j in 0..2 {
            let (x, u) = (base[j], direction[j]);
            let sign = if x == 0.0 { u.signum() } else { x.signum() };
            slope += (self.lambda * sign - self.pull[j]) * u + (x - self.minimiser[j]) * turned[j];
            if x * u < 0.0 {
                crossings[j] = -x / u;
            }
        }
        let order = if crossings[0] <= crossings[1] {
            [0, 1]
        } else {
            [1, 0]
        };
        for j in order {
            let end = root(curvature, slope, left + constant);
            if end <= crossings[j] {
                return end;
            }
            slope += 2.0 * self.lambda * direction[j].abs();
            constant += 2.0 * self.lambda * base[j].abs();
        }
        root(curvature, slope, left + constant)
    }
}

/// The larger t with ½at² + bt = c, for a ≥ 0 and c > 0; ∞ where there is none.
fn root(a: f64, b: f64, c: f64) -> f64 {
    let radius = (b * b + 2.0 * a * c).sqrt();
    if b > 0.0 {
        2.0 * c / (b + radius)
    } else if a > 0.0 {
        (radius - b) / a
    } else {
        f64::INFINITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Hessian;

    fn textbook() -> Objective {
        let hessian = Hessian::new(1.0, 0.35, 0.8).expect("definite");
        let loss = QuadraticLoss::new(hessian, [2.4, 1.0], 0.0).expect("plain");
        Objective::new(&loss, Lambda::new(1.15).expect("positive"), [1.6, 0.0])
    }

    #[test]
    fn the_excess_is_the_difference_of_two_values() {
        let objective = textbook();
        let value = |theta: Vector2| {
            objective.loss().value(theta) + 1.15 * (theta[0].abs() + theta[1].abs())
        };
        for theta in [[0.0, 0.0], [2.4, 1.0], [-3.0, 0.5], [1.0, -2.0], [0.0, 4.0]] {
            let difference = value(theta) - value([1.6, 0.0]);
            assert!((objective.excess(theta) - difference).abs() < 1e-14 * (1.0 + difference));
        }
        assert_eq!(objective.excess([1.6, 0.0]), 0.0);
        assert!(objective.excess([1.6, 1e-300]) > 0.0);
    }

    #[test]
    fn the_reach_ends_on_the_level_also_beyond_axes() {
        let objective = textbook();
        for base in [[1.6, 0.0], [0.3, 0.4], [-0.1, 0.2]] {
            for (x, y) in [
                (1.0, 0.0),
                (-1.0, 0.0),
                (-0.6, -0.8),
                (0.1, -2.0),
                (0.0, 1.0),
            ] {
                let t = objective.reach(base, [x, y], 5.0);
                let end = [base[0] + t * x, base[1] + t * y];
                assert!(
                    (objective.excess(end) - 5.0).abs() < 1e-13,
                    "{base:?} {x} {y}"
                );
            }
        }
        assert_eq!(objective.reach([9.0, 9.0], [1.0, 0.0], 5.0), 0.0);
        let flat = QuadraticLoss::centered(Hessian::new(0.0, 0.0, 0.0).expect("semidefinite"));
        let unbounded = Objective::new(&flat, Lambda::ZERO, [0.0; 2]);
        assert_eq!(unbounded.reach([1.0, 1.0], [1.0, 0.0], 1.0), f64::INFINITY);
    }
}
