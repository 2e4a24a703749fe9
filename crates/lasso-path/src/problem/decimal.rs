//! From text to the nearest number.

use std::cmp::Ordering;

/// The digits that are looked at; of what follows it matters only whether it is all 0. 768 would do.
const MOST_DIGITS: usize = 800;
/// A whole number up to this has an exact f64.
const EXACT_DIGITS: usize = 15;
/// The largest power of ten that is an exact f64.
const EXACT_POWER: i64 = 22;
/// The last bit of the smallest f64 is 2 to this power.
const LAST: i64 = -1074;

/// The f64 nearest to a decimal number, `[+-] digits [. digits] [e [+-] digits]` with a digit before or after the point; of two equally near
/// ones the even one. ±∞ for what is too large, ±0 for what is too small; `None` for any other text.
///
/// That is what [`str::parse`] gives, too, without the 10 kB of powers of five that it is fast with.
///
/// ```
/// use lasso_path::problem::parse_decimal;
/// assert_eq!(parse_decimal("-12.5e-1"), Some(-1.25));
/// assert_eq!(parse_decimal("9007199254740993"), Some(9_007_199_254_740_992.0));
/// assert_eq!((parse_decimal("1e999"), parse_decimal("1,5")), (Some(f64::INFINITY), None));
/// ```
#[must_use]
pub fn parse_decimal(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (significand, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((significand, exponent)) => (significand, whole(exponent)?),
        None => (unsigned, 0),
    };
    let (before, after) = significand.split_once('.').unwrap_or((significand, ""));
    let digits: Vec<u8> = before.bytes().chain(after.bytes()).collect();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let size = nearest(&digits, exponent.saturating_sub(after.len() as i64));
    Some(if text.starts_with('-') { -size } else { size })
}

/// A whole number, or one of its sign and beyond all exponents.
fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let size = digits.bytes().fold(0_i64, |sum, digit| {
        sum.saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'))
    });
    Some(if text.starts_with('-') { -size } else { size })
}

/// The f64 nearest to a whole number, by its digits, times 10 to a power.
fn nearest(digits: &[u8], mut power: i64) -> f64 {
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    let mut digits = digits[zeros..].to_vec();
    if digits.len() > MOST_DIGITS {
        power = power.saturating_add((digits.len() - MOST_DIGITS) as i64);
        let rest = digits.split_off(MOST_DIGITS);
        if rest.iter().any(|digit| *digit != b'0') {
            digits.push(b'1');
            power -= 1;
        }
    }
    // less than 10 to this power, and not less than a tenth of that
    let top = power.saturating_add(digits.len() as i64);
    if digits.is_empty() || top < -323 {
        return 0.0;
    }
    if top > 309 {
        return f64::INFINITY;
    }
    if digits.len() <= EXACT_DIGITS && power.abs() <= EXACT_POWER {
        let number = digits
            .iter()
            .fold(0.0, |sum, digit| 10.0 * sum + f64::from(digit - b'0'));
        let scale = 10_f64.powi(power.abs() as i32);
        return if power < 0 {
            number / scale
        } else {
            number * scale
        };
    }
    let mut number = Big(Vec::new());
    for digit in digits {
        number.multiply_add(10, u32::from(digit - b'0'));
    }
    let mut unit = Big(vec![1]);
    for _ in 0..power.abs() {
        let scaled = if power < 0 { &mut unit } else { &mut number };
        scaled.multiply_add(10, 0);
    }
    quotient(number, unit)
}

/// The f64 nearest to a quotient of two numbers that are not 0.
fn quotient(mut number: Big, mut unit: Big) -> f64 {
    // shifted so that the quotient has 64 bits, or 65
    let shift = 64 - (number.bits() as i64 - unit.bits() as i64);
    number.shift_left(shift.max(0) as usize);
    unit.shift_left((65 - shift.min(0)) as usize);
    let mut quotient = 0_u128;
    for _ in 0..=65 {
        quotient *= 2;
        if number.compare(&unit) != Ordering::Less {
            number.subtract(&unit);
            quotient += 1;
        }
        unit.halve();
    }
    let bits = i64::from(u128::BITS - quotient.leading_zeros());
    let dropped = (bits - 53).max(LAST + shift);
    let (kept, rest) = (quotient >> dropped, quotient & ((1 << dropped) - 1));
    let half = 1_u128 << (dropped - 1);
    let up = match rest.cmp(&half) {
        Ordering::Less => false,
        Ordering::Equal => number.bits() > 0 || kept % 2 == 1,
        Ordering::Greater => true,
    };
    let kept = kept as f64 + f64::from(u8::from(up));
    // no more than 53 bits of it, and none below the last: exact, or beyond all numbers
    let power = dropped - shift;
    if power < -1022 {
        kept * f64::from_bits(1 << (power - LAST))
    } else if power > 1023 {
        f64::INFINITY
    } else {
        kept * f64::from_bits(((power + 1023) as u64) << 52)
    }
}

/// A whole number, its least 32 bits first, without zeros at its end.
struct Big(Vec<u32>);

impl Big {
    fn bits(&self) -> usize {
        let last = self
            .0
            .last()
            .map_or(0, |last| 32 - last.leading_zeros() as usize);
        32 * self.0.len().saturating_sub(1) + last
    }

    fn multiply_add(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(factor);
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    fn shift_left(&mut self, bits: usize) {
        for _ in 0..bits % 32 {
            self.multiply_add(2, 0);
        }
        self.0.splice(0..0, vec![0; bits / 32]);
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for part in self.0.iter_mut().rev() {
            let next = *part << 31;
            *part = *part >> 1 | carry;
            carry = next;
        }
        self.trim();
    }

    fn compare(&self, other: &Self) -> Ordering {
        let parts = self.0.iter().rev().cmp(other.0.iter().rev());
        self.0.len().cmp(&other.0.len()).then(parts)
    }

    /// Less one that is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = false;
        for (k, part) in self.0.iter_mut().enumerate() {
            let (less, first) = part.overflowing_sub(other.0.get(k).copied().unwrap_or(0));
            let (less, second) = less.overflowing_sub(u32::from(borrow));
            (*part, borrow) = (less, first || second);
        }
        self.trim();
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}
