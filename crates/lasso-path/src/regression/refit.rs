//! Least squares on what the lasso selected.

use super::coefficients::Coefficients;
use super::design::Design;
use super::factor::Factor;
use super::path::LassoPath;
use crate::order;

/// Least squares on a support of a path, without any penalty.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Refit {
    /// The columns, ascending.
    pub support: Vec<usize>,
    /// The minimiser of 1/(2n)·‖y − Xθ‖² over the θ with no other column, standardized units; `None` where it is not
    /// unique: the columns depend on each other, as equal ones do, or as more columns than rows would.
    pub theta: Option<Coefficients>,
}

impl LassoPath {
    /// The refit of each support that the path has down to [`Self::exact_from`], at the knots and between them, in that order; one that follows itself
    /// stands once. About p·n operations for each column that ever is in a support, and |support|² for each refit.
    ///
    /// ```
    /// use lasso_path::regression::{Design, LassoPath, Matrix};
    /// # let x = Matrix::from_columns(4, 2, vec![1.0, 2.0, 3.0, 5.0, 2.0, -1.0, 0.0, 4.0])?;
    /// # let y = [1.0, 0.0, 2.0, 5.0];
    /// let design = Design::new(&x, &y)?;
    /// let refits = LassoPath::new(&design).refits(&design);
    /// assert_eq!((&refits[0].support[..], &refits[1].support[..]), (&[][..], &[0][..]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn refits(&self, design: &Design) -> Vec<Refit> {
        let pull = design.correlations(&Coefficients::of(design.columns(), &[]));
        // of size 1, as the factor's refinement expects
        let unit = pull.iter().fold(0.0, |most: f64, q| most.max(q.abs()));
        let mut factor = Factor::with_noise(design.x(), design.noise());
        let mut fit = |support: &[usize]| {
            let place =
                |factor: &Factor| (factor.active().iter()).position(|j| !support.contains(j));
            while let Some(place) = place(&factor) {
                factor.remove(place);
            }
            for &j in support {
                if !factor.is_active(j) && !factor.push(j, pull[j] / unit) {
                    return None;
                }
            }
            let direction = factor.direction();
            let entries = factor.active().iter().zip(direction);
            let entries: Vec<_> = entries.map(|(&j, d)| (j, unit * d)).collect();
            Some(Coefficients::of(design.columns(), &entries))
        };
        let mut refits: Vec<Refit> = Vec::new();
        for support in self.supports() {
            if refits.last().is_none_or(|last| last.support != support) {
                let theta = fit(&support);
                refits.push(Refit { support, theta });
            }
        }
        refits
    }

    /// The rank of the X that the path is of, to rounding: some solution has no more coefficients that are not 0.
    ///
    /// At most n·p² operations, and none where the path's end is the only minimiser and has no zero.
    #[must_use]
    pub fn rank(&self, design: &Design) -> usize {
        let columns: Vec<usize> = (0..design.columns())
            .filter(|&j| design.scales()[j] > 0.0)
            .collect();
        let knots = self.knots();
        let unique = !knots[knots.len().saturating_sub(2)].other_minimisers_below;
        let end = knots[knots.len() - 1].theta.nonzero().len();
        if end == columns.len() && unique && self.groups().is_empty() {
            return end;
        }
        if columns.len() <= design.rows() {
            let mut factor = Factor::with_noise(design.x(), design.noise());
            return columns.iter().filter(|&&j| factor.push(j, 0.0)).count();
        }
        let transposed = design.x().transposed();
        let mut factor = Factor::new(&transposed);
        (0..design.rows()).filter(|&i| factor.push(i, 0.0)).count()
    }

    /// The supports at the knots and on the pieces between, λ falling.
    fn supports(&self) -> impl Iterator<Item = Vec<usize>> {
        let knots = self.knots();
        let of = |knot: &super::path::Knot| -> Vec<usize> {
            knot.theta.nonzero().iter().map(|(j, _)| *j).collect()
        };
        (0..2 * knots.len() - 1).map(move |at| {
            let mut support = of(&knots[at / 2]);
            if at % 2 == 1 {
                support.extend(of(&knots[at / 2 + 1]));
                order::sort(&mut support);
                support.dedup();
            }
            support
        })
    }
}
