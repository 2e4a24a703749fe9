//! Numbers and lines in sentences.

use figure::number::significant;

/// Digits of a number in a sentence: as few as are true, and no more than these.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=9;

/// A number with three significant digits.
pub(crate) fn short(x: f64) -> String {
    significant(x, 3)
}

/// `x` ≥ 0 rounded up, but not beyond `most` ≥ `x`: what holds from `x` on holds from there on, and at `most`.
/// `None` where the two are too near to each other for a number that a person reads.
pub(crate) fn rounded_up(x: f64, most: f64) -> Option<String> {
    rounded(x, true, |number| number <= most)
}

/// `x` ≥ 0 rounded down, but not below `least` ≤ `x`: what holds up to `x` holds up to there, and at `least`.
pub(crate) fn rounded_down(x: f64, least: f64) -> Option<String> {
    rounded(x, false, |number| number >= least)
}

/// `x` > 0 to the nearest, with digits enough to tell on which side of `other` it is.
pub(crate) fn nearest(x: f64, other: f64) -> String {
    let most = *DIGITS.end();
    let text = |digits| significant(nearest_number(x, digits), digits);
    let tells = |digits: &usize| {
        let number = nearest_number(x, *digits);
        (number > other) == (x > other)
            && number != other
            && text(*digits) != significant(other, *digits)
    };
    text(DIGITS.clone().find(tells).unwrap_or(most))
}

fn nearest_number(x: f64, digits: usize) -> f64 {
    format!("{x:.*e}", digits - 1).parse().unwrap_or(x)
}

fn rounded(x: f64, up: bool, fits: impl Fn(f64) -> bool) -> Option<String> {
    DIGITS.clone().find_map(|digits| {
        let text = format!("{x:.*e}", digits - 1);
        let mut number: f64 = text.parse().ok()?;
        if if up { number < x } else { number > x } {
            let exponent: i32 = text.split_once('e')?.1.parse().ok()?;
            let unit = 10_f64.powi(exponent + 1 - digits as i32);
            number = nearest_number(if up { number + unit } else { number - unit }, digits);
        }
        fits(number).then(|| {
            // A number that is what it says needs no zeros at its end.
            let text = significant(number, digits);
            if number == x && text.contains('.') && !text.contains('×') {
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            } else {
                text
            }
        })
    })
}

/// Keeps "λ < 1.04" on one line.
pub(crate) fn unbroken(text: String) -> String {
    [" = ", " ≈ ", " < ", " > ", " ≤ ", " ≥ "]
        .iter()
        .fold(text, |text, relation| {
            text.replace(relation, &relation.replace(' ', "\u{a0}"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_rounded_to_the_side_where_it_is_true() {
        let knot = 0.6775 / 0.65;
        assert_eq!(rounded_up(knot, 1.15).as_deref(), Some("1.043"));
        assert_eq!(rounded_up(knot, 1.0425).as_deref(), Some("1.0424"));
        assert_eq!(rounded_down(knot, 0.5).as_deref(), Some("1.042"));
        assert_eq!(rounded_down(knot, 1.0421).as_deref(), Some("1.0423"));
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
