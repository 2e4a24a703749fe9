//! Silhouettes and sections of level surfaces against the definition.

use super::drawn::{any_loss, definite, dot, least, point, singular, turn};
use geometry::space::{LevelSurface, Projection, SpaceLoss, Turn};
use geometry::{LevelSet, Rectangle};
use proptest::prelude::*;
use strategies::config;
use strategies::number::power_of_ten;

/// The least loss on the way to the viewer through a place that is seen.
fn least_behind(loss: &SpaceLoss, projection: &Projection, place: [f64; 2]) -> f64 {
    let foot = projection.lifted(place);
    let at = |t: f64| [0, 1, 2].map(|k| foot[k] + t * projection.toward[k]);
    // a parabola in t, from three of its values
    let middle = dot(loss.center(), projection.toward);
    let [a, b, c] = [-1.0, 0.0, 1.0].map(|t| loss.value(at(middle + t)));
    let (slope, curvature) = (0.5 * (c - a), a - 2.0 * b + c);
    if curvature <= 0.0 {
        return b;
    }
    let reach = 2.0 * (slope / curvature).abs() + 1.0;
    least(middle - reach, middle + reach, |t| loss.value(at(t)))
}

const WINDOW: Rectangle = Rectangle {
    min: [-6.0; 2],
    max: [6.0; 2],
};

proptest! {
#![proptest_config(config(600))]

#[test]
fn a_place_is_in_the_silhouette_where_the_loss_falls_to_the_level_behind_it(
    loss in any_loss(), turn in turn(), excess in power_of_ten(-3.0..1.5), place in [-6.0..6.0, -6.0..6.0],
) {
    let projection = turn.projection();
    let surface = LevelSurface::new(&loss, excess);
    let silhouette = surface.silhouette(&projection);
    let found = least_behind(&loss, &projection, place);
    let inside = match silhouette {
        LevelSet::Plane => true,
        LevelSet::Strip(strip) => {
            let away = dot3(strip.normal, place, strip.center);
            away.abs() <= strip.half_width
        }
        LevelSet::Ellipse(ellipse) => {
            let offset = [0, 1].map(|k| place[k] - ellipse.center[k]);
            let share = |axis: [f64; 2]| (offset[0] * axis[0] + offset[1] * axis[1])
                / (axis[0] * axis[0] + axis[1] * axis[1]);
            share(ellipse.major).hypot(share(ellipse.minor)) <= 1.0
        }
    };
    // nearly flat directions leave this much of the loss to rounding
    if (found - excess).abs() > 1e-6 * (1.0 + excess) {
        prop_assert_eq!(inside, found < excess, "{:?}: {}", silhouette, found);
    }
}

#[test]
fn the_outline_is_where_lines_of_sight_touch(
    loss in definite(), turn in turn(), excess in power_of_ten(-3.0..1.5),
) {
    let projection = turn.projection();
    let visible = LevelSurface::new(&loss, excess).silhouette(&projection).visible(&WINDOW, 1e-3);
    for place in visible.outline.iter().flatten() {
        let found = least_behind(&loss, &projection, *place);
        prop_assert!((found - excess).abs() < 1e-6 * (1.0 + excess), "{:?}: {}", place, found);
    }
}

#[test]
fn the_section_is_where_the_plane_has_the_loss(
    loss in any_loss(), excess in power_of_ten(-3.0..1.5), place in [-6.0..6.0, -6.0..6.0],
) {
    let section = LevelSurface::new(&loss, excess).section();
    let value = loss.value([place[0], place[1], 0.0]);
    let Some(section) = section else {
        prop_assert!(value > excess * (1.0 - 1e-9), "{value} is in no section");
        return Ok(());
    };
    let visible = section.visible(&WINDOW, 1e-4);
    for [x, y] in visible.outline.iter().flatten() {
        let value = loss.value([*x, *y, 0.0]);
        prop_assert!((value - excess).abs() < 1e-6 * (1.0 + excess), "{} at {} {}", value, x, y);
    }
    if let LevelSet::Plane = section {
        prop_assert!(value <= excess * (1.0 + 1e-9) + 1e-9);
    }
}

#[test]
fn the_rank_says_what_is_seen(loss in singular(), turn in turn()) {
    let seen = LevelSurface::new(&loss, 1.0).silhouette(&turn.projection());
    let toward = turn.projection().toward;
    let flat = dot(toward, loss.negative_gradient([0, 1, 2].map(|k| loss.center()[k] - toward[k]))).abs() < 1e-20;
    match (loss.rank(), flat) {
        (2, true) => prop_assert!(matches!(seen, LevelSet::Ellipse(_))),
        (2, false) | (1, true) => prop_assert!(matches!(seen, LevelSet::Strip(_))),
        _ => prop_assert_eq!(seen, LevelSet::Plane),
    }
}

#[test]
fn sheets_lie_on_the_level_and_in_the_cube(
    weights in [-4..=4, -4..=4, -4..=4], center in point(2.0), excess in power_of_ten(-2.0..0.5),
) {
    let [a, b, c] = weights.map(f64::from);
    prop_assume!(weights != [0; 3]);
    let loss = SpaceLoss::new([a * a, a * b, a * c, b * b, b * c, c * c], center).expect("semidefinite");
    let sheets = LevelSurface::new(&loss, excess).sheets(5.0);
    prop_assert!(sheets.len() <= 2);
    for corner in sheets.iter().flatten() {
        prop_assert!((loss.value(*corner) - excess).abs() < 1e-9 * (1.0 + excess));
        prop_assert!(corner.iter().all(|x| x.abs() <= 5.0 + 1e-9));
        prop_assert!(corner.iter().any(|x| x.abs() >= 5.0 - 1e-9), "{corner:?} ends inside");
    }
    let distance = ((a * center[0] + b * center[1] + c * center[2]).abs() + (2.0 * excess).sqrt())
        / (a * a + b * b + c * c).sqrt();
    if distance < 5.0 {
        prop_assert_eq!(sheets.len(), 2);
    }
}

}

fn dot3(normal: [f64; 2], place: [f64; 2], center: [f64; 2]) -> f64 {
    normal[0] * (place[0] - center[0]) + normal[1] * (place[1] - center[1])
}

#[test]
fn a_sphere_is_a_circle_from_every_side() {
    for turn in [Turn::new(10.0, 20.0), Turn::new(-90.0, 90.0)] {
        let LevelSet::Ellipse(circle) = LevelSurface::sphere(1.5).silhouette(&turn.projection())
        else {
            panic!("no ellipse");
        };
        for axis in [circle.major, circle.minor] {
            assert!((axis[0].hypot(axis[1]) - 1.5).abs() < 1e-14);
        }
    }
}

#[test]
fn without_any_excess_the_set_of_minima_is_left() {
    let plane = Turn::new(30.0, 20.0).projection();
    let line =
        SpaceLoss::new([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], [1.0, 2.0, 0.0]).expect("semidefinite");
    let seen = LevelSurface::new(&line, 0.0).silhouette(&plane);
    let LevelSet::Strip(strip) = seen else {
        panic!("{seen:?}")
    };
    assert_eq!(strip.half_width, 0.0);
    let sheet =
        SpaceLoss::new([0.0, 0.0, 0.0, 0.0, 0.0, 4.0], [0.0, 0.0, 0.5]).expect("semidefinite");
    let sheets = LevelSurface::new(&sheet, 0.0).sheets(1.0);
    assert_eq!(sheets.len(), 1);
    assert!(sheets[0].iter().all(|corner| corner[2] == 0.5));
}
