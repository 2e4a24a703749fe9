//! Paths of tables.

use super::{Run, list, numbers, read};
use lasso_path::regression::{
    CrossValidation, Design, LassoPath, Matrix, PathKnot, RegressionCertificate, interleaved_folds,
};
use lasso_path::table::{self, DIABETES};

pub fn runs() -> Vec<Run> {
    let file = read(include_str!(
        "../../../lasso-path/tests/references/small_nd.json"
    ));
    let mut runs = Vec::new();
    for case in list(&file, "cases") {
        let rows: Vec<Vec<f64>> = list(case, "X").iter().map(numbers).collect();
        let columns = (0..rows[0].len()).flat_map(|j| rows.iter().map(move |row| row[j]));
        let x = Matrix::from_columns(rows.len(), rows[0].len(), columns.collect());
        let design = Design::from_standardized(x.expect("finite"), numbers(&case["y"]));
        let design = design.expect("a design");
        runs.extend(path(&case["id"].to_string(), &design, 1e-14));
    }
    let linnerud = include_bytes!("../../../lasso-path/tests/tables/linnerud.csv");
    for (name, file) in [("diabetes", DIABETES.as_bytes()), ("linnerud", linnerud)] {
        let table = table::read(file)
            .expect("a table")
            .numbers()
            .expect("numbers");
        let (x, y) = (table.matrix().expect("finite"), table.target);
        let design = Design::new(&x, &y).expect("a design");
        let standardized = [design.means(), design.scales(), design.y()].concat();
        runs.push(Run::exact(
            format!("tables: standardized {name}"),
            standardized,
        ));
        runs.extend(path(name, &design, 1e-14));
        if name == "diabetes" {
            // with the products of all columns: many leave, and some knots are close together
            let products = products(&design);
            runs.extend(path("diabetes with products", &products, 1e-11));
            let cv = CrossValidation::new(&x, &y, &interleaved_folds(y.len(), 10)).expect("folds");
            let best = [cv.lambda_min(), cv.lambda_1se()];
            let numbers = best
                .iter()
                .flat_map(|&at| [at, cv.mean(at), cv.standard_error(at)]);
            runs.push(Run::within(
                1e-14,
                "tables: cross-validation".into(),
                numbers.collect(),
            ));
        }
    }
    runs
}

/// The standardized columns, and the products of each two of them.
fn products(design: &Design) -> Design {
    let (n, p) = (design.rows(), design.columns());
    let mut values: Vec<f64> = (0..p).flat_map(|j| design.x().column(j).to_vec()).collect();
    for i in 0..p {
        for j in i + 1..p {
            let pair = design.x().column(i).iter().zip(design.x().column(j));
            values.extend(pair.map(|(a, b)| a * b));
        }
    }
    let x = Matrix::from_columns(n, values.len() / n, values).expect("finite");
    Design::new(&x, design.y()).expect("a design")
}

/// The knots. A column that leaves is taken out of the factor by rotations, whose `hypot` is the C library's: from the
/// next knot on, the last bits are the machine's. Certificates are compared before that alone, because what they measure
/// are those last bits.
fn path(name: &str, design: &Design, allowed: f64) -> Vec<Run> {
    let path = LassoPath::new(design);
    let leaves = path.knots().iter().position(|knot| !knot.left.is_empty());
    let place = leaves.map_or(path.knots().len(), |knot| knot + 1);
    let (before, after) = path.knots().split_at(place);
    let flat = |knots: &[PathKnot]| {
        let knots = knots.iter();
        let knots = knots.map(|knot| [vec![knot.lambda], knot.theta.to_vec()].concat());
        knots.collect::<Vec<_>>().concat()
    };
    let certificates = before.iter().flat_map(|knot| {
        let theta = knot.theta.to_vec();
        let certificate = RegressionCertificate::lasso(design, knot.lambda, &theta);
        [certificate.kkt_residual, certificate.gap]
    });
    let exact = [flat(before), certificates.collect()].concat();
    let mut runs = vec![Run::exact(
        format!("tables: {name}, until a column leaves"),
        exact,
    )];
    if !after.is_empty() {
        runs.push(Run::within(
            allowed,
            format!("tables: {name}, after that"),
            flat(after),
        ));
    }
    runs
}
