//! Numbers that a person typed or a link holds.

use lasso_path::problem::Lambda;
use lasso_path::solve::penalty::Penalty;
use thiserror::Error;

/// Why a typed number cannot be used. The text is for the person.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum EntryError {
    /// Nothing was typed.
    #[error("is empty: a number is needed, like 1.15")]
    Empty,
    /// A comma stands where the decimal point should.
    #[error("“{0}” has a comma: write the decimal point as a dot, like 1.5")]
    Comma(String),
    /// Not a number at all.
    #[error("“{0}” is not a number. Try 1.15 or 2e-3")]
    NotANumber(String),
    /// A number beyond ±10¹⁰⁰, an infinity, or too large for f64.
    #[error("“{0}” is too large: numbers up to 1e100 can be used")]
    TooLarge(String),
    /// A negative λ.
    #[error("“{0}” is negative: λ is 0 or more")]
    NegativeLambda(String),
}

/// The largest number that a link can hold and an action can lead to.
pub(super) const LARGEST: f64 = 1e100;

/// A finite number of at most 10¹⁰⁰ in size.
///
/// # Errors
/// Says what is wrong with the text, showing (the start of) it.
pub fn number(text: &str) -> Result<f64, EntryError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(EntryError::Empty);
    }
    let plain = text.replace('−', "-");
    match parse(&plain) {
        Some(x) if x.abs() <= LARGEST => Ok(x),
        Some(_) => Err(EntryError::TooLarge(shown(text))),
        None if parse(&plain.replacen(',', ".", 1)).is_some() => {
            Err(EntryError::Comma(shown(text)))
        }
        None => Err(EntryError::NotANumber(shown(text))),
    }
}

/// The nearest f64 of a decimal number; infinite where it is too large. "nan" and "inf" are words,
/// not numbers.
fn parse(text: &str) -> Option<f64> {
    let begins = text.trim_start_matches(['+', '-']);
    if !begins.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    if !text.chars().all(plain) {
        return None;
    }
    text.parse().ok()
}

/// A λ ≥ 0.
///
/// # Errors
/// As [`number`], and for a negative one.
pub fn penalty_weight(text: &str) -> Result<Lambda, EntryError> {
    Lambda::new(number(text)?).map_err(|_| EntryError::NegativeLambda(shown(text.trim())))
}

/// A penalty with the parameter that a text says; "inf" and "∞" are ∞, as p of the bridge penalty can
/// be.
///
/// # Errors
/// Says what is wrong with the text, or with the number for this penalty.
pub fn with_parameter(penalty: Penalty, text: &str) -> Result<Penalty, String> {
    let value = match text.trim() {
        "inf" | "∞" => f64::INFINITY,
        text => number(text).map_err(|error| error.to_string())?,
    };
    let changed = penalty.with_parameter(value);
    changed.map_err(|error| error.to_string())
}

/// The start of a text, so that a megabyte in a link does not become a megabyte on the page.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut start: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        start.push('…');
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_numbers_are_read() {
        assert_eq!(number(" 1.15 "), Ok(1.15));
        assert_eq!(number("−2e-3"), Ok(-0.002));
        assert_eq!(penalty_weight("0"), Ok(Lambda::ZERO));
        assert_eq!(penalty_weight("-0"), Ok(Lambda::ZERO));
    }

    #[test]
    fn nonsense_is_told_apart() {
        assert_eq!(number(""), Err(EntryError::Empty));
        assert_eq!(number("1,5"), Err(EntryError::Comma("1,5".into())));
        for text in ["abc", "NaN", "inf", "-Infinity", "1..2", "0x10", "1 2"] {
            assert_eq!(
                number(text),
                Err(EntryError::NotANumber(text.into())),
                "{text}"
            );
        }
        for text in ["1e400", "1e101", "-1e308"] {
            assert_eq!(
                number(text),
                Err(EntryError::TooLarge(text.into())),
                "{text}"
            );
        }
        assert_eq!(
            penalty_weight("-1"),
            Err(EntryError::NegativeLambda("-1".into()))
        );
    }

    #[test]
    fn a_megabyte_is_shown_by_its_start() {
        let message = number(&"x".repeat(1_000_000))
            .expect_err("not a number")
            .to_string();
        assert!(message.len() < 200);
    }
}
