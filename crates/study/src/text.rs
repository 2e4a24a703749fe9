//! Numbers and lines in sentences.

use figure::number::significant;

/// A number with three significant digits.
pub(crate) fn short(x: f64) -> String {
    significant(x, 3)
}

/// Keeps "λ < 1.04" on one line.
pub(crate) fn unbroken(text: String) -> String {
    [" = ", " ≈ ", " < ", " > ", " ≤ ", " ≥ "]
        .iter()
        .fold(text, |text, relation| {
            text.replace(relation, &relation.replace(' ', "\u{a0}"))
        })
}
