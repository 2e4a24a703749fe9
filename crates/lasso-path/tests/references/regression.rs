//! The exact path for any table.

use crate::read;
use crate::reading::{close, list, number};
use lasso_path::regression::{Design, LassoPath, Matrix, RegressionCertificate};
use serde_json::Value;

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(number)
        .collect()
}

/// X and y as they are, loss ½‖y − Xθ‖²: λ of the file is n times ours.
#[test]
fn small_paths_are_the_rational_ones() {
    let file = read(include_str!("small_nd.json"));
    for case in list(&file, "cases") {
        let rows: Vec<Vec<f64>> = list(case, "X").iter().map(numbers).collect();
        let (n, p) = (rows.len(), rows[0].len());
        let values = (0..p)
            .flat_map(|j| rows.iter().map(move |row| row[j]))
            .collect();
        let x = Matrix::from_columns(n, p, values).expect("finite");
        let design = Design::from_standardized(x, numbers(&case["y"])).expect("a design");
        let path = LassoPath::new(&design);
        let (scale, name) = (n as f64, &case["id"]);
        let theirs = list(case, "knots");
        assert_eq!(path.knots().len(), theirs.len(), "{name}");
        for (ours, knot) in path.knots().iter().zip(theirs) {
            close(
                ours.lambda * scale,
                number(&knot["lambda"]),
                number(&case["tol"]["lambda_abs"]),
                "λ",
            );
            for (t, reference) in ours.theta.iter().zip(numbers(&knot["theta"])) {
                close(*t, reference, number(&case["tol"]["theta_abs"]), "θ");
            }
            let entered: Vec<usize> = numbers(&knot["entered"])
                .iter()
                .map(|&j| j as usize)
                .collect();
            let left: Vec<usize> = numbers(&knot["left"]).iter().map(|&j| j as usize).collect();
            assert_eq!((&ours.entered, &ours.left), (&entered, &left), "{name}");
            let certificate = RegressionCertificate::lasso(&design, ours.lambda, &ours.theta);
            assert!(
                certificate.kkt_residual <= 1e-12 * path.lambda_max(),
                "{name} {certificate:?}"
            );
        }
    }
}
