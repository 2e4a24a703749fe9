//! Gaussian × Laplace in one variable.

use super::tail::Tail;

/// The Lasso distribution: density ∝ exp(−½u² − pu) for u ≥ 0 and ∝ exp(−½u² + qu) for u < 0, with
/// p + q ≥ 0 and q ≥ 0. As exp(−½u² − γu − μ|u|) it has p = μ + γ, q = μ − γ.
///
/// Two tails of Gaussians, so that all is in closed form but the quantiles (M. Davoudabadi, J. Tidswell,
/// S. Muller, G. Tarr, J. T. Ormerod, *The Lasso distribution*, arXiv:2506.07394 (2025)). The mode
/// is max(0, −p); a q < 0 is the mirror image of a p < 0.
///
/// Masses are in units of the density at the mode: for p < 0 that takes out a factor exp(½p²), which
/// overflows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LassoDistribution {
    p: f64,
    q: f64,
    /// The density at 0, in units of that at the mode.
    at_zero: f64,
    /// The mass of u > 0.
    positive: f64,
    /// The mass of u < 0.
    negative: f64,
    /// The tail of |p|, and that of q.
    tails: [Tail; 2],
}

/// A point u, from where it is accurate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Quantile {
    /// u.
    FromZero(f64),
    /// u − mode.
    FromMode(f64),
}

/// ∫ exp(−½x²) dx over x > 0.
const HALF: f64 = 1.253_314_137_315_500_3;

impl LassoDistribution {
    /// For finite p and q ≥ 0 with p + q ≥ 0.
    pub(super) fn new(p: f64, q: f64) -> Self {
        let tails = [Tail::new(p.abs()), Tail::new(q)];
        let at_zero = if p < 0.0 { (-0.5 * p * p).exp() } else { 1.0 };
        let positive = if p < 0.0 {
            2.0 * HALF - at_zero * tails[0].mass
        } else {
            tails[0].mass
        };
        Self {
            p,
            q,
            at_zero,
            positive,
            negative: at_zero * tails[1].mass,
            tails,
        }
    }

    /// max(0, −p).
    pub(super) fn mode(&self) -> f64 {
        (0.0 - self.p).max(0.0)
    }

    /// The mass of all u.
    pub(super) fn mass(&self) -> f64 {
        self.positive + self.negative
    }

    /// P(u > 0).
    pub(super) fn probability_positive(&self) -> f64 {
        self.positive / self.mass()
    }

    /// P(u < 0).
    pub(super) fn probability_negative(&self) -> f64 {
        self.negative / self.mass()
    }

    /// The mass times (mean − mode).
    pub(super) fn first_moment(&self) -> f64 {
        if self.at_zero == 0.0 {
            return 0.0;
        }
        let negative = self.negative * (self.tails[1].mean + self.mode());
        if self.p < 0.0 {
            self.at_zero - negative
        } else {
            self.positive * self.tails[0].mean - negative
        }
    }

    /// The mass times a measure of the spread about the mode: E|u| where the mode is 0, and within a
    /// small factor of E|u − mode| elsewhere.
    pub(super) fn absolute_moment(&self) -> f64 {
        if self.p < 0.0 {
            self.mass()
        } else {
            self.positive * self.tails[0].mean + self.negative * self.tails[1].mean
        }
    }

    /// The standard deviation.
    pub(super) fn standard_deviation(&self) -> f64 {
        if self.at_zero == 0.0 {
            return 1.0;
        }
        let [near, far] = self.tails;
        // The mean and the variance of the positive side.
        let (mean, variance) = if self.p < 0.0 {
            let hazard = self.at_zero / self.positive;
            let mean = hazard - self.p;
            (mean, 1.0 - mean * hazard)
        } else {
            (near.mean, near.mean * near.mean * near.relative_variance)
        };
        // Between the means of the sides; squares of it might underflow.
        let distance = mean + far.mean;
        let positive = if self.p < 0.0 {
            variance / (distance * distance)
        } else {
            near.relative_variance * (near.mean / distance).powi(2)
        };
        let negative = far.relative_variance * (far.mean / distance).powi(2);
        let [first, second] = [self.probability_positive(), self.probability_negative()];
        distance * (first * positive + second * negative + first * second).sqrt()
    }

    /// The density at u, where `offset` = u − mode.
    pub(super) fn density(&self, u: f64, offset: f64) -> f64 {
        let relative = if u < 0.0 {
            self.at_zero * ((self.q - 0.5 * u) * u).exp()
        } else if self.p < 0.0 {
            (-0.5 * offset * offset).exp()
        } else {
            (-(0.5 * u + self.p) * u).exp()
        };
        relative / self.mass()
    }

    /// The u with P(< u) = `below` and P(> u) = `above`, both in (0, 1) and with the sum 1.
    pub(super) fn quantile(&self, below: f64, above: f64) -> Quantile {
        let (below, above) = (below * self.mass(), above * self.mass());
        if below < self.negative {
            return Quantile::FromZero(-tail_quantile(self.q, below / self.negative));
        }
        if self.p >= 0.0 {
            let share = (above / self.positive).min(1.0);
            return Quantile::FromZero(tail_quantile(self.p, share));
        }
        if above <= HALF {
            return Quantile::FromMode(tail_quantile(0.0, above / HALF));
        }
        // What N(0, 1) has further below: no term is negative, as M falls and q ≥ −p.
        let cut = self.at_zero * (self.tails[0].mass - self.tails[1].mass);
        let share = ((below + cut) / HALF).min(1.0);
        Quantile::FromMode((-tail_quantile(0.0, share)).max(self.p))
    }
}

/// The v ≥ 0 with M(p + v)·exp(−½v² − pv) = `share`·M(p), for p ≥ 0 and a share in (0, 1].
///
/// Newton's method on the logarithm, which is concave in v and has the slope −1/M(p + v): from
/// above it falls to the solution. As M falls, v is at most the root of ½v² + pv = −ln share.
pub(super) fn tail_quantile(p: f64, share: f64) -> f64 {
    let wanted = 0.0 - share.ln();
    if wanted == 0.0 {
        return 0.0;
    }
    let here = Tail::new(p).mass;
    let mut v = 2.0 * wanted / (p + p.hypot((2.0 * wanted).sqrt()));
    for _ in 0..64 {
        let mass = Tail::new(p + v).mass;
        let excess = (0.5 * v + p) * v - (mass / here).ln() - wanted;
        let next = v - excess * mass;
        if next.is_nan() || next >= v {
            break;
        }
        v = next.max(0.0);
    }
    v
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    #[test]
    fn half_of_a_gaussian() {
        assert!((HALF - (0.5 * PI).sqrt()).abs() < 3e-16);
        assert_eq!(tail_quantile(0.0, 1.0), 0.0);
        // The median of |N(0, 1)|, and the quantile of 1e-300 (both from mpmath).
        let median = tail_quantile(0.0, 0.5);
        assert!((median - 0.674_489_750_196_081_7).abs() < 4e-16, "{median}");
        let far = tail_quantile(0.0, 2e-300);
        assert!((far - 37.047_096_299_361_2).abs() < 4e-14, "{far}");
    }
}
