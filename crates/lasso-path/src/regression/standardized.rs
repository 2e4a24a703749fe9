//! Data in standardized Gram form, and the planar losses of pairs of features.

use super::design::DesignError;
use super::matrix::Matrix;
use super::standardize::{Centred, check};
use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{Lambda, PairError, QuadraticLoss, standardized_pair_loss};

/// Standardized data in Gram form: all that squared loss needs to know.
///
/// The columns x_j of X are centred and scaled to unit variance (1/n, not 1/(n − 1)), y is centred
/// and not scaled, so that Loss(θ) = 1/(2n)·‖y − Xθ‖² = ½θᵀGθ − qᵀθ + ½·var(y) with G = XᵀX/n and
/// q = Xᵀy/n. λ is then scikit-learn's `alpha` and glmnet's `lambda` on standardized columns.
///
/// All sums are double-double, of the deviations before they are rounded: G and q are within about one unit in the last place, and a feature
/// that is an affine function of another has a correlation of exactly ±1.
///
/// ```
/// use lasso_path::regression::{Matrix, Standardized};
/// let x = Matrix::from_columns(3, 2, vec![1.0, 2.0, 3.0, 7.0, 5.0, 3.0])?;
/// let table = Standardized::new(&x, &[1.0, 2.0, 4.0])?;
/// // the second column is 9 − 2·the first
/// assert_eq!(table.gram()[0][1], -1.0);
/// assert_eq!(table.pair_loss(0, 1)?.hessian().rank(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Standardized {
    row_count: usize,
    gram: Vec<Vec<f64>>,
    correlation_with_target: Vec<f64>,
    target_variance: f64,
    means: Vec<f64>,
    deviations: Vec<f64>,
}

impl Standardized {
    /// Standardizes X (n × p) and y (n) as [`Design::new`](super::Design::new) does. A constant column is one of zeros: its row
    /// and column of G, and its number of q, are 0.
    ///
    /// # Errors
    /// [`DesignError`], as [`Design::new`](super::Design::new).
    pub fn new(x: &Matrix, y: &[f64]) -> Result<Self, DesignError> {
        check(x, y, 2)?;
        let p = x.columns();
        let count = DoubleDouble::from(x.rows() as f64);
        let columns: Vec<Centred> = (0..p)
            .map(|j| Centred::new(x.column(j), j))
            .collect::<Result<_, _>>()?;
        let target = Centred::new(y, p)?;
        let covariance = |a: &Centred, b: &Centred| {
            let terms = a.deviations.iter().zip(&b.deviations);
            let sum = terms.fold(DoubleDouble::ZERO, |sum, (&a, &b)| sum + a * b);
            sum.quotient(count)
        };
        let sizes: Vec<DoubleDouble> = (columns.iter())
            .map(|column| column.variance.square_root())
            .collect();
        let varies = |j: usize| !columns[j].is_constant();
        let mut gram = vec![vec![0.0; p]; p];
        let mut correlation_with_target = vec![0.0; p];
        for i in (0..p).filter(|&i| varies(i)) {
            gram[i][i] = 1.0;
            for j in (0..i).filter(|&j| varies(j)) {
                let correlation = covariance(&columns[i], &columns[j])
                    .quotient(sizes[i])
                    .quotient(sizes[j]);
                gram[i][j] = correlation.value().clamp(-1.0, 1.0);
                gram[j][i] = gram[i][j];
            }
            let along = covariance(&columns[i], &target).quotient(sizes[i]);
            correlation_with_target[i] = along.value() * target.unit + 0.0;
        }
        let all = || columns.iter().chain([&target]);
        Ok(Self {
            row_count: x.rows(),
            gram,
            correlation_with_target,
            target_variance: target.variance.value() * target.unit * target.unit,
            means: all().map(|column| column.mean).collect(),
            deviations: all().map(Centred::deviation).collect(),
        })
    }

    /// Number of rows n.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.row_count
    }

    /// Number of features p.
    #[must_use]
    pub fn feature_count(&self) -> usize {
        self.correlation_with_target.len()
    }

    /// G = XᵀX/n by rows, p×p: the features' correlations; exactly symmetric, 1 on the diagonal, or 0 for a constant one.
    #[must_use]
    pub fn gram(&self) -> &[Vec<f64>] {
        &self.gram
    }

    /// q = Xᵀy/n, p numbers in the unit of the target: the features' correlations with the target
    /// times the target's standard deviation; −∇Loss(0).
    #[must_use]
    pub fn negative_gradient_at_zero(&self) -> &[f64] {
        &self.correlation_with_target
    }

    /// ‖y‖²/n of the centred target, twice Loss(0).
    #[must_use]
    pub fn target_variance(&self) -> f64 {
        self.target_variance
    }

    /// The means that centring took away: p features, then the target.
    #[must_use]
    pub fn means(&self) -> &[f64] {
        &self.means
    }

    /// The standard deviations (1/n): p features, which scaling divided by, then the target, which
    /// was not scaled.
    #[must_use]
    pub fn standard_deviations(&self) -> &[f64] {
        &self.deviations
    }

    /// λ_max = ‖q‖∞ of the problem with all features.
    #[must_use]
    pub fn lambda_max(&self) -> Lambda {
        let sizes = self.correlation_with_target.iter().map(|q| q.abs());
        Lambda::computed(sizes.fold(0.0, f64::max))
    }

    /// The loss 1/(2n)·‖y − Xθ‖² of features `i` (θ₁) and `j` (θ₂) alone: H = ((1, ρ), (ρ, 1)) with
    /// their correlation ρ, θ̂ = least squares, Loss_min = ½(var(y) − qᵀθ̂).
    ///
    /// If ρ = ±1 (one feature is an affine function of the other) θ̂ is the least-squares solution
    /// of smallest Euclidean norm, q/2.
    ///
    /// # Errors
    /// [`PairError`]: an index out of range, the same feature twice, a constant one, or numbers outside the ranges
    /// of [`Hessian`](crate::problem::Hessian) and [`QuadraticLoss`].
    pub fn pair_loss(&self, i: usize, j: usize) -> Result<QuadraticLoss, PairError> {
        let count = self.feature_count();
        for index in [i, j] {
            if index >= count {
                return Err(PairError::NoSuchFeature { index, count });
            }
        }
        if i == j {
            return Err(PairError::SameFeature { index: i });
        }
        if let Some(index) = [i, j].into_iter().find(|&k| self.gram[k][k] == 0.0) {
            return Err(PairError::Constant { index });
        }
        let q = [
            self.correlation_with_target[i],
            self.correlation_with_target[j],
        ];
        standardized_pair_loss(self.gram[i][j], q, self.target_variance)
    }
}

#[cfg(all(test, feature = "diabetes"))]
#[path = "standardized_tests.rs"]
mod tests;
