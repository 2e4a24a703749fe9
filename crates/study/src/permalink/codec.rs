//! How values are written in links, and read.

use crate::entry::number;
use figure::number::shortest;

/// The value of one of a few words.
pub(crate) fn word<T: Copy>(text: &str, words: &[(&str, T)]) -> Result<T, String> {
    let found = words.iter().find(|(word, _)| *word == text);
    found.map(|&(_, value)| value).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("must be one of {}", all.join(", "))
    })
}

/// The word for a value.
pub(crate) fn word_for<T: PartialEq>(value: &T, words: &[(&'static str, T)]) -> Option<String> {
    let found = words.iter().find(|(_, each)| each == value);
    found.map(|(word, _)| (*word).to_owned())
}

/// A whole number from `least` to `most`.
pub(crate) fn whole(text: &str, least: u32, most: u32) -> Result<u32, String> {
    let value = number(text).map_err(|error| error.to_string())?;
    if value.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&value) {
        Ok(value as u32)
    } else {
        Err(format!("it is a whole number from {least} to {most}"))
    }
}

/// Numbers joined by commas.
pub(crate) fn joined(numbers: &[f64]) -> String {
    numbers
        .iter()
        .map(|&x| shortest(x))
        .collect::<Vec<_>>()
        .join(",")
}

/// As many numbers as are needed.
pub(crate) fn numbers<const N: usize>(text: &str) -> Result<[f64; N], String> {
    let count = text.split(',').count();
    if count != N {
        return Err(format!(
            "{N} numbers joined by commas are needed, not {count}"
        ));
    }
    let mut numbers = [0.0; N];
    for (slot, part) in numbers.iter_mut().zip(text.split(',')) {
        *slot = number(part).map_err(|error| error.to_string())?;
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: [(&str, u8); 2] = [("small", 1), ("large", 2)];

    #[test]
    fn a_word_is_one_of_its_list_and_the_error_names_them() {
        assert_eq!(word("large", &SIZES), Ok(2));
        assert_eq!(
            word("Large", &SIZES),
            Err("must be one of small, large".to_owned())
        );
        assert_eq!(word_for(&1, &SIZES).as_deref(), Some("small"));
        assert_eq!(word_for(&3, &SIZES), None);
    }

    #[test]
    fn a_whole_number_has_its_bounds_and_no_fraction() {
        for (text, value) in [("1", 1), ("60", 60), ("6e1", 60), ("2.0", 2)] {
            assert_eq!(whole(text, 1, 60), Ok(value), "{text}");
        }
        for text in ["0", "61", "1.5", "-1", "1e20", "", "NaN", "one"] {
            assert!(whole(text, 1, 60).is_err(), "{text}");
        }
    }

    #[test]
    fn joined_numbers_are_read_back_to_the_last_bit() {
        for all in [[0.1, -2.5e-100, 1e100], [0.0, 1.0 / 3.0, f64::MIN_POSITIVE]] {
            assert_eq!(numbers(&joined(&all)), Ok(all));
        }
        for text in ["1,2", "1,2,3,4", "", "1,,3", "1,2,x"] {
            assert!(numbers::<3>(text).is_err(), "{text}");
        }
    }
}
