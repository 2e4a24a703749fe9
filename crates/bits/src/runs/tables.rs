//! Paths of tables.

use super::{Run, list, numbers, read};
use lasso_path::regression::{
    Certificate, CrossValidation, Design, LassoPath, Matrix, interleaved_folds,
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
        runs.push(path(&case["id"].to_string(), &design));
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
        runs.push(path(name, &design));
        if name == "diabetes" {
            // with the products of all columns: many leave, and some knots are close together
            runs.push(path("diabetes with products", &products(&design)));
            let cv = CrossValidation::new(&x, &y, &interleaved_folds(y.len(), 10)).expect("folds");
            let best = [cv.lambda_min(), cv.lambda_1se()];
            let numbers = best
                .iter()
                .flat_map(|&at| [at.value(), cv.mean(at), cv.standard_error(at)]);
            runs.push(Run::exact(
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

/// The knots, each with its certificate.
fn path(name: &str, design: &Design) -> Run {
    let path = LassoPath::new(design);
    let numbers = path.knots().iter().flat_map(|knot| {
        let theta = knot.theta.to_vec();
        let certificate = Certificate::lasso(design, knot.lambda, &theta);
        [
            vec![
                knot.lambda.value(),
                certificate.kkt_residual,
                certificate.gap,
            ],
            theta,
        ]
        .concat()
    });
    Run::exact(format!("tables: {name}"), numbers.collect())
}
