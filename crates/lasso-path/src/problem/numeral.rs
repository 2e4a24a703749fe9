//! Numbers as text.

/// The shortest text that reads back to the same number; for messages, for `data-value` and for links.
///
/// An exponent is used where it is shorter to read (1e300). Zero of either sign is "0"; what is not finite is
/// "inf", "-inf", or "NaN".
pub fn shortest(x: f64) -> String {
    // Adding +0.0 turns −0.0 into +0.0.
    let text = format!("{:?}", x + 0.0);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A number rounded to four significant digits, for messages in which more are only noise.
pub fn brief(x: f64) -> String {
    shortest(format!("{x:.3e}").parse().unwrap_or(x))
}
