//! What the numbers on the page should be, computed apart from the program: the nine sign patterns, one by one.

use crate::page::Numbers;

/// ½(θ − θ̂)ᵀH(θ − θ̂) + minimum + λ‖θ‖₁, with H positive definite.
#[derive(Clone, Copy, Debug)]
pub struct Problem {
    /// h11, h12, h22.
    pub hessian: [f64; 3],
    /// θ̂.
    pub center: [f64; 2],
    /// The loss at θ̂.
    pub minimum: f64,
}

impl Problem {
    /// A loss that is 0 at θ̂.
    pub const fn new(hessian: [f64; 3], center: [f64; 2]) -> Self {
        Self {
            hessian,
            center,
            minimum: 0.0,
        }
    }

    /// The one of the default state.
    pub const DEFAULT: Self = Self::new([1.0, 0.35, 0.8], [2.4, 1.0]);

    fn times([h11, h12, h22]: [f64; 3], [x, y]: [f64; 2]) -> [f64; 2] {
        [h11 * x + h12 * y, h12 * x + h22 * y]
    }

    /// The loss.
    pub fn loss(&self, theta: [f64; 2]) -> f64 {
        let d = [theta[0] - self.center[0], theta[1] - self.center[1]];
        let g = Self::times(self.hessian, d);
        0.5 * (d[0] * g[0] + d[1] * g[1]) + self.minimum
    }

    /// The least λ for which all is zero.
    pub fn lambda_max(&self) -> f64 {
        let [a, b] = Self::times(self.hessian, self.center);
        a.abs().max(b.abs())
    }

    /// The minimiser: the best of the points that are optimal for their own sign pattern.
    pub fn solve(&self, lambda: f64) -> [f64; 2] {
        let [h11, h12, h22] = self.hessian;
        let [b1, b2] = self.center;
        let mut candidates = vec![[0.0, 0.0]];
        for s in [-1.0, 1.0] {
            candidates.push([b1 + (h12 * b2 - lambda * s) / h11, 0.0]);
            candidates.push([0.0, b2 + (h12 * b1 - lambda * s) / h22]);
        }
        let determinant = h11 * h22 - h12 * h12;
        let mut inside = Vec::new();
        for s in [-1.0, 1.0] {
            for t in [-1.0, 1.0] {
                let theta = [
                    b1 - lambda * (h22 * s - h12 * t) / determinant,
                    b2 - lambda * (h11 * t - h12 * s) / determinant,
                ];
                if theta[0] * s > 0.0 && theta[1] * t > 0.0 {
                    inside.push(theta);
                }
            }
        }
        candidates.extend(inside);
        let objective =
            |theta: &[f64; 2]| self.loss(*theta) + lambda * (theta[0].abs() + theta[1].abs());
        candidates
            .into_iter()
            .min_by(|a, b| objective(a).total_cmp(&objective(b)))
            .unwrap_or_default()
    }

    /// Fails unless every number on the page follows from this problem and the page's λ.
    pub fn check(&self, numbers: &Numbers) {
        let lambda = numbers.lambda();
        let expected = self.solve(lambda);
        let theta = numbers.theta();
        let size = self.center[0].abs().max(self.center[1].abs());
        let scale = self.lambda_max().max(lambda).max(1e-300);
        for k in 0..2 {
            near(
                &format!("θ{} at λ = {lambda}", k + 1),
                theta[k],
                expected[k],
                1e-9 * size,
            );
            near("θ̂", numbers.center()[k], self.center[k], 1e-12 * size);
        }
        let radius = theta[0].abs() + theta[1].abs();
        let loss = self.loss(theta);
        let worth = 1e-12 * (self.loss([0.0; 2]) + lambda * radius);
        near("c", numbers.value("radius"), radius, 1e-15 * size);
        near("the loss", numbers.value("loss"), loss, worth);
        near(
            "the penalty",
            numbers.value("penalty"),
            lambda * radius,
            worth,
        );
        let sum = numbers.value("loss") + numbers.value("penalty");
        near("the objective", numbers.value("objective"), sum, worth);
        near(
            "λ_max",
            numbers.value("lambda-max"),
            self.lambda_max(),
            1e-12 * scale,
        );
        near(
            "the KKT residual",
            numbers.value("kkt-residual"),
            0.0,
            1e-12 * scale,
        );
        near(
            "the duality gap",
            numbers.value("duality-gap"),
            0.0,
            1e-10 * (self.loss([0.0; 2]) + lambda * radius),
        );
    }
}

/// Fails unless two points are within a distance, in each coordinate.
#[track_caller]
pub fn near_point(what: &str, seen: [f64; 2], expected: [f64; 2], tolerance: f64) {
    for k in 0..2 {
        near(
            &format!("{what}, {}", k + 1),
            seen[k],
            expected[k],
            tolerance,
        );
    }
}

/// Fails unless two numbers are within a distance.
#[track_caller]
pub fn near(what: &str, seen: f64, expected: f64, tolerance: f64) {
    assert!(
        (seen - expected).abs() <= tolerance,
        "{what} is {seen}, not {expected} (± {tolerance})"
    );
}
