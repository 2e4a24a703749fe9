//! {v : Xv = 0} on some columns.

use super::factor::Factor;
use super::matrix::{Matrix, add_scaled, dot};

/// Columns of which some depend on others.
pub(super) struct NullSpace {
    /// Orthonormal, a number for each column; none if the columns are independent.
    pub basis: Vec<Vec<f64>>,
}

/// A number of a basis that rounding makes of 0.
const NOISE: f64 = 1e-12;

impl NullSpace {
    /// Of {v : Σ columnⱼ·unitⱼ·vⱼ = 0}; no unit is 0. `noise` is what rounding of the data leaves of each column.
    pub(super) fn of(x: &Matrix, noise: &[f64], columns: &[usize], units: &[f64]) -> Self {
        let mut factor = Factor::with_noise(x, noise);
        let dependent: Vec<usize> = columns
            .iter()
            .copied()
            .filter(|&j| !factor.push(j, 0.0))
            .collect();
        let mut places = vec![0; x.columns()];
        for (place, &j) in columns.iter().enumerate() {
            places[j] = place;
        }
        let mut null = Self { basis: Vec::new() };
        for j in dependent {
            let mut v = vec![0.0; columns.len()];
            v[places[j]] = 1.0;
            for (&k, weight) in factor.active().iter().zip(factor.project(j).weights) {
                v[places[k]] = -weight;
            }
            v.iter_mut().zip(units).for_each(|(v, unit)| *v /= unit);
            null.take_out(&mut v);
            let length = dot(&v, &v).sqrt();
            for value in &mut v {
                let share = *value / length;
                *value = if share.abs() > NOISE { share } else { 0.0 };
            }
            null.basis.push(v);
        }
        null
    }

    /// Takes out of a vector what lies in the space: twice, so that the rest is orthogonal to it up to rounding.
    pub(super) fn take_out(&self, v: &mut [f64]) {
        for _ in 0..2 {
            for other in &self.basis {
                let along = dot(other, v);
                add_scaled(v, -along, other);
            }
        }
    }
}
