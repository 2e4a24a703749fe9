//! The layers of the plane and the small figures are right: checked against the definitions.

use super::marks::{Mark, marks};
use super::truth::{ROUNDING, any_state, check_frame};
use super::{CASES, LAYERED, everything};
use figure::theme::Color;
use figure::{Figure, STEPS, Scene, Theme, Transform, gradient, radius};
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::solve;
use proptest::prelude::*;
use study::{derive, permalink};

fn filled<'a>(all: &'a [Mark], color: Color, opacity: &str) -> Vec<&'a Mark> {
    let hex = format!("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue);
    all.iter()
        .filter(|m| m.tag == "polygon" && m.attributes.get("fill") == Some(&hex))
        .filter(|m| m.attributes.get("opacity").is_some_and(|o| o == opacity))
        .collect()
}

/// The arrow starts at θ*, and its tip is where the optimality conditions allow: at λ·sign θⱼ for
/// a coordinate that is not 0, within ±λ for one that is.
fn check_arrow(name: &str, scene: &Scene, theme: &Theme, size: [f64; 2], all: &[Mark]) -> bool {
    let transform = Transform::new(&scene.view, size);
    let at = transform.to_pixel(scene.solution.theta);
    let frame = |p: Vector2| (0..2).all(|k| (1.0..size[k] - 1.0).contains(&p[k]));
    let shaft = all.iter().find(|m| m.is_line(theme.loss, 4.0));
    let head = filled(all, theme.loss, "1")
        .into_iter()
        .find(|m| m.points.len() == 3);
    let (Some(shaft), Some(head)) = (shaft, head) else {
        return false;
    };
    let start = shaft.pixels().next().expect("two ends");
    let far = |a: Vector2, b: Vector2| (a[0] - b[0]).hypot(a[1] - b[1]);
    let tip = head
        .pixels()
        .max_by(|a, b| far(*a, at).total_cmp(&far(*b, at)))
        .expect("three corners");
    if !frame(at) || !frame(tip) {
        return false;
    }
    assert!(
        far(start, at) <= 2.0 * ROUNDING,
        "{name}: the arrow starts at {start:?}"
    );
    let unit = scene.gradient_scale() * transform.scale();
    let drawn = [(tip[0] - at[0]) / unit, (at[1] - tip[1]) / unit];
    let allowed = 2.0 * ROUNDING / unit;
    let lambda = scene.lambda;
    let set = scene.penalty.subdifferential(lambda, scene.solution.theta);
    let off = set.distance(drawn);
    assert!(
        off <= 2.0 * allowed,
        "{name}: the arrow leaves the cone by {off}"
    );
    let exact = scene.loss.negative_gradient(scene.solution.theta);
    assert!(
        (0..2).all(|k| (exact[k] - drawn[k]).abs() <= allowed),
        "{name}: {drawn:?}"
    );
    true
}

/// In the middle of every tinted polygon, and near its corners, θ̂ solves to the zeros of its colour.
fn check_map(name: &str, scene: &Scene, theme: &Theme, size: [f64; 2], all: &[Mark]) -> usize {
    let transform = Transform::new(&scene.view, size);
    let tints = [
        (theme.coordinates[0], [true, false]),
        (theme.coordinates[1], [false, true]),
        (theme.ink, [true, true]),
    ];
    let mut count = 0;
    for (color, zeros) in tints {
        for region in filled(all, color, "0.17") {
            let corners: Vec<Vector2> = region.pixels().collect();
            let number = corners.len() as f64;
            let middle = [0, 1].map(|k| corners.iter().map(|p| p[k] / number).sum::<f64>());
            let span = corners
                .iter()
                .map(|p| (p[0] - middle[0]).abs().min((p[1] - middle[1]).abs()));
            if span.fold(0.0, f64::max) < 3.0 {
                continue;
            }
            for share in [0.0, 0.5, 0.9] {
                for corner in &corners {
                    let at = [0, 1].map(|k| middle[k] + share * (corner[k] - middle[k]));
                    let center = transform.to_theta(at);
                    // A sliver may be thinner than the rounding.
                    if thin(&corners, at) < 2.0 * ROUNDING {
                        continue;
                    }
                    let loss = QuadraticLoss::new(*scene.loss.hessian(), center, 0.0);
                    let lambda = scene.lambda;
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
        let (scene, size) = (case.scene(), case.size(Figure::Plane));
        let all = marks(&case.svg(Figure::Plane));
        if scene.layers.normal_cone {
            arrows += usize::from(check_arrow(case.name, &scene, case.theme(), size, &all));
        }
        if scene.layers.sparsity_map && scene.penalty == Penalty::L1 {
            regions += check_map(case.name, &scene, case.theme(), size, &all);
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
        let (scene, theme, size) = (case.scene(), case.theme(), case.size(Figure::Plane));
        let transform = Transform::new(&scene.view, size);
        let all = marks(&case.svg(Figure::Plane));
        let value = |theta: Vector2| {
            let norm: f64 = theta.iter().map(|x| x.abs()).sum();
            scene.loss.value(theta) + scene.lambda.value() * norm
        };
        let ink = format!(
            "#{:02X}{:02X}{:02X}",
            theme.ink.red, theme.ink.green, theme.ink.blue
        );
        let rings = all.iter().filter(|m| {
            m.tag == "circle"
                && m.attributes["fill"] == ink
                && m.attributes["r"] == (6.5 * f64::from(STEPS)).to_string()
        });
        for ring in rings {
            let theta = transform.to_theta(ring.pixels().next().expect("a middle"));
            // A rounding aside leads uphill by no more than the steepest slope.
            let [steepest, _] = scene.loss.hessian().eigenvalues();
            let step = 2.0 * ROUNDING / transform.scale();
            let allowed = step * (2.0 * scene.lambda.value() + steepest * step);
            assert!(
                (value(theta) - value(scene.solution.theta)).abs() <= allowed,
                "{}: {theta:?}",
                case.name
            );
            count += 1;
        }
        let bounds = |mark: &Mark| {
            let corners = mark.pixels().collect::<Vec<_>>();
            [0, 1].map(|k| {
                let of =
                    |f: fn(f64, f64) -> f64, start| corners.iter().map(|p| p[k]).fold(start, f);
                [of(f64::min, f64::INFINITY), of(f64::max, f64::NEG_INFINITY)]
            })
        };
        let patches: Vec<_> = filled(&all, theme.paper, "0.78")
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
            let scene = derive(&permalink::read(&link).0).scene;
            for size in [[640.0, 480.0], [820.0, 850.0], [390.0, 374.0]] {
                let svg = Figure::Plane
                    .svg(&scene, &Theme::LIGHT, size)
                    .expect("drawn");
                for name in marks(&svg).iter().filter(|m| m.tag == "text") {
                    let [x, y] = name.pixels().next().expect("a place");
                    let tools = x < 104.0 || x > size[0] - 236.0;
                    let fill = name.attributes.get("fill").map(String::as_str);
                    let penalty = fill == Some("#B85200");
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
    for case in LAYERED.iter().filter(|case| case.scene().layers.cloud) {
        let (scene, theme, size) = (case.scene(), case.theme(), case.size(Figure::Plane));
        let origin = Transform::new(&scene.view, size).to_pixel([0.0; 2]);
        let all = marks(&case.svg(Figure::Plane));
        let mut seen = false;
        for k in 0..2 {
            for dots in filled(&all, theme.coordinates[k], "1") {
                seen = true;
                // θₖ = 0: at the place of the other axis.
                assert!(
                    dots.pixels().all(|p| (p[k] - origin[k]).abs() <= 2.7),
                    "{}",
                    case.name
                );
            }
        }
        assert!(seen, "{} has no dot on an axis", case.name);
    }
}

/// Every (λ, c) of the problem is on the drawn line.
fn check_radius(name: &str, scene: &Scene, theme: &Theme, size: [f64; 2]) {
    let svg = Figure::Radius.svg(scene, theme, size).expect("drawn");
    check_frame(name, &svg, size);
    let all = marks(&svg);
    if scene.penalty == Penalty::None {
        return;
    }
    let line = all
        .iter()
        .find(|m| m.is_line(theme.ball(scene.penalty), 3.0) && m.attributes["opacity"] == "1")
        .expect("the line");
    let corners: Vec<Vector2> = line.pixels().collect();
    let c = |lambda: f64| {
        if lambda <= 0.0 {
            return scene.penalty.radius(scene.limit_at_zero());
        }
        let lambda = Lambda::new(lambda).expect("positive");
        let set = scene.penalty.minimise(&scene.loss, lambda);
        scene.penalty.radius(set.least_norm_point())
    };
    // The scale of c, from the two ends.
    let [first, last] = [corners[0], corners[corners.len() - 1]];
    let lambda_at = |x: f64| radius::lambda_at(scene, size[0], x);
    let until = scene.lambda_max.map_or(f64::INFINITY, f64::from);
    let nodes = scene.nodes();
    let end = nodes.iter().rfind(|node| node.0 <= until);
    let least = end.map_or(0.0, |node| scene.penalty.radius(node.1));
    let most = scene.penalty.radius(scene.limit_at_zero());
    let unit = (last[1] - first[1]) / (most - least);
    let step = scene.lambda_end.value() / (size[0] - 58.0) / f64::from(STEPS);
    // Paths that have no closed form are polylines in θ. For p < 1 the radius changes much faster
    // than a small coordinate does: by (ρ/|θⱼ|)^(1−p).
    let chord = |lambda: f64| {
        if scene.curve.is_none() {
            return 0.0;
        }
        let lambda = Lambda::new(lambda.max(1e-9 * scene.lambda_end.value())).expect("positive");
        let set = scene.penalty.minimise(&scene.loss, lambda);
        let theta = set.least_norm_point();
        let power = match scene.penalty {
            Penalty::Bridge(p) => (1.0 - p.value()).max(0.0),
            _ => 0.0,
        };
        let steep = theta.map(|x| (scene.penalty.radius(theta) / x.abs()).powf(power));
        let steep = steep.into_iter().filter(|x| x.is_finite());
        scene.view.radius / 500.0 * unit * steep.fold(1.0, f64::max)
    };
    for pair in corners.windows(2) {
        for share in [0.0, 0.3, 0.7] {
            let at = [0, 1].map(|k| pair[0][k] + share * (pair[1][k] - pair[0][k]));
            let lambda = lambda_at(at[0]);
            let pixel = |lambda: f64| last[1] - unit * (c(lambda) - least);
            // Where the line is steep a step to the side makes a difference.
            let (low, high) = (pixel(lambda - step), pixel(lambda + step));
            let allowed = 2.0 * ROUNDING + chord(lambda);
            assert!(
                (low - allowed..=high + allowed).contains(&at[1]),
                "{name}: at λ = {lambda} the line is at {}, not {}",
                at[1],
                pixel(lambda)
            );
        }
    }
}

/// Each bar is as long as its entry of the gradient, where the line at λ stands for λ.
fn check_gradient(name: &str, scene: &Scene, theme: &Theme, size: [f64; 2]) {
    let svg = Figure::Gradient.svg(scene, theme, size).expect("drawn");
    check_frame(name, &svg, size);
    let all = marks(&svg);
    let right = |m: &Mark| m.pixels().map(|p| p[0]).fold(0.0, f64::max);
    let left = |m: &Mark| m.pixels().map(|p| p[0]).fold(f64::INFINITY, f64::min);
    let line = all.iter().find(|m| m.is_line(theme.penalty, 2.5));
    let full = filled(&all, theme.grid, "0.07");
    let full = full.first().expect("the bar's place");
    let exact = scene.loss.negative_gradient(scene.solution.theta);
    let exact = scene.penalty.basis().of_gradient(exact);
    for (j, pull) in gradient::pulls(scene).into_iter().enumerate() {
        let end = gradient::end(scene);
        assert!(
            (pull.size - exact[j].abs()).abs() <= 1e-8 * end,
            "{name}: {pull:?}"
        );
        let opacity = if pull.zero { "0.42" } else { "1" };
        for bar in filled(&all, theme.coordinates[j], opacity) {
            let share = (pull.size / end).min(1.0);
            let meant = left(bar) + (right(full) - left(full)) * share;
            assert!((right(bar) - meant).abs() <= 2.0 * ROUNDING, "{name}");
            if let (Penalty::L1, Some(line)) = (scene.penalty, line) {
                let at = right(line);
                assert!(
                    right(bar) <= at + ROUNDING && (pull.zero || right(bar) == at),
                    "{name}"
                );
            }
        }
    }
    if scene.penalty == Penalty::L1 {
        assert!(line.is_some(), "{name}: λ is not drawn");
    }
}

#[test]
fn radius_and_gradient_show_the_numbers() {
    for case in CASES {
        let (scene, theme) = (case.scene(), case.theme());
        check_radius(case.name, &scene, theme, case.size(Figure::Radius));
        check_gradient(case.name, &scene, theme, case.size(Figure::Gradient));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_layer_of_any_problem_in_any_window_is_right(
        state in any_state(),
        width in 200..1400_u32,
        height in 200..1000_u32,
    ) {
        let mut scene = derive(&state).scene;
        everything(&mut scene);
        let name = permalink::write(&state);
        let size = [f64::from(width), f64::from(height)];
        let svg = Figure::Plane.svg(&scene, &Theme::DARK, size).expect("drawn");
        check_frame(&name, &svg, size);
        let all = marks(&svg);
        check_arrow(&name, &scene, &Theme::DARK, size, &all);
        if scene.penalty == Penalty::L1 {
            check_map(&name, &scene, &Theme::DARK, size, &all);
        }
        check_radius(&name, &scene, &Theme::LIGHT, size);
        check_gradient(&name, &scene, &Theme::LIGHT, size);
    }
}
