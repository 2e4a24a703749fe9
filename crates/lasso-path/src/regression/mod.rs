//! The lasso on a table: any n × p design.
//!
//! Loss(θ) = 1/(2n)·‖y − Xθ‖², the columns of X centred and of unit variance (1/n), y centred, so that λ is scikit-learn's
//! `alpha` and glmnet's `lambda` on standardized columns.

#[cfg(feature = "serde")]
mod bytes;
mod certificate;
mod coefficients;
mod coordinate_descent;
mod cross_validation;
mod descent;
mod design;
mod factor;
mod folds;
mod gram;
mod gram_columns;
mod held_out;
mod made;
mod matrix;
mod null_space;
pub mod path;
mod products;
mod random_loss;
mod refit;
mod ridge;
mod section;
mod standardize;
mod standardized;
mod units;
mod zeros;

pub use certificate::Certificate;
pub use coefficients::Coefficients;
pub use coordinate_descent::{CoordinateDescent, Descended};
pub use cross_validation::{CrossValidation, CrossValidationError};
pub use descent::Descent;
pub use design::{Design, DesignError};
pub use folds::{interleaved_folds, shuffled_folds, split_rows};
pub use gram::GramError;
pub use held_out::{HeldOut, HeldOutError};
pub use made::{Drawn, Made, MadeError, MadeKind};
pub use matrix::{Matrix, MatrixError};
pub use path::LassoPath;
pub use random_loss::{RandomLoss, RandomLossError, ZeroCounts};
pub use refit::Refit;
pub use ridge::Ridge;
pub use section::{Section, SectionError, Sections};
pub use standardized::Standardized;
pub use units::Units;
pub use zeros::{RandomDesign, RandomDesignError};
