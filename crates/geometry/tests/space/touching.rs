//! The level set of the loss touches the octahedron at θ* and never enters it, and the plane there separates them.

use super::drawn::{any_loss, dot, norm, point, turn};
use geometry::space::{LevelSurface, Part, SpaceLoss, Vector3, in_front};
use lasso_path::problem::Lambda;
use lasso_path::regression::{LassoPath, Ridge};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeSet;
use strategies::config;

fn solve(loss: &SpaceLoss, share: f64) -> (Lambda, Vector3) {
    let path = LassoPath::new(&loss.design().expect("made before"));
    // A condition beyond 10⁸ or so has no exact path down to 0.
    let lambda = path.lambda_max().scaled(share);
    let lambda = if lambda < path.exact_from() {
        path.exact_from()
    } else {
        lambda
    };
    let theta = path.theta(lambda).expect("exact");
    (lambda, [theta[0], theta[1], theta[2]])
}

#[test]
fn nowhere_in_the_octahedron_is_the_loss_less_than_where_they_touch() {
    let seen = RefCell::new(BTreeSet::new());
    let mut runner = proptest::test_runner::TestRunner::new(config(800));
    let drawn = (
        any_loss(),
        0.01..1.1,
        prop::collection::vec(point(1.0), 60),
        turn(),
    );
    runner
        .run(&drawn, |(loss, share, points, turn)| {
            let (lambda, theta) = solve(&loss, share);
            let radius = norm(theta);
            seen.borrow_mut().insert(Part::of(theta, false).name());
            let least = loss.value(theta);
            let scale = 1.0 + least;
            for point in points {
                // in the octahedron, and pushed to its surface
                let size = norm(point);
                for share in [1.0, 0.7] {
                    let inside = point.map(|x| x * share * radius / size);
                    prop_assert!(loss.value(inside) >= least - 1e-9 * scale, "{inside:?}");
                }
            }
            // the plane between them
            let pull = loss.negative_gradient(theta);
            let touch = dot(pull, theta);
            prop_assert!((touch - lambda.value() * radius).abs() <= 1e-9 * scale * (1.0 + touch));
            prop_assert!((pull.iter()).all(|g| g.abs() <= lambda.value() + 1e-8 * scale));
            // from the octahedron to θ̂ one goes to its other side, and so from back to front
            let toward = turn.projection().toward;
            if dot(pull, toward).abs() > 1e-6 && least > 1e-6 {
                let surface = LevelSurface::new(&loss, least);
                let beyond = [0, 1, 2].map(|k| theta[k] + 1e-7 * pull[k] / dot(pull, pull).sqrt());
                prop_assert!(loss.value(beyond) < least);
                prop_assert_eq!(
                    in_front(pull, toward),
                    dot(beyond, toward) > dot(theta, toward)
                );
                prop_assert!(surface.rank() > 0);
            }
            Ok(())
        })
        .expect("all of them");
    let seen: Vec<_> = seen.into_inner().into_iter().collect();
    assert_eq!(
        seen,
        ["corner", "edge", "face", "origin"],
        "every part was met"
    );
}

proptest! {
#![proptest_config(config(300))]

#[test]
fn ridge_is_where_the_sphere_touches(loss in any_loss(), lambda in 1e-3..3.0, points in prop::collection::vec(point(1.0), 30)) {
    let ridge = Ridge::new(&loss.design().expect("made before"));
    let theta = ridge.theta(Lambda::new(lambda).expect("positive"));
    let theta = [theta[0], theta[1], theta[2]];
    let pull = loss.negative_gradient(theta);
    for k in 0..3 {
        prop_assert!((pull[k] - lambda * theta[k]).abs() < 1e-9 * (1.0 + lambda), "{pull:?}");
    }
    let radius = dot(theta, theta).sqrt();
    for point in points {
        let size = dot(point, point).sqrt();
        let inside = point.map(|x| x * radius / size);
        prop_assert!(loss.value(inside) >= loss.value(theta) - 1e-9);
    }
}

}
