//! Level sets, clipping, sparsity maps and normal cones, against their definitions on random shapes
//! and windows.

use geometry::{
    LevelSet, NormalCone, Rectangle, SparsityMap, VisibleLevelSet, zero_curve, zero_lines,
};
use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::solve;
use proptest::prelude::*;

fn window() -> impl Strategy<Value = Rectangle> {
    ([-3.0..3.0_f64, -3.0..3.0], [-2.0..1.0_f64, -2.0..1.0]).prop_map(|(min, size)| Rectangle {
        min,
        max: [0, 1].map(|k| min[k] + 10.0_f64.powf(size[k])),
    })
}

/// Conditions up to 10⁶.
fn definite() -> impl Strategy<Value = QuadraticLoss> {
    let turn = 0.0..std::f64::consts::PI;
    (turn, 0.0..6.0_f64, [-3.0..3.0_f64, -3.0..3.0]).prop_map(|(turn, condition, center)| {
        let ((sin, cos), small) = (turn.sin_cos(), 10.0_f64.powf(-condition));
        let hessian = Hessian::new(
            cos * cos + small * sin * sin,
            (1.0 - small) * sin * cos,
            sin * sin + small * cos * cos,
        );
        let hessian = hessian.unwrap_or(Hessian::IDENTITY);
        QuadraticLoss::new(hessian, center, 0.0).expect("a plain centre")
    })
}

/// H = wwᵀ with small integers in w, so that it is singular without any rounding.
fn singular() -> impl Strategy<Value = QuadraticLoss> {
    ([-8..=8_i32, -8..=8], [-3.0..3.0_f64, -3.0..3.0])
        .prop_filter("not flat", |(w, _)| *w != [0, 0])
        .prop_map(|([a, b], center)| {
            let [h11, h12, h22] = [a * a, a * b, b * b].map(f64::from);
            let hessian = Hessian::new(h11, h12, h22).expect("semidefinite");
            assert_eq!(hessian.rank(), 1);
            QuadraticLoss::new(hessian, center, 0.0).expect("a plain centre")
        })
}

fn cross(a: Vector2, b: Vector2, c: Vector2) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

fn area(polygon: &[Vector2]) -> f64 {
    (0..polygon.len())
        .map(|i| 0.5 * cross([0.0; 2], polygon[i], polygon[(i + 1) % polygon.len()]))
        .sum()
}

/// How far inside a convex counter-clockwise polygon a point is; negative outside.
fn depth(polygon: &[Vector2], point: Vector2) -> f64 {
    (0..polygon.len())
        .map(|i| (polygon[i], polygon[(i + 1) % polygon.len()]))
        .filter(|(a, b)| a != b)
        .map(|(a, b)| cross(a, b, point) / (b[0] - a[0]).hypot(b[1] - a[1]))
        .fold(f64::INFINITY, f64::min)
}

fn grid(window: &Rectangle, count: usize) -> impl Iterator<Item = Vector2> {
    let window = *window;
    (0..count * count).map(move |i| {
        let share = [i % count, i / count].map(|j| (j as f64 + 0.5) / count as f64);
        [0, 1].map(|k| window.min[k] + share[k] * (window.max[k] - window.min[k]))
    })
}

/// The distance from the level set, to first order.
fn off_level(loss: &QuadraticLoss, level: f64, point: Vector2) -> f64 {
    let [a, b] = loss.negative_gradient(point);
    (loss.excess(point) - level).abs() / a.hypot(b)
}

fn distance_to(line: &[Vector2], point: Vector2) -> f64 {
    line.windows(2)
        .map(|pair| {
            let along = [pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]];
            let offset = [point[0] - pair[0][0], point[1] - pair[0][1]];
            let square = along[0] * along[0] + along[1] * along[1];
            let dot = offset[0] * along[0] + offset[1] * along[1];
            let share = if square > 0.0 {
                (dot / square).clamp(0.0, 1.0)
            } else {
                0.0
            };
            (offset[0] - share * along[0]).hypot(offset[1] - share * along[1])
        })
        .fold(f64::INFINITY, f64::min)
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

fn polygon() -> impl Strategy<Value = Vec<Vector2>> {
    // On a circle in order of the angle: convex and counter-clockwise.
    let angles = prop::collection::vec(0.0..std::f64::consts::TAU, 3..9);
    (angles, [-4.0..4.0_f64, -4.0..4.0], 0.1..6.0_f64).prop_map(|(mut angles, center, radius)| {
        angles.sort_by(f64::total_cmp);
        angles
            .iter()
            .map(|t| [center[0] + radius * t.cos(), center[1] + radius * t.sin()])
            .collect()
    })
}

/// The signs of the elastic net's solution, from the lasso with the Hessian H + μI and its own
/// unregularized minimum.
fn elastic_net_signs(h: &Hessian, center: Vector2, ridge_weight: f64, threshold: f64) -> [i8; 2] {
    let (mut hessian, mut minimum) = (*h, center);
    if ridge_weight > 0.0 {
        let [a, b, c] = [h.h11() + ridge_weight, h.h12(), h.h22() + ridge_weight];
        hessian = Hessian::new(a, b, c).expect("definite");
        let q = h.apply(center);
        let det = hessian.determinant();
        minimum = [(c * q[0] - b * q[1]) / det, (a * q[1] - b * q[0]) / det];
    }
    let loss = QuadraticLoss::new(hessian, minimum, 0.0).expect("plain numbers");
    solve(&loss, Lambda::new(threshold).expect("not negative")).signs
}

/// What holds for the map of any problem.
fn check_map(
    hessian: &Hessian,
    ridge_weight: f64,
    threshold: f64,
    window: &Rectangle,
    weights: &[f64],
) -> Result<(), TestCaseError> {
    let map = SparsityMap::new(hessian, ridge_weight, threshold, window);
    let size = (window.max[0] - window.min[0]).hypot(window.max[1] - window.min[1]);
    let reach = size + window.min[0].hypot(window.min[1]);
    let total: f64 = map.regions.iter().map(|region| region.share).sum();
    prop_assert!((total - 1.0).abs() < 1e-9, "the shares sum to {}", total);
    let signs = |at: Vector2| elastic_net_signs(hessian, at, ridge_weight, threshold);
    for region in &map.regions {
        let polygon = &region.polygon;
        let count = polygon.len();
        for i in 0..count {
            prop_assert!(window.contains(polygon[i]));
            let turn = cross(
                polygon[i],
                polygon[(i + 1) % count],
                polygon[(i + 2) % count],
            );
            prop_assert!(turn >= -1e-9 * size * size, "not convex, {}", turn);
        }
        for chunk in weights.chunks(9) {
            let sum: f64 = chunk[..count.min(9)].iter().sum();
            let point = [0, 1].map(|k| {
                polygon
                    .iter()
                    .zip(chunk)
                    .map(|(p, w)| p[k] * w / sum)
                    .sum::<f64>()
            });
            if depth(polygon, point) > 1e-9 * reach {
                prop_assert_eq!(signs(point), region.signs, "inside, at {:?}", point);
            }
        }
        for i in 0..count {
            let (a, b) = (polygon[i], polygon[(i + 1) % count]);
            let length = (b[0] - a[0]).hypot(b[1] - a[1]);
            if length < 1e-4 * size {
                continue;
            }
            let outwards = [(b[1] - a[1]) / length, (a[0] - b[0]) / length];
            let across = [0, 1].map(|k| 0.5 * (a[k] + b[k]) + 1e-6 * reach * outwards[k]);
            if !window.contains(across) {
                continue;
            }
            let deepest = map
                .regions
                .iter()
                .max_by(|a, b| depth(&a.polygon, across).total_cmp(&depth(&b.polygon, across)))
                .expect("not empty");
            if depth(&deepest.polygon, across) > 1e-9 * reach {
                prop_assert!(deepest.signs != region.signs);
                prop_assert_eq!(signs(across), deepest.signs, "across, at {:?}", across);
            }
        }
        for fiber in map.fibers(region, 0.07 * size) {
            for end in fiber {
                prop_assert!(depth(polygon, end) > -1e-9 * size);
            }
        }
    }
    Ok(())
}

/// 0 now and then.
fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![
        1 => Just(0.0),
        3 => (-4.0..1.0_f64).prop_map(|e| 10.0_f64.powf(e)),
    ]
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 2000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_visible_part_of_an_ellipse(
        loss in definite(),
        window in window(),
        level in (-4.0..1.5_f64).prop_map(|e| 10.0_f64.powf(e)),
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
        level in prop_oneof![Just(0.0), (-4.0..3.0_f64).prop_map(|e| 10.0_f64.powf(e))],
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

    #[test]
    fn a_clipped_segment_is_the_part_inside(
        window in window(),
        start in [-6.0..6.0_f64, -6.0..6.0],
        end in [-6.0..6.0_f64, -6.0..6.0],
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
        line in prop::collection::vec([-6.0..6.0_f64, -6.0..6.0], 2..12),
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

    #[test]
    fn every_center_in_a_region_of_the_sparsity_map_solves_to_its_signs(
        loss in prop_oneof![3 => definite().boxed(), 1 => singular().boxed()],
        window in window(),
        threshold in weight(),
        ridge_weight in weight(),
        weights in prop::collection::vec(0.01..1.0_f64, 9 * 6),
    ) {
        let hessian = loss.hessian();
        check_map(hessian, 0.0, threshold, &window, &weights)?;
        check_map(hessian, ridge_weight, threshold, &window, &weights)?;
    }

    #[test]
    fn ridge_is_zero_on_lines_only(loss in definite(), window in window(), weight in weight()) {
        let hessian = loss.hessian();
        let lines = zero_lines(hessian, weight, &window);
        let derivative = |u: f64| 2.0 * u;
        let curves = zero_curve(hessian, 0.5 * weight, derivative, &window, 1e-3);
        let size = (window.max[0] - window.min[0]).hypot(window.max[1] - window.min[1]);
        let reach = size + window.min[0].hypot(window.min[1]);
        for j in 0..2 {
            for &end in lines[j].iter().flatten() {
                // The signs differ on the two sides.
                let around = [0.0, 1.0, 2.0, 3.0].map(|quarter: f64| {
                    let (sin, cos) = (quarter * std::f64::consts::FRAC_PI_2 + 0.3).sin_cos();
                    let at = [end[0] + 1e-6 * reach * cos, end[1] + 1e-6 * reach * sin];
                    elastic_net_signs(hessian, at, weight, 0.0)[j]
                });
                prop_assert!(around.contains(&1) && around.contains(&-1), "{:?}", around);
            }
            // Ridge as a bridge with p = 2 and half the λ has the same lines.
            for &point in curves[j].iter().flatten() {
                let line = lines[j].map_or(f64::INFINITY, |ends| distance_to(&ends, point));
                let grazes = !window.grown(-1e-6 * reach).contains(point);
                prop_assert!(line <= 1e-6 * reach || grazes, "{:?} is {} off", point, line);
            }
        }
    }

    #[test]
    fn the_negative_gradient_is_a_subgradient_and_in_the_normal_cone(
        loss in definite(),
        lambda in weight(),
    ) {
        let lambda = Lambda::new(lambda).expect("not negative");
        let theta = Penalty::L1.minimise(&loss, lambda).least_norm_point();
        let gradient = loss.negative_gradient(theta);
        let cone = NormalCone::of_ball(Penalty::L1, theta).expect("nowhere flat");
        prop_assert!(cone.distance(gradient) <= 1e-12);
        let corners = Penalty::L1.subdifferential(lambda, theta).corners();
        for k in 0..2 {
            let low = corners.iter().map(|c| c[k]).fold(f64::INFINITY, f64::min);
            let high = corners.iter().map(|c| c[k]).fold(f64::NEG_INFINITY, f64::max);
            prop_assert!((low - 1e-12..=high + 1e-12).contains(&gradient[k]));
        }
    }
}
