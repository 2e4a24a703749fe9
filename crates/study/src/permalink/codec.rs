//! How values are written in links, and read.

use crate::entry::number;
use figure::number::shortest;

/// The value of one of a few words.
pub(crate) fn word<T: Copy>(text: &str, words: &[(&str, T)]) -> Result<T, String> {
    let found = words.iter().find(|(word, _)| *word == text);
    found.map(|&(_, value)| value).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("it is one of {}", all.join(", "))
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
