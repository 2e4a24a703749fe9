//! Draws of θ̂ from the sampling distribution of least squares.
//!
//! For y = Xθ̂ + ε with ε ~ N(0, σ²I) and H = XᵀX/n, least squares has the distribution
//! N(θ̂, σ²/n·H⁻¹).

use crate::problem::{QuadraticLoss, Vector2};

/// A source of random numbers whose sequence is fixed by its seed for ever, because links carry
/// seeds: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, *Fast splittable pseudorandom number
/// generators*, OOPSLA 2014), and the polar method for normal numbers (G. Marsaglia, T. A. Bray, *A
/// convenient method for generating normal variables*, SIAM Review 6 (1964)).
///
/// All but the logarithm are operations that IEEE 754 defines to the last bit; a logarithm may
/// differ by a unit in the last place between platforms.
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The source of this seed; any seed will do, and near seeds are not alike.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 random bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number in [−1, 1), a multiple of 2⁻⁵², all equally likely.
    #[inline]
    pub fn symmetric(&mut self) -> f64 {
        const UNIT: f64 = f64::EPSILON; // 2⁻⁵²
        (self.bits() >> 11) as f64 * UNIT - 1.0
    }

    /// Two independent standard normal numbers.
    #[inline]
    pub fn normal_pair(&mut self) -> Vector2 {
        loop {
            let [x, y] = [self.symmetric(), self.symmetric()];
            let squared = x * x + y * y;
            if squared > 0.0 && squared < 1.0 {
                let factor = (-2.0 * squared.ln() / squared).sqrt();
                return [factor * x, factor * y];
            }
        }
    }
}

/// `count` draws of θ̂ from N(θ̂, s²·H⁻¹), s = σ/√n = `spread`; the same for the same seed, whatever λ
/// is, and the first draws the same for every count. With another spread each draw moves along a
/// line through θ̂.
///
/// θ̂ + s(z₁v₁/√μ₁ + z₂v₂/√μ₂) with the eigenvectors v and eigenvalues μ of H and standard normal z.
///
/// **Singular H.** The data say nothing about a direction with μ = 0, and least squares of least
/// Euclidean norm never moves that way; so such a direction gets no spread. H = 0 gives θ̂ itself.
/// A draw beyond ±10¹⁰⁰, which an almost singular H or a huge spread can make, is cut to ±10¹⁰⁰, where
/// [`QuadraticLoss`] ends; a spread that is not a number ≥ 0 counts as 0.
///
/// ```
/// use lasso_path::problem::{Hessian, QuadraticLoss};
/// use lasso_path::solve::draws;
/// let loss = QuadraticLoss::new(Hessian::new(1.0, 0.0, 1.0)?, [3.0, 0.5], 0.0)?;
/// assert_eq!(draws(&loss, 0.1, 7, 100)[..10], draws(&loss, 0.1, 7, 10));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn draws(loss: &QuadraticLoss, spread: f64, seed: u64, count: usize) -> Vec<Vector2> {
    let values = loss.hessian().eigenvalues();
    let [first, second] = loss.hessian().eigenvectors();
    let spread = if spread > 0.0 { spread } else { 0.0 };
    let scale = values.map(|value| {
        if value > 0.0 {
            (spread / value.sqrt()).min(1e100)
        } else {
            0.0
        }
    });
    let center = loss.center();
    let mut random = Random::new(seed);
    let draw = |_| {
        let [x, y] = random.normal_pair();
        let [x, y] = [x * scale[0], y * scale[1]];
        [0, 1].map(|j: usize| {
            let drawn = center[j] + (x * first[j] + y * second[j]);
            // Within the range of a loss's centre.
            if drawn.abs() < 1e-100 {
                0.0
            } else {
                drawn.clamp(-1e100, 1e100)
            }
        })
    };
    (0..count).map(draw).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the reference implementation, <https://prng.di.unimi.it/splitmix64.c>.
    #[test]
    fn the_sequence_is_that_of_splitmix64() {
        let mut random = Random::new(1_234_567);
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        for value in expected {
            assert_eq!(random.bits(), value);
        }
    }
}
