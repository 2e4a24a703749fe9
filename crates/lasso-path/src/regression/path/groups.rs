//! Columns that are equal or opposite.

use super::super::coefficients::Coefficients;
use super::super::design::Design;
use super::super::matrix::dot;
use super::Knot;
use crate::order;
use crate::solve::Random;

/// The largest difference, as a share of their size, between columns that are one but for rounding of the given numbers: where that leaves more, a
/// column is hardly more than rounding itself, and another's correlations are not its own.
const MOST_NOISE: f64 = 1e-10;

/// Columns that are equal, or opposite, up to the rounding of their standardization.
///
/// Every split of Σ signᵢθᵢ among them with no signᵢθᵢ against it is as good; the path gives each the same share, which
/// has the least Euclidean norm.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ColumnGroup {
    /// The columns, ascending; at least two.
    pub columns: Vec<usize>,
    /// 1.0 where the column equals the first one, −1.0 where it is its opposite.
    pub signs: Vec<f64>,
}

impl ColumnGroup {
    /// Σ signᵢθᵢ over the group, which is the same for all minimisers: what the first column would have alone.
    #[must_use]
    pub fn sum(&self, theta: &Coefficients) -> f64 {
        let terms = self.columns.iter().zip(&self.signs);
        terms.map(|(&j, sign)| sign * theta.get(j)).sum()
    }

    /// Whether a knot's coefficients are split among columns that are equal only up to rounding.
    pub(super) fn shares(&self, design: &Design, knot: &Knot) -> bool {
        let first = self.columns[0];
        let column = |j: usize| design.x().column(j);
        let mut others = self.columns.iter().zip(&self.signs).skip(1);
        knot.theta.get(first) != 0.0
            && others.any(|(&j, sign)| !same(column(first), column(j), *sign, 0.0))
    }
}

/// For each column that is not zero, its group (of one column, most often), in the order of the first ones.
pub(super) fn group(design: &Design) -> Vec<ColumnGroup> {
    let (x, noise) = (design.x(), design.noise());
    let most_noise = noise.iter().copied().fold(0.0, f64::max);
    // equal columns have equal products with any vector: sorted by one of no special direction, they are neighbours
    let mut random = Random::new(1);
    let probe: Vec<f64> = (0..x.rows()).map(|_| random.symmetric()).collect();
    let norm = dot(&probe, &probe).sqrt();
    let keyed: Vec<(f64, f64, usize)> = (0..x.columns())
        .map(|j| {
            (
                dot(&probe, x.column(j)),
                dot(x.column(j), x.column(j)).sqrt(),
                j,
            )
        })
        .filter(|(_, size, _)| *size > 0.0)
        .collect();
    let by_key = |a: usize, b: usize| keyed[a].0.abs().total_cmp(&keyed[b].0.abs());
    let by_key = order::places(keyed.len(), &by_key);
    let mut groups: Vec<ColumnGroup> = Vec::new();
    let mut taken = vec![false; x.columns()];
    for (at, &place) in by_key.iter().enumerate() {
        let (key, size, j) = keyed[place];
        if taken[j] {
            continue;
        }
        let mut members = vec![(j, 1.0)];
        for &place in &by_key[at + 1..] {
            let (other_key, _, k) = keyed[place];
            if other_key.abs() - key.abs()
                > (1e-13 * size + 4.0 * most_noise * (x.rows() as f64).sqrt()) * norm
            {
                break;
            }
            let sign = key.signum() * other_key.signum();
            for sign in [sign, -sign] {
                if !taken[k]
                    && same(
                        x.column(j),
                        x.column(k),
                        sign,
                        4e-15 * size + (2.0 * (noise[j] + noise[k])).min(MOST_NOISE * size),
                    )
                {
                    taken[k] = true;
                    members.push((k, sign));
                }
            }
        }
        let ascending = order::places(members.len(), &|a, b| members[a].0.cmp(&members[b].0));
        let first = members[ascending[0]].1;
        let members = ascending.iter().map(|&place| members[place]);
        groups.push(ColumnGroup {
            columns: members.clone().map(|member| member.0).collect(),
            signs: members.map(|member| member.1 * first).collect(),
        });
    }
    let first = |place: usize| groups[place].columns[0];
    let ascending = order::places(groups.len(), &|a, b| first(a).cmp(&first(b)));
    ascending
        .into_iter()
        .map(|place| groups[place].clone())
        .collect()
}

fn same(a: &[f64], b: &[f64], sign: f64, tolerance: f64) -> bool {
    a.iter()
        .zip(b)
        .all(|(x, y)| (x - sign * y).abs() <= tolerance)
}
