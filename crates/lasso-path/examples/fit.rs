//! Fits the lasso to the diabetes data: which features come in which order, and the coefficients at one λ.
//!
//! `cargo run -p lasso-path --example fit`

use lasso_path::regression::{Design, LassoPath};
use lasso_path::table::{DIABETES, read};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let numbers = read(DIABETES.as_bytes())?.numbers()?;
    let design = Design::new(&numbers.matrix()?, &numbers.target)?;
    let path = LassoPath::new(&design);

    println!("{:>10}  comes and goes", "λ");
    for knot in path.knots() {
        let names = |columns: &[usize], sign: char| {
            let named = columns
                .iter()
                .map(|&j| format!(" {sign}{}", numbers.names[j]));
            named.collect::<String>()
        };
        let (came, left) = (names(&knot.entered, '+'), names(&knot.left, '−'));
        println!("{:>10.4} {came}{left}", knot.lambda);
    }

    let lambda = path.lambda_max().scaled(0.1);
    let theta = path.theta(lambda).ok_or("the path is not exact there")?;
    let (beta, intercept) = design.in_own_units(&theta);
    println!("\nat λ = {lambda:.4}: target = {intercept:.3}");
    for (name, beta) in numbers.names.iter().zip(beta).filter(|(_, b)| *b != 0.0) {
        println!("  {beta:+.4} · {name}");
    }

    let certificate = path.certify(&design);
    println!(
        "\nno θ on the path is further than {:.0e} of F(0) from optimal, for any λ ≥ {:.0e}",
        certificate.relative_gap,
        certificate.gap_from.value()
    );
    Ok(())
}
