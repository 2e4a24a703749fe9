//! Level sets of F are level sets of F, closed, convex, with their kinks on the axes: on random and nearly
//! degenerate problems, against the definition.

use geometry::{ObjectiveLevelSet, Rectangle};
use lasso_path::problem::{Hessian, Lambda, Objective, QuadraticLoss, Vector2, l1};
use lasso_path::solve::solve;
use proptest::prelude::*;
use strategies::number::{coordinate, magnitude, power_of_ten};
use strategies::{config, problem};

#[derive(Clone, Copy, Debug)]
struct Case {
    objective: Objective,
    excess: f64,
}

fn case() -> impl Strategy<Value = Case> {
    let hessian = prop_oneof![2 => problem::nearly_singular(), 1 => problem::singular(4, 0..1)];
    let size = magnitude().prop_map(|size| size.powf(0.3));
    let loss = problem::loss(hessian, coordinate(size));
    (loss, 0.001..3.0_f64, power_of_ten(-6.0..2.0)).prop_map(|(loss, lambda, share)| {
        let lambda = Lambda::new(lambda).expect("not negative");
        let objective = Objective::new(&loss, lambda, solve(&loss, lambda).theta);
        let excess = share * objective.excess([0.0; 2]).max(1.0);
        Case { objective, excess }
    })
}

/// F by its definition.
fn value(objective: &Objective, theta: Vector2) -> f64 {
    objective.loss().value(theta) + l1::value(objective.lambda(), &theta)
}

fn turn(a: Vector2, b: Vector2, c: Vector2) -> f64 {
    (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn every_point_is_on_the_level_and_the_curve_is_closed(case in case()) {
        let Case { objective, excess } = case;
        let set = ObjectiveLevelSet { objective: &objective, excess };
        let window = Rectangle { min: [-1e6; 2], max: [1e6; 2] };
        let outline = set.outline(&window, 1e-3);
        prop_assert!(outline.len() > 4);
        prop_assert_eq!(outline.first(), outline.last());
        let level = value(&objective, objective.minimiser()) + excess;
        for &point in &outline {
            let off = (value(&objective, point) - level).abs();
            prop_assert!(off <= 1e-10 * level, "{point:?}: {off:e} of {level:e}");
        }
        // Every crossing of an axis is a point of the curve, the number 0.0.
        for pair in outline.windows(2) {
            for k in 0..2 {
                let near = pair[0][k].abs().min(pair[1][k].abs());
                prop_assert!(pair[0][k] * pair[1][k] >= 0.0 || near < 1e-7, "{pair:?}");
            }
        }
        for kink in set.kinks() {
            prop_assert!(kink[0] == 0.0 || kink[1] == 0.0);
            prop_assert!(outline.contains(&kink));
        }
    }

    #[test]
    fn chords_are_near_the_curve_and_it_turns_one_way(case in case()) {
        let Case { objective, excess } = case;
        let set = ObjectiveLevelSet { objective: &objective, excess };
        let window = Rectangle { min: [-1e6; 2], max: [1e6; 2] };
        let outline = set.outline(&window, 1e-2);
        let size = outline.iter().flatten().fold(0.0_f64, |size, x| size.max(x.abs()));
        prop_assume!(size < 1e5);
        for (a, b) in outline.iter().zip(&outline[1..]) {
            let length = (b[0] - a[0]).hypot(b[1] - a[1]);
            if length < 1e-6 * size {
                continue;
            }
            let outwards = [(b[1] - a[1]) / length, (a[0] - b[0]) / length];
            for share in [0.1, 0.3, 0.5, 0.8] {
                let inside = [0, 1].map(|k| a[k] + share * (b[k] - a[k]));
                let level = value(&objective, objective.minimiser()) + excess;
                prop_assert!(value(&objective, inside) <= level * (1.0 + 1e-10));
                let beyond = [0, 1].map(|k| inside[k] + 1.1e-2 * outwards[k]);
                let halvings = 2f64.powi(11);
                if length > size / halvings {
                    prop_assert!(value(&objective, beyond) >= level * (1.0 - 1e-10), "{a:?} {b:?}");
                }
            }
        }
        for corner in outline.windows(3) {
            prop_assert!(turn(corner[0], corner[1], corner[2]) >= -1e-9 * size * size);
        }
    }

    #[test]
    fn a_window_shows_what_is_inside_and_nothing_else(
        case in case(), x in -3.0..3.0_f64, y in -3.0..3.0_f64, radius in 0.01..5.0_f64, probe in [0.0..1.0_f64, 0.0..1.0],
    ) {
        let Case { objective, excess } = case;
        let window = Rectangle { min: [x - radius, y - radius], max: [x + radius, y + radius] };
        let tolerance = 1e-4 * radius;
        let visible = ObjectiveLevelSet { objective: &objective, excess }.visible(&window, tolerance);
        let level = value(&objective, objective.minimiser()) + excess;
        for point in visible.outline.iter().flatten().chain(&visible.region) {
            prop_assert!(window.contains(*point));
            prop_assert!(value(&objective, *point) <= level * (1.0 + 1e-9));
        }
        // The region and the definition agree on any point that is not within the tolerance of the curve.
        let point = [0, 1].map(|k| window.min[k] + probe[k] * (window.max[k] - window.min[k]));
        let around = |distance: f64| {
            (0..16).map(move |i| {
                let (sin, cos) = (f64::from(i) * std::f64::consts::TAU / 16.0).sin_cos();
                [point[0] + distance * cos, point[1] + distance * sin]
            })
        };
        let below = |p: Vector2| objective.excess(p) <= excess;
        let sure = around(3.0 * tolerance).all(|p| below(p) == below(point));
        let n = visible.region.len();
        let inside = n > 2 && (0..n).all(|i| {
            turn(visible.region[i], visible.region[(i + 1) % n], point) >= -1e-9 * radius * radius
        });
        if sure {
            prop_assert_eq!(inside, below(point), "{:?}", point);
        }
    }
}

#[test]
fn without_a_penalty_it_is_the_level_set_of_the_loss() {
    let loss = QuadraticLoss::new(Hessian::IDENTITY, [1.0, 0.5], 0.0).expect("plain");
    let objective = Objective::new(&loss, Lambda::ZERO, [1.0, 0.5]);
    let window = Rectangle {
        min: [-9.0; 2],
        max: [9.0; 2],
    };
    let set = ObjectiveLevelSet {
        objective: &objective,
        excess: 2.0,
    };
    assert!(set.outline(&window, 1e-3).is_empty());
    let visible = set.visible(&window, 1e-3);
    assert!(
        visible.outline[0]
            .iter()
            .all(|p| ((p[0] - 1.0).hypot(p[1] - 0.5) - 2.0).abs() < 1e-12)
    );
}

#[test]
fn a_flat_loss_leaves_the_diamond() {
    let flat = Hessian::new(0.0, 0.0, 0.0).expect("semidefinite");
    let lambda = Lambda::new(2.0).expect("positive");
    let objective = Objective::new(&QuadraticLoss::centered(flat), lambda, [0.0; 2]);
    let window = Rectangle {
        min: [-9.0; 2],
        max: [9.0; 2],
    };
    let mut outline = ObjectiveLevelSet {
        objective: &objective,
        excess: 3.0,
    }
    .outline(&window, 1e-3);
    outline.dedup();
    assert!(outline.iter().all(|p| l1::norm(p) == 1.5), "{outline:?}");
    assert!(outline.len() == 5, "{outline:?}");
}
