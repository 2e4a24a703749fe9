//! Round numbers along an axis.

use plotters::coord::ranged1d::{BoldPoints, Ranged};
use plotters::coord::types::RangedCoordf64;

/// At most `most` round numbers inside [low, high], ascending, and the number of decimals that
/// tells them apart.
///
/// An interval that is empty, not finite, or too narrow for f64 has none.
pub fn ticks(low: f64, high: f64, most: usize) -> (Vec<f64>, usize) {
    let span = high - low;
    if !(span.is_finite() && span > 1e-12 * low.abs().max(high.abs())) {
        return (Vec::new(), 0);
    }
    let points = RangedCoordf64::from(low..high).key_points(BoldPoints(most));
    let step = points.windows(2).map(|p| p[1] - p[0]).fold(span, f64::min);
    // Round to the step's own decimals: 0.30000000000000004 is meant as 0.3.
    let places = (-(step * 1.000_001).log10().floor()).clamp(0.0, 300.0) as usize;
    let points = points
        .into_iter()
        .map(|x| if x.abs() < 1e-9 * step { 0.0 } else { x })
        .filter(|x| (low..=high).contains(x))
        .collect();
    (points, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_inside_and_few() {
        let (points, places) = ticks(-2.1, 3.5, 8);
        assert!(points.len() <= 8 && points.len() >= 4, "{points:?}");
        assert!(points.contains(&0.0));
        assert!(points.iter().all(|x| (-2.1..=3.5).contains(x)));
        assert_eq!(places, 0);
        let (points, places) = ticks(0.001, 0.0042, 6);
        assert!(points.len() >= 3, "{points:?}");
        assert!((3..=4).contains(&places));
    }

    #[test]
    fn impossible_intervals_have_no_ticks() {
        assert!(ticks(1.0, 1.0, 5).0.is_empty());
        assert!(ticks(0.0, f64::INFINITY, 5).0.is_empty());
        assert!(ticks(1e9, 1e9 + 1e-7, 5).0.is_empty());
        assert!(ticks(f64::NAN, 1.0, 5).0.is_empty());
    }
}
