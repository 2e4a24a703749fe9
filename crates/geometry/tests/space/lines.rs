//! What bodies cover of a line, against a ray test.

use super::drawn::{along, any_loss, dot, least, norm, point, turn};
use geometry::space::{Body, LevelSurface, Octahedron, split};
use proptest::prelude::*;
use strategies::config;
use strategies::number::power_of_ten;

proptest! {
#![proptest_config(config(600))]

#[test]
fn a_point_of_a_line_is_covered_where_the_ray_to_the_viewer_meets_a_body(
    loss in any_loss(), turn in turn(), excess in power_of_ten(-2.0..1.0), radius in 0.1..4.0,
    start in point(5.0), way in point(8.0), axis in 0..8_usize,
) {
    let toward = turn.projection().toward;
    // now and then along an axis, or straight at the viewer
    let end = match axis {
        0..3 => along(start, way[axis], [0, 1, 2].map(|k| if k == axis { 1.0 } else { 0.0 })),
        3 => along(start, 4.0, toward),
        _ => along(start, 1.0, way),
    };
    let surface = LevelSurface::new(&loss, excess);
    let octahedron = Octahedron { radius };
    let bodies: [&dyn Body; 2] = [&octahedron, &surface];
    let pieces = split([start, end], &bodies, toward);
    prop_assert_eq!(pieces[0].ends[0], start);
    prop_assert_eq!(pieces[pieces.len() - 1].ends[1], end);
    for pair in pieces.windows(2) {
        prop_assert_eq!(pair[0].ends[1], pair[1].ends[0]);
        prop_assert!(pair[0].covered != pair[1].covered);
    }
    for piece in pieces {
        for share in [0.02, 0.3, 0.5, 0.7, 0.98] {
            let way = [0, 1, 2].map(|k| piece.ends[1][k] - piece.ends[0][k]);
            let from = along(piece.ends[0], share, way);
            // how far the nearest point of the ray is in a body, as a share of its size
            let ray = |t: f64| along(from, t, toward);
            let reach = 60.0 + flat_reach(&loss, toward);
            let octahedron = least(0.0, reach, |t| norm(ray(t)) / radius - 1.0);
            let surface = least(0.0, reach, |t| loss.value(ray(t)) / excess - 1.0);
            let nearest = octahedron.min(surface);
            if nearest.abs() > 1e-6 {
                prop_assert_eq!(nearest < 0.0, piece.covered, "{:?} {} {}", from, octahedron, surface);
            }
        }
    }
}

}

/// How far a ray may have to go to the least loss, where that is nearly flat along it.
fn flat_reach(loss: &geometry::space::SpaceLoss, toward: [f64; 3]) -> f64 {
    let curvature = dot(
        toward,
        loss.negative_gradient(along(loss.center(), -1.0, toward)),
    );
    if curvature > 1e-12 {
        1e3 / curvature
    } else {
        0.0
    }
}

#[test]
fn an_axis_runs_through_the_octahedron_from_corner_to_corner() {
    let octahedron = Octahedron { radius: 2.0 };
    let ends = [[-3.0, 0.0, 0.0], [3.0, 0.0, 0.0]];
    let pieces = split(ends, &[&octahedron], [0.0, -1.0, 0.0]);
    let covered: Vec<_> = pieces.iter().map(|piece| piece.covered).collect();
    assert_eq!(covered, [false, true, false]);
    assert!(
        (pieces[1].ends[0][0] + 2.0).abs() < 1e-12 && (pieces[1].ends[1][0] - 2.0).abs() < 1e-12
    );
}

#[test]
fn what_is_in_front_is_not_covered() {
    let sphere = LevelSurface::sphere(1.0);
    let line = |y: f64| [[-2.0, y, 0.1], [2.0, y, 0.1]];
    let toward = [0.0, -1.0, 0.0];
    assert_eq!(split(line(-1.5), &[&sphere], toward).len(), 1);
    assert_eq!(split(line(1.5), &[&sphere], toward).len(), 3);
}
