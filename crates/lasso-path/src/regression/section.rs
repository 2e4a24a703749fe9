//! A few coordinates of a problem, with the others held.

use super::certificate::{correlations, exact_dot};
use super::coefficients::Coefficients;
use super::design::Design;
use super::gram::Root;
use super::matrix::Matrix;
use super::ridge::Ridge;
use crate::problem::arithmetic::DoubleDouble;
use crate::problem::{Hessian, HessianError, Lambda, LossError, QuadraticLoss};
use thiserror::Error;

/// The loss as a function of a few coordinates t, the others held where a θ has them:
/// Loss(t) = ½(t − t̂)ᵀH(t − t̂) + minimum.
///
/// The lasso's solution at the same λ is a solution of its section too; it is known already, and not solved for again.
///
/// ```
/// use lasso_path::regression::{Design, LassoPath, Matrix};
/// # let x = Matrix::from_columns(4, 2, vec![1.0, 2.0, 3.0, 5.0, 2.0, -1.0, 0.0, 4.0])?;
/// # let y = [1.0, 0.0, 2.0, 5.0];
/// let design = Design::new(&x, &y)?;
/// let path = LassoPath::new(&design);
/// let sections = design.sections(&[0, 1]);
/// for point in path.points(&design) {
///     let loss = sections.at(&point.theta, point.loss).planar()?;
///     let own = [point.theta.get(0), point.theta.get(1)];
///     assert!((loss.value(own) - point.loss).abs() < 1e-14);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The columns whose coefficients t are.
    pub columns: Vec<usize>,
    /// H by rows: their part of XᵀX/n.
    pub hessian: Vec<Vec<f64>>,
    /// −∇Loss at t = 0: their correlations with what the other columns leave of y.
    pub pull: Vec<f64>,
    /// t̂, where the loss is least; of several such points the one of least Euclidean norm.
    pub center: Vec<f64>,
    /// Loss(t̂).
    pub minimum: f64,
}

/// Why a section is not a loss of the plane.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum SectionError {
    /// It has not two coordinates.
    #[error("the section has {count} coordinates; the plane has 2")]
    Count {
        /// How many.
        count: usize,
    },
    /// H is out of range.
    #[error(transparent)]
    Hessian(#[from] HessianError),
    /// t̂ is out of range.
    #[error(transparent)]
    Loss(#[from] LossError),
}

/// The sections in the same few coordinates, at any θ: what they need of XᵀX/n and Xᵀy/n is computed once, n·p operations a column.
/// A section then takes no more than an operation for each coefficient that is not 0.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sections {
    columns: Vec<usize>,
    /// Their rows of XᵀX/n, and their numbers of Xᵀy/n.
    rows: Vec<Vec<DoubleDouble>>,
    pull: Vec<DoubleDouble>,
}

impl Design {
    /// The sections in the coordinates of some columns (different ones, < p).
    #[must_use]
    pub fn sections(&self, columns: &[usize]) -> Sections {
        let x = self.x();
        let exact = |values: &[f64]| values.iter().map(|&v| DoubleDouble::from(v)).collect();
        let response: Vec<DoubleDouble> = exact(self.y());
        let count = DoubleDouble::from(self.rows() as f64);
        let own: Vec<Vec<DoubleDouble>> = columns.iter().map(|&j| exact(x.column(j))).collect();
        Sections {
            columns: columns.to_vec(),
            rows: own.iter().map(|column| correlations(x, column)).collect(),
            pull: (columns.iter())
                .map(|&j| exact_dot(x.column(j), &response).quotient(count))
                .collect(),
        }
    }

    /// The section in the coordinates of some columns (different ones, < p) at a θ, whose own entries there do not matter.
    #[must_use]
    pub fn section(&self, theta: &Coefficients, columns: &[usize]) -> Section {
        self.sections(columns).at(theta, self.loss(theta))
    }
}

impl Sections {
    /// The section at a θ with this loss ([`Design::loss`], or a point of a path has it).
    #[must_use]
    pub fn at(&self, theta: &Coefficients, loss: f64) -> Section {
        let own: Vec<f64> = self.columns.iter().map(|&j| theta.get(j)).collect();
        let held = || (theta.nonzero().iter()).filter(|(k, _)| !self.columns.contains(k));
        let pull: Vec<f64> = (self.pull.iter().zip(&self.rows))
            .map(|(pull, row)| {
                held()
                    .fold(*pull, |rest, &(k, t)| rest - row[k] * t)
                    .value()
                    + 0.0
            })
            .collect();
        let hessian: Vec<Vec<f64>> = (self.rows.iter())
            .map(|row| self.columns.iter().map(|&j| row[j].value()).collect())
            .collect();
        Section::of(&self.columns, hessian, pull, &own, loss)
    }
}

impl Section {
    /// The section through a θ from what is known there: H by rows (the columns' part of XᵀX/n), and for each of the columns its entry
    /// of θ and its correlation, that of Xᵀ(y − Xθ)/n; and Loss(θ). As many columns as rows, entries and correlations.
    ///
    /// ```
    /// use lasso_path::regression::Section;
    /// // a column and its copy: t̂ is the nearest to 0 of a line of minima
    /// let copies = vec![vec![1.0, 1.0], vec![1.0, 1.0]];
    /// let section = Section::through(&[3, 7], copies, &[0.5, 0.5], &[0.2, 0.2], 0.1);
    /// let loss = section.planar()?;
    /// assert!((loss.center()[0] - 0.6).abs() < 1e-15 && (loss.center()[1] - 0.6).abs() < 1e-15);
    /// assert!((loss.negative_gradient([0.5, 0.5])[0] - 0.2).abs() < 1e-15);
    /// # Ok::<(), lasso_path::regression::SectionError>(())
    /// ```
    ///
    /// −∇Loss at t = 0 is the correlations + H·θ there, so that nothing of the other columns is needed.
    #[must_use]
    pub fn through(
        columns: &[usize],
        hessian: Vec<Vec<f64>>,
        own: &[f64],
        correlations: &[f64],
        loss: f64,
    ) -> Self {
        let pull = (hessian.iter().zip(correlations)).map(|(row, correlation)| {
            let terms = row.iter().zip(own);
            let sum = terms.fold(DoubleDouble::from(*correlation), |sum, (h, t)| {
                sum + DoubleDouble::product(*h, *t)
            });
            sum.value() + 0.0
        });
        let pull = pull.collect();
        Section::of(columns, hessian, pull, own, loss)
    }

    fn of(
        columns: &[usize],
        hessian: Vec<Vec<f64>>,
        pull: Vec<f64>,
        own: &[f64],
        loss: f64,
    ) -> Self {
        let count = columns.len();
        let (x, y) = Root::new(&Matrix::of(count, count, hessian.concat()), &pull).table();
        let center = Ridge::of(&x, &y, &[]).theta(Lambda::ZERO);
        let away: Vec<f64> = own.iter().zip(&center).map(|(t, c)| t - c).collect();
        let above: f64 = (hessian.iter().zip(&away))
            .map(|(row, a)| a * row.iter().zip(&away).map(|(h, b)| h * b).sum::<f64>())
            .sum();
        Section {
            columns: columns.to_vec(),
            hessian,
            pull,
            center,
            minimum: (loss - 0.5 * above).max(0.0),
        }
    }
}

impl Section {
    /// The loss in the plane of a section of two coordinates.
    ///
    /// # Errors
    /// [`SectionError`]: another number of coordinates, or numbers out of range.
    pub fn planar(&self) -> Result<QuadraticLoss, SectionError> {
        let (&[c1, c2], [first, second]) = (&self.center[..], &self.hessian[..]) else {
            let count = self.columns.len();
            return Err(SectionError::Count { count });
        };
        let hessian = Hessian::new(first[0], first[1], second[1])?;
        Ok(QuadraticLoss::new(hessian, [c1, c2], self.minimum)?)
    }
}
