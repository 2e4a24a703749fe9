//! The visible part of level sets, against the definition on random shapes and windows.

use geometry::{LevelSet, Rectangle, VisibleLevelSet};
use lasso_path::problem::{QuadraticLoss, Vector2};
use proptest::prelude::*;
use strategies::config;
use strategies::number::power_of_ten;

use super::shapes::{area, cross, definite, depth, distance_to, grid, singular, window};

/// The distance from the level set, to first order.
fn off_level(loss: &QuadraticLoss, level: f64, point: Vector2) -> f64 {
    let [a, b] = loss.negative_gradient(point);
    (loss.excess(point) - level).abs() / a.hypot(b)
}

/// What holds for the visible part of any level set.
fn check(
    loss: &QuadraticLoss,
    level: f64,
    window: &Rectangle,
    visible: &VisibleLevelSet,
    tolerance: f64,
) -> Result<(), TestCaseError> {
    let size = (window.max[0] - window.min[0]).hypot(window.max[1] - window.min[1]);
    let border = |p: Vector2| (0..2).any(|k| p[k] == window.min[k] || p[k] == window.max[k]);
    for piece in &visible.outline {
        for &point in piece {
            prop_assert!(window.contains(point), "{point:?} is outside");
            let off = off_level(loss, level, point);
            prop_assert!(off <= 1e-8 * size, "{point:?} is {off} off the level");
        }
        let (first, last) = (piece[0], piece[piece.len() - 1]);
        if first != last {
            for end in [first, last] {
                let near = window.grown(-1e-9 * size);
                prop_assert!(border(end) || !near.contains(end), "{end:?} ends inside");
            }
        }
    }
    // Either way round; from here on counter-clockwise.
    let mut region = visible.region.clone();
    if area(&region) < 0.0 {
        region.reverse();
    }
    for (i, &point) in region.iter().enumerate() {
        prop_assert!(window.contains(point));
        prop_assert!(loss.excess(point) <= level || off_level(loss, level, point) <= 1e-8 * size);
        let count = region.len();
        let (next, after) = (region[(i + 1) % count], region[(i + 2) % count]);
        let turn = cross(point, next, after);
        prop_assert!(
            turn >= -1e-8 * size * size,
            "not convex at {next:?}: {turn}"
        );
    }
    for point in grid(window, 24) {
        let inside = loss.excess(point) <= level;
        let away = off_level(loss, level, point);
        let depth = if region.is_empty() {
            f64::NEG_INFINITY
        } else {
            depth(&region, point)
        };
        // The chords are inside the curve by the tolerance at most.
        if away > 2.0 * tolerance + 1e-8 * size && !near_curve(loss, level, point, tolerance) {
            prop_assert_eq!(depth > 0.0, inside, "{:?}, {} deep", point, depth);
        }
    }
    Ok(())
}

/// Where the gradient nearly vanishes the distance to first order says little: then look around.
fn near_curve(loss: &QuadraticLoss, level: f64, point: Vector2, tolerance: f64) -> bool {
    let inside = loss.excess(point) <= level;
    (0..16).any(|i| {
        let (sin, cos) = (f64::from(i) * std::f64::consts::FRAC_PI_8).sin_cos();
        let around = [
            point[0] + 3.0 * tolerance * cos,
            point[1] + 3.0 * tolerance * sin,
        ];
        (loss.excess(around) <= level) != inside
    })
}

proptest! {
#![proptest_config(config(2_000))]

#[test]
fn the_visible_part_of_an_ellipse(
    loss in definite(),
    window in window(),
    level in power_of_ten(-4.0..1.5),
) {
    let set = LevelSet::new(&loss, level);
    let size = (window.max[0] - window.min[0]).hypot(window.max[1] - window.min[1]);
    let tolerance = 1e-3 * size;
    let visible = set.visible(&window, tolerance);
    check(&loss, level, &window, &visible, tolerance)?;
    // Nothing is missing: every point of the ellipse inside the window is near what is drawn.
    let LevelSet::Ellipse(ellipse) = set else {
        return Err(TestCaseError::reject("singular after rounding"));
    };
    for i in 0..4000 {
        let point = ellipse.at(f64::from(i) * std::f64::consts::TAU / 4000.0);
        if window.grown(-1e-9 * size).contains(point) {
            let far = visible
                .outline
                .iter()
                .map(|piece| distance_to(piece, point))
                .fold(f64::INFINITY, f64::min);
            prop_assert!(far <= 1.01 * tolerance, "{:?} is missing by {}", point, far);
        }
    }
}

#[test]
fn the_visible_part_of_a_strip(
    loss in singular(),
    window in window(),
    level in prop_oneof![Just(0.0), power_of_ten(-4.0..3.0)],
) {
    let visible = LevelSet::new(&loss, level).visible(&window, 1e-3);
    let most = if level == 0.0 { 1 } else { 2 };
    prop_assert!(visible.outline.len() <= most);
    for piece in &visible.outline {
        prop_assert_eq!(piece.len(), 2);
    }
    if level > 0.0 {
        check(&loss, level, &window, &visible, 1e-9)?;
    }
}

}
