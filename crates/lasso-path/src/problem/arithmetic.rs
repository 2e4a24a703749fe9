//! Error-free transformations and double-double numbers.
//!
//! Every function here uses additions, subtractions, multiplications, divisions and square roots
//! of binary64 numbers only. The fused multiply-add is avoided on purpose: WebAssembly has none,
//! and its emulation in software is far slower than Dekker's product.
//!
//! u = 2⁻⁵³ is the unit roundoff. Results are as stated while no intermediate overflows or
//! underflows: magnitudes between 10⁻¹⁴⁰ and 10²⁹⁰ for products are always safe; [`super::Hessian`]
//! and [`super::QuadraticLoss`] keep their entries in ranges that leave room.
//!
//! Sources: T. J. Dekker, *A floating-point technique for extending the available precision*,
//! Numerische Mathematik 18 (1971); T. Ogita, S. M. Rump, S. Oishi, *Accurate sum and dot product*,
//! SIAM J. Sci. Comput. 26 (2005), algorithms 3.1–3.5; M. Joldeş, J.-M. Muller, V. Popescu,
//! *Tight and rigorous error bounds for basic building blocks of double-word arithmetic*,
//! ACM Trans. Math. Softw. 44 (2017).

use std::ops::{Add, Mul, Neg, Sub};

/// The sum of two numbers without error: `(s, e)` with s = fl(a + b) and s + e = a + b exactly.
///
/// Knuth's branch-free form; Ogita, Rump, Oishi (2005), algorithm 3.1.
#[inline]
#[must_use]
pub fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_rounded = sum - a;
    let error = (a - (sum - b_rounded)) + (b - b_rounded);
    (sum, error)
}

/// As [`two_sum`], for |a| ≥ |b| or a = 0 only, and cheaper. Dekker (1971).
#[inline]
#[must_use]
pub fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

/// Veltkamp's splitting: a = high + low, each with at most 26 significant bits.
///
/// Overflows for |a| > 2⁹⁹⁶. Ogita, Rump, Oishi (2005), algorithm 3.2.
#[inline]
#[must_use]
pub fn split(a: f64) -> (f64, f64) {
    const FACTOR: f64 = 134_217_729.0; // 2²⁷ + 1
    let shifted = FACTOR * a;
    let high = shifted - (shifted - a);
    (high, a - high)
}

/// The product of two numbers without error: `(p, e)` with p = fl(a·b) and p + e = a·b exactly.
///
/// Dekker's product with Veltkamp's splitting; Ogita, Rump, Oishi (2005), algorithm 3.3.
#[inline]
#[must_use]
pub fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let (a_high, a_low) = split(a);
    let (b_high, b_low) = split(b);
    let error = a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low);
    (product, error)
}

/// A number held as the unevaluated sum `high + low` of two binary64 numbers, |low| ≤ u·|high|:
/// about 106 significant bits ("double-double", "double-word").
///
/// Sums have a relative error of at most 3u² even under cancellation, products of at most 5u²,
/// quotients of at most 10u² (Joldeş, Muller, Popescu 2017). A zero divisor gives NaN or ±∞ as it
/// does for f64.
///
/// `high` is the nearest binary64 number of the sum, so that the order of the pairs, which is the
/// derived one, is the order of the numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DoubleDouble {
    high: f64,
    low: f64,
}

impl DoubleDouble {
    /// Zero.
    pub const ZERO: Self = Self {
        high: 0.0,
        low: 0.0,
    };
    /// One.
    pub const ONE: Self = Self {
        high: 1.0,
        low: 0.0,
    };

    /// a + b, exactly.
    #[inline]
    #[must_use]
    pub fn sum(a: f64, b: f64) -> Self {
        let (high, low) = two_sum(a, b);
        Self { high, low }
    }

    /// a·b, exactly.
    #[inline]
    #[must_use]
    pub fn product(a: f64, b: f64) -> Self {
        let (high, low) = two_product(a, b);
        Self { high, low }
    }

    /// The nearest binary64 number.
    #[inline]
    #[must_use]
    pub fn value(self) -> f64 {
        self.high
    }

    /// x·2ᵏ for a factor 2ᵏ or −2ᵏ: exact, and much cheaper than a product. Any other factor loses
    /// the error of its two roundings.
    #[inline]
    #[must_use]
    pub fn scaled(self, power_of_two: f64) -> Self {
        Self {
            high: self.high * power_of_two,
            low: self.low * power_of_two,
        }
    }

    /// |x|.
    #[inline]
    #[must_use]
    pub fn abs(self) -> Self {
        if self.high < 0.0 { -self } else { self }
    }

    /// The quotient x / y.
    #[inline]
    #[must_use]
    pub fn quotient(self, divisor: Self) -> Self {
        let first = self.high / divisor.high;
        let rest = self - divisor * first;
        let (high, low) = fast_two_sum(first, rest.high / divisor.high);
        Self { high, low }
    }

    /// √x for x ≥ 0 (NaN for x < 0).
    #[inline]
    #[must_use]
    pub fn square_root(self) -> Self {
        let first = self.high.sqrt();
        if first == 0.0 {
            return Self::ZERO;
        }
        let rest = self - Self::product(first, first);
        let (high, low) = fast_two_sum(first, rest.high / (2.0 * first));
        Self { high, low }
    }
}

impl From<f64> for DoubleDouble {
    #[inline]
    fn from(value: f64) -> Self {
        Self {
            high: value,
            low: 0.0,
        }
    }
}

impl Neg for DoubleDouble {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        Self {
            high: -self.high,
            low: -self.low,
        }
    }
}

impl Add for DoubleDouble {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        let (sum, sum_error) = two_sum(self.high, other.high);
        let (low, low_error) = two_sum(self.low, other.low);
        let (sum, rest) = fast_two_sum(sum, sum_error + low);
        let (high, low) = fast_two_sum(sum, low_error + rest);
        Self { high, low }
    }
}

impl Sub for DoubleDouble {
    type Output = Self;
    #[inline]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul<f64> for DoubleDouble {
    type Output = Self;
    #[inline]
    fn mul(self, factor: f64) -> Self {
        let (product, error) = two_product(self.high, factor);
        let (product, rest) = fast_two_sum(product, self.low * factor);
        let (high, low) = fast_two_sum(product, rest + error);
        Self { high, low }
    }
}

impl Mul for DoubleDouble {
    type Output = Self;
    #[inline]
    fn mul(self, other: Self) -> Self {
        let (product, error) = two_product(self.high, other.high);
        let cross = self.high * other.low + self.low * other.high;
        let (high, low) = fast_two_sum(product, error + cross);
        Self { high, low }
    }
}

/// The inner product a₁b₁ + a₂b₂ with a relative error of at most 3u², and exact when it cancels
/// to zero: both products and the sum are error-free up to the last rounding of the low part.
#[inline]
#[must_use]
pub fn dot2(a: [f64; 2], b: [f64; 2]) -> DoubleDouble {
    DoubleDouble::product(a[0], b[0]) + DoubleDouble::product(a[1], b[1])
}

/// The determinant h₁₁h₂₂ − h₁₂² of a symmetric 2×2 matrix, relative error at most 3u², so that
/// its sign is exact: a matrix is called singular only if it is.
#[inline]
#[must_use]
pub fn determinant2(h11: f64, h12: f64, h22: f64) -> DoubleDouble {
    DoubleDouble::product(h11, h22) - DoubleDouble::product(h12, h12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sum_keeps_what_rounding_drops() {
        assert_eq!(two_sum(1.0, 1e-30), (1.0, 1e-30));
        assert_eq!(two_sum(1e-30, 1.0), (1.0, 1e-30));
        assert_eq!(two_sum(1e16, 1.0), (1e16, 1.0));
    }

    #[test]
    fn two_product_agrees_with_integers() {
        let (a, b) = (9_007_199_254_740_991_i128, 9_007_199_254_740_881_i128);
        let (product, error) = two_product(a as f64, b as f64);
        assert_eq!(product as i128 + error as i128, a * b);
        assert_ne!(error, 0.0);
    }

    #[test]
    fn split_has_halves_of_26_bits() {
        let a = 1.0 / 3.0;
        let (high, low) = split(a);
        assert_eq!(high + low, a);
        assert_eq!(high.to_bits() & 0x03ff_ffff, 0);
    }

    #[test]
    fn dot2_survives_cancellation() {
        let tiny = 2f64.powi(-52);
        // (1 + ε)(1 − ε) − 1 = −ε²
        let dot = dot2([1.0 + tiny, -1.0], [1.0 - tiny, 1.0]);
        assert_eq!(dot.value(), -tiny * tiny);
        assert_eq!(dot2([3.0, -3.0], [0.1, 0.1]).value(), 0.0);
    }

    #[test]
    fn determinant_has_the_exact_sign() {
        let below = 1.0 - f64::EPSILON / 2.0;
        let above = 1.0 + f64::EPSILON;
        assert_eq!(
            determinant2(1.0, below, 1.0).value(),
            f64::EPSILON - f64::EPSILON.powi(2) / 4.0
        );
        assert!(determinant2(1.0, above, 1.0).value() < 0.0);
        assert_eq!(determinant2(0.25, 0.5, 1.0).value(), 0.0);
        // (1 + 2ε)·1 − (1 + ε)² = −ε²: invisible to the plain formula.
        assert_eq!(
            determinant2(1.0 + 2.0 * f64::EPSILON, above, 1.0).value(),
            -f64::EPSILON.powi(2)
        );
    }

    #[test]
    fn order_looks_past_the_nearest_binary64_numbers() {
        let one = DoubleDouble::ONE;
        let above = DoubleDouble::sum(1.0, 1e-20);
        let below = DoubleDouble::sum(1.0, -1e-20);
        assert_eq!((above.value(), below.value()), (1.0, 1.0));
        assert!(below < one && one < above && -above < -one);
        assert!(DoubleDouble::sum(1.0, f64::EPSILON) > above);
    }

    #[test]
    fn quotient_and_square_root_carry_106_bits() {
        let third = DoubleDouble::from(1.0).quotient(DoubleDouble::from(3.0));
        let back = third * 3.0 - DoubleDouble::from(1.0);
        assert!(back.value().abs() < 1e-31, "{back:?}");
        let root = DoubleDouble::from(2.0).square_root();
        let back = root * root - DoubleDouble::from(2.0);
        assert!(back.value().abs() < 1e-30, "{back:?}");
        assert_ne!(root.low, 0.0);
        assert_eq!(DoubleDouble::ZERO.square_root(), DoubleDouble::ZERO);
    }
}
