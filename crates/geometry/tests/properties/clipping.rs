//! What a window cuts off, and what it keeps.

use lasso_path::problem::Vector2;
use proptest::prelude::*;
use strategies::config;
use strategies::number::point;

use super::shapes::{depth, distance_to, grid, polygon, window};

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn a_clipped_segment_is_the_part_inside(
        window in window(),
        start in point(6.0),
        end in point(6.0),
    ) {
        let clipped = window.clip_segment(start, end);
        let at = |t: f64| [0, 1].map(|k| start[k] + t * (end[k] - start[k]));
        if let Some(ends) = clipped {
            for point in ends {
                prop_assert!(window.contains(point));
                prop_assert!(distance_to(&[start, end], point) <= 1e-12);
            }
        }
        for i in 0..=500 {
            let point = at(f64::from(i) / 500.0);
            let kept = clipped.map_or(f64::INFINITY, |ends| distance_to(&ends, point));
            if window.grown(-1e-9).contains(point) {
                prop_assert!(kept <= 1e-9, "{:?} is inside, but was cut off", point);
            } else if !window.grown(1e-9).contains(point) {
                prop_assert!(kept > 0.0, "{:?} is outside, but was kept", point);
            }
        }
    }

    #[test]
    fn a_clipped_polygon_is_the_intersection(window in window(), polygon in polygon()) {
        let clipped = window.clip_polygon(&polygon);
        for &point in &clipped {
            prop_assert!(window.contains(point));
            prop_assert!(depth(&polygon, point) >= -1e-9);
        }
        for point in grid(&window, 32) {
            let inside = depth(&polygon, point);
            if inside.abs() > 1e-9 {
                let kept = clipped.len() >= 3 && depth(&clipped, point) > 0.0;
                prop_assert_eq!(kept, inside > 0.0, "{:?}", point);
            }
        }
    }

    #[test]
    fn a_clipped_polyline_has_every_part_inside_once(
        window in window(),
        line in prop::collection::vec(point(6.0), 2..12),
    ) {
        let length = |a: Vector2, b: Vector2| (a[0] - b[0]).hypot(a[1] - b[1]);
        let total: f64 = line
            .windows(2)
            .filter_map(|pair| window.clip_segment(pair[0], pair[1]))
            .map(|[a, b]| length(a, b))
            .sum();
        let pieces = window.clip_polyline(&line);
        let kept: f64 = pieces
            .iter()
            .flat_map(|piece| piece.windows(2))
            .map(|pair| length(pair[0], pair[1]))
            .sum();
        prop_assert!((total - kept).abs() <= 1e-9);
        for &point in pieces.iter().flatten() {
            prop_assert!(window.contains(point) && distance_to(&line, point) <= 1e-9);
        }
    }
}
