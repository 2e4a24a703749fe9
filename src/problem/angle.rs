//! Sine and cosine of everyday angles, made for little code.

/// (sin t, cos t) for |t| up to a few turns, within two units in the last place of 1.
///
/// Cody and Waite's reduction to |r| ≤ π/4 and Taylor's series, whose first left-out terms are below
/// 10⁻¹⁷. The standard library's is right for angles up to 10³⁰⁸ too; its tables and code for these would
/// be a hundredth of the page. Angles beyond 10⁶ turns lose digits, and NaN and ±∞ give NaN.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    // π/2 in two parts, the first of 33 bits.
    const HIGH: f64 = 1.570_796_326_734_125_6;
    const LOW: f64 = 6.077_100_506_506_192e-11;
    let quarters = (angle * std::f64::consts::FRAC_2_PI).round();
    let r = (angle - quarters * HIGH) - quarters * LOW;
    let square = -r * r;
    // 1 + s/(1·2)·(1 + s/(3·4)·(…)) with s = −r², from the innermost term.
    let series = |from: f64| {
        let mut sum = 1.0;
        let mut factor = from + 16.0;
        while factor > from {
            sum = 1.0 + sum * square / (factor * (factor - 1.0));
            factor -= 2.0;
        }
        sum
    };
    let (sin, cos) = (r * series(1.0), series(0.0));
    match (quarters as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_the_standard_library() {
        for i in -40_000..=40_000 {
            let angle = f64::from(i) * 7.3e-4;
            let ((sin, cos), meant) = (sin_cos(angle), angle.sin_cos());
            assert!((sin - meant.0).abs() <= 2.3e-16, "{angle}");
            assert!((cos - meant.1).abs() <= 2.3e-16, "{angle}");
        }
        assert_eq!(sin_cos(0.0), (0.0, 1.0));
        assert!(sin_cos(f64::INFINITY).0.is_nan() && sin_cos(f64::NAN).1.is_nan());
    }
}
