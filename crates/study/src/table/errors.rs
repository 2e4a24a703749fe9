//! The mean squared error, in the target's own unit, on the rows of the path, on test rows, and on rows that were held out.

use super::fitted::Fitted;
use lasso_path::problem::Lambda;

impl Fitted {
    /// On the rows of the path at the present λ; `None` where the path is not exact.
    #[must_use]
    pub fn training_error(&self) -> Option<f64> {
        known(self.fit.training_error.error(self.lambda))
    }

    /// On the rows that were kept for a test, if there are some.
    #[must_use]
    pub fn test_error(&self) -> Option<f64> {
        known(self.fit.test_error.as_ref()?.error(self.lambda))
    }

    /// The mean over the folds, and its standard error, once they are computed.
    #[must_use]
    pub fn validation_error(&self) -> Option<[f64; 2]> {
        let validation = self.validation.ready()?;
        let error = known(validation.mean(self.lambda))?;
        Some([error, validation.standard_error(self.lambda)])
    }

    /// λ_min and λ_1se, once the folds are computed.
    #[must_use]
    pub fn best(&self) -> Option<[Lambda; 2]> {
        let validation = self.validation.ready()?;
        Some([validation.lambda_min(), validation.lambda_1se()])
    }
}

fn known(error: f64) -> Option<f64> {
    Some(error).filter(|error| !error.is_nan())
}
