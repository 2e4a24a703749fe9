//! Standardizes the diabetes data at build time, so that the page carries its 10×10 Gram matrix and
//! not 442 rows and a reader for them.

use lasso_path::regression::Standardized;
use lasso_path::table::{DIABETES, read};
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let proposal = read(DIABETES.as_bytes())?;
    let data = proposal.numbers()?;
    let standardized = Standardized::new(&data.matrix()?, &data.target)?;
    let count = standardized.feature_count();
    let text = format!(
        "/// The names of the features.\n\
         const NAMES: [&str; {count}] = {:?};\n\
         /// G = XᵀX/n.\n\
         const GRAM: [[f64; {count}]; {count}] = {:?};\n\
         /// q = Xᵀy/n.\n\
         const CORRELATION_WITH_TARGET: [f64; {count}] = {:?};\n\
         /// ‖y‖²/n.\n\
         const TARGET_VARIANCE: f64 = {:?};\n\
         /// n: how many rows the data have.\n\
         pub(super) const ROWS: f64 = {:?};\n",
        data.names,
        standardized.gram(),
        standardized.negative_gradient_at_zero(),
        standardized.target_variance(),
        standardized.row_count() as f64,
    );
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    Ok(fs::write(folder.join("diabetes.rs"), text)?)
}
