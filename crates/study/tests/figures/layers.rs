//! The layers of the plane are right: checked against the definitions.

use figure::{Figure, Mark, Theme, Transform};
use lasso_path::problem::{QuadraticLoss, Vector2};
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::solve;
use study::{Derived, derive, permalink};

use super::ROUNDING;
use super::marks::{Seen, filled, marks};
use super::states::LAYERED;

/// The arrow starts at θ*, and its tip is where the optimality conditions allow: at λ·sign θⱼ for
/// a coordinate that is not 0, within ±λ for one that is.
pub fn check_arrow(
    name: &str,
    derived: &Derived,
    theme: &Theme,
    size: [f64; 2],
    all: &[Mark],
) -> bool {
    let transform = Transform::new(&derived.window, size);
    let at = transform.to_pixel(derived.solved.solution.theta);
    let frame = |p: Vector2| (0..2).all(|k| (1.0..size[k] - 1.0).contains(&p[k]));
    let shaft = all.iter().find(|m| m.is_line(theme.loss, 4.0));
    let head = filled(all, theme.loss)
        .into_iter()
        .find(|points| points.len() == 3);
    let (Some(shaft), Some(head)) = (shaft, head) else {
        return false;
    };
    let start = shaft.points()[0];
    let far = |a: Vector2, b: Vector2| (a[0] - b[0]).hypot(a[1] - b[1]);
    let tip = head
        .iter()
        .copied()
        .max_by(|a, b| far(*a, at).total_cmp(&far(*b, at)))
        .expect("three corners");
    if !frame(at) || !frame(tip) {
        return false;
    }
    assert!(
        far(start, at) <= 2.0 * ROUNDING,
        "{name}: the arrow starts at {start:?}"
    );
    let unit = derived.gradient_scale() * transform.scale();
    let drawn = [(tip[0] - at[0]) / unit, (at[1] - tip[1]) / unit];
    let allowed = 2.0 * ROUNDING / unit;
    let lambda = derived.solved.lambda;
    let set = derived
        .solved
        .penalty
        .subdifferential(lambda, derived.solved.solution.theta);
    let off = set.distance(drawn);
    assert!(
        off <= 2.0 * allowed,
        "{name}: the arrow leaves the cone by {off}"
    );
    let exact = derived
        .solved
        .loss
        .negative_gradient(derived.solved.solution.theta);
    assert!(
        (0..2).all(|k| (exact[k] - drawn[k]).abs() <= allowed),
        "{name}: {drawn:?}"
    );
    true
}

/// In the middle of every tinted polygon, and near its corners, θ̂ solves to the zeros of its colour.
pub fn check_map(
    name: &str,
    derived: &Derived,
    theme: &Theme,
    size: [f64; 2],
    all: &[Mark],
) -> usize {
    let transform = Transform::new(&derived.window, size);
    let tints = [
        (theme.coordinates[0], [true, false]),
        (theme.coordinates[1], [false, true]),
        (theme.ink, [true, true]),
    ];
    let mut count = 0;
    for (color, zeros) in tints {
        for region in filled(all, color.with_alpha(0.17)) {
            let corners = region;
            let number = corners.len() as f64;
            let middle = [0, 1].map(|k| corners.iter().map(|p| p[k] / number).sum::<f64>());
            let span = corners
                .iter()
                .map(|p| (p[0] - middle[0]).abs().min((p[1] - middle[1]).abs()));
            if span.fold(0.0, f64::max) < 3.0 {
                continue;
            }
            for share in [0.0, 0.5, 0.9] {
                for corner in corners {
                    let at = [0, 1].map(|k| middle[k] + share * (corner[k] - middle[k]));
                    let center = transform.to_theta(at);
                    // A sliver may be thinner than the rounding.
                    if thin(corners, at) < 2.0 * ROUNDING {
                        continue;
                    }
                    let loss = QuadraticLoss::new(*derived.solved.loss.hessian(), center, 0.0);
                    let lambda = derived.solved.lambda;
                    let theta = solve(&loss.expect("plain numbers"), lambda).theta;
                    assert_eq!(theta.map(|x| x == 0.0), zeros, "{name}: at {at:?}");
                }
            }
            count += 1;
        }
    }
    count
}

/// How far a point is from the nearest side of a polygon.
fn thin(corners: &[Vector2], at: Vector2) -> f64 {
    (0..corners.len())
        .map(|i| {
            let (a, b) = (corners[i], corners[(i + 1) % corners.len()]);
            let length = (b[0] - a[0]).hypot(b[1] - a[1]);
            ((b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0])).abs() / length
        })
        .filter(|distance| distance.is_finite())
        .fold(f64::INFINITY, f64::min)
}

#[test]
fn the_arrow_lies_in_the_cone_and_the_map_is_right_in_every_case() {
    let (mut arrows, mut regions) = (0, 0);
    for case in LAYERED {
        let (derived, size) = (case.derived(), case.size(Figure::Plane));
        let all = marks(
            Figure::Plane,
            &derived,
            case.theme(),
            case.size(Figure::Plane),
        );
        if derived.show.normal_cone {
            arrows += usize::from(check_arrow(case.name, &derived, case.theme(), size, &all));
        }
        if derived.show.sparsity_map && derived.solved.penalty == Penalty::L1 {
            regions += check_map(case.name, &derived, case.theme(), size, &all);
        }
    }
    assert!(
        arrows >= 6 && regions >= 25,
        "{arrows} arrows, {regions} regions"
    );
}

#[test]
fn what_other_rules_reach_is_drawn_on_the_set_and_named_apart() {
    let mut count = 0;
    for case in LAYERED.iter().filter(|case| case.name.starts_with("set-")) {
        let (derived, theme, size) = (case.derived(), case.theme(), case.size(Figure::Plane));
        let transform = Transform::new(&derived.window, size);
        let all = marks(
            Figure::Plane,
            &derived,
            case.theme(),
            case.size(Figure::Plane),
        );
        let value = |theta: Vector2| {
            let norm: f64 = theta.iter().map(|x| x.abs()).sum();
            derived.solved.loss.value(theta) + derived.solved.lambda.value() * norm
        };
        let ring = |m: &&Mark| matches!(m, Mark::Disc { radius, paint, .. } if *radius == 6.5 && *paint == theme.ink);
        let rings = all.iter().filter(ring);
        for ring in rings {
            let theta = transform.to_theta(ring.points()[0]);
            // A rounding aside leads uphill by no more than the steepest slope.
            let [steepest, _] = derived.solved.loss.hessian().eigenvalues();
            let step = 2.0 * ROUNDING / transform.scale();
            let allowed = step * (2.0 * derived.solved.lambda.value() + steepest * step);
            assert!(
                (value(theta) - value(derived.solved.solution.theta)).abs() <= allowed,
                "{}: {theta:?}",
                case.name
            );
            count += 1;
        }
        let bounds = |corners: &[Vector2]| {
            [0, 1].map(|k| {
                let of =
                    |f: fn(f64, f64) -> f64, start| corners.iter().map(|p| p[k]).fold(start, f);
                [of(f64::min, f64::INFINITY), of(f64::max, f64::NEG_INFINITY)]
            })
        };
        let patches: Vec<_> = filled(&all, theme.paper.with_alpha(0.78))
            .into_iter()
            .map(bounds)
            .collect();
        for (i, a) in patches.iter().enumerate() {
            for b in &patches[..i] {
                let apart = (0..2).any(|k| a[k][0] >= b[k][1] - 0.1 || b[k][0] >= a[k][1] - 0.1);
                assert!(apart, "{}: {a:?} {b:?}", case.name);
            }
        }
    }
    assert!(count >= 9, "{count} marks");
}

#[test]
fn the_name_of_the_diamond_keeps_clear_of_the_tools_of_the_page() {
    for radius in [3.0, 3.5, 4.5, 6.0, 9.0, 100.0] {
        for view in ["0,0,3", "1,1,2", "-1,0.5,2", "0.5,-1.5,1.5"] {
            let link = format!("radius={radius}&view={view}");
            let derived = derive(&permalink::read(&link).0);
            for size in [[640.0, 480.0], [820.0, 850.0], [390.0, 374.0]] {
                for name in &marks(Figure::Plane, &derived, &Theme::LIGHT, size) {
                    let Mark::Text {
                        lettering,
                        at: [x, y],
                        ..
                    } = *name
                    else {
                        continue;
                    };
                    let tools = x < 104.0 || x > size[0] - 236.0;
                    let penalty = lettering.color == Theme::LIGHT.penalty;
                    assert!(
                        !(penalty && tools && y > size[1] - 54.0),
                        "{link} in {size:?}: at {x}, {y}"
                    );
                }
            }
        }
    }
}

#[test]
fn dots_of_an_axis_are_drawn_on_it() {
    for case in LAYERED.iter().filter(|case| case.derived().show.samples) {
        let (derived, theme, size) = (case.derived(), case.theme(), case.size(Figure::Plane));
        let origin = Transform::new(&derived.window, size).to_pixel([0.0; 2]);
        let all = marks(
            Figure::Plane,
            &derived,
            case.theme(),
            case.size(Figure::Plane),
        );
        let mut seen = false;
        for k in 0..2 {
            for dots in filled(&all, theme.coordinates[k]) {
                seen = true;
                // θₖ = 0: at the place of the other axis.
                assert!(
                    dots.iter().all(|p| (p[k] - origin[k]).abs() <= 2.7),
                    "{}",
                    case.name
                );
            }
        }
        assert!(seen, "{} has no dot on an axis", case.name);
    }
}
