//! Chooses λ for the diabetes data by 10-fold cross-validation, without a grid.
//!
//! `cargo run -p lasso-path --example validate`

use lasso_path::regression::{CrossValidation, Design, LassoPath, shuffled_folds};
use lasso_path::table::{DIABETES, read};
use std::error::Error;
use std::ops::ControlFlow;

fn main() -> Result<(), Box<dyn Error>> {
    let numbers = read(DIABETES.as_bytes())?.numbers()?;
    let (x, y) = (numbers.matrix()?, &numbers.target);
    let folds = shuffled_folds(y.len(), 10, 1);
    // a long run tells how far it is, and ends with `None` where it is told to break
    let validation = CrossValidation::with_progress(&x, y, &folds, |fold, progress| {
        eprint!("\rfold {fold}: {:3.0} %", 100.0 * progress.share());
        ControlFlow::Continue(())
    })?;
    eprintln!();
    let validation = validation.ok_or("nobody stopped it")?;
    let design = Design::new(&x, y)?;
    let path = LassoPath::new(&design);
    for (name, lambda) in [
        ("least error", validation.lambda_min()),
        ("one standard error", validation.lambda_1se()),
    ] {
        let support = path.support(lambda).ok_or("the path is not exact there")?;
        let names: Vec<&str> = support.iter().map(|&j| &*numbers.names[j]).collect();
        println!(
            "{name}: λ = {lambda:.4}, error {:.1} ± {:.1}, features {}",
            validation.mean(lambda),
            validation.standard_error(lambda),
            names.join(", ")
        );
    }
    Ok(())
}
