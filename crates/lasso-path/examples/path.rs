//! The lasso's path for a timing beside other programs, called as
//!
//! ```text
//! path path CSV LAMBDAS OUT REPS TOL    LAMBDAS: λ of the sum convention, one a line; OUT: a row of p coefficients for each
//! path knots CSV -      OUT REPS -      OUT: rows λ, θ₁ … θₚ from λ_max down to 0
//! ```
//!
//! CSV: columns of X centred and of unit norm, and y last, centred. The loss is ½‖y − Xθ‖² + λ‖θ‖₁, so λ is n times
//! the crate's. It prints the seconds of each repetition, of the solving alone. Build it with
//! `cargo build --release -p lasso-path --example path --config profile.release.package.lasso-path.opt-level=3`: the page
//! compiles the crate for size.

use anyhow::{Context, Result, bail};
use lasso_path::problem::Lambda;
use lasso_path::regression::{Design, LassoPath, Matrix, path};
use std::fmt::Write;
use std::{fs, process, time::Instant};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [task, csv, lambdas, out, repetitions, ..] = arguments.as_slice() else {
        bail!("say: path|knots CSV LAMBDAS|- OUT REPS TOL|-");
    };
    let design = design(csv)?;
    let n = design.rows() as f64;
    let mut path = LassoPath::new(&design);
    let lambdas: Vec<Lambda> = match task.as_str() {
        "path" => (numbers(&fs::read_to_string(lambdas)?)?.iter())
            .map(|lambda| Lambda::new(lambda / n))
            .collect::<Result<_, _>>()?,
        "knots" => Vec::new(),
        _ => process::exit(3),
    };
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for _ in 0..repetitions.parse()? {
        let start = Instant::now();
        path = LassoPath::new(&design);
        rows = lambdas
            .iter()
            .map(|lambda| path.theta(*lambda).unwrap_or_default())
            .collect();
        println!("{}", start.elapsed().as_secs_f64());
    }
    if task == "knots" {
        let row = |knot: &path::Knot| {
            let mut row = vec![n * knot.lambda.value()];
            row.extend(knot.theta.to_vec());
            row
        };
        rows = path.knots().iter().map(row).collect();
    }
    let mut text = String::new();
    for row in rows {
        for (j, value) in row.iter().enumerate() {
            write!(text, "{}{value:e}", if j == 0 { "" } else { "," })?;
        }
        text.push('\n');
    }
    fs::write(out, text)?;
    Ok(())
}

fn numbers(line: &str) -> Result<Vec<f64>> {
    let cells = line
        .split([',', '\n', ' '])
        .filter(|cell| !cell.trim().is_empty());
    cells.map(|cell| Ok(cell.trim().parse()?)).collect()
}

fn design(csv: &str) -> Result<Design> {
    let text = fs::read_to_string(csv).with_context(|| csv.to_owned())?;
    let lines = text.lines().filter(|line| numbers(line).is_ok());
    let rows: Vec<Vec<f64>> = lines.map(numbers).collect::<Result<_, _>>()?;
    let p = rows.first().map_or(0, Vec::len).saturating_sub(1);
    let values = (0..p)
        .flat_map(|j| rows.iter().map(move |row| row[j]))
        .collect();
    let x = Matrix::from_columns(rows.len(), p, values)?;
    Ok(Design::from_standardized(
        x,
        rows.iter().map(|row| row[p]).collect(),
    )?)
}
