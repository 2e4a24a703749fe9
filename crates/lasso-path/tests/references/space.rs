//! Paths of three parameters, from H and q = Hθ̂.

use crate::read;
use crate::reading::{close, list, number};
use lasso_path::regression::{Design, LassoPath, Matrix};
use lasso_path::solve::Radius;
use serde_json::Value;
use strategies::number::lambda;

fn numbers(value: &Value) -> Vec<f64> {
    let values = value.as_array().expect("a list").iter();
    values.map(number).collect()
}

/// 0 for the origin, 1 for a vertex of ‖θ‖₁ = c, 2 for an edge, 3 for a face.
fn support_of(face: &Value) -> usize {
    match face.as_str().expect("a name") {
        "origin" => 0,
        "vertex" => 1,
        "edge" => 2,
        "face" => 3,
        other => panic!("{other} is no part of an octahedron"),
    }
}

#[test]
fn paths_in_space_are_the_references() {
    let file = read(include_str!("octahedron3d.json"));
    let mut faces = 0;
    for case in list(&file, "cases") {
        let name = &case["id"];
        let rows: Vec<Vec<f64>> = list(case, "H").iter().map(numbers).collect();
        let center = numbers(&case["b"]);
        let h = Matrix::from_columns(3, 3, rows.concat()).expect("finite");
        let pull: Vec<f64> = rows
            .iter()
            .map(|row| row.iter().zip(&center).map(|(h, b)| h * b).sum())
            .collect();
        let design = Design::from_gram(&h, &pull).expect("definite");
        let path = LassoPath::new(&design);
        let tolerance = |key: &str| number(&case["tol"][key]);
        let (theta_abs, lambda_abs) = (tolerance("theta_abs"), tolerance("lambda_abs"));
        let theirs = list(case, "knots");
        assert_eq!(path.knots().len(), theirs.len(), "{name}");
        for (ours, knot) in path.knots().iter().zip(theirs) {
            close(
                ours.lambda.value(),
                number(&knot["lambda"]),
                lambda_abs,
                "λ",
            );
            for (t, reference) in ours.theta.to_vec().iter().zip(numbers(&knot["theta"])) {
                close(*t, reference, theta_abs, "θ");
            }
        }
        for solution in list(case, "solutions") {
            let point = path
                .point(&design, lambda(number(&solution["lambda"])))
                .expect("exact");
            let theirs = numbers(&solution["theta"]);
            for (t, reference) in point.theta.to_vec().iter().zip(&theirs) {
                close(*t, *reference, theta_abs, "θ");
            }
            let objective = tolerance("objective_abs");
            close(point.loss, number(&solution["loss"]), objective, "Loss");
            close(point.norm, number(&solution["c"]), 3.0 * theta_abs, "c");
            if number(&solution["margin"]) > 1e-8 {
                faces += 1;
                let support = path.support(point.lambda).expect("exact");
                assert_eq!(support.len(), support_of(&solution["face"]), "{name}");
                for (j, sign) in numbers(&solution["signs"]).into_iter().enumerate() {
                    let ours = point.theta.get(j);
                    assert_eq!(if ours == 0.0 { 0.0 } else { ours.signum() }, sign);
                }
            }
        }
        // the same points, asked for by their radius
        for solution in list(case, "constrained") {
            let radius = Radius::new(number(&solution["c"])).expect("a norm");
            let lambda = path.lambda_for_radius(radius).expect("exact");
            let theta = path.theta(lambda).expect("exact");
            for (t, reference) in theta.iter().zip(numbers(&solution["theta"])) {
                close(*t, reference, 10.0 * theta_abs, "θ for a radius");
            }
        }
    }
    assert!(faces > 150, "{faces} faces were compared");
}
