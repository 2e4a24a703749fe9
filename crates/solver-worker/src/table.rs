//! Which rows and columns of which data.

use lasso_path::regression::Made;
use serde::{Deserialize, Serialize};

/// A table to solve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The data.
    pub source: Source,
    /// What of them.
    pub selection: Selection,
}

/// Where the numbers come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Source {
    /// 442 patients, ten features, and a measure of the disease's progression.
    Diabetes,
    /// The same with squares and products: 64 columns of z-scores of the whole table, standardized again as all columns are.
    DiabetesSquares,
    /// 20 men: three exercises, and weight, waist or pulse (A. Linnerud; it comes with scikit-learn).
    Linnerud,
    /// Made data.
    Made(Made),
}

/// What is used of the data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Selection {
    /// The columns of X.
    pub features: Features,
    /// The name of y; `None` for the source's own.
    pub target: Option<String>,
    /// Rows that are kept for a test.
    pub test: Option<Split>,
}

/// Which columns are features.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Features {
    /// All that the source has.
    #[default]
    All,
    /// These, in the order of the source.
    Only(Vec<String>),
    /// All but these.
    Without(Vec<String>),
}

/// Rows that are drawn for a test: they are in no path, no fold and no n.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Split {
    /// The share of the rows, between 0 and 1; the nearest number of rows, at least one.
    pub share: f64,
    /// Where the random numbers begin: row i is drawn if `shuffled_folds(n, n, seed)[i]` is less than that number.
    pub seed: u64,
}

impl Source {
    /// The names that [`Selection::target`] can have, the source's own first. Small and capital letters count as the same.
    #[must_use]
    pub fn targets(&self) -> &'static [&'static str] {
        match self {
            Self::Diabetes | Self::DiabetesSquares => &["target"],
            Self::Linnerud => &["Weight", "Waist", "Pulse"],
            Self::Made(_) => &["y"],
        }
    }
}

impl From<Source> for Table {
    /// All of it.
    fn from(source: Source) -> Self {
        let selection = Selection::default();
        Self { source, selection }
    }
}
