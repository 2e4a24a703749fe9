//! Numbers and lines in sentences.

use figure::number::significant;

/// A number with three significant digits.
pub(crate) fn short(x: f64) -> String {
    significant(x, 3)
}

/// "a", "a and b", "a, b and c".
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The same with a capital at its beginning, where that is one of A to Z: θ stays small.
pub(crate) fn capital(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Keeps "λ < 1.04" on one line.
pub(crate) fn unbroken(text: String) -> String {
    [" = ", " ≈ ", " < ", " > ", " ≤ ", " ≥ "]
        .iter()
        .fold(text, |text, relation| {
            text.replace(relation, &relation.replace(' ', "\u{a0}"))
        })
}
