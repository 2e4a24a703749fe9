//! The plane is right: the level set is on its level, the ball's outline has its radius, they touch at
//! θ*, and nothing leaves the picture. Checked against the definitions, with code of their own.

use figure::{Figure, Mark, Theme, Transform};
use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::Penalty;
use study::{Attention, Derived};

use super::marks::{Seen, marks};
use super::states::{CASES, LAYERED, all_states};
use super::{ROUNDING, SAGITTA};

/// Fails where a mark lies outside the picture by more than rounding, or is nowhere.
pub fn check_frame(name: &str, all: &[Mark], size: [f64; 2]) {
    for mark in all {
        let inside = |p: &Vector2| (0..2).all(|k| (-1e-6..=size[k] + 1e-6).contains(&p[k]));
        let out = mark.points().iter().find(|point| !inside(point));
        assert!(
            out.is_none(),
            "{name}: {out:?} is not in {size:?}: {mark:?}"
        );
    }
}

/// Fails where a line runs along the border, as it would if points outside were moved onto it. (A
/// curve may truly run there; in none of the cases does one.)
fn check_border(name: &str, all: &[Mark], size: [f64; 2]) {
    for mark in all.iter().filter(|mark| matches!(mark, Mark::Line { .. })) {
        for pair in mark.points().windows(2) {
            let along = (0..2).any(|k| {
                pair[0][k] == pair[1][k]
                    && (pair[0][k] == 0.0 || pair[0][k] == size[k])
                    && (pair[0][1 - k] - pair[1][1 - k]).abs() > 0.125
            });
            assert!(!along, "{name}: a line runs along the border, {pair:?}");
        }
    }
}

#[test]
fn nothing_is_drawn_outside_the_picture_or_along_its_border() {
    let mut count = 0;
    for case in all_states() {
        let derived = case.derived();
        for figure in Figure::all() {
            let Some(picture) = derived.picture(figure, Attention::NONE) else {
                continue;
            };
            let size = case.size(figure);
            let all = picture.marks(case.theme(), size);
            check_frame(case.name, &all, size);
            check_border(case.name, &all, size);
            count += 1;
        }
    }
    assert!(count > 180, "{count} pictures");
}

/// Whether the level set through θ* passes within `distance` pixels: somewhere that near, the loss
/// is on the other side of the level.
fn near_level(derived: &Derived, transform: &Transform, at: Vector2, distance: f64) -> bool {
    let level = derived.solved.loss.excess(derived.solved.solution.theta);
    let above = |pixel: Vector2| derived.solved.loss.excess(transform.to_theta(pixel)) > level;
    let here = above(at);
    // In the steepest direction; at the minimum there is no other side.
    let steepest = derived.solved.loss.hessian().eigenvalues()[0];
    let from_minimum = |excess: f64| (2.0 * excess / steepest).sqrt() * transform.scale();
    let bottom = from_minimum(level).max(from_minimum(
        derived.solved.loss.excess(transform.to_theta(at)),
    ));
    bottom <= distance
        || (0..4 * 32).any(|i| {
            let radius = distance * f64::from(i / 32 + 1) / 4.0;
            let (sin, cos) = (f64::from(i % 32) * std::f64::consts::TAU / 32.0).sin_cos();
            above([at[0] + radius * cos, at[1] + radius * sin]) != here
        })
}

/// Checks the plane of a derived with the definitions alone: on the level set, on the diamond,
/// touching at θ*.
pub fn check_plane(name: &str, derived: &Derived, theme: &Theme, size: [f64; 2]) {
    let all = marks(Figure::Plane, derived, theme, size);
    check_frame(name, &all, size);
    let transform = Transform::new(&derived.window, size);
    let optimum = transform.to_pixel(derived.solved.solution.theta);
    let in_sight = (0..2).all(|k| (1.0..size[k] - 1.0).contains(&optimum[k]));

    let level: Vec<&Mark> = all.iter().filter(|m| m.is_line(theme.loss, 3.0)).collect();
    let mut nearest = f64::INFINITY;
    for line in &level {
        let pixels = line.points();
        for pair in pixels.windows(2) {
            for (at, allowed) in [
                (pair[0], ROUNDING),
                (
                    [0, 1].map(|k| 0.5 * (pair[0][k] + pair[1][k])),
                    ROUNDING + SAGITTA,
                ),
            ] {
                assert!(
                    near_level(derived, &transform, at, 1.2 * allowed) || tiny(pixels),
                    "{name}: more than {allowed} pixels off the level set at {at:?}"
                );
            }
            nearest = nearest.min(to_segment(optimum, pair[0], pair[1]));
        }
    }
    let excess = derived.solved.loss.excess(derived.solved.solution.theta);
    let reach =
        (2.0 * excess / derived.solved.loss.hessian().eigenvalues()[0]).sqrt() * transform.scale();
    if in_sight && reach > 1.0 && derived.solved.loss.hessian().rank() > 0 {
        assert!(
            nearest <= ROUNDING + SAGITTA,
            "{name}: the level set passes θ* at {nearest} pixels"
        );
    }

    let radius = derived.solved.radius();
    let mut nearest = f64::INFINITY;
    let color = theme.ball(derived.solved.penalty);
    for line in all.iter().filter(|m| m.is_line(color, 3.0)) {
        let pixels = line.points();
        for pair in pixels.windows(2) {
            let middle = [0, 1].map(|k| 0.5 * (pair[0][k] + pair[1][k]));
            for at in [pair[0], middle, pair[1]] {
                if derived.solved.penalty != Penalty::L1 {
                    assert!(
                        near_ball(derived, &transform, at),
                        "{name}: off the ball at {at:?}"
                    );
                    continue;
                }
                let [a, b] = transform.to_theta(at);
                let off = (a.abs() + b.abs() - radius).abs() * transform.scale()
                    / std::f64::consts::SQRT_2;
                assert!(
                    off <= 1.5 * ROUNDING,
                    "{name}: {off} pixels off the diamond at {at:?}"
                );
            }
            nearest = nearest.min(to_segment(optimum, pair[0], pair[1]));
        }
    }
    if in_sight
        && radius * transform.scale() > 0.5
        && derived.solved.penalty != Penalty::None
        && !derived.solved.is_slack()
    {
        let allowed = if derived.solved.penalty == Penalty::L1 {
            ROUNDING
        } else {
            ROUNDING + 2.0 * SAGITTA
        };
        assert!(
            nearest <= allowed,
            "{name}: the ball passes θ* at {nearest} pixels"
        );
    }
}

/// Whether the outline of the penalty's ball is within the tolerance of drawing: somewhere that near
/// one is inside it, and somewhere outside. At the tips of a star it is thinner than that.
fn near_ball(derived: &Derived, transform: &Transform, at: Vector2) -> bool {
    // `geometry::ball` is no finer than 10⁻⁶ of the radius, which for a small p is thousands of θ*.
    let coarsest = 1e-6 * derived.solved.radius() * transform.scale();
    let distance = 1.2 * (ROUNDING + (2.0 * SAGITTA).max(coarsest));
    let inside = |pixel: Vector2| {
        let theta = transform.to_theta(pixel);
        derived.solved.penalty.radius(theta) <= derived.solved.radius()
    };
    let here = inside(at);
    let [a, b] = transform.to_theta(at).map(f64::abs);
    let tip = !derived.solved.penalty.convex() && a.min(b) * transform.scale() < 1.0;
    // A ball of a pixel may be thinner than that everywhere.
    tip || derived.solved.radius() * transform.scale() < 1.0
        || (0..4 * 32).any(|i| {
            let reach = distance * f64::from(i / 32 + 1) / 4.0;
            let (sin, cos) = (f64::from(i % 32) * std::f64::consts::TAU / 32.0).sin_cos();
            inside([at[0] + reach * cos, at[1] + reach * sin]) != here
        })
}

/// A level set of a pixel or so may be thinner than a step.
fn tiny(pixels: &[Vector2]) -> bool {
    pixels.iter().all(|p| distance(*p, pixels[0]) < 1.0)
}

fn distance(a: Vector2, b: Vector2) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// How far a point is from a segment, whose ends may be far out of sight: all is relative to one end.
pub fn to_segment(point: Vector2, start: Vector2, end: Vector2) -> f64 {
    let along = [end[0] - start[0], end[1] - start[1]];
    let square = along[0] * along[0] + along[1] * along[1];
    let offset = [point[0] - start[0], point[1] - start[1]];
    let share = if square > 0.0 {
        ((offset[0] * along[0] + offset[1] * along[1]) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (offset[0] - share * along[0]).hypot(offset[1] - share * along[1])
}

#[test]
fn the_level_set_touches_the_diamond_at_the_optimum() {
    for case in CASES.iter().chain(LAYERED) {
        check_plane(
            case.name,
            &case.derived(),
            case.theme(),
            case.size(Figure::Plane),
        );
    }
}
