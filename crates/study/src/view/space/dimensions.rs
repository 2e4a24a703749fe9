//! The octahedron in n dimensions: its parts, counted, and how many coordinates random losses leave at 0.

use crate::table::Part;
use geometry::cross_polytope_faces;
use lasso_path::regression::ZeroCounts;
use solver_worker::Job;

/// The most dimensions that are counted.
pub const MOST: usize = 20;
/// How many losses are drawn for each number of dimensions.
pub const DRAWS: usize = 400;
/// The random losses: ρ = ½ and λ = λ_max/2.
pub const ZEROS: Job = Job::Zeros {
    most: MOST,
    correlation: 0.5,
    share: 0.5,
    seed: 1,
    draws: DRAWS,
};

/// n dimensions.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimensions {
    /// n.
    pub count: usize,
    /// 2n.
    pub corners: u64,
    /// 2n(n − 1).
    pub edges: u64,
    /// 2ⁿ.
    pub facets: u64,
    /// Of all dimensions: 3ⁿ − 1.
    pub faces: u64,
    /// How many of the random losses leave no coordinate at 0, one, … n; with L1 and with ridge.
    pub zeros: Option<ZeroCounts>,
}

/// 2, 3, … 20 dimensions.
#[must_use]
pub fn dimensions(zeros: &Part<Vec<ZeroCounts>>) -> Vec<Dimensions> {
    let row = |n: usize| {
        let of = |k: usize| {
            let (n, k) = (u32::try_from(n).ok()?, u32::try_from(k).ok()?);
            cross_polytope_faces(n, k)
        };
        Some(Dimensions {
            count: n,
            corners: of(0)?,
            edges: of(1)?,
            facets: of(n - 1)?,
            faces: (0..n).map(of).sum::<Option<u64>>()?,
            zeros: zeros.ready().and_then(|all| all.get(n - 2)).cloned(),
        })
    };
    (2..=MOST).filter_map(row).collect()
}

/// The mean of a number of zeros.
#[must_use]
pub fn mean(counts: &[usize]) -> f64 {
    let all: usize = counts.iter().sum();
    let zeros = counts.iter().enumerate().map(|(k, count)| k * count);
    zeros.sum::<usize>() as f64 / all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_those_of_the_formulas() {
        let rows = dimensions(&Part::Unasked);
        assert_eq!(rows.len(), 19);
        for row in rows {
            let n = row.count as u64;
            assert_eq!((row.corners, row.edges), (2 * n, 2 * n * (n - 1)));
            assert_eq!(row.facets, 2_u64.pow(n as u32));
            assert_eq!(row.faces, 3_u64.pow(n as u32) - 1);
        }
    }

    #[test]
    fn a_mean_is_that_of_the_draws() {
        assert_eq!(mean(&[1, 0, 3]), 1.5);
        assert_eq!(mean(&[400, 0]), 0.0);
    }
}
