//! The tail of a Gaussian that everything here stands on.

use std::f64::consts::{FRAC_2_SQRT_PI, SQRT_2};

/// The distribution with density ∝ exp(−½u² − pu) on u > 0, p ≥ 0: the part of N(−p, 1) beyond 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tail {
    /// M(p) = ∫₀^∞ exp(−½u² − pu) du = √(π/2)·erfcx(p/√2), Mills' ratio.
    pub mass: f64,
    /// D(p) = 1/M(p) − p.
    pub mean: f64,
    /// Its variance, 1 − D(p)(D(p) + p), as a share of D(p)²: from 0.57 for p = 0 to 1 for p → ∞.
    pub relative_variance: f64,
}

/// R(p)(p + 2√(2/π)) in powers of t = 1 − 8/(p + 4), made by `tests/posterior/make_tails.py`.
const COEFFICIENTS: [f64; 32] = [
    2.4200791683700986,
    -0.2567434679365096,
    -0.4524856130356708,
    0.3567140675285197,
    0.02296184025177079,
    -0.1386262937415733,
    0.018605456975992297,
    0.05410803942132568,
    -0.014326599379030674,
    -0.021832542812348133,
    0.007651220158172372,
    0.009077662774753241,
    -0.003578723217636148,
    -0.003850212920398046,
    0.001541567603035741,
    0.001643274573604799,
    -0.0006208364481691051,
    -0.0006952498730040108,
    0.00023501690701580591,
    0.00028717420213958666,
    -8.37854382998694e-05,
    -0.00011371861712232802,
    2.7954991042180355e-05,
    4.191337864964456e-05,
    -8.453244279153417e-06,
    -1.3625099708852297e-05,
    2.13496354992471e-06,
    3.566461922217815e-06,
    -3.851189315388854e-07,
    -6.463067234760166e-07,
    3.5661339487946594e-08,
    5.896647290444688e-08,
];

impl Tail {
    /// The tail for a finite p ≥ 0: each value to a few units in the last place.
    ///
    /// With M = 1/(p + D) and D = 1/(p + R), the first steps of Laplace's continued fraction of M,
    /// the variance is D(R − D), and nothing cancels however far the tail is. R alone is
    /// approximated: R(p)(p + 2√(2/π)) is smooth on [0, ∞] and 2 at both ends, so one polynomial in
    /// (p − 4)/(p + 4) serves all p (as M. M. Shepherd, J. G. Laframboise, *Chebyshev approximation
    /// of (1 + 2x)exp(x²)erfc x*, Mathematics of Computation 36 (1981), do for erfcx).
    pub(super) fn new(p: f64) -> Self {
        let t = 1.0 - 8.0 / (p + 4.0);
        let squared = t * t;
        let (mut even, mut odd) = (0.0, 0.0);
        for pair in COEFFICIENTS.as_chunks::<2>().0.iter().rev() {
            even = even * squared + pair[0];
            odd = odd * squared + pair[1];
        }
        let rest = (even + t * odd) / (p + SQRT_2 * FRAC_2_SQRT_PI);
        let mean = 1.0 / (p + rest);
        Self {
            mass: 1.0 / (p + mean),
            mean,
            relative_variance: rest / mean - 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_that_of_high_precision() {
        let text = include_str!("../../tests/posterior/tails.json");
        let file: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let mut count = 0;
        for case in file["tails"].as_array().expect("a list") {
            let [p, mass, mean, variance] =
                [0, 1, 2, 3].map(|j| case[j].as_f64().expect("a number"));
            let tail = Tail::new(p);
            let relative = if p > 1e150 {
                1.0
            } else {
                variance / (mean * mean)
            };
            for (ours, truth) in [
                (tail.mass, mass),
                (tail.mean, mean),
                (tail.relative_variance, relative),
            ] {
                let off = (ours / truth - 1.0).abs();
                assert!(off <= 3e-15, "p = {p}: {ours} instead of {truth}");
            }
            count += 1;
        }
        assert!(count > 70);
    }
}
