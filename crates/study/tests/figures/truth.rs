//! The pictures are right: checked against the definitions, with code of their own.

use super::marks::{Mark, marks};
use super::{CASES, LAYERED, picture, pictures};
use figure::{Figure, STEPS, Theme, Transform, path};
use lasso_path::problem::{Hessian, Lambda, Vector2};
use lasso_path::solve::penalty::{Exponent, Penalty};
use proptest::prelude::*;
use study::{Action, Derived, PRESETS, Problem, State, derive, permalink};

/// Fails where a mark lies outside the picture.
pub fn check_frame(name: &str, svg: &str, size: [f64; 2]) {
    let end = size.map(|length| length * f64::from(STEPS));
    for mark in marks(svg) {
        for point in &mark.points {
            assert!(
                (0..2).all(|k| (0.0..=end[k]).contains(&point[k])),
                "{name}: a {} has a point at {point:?}, outside {end:?}",
                mark.tag
            );
        }
    }
}

/// Fails where a line runs along the border, as it would if points outside were moved onto it. (A
/// curve may truly run there; in none of the cases does one.)
fn check_border(name: &str, svg: &str, size: [f64; 2]) {
    let end = size.map(|length| length * f64::from(STEPS));
    for mark in marks(svg).iter().filter(|mark| mark.tag == "polyline") {
        for pair in mark.points.windows(2) {
            let along = (0..2).any(|k| {
                pair[0][k] == pair[1][k]
                    && (pair[0][k] == 0.0 || pair[0][k] == end[k])
                    && (pair[0][1 - k] - pair[1][1 - k]).abs() > 2.0
            });
            assert!(!along, "{name}: a line runs along the border, {pair:?}");
        }
    }
}

#[test]
fn nothing_is_drawn_outside_the_picture_or_along_its_border() {
    for (figure, case) in pictures() {
        let (svg, size) = (case.svg(figure), case.size(figure));
        check_frame(case.name, &svg, size);
        check_border(case.name, &svg, size);
    }
}

/// A position is rounded to the nearest step, so it is half a step off in each direction at most.
pub const ROUNDING: f64 = 0.75 / STEPS as f64;
/// How far a drawn chord may be from its curve, in CSS pixels.
const SAGITTA: f64 = 0.06;

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
fn check_plane(name: &str, derived: &Derived, theme: &Theme, size: [f64; 2]) {
    let svg = picture(Figure::Plane, derived)
        .svg(theme, size)
        .expect("drawn");
    check_frame(name, &svg, size);
    let transform = Transform::new(&derived.view, size);
    let all = marks(&svg);
    let optimum = transform.to_pixel(derived.solved.solution.theta);
    let in_sight = (0..2).all(|k| (1.0..size[k] - 1.0).contains(&optimum[k]));

    let level: Vec<&Mark> = all.iter().filter(|m| m.is_line(theme.loss, 3.0)).collect();
    let mut nearest = f64::INFINITY;
    for line in &level {
        let pixels: Vec<Vector2> = line.pixels().collect();
        for pair in pixels.windows(2) {
            for (at, allowed) in [
                (pair[0], ROUNDING),
                (
                    [0, 1].map(|k| 0.5 * (pair[0][k] + pair[1][k])),
                    ROUNDING + SAGITTA,
                ),
            ] {
                assert!(
                    near_level(derived, &transform, at, 1.2 * allowed) || tiny(&pixels),
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
        let pixels: Vec<Vector2> = line.pixels().collect();
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
    let distance = 1.2 * (ROUNDING + 2.0 * SAGITTA);
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

fn to_segment(point: Vector2, start: Vector2, end: Vector2) -> f64 {
    let along = [end[0] - start[0], end[1] - start[1]];
    let square = along[0] * along[0] + along[1] * along[1];
    let offset = [point[0] - start[0], point[1] - start[1]];
    let share = if square > 0.0 {
        ((offset[0] * along[0] + offset[1] * along[1]) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    distance(
        point,
        [start[0] + share * along[0], start[1] + share * along[1]],
    )
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

/// A corner of a curve: the value there, by how much it changes within a step of λ, and the pixel.
struct Corner {
    value: f64,
    spread: f64,
    y: f64,
}

/// The corners of a drawn coordinate that have about one value in reach of rounding. Where it jumps, or
/// is too steep, there is none.
fn check_curve(
    name: &str,
    derived: &Derived,
    size: [f64; 2],
    k: usize,
    pixels: &[Vector2],
) -> Vec<Corner> {
    let step = derived.solved.lambda_end.value() / (size[0] - 58.0) / f64::from(STEPS);
    let value = |lambda: f64| {
        let lambda =
            Lambda::new(lambda.max(1e-9 * derived.solved.lambda_end.value())).expect("positive");
        let set = derived
            .solved
            .penalty
            .minimise(&derived.solved.loss, lambda);
        set.least_norm_point()[k]
    };
    let limit = derived.solved.limit_at_zero();
    let largest = limit[0].abs().max(limit[1].abs());
    let mut found = Vec::new();
    for at in pixels {
        let lambda = path::lambda_at(&derived.solved, size[0], at[0]);
        let near = [-1.0, 0.0, 1.0].map(|side| value(lambda + side * step));
        let spread = (near[2] - near[0]).abs().max((near[1] - near[0]).abs());
        if spread < 1e-4 * largest {
            found.push(Corner {
                value: near[1],
                spread,
                y: at[1],
            });
        }
    }
    assert!(pixels.len() >= 2, "{name}: no curve");
    found
}

/// The corners of the drawn θ₁(λ) and θ₂(λ) are the path's: right λ, and one straight scale for
/// the values.
fn check_path(name: &str, derived: &Derived, theme: &Theme, size: [f64; 2]) {
    let svg = picture(Figure::Path, derived)
        .svg(theme, size)
        .expect("drawn");
    check_frame(name, &svg, size);
    let all = marks(&svg);
    let mut drawn: Vec<Corner> = Vec::new();
    for k in 0..2 {
        // The legend's sample is such a line too, but does not begin at λ = 0.
        let lines: Vec<&Mark> = all
            .iter()
            .filter(|m| m.is_line(theme.coordinates[k], [4.5, 2.5][k]))
            .filter(|m| {
                path::lambda_at(&derived.solved, size[0], m.points[0][0] / f64::from(STEPS)) == 0.0
            })
            .collect();
        assert_eq!(lines.len(), 1, "{name}: one curve per coordinate");
        let pixels: Vec<Vector2> = lines[0].pixels().collect();
        if derived.solved.penalty != Penalty::L1 {
            drawn.extend(check_curve(name, derived, size, k, &pixels));
            continue;
        }
        let mut lambda = 0.0;
        for segment in derived.solved.path.segments() {
            for end in 0..2 {
                let there = segment.lambda[end].value();
                let width =
                    1.0 / STEPS as f64 / (size[0] - 58.0) * derived.solved.lambda_end.value();
                let corner = pixels
                    .iter()
                    .filter(|p| {
                        (path::lambda_at(&derived.solved, size[0], p[0]) - there).abs() <= width
                    })
                    .map(|p| p[1]);
                // a jump onto the axis at one λ has two corners there
                let corner: Vec<f64> = corner.collect();
                assert!(!corner.is_empty(), "{name}: no corner at λ = {there}");
                if corner.len() == 1 {
                    drawn.push(Corner {
                        value: segment.theta[end][k],
                        spread: 0.0,
                        y: corner[0],
                    });
                }
                lambda = there;
            }
        }
        let last = pixels.last().expect("not empty");
        assert!(path::lambda_at(&derived.solved, size[0], last[0]) >= lambda);
        drawn.push(Corner {
            value: 0.0,
            spread: 0.0,
            y: last[1],
        });
    }
    drawn.sort_by(|a, b| a.value.total_cmp(&b.value));
    let (Some(low), Some(high)) = (drawn.first(), drawn.last()) else {
        return;
    };
    for Corner { value, spread, y } in &drawn {
        if high.value > low.value {
            let scale = (high.y - low.y) / (high.value - low.value);
            let meant = low.y + (value - low.value) * scale;
            // Each y is rounded to a step, and the value at it is known as far as the λ of its x is;
            // this counts once for the corner itself and once for the two that make the scale.
            let spread = spread + low.spread.max(high.spread);
            let allowed = 1.001 / STEPS as f64 + spread * scale.abs();
            assert!(
                (y - meant).abs() <= allowed,
                "{name}: {value} is drawn at {y}, not at {meant}"
            );
        }
    }
}

#[test]
fn the_path_has_its_corners_where_the_solution_has_them() {
    for case in CASES {
        check_path(
            case.name,
            &case.derived(),
            case.theme(),
            case.size(Figure::Path),
        );
    }
}

/// Mostly L1, and each of the others.
fn any_penalty() -> impl Strategy<Value = Penalty> {
    let mut penalties = vec![Penalty::L1; 8];
    penalties.extend(Penalty::ALL);
    penalties.extend(
        [0.1, 0.8, 1.0, 1.2, 3.0, f64::INFINITY]
            .map(|p| Penalty::Bridge(Exponent::new(p).expect("an exponent"))),
    );
    prop::sample::select(penalties)
}

pub fn any_state() -> impl Strategy<Value = State> {
    let eigenvalue = (-4.0..1.0_f64).prop_map(|e| 10.0_f64.powf(e));
    let hessian = (eigenvalue.clone(), eigenvalue, 0.0..std::f64::consts::PI);
    let center = [-4.0..4.0_f64, -4.0..4.0];
    let view = prop::option::of(([-1.5..1.5_f64, -1.5..1.5], -2.0..1.5_f64));
    (hessian, center, 0.0..1.1_f64, view, any_penalty()).prop_map(
        |((m, n, turn), center, share, view, penalty)| {
            let (sin, cos) = turn.sin_cos();
            let hessian = Hessian::new(
                m * cos * cos + n * sin * sin,
                (m - n) * sin * cos,
                m * sin * sin + n * cos * cos,
            );
            let state = State {
                problem: Problem::plane(hessian.unwrap_or(Hessian::IDENTITY), center),
                penalty,
                ..State::of(&PRESETS[0])
            };
            let end = derive(&state).solved.lambda_end.value();
            let lambda = Lambda::new(share * end).expect("not negative");
            let state = state.reduce(study::topic::path::Action::SetLambda(lambda));
            match view {
                None => state,
                Some((by, zoom)) => state
                    .reduce(Action::Zoom(10.0_f64.powf(zoom), None))
                    .reduce(Action::Pan(by)),
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_problem_in_any_window_is_drawn_right(
        state in any_state(),
        width in 200..1400_u32,
        height in 200..1000_u32,
    ) {
        let derived = derive(&state);
        let link = permalink::write(&state);
        let size = [f64::from(width), f64::from(height)];
        check_plane(&link, &derived, &Theme::LIGHT, size);
        check_path(&link, &derived, &Theme::DARK, size);
    }
}
