//! The Cholesky factor of the active Gram matrix, kept while columns come and go.

use super::matrix::{Matrix, add_scaled, dot, dot4};

/// G = XᵀX/n as far as it is needed, and the upper triangular R with RᵀR = G_AA, a column for each active column of X, in
/// order of entry; and b with one number for each of them.
///
/// A column of G is computed when its column of X becomes active for the first time: p numbers for each that ever was.
pub(super) struct Factor<'a> {
    x: &'a Matrix,
    noise: &'a [f64],
    active: Vec<usize>,
    is_active: Vec<bool>,
    columns: Vec<Vec<f64>>,
    /// For each column j of X the row G_jA.
    rows: Vec<Vec<f64>>,
    /// The columns of G that are known though not active.
    known: Vec<Option<Vec<f64>>>,
    /// Gⱼⱼ where it is known.
    squares: Vec<f64>,
    pulls: Vec<f64>,
    /// R⁻ᵀb: appending a column adds a number, the rotations that take one out turn it as they turn R.
    halfway: Vec<f64>,
    /// The d with G_AA·d = b, once it is asked for.
    direction: Option<Vec<f64>>,
}

/// A column as a sum of the active columns and a rest that is orthogonal to them.
pub(super) struct Projection {
    /// The weight of each active column.
    pub weights: Vec<f64>,
    /// The coordinates along the orthonormal basis that R stands for.
    top: Vec<f64>,
    /// The size of the rest, root mean square.
    rest: f64,
    /// What rounding leaves of a rest that is 0.
    rounding: f64,
    /// The size of the column.
    own: f64,
}

impl Projection {
    /// Whether the column is in the span of the active ones, as far as can be told.
    pub(super) fn is_dependent(&self) -> bool {
        self.rest <= (DEPENDENT * self.own).max(self.rounding)
    }
}

/// A column is in the span of the active ones if less than this share of it is orthogonal to them.
const DEPENDENT: f64 = 4e-14;
/// What is left of a direction's equations, ±1 on the right, where it is not refined any more.
const STRAIGHT: f64 = 1e-13;
/// A squared pivot that is a difference of squares keeps 12 of its 16 digits if it is more than this share of them.
const CANCELS: f64 = 1e-4;

impl<'a> Factor<'a> {
    pub(super) fn new(x: &'a Matrix) -> Self {
        Self::with_noise(x, &[])
    }

    /// With the size of what rounding of the data leaves of each column, root mean square; 0 for those beyond its end.
    pub(super) fn with_noise(x: &'a Matrix, noise: &'a [f64]) -> Self {
        Self {
            x,
            noise,
            active: Vec::new(),
            is_active: vec![false; x.columns()],
            columns: Vec::new(),
            rows: vec![Vec::new(); x.columns()],
            known: vec![None; x.columns()],
            squares: vec![0.0; x.columns()],
            pulls: Vec::new(),
            halfway: Vec::new(),
            direction: None,
        }
    }

    pub(super) fn active(&self) -> &[usize] {
        &self.active
    }

    /// n.
    pub(super) fn rows(&self) -> usize {
        self.x.rows()
    }

    pub(super) fn is_active(&self, j: usize) -> bool {
        self.is_active[j]
    }

    /// Adds column j, with its number of b; `false`, and nothing changes, if it depends on the active ones.
    pub(super) fn push(&mut self, j: usize, pull: f64) -> bool {
        if self.active.len() >= self.x.rows() {
            return false;
        }
        let gram = self.known[j].take().unwrap_or_else(|| self.gram_column(j));
        let square = gram[j];
        self.squares[j] = square;
        let mut top = self.solve_transposed(self.rows[j].clone());
        let rest = square - dot(&top, &top);
        let pivot = if rest > CANCELS * square {
            rest.sqrt()
        } else {
            let part = self.project(j);
            // also true for a column of zeros
            if part.is_dependent() {
                self.known[j] = Some(gram);
                return false;
            }
            top = part.top;
            part.rest
        };
        self.direction = None;
        self.halfway.push((pull - dot(&top, &self.halfway)) / pivot);
        self.pulls.push(pull);
        top.push(pivot);
        self.columns.push(top);
        for (row, value) in self.rows.iter_mut().zip(gram) {
            row.push(value);
        }
        self.active.push(j);
        self.is_active[j] = true;
        true
    }

    /// XᵀXⱼ/n; what other columns of G have of it is not computed again.
    fn gram_column(&self, j: usize) -> Vec<f64> {
        let (x, n) = (self.x, self.x.rows() as f64);
        let mut column = vec![0.0; x.columns()];
        for (&k, value) in self.active.iter().zip(&self.rows[j]) {
            column[k] = *value;
        }
        let mut unknown = Vec::with_capacity(x.columns());
        for (k, value) in column.iter_mut().enumerate() {
            match &self.known[k] {
                Some(other) => *value = other[j],
                None if !self.is_active[k] => unknown.push(k),
                None => {}
            }
        }
        let (fours, rest) = unknown.as_chunks::<4>();
        for four in fours {
            let products = dot4(four.map(|k| x.column(k)), x.column(j));
            for (&k, product) in four.iter().zip(products) {
                column[k] = product / n;
            }
        }
        for &k in rest {
            column[k] = dot(x.column(k), x.column(j)) / n;
        }
        column
    }

    /// Column j as a sum of the active ones and a rest, computed as vectors and once more (corrected seminormal equations:
    /// Å. Björck, Linear Algebra Appl. 88/89, 1987).
    pub(super) fn project(&self, j: usize) -> Projection {
        let n = self.x.rows() as f64;
        let noise = |k: usize| self.noise.get(k).copied().unwrap_or(0.0);
        let own = (dot(self.x.column(j), self.x.column(j)) / n).sqrt();
        let mut rest = self.x.column(j).to_vec();
        let mut part = Projection {
            weights: vec![0.0; self.active.len()],
            top: vec![0.0; self.active.len()],
            rest: own,
            rounding: 8.0 * f64::EPSILON * own + noise(j),
            own,
        };
        for _ in 0..2 {
            let projected = self
                .active
                .iter()
                .map(|&k| dot(self.x.column(k), &rest) / n);
            let z = self.solve_transposed(projected.collect());
            part.top.iter_mut().zip(&z).for_each(|(a, b)| *a += b);
            let weights = self.solve_upper(z);
            for (place, (&k, weight)) in self.active.iter().zip(weights).enumerate() {
                add_scaled(&mut rest, -weight, self.x.column(k));
                part.weights[place] += weight;
                part.rounding +=
                    weight.abs() * (8.0 * f64::EPSILON * self.squares[k].sqrt() + noise(k));
            }
        }
        part.rest = (dot(&rest, &rest) / n).sqrt();
        part
    }

    /// Takes the column at a place of [`Self::active`] out, by Givens rotations.
    pub(super) fn remove(&mut self, place: usize) {
        self.direction = None;
        let j = self.active.remove(place);
        self.is_active[j] = false;
        self.known[j] = Some(self.rows.iter_mut().map(|row| row.remove(place)).collect());
        self.columns.remove(place);
        self.pulls.remove(place);
        for k in place..self.columns.len() {
            let (a, b) = (self.columns[k][k], self.columns[k][k + 1]);
            // no square is more than some Gⱼⱼ; `hypot` differs in the last bits from one machine to another
            let length = (a * a + b * b).sqrt();
            let (c, s) = (a / length, b / length);
            for column in self.columns[k..].iter_mut().chain([&mut self.halfway]) {
                let (upper, lower) = (column[k], column[k + 1]);
                column[k] = c * upper + s * lower;
                column[k + 1] = c * lower - s * upper;
            }
            self.columns[k].truncate(k + 1);
        }
        self.halfway.truncate(self.columns.len());
    }

    fn solve_transposed(&self, mut b: Vec<f64>) -> Vec<f64> {
        for (k, column) in self.columns.iter().enumerate() {
            b[k] = (b[k] - dot(&column[..k], &b[..k])) / column[k];
        }
        b
    }

    fn solve_upper(&self, mut b: Vec<f64>) -> Vec<f64> {
        for (k, column) in self.columns.iter().enumerate().rev() {
            b[k] /= column[k];
            let weight = -b[k];
            add_scaled(&mut b[..k], weight, &column[..k]);
        }
        b
    }

    /// The d with RᵀR d = b for some b.
    pub(super) fn solve(&self, b: Vec<f64>) -> Vec<f64> {
        self.solve_upper(self.solve_transposed(b))
    }

    /// The d with G_AA·d = b for a b of size 1, refined.
    pub(super) fn direction_of(&self, b: &[f64]) -> Vec<f64> {
        self.refined(self.solve(b.to_vec()), b)
    }

    /// [`Self::direction_of`] the b that is kept.
    pub(super) fn direction(&mut self) -> Vec<f64> {
        let d = self
            .direction
            .take()
            .unwrap_or_else(|| self.refined(self.solve_upper(self.halfway.clone()), &self.pulls));
        self.direction.insert(d).clone()
    }

    /// Whether no active column is near the span of those before it.
    pub(super) fn is_far(&self) -> bool {
        let far = |(k, column): (usize, &Vec<f64>)| {
            column[k] * column[k] > CANCELS * self.squares[self.active[k]]
        };
        self.columns.iter().enumerate().all(far)
    }

    /// At most two steps of iterative refinement; none where it is plain that it would not matter.
    fn refined(&self, mut d: Vec<f64>, b: &[f64]) -> Vec<f64> {
        if self.is_far() {
            return d;
        }
        for _ in 0..2 {
            let product = self.active_product(&d);
            let rest: Vec<f64> = b.iter().zip(product).map(|(b, p)| b - p).collect();
            if rest.iter().all(|r| r.abs() < STRAIGHT) {
                break;
            }
            let step = self.solve(rest);
            d.iter_mut().zip(&step).for_each(|(a, b)| *a += b);
        }
        d
    }

    /// (G·d)ⱼ for some columns j, in the places of p numbers, for a d on the active columns.
    pub(super) fn product(&self, d: &[f64], columns: &[usize]) -> Vec<f64> {
        let mut product = vec![0.0; self.rows.len()];
        let (fours, rest) = columns.as_chunks::<4>();
        for four in fours {
            let sums = dot4(four.map(|j| &self.rows[j][..]), d);
            for (&j, sum) in four.iter().zip(sums) {
                product[j] = sum;
            }
        }
        for &j in rest {
            product[j] = self.product_at(d, j);
        }
        product
    }

    /// (G·d)_A.
    pub(super) fn active_product(&self, d: &[f64]) -> Vec<f64> {
        let mut product = vec![0.0; self.active.len()];
        for (k, &j) in self.active.iter().enumerate() {
            // half of row k stands for half of column k too
            let (left, own) = (&self.rows[j][..k], self.squares[j]);
            add_scaled(&mut product[..k], d[k], left);
            product[k] += dot(left, &d[..k]) + own * d[k];
        }
        product
    }

    /// (G·d)ⱼ.
    pub(super) fn product_at(&self, d: &[f64], j: usize) -> f64 {
        dot(&self.rows[j], d)
    }

    /// Gⱼⱼ of a column that is or was active, or is about to be.
    pub(super) fn square(&self, j: usize) -> f64 {
        self.squares[j]
    }
}
