//! The slider of λ: where it comes to rest, and where the names of its knots stand.

/// How far from a knot a pointer lets λ come to rest on it, in CSS pixels.
const DETENT: f64 = 5.0;
/// How far apart knots must be for that.
const APART: f64 = 12.0;
/// How many CSS pixels one character of a name takes, at most.
const CHARACTER: f64 = 7.4;

/// The knot near which a pointer has put λ, if it is near enough and far enough from the others. The slider goes
/// from 0 to `end` and is `width` CSS pixels long.
#[must_use]
pub fn detent(knots: &[f64], lambda: f64, end: f64, width: f64) -> Option<f64> {
    let pixels = |a: f64, b: f64| (a - b).abs() * width / end;
    let near = *knots.iter().find(|&&knot| pixels(knot, lambda) < DETENT)?;
    let alone = |&knot: &f64| knot == near || pixels(knot, near) >= APART;
    knots.iter().all(alone).then_some(near)
}

/// Where a knot's name stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its middle, as a share of the slider's length.
    pub middle: f64,
    /// Its row, from the top.
    pub row: usize,
}

/// Where the names of knots stand so that none covers another: each has its place on the slider, from 0 to 1, and its
/// text, in ascending order; the slider is `width` CSS pixels long.
#[must_use]
pub fn places(names: &[(f64, &str)], width: f64) -> Vec<Place> {
    let mut occupied: Vec<f64> = Vec::new();
    let place = |&(at, text): &(f64, &str)| {
        let text = CHARACTER * (text.chars().count() as f64 + 1.0);
        let half = (0.5 * text / width.max(1.0)).min(0.5);
        let middle = at.clamp(half, 1.0 - half);
        let row = occupied.iter().position(|&taken| taken <= middle - half);
        let row = row.unwrap_or(occupied.len());
        if row == occupied.len() {
            occupied.push(0.0);
        }
        occupied[row] = middle + half;
        Place { middle, row }
    };
    names.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lambda_rests_on_a_knot_that_is_near_and_alone() {
        let at = |lambda| detent(&[1.0, 2.0, 2.01], lambda, 4.0, 400.0);
        assert_eq!(at(1.04), Some(1.0));
        assert_eq!(at(1.06), None);
        // two knots a pixel apart: neither could be left again
        assert_eq!(at(2.0), None);
        assert_eq!(detent(&[], 1.0, 4.0, 400.0), None);
    }

    #[test]
    fn names_stand_inside_and_cover_nothing() {
        let names: Vec<(f64, &str)> = (0..200).map(|k| (f64::from(k) / 199.0, "θ₁ → 0")).collect();
        for width in [0.0, 120.0, 900.0] {
            let places = places(&names, width);
            assert_eq!(places.len(), names.len());
            let half = (0.5 * CHARACTER * 7.0 / width.max(1.0)).min(0.5);
            for (i, a) in places.iter().enumerate() {
                assert!(a.middle - half >= -1e-12 && a.middle + half <= 1.0 + 1e-12);
                for b in &places[..i] {
                    let apart = (a.middle - b.middle).abs() >= 2.0 * half - 1e-12;
                    assert!(a.row != b.row || apart, "{a:?} {b:?}");
                }
            }
        }
    }
}
