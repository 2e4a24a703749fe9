//! θ with few numbers that are not 0.

use crate::order;

/// p coefficients, of which those that are not 0 are kept: as many as the support has.
///
/// ```
/// use lasso_path::regression::Coefficients;
/// let theta = Coefficients::new(&[0.0, -2.0, 0.0, 0.5]);
/// assert_eq!(theta.nonzero(), [(1, -2.0), (3, 0.5)]);
/// assert_eq!((theta.get(0), theta.norm()), (0.0, 2.5));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Coefficients {
    count: usize,
    nonzero: Vec<(usize, f64)>,
}

impl Coefficients {
    /// From p numbers.
    #[must_use]
    pub fn new(theta: &[f64]) -> Self {
        let all = theta.iter().copied().enumerate();
        Self {
            count: theta.len(),
            nonzero: all.filter(|(_, value)| *value != 0.0).collect(),
        }
    }

    /// p of them, with those that are not 0 in any order.
    pub(super) fn of(count: usize, nonzero: &[(usize, f64)]) -> Self {
        let places = order::places(nonzero.len(), &|a, b| nonzero[a].0.cmp(&nonzero[b].0));
        let mut nonzero: Vec<_> = places.into_iter().map(|place| nonzero[place]).collect();
        nonzero.retain(|(_, value)| *value != 0.0);
        Self { count, nonzero }
    }

    /// p.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The columns whose coefficient is not 0, ascending, each with it.
    #[must_use]
    pub fn nonzero(&self) -> &[(usize, f64)] {
        &self.nonzero
    }

    /// θⱼ; 0.0 for a j that is not in the support.
    #[must_use]
    pub fn get(&self, j: usize) -> f64 {
        let place = self.nonzero.binary_search_by_key(&j, |(k, _)| *k);
        place.map_or(0.0, |place| self.nonzero[place].1)
    }

    /// All p.
    #[must_use]
    pub fn to_vec(&self) -> Vec<f64> {
        let mut theta = vec![0.0; self.count];
        for &(j, value) in &self.nonzero {
            theta[j] = value;
        }
        theta
    }

    /// ‖θ‖₁.
    #[must_use]
    pub fn norm(&self) -> f64 {
        // an empty sum is −0.0
        self.nonzero.iter().map(|(_, v)| v.abs()).sum::<f64>() + 0.0
    }

    /// max |θⱼ|.
    pub(super) fn largest(&self) -> f64 {
        let sizes = self.nonzero.iter().map(|(_, value)| value.abs());
        sizes.fold(0.0, f64::max)
    }
}
