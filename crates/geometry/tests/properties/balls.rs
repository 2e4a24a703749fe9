//! The outlines of the penalties' balls against the penalties' own radius.

use geometry::ball;
use lasso_path::problem::Vector2;
use proptest::prelude::*;
use strategies::config;
use strategies::penalty::{bridge, concave, convex};

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn outlines_have_the_radius(penalty in prop_oneof![2 => convex(), 1 => concave()], radius in prop_oneof![0.1..10.0, 1e-8..1e-6, 1e6..1e9], relative in prop_oneof![1e-4..1e-1_f64, Just(0.0), Just(f64::NAN)]) {
        let outline = ball(penalty, radius, relative * radius);
        prop_assert!(outline.len() >= 4 && outline.len() < 40_000, "{}", outline.len());
        for corner in [[radius, 0.0], [0.0, radius], [-radius, 0.0], [0.0, -radius]] {
            let square = penalty == bridge(f64::INFINITY);
            let near = |p: &Vector2| (p[0] - corner[0]).abs() + (p[1] - corner[1]).abs() <= 1e-15 * radius;
            prop_assert!(square || outline.iter().any(near), "{penalty:?} {outline:?}");
        }
        let mut area = 0.0;
        for (k, point) in outline.iter().enumerate() {
            let own = penalty.radius(*point);
            // For small p a coordinate of rounding size counts.
            let slack = if penalty.convex() { 1e-13 } else { 1e-9 };
            prop_assert!((own - radius).abs() <= slack * radius, "{penalty:?} {point:?} {own:e} {radius:e}");
            let next = outline[(k + 1) % outline.len()];
            area += point[0] * next[1] - point[1] * next[0];
            // Chords of a convex ball lie inside, and not far.
            if penalty.convex() && relative > 0.0 {
                let middle = [0.5 * (point[0] + next[0]), 0.5 * (point[1] + next[1])];
                let inner = penalty.radius(middle);
                prop_assert!(inner <= radius * (1.0 + 1e-12) && inner >= radius * (1.0 - 3.0 * relative.max(1e-6)), "{penalty:?}");
            }
        }
        prop_assert!(area > 0.0, "counter-clockwise");
    }
}
