//! How exact a path is.

use super::super::coefficients::Coefficients;
use super::super::design::Design;
use super::super::matrix::dot;

/// The share of λ_max by which a point may violate the optimality conditions.
const EXACT: f64 = 1e-11;
/// Rounding θ alone violates them by up to ½ε·Σ|θⱼ|·√Gⱼⱼ·max √Gₖₖ; this share of that sum is allowed besides.
const ROUNDING: f64 = 16.0 * f64::EPSILON;
/// The share of λ_max that no size of θ excuses.
const MOST: f64 = 1e-8;
/// By this share of that sum a violation that is computed in binary64 may be less than the true one.
const COMPUTED: f64 = 8.0 * f64::EPSILON;

/// What a path promises: a bound of the violation of the optimality conditions at θ*(λ), in the unit of λ.
pub(super) struct Promise {
    lambda_max: f64,
    /// √Gⱼⱼ·max √Gₖₖ.
    sizes: Vec<f64>,
    /// For each column what rounding of the given numbers leaves of a correlation, for θⱼ = 1.
    noise: Vec<f64>,
    /// The same for θ = 0.
    noise_at_zero: f64,
    floor: f64,
}

impl Promise {
    pub(super) fn new(design: &Design, lambda_max: f64) -> Self {
        let (x, y, n) = (design.x(), design.y(), design.rows() as f64);
        let length = |j| (dot(x.column(j), x.column(j)) / n).sqrt();
        let lengths: Vec<f64> = (0..x.columns()).map(length).collect();
        let largest = lengths.iter().copied().fold(0.0, f64::max);
        let noise = design.noise();
        let most = noise.iter().copied().fold(0.0, f64::max);
        Self {
            lambda_max,
            sizes: lengths.iter().map(|length| length * largest).collect(),
            noise: noise.iter().map(|noise| noise * largest).collect(),
            noise_at_zero: most * (dot(y, y) / n).sqrt(),
            floor: floor(dot(y, y) / n, largest),
        }
    }

    /// 10⁻¹¹·λ_max, what rounding θ to binary64 leaves (16ε·Σ|θⱼ|·√Gⱼⱼ·max √Gₖₖ), and what rounding of the given numbers leaves; together never
    /// more than 10⁻⁸·λ_max; and what rounding leaves of a correlation that is 0.
    pub(super) fn allowed(&self, theta: &Coefficients) -> f64 {
        let mut noise = self.noise_at_zero;
        for &(j, t) in theta.nonzero() {
            noise += t.abs() * self.noise[j];
        }
        bound(self.lambda_max, self.size(theta), noise) + self.floor
    }

    /// The same for a violation that is computed in binary64.
    pub(super) fn allowed_computed(&self, theta: &Coefficients) -> f64 {
        self.allowed_exact(theta) - COMPUTED * self.size(theta)
    }

    /// The same for one that is computed in double-double arithmetic and rounded.
    pub(super) fn allowed_exact(&self, theta: &Coefficients) -> f64 {
        self.allowed(theta) - 0.5 * self.floor
    }

    fn size(&self, theta: &Coefficients) -> f64 {
        let entries = theta.nonzero().iter();
        entries.map(|&(j, t)| t.abs() * self.sizes[j]).sum()
    }
}

/// [`Promise::allowed_exact`] from Σ|θⱼ|·√Gⱼⱼ·max √Gₖₖ, where rounding of the given numbers plays no part; less what is off
/// if the violation is computed in binary64 from terms of the size `computed`.
pub(super) fn allowed(lambda_max: f64, size: f64, floor: f64, computed: f64) -> f64 {
    bound(lambda_max, size, 0.0) + 0.5 * floor - COMPUTED * computed
}

/// What rounding leaves of a correlation that is 0, from ‖y‖²/n and max √Gₖₖ: where y is all but orthogonal to all columns λ_max
/// itself is hardly more.
pub(super) fn floor(response: f64, longest: f64) -> f64 {
    4.0 * f64::EPSILON * response.sqrt() * longest
}

fn bound(lambda_max: f64, size: f64, noise: f64) -> f64 {
    (EXACT * lambda_max + ROUNDING * size + noise).min(MOST * lambda_max)
}
