//! What a teacher takes to the front, and away: pictures and their data.

pub mod data;
pub mod picture;
pub mod text;

/// The smallest font size of the large pictures, in CSS pixels, without a scale.
const SMALLEST: f64 = 11.5;

/// By how much type and strokes are larger while one presents in a window of (width, height) CSS pixels: 1.7, and as
/// much more as makes the smallest type 3 % of the height, as far as the width has room for 500 pixels of a picture on
/// the page. At least 1.
#[must_use]
pub fn scale([width, height]: [f64; 2]) -> f64 {
    let wanted = (0.03 * height / SMALLEST).max(1.7);
    let room = width / 500.0;
    let scale = wanted.min(room);
    if scale.is_finite() {
        scale.max(1.0)
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_is_legible_from_the_last_row() {
        for window in [
            [1024.0, 768.0],
            [1280.0, 720.0],
            [1920.0, 1080.0],
            [3840.0, 2160.0],
        ] {
            let scale = scale(window);
            assert!(
                scale >= 1.7 && scale * SMALLEST >= 0.03 * window[1] - 1e-9,
                "{scale}"
            );
        }
        assert_eq!(scale([390.0, 844.0]), 1.0);
        for window in [[0.0, 0.0], [f64::NAN, 1.0], [1e9, f64::INFINITY]] {
            assert!(scale(window) >= 1.0 && scale(window).is_finite());
        }
    }
}
