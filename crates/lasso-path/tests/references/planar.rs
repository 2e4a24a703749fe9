//! The planar solver and the data sets against the references in `tests/references`: solutions that
//! were computed in exact rational or ball arithmetic and agreed on by several other solvers.

use super::reading::{close, list, number, vector};
use super::{hessian, norm, read, singular_center};
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::regression::Standardized;
use lasso_path::solve::{Certificate, Change, PlanarPath, SolutionSet, solve};
use lasso_path::table::{DIABETES, read as read_table};
use serde_json::Value;

fn lambda(value: &Value) -> Lambda {
    Lambda::new(number(value)).expect("lambda of a reference")
}

/// The files store the exact solution of the binary64 inputs, rounded; so we ask for far more than
/// each case's `tol`: a relative 1e-12, in each coordinate.
const RELATIVE: f64 = 1e-12;

/// Checks residual and gap; the gap against the size of the objective at θ = 0.
fn certify(loss: &QuadraticLoss, lambda: Lambda, theta: Vector2, what: &str) {
    let certificate = Certificate::lasso(loss, lambda, theta);
    assert!(
        certificate.kkt_residual <= 1e-12 * certificate.scale,
        "{what}: {certificate:?}"
    );
    let size = loss.excess([0.0, 0.0]) + certificate.scale * norm(theta);
    assert!(certificate.gap <= 1e-12 * size, "{what}: {certificate:?}");
}

#[test]
fn quadratics_agree_with_the_exact_solutions() {
    let file = read(include_str!("quad2d.json"));
    let cases = list(&file, "cases");
    assert_eq!(cases.len(), 71);
    for case in cases {
        let loss = QuadraticLoss::new(hessian(case), vector(&case["b"]), 0.0).expect("b");
        let path = PlanarPath::new(&loss);
        let id = &case["id"];
        let reference_max = number(&case["lambda_max"]);
        close(
            path.lambda_max().value(),
            reference_max,
            RELATIVE * reference_max,
            "lambda_max",
        );
        close(
            loss.lambda_max().value(),
            reference_max,
            RELATIVE * reference_max,
            "lambda_max",
        );
        for solution in list(case, "solutions") {
            let at = lambda(&solution["lambda"]);
            let what = format!("{id} at {at}");
            let ours = path.solution(at);
            assert_eq!(ours, solve(&loss, at), "{what}");
            assert_eq!(ours.set, SolutionSet::Point(ours.theta), "{what}");
            certify(&loss, at, ours.theta, &what);
            let reference: [f64; 2] = vector(&solution["theta"]);
            let margin = number(&solution["margin"]);
            let tolerance = number(&case["tol"]["theta_abs"]);
            for (ours, reference) in ours.theta.into_iter().zip(reference) {
                // At a knot rounding of λ alone decides whether a tiny coordinate is there.
                let size = if margin > 1e-8 {
                    reference.abs()
                } else {
                    norm(loss.center())
                };
                close(ours, reference, tolerance.min(RELATIVE * size), &what);
            }
            if margin > 1e-8 {
                let signs = [0, 1].map(|j| solution["signs"][j].as_i64());
                assert_eq!(
                    ours.signs.map(|sign| Some(i64::from(sign))),
                    signs,
                    "{what}"
                );
            }
            let c = number(&solution["c"]);
            close(
                norm(ours.theta),
                c,
                RELATIVE
                    * if margin > 1e-8 {
                        c
                    } else {
                        norm(loss.center())
                    },
                &what,
            );
            // The loss is flat at θ̂: it is compared in the scale of Loss(0).
            let size = RELATIVE * loss.value([0.0, 0.0]);
            close(
                loss.value(ours.theta),
                number(&solution["loss"]),
                size,
                &what,
            );
            let objective = loss.value(ours.theta) + at.value() * norm(ours.theta);
            close(objective, number(&solution["objective"]), size, &what);
        }
    }
}

#[test]
fn knots_agree_with_the_exact_breakpoints() {
    let file = read(include_str!("quad2d.json"));
    let mut leaving = 0;
    for case in list(&file, "cases") {
        let loss = QuadraticLoss::new(hessian(case), vector(&case["b"]), 0.0).expect("b");
        let path = PlanarPath::new(&loss);
        let id = &case["id"];
        // The file lists λ = 0, the end of the path, as a knot; ours are those with λ > 0, ascending.
        let references: Vec<_> = list(case, "knots")
            .iter()
            .filter(|knot| number(&knot["lambda"]) > 0.0)
            .rev()
            .collect();
        assert_eq!(path.knots().len(), references.len(), "{id}");
        for (ours, reference) in path.knots().iter().zip(references) {
            let what = format!("{id}, knot {}", ours.lambda);
            let at = number(&reference["lambda"]);
            close(ours.lambda.value(), at, RELATIVE * at, &what);
            let theta: [f64; 2] = vector(&reference["theta"]);
            for (j, expected) in theta.into_iter().enumerate() {
                close(ours.theta[j], expected, RELATIVE * expected.abs(), &what);
                // `entered` and `left` are as λ decreases, `changes` as it increases.
                let holds = |key: &str| list(reference, key).contains(&Value::from(j));
                let expected = match (holds("entered"), holds("left")) {
                    (true, false) => Change::ReachesZero,
                    (false, true) => Change::LeavesZero,
                    (false, false) => Change::Stays,
                    (true, true) => Change::CrossesZero,
                };
                assert_eq!(ours.changes[j], expected, "{what}");
                leaving += usize::from(expected == Change::LeavesZero);
            }
            assert_eq!(path.solution(ours.lambda).theta, ours.theta, "{what}");
        }
        assert_eq!(path.limit_at_zero(), loss.center(), "{id}");
    }
    assert!(
        leaving > 0,
        "some coordinates of the references come back as lambda increases"
    );
}

/// Distance of a point from the line through `point` along `direction`.
fn distance_from_line(theta: Vector2, point: Vector2, direction: Vector2) -> f64 {
    let offset = [theta[0] - point[0], theta[1] - point[1]];
    (offset[0] * direction[1] - offset[1] * direction[0]).abs() / direction[0].hypot(direction[1])
}

#[test]
fn singular_quadratics_give_the_whole_solution_set() {
    let file = read(include_str!("degenerate2d.json"));
    let cases = list(&file, "cases");
    assert_eq!(cases.len(), 17);
    for case in cases {
        // Loss = ½ h (wᵀθ − z₀)² + loss_min.
        let w = vector(&case["w"]);
        let center = singular_center(case);
        let loss_min = number(&case["loss_min"]);
        let loss = QuadraticLoss::new(hessian(case), center, loss_min).expect("within range");
        let path = PlanarPath::new(&loss);
        let id = &case["id"];
        let size = norm(center);
        let q = loss.negative_gradient_at_zero();
        for j in 0..2 {
            close(
                q[j],
                number(&case["g"][j]),
                RELATIVE * size * number(&case["H"][j][j]),
                "q",
            );
        }
        let lambda_max = number(&case["lambda_max"]);
        close(
            path.lambda_max().value(),
            lambda_max,
            RELATIVE * lambda_max,
            "lambda_max",
        );
        for solution in list(case, "solutions") {
            let at = lambda(&solution["lambda"]);
            let what = format!("{id} at {at}");
            let ours = path.solution(at);
            certify(&loss, at, ours.theta, &what);
            let set = &solution["solution_set"];
            let points = || list(set, "points").iter().map(vector).collect::<Vec<_>>();
            let near = |ours: Vector2, reference: Vector2| {
                for j in 0..2 {
                    close(ours[j], reference[j], RELATIVE * size, &what);
                    assert_eq!(ours[j] == 0.0, reference[j] == 0.0, "{what}: {ours:?}");
                }
            };
            match ours.set {
                SolutionSet::Point(theta) => {
                    assert_eq!(set["type"], "point", "{what}");
                    near(theta, points()[0]);
                }
                SolutionSet::Segment(ends) => {
                    assert_eq!(set["type"], "segment", "{what}");
                    let references = points();
                    let turned = (references[0][0] == 0.0) != (ends[0][0] == 0.0);
                    near(ends[0], references[usize::from(turned)]);
                    near(ends[1], references[usize::from(!turned)]);
                    let middle = [0, 1].map(|j| 0.5 * (references[0][j] + references[1][j]));
                    near(ours.theta, middle);
                    for end in ends {
                        certify(&loss, at, end, &what);
                    }
                }
                SolutionSet::Line { point, direction } => {
                    assert_eq!(set["type"], "line", "{what}");
                    let reference: [f64; 2] = vector(&set["direction"]);
                    let turn = reference[0] * direction[1] - reference[1] * direction[0];
                    close(turn, 0.0, RELATIVE * norm(reference), &what);
                    close(direction[0].hypot(direction[1]), 1.0, RELATIVE, &what);
                    let off = distance_from_line(point, vector(&set["point"]), reference);
                    close(off, 0.0, RELATIVE * size, &what);
                    near(point, vector(&solution["min_l2_point"]));
                }
                SolutionSet::Plane => assert_eq!(set["type"], "plane", "{what}"),
            }
            if !solution["min_l2_point"].is_null() {
                near(ours.theta, vector(&solution["min_l2_point"]));
                let least = number(&solution["min_l1_norm"]);
                close(norm(path.limit_at_zero()), least, RELATIVE * size, &what);
            }
            if !solution["c"].is_null() {
                close(
                    norm(ours.theta),
                    number(&solution["c"]),
                    RELATIVE * size,
                    &what,
                );
            }
            if !solution["w_dot_theta"].is_null() {
                let along = w[0] * ours.theta[0] + w[1] * ours.theta[1];
                close(
                    along,
                    number(&solution["w_dot_theta"]),
                    RELATIVE * norm(w) * size,
                    &what,
                );
            }
            let objective = loss.value(ours.theta) + at.value() * norm(ours.theta);
            let tolerance = RELATIVE * (loss.value([0.0, 0.0]) + loss_min);
            close(objective, number(&solution["objective"]), tolerance, &what);
        }
    }
}

fn diabetes() -> (Vec<String>, Standardized) {
    let proposal = read_table(DIABETES.as_bytes()).expect("a table");
    let numbers = proposal.numbers().expect("numbers");
    let standardized = Standardized::new(&numbers.matrix().expect("finite"), &numbers.target);
    (numbers.names, standardized.expect("in range"))
}

/// The file's columns have unit Euclidean norm and its loss no 1/n. Ours have unit variance, √n times
/// as long, and the loss is divided by n: λ_ours = λ_file/√n, θ_ours = θ_file/√n, loss/n.
#[test]
fn diabetes_in_gram_form_satisfies_the_reference_path() {
    let file = read(include_str!("diabetes_path.json"));
    let problem = &list(&file, "problems")[0];
    assert_eq!(problem["id"], "diabetes10");
    let (feature_names, standardized) = diabetes();
    let names: Vec<_> = list(problem, "columns")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(feature_names, names);
    let rows = number(&problem["n"]);
    let root = rows.sqrt();
    let lambda_max = number(&problem["lambda_max"]) / root;
    close(
        standardized.lambda_max().value(),
        lambda_max,
        1e-14 * lambda_max,
        "lambda_max",
    );
    let variance = number(&problem["sum_y_squared"]) / rows;
    close(
        standardized.target_variance(),
        variance,
        1e-14 * variance,
        "variance of y",
    );
    for (deviation, norm) in standardized
        .standard_deviations()
        .iter()
        .zip(list(problem, "column_norms"))
    {
        let reference = number(norm) / root;
        close(
            *deviation,
            reference,
            1e-14 * reference,
            "standard deviation",
        );
    }
    let (gram, q) = (
        standardized.gram(),
        standardized.negative_gradient_at_zero(),
    );
    let points = list(problem, "knots").iter().chain(list(problem, "grid"));
    for point in points {
        let lambda = number(&point["lambda"]) / root;
        let theta: Vec<_> = list(point, "theta")
            .iter()
            .map(|t| number(t) / root)
            .collect();
        let mut fitted = 0.0;
        for (j, row) in gram.iter().enumerate() {
            let product: f64 = row.iter().zip(&theta).map(|(g, t)| g * t).sum();
            let gradient = q[j] - product;
            fitted += theta[j] * (0.5 * product - q[j]);
            if theta[j] == 0.0 {
                assert!(
                    gradient.abs() <= lambda + 1e-12 * lambda_max,
                    "{} {lambda}",
                    names[j]
                );
            } else {
                // λ of the grid is rounded to ten digits.
                close(
                    gradient,
                    lambda * theta[j].signum(),
                    1e-11 * lambda_max,
                    names[j],
                );
            }
        }
        if !point["loss"].is_null() {
            let loss = fitted + 0.5 * standardized.target_variance();
            close(
                loss,
                number(&point["loss"]) / rows,
                1e-12 * variance,
                "loss",
            );
        }
    }
}

/// Until the third feature enters, the path of all ten is the path of its first two alone: here bmi
/// and s5. That gives an independent truth for a pair, in the convention explained above.
#[test]
fn diabetes_pair_follows_the_reference_path_until_the_third_feature() {
    let file = read(include_str!("diabetes_path.json"));
    let problem = &list(&file, "problems")[0];
    let root = number(&problem["n"]).sqrt();
    let (_, standardized) = diabetes();
    let (bmi, s5) = (2, 8);
    let loss = standardized.pair_loss(bmi, s5).expect("a pair");
    let path = PlanarPath::new(&loss);
    let knots = list(problem, "knots");
    for (knot, ours) in knots[..2].iter().zip(path.knots().iter().rev()) {
        let reference = number(&knot["lambda"]) / root;
        close(ours.lambda.value(), reference, 1e-13 * reference, "knot");
    }
    for knot in &knots[..3] {
        let at = Lambda::new(number(&knot["lambda"]) / root).expect("positive");
        let theta = path.solution(at).theta;
        for (ours, index) in theta.into_iter().zip([bmi, s5]) {
            let reference = number(&knot["theta"][index]) / root;
            close(ours, reference, 1e-12 * loss.lambda_max().value(), "theta");
        }
        certify(&loss, at, theta, "diabetes pair");
    }
    assert_eq!(list(&knots[1], "entered"), [Value::from(s5)]);
}
