//! Shaping the loss by the handles of a contour, against the definitions.

use geometry::ContourHandles;
use lasso_path::problem::{Hessian, QuadraticLoss};
use proptest::prelude::*;
use strategies::config;
use strategies::number::{point, power_of_ten};

use super::far;

/// Conditions up to 10⁸, and now and then an eigenvalue of 0.
fn contour() -> impl Strategy<Value = ContourHandles> {
    let turn = 0.0..std::f64::consts::TAU;
    let condition = prop_oneof![4 => power_of_ten(-8.0..0.0), 1 => Just(0.0)];
    let size = power_of_ten(-2.0..2.0);
    (turn, condition, size, point(5.0)).prop_map(|(turn, small, size, center)| {
        let loss = QuadraticLoss::new(Hessian::IDENTITY, center, 0.0).expect("a plain centre");
        let contour = ContourHandles::new(&loss, size).turned(turn);
        contour.steepened(1, small - 1.0)
    })
}

fn loss_of(contour: &ContourHandles) -> QuadraticLoss {
    let hessian = contour.hessian().expect("in range");
    QuadraticLoss::new(hessian, contour.center(), 0.0).expect("a plain centre")
}

proptest! {
    #![proptest_config(config(4_000))]

    #[test]
    fn a_dragged_end_is_where_it_was_dragged_and_the_rest_stays(
        contour in contour(),
        axis in 0..2_usize,
        to in point(5.0),
    ) {
        let center = contour.center();
        let reach = far(to, center);
        prop_assume!(reach > 1e-2);
        let dragged = contour.dragged(axis, to);
        let end = dragged.end(axis).expect("not infinitely far");
        prop_assert!(far(end, to) <= 4e-15 * (reach + far(center, [0.0; 2])));
        // the axes are at right angles, the other one is as long as before
        let [u, v] = [0, 1].map(|k| dragged.axis(k));
        prop_assert!((u[0] * v[0] + u[1] * v[1]).abs() <= 1e-15);
        let other = contour.eigenvalues()[1 - axis];
        prop_assert_eq!(dragged.eigenvalues()[1 - axis], other);
        // H has these eigenvalues and is not indefinite
        let loss = loss_of(&dragged);
        let [larger, smaller] = loss.hessian().eigenvalues();
        let [mu, nu] = dragged.eigenvalues();
        prop_assert!((larger - mu.max(nu)).abs() <= 1e-14 * larger);
        prop_assert!((smaller - mu.min(nu)).abs() <= 1e-14 * larger);
        prop_assert_eq!(loss.hessian().rank() == 2, mu.min(nu) > 0.0);
        // the end is on the level set that was taken hold of
        let level = 0.5 * mu.max(nu) * reach * reach;
        let excess = 0.5 * dragged.eigenvalues()[axis] * reach * reach;
        prop_assert!((loss.excess(to) - excess).abs() <= 1e-13 * level);
        prop_assert!((dragged.half_length(axis) - reach).abs() <= 1e-14 * reach);
    }

    #[test]
    fn turning_turns_and_steepening_stops_at_the_boundary(
        contour in contour(),
        axis in 0..2_usize,
        angle in -7.0..7.0_f64,
        by in -3.0..3.0_f64,
    ) {
        let turned = contour.turned(angle);
        prop_assert_eq!(turned.eigenvalues(), contour.eigenvalues());
        let [a, b] = contour.axis(axis);
        let (sin, cos) = angle.sin_cos();
        prop_assert!(far(turned.axis(axis), [a * cos - b * sin, a * sin + b * cos]) <= 1e-14);
        let changed = contour.steepened(axis, by);
        prop_assert_eq!(changed.eigenvalues()[axis], (contour.eigenvalues()[axis] + by).max(0.0));
        let singular = changed.eigenvalues().contains(&0.0);
        prop_assert_eq!(changed.end(0).is_none() || changed.end(1).is_none(), singular);
        let hessian = changed.hessian().expect("in range");
        prop_assert_eq!(hessian.rank() < 2, singular);
        // what is taken hold of again is what was let go
        let again = ContourHandles::new(&loss_of(&changed), 1.0);
        let [mu, nu] = changed.eigenvalues();
        prop_assert!((again.eigenvalues()[0] - mu.max(nu)).abs() <= 1e-14 * mu.max(nu));
    }
}
