//! The diabetes data (Efron, Hastie, Johnstone, Tibshirani 2004) in standardized Gram form, which
//! is all that squared loss needs. Computed by `build.rs` from the data set of `lasso-path`.

use lasso_path::problem::{PairError, QuadraticLoss, standardized_pair_loss};

include!(concat!(env!("OUT_DIR"), "/diabetes.rs"));

/// The names of the ten features.
pub fn feature_names() -> &'static [&'static str] {
    &NAMES
}

/// What each feature is, and how it is measured, in the order of [`feature_names`].
pub fn feature_meanings() -> [[&'static str; 2]; 10] {
    [
        ["age", "in years"],
        ["sex", "coded 1 and 2"],
        ["body mass index", "in kg/m²"],
        ["mean arterial blood pressure", "in mm Hg"],
        ["total cholesterol in the serum", "in mg/dl"],
        ["low-density lipoproteins (LDL)", "in mg/dl"],
        ["high-density lipoproteins (HDL)", "in mg/dl"],
        ["total cholesterol divided by HDL", "a ratio"],
        [
            "logarithm of the triglycerides in the serum",
            "in log mg/dl",
        ],
        ["blood sugar", "in mg/dl"],
    ]
}

/// What the data are.
#[must_use]
pub fn about() -> String {
    format!(
        "{ROWS} patients. The target is a measure of how far the disease has come one year later. Columns are \
         standardized, so a coefficient is the change of the target per standard deviation of its feature."
    )
}

/// The position of a feature.
pub fn feature_index(name: &str) -> Option<usize> {
    NAMES.iter().position(|feature| *feature == name)
}

/// Two features and the loss of them alone; the same one twice is a duplicated column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    features: [usize; 2],
    loss: QuadraticLoss,
}

impl Pair {
    /// The pair at these positions in [`feature_names`].
    ///
    /// # Errors
    /// Positions that are out of range.
    pub fn new([i, j]: [usize; 2]) -> Result<Self, PairError> {
        let count = NAMES.len();
        if let Some(index) = [i, j].into_iter().find(|&index| index >= count) {
            return Err(PairError::NoSuchFeature { index, count });
        }
        // A duplicated column: its correlation with itself is 1.
        let rho = if i == j { 1.0 } else { GRAM[i][j] };
        let q = [CORRELATION_WITH_TARGET[i], CORRELATION_WITH_TARGET[j]];
        Ok(Self {
            features: [i, j],
            loss: standardized_pair_loss(rho, q, TARGET_VARIANCE)?,
        })
    }

    /// The positions.
    pub fn features(&self) -> [usize; 2] {
        self.features
    }

    /// The names.
    pub fn names(&self) -> [&'static str; 2] {
        self.features.map(|k| NAMES[k])
    }

    /// The loss, as [`lasso_path::regression::Standardized::pair_loss`] makes it.
    pub fn loss(&self) -> QuadraticLoss {
        self.loss
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lasso_path::regression::Standardized;
    use lasso_path::table::{DIABETES, read};

    #[test]
    fn every_pair_has_the_loss_of_the_data_set_itself() {
        let proposal = read(DIABETES.as_bytes()).expect("a table");
        let data = proposal.numbers().expect("numbers");
        let x = data.matrix().expect("finite");
        let standardized = Standardized::new(&x, &data.target).expect("in range");
        assert_eq!(data.names, feature_names());
        for (i, name) in NAMES.iter().enumerate() {
            assert_eq!(feature_index(name), Some(i));
            for j in (0..NAMES.len()).filter(|&j| j != i) {
                let pair = Pair::new([i, j]).map(|pair| pair.loss());
                assert_eq!(pair, standardized.pair_loss(i, j));
            }
        }
        assert!(Pair::new([0, 10]).is_err());
        let duplicated = Pair::new([2, 2]).expect("a duplicated column is a singular loss");
        assert_eq!(duplicated.loss().hessian().rank(), 1);
    }
}
