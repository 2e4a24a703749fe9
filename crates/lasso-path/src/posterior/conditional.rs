//! The posterior of one coordinate, with the other held.

use std::f64::consts::TAU;

use super::lasso_distribution::{LassoDistribution, Quantile, tail_quantile};
use super::tail::Tail;
use super::{NoPosterior, Posterior, Prior};
use crate::problem::Lambda;
use crate::solve::{Random, Slice};

/// Prior, likelihood and posterior of t = θ_j, given the other coordinate at the mode θ\*.
///
/// With h = h_jj, the slope g of the loss at t = 0 and κ = n/σ², the posterior is
/// ∝ exp(−κ(½ht² + gt + λ|t|)) for a Laplace prior: the Lasso distribution, a Gaussian on either side of
/// 0 (M. Davoudabadi, J. Tidswell, S. Muller, G. Tarr, J. T. Ormerod, arXiv:2506.07394 (2025)). Its mode
/// is θ\*_j, and is 0 exactly if |g| ≤ λ. Its mean and its median are 0 only if g = 0, but for
/// rounding; and P(t = 0) = 0.
///
/// If the loss does not depend on t (h = 0) the posterior is the prior.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conditional {
    mode: f64,
    shape: Shape,
    prior: PriorDensity,
    /// z and 1/√(κh), where h > 0.
    likelihood: Option<[f64; 2]>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// N(mode, spread²).
    Gaussian { spread: f64 },
    /// Laplace(0, scale).
    Laplace { scale: f64 },
    /// sign·spread·u with u of the standard form.
    Lasso {
        sign: f64,
        spread: f64,
        standard: LassoDistribution,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum PriorDensity {
    Flat,
    Laplace { scale: f64 },
    Gaussian { spread: f64 },
}

impl Conditional {
    pub(super) fn new(posterior: &Posterior, coordinate: usize) -> Result<Self, NoPosterior> {
        let Posterior {
            loss,
            model,
            prior,
            lambda,
            mode,
        } = *posterior;
        if model.sigma() == 0.0 {
            return Err(NoPosterior::Noiseless);
        }
        let out_of_range = |_| NoPosterior::OutOfRange;
        let density = match prior {
            Prior::Laplace if lambda > Lambda::ZERO => PriorDensity::Laplace {
                scale: model.laplace_scale(lambda).map_err(out_of_range)?,
            },
            Prior::Gaussian if lambda > Lambda::ZERO => PriorDensity::Gaussian {
                spread: model.gaussian_scale(lambda).map_err(out_of_range)?,
            },
            _ => PriorDensity::Flat,
        };
        let slice = match density {
            PriorDensity::Laplace { .. } => Slice::at_solution(&loss, lambda, mode, coordinate),
            _ => Slice::through(&loss, lambda, mode, coordinate),
        };
        let root_weight = model.root_weight();
        let root = root_weight * slice.curvature.sqrt();
        let mode = mode[coordinate] + 0.0;
        let shape = match density {
            PriorDensity::Flat if root == 0.0 => {
                return Err(NoPosterior::ImproperCoordinate { coordinate });
            }
            PriorDensity::Flat => Shape::Gaussian { spread: 1.0 / root },
            PriorDensity::Gaussian { .. } => {
                let curvature = slice.curvature + lambda.value();
                Shape::Gaussian {
                    spread: 1.0 / (root_weight * curvature.sqrt()),
                }
            }
            PriorDensity::Laplace { scale } if root == 0.0 => Shape::Laplace { scale },
            PriorDensity::Laplace { .. } => {
                let unit = root_weight / slice.curvature.sqrt();
                let sides = [slice.lambda + slice.gradient, slice.lambda - slice.gradient];
                // At a mode that is not zero the slope of the posterior is zero.
                let [p, q] = if mode == 0.0 {
                    sides.map(|side| unit * side)
                } else {
                    let near = mode.abs() * root;
                    [-near, 2.0 * (unit * slice.lambda) + near]
                };
                if !(p.is_finite() && q.is_finite()) {
                    return Err(NoPosterior::OutOfRange);
                }
                Shape::Lasso {
                    sign: if mode < 0.0 { -1.0 } else { 1.0 },
                    spread: 1.0 / root,
                    standard: LassoDistribution::new(p, q),
                }
            }
        };
        let conditional = Self {
            mode,
            shape,
            prior: density,
            likelihood: slice.center().map(|z| [z, 1.0 / root]),
        };
        let [height, spread] = [conditional.density(mode), conditional.standard_deviation()];
        if height.is_normal() && spread.is_normal() {
            Ok(conditional)
        } else {
            Err(NoPosterior::OutOfRange)
        }
    }

    /// The prior's density at t; none for a flat prior, which has none.
    #[must_use]
    pub fn prior_density(&self, t: f64) -> Option<f64> {
        match self.prior {
            PriorDensity::Flat => None,
            PriorDensity::Laplace { scale } => Some(laplace(t, scale)),
            PriorDensity::Gaussian { spread } => Some(gaussian(t, spread)),
        }
    }

    /// The likelihood as a function of t, scaled to integrate to 1: the density of N(z, σ²/(n h)),
    /// where z minimises the loss on this line. None if the loss does not depend on t.
    #[must_use]
    pub fn likelihood(&self, t: f64) -> Option<f64> {
        self.likelihood.map(|[z, spread]| gaussian(t - z, spread))
    }

    /// z, where the likelihood is largest; none if the loss does not depend on t.
    #[must_use]
    pub fn likelihood_mode(&self) -> Option<f64> {
        self.likelihood.map(|[z, _]| z)
    }

    /// The posterior density at t.
    #[must_use]
    pub fn density(&self, t: f64) -> f64 {
        match self.shape {
            Shape::Gaussian { spread } => gaussian(t - self.mode, spread),
            Shape::Laplace { scale } => laplace(t, scale),
            Shape::Lasso {
                sign,
                spread,
                standard,
            } => standard.density(sign * t / spread, (t - self.mode) * sign / spread) / spread,
        }
    }

    /// The posterior's mode: θ\*_j bit for bit.
    #[must_use]
    pub fn mode(&self) -> f64 {
        match self.shape {
            // All that it depends on.
            Shape::Laplace { .. } => 0.0,
            Shape::Gaussian { .. } | Shape::Lasso { .. } => self.mode,
        }
    }

    /// The posterior's mean, in closed form.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self.shape {
            Shape::Laplace { .. } => 0.0,
            Shape::Gaussian { .. } => self.mode,
            Shape::Lasso {
                sign,
                spread,
                standard,
            } => self.mode + sign * spread * (standard.first_moment() / standard.mass()),
        }
    }

    /// The posterior's median.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The posterior's standard deviation, in closed form.
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        match self.shape {
            Shape::Laplace { scale } => std::f64::consts::SQRT_2 * scale,
            Shape::Gaussian { spread } => spread,
            Shape::Lasso {
                spread, standard, ..
            } => spread * standard.standard_deviation(),
        }
    }

    /// The posterior's variance, in closed form.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.standard_deviation() * self.standard_deviation()
    }

    /// P(t > 0).
    #[must_use]
    pub fn probability_positive(&self) -> f64 {
        match self.shape {
            Shape::Laplace { .. } => 0.5,
            Shape::Gaussian { spread } => {
                let far = gaussian_beyond(self.mode.abs() / spread);
                if self.mode < 0.0 { far } else { 1.0 - far }
            }
            Shape::Lasso { sign, standard, .. } => {
                if sign < 0.0 {
                    standard.probability_negative()
                } else {
                    standard.probability_positive()
                }
            }
        }
    }

    /// The t with P(θ_j ≤ t) = `probability`; −∞ at 0 and ∞ at 1, NaN for a number outside.
    #[must_use]
    pub fn quantile(&self, probability: f64) -> f64 {
        if probability == 0.0 {
            f64::NEG_INFINITY
        } else if probability == 1.0 {
            f64::INFINITY
        } else if probability > 0.0 && probability < 1.0 {
            self.inner_quantile(probability, 1.0 - probability)
        } else {
            f64::NAN
        }
    }

    /// `count` independent draws from the posterior, the same for the same seed, and the first ones
    /// the same for every count. As λ moves, each draw keeps its probability below and so moves
    /// continuously.
    ///
    /// By inversion, each of the two truncated Gaussians from its own tail, so that no draw is lost
    /// however far the tail is. No draw is 0: what would round to zero is ±`f64::MIN_POSITIVE`.
    #[must_use]
    pub fn draws(&self, seed: u64, count: usize) -> Vec<f64> {
        const UNIT: f64 = 0.5 * f64::EPSILON; // 2⁻⁵³
        let mut random = Random::new(seed);
        let draw = |_| {
            // Odd multiples of 2⁻⁵⁴: neither 0 nor 1, and as many above ½ as below.
            let bits = random.bits() >> 11;
            let [below, above] =
                [bits, (1 << 53) - 1 - bits].map(|share| (share as f64 + 0.5) * UNIT);
            let t = self.inner_quantile(below, above);
            if t.abs() >= f64::MIN_POSITIVE {
                t
            } else {
                f64::MIN_POSITIVE.copysign(t)
            }
        };
        (0..count).map(draw).collect()
    }

    fn inner_quantile(&self, below: f64, above: f64) -> f64 {
        match self.shape {
            Shape::Laplace { scale } => {
                if below < above {
                    scale * (2.0 * below).ln()
                } else {
                    0.0 - scale * (2.0 * above).ln()
                }
            }
            Shape::Gaussian { spread } => {
                if below < above {
                    self.mode - spread * tail_quantile(0.0, 2.0 * below)
                } else {
                    self.mode + spread * tail_quantile(0.0, 2.0 * above)
                }
            }
            Shape::Lasso {
                sign,
                spread,
                standard,
            } => {
                let quantile = if sign < 0.0 {
                    standard.quantile(above, below)
                } else {
                    standard.quantile(below, above)
                };
                match quantile {
                    Quantile::FromZero(u) => sign * spread * u + 0.0,
                    Quantile::FromMode(offset) => self.mode + sign * spread * offset,
                }
            }
        }
    }
}

/// P(u > a) of N(0, 1), for a ≥ 0.
fn gaussian_beyond(a: f64) -> f64 {
    Tail::new(a).mass * (-0.5 * a * a).exp() / TAU.sqrt()
}

fn gaussian(offset: f64, spread: f64) -> f64 {
    let u = offset / spread;
    (-0.5 * u * u).exp() / (TAU.sqrt() * spread)
}

fn laplace(t: f64, scale: f64) -> f64 {
    (-t.abs() / scale).exp() / (2.0 * scale)
}
