//! Numbers as a person reads them.

pub use lasso_path::problem::numeral::shortest;

/// `x` with `places` decimals and a true minus sign; exactly 0 is "0", and a number that is not 0
/// is never shown as one (0.00004 with two places is "4×10⁻⁵").
pub fn decimal(x: f64, places: usize) -> String {
    if x == 0.0 {
        return "0".to_owned();
    }
    let fixed = format!("{:.places$}", x.abs());
    let vanishes = fixed.bytes().all(|b| b == b'0' || b == b'.');
    let magnitude = if vanishes || x.abs() >= 1e7 {
        scientific(x.abs(), if vanishes { 0 } else { places.min(3) })
    } else {
        fixed
    };
    sign(x) + magnitude.as_str()
}

/// `x` with about `digits` significant digits: fixed between 10⁻³ and 10⁶, scientific beyond.
pub fn significant(x: f64, digits: usize) -> String {
    if x == 0.0 || !x.is_finite() {
        return if x == 0.0 {
            "0".to_owned()
        } else {
            shortest(x).replace("inf", "∞").replace('-', "−")
        };
    }
    let exponent = x.abs().log10().floor() as i32;
    if (-3..6).contains(&exponent) {
        let places = (digits as i32 - 1 - exponent).max(0) as usize;
        format!("{}{:.places$}", sign(x), x.abs())
    } else {
        sign(x) + scientific(x.abs(), digits.saturating_sub(1)).as_str()
    }
}

/// As [`significant()`], but from 0.01 to 10 all with the same decimals, so that they stand still while they change; and
/// with two digits less (and two at least) where a power of ten takes their place.
pub fn compact(x: f64, digits: usize) -> String {
    if (0.01..10.0).contains(&x.abs()) {
        return decimal(x, digits.saturating_sub(1));
    }
    let text = significant(x, digits);
    if text.contains('×') {
        significant(x, digits.saturating_sub(2).max(2))
    } else {
        text
    }
}

/// Digits of a number in a sentence: as few as are true, and no more than these.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=9;

/// `x` ≥ 0 rounded up, but not beyond `most` ≥ `x`: what holds from `x` on holds from there on, and at `most`.
/// `None` where the two are too near to each other for a number that a person reads.
pub fn rounded_up(x: f64, most: f64) -> Option<String> {
    DIGITS.clone().find_map(|digits| {
        let text = format!("{x:.*e}", digits - 1);
        let mut number: f64 = text.parse().ok()?;
        if number < x {
            let exponent: i32 = text.split_once('e')?.1.parse().ok()?;
            let unit = 10_f64.powi(exponent + 1 - digits as i32);
            number = nearest_number(number + unit, digits);
        }
        let text = significant(number, digits);
        // A number that is what it says needs no zeros at its end.
        let is_exact = number == x && !text.contains('×');
        let text = if is_exact {
            trimmed(&text).to_owned()
        } else {
            text
        };
        (number <= most).then_some(text)
    })
}

/// `x` > 0 to the nearest, with digits enough to tell on which side of `other` it is, if it is not the same number.
pub fn nearest(x: f64, other: f64) -> String {
    let most = *DIGITS.end();
    let text = |digits| significant(nearest_number(x, digits), digits);
    let tells = |digits: &usize| {
        let number = nearest_number(x, *digits);
        (number > other) == (x > other)
            && number != other
            && text(*digits) != significant(other, *digits)
    };
    if x == other {
        return text(*DIGITS.start());
    }
    text(DIGITS.clone().find(tells).unwrap_or(most))
}

fn nearest_number(x: f64, digits: usize) -> f64 {
    format!("{x:.*e}", digits - 1).parse().unwrap_or(x)
}

/// A share of 1 in percent: whole ones, but "0%" and "100%" only for exactly 0 and 1 (up to
/// rounding of the last bits).
pub fn percent(share: f64) -> String {
    if share <= 0.0 {
        "0%".to_owned()
    } else if share < 0.005 {
        "<1%".to_owned()
    } else if (0.995..1.0 - 1e-9).contains(&share) {
        ">99%".to_owned()
    } else {
        format!("{:.0}%", 100.0 * share)
    }
}

/// `x` rounded to `digits` significant digits, in plain characters that can be typed: "1.15", "2e-7".
pub fn rounded(x: f64, digits: usize) -> String {
    // Adding +0.0 turns −0.0 into +0.0.
    let x = x + 0.0;
    let text = format!("{x:.*e}", digits.saturating_sub(1));
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-5..15).contains(&exponent) {
        let places = (digits as i32 - 1 - exponent).max(0) as usize;
        trimmed(&format!("{x:.places$}")).to_owned()
    } else {
        format!("{}e{exponent}", trimmed(mantissa))
    }
}

/// A decimal without the zeros at its end.
fn trimmed(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

fn sign(x: f64) -> String {
    if x < 0.0 {
        "−".to_owned()
    } else {
        String::new()
    }
}

fn scientific(x: f64, places: usize) -> String {
    let text = format!("{x:.places$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    format!("{mantissa}×10{}", raised(exponent))
}

/// 10 to a power: "10⁻⁴".
pub(super) fn power_of_ten(exponent: i32) -> String {
    format!("10{}", raised(&exponent.to_string()))
}

fn raised(exponent: &str) -> String {
    exponent
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            digit => char::from_u32('⁰' as u32 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_shown_only_for_zero() {
        assert_eq!(decimal(0.0, 2), "0");
        assert_eq!(decimal(-0.0, 2), "0");
        assert_eq!(decimal(0.004, 2), "4×10⁻³");
        assert_eq!(decimal(-1.6, 2), "−1.60");
        assert_eq!(decimal(1.5e9, 2), "1.50×10⁹");
    }

    #[test]
    fn a_small_share_is_not_none() {
        for (share, text) in [
            (0.0, "0%"),
            (1e-9, "<1%"),
            (0.314, "31%"),
            (0.999, ">99%"),
            (1.0 - 1e-15, "100%"),
        ] {
            assert_eq!(percent(share), text);
        }
    }

    #[test]
    fn rounded_numbers_can_be_typed() {
        assert_eq!(rounded(1.15, 10), "1.15");
        assert_eq!(rounded(0.1 + 0.2, 10), "0.3");
        assert_eq!(rounded(0.0, 10), "0");
        assert_eq!(rounded(-0.0, 10), "0");
        assert_eq!(rounded(2e-7, 10), "2e-7");
        assert_eq!(rounded(45.160_030_020_1, 10), "45.16003002");
        assert_eq!(rounded(1e20, 10), "1e20");
    }

    #[test]
    fn significant_digits_are_kept_at_any_magnitude() {
        assert_eq!(significant(1.15, 5), "1.1500");
        assert_eq!(significant(-45.16, 4), "−45.16");
        assert_eq!(significant(2.2e-16, 2), "2.2×10⁻¹⁶");
        assert_eq!(compact(0.00669, 4), "0.006690");
        assert_eq!(compact(0.92, 5), "0.9200");
        assert_eq!(compact(-2.0, 5), "−2.0000");
        assert_eq!(compact(1.2345e-7, 4), "1.2×10⁻⁷");
        assert_eq!(compact(1.2345e-7, 5), "1.23×10⁻⁷");
        assert_eq!(compact(2.2e-16, 2), "2.2×10⁻¹⁶");
        assert_eq!(significant(0.0, 3), "0");
        assert_eq!(significant(123456.0, 3), "123456");
    }

    #[test]
    fn the_shortest_text_reads_back_to_the_same_number() {
        for x in [1.0, -2.5, 0.1 + 0.2, 1e300, 5e-324, 1.04, f64::MAX] {
            assert_eq!(shortest(x).parse::<f64>(), Ok(x));
        }
        assert_eq!(shortest(1.0), "1");
        assert_eq!(shortest(-0.0), "0");
    }

    #[test]
    fn a_bound_is_rounded_to_the_side_where_it_is_true() {
        let knot = 0.6775 / 0.65;
        assert_eq!(rounded_up(knot, 1.15).as_deref(), Some("1.043"));
        assert_eq!(rounded_up(knot, 1.0425).as_deref(), Some("1.0424"));
        assert_eq!(rounded_up(2.75, 2.75).as_deref(), Some("2.75"));
        assert_eq!(rounded_up(2.0, 3.0).as_deref(), Some("2"));
        assert_eq!(rounded_up(knot, knot), None);
        assert_eq!(rounded_up(9.9999, 20.0).as_deref(), Some("10.00"));
        assert_eq!(rounded_up(1.23456e-7, 1.0).as_deref(), Some("1.235×10⁻⁷"));
    }

    #[test]
    fn the_nearest_number_is_on_its_own_side_of_another() {
        let knot = 0.6775 / 0.65;
        assert_eq!(nearest(knot, 0.5), "1.042");
        // λ is shown as 1.042 too
        assert_eq!(nearest(knot, 1.0421), "1.0423");
        assert_eq!(nearest(knot, 1.04231), "1.042308");
    }
}
