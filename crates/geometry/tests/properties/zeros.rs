//! The maps of which θ̂ lead to which zeros, and the normal cone that θ̂ − θ* lies in.

use geometry::{NormalCone, Rectangle, SparsityMap, zero_curve, zero_lines};
use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::solve;
use proptest::prelude::*;
use strategies::config;
use strategies::number::power_of_ten;

use super::shapes::{cross, definite, depth, distance_to, singular, window};

/// 0 now and then.
fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 3 => power_of_ten(-4.0..1.0)]
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

proptest! {
    #![proptest_config(config(2_000))]

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
