//! Among several minimisers the one of least Euclidean norm.
//!
//! The minimisers at one λ are {θ : Xθ = fit, sⱼθⱼ ≥ 0} over the columns with |Xⱼᵀr|/n = λ (R. Tibshirani, *The lasso problem and
//! uniqueness*, Electron. J. Statist. 7, 2013). Along a piece of the path fit is linear in λ and the set moves without jumps,
//! so its point of least norm is continuous and piecewise linear too. It is the limit of elastic nets as r → 1.

use super::super::coefficients::Coefficients;
use super::super::factor::Factor;
use super::super::matrix::Matrix;
use super::super::null_space::NullSpace;
use super::bounded::Bounded;
use crate::order;

/// What is still 0, of a problem scaled to 1.
const NOISE: f64 = 1e-12;
/// The shortest piece that is looked for, as a share of the whole.
const SHORTEST: f64 = 1e-9;
/// Where pieces are looked at, as a share of their length: in the middle symmetric data would have their coincidences.
const INSIDE: f64 = 0.437_16;

/// The minimisers along one piece of the path, in coordinates φ in which θⱼ = sⱼ√mⱼ·φⱼ for a group of mⱼ columns: φ ≥ 0, and
/// ‖φ‖₂ is the norm of all the columns' θ.
pub(super) struct Minimisers {
    /// p.
    count: usize,
    columns: Vec<usize>,
    units: Vec<f64>,
    /// An orthonormal basis of {v : X·θ(v) = 0}: a row of k numbers for each column.
    null: Vec<Vec<f64>>,
    /// k.
    free: usize,
    /// φ at both ends of the piece, as shares of `scale`, orthogonal to the basis; not all ≥ 0.
    ends: [Vec<f64>; 2],
    scale: f64,
}

/// A linear piece of the least-norm path: where it begins and ends, as a share of the way, and θ there.
pub(super) struct Piece {
    pub share: [f64; 2],
    pub theta: [Coefficients; 2],
    /// The columns that are not 0 between, ascending.
    pub support: Vec<usize>,
}

impl Minimisers {
    /// Of the piece on which `support` (independent columns) moves from one θ to the other, and the columns `equal` have
    /// |Xⱼᵀr|/n = λ too. `unit` of j is sⱼ√mⱼ. `None` if the minimiser is unique.
    pub(super) fn new(
        (x, noise): (&Matrix, &[f64]),
        support: &[usize],
        equal: &[usize],
        ends: [&Coefficients; 2],
        unit: impl Fn(usize) -> f64,
    ) -> Option<Self> {
        let columns: Vec<usize> = support.iter().chain(equal).copied().collect();
        let units: Vec<f64> = columns.iter().map(|&j| unit(j)).collect();
        let space = NullSpace::of(x, noise, &columns, &units);
        if space.basis.is_empty() {
            return None;
        }
        let mut ends = ends.map(|theta| {
            let phi = columns
                .iter()
                .zip(&units)
                .map(|(&j, unit)| theta.get(j) / unit);
            let mut phi: Vec<f64> = phi.collect();
            space.take_out(&mut phi);
            phi
        });
        let scale = ends
            .iter()
            .flatten()
            .fold(0.0, |most: f64, v| most.max(v.abs()));
        if scale == 0.0 {
            return None;
        }
        ends.iter_mut().flatten().for_each(|v| *v /= scale);
        let null = (0..columns.len())
            .map(|row| space.basis.iter().map(|v| v[row]).collect())
            .collect();
        let all = Self {
            count: x.columns(),
            columns,
            units,
            null,
            free: space.basis.len(),
            ends,
            scale,
        };
        (!all.is_one_point()).then_some(all)
    }

    /// The least-norm path, piece by piece.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.cover(0.0, 1.0, &mut pieces);
        pieces
    }

    fn cover(&self, from: f64, to: f64, pieces: &mut Vec<Piece>) {
        let middle = from + INSIDE * (to - from);
        let zeros = self.zeros(middle);
        let [start, end] = self.formula(&zeros);
        // the piece ends where a φ or a multiplier changes its sign
        let mut share = [from, to];
        for (a, b) in start.iter().zip(&end) {
            let at = a + middle * (b - a);
            let root = a / (a - b);
            if a.min(*b) < -NOISE && root.is_finite() && at > NOISE {
                if b < a {
                    share[1] = share[1].min(root.max(middle));
                } else {
                    share[0] = share[0].max(root.min(middle));
                }
            }
        }
        if share[0] - from > SHORTEST {
            self.cover(from, share[0], pieces);
        } else {
            share[0] = from;
        }
        let rest = to - share[1] > SHORTEST;
        if !rest {
            share[1] = to;
        }
        let moves = |row: &usize| !zeros.contains(row) && start[*row].max(end[*row]) > NOISE;
        let moving: Vec<usize> = (0..self.columns.len()).filter(moves).collect();
        let theta = share.map(|t| {
            let theta = |row: usize| {
                let phi = start[row] + t * (end[row] - start[row]);
                if phi > NOISE {
                    self.units[row] * self.scale * phi
                } else {
                    0.0
                }
            };
            let entries = moving.iter().map(|&row| (self.columns[row], theta(row)));
            Coefficients::of(self.count, &entries.collect::<Vec<_>>())
        });
        let mut support: Vec<usize> = moving.iter().map(|&row| self.columns[row]).collect();
        order::sort(&mut support);
        let end = share[1];
        pieces.push(Piece {
            share,
            theta,
            support,
        });
        if rest {
            self.cover(end, to, pieces);
        }
    }

    /// Which φ are 0 in the point of least norm: least distance programming (Lawson, Hanson, chapter 23) turns
    /// "the least z with φ + Nz ≥ 0" into least squares with signs.
    fn zeros(&self, share: f64) -> Vec<usize> {
        let phi = self.at(share);
        if phi.iter().all(|v| *v >= -NOISE) {
            return (0..phi.len()).filter(|&row| phi[row] <= NOISE).collect();
        }
        let rows = self.rows_with(|row| Some(-phi[row]));
        let n = rows.rows() as f64;
        let mut factor = Factor::new(&rows);
        let candidates: Vec<usize> = (0..phi.len()).collect();
        let bounded = Bounded {
            candidates: &candidates,
            pull: &|row| -phi[row] / n,
            sign: &|_| Some(1.0),
        };
        bounded.minimise(&mut factor);
        factor.active().to_vec()
    }

    /// φ of least norm at both ends if exactly `zeros` are 0 (or a multiplier, in the place of each of them): linear between.
    fn formula(&self, zeros: &[usize]) -> [Vec<f64>; 2] {
        let rows = self.rows_with(|_| None);
        let mut factor = Factor::new(&rows);
        for &row in zeros {
            factor.push(row, 0.0);
        }
        [0, 1].map(|end| {
            let mut phi = self.ends[end].clone();
            let pulls: Vec<f64> = factor
                .active()
                .iter()
                .map(|&row| -phi[row] / self.free as f64)
                .collect();
            let multipliers = factor.direction_of(&pulls);
            // Nz with z = Σ multiplier·row
            for (row, value) in phi.iter_mut().enumerate() {
                *value += self.free as f64 * factor.product_at(&multipliers, row);
            }
            for &row in zeros {
                phi[row] = 0.0;
            }
            for (&row, multiplier) in factor.active().iter().zip(multipliers) {
                phi[row] = multiplier;
            }
            phi
        })
    }

    /// Whether the signs leave only one minimiser: no direction of the null space keeps every zero φ from falling. That is
    /// so if every ±eᵢ is a combination, with weights ≥ 0, of the rows of the zeros.
    fn is_one_point(&self) -> bool {
        let held = self.zeros(INSIDE);
        let [start, end] = self.formula(&held);
        let inside = |row: usize| start[row] + INSIDE * (end[row] - start[row]);
        let zeros: Vec<usize> = (0..start.len())
            .filter(|row| held.contains(row) || inside(*row) <= NOISE)
            .collect();
        let rows = self.rows_with(|_| None);
        let n = rows.rows() as f64;
        let reached = |i: usize, side: f64| {
            let bounded = Bounded {
                candidates: &zeros,
                pull: &|row| side * self.null[row][i] / n,
                sign: &|_| Some(1.0),
            };
            let mut factor = Factor::new(&rows);
            let weights = bounded.minimise(&mut factor);
            let sum = |k: usize| -> f64 {
                let terms = factor.active().iter().zip(&weights);
                terms.map(|(&row, weight)| weight * self.null[row][k]).sum()
            };
            (0..self.free).all(|k| (sum(k) - if k == i { side } else { 0.0 }).abs() <= 1e-9)
        };
        (0..self.free).all(|i| reached(i, 1.0) && reached(i, -1.0))
    }

    fn at(&self, share: f64) -> Vec<f64> {
        let [start, end] = &self.ends;
        let between = |(a, b): (&f64, &f64)| a + share * (b - a);
        start.iter().zip(end).map(between).collect()
    }

    /// The rows of the basis as columns of a matrix, each with one more number below if there is one.
    fn rows_with(&self, below: impl Fn(usize) -> Option<f64>) -> Matrix {
        let values: Vec<f64> = (0..self.null.len())
            .flat_map(|row| self.null[row].iter().copied().chain(below(row)))
            .collect();
        let count = self.null.len();
        Matrix::of(values.len() / count.max(1), count, values)
    }
}
