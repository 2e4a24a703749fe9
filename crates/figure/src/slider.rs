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

/// Up to so many knots may all have names.
pub const NAMED: usize = 6;

/// Where the names of knots stand in one lane so that none covers another: the middle of each as a share of the
/// slider's length, `None` where it has no room. Each knot is given by its place on the slider, from 0 to 1, and its
/// text; the slider is `width` CSS pixels long. Those near `at` come first, and of many knots only the nearest.
#[must_use]
pub fn lane(names: &[(f64, &str)], at: f64, width: f64) -> Vec<Option<f64>> {
    let distance = |k: &usize| (names[*k].0 - at).abs();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    if names.len() > NAMED {
        order.truncate(1);
    }
    let mut middles = vec![None; names.len()];
    let mut taken: Vec<[f64; 2]> = Vec::new();
    for k in order {
        let (place, text) = names[k];
        let length = CHARACTER * (text.chars().count() as f64 + 1.0);
        let half = (0.5 * length / width.max(1.0)).min(0.5);
        let middle = place.clamp(half, 1.0 - half);
        let [left, right] = [middle - half, middle + half];
        if taken.iter().all(|&[from, to]| right <= from || to <= left) {
            taken.push([left, right]);
            middles[k] = Some(middle);
        }
    }
    middles
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

    /// Half the length of "θ₁ → 0", as a share of the slider's.
    fn half(width: f64) -> f64 {
        (0.5 * CHARACTER * 7.0 / width.max(1.0)).min(0.5)
    }

    #[test]
    fn names_stand_inside_and_cover_nothing() {
        for count in [1_u32, 2, 4, 6, 7, 200] {
            let share = |k: u32| f64::from(k) / f64::from(count);
            let names: Vec<(f64, &str)> = (0..count).map(|k| (share(k), "θ₁ → 0")).collect();
            for width in [0.0, 120.0, 300.0, 900.0] {
                for at in [0.0, 0.3, 0.5, 1.0] {
                    let lane = lane(&names, at, width);
                    assert_eq!(lane.len(), names.len());
                    let half = half(width);
                    let shown: Vec<f64> = lane.iter().copied().flatten().collect();
                    for (i, a) in shown.iter().enumerate() {
                        assert!(a - half >= -1e-12 && a + half <= 1.0 + 1e-12);
                        for b in &shown[..i] {
                            assert!((a - b).abs() >= 2.0 * half - 1e-12, "{a} {b}");
                        }
                    }
                    // the nearest has its name, and of many knots no other
                    let far = |k: usize| (names[k].0 - at).abs();
                    let least = (0..names.len()).map(far).fold(f64::INFINITY, f64::min);
                    let named = |k: &usize| lane[*k].is_some();
                    assert!((0..names.len()).filter(named).any(|k| far(k) == least));
                    assert!(names.len() <= NAMED || shown.len() == 1);
                }
            }
        }
    }

    #[test]
    fn two_knots_that_are_apart_both_have_their_names() {
        let names = [(0.38, "θ₂ → 0"), (0.91, "all zero")];
        assert!(lane(&names, 0.1, 600.0).iter().all(Option::is_some));
        // too close for both: the one that is nearer to λ
        let names = [(0.50, "θ₂ → 0"), (0.52, "all zero")];
        assert_eq!(lane(&names, 0.1, 600.0), [Some(0.5), None]);
        assert_eq!(lane(&names, 0.9, 600.0), [None, Some(0.52)]);
    }
}
