//! Numbers as text. A browser writes them itself, so that the code and the tables for it need not be in the page.

/// The shortest text that reads back to the same number; for messages, for `data-value` and for links.
///
/// An exponent is used where it is shorter to read (1e300). Zero of either sign is "0"; what is not finite is
/// "inf", "-inf", or "NaN".
pub fn shortest(x: f64) -> String {
    if x == 0.0 {
        return "0".to_owned();
    }
    if !x.is_finite() {
        let words = if x.is_nan() {
            "NaN"
        } else if x > 0.0 {
            "inf"
        } else {
            "-inf"
        };
        return words.to_owned();
    }
    digits(x)
}

#[cfg(not(target_arch = "wasm32"))]
fn digits(x: f64) -> String {
    let text = format!("{x:?}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

#[cfg(target_arch = "wasm32")]
fn digits(x: f64) -> String {
    WRITER
        .get()
        .map_or_else(String::new, |writer| (writer.shortest)(x))
}

/// How the host writes a number with so many decimals, plainly ("0.5") and with an exponent ("5e-1").
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Copy)]
pub struct Writer {
    /// Plainly; for numbers below 10²¹.
    pub fixed: fn(f64, usize) -> String,
    /// With an exponent.
    pub exponential: fn(f64, usize) -> String,
    /// With as many digits as it takes to read back the same number.
    pub shortest: fn(f64) -> String,
}

#[cfg(target_arch = "wasm32")]
static WRITER: std::sync::OnceLock<Writer> = std::sync::OnceLock::new();

/// Lets the host write numbers: a browser can, and the code and tables for it need not be in the page.
#[cfg(target_arch = "wasm32")]
pub fn write_numbers_with(writer: Writer) {
    // The first one stays; there is one host.
    let _ = WRITER.set(writer);
}

/// With so many decimals.
#[cfg(target_arch = "wasm32")]
pub fn fixed(x: f64, places: usize) -> String {
    WRITER
        .get()
        .map_or_else(String::new, |writer| (writer.fixed)(x, places))
}

/// With so many decimals and an exponent.
#[cfg(target_arch = "wasm32")]
pub fn exponential(x: f64, places: usize) -> String {
    WRITER
        .get()
        .map_or_else(String::new, |writer| (writer.exponential)(x, places))
}

/// With so many decimals.
#[cfg(not(target_arch = "wasm32"))]
pub fn fixed(x: f64, places: usize) -> String {
    format!("{x:.places$}")
}

/// With so many decimals and an exponent.
#[cfg(not(target_arch = "wasm32"))]
pub fn exponential(x: f64, places: usize) -> String {
    format!("{x:.places$e}")
}
