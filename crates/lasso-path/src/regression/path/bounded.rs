//! Least squares where some coordinates must not change sign.

use super::super::factor::Factor;

/// A share of Σ|dⱼ|·√Gⱼⱼ that rounding makes of 0.
const STILL: f64 = 1e-13;

/// ½dᵀGd − bᵀd over the active columns of a factor of G and some candidates, with sⱼdⱼ ≥ 0 where a sign is asked for.
pub(super) struct Bounded<'a> {
    /// The columns that may become active.
    pub candidates: &'a [usize],
    /// bⱼ.
    pub pull: &'a dyn Fn(usize) -> f64,
    /// sⱼ, ±1; `None` where dⱼ may have any sign. A candidate that is not active yet has one.
    pub sign: &'a dyn Fn(usize) -> Option<f64>,
}

impl Bounded<'_> {
    /// The minimiser d on the columns that are then active. The active columns have signs that they keep at first.
    ///
    /// An active-set method: C. Lawson, R. Hanson, *Solving Least Squares Problems* (1974), chapter 23. A candidate that
    /// depends on active columns does not become active: it moves along with them.
    pub(super) fn minimise(&self, factor: &mut Factor) -> Vec<f64> {
        let mut refused: Vec<usize> = Vec::new();
        let mut d = factor.direction();
        // rounding could bring the same few columns in and out for ever
        for _ in 0..4 * self.candidates.len() + 16 {
            let squares = factor.active().iter().map(|&j| factor.square(j));
            let size: f64 = d.iter().zip(squares).map(|(v, g)| v.abs() * g).sum();
            let mut most = 16.0 * f64::EPSILON * (1.0 + size);
            let mut next = None;
            for &j in self.candidates {
                if refused.contains(&j) || factor.is_active(j) {
                    continue;
                }
                let lacks = (self.pull)(j) - factor.product_at(&d, j);
                let gain = (self.sign)(j).unwrap_or(1.0) * lacks;
                if gain > most {
                    most = gain;
                    next = Some(j);
                }
            }
            let Some(j) = next else {
                return d;
            };
            if !factor.push(j, (self.pull)(j)) {
                refused.push(j);
                continue;
            }
            let mut feasible = d;
            feasible.push(0.0);
            loop {
                d = factor.direction();
                let share = |place: usize| {
                    if feasible[place] == 0.0 {
                        0.0
                    } else {
                        feasible[place] / (feasible[place] - d[place])
                    }
                };
                // in the unit of the fit, so that a column's own unit does not matter
                let length = |place: usize| d[place] * factor.square(factor.active()[place]).sqrt();
                let still = STILL * (0..d.len()).map(|place| length(place).abs()).sum::<f64>();
                let against: Vec<usize> = (0..d.len())
                    .filter(|&place| {
                        let sign = (self.sign)(factor.active()[place]);
                        sign.is_some_and(|sign| length(place) * sign <= still)
                    })
                    .collect();
                let Some(least) = against.iter().map(|&k| share(k)).min_by(f64::total_cmp) else {
                    break;
                };
                let out: Vec<usize> = against
                    .into_iter()
                    .filter(|&place| share(place) <= least)
                    .collect();
                for (from, to) in feasible.iter_mut().zip(&d) {
                    *from += least * (to - *from);
                }
                for &place in out.iter().rev() {
                    if factor.active()[place] == j {
                        // only rounding can turn the newest column against its sign
                        refused.push(j);
                    }
                    factor.remove(place);
                    feasible.remove(place);
                }
            }
        }
        d
    }
}
