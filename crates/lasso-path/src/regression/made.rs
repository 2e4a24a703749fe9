//! Made data whose truth is known.

use super::matrix::Matrix;
use super::zeros::normal_table;
use crate::problem::numeral::shortest;
use crate::solve::Random;
use thiserror::Error;

/// What the columns of made data have to do with each other.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum MadeKind {
    /// Each two columns have the same correlation.
    #[default]
    Plain,
    /// The last column, which is not true, has that correlation with the first one; the others have none.
    Twin,
    /// The last column, which is not true, has that correlation with the first one and with the second one, which have none. Above ½
    /// it enters before them.
    Decoy,
}

/// Data y = Xβ + σε with columns of normal numbers, to be drawn from a seed.
///
/// ```
/// use lasso_path::regression::{Made, MadeKind};
/// let made = Made {
///     kind: MadeKind::Plain,
///     rows: 40,
///     features: 6,
///     nonzero: 2,
///     size: 1.5,
///     correlation: 0.5,
///     noise: 1.0,
///     seed: 7,
/// };
/// let drawn = made.draw()?;
/// assert_eq!(drawn.coefficients, [1.5, -1.5, 0.0, 0.0, 0.0, 0.0]);
/// assert_eq!((drawn.x.rows(), drawn.names.len()), (40, 6));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Made {
    /// What the columns have to do with each other.
    pub kind: MadeKind,
    /// n, from 2 to [`Self::MOST_ROWS`].
    pub rows: usize,
    /// p, from 1 to [`Self::MOST_FEATURES`].
    pub features: usize,
    /// How many of the true coefficients are not 0: the first ones.
    pub nonzero: usize,
    /// Their size. In plain data every second one is negative.
    pub size: f64,
    /// The correlation that the kind speaks of, that of the distribution, from 0 to less than [`Self::most_correlation`].
    pub correlation: f64,
    /// σ ≥ 0.
    pub noise: f64,
    /// Where the random numbers begin.
    pub seed: u64,
}

/// Made data as numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// X, n × p.
    pub x: Matrix,
    /// y, n numbers.
    pub y: Vec<f64>,
    /// x1, x2, …
    pub names: Vec<String>,
    /// The true coefficients β, p numbers, for X as it is.
    pub coefficients: Vec<f64>,
}

/// Why no data are made.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum MadeError {
    /// A number of rows that is not served.
    #[error("{0} rows cannot be made; choose from 2 to {most}", most = Made::MOST_ROWS)]
    Rows(usize),
    /// A number of features that is not served.
    #[error("{0} features cannot be made; choose from 1 to {most}", most = Made::MOST_FEATURES)]
    Features(usize),
    /// More numbers than are served.
    #[error("{rows} rows × {features} features are too many numbers; choose rows · features ≤ {most}", most = Made::MOST_VALUES)]
    Values {
        /// n.
        rows: usize,
        /// p.
        features: usize,
    },
    /// More true features than there is room for, or fewer than the kind needs.
    #[error("{nonzero} true features are not possible here; choose from {least} to {most}")]
    Nonzero {
        /// How many were asked for.
        nonzero: usize,
        /// The least.
        least: usize,
        /// The most.
        most: usize,
    },
    /// Fewer features than the kind needs.
    #[error("{features} features are too few for this kind of data; choose at least {least}")]
    TooFew {
        /// p.
        features: usize,
        /// The least.
        least: usize,
    },
    /// A size that is no number from 10⁻⁶ to 10⁶.
    #[error("a size of {value} cannot be used; choose from 0.000001 to 1000000", value = shortest(*.0))]
    Size(f64),
    /// A correlation that the kind cannot have.
    #[error("a correlation of {correlation} is not possible here; choose from 0 to less than {most}", correlation = shortest(*correlation))]
    Correlation {
        /// What was asked for.
        correlation: f64,
        /// The bound.
        most: f64,
    },
    /// A σ that is no number from 0 to 10⁶.
    #[error("noise of {value} cannot be used; choose from 0 to 1000000", value = shortest(*.0))]
    Noise(f64),
}

impl Made {
    /// The most rows.
    pub const MOST_ROWS: usize = 5_000;
    /// The most features.
    pub const MOST_FEATURES: usize = 2_000;
    /// The most numbers n·p.
    pub const MOST_VALUES: usize = 4_000_000;

    /// What the correlation must stay below: 1, or 1/√2 for a decoy, which would be a copy of a sum there.
    #[must_use]
    pub fn most_correlation(kind: MadeKind) -> f64 {
        match kind {
            MadeKind::Plain | MadeKind::Twin => 1.0,
            MadeKind::Decoy => std::f64::consts::FRAC_1_SQRT_2,
        }
    }

    /// Whether there are such data.
    ///
    /// # Errors
    /// [`MadeError`].
    pub fn check(&self) -> Result<(), MadeError> {
        let Self {
            rows,
            features,
            nonzero,
            correlation,
            ..
        } = *self;
        if !(2..=Self::MOST_ROWS).contains(&rows) {
            return Err(MadeError::Rows(rows));
        }
        if !(1..=Self::MOST_FEATURES).contains(&features) {
            return Err(MadeError::Features(features));
        }
        if rows * features > Self::MOST_VALUES {
            return Err(MadeError::Values { rows, features });
        }
        // how many true ones the kind needs, and how many others
        let (least, others) = match self.kind {
            MadeKind::Plain => (0, 0),
            MadeKind::Twin => (1, 1),
            MadeKind::Decoy => (2, 1),
        };
        if features < least + others {
            let least = least + others;
            return Err(MadeError::TooFew { features, least });
        }
        let most = features - others;
        if !(least..=most).contains(&nonzero) {
            return Err(MadeError::Nonzero {
                nonzero,
                least,
                most,
            });
        }
        if !(1e-6..=1e6).contains(&self.size) {
            return Err(MadeError::Size(self.size));
        }
        let most = Self::most_correlation(self.kind);
        if !(0.0..most).contains(&correlation) {
            return Err(MadeError::Correlation { correlation, most });
        }
        if !(0.0..=1e6).contains(&self.noise) {
            return Err(MadeError::Noise(self.noise));
        }
        Ok(())
    }

    /// The true coefficients β, p numbers.
    #[must_use]
    pub fn coefficients(&self) -> Vec<f64> {
        let value = |j: usize| match self.kind {
            _ if j >= self.nonzero => 0.0,
            MadeKind::Plain if j % 2 == 1 => -self.size,
            _ => self.size,
        };
        (0..self.features).map(value).collect()
    }

    /// The data, the same for ever (but for the last bit of a logarithm).
    ///
    /// # Errors
    /// [`MadeError`], as [`Self::check`].
    pub fn draw(&self) -> Result<Drawn, MadeError> {
        self.check()?;
        let (n, p, c) = (self.rows, self.features, self.correlation);
        let coefficients = self.coefficients();
        let common = match self.kind {
            MadeKind::Plain => c,
            MadeKind::Twin | MadeKind::Decoy => 0.0,
        };
        let true_ones = &coefficients[..self.nonzero];
        let mut random = Random::new(self.seed);
        let (mut x, y) = normal_table(&mut random, [n, p], true_ones, common, self.noise);
        // of the kinds that have one, the last column was drawn as all others, and is not true
        let causes = match self.kind {
            MadeKind::Plain => 0,
            MadeKind::Twin => 1,
            MadeKind::Decoy => 2,
        };
        if causes > 0 {
            let own = (1.0 - causes as f64 * c * c).sqrt();
            let (others, last) = x.split_at_mut((p - 1) * n);
            for (i, value) in last.iter_mut().enumerate() {
                let sum: f64 = (0..causes).map(|j| others[j * n + i]).sum();
                *value = c * sum + own * *value;
            }
        }
        Ok(Drawn {
            x: Matrix::of(n, p, x),
            y,
            names: (1..=p).map(|j| format!("x{j}")).collect(),
            coefficients,
        })
    }
}
