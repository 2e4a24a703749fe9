//! The constrained form against the exact solutions.

use lasso_path::problem::{QuadraticLoss, Vector2};
use lasso_path::solve::{ConstrainedSet, ConstrainedSolution, PlanarPath, Radius};

use super::reading::{close, list, number, vector};
use super::{hessian, norm, read, singular_center};

fn at(loss: &QuadraticLoss, c: f64) -> ConstrainedSolution {
    PlanarPath::new(loss).constrained(Radius::new(c).expect("not negative"))
}

#[test]
fn constrained_solutions_agree_with_the_exact_ones() {
    let file = read(include_str!("constrained2d.json"));
    assert_eq!(list(&file, "cases").len(), 30);
    for case in list(&file, "cases") {
        let loss = QuadraticLoss::new(hessian(case), vector(&case["b"]), 0.0).expect("b");
        for reference in list(case, "solutions") {
            let c = number(&reference["c"]);
            let what = format!("{} at c = {c}", case["id"]);
            let ours = at(&loss, c);
            // The file's theta_abs, tightened; tiny multipliers at c_max are rounding of c_max.
            let size = norm(loss.center());
            for j in 0..2 {
                close(
                    ours.theta[j],
                    vector::<2>(&reference["theta"])[j],
                    1e-12 * size,
                    &what,
                );
            }
            let lambda_max = number(&case["lambda_max"]);
            close(
                ours.lambda[0],
                number(&reference["lambda"]),
                1e-12 * lambda_max,
                &what,
            );
            let loss_size = loss.value([0.0; 2]);
            close(
                loss.value(ours.theta),
                number(&reference["loss"]),
                1e-12 * loss_size,
                &what,
            );
            let margin = number(&reference["margin"]);
            if margin > 1e-8 {
                for j in 0..2 {
                    assert_eq!(
                        Some(i64::from(ours.signs[j])),
                        reference["signs"][j].as_i64(),
                        "{what}"
                    );
                }
                assert_eq!(
                    Some(ours.active),
                    reference["constraint_active"].as_bool(),
                    "{what}"
                );
            }
            if c == 0.0 {
                close(ours.lambda[0], lambda_max, 1e-12 * lambda_max, &what);
                assert_eq!(ours.lambda[1], f64::INFINITY);
            } else {
                assert_eq!(ours.lambda[0], ours.lambda[1], "{what}");
            }
            assert_eq!(ours.set, ConstrainedSet::Point(ours.theta), "{what}");
        }
    }
}

#[test]
fn singular_losses_give_the_whole_set() {
    let file = read(include_str!("degenerate2d.json"));
    for case in list(&file, "cases") {
        let center = singular_center(case);
        let loss = QuadraticLoss::new(hessian(case), center, number(&case["loss_min"])).expect("b");
        for reference in list(case, "constrained") {
            let c = number(&reference["c"]);
            let what = format!("{} at c = {c}", case["id"]);
            let ours = at(&loss, c);
            let size = norm(center) + c;
            let scale = loss.value([0.0; 2]);
            close(
                ours.lambda[0],
                number(&reference["lambda"]),
                1e-12 * loss.lambda_max().value(),
                &what,
            );
            close(
                loss.value(ours.theta),
                number(&reference["loss"]),
                1e-12 * scale,
                &what,
            );
            let points: Vec<Vector2> = list(&reference["solution_set"], "points")
                .iter()
                .map(vector)
                .collect();
            let ends = match ours.set {
                ConstrainedSet::Point(theta) => [theta; 2],
                ConstrainedSet::Segment(ends) => ends,
                ConstrainedSet::Diamond => panic!("{what}: H is not zero"),
            };
            let expected = [points[0], points[points.len() - 1]];
            let off = |pairs: [(Vector2, Vector2); 2]| {
                pairs
                    .map(|(a, b)| norm([a[0] - b[0], a[1] - b[1]]))
                    .into_iter()
                    .fold(0.0, f64::max)
            };
            let best = off([(ends[0], expected[0]), (ends[1], expected[1])])
                .min(off([(ends[0], expected[1]), (ends[1], expected[0])]));
            // Whether a rounded c is just below or just above the least norm makes an end of a set.
            assert!(
                best <= 1e-12 * size || c == norm(expected[0]) && ours.lambda[0] < 1e-12,
                "{what}: {ends:?} {expected:?}"
            );
        }
    }
}
